abstract type Animal end
struct Dog <: Animal
    name::String
end
mutable struct Cat <: Animal
    name::String
    lives::Int
end
Cat(name) = Cat(name, 9)
speak(::Animal) = "..."
speak(d::Dog) = "$(d.name) says woof"
speak(c::Cat) = "$(c.name) has $(c.lives) lives"
c = Cat("Tom")
c.lives -= 1
println(speak(Dog("Rex")), ", ", speak(c))
struct Point{T<:Real}
    x::T
    y::T
end
Base.:+(a::Point, b::Point) = Point(a.x + b.x, a.y + b.y)
println(Point(1, 2) + Point(3, 4))
println(Point(1.5, 2.0) isa Point{Float64}, " ", Point{Int} <: Point, " ", Point{Int} <: Point{Real})
struct Ordered
    lo::Int
    hi::Int
    Ordered(a, b) = a > b ? new(b, a) : new(a, b)
end
println(Ordered(3, 1))
kind(::Type{Int}) = "int"
kind(::Type{<:AbstractString}) = "string"
kind(::Type{T}) where {T} = "other $T"
println(kind(Int), " ", kind(String), " ", kind(Vector{Int}))
f(x::Union{Int,Nothing}) = x === nothing ? "none" : "some $x"
println(f(1), " ", f(nothing))
g(x::T, y::T) where {T} = "same"
g(x, y) = "different"
println(g(1, 2), " ", g(1, 2.0))
println(supertype(Dog), " ", fieldnames(Point), " ", typeof(Point(1, 2)))
h(; a = 1, b = a + 1) = (a, b)
println(h(), " ", h(a = 5), " ", h(b = 0))
nt = (x = 1, y = "two")
println(nt, " ", nt.x, " ", keys(nt))
