# Rational numbers: normal form, arithmetic, order, conversion, rounding, printing and errors.
x, y = 3 // 4, -6 // 8
println(x, " ", y, " ", x + y, " ", x * y, " ", x / y, " ", x // y, " ", x - 1, " ", 2x, " ", x^3, " ", x^-2, " ", -x, " ", inv(x), " ", abs(y), " ", sign(y))
println(numerator(y), " ", denominator(y), " ", typeof(x), " ", typeof(0x01 // 0x02), " ", Rational{Int8}(1, 2), " ", Rational(5), " ", 4 // 2 == 2, " ", 1 // 3 == 0.3333, " ", 1 // 2 == 0.5, " ", isinteger(4 // 2))
println(x < 1, " ", x > 0.7, " ", max(1 // 3, 1 // 4), " ", sort([1 // 2, 1 // 3, 3 // 4, 2 // 3]), " ", isless(1 // 3, 1 // 2), " ", cmp(1 // 2, 0.5), " ", 1 // 0 > 10^10, " ", -1 // 0, " ", 1 // 0 == Inf)
println(round(7 // 2), " ", round(Int, 5 // 2), " ", floor(Int, -7 // 2), " ", ceil(7 // 3), " ", trunc(Int, -7 // 3), " ", round(5 // 2, RoundUp), " ", round(1 // 3; digits=2), " ", typeof(round(7 // 2)))
println(float(1 // 3), " ", Float32(1 // 3), " ", Int(6 // 3), " ", convert(Rational{Int}, 0.75), " ", Rational(0.1), " ", rationalize(0.1), " ", rationalize(3.14159; tol=0.01), " ", rationalize(Float32(1 / 3)), " ", rationalize(Int8, 0.3333), " ", rationalize(3.14159265; tol=1e-5))
println(1 // 3 + 0.5, " ", 1 // 2 + 1im, " ", typeof(1 // 2 + big(1)), " ", big(1) // 3, " ", (1 + 2im) // 3, " ", (1 + 2im) // (3 - 4im), " ", 2^(1 // 2), " ", (1 // 4)^(1 // 2), " ", (1 // 2)^2.0)
println(sum(1 // n for n in 1:10), " ", prod([1 // 2, 2 // 3]), " ", [1 // 2 3; 4 5 // 6], " ", [1 // 2, 3] isa Vector{Rational{Int}}, " ", 1 // 2:1 // 2:2, " ", collect(0:1 // 3:1), " ", zero(x), one(x), " ", hash(1 // 2) == hash(0.5))
println(string(x), " ", repr(x), " ", "$(x)kg", " ", repr([x]), " ", (1 // 2, 2.0), " ", Dict(1 // 2 => "half")[0.5])
for f in (() -> 0 // 0, () -> Int(1 // 2), () -> 1 // 2 // 0 // 0, () -> typemax(Int) // 2 * 3, () -> Rational{Int8}(1000, 1), () -> (1 // 0) - (1 // 0), () -> Rational{Int}(NaN), () -> (0//1)^-1)
    try
        println(f())
    catch e
        println(typeof(e), " ", sprint(showerror, e))
    end
end
function egyptian(r)
    parts = typeof(r)[]
    while r > 0
        d = cld(denominator(r), numerator(r))
        push!(parts, 1 // d)
        r -= 1 // d
    end
    return parts
end
println(egyptian(4 // 13), " ", sum(egyptian(4 // 13)), " ", foldr((a, b) -> a + 1 // b, [1, 2, 2, 2, 2]), " ", typemin(Rational{Int}), typemax(Rational{Int8}))
