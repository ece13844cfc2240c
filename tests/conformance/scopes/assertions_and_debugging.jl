# @assert, @show, @isdefined, @doc-less helpers: values pass through, texts are as written.
x = 3
v = [1, 2]
r = @show x
@show x + 1 v
@show sum(v) > 2 "text" :sym
println(r, " ", @show(x * 2), " ", @show())
@assert x == 3
@assert x == 3 "never shown"
for f in (() -> @assert(x > 5), () -> @assert(x > 5, "x is only $x"), () -> @assert(x < 1, :symbol))
    try
        f()
    catch err
        println(err)
        println(sprint(showerror, err))
    end
end
nt = (a = 1, b = "two")
@show nt nt.a
@show [i^2 for i in 1:3]
@show 1:3 (1, "a") 2.50 nothing missing 'c' "q\"uote"
@show Dict(:k => [1, 2])
f(x) = x^2
@show f(2) f.([1, 2]) map(f, 1:2)
m = [1 2; 3 4]
@show m m'
y = @show (x > 2 ? 2x : x)
println(y)
println(@isdefined(x), @isdefined(undefined_thing), " ", @__LINE__, " ", basename(@__FILE__), " ", @__MODULE__)
value, seconds = @timed sum(1:10)
println(value, " ", seconds >= 0, " ", (@elapsed sum(1:10)) >= 0, " ", (@allocated 1 + 1) isa Integer)
println(@inbounds(v[1]), " ", @views(v[1:1]) isa SubArray, " ", @view(v[2:2]), " ", (@. v * 2 + 1), " ", (@. sqrt(abs(v - 2))))
s = 0
@simd for i in 1:10
    global s += i
end
println(s, " ", @eval(1 + 1), " ", @static(true ? "yes" : "no"))
dump([1, 2])
dump((a = 1, b = 2.5))
dump(:(f(x, 1)))
struct D; p::Int; q::Vector{String} end
dump(D(1, ["s"])); dump(D); dump("str"); dump(1 => 'c'); dump(3.0); dump(nothing)
