# The tower of number types: which operations give which type, conversions at the edges, generic functions.
for (x, y) in ((1, 2), (1, 2.0), (1//2, 3), (1//2, 0.25), (0x01, 2), (true, 1), (1.0f0, 2), (1.0f0, 2.0), (big(1), 2.5), (1, 2im), (1//2, 2.5im), (Int8(1), UInt8(2)), (Int32(1), Int64(2)))
    println(rpad(string(typeof(x)), 16), rpad(string(typeof(y)), 16), typeof(x + y), " ", typeof(x * y), " ", typeof(x / y), " ", x - y)
end
println(typeof(3 / 1), " ", typeof(3 ÷ 1), " ", typeof(2^3), " ", typeof(2.0^3), " ", typeof(2^3.0), " ", typeof(sqrt(4)), " ", typeof(1 // 2), " ", typeof(true + true), " ", typeof(-true), " ", typeof(~0x01), " ", typeof(0x01 << 1))
println(typeof(abs(Int8(-5))), " ", typeof(sum(Int8[1, 2])), " ", sum(Int8[100, 100]), " ", Int8(100) + Int8(100), " ", prod(UInt8[16, 16]), " ", typeof(sum(Float32[1])), " ", typeof(div(7.0, 2)), " ", typeof(round(2.5)), " ", typeof(round(Int, 2.5)), " ", typeof(floor(2.5f0)))
println(zero(Int8), " ", one(Float32), " ", zero(1//2), " ", oneunit(2im), " ", typemin(Int8), " ", typemax(UInt16), " ", eps(Float32), " ", floatmax(Float32), " ", typemax(Float64), " ", widen(Int8), " ", widen(1.0f0), " ", float(3), " ", big(2)^70, " ", signed(0xff), " ", unsigned(-1))
println([isa(x, T) for x in (1, 1.0, 1//1, 1im, true), T in (Integer, Real, Number, Signed, AbstractFloat)])
kind(::Integer) = :integer; kind(::AbstractFloat) = :float; kind(::Rational) = :rational; kind(::Complex) = :complex; kind(::AbstractIrrational) = :irrational
println([kind(x) for x in (1, 0x1, big(1), true, 1.0, big(1.0), 1//2, 1im, π, ℯ)])
println(Float64(1//3), " ", Rational(0.5), " ", rationalize(0.333; tol = 0.001), " ", Int(3.0), " ", Complex(1, 2), " ", Int8(-1) % UInt8, " ", 300 % Int8, " ", reinterpret(UInt32, 1.0f0), " ", convert(Float32, 0.1), " ", BigInt(2)^64 % Int, " ", Bool(1), " ", Char(65), " ", Int('a'))
println(isinteger(2.0), isinteger(2.5), isreal(1 + 0im), isfinite(1 / 0), isinf(-1 / 0), isnan(0 / 0), iszero(0.0), isone(1//1), signbit(-0.0), iseven(4), ispow2(8), " ", sign(-3.5), " ", copysign(2, -1), " ", flipsign(-3, -1), " ", numerator(6//4), denominator(6//4), " ", real(3im), imag(3im), conj(1 + 2im), abs(3 + 4im))
println(1 + 2im == complex(1, 2), " ", (1 + 2im) * (3 - im), " ", 1 / (1 + im), " ", exp(im * π) ≈ -1, " ", sqrt(complex(-4)), " ", (1//2 + 1//3), " ", 1//2 < 0.6, " ", 2//4 === 1//2, " ", 1//3 == 1/3, " ", 0.1 + 0.2 == 0.3, " ", 0.1 + 0.2 ≈ 0.3, " ", π > 3.14, " ", π == Float64(π), " ", 3 < π < 22//7, " ", typeof(2π), " ", π)
mean_of(xs) = sum(xs) / length(xs)
norm2(xs) = sqrt(sum(abs2, xs))
horner(cs, x) = foldr((c, acc) -> acc * x + c, cs)
for xs in ([1, 2, 4], [1.5, 2.5], [1//2, 1//3], [1 + im, 2 - im], Float32[3, 4], BigInt[1, 2], (1, 2.5))
    println(mean_of(xs), " ", round(norm2(xs), digits = 3), " ", horner(xs, 2), " ", typeof(mean_of(xs)))
end
for f in (() -> 1 ÷ 0, () -> 1 // 0, () -> 0 // 0, () -> Int8(128), () -> sqrt(-1), () -> Int(1e20), () -> big(2)^-1, () -> 2^-2, () -> typemax(Int) + 1, () -> abs(typemin(Int)), () -> parse(Int8, "200"), () -> Base.checked_add(typemax(Int), 1), () -> rem(5, 0), () -> UInt8(3) - UInt8(5), () -> exp(1000), () -> log(0), () -> 0 ^ 0, () -> 5 % -3, () -> mod(5, -3))
    println(try f() catch err; typeof(err) end)
end
