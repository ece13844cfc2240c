# A number type of the user's own: promotion, conversion, arithmetic, comparison, printing, use in arrays and ranges.
struct Mod7 <: Number
    v::Int
    Mod7(x::Integer) = new(mod(x, 7))
end
Base.promote_rule(::Type{Mod7}, ::Type{<:Integer}) = Mod7
Base.promote_rule(::Type{Mod7}, ::Type{BigInt}) = Mod7
Base.convert(::Type{Mod7}, x::Mod7) = x
Base.convert(::Type{Mod7}, x::Integer) = Mod7(x)
Base.:+(a::Mod7, b::Mod7) = Mod7(a.v + b.v)
Base.:-(a::Mod7, b::Mod7) = Mod7(a.v - b.v)
Base.:-(a::Mod7) = Mod7(-a.v)
Base.:*(a::Mod7, b::Mod7) = Mod7(a.v * b.v)
Base.inv(a::Mod7) = Mod7(invmod(a.v, 7))
Base.:/(a::Mod7, b::Mod7) = a * inv(b)
Base.:(==)(a::Mod7, b::Mod7) = a.v == b.v
Base.isless(a::Mod7, b::Mod7) = a.v < b.v
Base.hash(a::Mod7, h::UInt) = hash(a.v, hash(:Mod7, h))
Base.show(io::IO, a::Mod7) = print(io, a.v, "₇")
a, b = Mod7(5), Mod7(10)
println(a, " ", b, " ", a + b, " ", a * b, " ", a - b, " ", -a, " ", a / b, " ", a + 1, " ", 3a, " ", 2 - a, " ", a^3, " ", a^0, " ", inv(a), " ", a == 12, " ", 5 == a, " ", a < b)
println(sum([a, b, a]), " ", prod([a, b]), " ", [a, 1], " ", [1 a; b 2], " ", zero(a), one(Mod7), " ", zeros(Mod7, 2), " ", ones(Mod7, 2), " ", [a b] * [b; a], " ", map(x -> x^2, Mod7.(0:6)), " ", Mod7[1, 9] .+ a)
println(typeof(a + 0x01), " ", typeof(a * true), " ", promote(a, 3), " ", promote_type(Mod7, Int8), " ", typeof([a, 1]), " ", Set([a, Mod7(12)]), " ", unique(Mod7.(1:9)), " ", sort([b, a]), " ", max(a, b), " ", Dict(a => 1)[Mod7(-2)])
println([a b; b a]^2, " ", iszero(Mod7(14)), isone(Mod7(8)), " ", accumulate(+, fill(a, 4)), " ", foldl(*, fill(a, 6)), " ", muladd(a, b, a), " ", evalpoly(a, (1, 2, 3)), " ", "$(a)", " ", string(a), " ", repr([a]))
struct Meters{T <: Real}
    n::T
end
Base.:+(x::Meters, y::Meters) = Meters(x.n + y.n)
Base.:*(k::Real, x::Meters) = Meters(k * x.n)
Base.isless(x::Meters, y::Meters) = isless(x.n, y.n)
Base.zero(::Type{Meters{T}}) where {T} = Meters(zero(T))
Base.show(io::IO, x::Meters) = print(io, x.n, " m")
println(Meters(1) + Meters(2.5), " ", 3Meters(2), " ", sum([Meters(1), Meters(2)]), " ", maximum([Meters(3), Meters(1)]), " ", sort([Meters(2), Meters(1)]; rev=true), " ", 2 .* [Meters(1)] isa Vector{Meters{Int}}, " ", sum(Meters{Int}[]))
for f in (() -> Meters(1) + 1, () -> Meters("x"), () -> promote(Meters(1), 1), () -> a + 1.5, () -> convert(Mod7, "1"))
    try
        println(f())
    catch e
        println(typeof(e))
    end
end
