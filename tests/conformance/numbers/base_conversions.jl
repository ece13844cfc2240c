# Conversions between number types: convert, promote, constructors, exactness, and what is refused.
types = (Int8, UInt8, Int32, Int64, UInt64, Float32, Float64, Rational{Int}, Complex{Int}, BigInt, Bool)
for x in (1, 100, -1, 2.0, 0.5, 1 // 2, 3 + 0im, true, big(7), 300, Inf)
    print(rpad(string(x), 8))
    for T in types
        y = try convert(T, x) catch e; e isa InexactError ? "✗" : e isa MethodError ? "?" : "!" end
        print(' ', y)
    end
    println()
end
println(promote(1, 2.0), promote(1, 2 // 3, 4im), promote(true, 0x01), promote(1f0, 2.0), promote(big(1), 2), promote(Int8(1), UInt16(2)), " ", promote_type(Int, Float32), promote_type(Bool, Int8), promote_type(Rational{Int}, Float64), promote_type(Int32, UInt32), promote_type(String, Int), promote_type(), promote_type(Complex{Int}, Float64), promote_type(Vector{Int}, Vector{Float64}))
println(Int(3.0), " ", Float32(1) |> typeof, " ", Rational(0.25), " ", Complex(2), " ", big(2.5), " ", Bool(1), " ", Char(97), " ", Int('a'), " ", UInt8('z'), " ", float(1 // 4), " ", complex(1.5), " ", Integer(2.0), " ", AbstractFloat(3), " ", Number(4), " ", Signed(0x05), " ", Unsigned(5), " ", Real(1 + 0im), " ", oftype(1.0, 3), " ", typeof(oftype(0x1, 3)))
println(1 == 1.0 == 1 // 1 == 1 + 0im == true == big(1), " ", isequal(1, 1.0), " ", 1 === 1.0, " ", hash(1) == hash(1.0) == hash(1 // 1) == hash(big(1)) == hash(true), " ", Dict(1 => :a)[1.0], " ", 1 in [1.0], " ", unique([1, 1.0, true, 2]), " ", Set([1, 1.0]) |> length, " ", [1, 2.5, 3 // 2], " ", [1, true, 0x02], " ", [1, 'a'] |> eltype, " ", [1, nothing] |> eltype, " ", [1 + 0im, 2.5], " ", typeof([1, big(2)]), " ", Any[1, 2.0])
f(x::Int) = "int"; f(x::AbstractFloat) = "float"; f(x::Number) = "number"; f(x) = "other"; println(f.((1, 1.0, 1f0, 0x1, 1 // 2, im, "s", true, big(1), big(1.0), π)))
struct Celsius; t::Float64; end
struct Kelvin; t::Float64; end
Base.convert(::Type{Kelvin}, c::Celsius) = Kelvin(c.t + 273.15); Base.convert(::Type{Celsius}, k::Kelvin) = Celsius(k.t - 273.15); Kelvin(c::Celsius) = convert(Kelvin, c)
g()::Kelvin = Celsius(0.0); mutable struct Room; t::Kelvin; end; r = Room(Celsius(20)); r.t = Celsius(-273.15); h(x)::Int = x
println(g(), " ", r, " ", Kelvin[Celsius(1), Kelvin(2)], " ", Dict{Int, Kelvin}(1 => Celsius(0))[1], " ", h(2.0), " ", let x::Float64 = 1; x; end, " ", push!(Float64[], 1), " ", push!(Any[], 1), " ", setindex!([1.5], 2, 1), " ", try h(2.5) catch e typeof(e) end, " ", try push!(Int[], 1.5) catch e typeof(e) end, " ", try Int[1.5] catch e typeof(e) end, " ", try Celsius("x") catch e typeof(e) end, " ", try convert(String, 1) catch e typeof(e) end, " ", convert(Any, 1), " ", convert(Union{Int, Nothing}, 2.0), " ", convert(AbstractString, "s"))
