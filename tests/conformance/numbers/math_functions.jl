# Elementary functions at telling points, their domains, and agreement of related ones.
xs = (0.0, 0.5, 1.0, 2.0)
for f in (sin, cos, tan, atan, sinh, cosh, tanh, asinh, exp, exp2, exp10, expm1, log1p, sqrt, cbrt)
    println(rpad(replace(string(f), r"[^a-z0-9].*" => ""), 6), join([rpad(round(f(x); sigdigits=10), 14) for x in xs]))
end
for f in (log, log2, log10, x -> log(3, x), acosh ∘ (x -> x + 1), inv, x -> x^x)
    println(join([rpad(round(f(x); sigdigits=10), 14) for x in (0.5, 1.0, 2.0, 10.0)]))
end
println(sind(30), cosd(60), tand(45), " ", sinpi(0.5), cospi(1), " ", asind(1), acosd(0), atand(1), " ", sinc(0), sinc(1), cosc(0), " ", deg2rad(180) == π, rad2deg(π), " ", atan(1, -1), " ", atan(-0.0, -1), " ", sec(0), csc(π / 2), cot(π / 4) ≈ 1, " ", sincos(0.0), " ", sincosd(90))
println(log(2, 8), " ", log2(8), log10(1000), " ", exp(0), exp(1) == ℯ, " ", log(ℯ), " ", sqrt(16), √2, ∛27, " ", 2^10, 2^-1, 2.0^-1, " ", 8^(1 // 3), " ", hypot(1, 2, 2), " ", exponent(10.0), " ", ℯ, " ", π, " ", Base.MathConstants.golden, " ", Base.MathConstants.eulergamma, " ", typeof(π), " ", π + 1, " ", round(ℯ; digits=3), " ", 2π, " ", -π, " ", big(π) > π, " ", π == Float64(π), " ", π > 3)
for f in (() -> sqrt(-2), () -> log(-1), () -> asin(2), () -> acosh(0.5), () -> log1p(-2), () -> sin(Inf), () -> 2^-1, () -> (-1)^0.5, () -> factorial(-1), () -> log(0), () -> acosd(3), () -> 3^-2, () -> exponent(0.0), () -> mod(1.0, 0), () -> log2(-8))
    try
        println(f())
    catch e
        println(typeof(e), ": ", split(sprint(showerror, e), '\n')[1])
    end
end
println(sum(sin, 0:0.1:1) ≈ 5.01388, " ", all(x -> sin(x)^2 + cos(x)^2 ≈ 1, -5:0.3:5), " ", all(x -> exp(log(x)) ≈ x, 0.1:0.7:9), " ", all(x -> tan(atan(x)) ≈ x, -3:0.5:3), " ", map(sign, (-2, 0, 3.5)), " ", sqrt.([1, 4, 9]), " ", exp.(log.([1, 2])) ≈ [1, 2], " ", maximum(abs.(sinpi.(0:10))) == 0)
newton(f, df, x; n=20) = foldl((x, _) -> x - f(x) / df(x), 1:n; init=x)
println(newton(x -> x^2 - 2, x -> 2x, 1.0), " ", newton(cos, x -> -sin(x), 1.0) ≈ π / 2, " ", round(sum(1 / k^2 for k in 1:10^4); digits=6), " ", let a = 1.0; for _ in 1:50; a = cos(a); end; round(a; digits=10); end)
