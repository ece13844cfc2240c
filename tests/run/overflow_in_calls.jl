# An overflow is an error of the program wherever the last of the stack is used up: in compiled
# code, in the runtime or in a C function that it calls.
function kind(f, args...)
    try
        f(args...)
        return "returned"
    catch e
        return string(typeof(e))
    end
end

allocate(n) = (v = Any[n, n + 1]; push!(v, allocate(n + 1)); length(v))
copy_all(a, b, n) = (copyto!(a, b); 1 + copy_all(a, b, n + 1))
sorted(x) = (sort!([x, 2, 1]); sorted(x + 1) + 1)
matched(x) = (match(r"a(.*)b", "aaaaaab"); matched(x + 1) + 1)
text(s) = length(text(string(s[1:1], "a")))
println(kind(allocate, 1))
# In tasks, whose stacks are smaller.
for f in (copy_all, sorted, matched, text)
    args = f === copy_all ? (zeros(1000), zeros(1000), 1) : f === text ? ("abc",) : (1,)
    println(fetch(@task(kind(f, args...)) |> schedule))
end
t = schedule(@task allocate(1))
try
    wait(t)
catch e
    println(typeof(e), " ", typeof(e.task.exception))
end
println(kind(sorted, 1))

# Called back by the library.
struct A end
struct B end
Base.show(io::IO, ::A) = show(io, B())
Base.show(io::IO, ::B) = show(io, A())
Base.:(==)(a::A, b::B) = b == a
Base.:(==)(a::B, b::A) = b == a
Base.hash(a::A, h::UInt) = hash(B(), h)
Base.hash(b::B, h::UInt) = hash(A(), h)
Base.isless(a::A, b::A) = isless(B(), B())
Base.isless(a::B, b::B) = isless(A(), A())
Base.convert(::Type{A}, x::Int) = convert(A, x)
println(kind(string, A()))
println(kind(==, Any[A()], Any[B()]))
println(kind(Dict, A() => 1))
println(kind(sort, [A(), A(), A()]))
println(kind(() -> A[1]))
