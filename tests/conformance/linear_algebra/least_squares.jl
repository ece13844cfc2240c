# Fitting curves: normal equations, QR, weights, residuals, and the condition of the problem.
using LinearAlgebra

design(xs, degree) = [x^k for x in xs, k in 0:degree]

struct Fit
    coefficients::Vector{Float64}
    residual::Float64
end
(f::Fit)(x) = evalpoly(x, f.coefficients)
Base.show(io::IO, f::Fit) = print(io, "Fit(", join(round.(f.coefficients, digits = 4), ", "), "; r = ",
    round(f.residual, digits = 4), ")")

function fit(xs, ys, degree; method = :qr, weights = ones(length(xs)))
    w = Diagonal(sqrt.(weights))
    a, b = w * design(xs, degree), w * ys
    c = if method === :qr
        qr(a) \ b
    elseif method === :normal
        Symmetric(a' * a) \ (a' * b)
    elseif method === :cholesky
        cholesky(Symmetric(a'a)) \ (a'b)
    elseif method === :svd
        pinv(a) * b
    else
        a \ b
    end
    return Fit(c, norm(a * c - b))
end

xs = collect(0.0:0.5:4.0)
ys = @. 1 + 2xs - 0.5xs^2 + 0.01 * (-1)^(1:9)
for method in (:qr, :normal, :cholesky, :svd, :backslash)
    println(rpad(method, 10), fit(xs, ys, 2; method = method))
end
line = fit(xs, ys, 1)
parabola = fit(xs, ys, 2)
println(line.residual > 10parabola.residual, " ", round(parabola(2.0), digits = 3))
println(fit(xs, ys, 2, weights = [1; zeros(3); 1; zeros(3); 1]))

a = design(xs, 2)
q, r = qr(a)
println(size(Matrix(q)), " ", istriu(r), " ", norm(Matrix(q)'Matrix(q) - I) < 1e-12)
println(rank(a), " ", rank([a a[:, 1]]), " ", round(cond(a), digits = 2), " ", cond(a'a) > cond(a))
hilbert(n) = [1 // (i + j - 1) for i in 1:n, j in 1:n]
println(det(hilbert(4)), " ", inv(hilbert(3)))
println(hilbert(3) \ [1, 1, 1], " ", cond(float(hilbert(6))) > 1e6)
projection = a * pinv(a)
println(projection ≈ projection^2, " ", tr(projection) ≈ 3, " ", isapprox(projection * ys, a * parabola.coefficients))
println(try fit(xs[1:2], ys, 1) catch e; typeof(e) end)
println(try cholesky([1.0 2; 2 1]) catch e; e isa PosDefException end, " ", issuccess(cholesky([1.0 2; 2 1], check = false)))
println(try inv([1.0 2; 2 4]) catch e; e end)
