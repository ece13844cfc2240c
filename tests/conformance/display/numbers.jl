# How numbers print: floats of every size, signs, exponents, complex and rational, big, bases.
for x in (0.0, -0.0, 1.0, 0.1, 1 / 3, 100.0, 1e5, 999999.0, 1e6, 1234567.0, 1e15, 1e16, 123456789012345680.0, 1e21, 1e22, 1e100, 1e-3, 1e-4, 1e-5, 0.0001234, 1.5e-7, 5e-324, 1.7976931348623157e308, 2.5, 1e0, Inf, -Inf, NaN, -1.5e-10, 4.35, 0.30000000000000004, 1f0, 1f-5, 1f10, 3.4f38, 0.1f0, Float16(0.1), Float16(1000), Float16(6e4), 1f-45)
    print(x, " ")
    show(x)
    println(" ", repr([x]), " ", string(x))
end
println(1 + 2im, " ", 1.0 - 0.5im, " ", 0im, " ", complex(NaN, -Inf), " ", 1//2 + 3im, " ", -1 - im, " ", complex(true, false), " ", [1 + 2im, 3.5], " ", Complex{Float32}(1, 2), " ", complex(-0.0, -0.0), " ", 1e10im)
println(3//4, " ", -1//2, " ", 1//0, " ", [1//2, 3], " ", big(1)//3, " ", 0x1//0x2, " ", Rational{Int8}(1, 2), " ", (1//2, 2//1))
println(big(2)^100, " ", big"1.5", " ", big(1) / 3, " ", BigFloat(0.1), " ", [big(1), big(2)], " ", -big(5), " ", big(10)^30 // 3, " ", BigFloat(1e100), " ", big"1e-20")
println(0x0f, " ", 0xffff, " ", UInt32(7), " ", UInt64(1), " ", [0x01, 0xff], " ", Int8(-5), " ", typemin(Int), " ", typemax(UInt64), " ", Int128(2)^100, " ", UInt128(5), " ", (0x1, 0x02), " ", 0x01 => 0x02, " ", [UInt16(1)])
println(string(255, base = 16), " ", string(5, base = 2, pad = 8), " ", bitstring(Int8(-1)), " ", string(-255, base = 36), " ", digits(1234), " ", digits(10, base = 2), " ", string(1.0), " ", parse(Int, "ff", base = 16), " ", bitstring(1.0f0), " ", hex2bytes("0aff"), " ", bytes2hex([0x01, 0xff]))
println(true, " ", [true], " ", Int[true], " ", true + 1, " ", 1.0 == 1, " ", π, " ", [π], " ", Float64(π), " ", π + 0, " ", ℯ, " ", Any[π, 1], " ", [π, 1], " ", -π, " ", 2π, " ", (π,), " ", Base.MathConstants.golden, " ", im, " ", [im], " ", 2im, " ", 1:3 .* 2)
plain(x) = (show(stdout, MIME("text/plain"), x); println())
foreach(plain, (1.0, 1f0, 0x01, π, 1//2, 1 + 2im, big(1), big"1.5", true, 1e-10, Float16(1.5), im, -0.0, UInt128(3)))
