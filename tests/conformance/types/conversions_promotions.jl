# Own convert and promote_rule methods, and where the language converts by itself.
struct Meters <: Real
    v::Float64
end
struct Feet <: Real
    v::Float64
end
Base.convert(::Type{Meters}, f::Feet) = Meters(f.v * 0.3048)
Base.convert(::Type{Feet}, m::Meters) = Feet(m.v / 0.3048)
Base.convert(::Type{Meters}, m::Meters) = m
Base.convert(::Type{Feet}, f::Feet) = f
Base.promote_rule(::Type{Meters}, ::Type{Feet}) = Meters
Base.:+(a::Meters, b::Meters) = Meters(a.v + b.v)
Base.:+(a::Union{Meters, Feet}, b::Union{Meters, Feet}) = +(promote(a, b)...)
Base.show(io::IO, m::Meters) = print(io, round(m.v, digits = 2), "m")
Base.show(io::IO, f::Feet) = print(io, round(f.v, digits = 2), "ft")

println(Meters(1) + Feet(10), " ", Feet(10) + Meters(1))
println(promote(Feet(1), Meters(1)), " ", promote_type(Meters, Feet), " ", promote_type(Feet, Meters))
println(Meters[Feet(1), Meters(2)], " ", [Feet(100), Meters(1)])
track = Meters[]
push!(track, Feet(1000))
println(track, " ", eltype(track))
struct Leg
    len::Meters
end
println(Leg(Feet(5)))
asfeet(m::Meters)::Feet = m
println(asfeet(Meters(3)))
function typed_local(x)
    y::Int = x
    y = 4.0
    return y
end
println(typed_local(2.0), " ", typeof(typed_local(2.0)))
try
    typed_local(2.5)
catch err
    showerror(stdout, err); println()
end
d = Dict{String, Float64}("a" => 1)
d["b"] = 3//4
println(d["a"], " ", d["b"])
println(convert(Vector{Float32}, [1, 2]), " ", convert(Tuple{Int, Float64}, (1.0, 2)), " ", convert(Union{Int, Nothing}, 3.0), " ", convert(Pair{Float64, String}, 1 => "x"))
println(promote(1, 2.5, 3//4), " ", promote(0x01, 2), " ", promote_type(Int8, UInt16), " ", promote_type(BigInt, Float32), " ", promote_type(Bool, Char))
println(typeof(true + true), " ", typeof(0x01 + 0x02), " ", typeof(Int8(1) + Int16(1)), " ", typeof(1f0 + 1), " ", typeof(1//2 + 0.5f0))
for (T, x) in ((Int, "12"), (Int8, 300), (Bool, 2), (UInt, -1), (Int, 1//2), (Char, -1))
    try
        println(convert(T, x))
    catch err
        println(T, ": ", typeof(err))
    end
end
