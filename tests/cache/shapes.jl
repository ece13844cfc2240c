# Definitions of types with the same names: fields, supertypes, bounds, sizes, order.
#@ events: none

#@ step the program
abstract type First end
abstract type Second end
struct Leaf <: First; end
struct Point; x::Int; y::Int; end
struct Holder{T<:Integer}; inside::T; end
primitive type Wide 16 end
@enum Fruit apple banana
Base.@kwdef struct Options; size::Int = 1; depth = size + 1; end
const Number_ = Int
sort_of(::First) = 1
sort_of(::Second) = 2
typed(x::Number_) = "exact"
typed(x) = "other"
difference(p) = p.x - p.y
third(p) = (fieldnames(Point), fieldtype(Point, 1), sizeof(Point), getfield(p, 1))
fits(::Type{T}) where T = try Holder{T}; true catch; false end
pick(f) = f == apple ? "a" : "b"
empty_list() = Number_[]
above() = (supertype(Leaf), Leaf <: First, typejoin(Leaf, Other))
struct Other <: First; end
mixed() = typeof([Leaf(), Other()])
println(sort_of(Leaf()), map(sort_of, Any[Leaf()]), " ", above(), " ", mixed())
println(difference(Point(5, 2)), " ", third(Point(5, 2)), " ", Point(1, 2))
println(fits(Int8), fits(Float64), " ", sizeof(Wide), " ", pick(apple), pick(banana), " ", instances(Fruit))
println(Options(), " ", Options(size=4), " ", typed(1), typed(1.0), " ", empty_list())

#@ step other definitions
abstract type First end
abstract type Second end
struct Leaf <: Second; end
struct Point; y::Int; x::Int32; end
struct Holder{T<:Real}; inside::T; end
primitive type Wide 32 end
@enum Fruit banana apple
Base.@kwdef struct Options; depth = 5; size::Int = depth + 1; end
const Number_ = Float64
sort_of(::First) = 1
sort_of(::Second) = 2
typed(x::Number_) = "exact"
typed(x) = "other"
difference(p) = p.x - p.y
third(p) = (fieldnames(Point), fieldtype(Point, 1), sizeof(Point), getfield(p, 1))
fits(::Type{T}) where T = try Holder{T}; true catch; false end
pick(f) = f == apple ? "a" : "b"
empty_list() = Number_[]
above() = (supertype(Leaf), Leaf <: First, typejoin(Leaf, Other))
struct Other <: First; end
mixed() = typeof([Leaf(), Other()])
println(sort_of(Leaf()), map(sort_of, Any[Leaf()]), " ", above(), " ", mixed())
println(difference(Point(5, 2)), " ", third(Point(5, 2)), " ", Point(1, 2))
println(fits(Int8), fits(Float64), " ", sizeof(Wide), " ", pick(apple), pick(banana), " ", instances(Fruit))
println(Options(), " ", Options(size=4), " ", typed(1), typed(1.0), " ", empty_list())

#@ step as at first (no misses)
abstract type First end
abstract type Second end
struct Leaf <: First; end
struct Point; x::Int; y::Int; end
struct Holder{T<:Integer}; inside::T; end
primitive type Wide 16 end
@enum Fruit apple banana
Base.@kwdef struct Options; size::Int = 1; depth = size + 1; end
const Number_ = Int
sort_of(::First) = 1
sort_of(::Second) = 2
typed(x::Number_) = "exact"
typed(x) = "other"
difference(p) = p.x - p.y
third(p) = (fieldnames(Point), fieldtype(Point, 1), sizeof(Point), getfield(p, 1))
fits(::Type{T}) where T = try Holder{T}; true catch; false end
pick(f) = f == apple ? "a" : "b"
empty_list() = Number_[]
above() = (supertype(Leaf), Leaf <: First, typejoin(Leaf, Other))
struct Other <: First; end
mixed() = typeof([Leaf(), Other()])
println(sort_of(Leaf()), map(sort_of, Any[Leaf()]), " ", above(), " ", mixed())
println(difference(Point(5, 2)), " ", third(Point(5, 2)), " ", Point(1, 2))
println(fits(Int8), fits(Float64), " ", sizeof(Wide), " ", pick(apple), pick(banana), " ", instances(Fruit))
println(Options(), " ", Options(size=4), " ", typed(1), typed(1.0), " ", empty_list())

#@ step the others again (no misses)
abstract type First end
abstract type Second end
struct Leaf <: Second; end
struct Point; y::Int; x::Int32; end
struct Holder{T<:Real}; inside::T; end
primitive type Wide 32 end
@enum Fruit banana apple
Base.@kwdef struct Options; depth = 5; size::Int = depth + 1; end
const Number_ = Float64
sort_of(::First) = 1
sort_of(::Second) = 2
typed(x::Number_) = "exact"
typed(x) = "other"
difference(p) = p.x - p.y
third(p) = (fieldnames(Point), fieldtype(Point, 1), sizeof(Point), getfield(p, 1))
fits(::Type{T}) where T = try Holder{T}; true catch; false end
pick(f) = f == apple ? "a" : "b"
empty_list() = Number_[]
above() = (supertype(Leaf), Leaf <: First, typejoin(Leaf, Other))
struct Other <: First; end
mixed() = typeof([Leaf(), Other()])
println(sort_of(Leaf()), map(sort_of, Any[Leaf()]), " ", above(), " ", mixed())
println(difference(Point(5, 2)), " ", third(Point(5, 2)), " ", Point(1, 2))
println(fits(Int8), fits(Float64), " ", sizeof(Wide), " ", pick(apple), pick(banana), " ", instances(Fruit))
println(Options(), " ", Options(size=4), " ", typed(1), typed(1.0), " ", empty_list())
