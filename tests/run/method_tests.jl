# Calls of arguments of unknown type are split by the methods that there are.
abstract type Shape end
struct Square <: Shape; side::Float64; end
struct Circle <: Shape; radius::Float64; end
struct Bar <: Shape; width::Float64; height::Float64; end
area(s::Square) = s.side^2
area(c::Circle) = 3.0 * c.radius^2
area(b::Bar) = b.width * b.height
total(shapes) = sum(area(s) for s in shapes)
function loop(shapes)
    t = 0.0
    for s in shapes
        t += area(s)
    end
    return t
end
shapes = Shape[Square(2), Circle(1), Bar(2, 3), Square(1)]
println(loop(shapes), " ", total(shapes))
struct Dot <: Shape end
push!(shapes, Dot())
try
    loop(shapes)
catch e
    println(typeof(e))
end
area(::Dot) = 0.5
area(s::Square) = 100.0
println(loop(shapes), " ", total(shapes))

kind(::Int) = "int"
kind(::Integer) = "integer"
kind(::AbstractString) = "string"
kind(x) = "other"
names(xs) = [kind(x) for x in xs]
println(names(Any[1, 0x01, "a", 2.0, true, SubString("ab", 1, 1)]))

# Fields and elements are other memory than each other; a field that is written is read again.
mutable struct Count; n::Int; end
function tally!(c, v)
    for i in eachindex(v)
        v[i] += c.n
        c.n += 1
    end
    return c.n, v
end
println(tally!(Count(1), [10, 20, 30]))
function guarded(c)
    a = c.n
    try
        c.n = a + 5
        error("x")
    catch
    end
    return a, c.n
end
println(guarded(Count(1)))

# Keywords whose names are known need no look at run time; unknown ones still throw.
area2(; width=1, height=2) = width * height
println(area2(), area2(height=5), area2(; (width=3, height=4)...))
try
    area2(depth=1)
catch e
    println(e isa MethodError || e isa ArgumentError)
end
println(merge((a=1, b=2), (b=3, c=4)), Base.structdiff((a=1, b=2), (b=0,)))
