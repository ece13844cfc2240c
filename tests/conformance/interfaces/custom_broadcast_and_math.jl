# A numeric type of one's own: dual numbers through generic functions, arrays, broadcasting, comparison.
struct Dual <: Real
    value::Float64
    slope::Float64
end
Dual(x::Real) = Dual(x, 0)
Base.promote_rule(::Type{Dual}, ::Type{<:Real}) = Dual
Dual(d::Dual) = d
Base.convert(::Type{Dual}, x::Real) = Dual(x, 0)
Base.convert(::Type{Dual}, d::Dual) = d
Base.:+(a::Dual, b::Dual) = Dual(a.value + b.value, a.slope + b.slope)
Base.:-(a::Dual, b::Dual) = Dual(a.value - b.value, a.slope - b.slope)
Base.:-(a::Dual) = Dual(-a.value, -a.slope)
Base.:*(a::Dual, b::Dual) = Dual(a.value * b.value, a.slope * b.value + a.value * b.slope)
Base.:/(a::Dual, b::Dual) = Dual(a.value / b.value, (a.slope * b.value - a.value * b.slope) / b.value^2)
Base.sin(a::Dual) = Dual(sin(a.value), cos(a.value) * a.slope)
Base.exp(a::Dual) = Dual(exp(a.value), exp(a.value) * a.slope)
Base.sqrt(a::Dual) = Dual(sqrt(a.value), a.slope / 2sqrt(a.value))
Base.isless(a::Dual, b::Dual) = a.value < b.value
Base.:<(a::Dual, b::Dual) = a.value < b.value
Base.:(==)(a::Dual, b::Dual) = a.value == b.value && a.slope == b.slope
Base.show(io::IO, a::Dual) = print(io, round(a.value, digits = 4), "+", round(a.slope, digits = 4), "ε")
derivative(f, x) = f(Dual(x, 1)).slope
println(derivative(x -> x^3, 2.0), " ", derivative(x -> 3x^2 + 2x + 1, 1), " ", derivative(sin, 0.0), " ", round(derivative(x -> exp(2x), 0.0), digits = 6), " ", derivative(x -> 1 / x, 2.0), " ", derivative(sqrt, 4.0))
d = Dual(3, 1)
println(d + 1, " ", 2d, " ", d^2, " ", d - 1//2, " ", [d, 1], " ", sum([d, d, 2]), " ", d == Dual(3, 1), " ", zero(d), " ", one(Dual), " ", d > 2, " ", max(d, 4))
println([1, 2] .* d, " ", [d d; 1 2] * [1, d], " ", prod([d, d]), " ", (x -> x * x + x).([d, Dual(1)]), " ", evalpoly(d, (1, 2, 3)), " ", eltype([d, 1.5]), " ", promote(d, 1))
newton(f, x; steps = 20) = foldl((x, _) -> x - f(x) / derivative(f, x), 1:steps; init = float(x))
println(round(newton(x -> x^2 - 2, 1), digits = 10), " ", round(newton(x -> x^3 - x - 1, 1.5), digits = 8))

struct Vec3
    x::Float64
    y::Float64
    z::Float64
end
Base.:+(a::Vec3, b::Vec3) = Vec3(a.x + b.x, a.y + b.y, a.z + b.z)
Base.:*(k::Real, a::Vec3) = Vec3(k * a.x, k * a.y, k * a.z)
Base.broadcastable(v::Vec3) = Ref(v)
dot3(a, b) = a.x * b.x + a.y * b.y + a.z * b.z
u = Vec3(1, 2, 3)
println((k -> k * u).([1, 2]) == [u, 2 * u], " ", [Vec3(1, 0, 0), Vec3(0, 1, 0)] .+ u, " ", dot3.([u, u], u), " ", (1:2) .* u)
struct Poly <: AbstractVector{Int}
    c::Vector{Int}
end
Base.size(p::Poly) = size(p.c)
Base.getindex(p::Poly, i::Int) = p.c[i]
(p::Poly)(x) = evalpoly(x, p.c)
Base.show(io::IO, p::Poly) = print(io, join(("$(c)x^$(i - 1)" for (i, c) in enumerate(p.c) if c != 0), " + "))
p = Poly([1, 0, 2])
println(p, " ", p(3), " ", p .+ 1, " ", p.(0:2), " ", sum(p), " ", p == [1, 0, 2], " ", map(-, p), " ", Poly(p .* 3))
