# round, floor, ceil and trunc: modes, result types, digits and what cannot be represented.
modes = [RoundNearest, RoundNearestTiesAway, RoundNearestTiesUp, RoundToZero, RoundUp, RoundDown, RoundFromZero]
for m in modes
    println(rpad(m, 42), [round(x, m) for x in (-2.5, -1.5, -0.5, -0.2, 0.2, 0.5, 1.5, 2.5)])
end
for T in (Int8, Int, UInt8, Int128, BigInt)
    println(T, " ", round(T, 2.5), " ", floor(T, 2.9), " ", ceil(T, 2.1), " ", trunc(T, 2.9), " ", round(T, 3.5, RoundUp), " ", typeof(round(T, 1.5f0)))
end
println(round(-1.005; digits=2), " ", round(1e300; digits=5), " ", round(5.015; digits=2), " ", round(123.456; digits=1, base=10), " ", round(0.000123456; sigdigits=2), " ", round(987654; sigdigits=2), " ", round(12345; digits=-2), " ", round(Int, 12345.6, RoundDown), " ", round(1.25; digits=1), round(1.35; digits=1), " ", round(-25.0, RoundNearest; sigdigits=1))
println(floor(-3.2; digits=0), " ", ceil(2.345; digits=2), " ", trunc(-2.999; digits=2), " ", floor(Int, 7 // 2), " ", ceil(7.0f0 / 2), " ", round(Float16(2.5)), " ", round(big"2.5"), " ", round(BigInt, big"3.5"), " ", round(missing), " ", round(7), typeof(round(7)), " ", round(Bool, 0.7), " ", round.([1.2, 2.7]), " ", floor.(Int, [1.9, -1.1]))
for f in (() -> round(Int8, 300.0), () -> floor(UInt8, -0.5), () -> trunc(Int, NaN), () -> ceil(Int, Inf), () -> round(Int, 1e20), () -> trunc(UInt8, 256.0))
    try
        println(f())
    catch e
        println(typeof(e), " ", sprint(showerror, e))
    end
end
println(trunc(UInt8, 255.9), " ", trunc(Int8, -128.9), " ", floor(Int, -0.0), " ", round(Int, -0.4), " ", round(-0.4), " ", round(NaN), round(Inf), " ", round(0.49999999999999994), " ", round(4503599627370497.5), " ", ceil(-0.5), " ", unsafe_trunc(Int, 1e10), " ", trunc(Int128, 1e30))
println(setrounding(BigFloat, RoundUp) do; BigFloat(1) / 3; end > setrounding(BigFloat, RoundDown) do; BigFloat(1) / 3; end, " ", rounding(BigFloat), " ", Float32(1 / 3, RoundUp), " ", Float32(1 / 3, RoundDown), " ", Float64(1 // 3, RoundDown) < Float64(1 // 3, RoundUp))
money(x) = string(floor(Int, x), ".", lpad(round(Int, 100 * (x - floor(x))), 2, '0'))
println(money(3.5), " ", money(12.075), " ", money(0.01), " ", [round(x / 5) * 5 for x in 1:3:20], " ", round(Int, 10.5) + round(Int, 11.5))
