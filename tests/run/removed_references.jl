# What is removed from a vector or a dictionary is collected although its place remains.
mutable struct Part; n::Int; end
const gone = Int[]
part(n) = (p = Part(n); finalizer(p -> push!(gone, p.n), p); p)
collected() = (for _ in 1:3; GC.gc(); end; r = sort(gone); empty!(gone); r)
@noinline use(f, v) = (f(v); nothing)
@noinline fill_up(n) = Any[part(i) for i in 1:n]
# runs `f` deeper in the stack, so that nothing of it lies in a frame afterwards
@noinline deep(f, v, n) = n == 0 ? use(f, v) : (deep(f, v, n - 1); nothing)
@noinline wipe(n) = n == 0 ? 0 : 1 + wipe(n - 1)
function check(name, f, v)
    deep(f, v, 20)
    wipe(50)
    println(rpad(name, 12), length(v), " ", collected())
end
const vectors = Dict{String,Any}()
for (name, f) in ["pop!" => pop!, "popfirst!" => popfirst!, "resize!" => v -> resize!(v, 3),
                  "deleteat!" => v -> deleteat!(v, 2), "range" => v -> deleteat!(v, 2:4), "some" => v -> deleteat!(v, [1, 3, 6]),
                  "mask" => v -> deleteat!(v, [true, false, false, true, false, false]),
                  "empty!" => empty!, "splice!" => v -> (splice!(v, 2:3); 0), "filter!" => v -> filter!(p -> iseven(p.n), v),
                  "popat!" => v -> popat!(v, 5)]
    vectors[name] = fill_up(6)
    check(name, f, vectors[name])
end
struct Pair2; n::Int; p::Part; end
inline = [Pair2(i, part(100 + i)) for i in 1:5]
check("inline", v -> (pop!(v); popfirst!(v)), inline)
d = Dict{Any,Any}(i => part(200 + i) for i in 1:5)
check("delete!", d -> delete!(d, 2), d)
check("pop!(d)", d -> pop!(d, 3), d)
ids = IdDict{Any,Any}(part(300 + i) => i for i in 1:3)
check("empty!(d)", empty!, ids)
println(length(vectors), length(inline))
# what comes back has no old values
a = Any[1, 2, 3]
resize!(a, 1); resize!(a, 3)
println(isassigned(a, 1), isassigned(a, 2), isassigned(a, 3))
b = ["x", "y"]
pop!(b); resize!(b, 2)
println(isassigned(b, 2), " ", try b[2] catch e; e end)
# queues
q = Any[]
for i in 1:1000
    push!(q, i)
    i > 3 && popfirst!(q)
end
println(q, length(q))
for i in 1:10; pushfirst!(q, -i); end
println(q, pop!(q), popfirst!(q))
empty!(inline); empty!(d); empty!(vectors)
