# Double dispatch: rock, paper, scissors; collisions; an algebra of mixed units.
abstract type Hand end
for name in (:Rock, :Paper, :Scissors)
    @eval struct $name <: Hand end
end
beats(::Hand, ::Hand) = false
beats(::Rock, ::Scissors) = true
beats(::Paper, ::Rock) = true
beats(::Scissors, ::Paper) = true
function play(a::Hand, b::Hand)
    beats(a, b) && return "first"
    beats(b, a) && return "second"
    return "draw"
end
hands = [Rock(), Paper(), Scissors()]
for a in hands
    println(rpad(nameof(typeof(a)), 9), join([lpad(play(a, b), 7) for b in hands]))
end
println(count(beats(a, b) for a in hands, b in hands))

abstract type Body end
struct Ship <: Body; name::String end
struct Rock_ <: Body; size::Int end
collide(a::Body, b::Body) = collide(b, a, :swapped)
collide(a::Ship, b::Rock_) = "$(a.name) hits rock of size $(b.size)"
collide(a::Ship, b::Ship) = "$(a.name) docks at $(b.name)"
collide(a::Rock_, b::Rock_) = Rock_(a.size + b.size)
collide(a, b, ::Symbol) = collide(a, b) * " (swapped)"
println(collide(Ship("Ara"), Rock_(3)))
println(collide(Rock_(3), Ship("Ara")))
println(collide(Ship("Ara"), Ship("Bor")))
println(collide(Rock_(3), Rock_(4)))

struct Celsius; deg::Float64 end
struct Kelvin; deg::Float64 end
Kelvin(c::Celsius) = Kelvin(c.deg + 273.15)
Celsius(k::Kelvin) = Celsius(k.deg - 273.15)
Base.promote_rule(::Type{Celsius}, ::Type{Kelvin}) = Kelvin
Base.convert(::Type{T}, t::Union{Celsius, Kelvin}) where {T<:Union{Celsius, Kelvin}} = T(t)
Celsius(c::Celsius) = c
Kelvin(k::Kelvin) = k
Base.isless(a::T, b::T) where {T<:Union{Celsius, Kelvin}} = a.deg < b.deg
Base.isless(a::Union{Celsius, Kelvin}, b::Union{Celsius, Kelvin}) = isless(promote(a, b)...)
Base.:-(a::T, b::T) where {T<:Union{Celsius, Kelvin}} = a.deg - b.deg
Base.:-(a::Union{Celsius, Kelvin}, b::Union{Celsius, Kelvin}) = -(promote(a, b)...)
temperatures = [Celsius(20), Kelvin(280), Celsius(-5)]
println(sort(temperatures))
println(Celsius(0) < Kelvin(300), " ", round(Celsius(10) - Kelvin(273.15), digits = 6), " ", maximum(temperatures))
println(eltype(temperatures), " ", eltype([Celsius(1), Celsius(2)]))
