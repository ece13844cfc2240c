# Which method is chosen: specificity by types, by arity, by type variables, by Vararg.
f(::Any) = "any"
f(::Number) = "number"
f(::Real) = "real"
f(::Integer) = "integer"
f(::Int) = "int"
f(::AbstractString) = "string"
f(::Nothing) = "nothing"
println([f(x) for x in (1, 0x1, 2.5, 2im, "s", :s, nothing, true, 1//2)])

g(x, y) = "two"
g(x::Int, y) = "int first"
g(x, y::Int) = "int second"
g(x::Int, y::Int) = "both int"
println(g(1, 2), ", ", g(1, "a"), ", ", g("a", 1), ", ", g("a", "b"))

h(xs...) = "any number $(length(xs))"
h(x) = "one"
h(x, y::Int...) = "one and $(length(y)) ints"
h(x::Int, y::Int) = "two ints"
println(h(), ", ", h(1), ", ", h(1, 2), ", ", h("a", 2), ", ", h(1, 2, 3), ", ", h(1, "b"))

k(x::T, y::T) where {T} = "same"
k(x, y) = "unlike"
k(x::T, y::T) where {T<:Number} = "same numbers"
k(x::Number, y::Number) = "numbers"
println(k(1, 2), ", ", k(1, 2.0), ", ", k("a", "b"), ", ", k("a", 1))

m(::Type{Int}) = "Int itself"
m(::Type{<:Integer}) = "integer type"
m(::Type) = "type"
m(::DataType) = "data type"
println(m(Int), ", ", m(Int8), ", ", m(String), ", ", m(Vector), ", ", m(Union{Int, String}))

n(::Tuple) = "tuple"
n(::Tuple{Any}) = "one"
n(::Tuple{Any, Any}) = "two"
n(::Tuple{Int, Vararg{Int}}) = "ints"
n(::NTuple{3, Any}) = "three"
n(::Tuple{}) = "none"
println(n(()), ", ", n(("a",)), ", ", n((1, 2)), ", ", n((1, "b")), ", ", n(("a", 2, 3)), ", ", n((1, 2, 3, 4)), ", ", n((:a, :b, :c, :d)))

v(::AbstractVector) = "abstract vector"
v(::AbstractVector{<:Real}) = "reals"
v(::Vector) = "vector"
v(::Vector{<:Real}) = "vector of reals"
v(::Vector{Int}) = "ints"
v(::AbstractRange) = "range"
println(v([1]), ", ", v([1.0]), ", ", v(["a"]), ", ", v(1:2), ", ", v(view([1], 1:1)), ", ", v(view(["a"], 1:1)))

u(::Union{Int, String}) = "int or string"
u(::Int) = "int"
u(::Union{Int, String, Nothing}) = "three"
println(u(1), ", ", u("a"), ", ", u(nothing))
println(length(methods(f)), " ", length(methods(g)), " ", length(methods(v)))
