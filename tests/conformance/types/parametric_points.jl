# Parametric structs: implicit and explicit parameters, invariance, promotion in outer constructors.
struct Point{T<:Real}
    x::T
    y::T
end
Point(x::Real, y::Real) = Point(promote(x, y)...)
Point{T}(p::Point) where {T<:Real} = Point{T}(T(p.x), T(p.y))

Base.:+(a::Point, b::Point) = Point(a.x + b.x, a.y + b.y)
Base.:*(k::Real, p::Point) = Point(k * p.x, k * p.y)
Base.:(==)(a::Point, b::Point) = a.x == b.x && a.y == b.y
Base.zero(::Type{Point{T}}) where {T} = Point(zero(T), zero(T))
Base.convert(::Type{Point{T}}, p::Point) where {T<:Real} = Point{T}(p)

println(Point(1, 2))
println(Point(1, 2.5))
println(Point(1//2, 3))
println(Point{Float64}(1, 2))
println(Point{Int8}(Point(1.0, 2.0)))
println(Point(1, 2) + Point(0.5, 0.5))
println(2 * Point(3, 4), " ", Point(1, 2) == Point(1.0, 2.0))
println(sum([Point(1, 2), Point(3, 4)]), " ", zero(Point{Float32}))

println(Point{Int} <: Point, " ", Point{Int} <: Point{Real}, " ", Point{Int} <: Point{<:Real})
println(Point isa UnionAll, " ", Point{Int} isa DataType, " ", typeof(Point))
println(isconcretetype(Point), " ", isconcretetype(Point{Int}))
println(Point{Int} === Point{Int64}, " ", fieldtypes(Point{Int16}))
points = Point{Float64}[Point(1, 2), Point(3//4, 1)]
println(points)
println(eltype(points), " ", sizeof(Point{Int32}), " ", isbitstype(Point{Float32}), " ", isbitstype(Point{BigInt}))
try
    Point{String}("a", "b")
catch err
    println(typeof(err))
end
try
    Point("a", "b")
catch err
    println(err isa MethodError)
end
try
    Point{Int}(1.5, 2)
catch err
    showerror(stdout, err); println()
end

struct Tagged{Tag, T}
    value::T
end
Tagged{Tag}(v::T) where {Tag, T} = Tagged{Tag, T}(v)
tag(::Tagged{Tag}) where {Tag} = Tag
println(Tagged{:meters}(5), " ", tag(Tagged{:meters}(5)))
println(Tagged{(1, :a)}("x"))
println(Tagged{:m, Int}(1) isa Tagged{:m}, " ", Tagged{:m, Int}(1) isa Tagged{:s})
