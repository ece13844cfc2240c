# Factorizations: triangular, orthogonal, of eigenvalues and of singular values.
using LinearAlgebra
clean(x::Real) = (y = round(x; digits=6); y == 0 ? zero(y) : y)
clean(x::AbstractArray) = map(clean, x)
parts(x) = (clean(real(x)), clean(imag(x)))
for a in ([1.0 2 3; 4 5 6; 7 8 10], [4.0 1 2; 1 3 0; 2 0 5], [1 2; 3 4], [3 1 0; 0 3 1; 0 0 3])
    f = lu(a)
    println(clean(f.L), clean(f.U), f.p)
    Q, R = qr(a)
    println(clean(Matrix(Q)), clean(R))
    values, vectors = eigen(a)
    println(clean(values), clean(vectors))
    U, S, V = svd(a)
    println(clean(S), clean(abs.(U)), norm(U * Diagonal(S) * V' - a) < 1e-12)
    T, Z = schur(a)
    println(clean(T), norm(Z * T * Z' - a) < 1e-12)
    h = hessenberg(a)
    println(clean(h.H), norm(Matrix(h) - a) < 1e-12)
    println(clean(det(a)), " ", rank(a), " ", clean(cond(a)), " ", clean(opnorm(a)))
end
c = [1 + 2im 2 0.5im; 3 4im 1; 2 2 2 - 1im]
println(map(parts, eigvals(c)), clean(svdvals(c)))
println(parts(det(c)), norm(c * inv(c) - I) < 1e-12)
println(map(parts, eigen([0 1; -1 0]).values))
println(clean(eigvals([2 1im; -1im 2])), " ", clean(eigmax([2 1; 1 2])))
for a in ([1.0 2; 3 4; 5 6], [1 2 3; 4 5 6.0], [1 2; 3 4; 5 6; 7 8; 9 11.0])
    U, S, V = svd(a)
    println(clean(S), clean(U), clean(V))
    println(size(svd(a; full=true).U), clean(pinv(a)), clean(nullspace(a' * a)))
    println(clean(a \ collect(1.0:size(a, 1))))
end
display(lu([1.0 2; 3 4])); println()
display(qr([3.0 1; 4 2])); println()
display(qr([1 2; 3 4.0], ColumnNorm())); println()
display(cholesky([4.0 2; 2 3])); println()
display(eigen([2 0; 0 3])); println()
display(svd([2.0 0; 0 1])); println()
println(cholesky([4 2; 2 3]).L, " ", clean(cholesky([4.0 2; 2 3]) \ [1, 2]))
for f in (() -> inv([1 2; 2 4]), () -> cholesky([1 2; 2 1]), () -> cholesky([1 2; 3 4]), () -> det([1 2 3; 4 5 6]),
          () -> eigen([NaN 1; 1 1]), () -> [1 2; 3 4] * [1, 2, 3], () -> [1 2; 3 4] \ [1, 2, 3])
    try
        f()
    catch e
        println(sprint(showerror, e))
    end
end
