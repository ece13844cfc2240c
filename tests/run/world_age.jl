# Running code sees the methods of the world in which its top-level statement began.
f(x) = "old $x"
function redefine()
    before = f(1)
    eval(:(f(x) = "new $x"))
    return (before, f(1), Base.invokelatest(f, 1))
end
println(redefine())
println(f(1))
function too_new()
    eval(:(brand_new(x) = x + 1))
    try
        brand_new(1)
    catch e
        return typeof(e)
    end
end
println(too_new())
println(brand_new(1))
h() = k()
k() = 1
println(h())
k() = 2
println(h())
for name in (:one_more, :two_more)
    @eval $name() = $(string(name))
end
println(one_more(), " ", two_more())
g(x::Int) = "int"
println(g(1))
g(x::Integer) = "integer"
println(g(1), " ", g(0x01))
