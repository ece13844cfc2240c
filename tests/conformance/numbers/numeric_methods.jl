# Numerical methods: integration, differentiation, root finding, interpolation, differential equations, series.
show_num(x; d=8) = println(round(x; digits=d))
trapezoid(f, a, b, n) = (h = (b - a) / n; h * (f(a) / 2 + sum(f(a + k * h) for k in 1:n-1) + f(b) / 2)); simpson(f, a, b, n) = (h = (b - a) / n; h / 3 * sum((k in (0, n) ? 1 : isodd(k) ? 4 : 2) * f(a + k * h) for k in 0:n))
show_num(trapezoid(sin, 0, π, 1000); d=5); show_num(simpson(x -> x^2, 0, 3, 10)); show_num(simpson(exp, 0, 1, 100) - (ℯ - 1); d=8)
derivative(f, x; h=1e-5) = (f(x + h) - f(x - h)) / 2h; show_num(derivative(sin, 0.0); d=6); show_num(derivative(x -> x^3, 2.0); d=5)
newton(f, x; n=50) = (for _ in 1:n; d = f(x) / derivative(f, x); x -= d; abs(d) < 1e-12 && break; end; x); show_num(newton(x -> x^2 - 2, 1.0)); show_num(newton(x -> cos(x) - x, 1.0))
function bisect(f, a, b; tol=1e-10)
    f(a) * f(b) < 0 || throw(ArgumentError("no change of sign in [$a, $b]"))
    while b - a > tol
        m = (a + b) / 2
        f(a) * f(m) <= 0 ? (b = m) : (a = m)
    end
    return (a + b) / 2
end
show_num(bisect(x -> x^3 - x - 2, 1, 2)); println(try bisect(exp, 0, 1) catch e sprint(showerror, e) end)
lagrange(xs, ys) = x -> sum(ys[i] * prod((x - xs[j]) / (xs[i] - xs[j]) for j in eachindex(xs) if j != i) for i in eachindex(xs)); p = lagrange([0, 1, 2, 3], [0, 1, 8, 27]); println(p(1.5), " ", p(4 // 1), " ", p.([0, 3]))
function rk4(f, y, t, h, n)
    for _ in 1:n
        k1 = f(t, y); k2 = f(t + h / 2, y .+ h / 2 .* k1); k3 = f(t + h / 2, y .+ h / 2 .* k2); k4 = f(t + h, y .+ h .* k3)
        y = y .+ h / 6 .* (k1 .+ 2 .* k2 .+ 2 .* k3 .+ k4); t += h
    end
    return y
end
show_num(rk4((t, y) -> y, 1.0, 0.0, 0.1, 10); d=5); println(round.(rk4((t, y) -> [y[2], -y[1]], [0.0, 1.0], 0.0, π / 200, 100); digits=6)); euler(f, y, h, n) = foldl((y, _) -> y + h * f(y), 1:n; init=y); show_num(euler(y -> -y, 1.0, 0.01, 100); d=6)
taylor(x, n) = sum(x^k / factorial(k) for k in 0:n); println([round(taylor(1.0, n); digits=6) for n in (1, 3, 5, 10)]); leibniz(n) = 4 * sum((-1)^k / (2k + 1) for k in 0:n); show_num(leibniz(10_000); d=3); show_num(sqrt(6 * sum(1 / k^2 for k in 1:10_000)); d=3)
golden(f, a, b) = (r = (sqrt(5) - 1) / 2; for _ in 1:60; c, d = b - r * (b - a), a + r * (b - a); f(c) < f(d) ? (b = d) : (a = c); end; (a + b) / 2); show_num(golden(x -> (x - 2)^2 + 1, 0.0, 5.0); d=5); agm(a, b) = (for _ in 1:6; a, b = (a + b) / 2, sqrt(a * b); end; a); println(agm(1.0, 2.0)); gauss_legendre = setprecision(BigFloat, 128) do; a, b, t, p = big(1.0), 1 / sqrt(big(2.0)), big(0.25), big(1.0); for _ in 1:6; x = (a + b) / 2; b = sqrt(a * b); t -= p * (a - x)^2; a = x; p *= 2; end; abs((a + b)^2 / 4t - big(π)) < 1e-35; end; println(gauss_legendre)
