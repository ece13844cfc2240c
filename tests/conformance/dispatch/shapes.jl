# Geometry by dispatch: double dispatch, fallbacks, symmetric rules, parametric and diagonal methods.
abstract type Shape end
struct Circle <: Shape
    r::Float64
end
struct Rect{T<:Real} <: Shape
    w::T
    h::T
end
const Square = Rect{Int}
struct Group{S<:Shape} <: Shape
    parts::Vector{S}
end

area(c::Circle) = π * c.r^2
area(r::Rect) = r.w * r.h
area(g::Group) = sum(area, g.parts)
name(::Shape) = "shape"
name(::Rect) = "rectangle"
name(::Rect{<:Integer}) = "whole rectangle"
name(g::Group) = "group of $(length(g.parts))"
name(::Group{Circle}) = "circles only"

meets(a::Shape, b::Shape) = "unknown: " * name(a) * " and " * name(b)
meets(a::Circle, b::Circle) = "circles"
meets(a::Circle, b::Rect) = "circle in rectangle"
meets(a::Rect, b::Circle) = "turned: " * meets(b, a)
meets(a::S, b::S) where {S<:Rect} = "rectangles of one type"
meets(a::Rect, b::Rect) = "rectangles of types"
meets(g::Group, s::Shape) = map(p -> meets(p, s), g.parts)

c, q, r = Circle(1), Rect(2, 3), Rect(1.5, 2.0)
println(area(q), " ", area(r), " ", round(area(c), digits = 3), " ", area(Group([q, Rect(1, 1)])))
println(map(name, (c, q, r, Group([c]), Group(Shape[c, q]))))
for (a, b) in ((c, c), (c, q), (q, c), (q, q), (q, r), (c, Group([c])))
    println(nameof(typeof(a)), " × ", nameof(typeof(b)), ": ", meets(a, b))
end
println(meets(Group(Shape[c, q]), r))
println(q isa Square, " ", Square === Rect{Int}, " ", Rect(1, 2) == Rect(1, 2), " ", Group{Circle} <: Group)

describe(x) = "something"
describe(x::Number) = "number"
describe(x::Integer) = invoke(describe, Tuple{Number}, x) * " that is whole"
describe(x::Vararg{Int, 2}) = "two of them"
describe(x, rest...) = describe(x) * " and $(length(rest)) more"
describe(::Type{T}) where {T<:Number} = "type of numbers $T"
describe(::Type) = "type"
describe(::Val{N}) where {N} = "value $N"
describe(t::Tuple{Any, Vararg{Int}}) = "tuple with integers"
describe(f::Function) = "function $(nameof(f))"
println(describe("a"), ", ", describe(1.5), ", ", describe(2), ", ", describe(1, 2), ", ", describe(1, 2, 3))
println(describe(Int), ", ", describe(String), ", ", describe(Val(:x)), ", ", describe(("a", 1, 2)), ", ", describe(sin))
same(::T, ::T) where {T} = true
same(::Any, ::Any) = false
pairwise(x::AbstractVector{T}, y::AbstractVector{T}) where {T<:Real} = "same $T"
pairwise(x::AbstractVector, y::AbstractVector) = "mixed"
println(same(1, 2), same(1, 2.0), same([], []), " ", pairwise([1], 2:3), " ", pairwise([1], [1.0]), " ", pairwise(["a"], ["b"]))
println(hasmethod(area, Tuple{Circle}), " ", hasmethod(area, Tuple{Int}), " ", length(methods(meets)), " ", applicable(name, c))
println(try area("x") catch e; e isa MethodError && e.f === area end)
