# Numbers with units of one's own: a clock, lengths with conversion, money, and their use in ranges and sums.
struct Clock
    minutes::Int
    Clock(h, m=0) = new(mod(60h + m, 1440))
end
Base.:+(c::Clock, m::Integer) = Clock(0, c.minutes + m)
Base.:-(c::Clock, m::Integer) = c + (-m)
Base.isless(a::Clock, b::Clock) = a.minutes < b.minutes
Base.show(io::IO, c::Clock) = print(io, lpad(c.minutes ÷ 60, 2, '0'), ':', lpad(c.minutes % 60, 2, '0'))
println(Clock(8), " ", Clock(25, 160), " ", Clock(-1, -5), " ", Clock(23, 50) + 20, " ", Clock(0) - 1, " ", Clock(24) == Clock(0), " ", sort([Clock(9), Clock(7, 30)]), " ", maximum([Clock(1), Clock(2)]), " ", [Clock(10) + 30k for k in 0:3])
abstract type Unit end
struct Metre <: Unit end; struct Kilometre <: Unit end; struct Inch <: Unit end
factor(::Type{Metre}) = 1 // 1; factor(::Type{Kilometre}) = 1000 // 1; factor(::Type{Inch}) = 254 // 10000
symbol(::Type{Metre}) = "m"; symbol(::Type{Kilometre}) = "km"; symbol(::Type{Inch}) = "in"
struct Quantity{U <: Unit, T <: Real}; n::T; end
Quantity{U}(n::T) where {U, T} = Quantity{U, T}(n)
Base.convert(::Type{Quantity{U}}, q::Quantity{V}) where {U, V} = Quantity{U}(q.n * factor(V) / factor(U))
Base.:+(a::Quantity{U}, b::Quantity{V}) where {U, V} = Quantity{U}(a.n + convert(Quantity{U}, b).n)
Base.:*(k::Real, q::Quantity{U}) where {U} = Quantity{U}(k * q.n); Base.:*(::Type{U}, k::Real) where {U <: Unit} = Quantity{U}(k); Base.:*(k::Real, ::Type{U}) where {U <: Unit} = Quantity{U}(k)
Base.isless(a::Quantity, b::Quantity) = isless(convert(Quantity{Metre}, a).n, convert(Quantity{Metre}, b).n); Base.:(==)(a::Quantity, b::Quantity) = convert(Quantity{Metre}, a).n == convert(Quantity{Metre}, b).n
Base.show(io::IO, q::Quantity{U}) where {U} = print(io, q.n isa Rational && isinteger(q.n) ? numerator(q.n) : q.n, ' ', symbol(U))
m, km, inch = Metre, Kilometre, Inch
println(3m, " ", 2km + 500m, " ", 500m + 2km, " ", 2 * (1.5km), " ", convert(Quantity{Metre}, 10inch), " ", convert(Quantity{Inch}, 1m), " ", 1km == 1000m, " ", 1km > 999m, " ", sort([3m, 1km, 5inch]), " ", typeof(2.5m), " ", reduce(+, [1m, 1km, 100inch]))
struct Euro; cents::Int; end
Euro(x::Real, ::Val{:exact}) = Euro(round(Int, 100x)); Base.:+(a::Euro, b::Euro) = Euro(a.cents + b.cents); Base.:*(a::Euro, k::Real) = Euro(round(Int, a.cents * k)); Base.zero(::Type{Euro}) = Euro(0); Base.show(io::IO, e::Euro) = print(io, '€', e.cents ÷ 100, '.', string(e.cents % 100; pad=2))
split_fairly(e::Euro, n) = [Euro(e.cents ÷ n + (k <= e.cents % n)) for k in 1:n]; println(Euro(19.99, Val(:exact)), " ", Euro(1000) * 1.19, " ", split_fairly(Euro(1000), 3), " ", sum(split_fairly(Euro(1000), 3)), " ", sum(Euro[]))
for f in (() -> 3m + 1, () -> Clock(1) + Clock(2), () -> Euro(1) * "x", () -> convert(Quantity{Inch}, 5))
    try f() catch e println(typeof(e)) end
end
