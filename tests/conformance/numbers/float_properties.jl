# Taking floats apart and testing them: exponent, significand, classes, comparison with tolerance.
for x in (1.0, -12.5, 0.1, 1e-310, Inf, NaN, 0.0, -0.0)
    println(rpad(x, 8), " ", isnan(x), isinf(x), isfinite(x), issubnormal(x), signbit(x), isinteger(x), iszero(x), " ", isfinite(x) && x != 0 ? (exponent(x), significand(x), frexp(x)) : (), " ", modf(x), " ", sign(x))
end
println(ldexp(0.75, 4), " ", ldexp(1f0, -3), " ", frexp(10.0), " ", precision(Float64), precision(Float32), precision(1.0), " ", exponent(8), " ", significand(10.0f0), " ", modf(-3.75))
println(NaN == NaN, isequal(NaN, NaN), NaN === NaN, " ", 0.0 == -0.0, isequal(0.0, -0.0), " ", NaN < 1, NaN > 1, isless(1, NaN), " ", sort([NaN, 1, -Inf, 3, -0.0, 0.0]), " ", max(NaN, 1), min(1, NaN), " ", maximum([1, NaN]), " ", extrema([2.0, 1.0]), " ", minmax(3, 1.5), " ", clamp(5, 1.0, 3), clamp(-1, 0, 2), " ", clamp.([1, 5, 9], 2, 8))
println(0.1 + 0.2 == 0.3, " ", 0.1 + 0.2 ≈ 0.3, " ", isapprox(1, 1.1; atol=0.2), " ", isapprox(100, 101; rtol=0.05), " ", 1 ≈ 1 + 1e-9, " ", 1e-10 ≈ 0, " ", isapprox(1e-10, 0; atol=1e-8), " ", [1.0, 2.0] ≈ [1.0, 2.0 + 1e-12], " ", NaN ≈ NaN, " ", isapprox(NaN, NaN; nans=true), " ", 1 ≉ 2, " ", filter(isapprox(1.0; atol=0.1), [0.95, 1.5]))
println(1 == 1.0, " ", 2^53 == 2.0^53, " ", 2^53 + 1 == 2.0^53, " ", 9007199254740993 > 9007199254740992.0, " ", 1 < 1.5, " ", Int8(5) < 5.5f0, " ", typemax(Int) == Float64(typemax(Int)), " ", typemax(UInt64) < 2.0^64, " ", 0.1 == 1 // 10, " ", 0.1f0 == 0.1, " ", big(0.1) == 0.1)
println(1 / 0, -1 / 0, 0 / 0, " ", 0.0^0, " ", Inf - Inf, " ", Inf * 0, " ", 1 / Inf, 1 / -Inf, " ", 2.0^1024, " ", 1e308 * 10, " ", 5e-324 / 2, " ", -5e-324 / 2, " ", 2.0^-1074, " ", (-2.0)^3, " ", (-2.0)^-3, " ", 4^0.5, " ", cbrt(-27.0), " ", hypot(3, 4), " ", hypot(1e200, 1e200), " ", fma(2.0, 3.0, 1.0), " ", muladd(2, 3, 1))
println(copysign(1.0, -0.0), flipsign(2.0, -3), " ", abs(-0.0), " ", nextfloat(-0.0), " ", prevfloat(Inf) == floatmax(), " ", nextfloat(floatmax()), " ", Float32(0.1), Float16(0.1), " ", Float64(0.1f0), " ", Float32(1e40), " ", Float64(typemax(Int)), " ", convert(Float32, 1 // 3), " ", float(3), float(true), " ", Float16(70000))
println(widen(1.5f0), " ", typeof(1f0 + 1), typeof(1f0 + 1.0), typeof(Float16(1) + 1f0), typeof(1f0 * true), typeof(1f0 + 1 // 2), typeof(π + 1f0), typeof(float(Int8)), " ", zero(1f0), one(Float16), " ", oneunit(2.0), " ", typemin(Float32), " ", rand(Float64) isa Float64, " ", 0.1f0 + 0.2f0, " ", Float16(0.1) + Float16(0.2))
function kahan(xs)
    s = c = 0.0
    for x in xs
        y = x - c
        t = s + y
        c = (t - s) - y
        s = t
    end
    return s
end
xs = fill(0.1, 1000)
println(kahan(xs), " ", foldl(+, xs), " ", kahan([1e100, 1.0, -1e100]), " ", sum([1e100, 1.0, -1e100]), " ", foldl(+, 1 ./ (1:20)), " ", setprecision(() -> string(BigFloat(0.1)), 64))
