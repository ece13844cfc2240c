# Floating-point numbers as text: shortest digits, exponents, special values, each width.
for x in (1.0, 0.1, 100.0, 1e5, 999999.0, 1e6, 1234567.0, 1e15, 123456789012345680.0, 1e16, 1e21, 1e22, 1e-3, 1e-4, 1e-5, 0.00012345, 1/3, 2/3, 1e100, 1.7976931348623157e308, 5.0e-324, 2.2250738585072014e-308, 0.1 + 0.2, -0.0, NaN, Inf, -Inf)
    print(x, " ")
end
println()
for x in (1.0f0, 0.1f0, 1f10, 3.4028235f38, 1f-45, 1.0f0 / 3, 16777216f0, -0f0, NaN32, Inf32, 1f6, 1f-5)
    print(x, " ", repr(x), " ")
end
println()
for x in (Float16(1), Float16(0.1), Float16(65504), Float16(6.0e-8), NaN16, Inf16, Float16(1) / 3)
    print(x, " ", repr(x), " ")
end
println()
println([1.0, 2.5, 1e10], " ", [1f0, 0.5f0], " ", Float16[1, 2], " ", (1.0, 2f0), " ", Any[1.0, 1f0, Float16(1)], " ", [NaN, Inf, -0.0], " ", [1, 2.5], " ", 1.0:0.5:2.0)
show(stdout, "text/plain", [1.0, 1e10, 1e-10, NaN]); println()
show(stdout, "text/plain", [1.5 200.25; -3.0 0.125]); println()
println(round(3.14159; digits=2), " ", round(1234.5678; digits=-2), " ", round(1234.5678; sigdigits=3), " ", round(0.5), round(1.5), round(2.5), round(-0.5), " ", floor(2.7), ceil(-2.1), trunc(-2.7), " ", round(Int, 2.5), " ", round(2.5, RoundNearestTiesAway), " ", round(2.675; digits=2), " ", floor(3.14159; digits=3), " ", ceil(0.123456; sigdigits=2), " ", round(100.0; base=2, digits=-3))
println(string(1.0), " ", "$(2.50)", " ", 1e3, " ", 12e-1, " ", .5, " ", 5., " ", 0x1p3, " ", 0x1.8p1, " ", 1_000.5, " ", 1e-7, " ", 123456.789e3)
println(eps(), " ", eps(1f0), " ", eps(1000.0), " ", nextfloat(1.0), " ", prevfloat(1.0), " ", nextfloat(0.0), " ", floatmin(), " ", floatmax(Float32), " ", typemax(Float64), " ", maxintfloat(), " ", nextfloat(1.0, 3), " ", eps(0.0), " ", floatmax(Float16))
println(sprint(show, 1.0; context=:compact => true), " ", sprint(show, 1 / 3; context=:compact => true), " ", sprint(show, 123456.789; context=:compact => true), " ", sprint(show, 1f0 / 3; context=:compact => true), " ", sprint(print, 1f0), " ", sprint(show, 1f0), " ", sprint(show, 1f0; context=:typeinfo => Float32), " ", sprint(show, 1.0e-10 / 3; context=:compact => true))
println(parse(Float64, "1e3"), " ", parse(Float64, " .5 "), " ", parse(Float32, "-1.5e-3"), " ", parse(Float64, "inf"), " ", parse(Float64, "NaN"), " ", tryparse(Float64, "1.2.3"), " ", tryparse(Float64, ""), " ", parse(Float64, "0x1.8p1"), " ", parse(Float64, "-0"))
