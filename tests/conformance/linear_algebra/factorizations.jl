# qr, cholesky, svd, eigen, schur: the parts multiply to the whole, properties of the parts.
using LinearAlgebra
r(x) = round.(x, digits = 5) .+ 0.0
A = [2.0 1.0 0.0; 1.0 3.0 1.0; 0.0 1.0 4.0]
Q, R = qr([1.0 2.0; 3.0 4.0; 5.0 6.0])
println(size(Q), " ", r(abs.(R)), " ", Matrix(Q)' * Matrix(Q) ≈ I, " ", Matrix(Q) * R ≈ [1 2; 3 4; 5 6], " ", istriu(R))
C = cholesky(A)
println(r(C.L), " ", C.L * C.L' ≈ A, " ", C.U' * C.U ≈ A, " ", r(C \ [1.0, 2.0, 3.0]), " ", round(det(C), digits = 5), " ", isposdef(A), isposdef([1 2; 2 1]), issuccess(C))
try
    cholesky([1.0 2.0; 2.0 1.0])
catch e
    println(typeof(e))
end
U, S, V = svd([3.0 0.0; 4.0 5.0])
println(r(S), " ", U * Diagonal(S) * V' ≈ [3 0; 4 5], " ", r(svdvals([1 2; 2 4])), " ", rank([1 2; 2 4]), " ", U' * U ≈ I)
E = eigen(A)
println(r(E.values), " ", E.vectors * Diagonal(E.values) * inv(E.vectors) ≈ A, " ", all(A * E.vectors[:, i] ≈ E.values[i] * E.vectors[:, i] for i in 1:3), " ", r(eigvals(A)), " ", eigmax([2 0; 0 5]), eigmin([2 0; 0 5]))
println(eigvals([0 1; -1 0]), " ", r(eigvals([2 1; 0 3])), " ", r(eigvals(Symmetric([1 2; 2 1]))), " ", size(eigvecs(A)), " ", r(eigvals(Diagonal([3, 1, 2]))))
vals, vecs = eigen([2.0 0.0; 0.0 3.0])
println(vals, " ", abs.(vecs))
T, Z, λ = schur([1.0 2.0; 0.0 3.0])
println(Z * T * Z' ≈ [1 2; 0 3], " ", sort(r(λ)), " ", istriu(T))
H = hessenberg([1.0 2 3; 4 5 6; 7 8 10])
println(Matrix(H.Q) * Matrix(H.H) * Matrix(H.Q)' ≈ [1 2 3; 4 5 6; 7 8 10])
println(r(exp([0.0 1.0; 0.0 0.0])), " ", r(sqrt([4.0 0.0; 0.0 9.0])), " ", exp(log(A)) ≈ A, " ", r([4.0 1.0; 1.0 3.0]^0.5) ≈ r(sqrt([4.0 1.0; 1.0 3.0])), " ", r(exp(zeros(2, 2))), " ", r(cos([0.0 0.0; 0.0 0.0])), " ", A^3 ≈ A * A * A, " ", A^-1 ≈ inv(A))
println(ldlt(SymTridiagonal([2.0, 2.0], [1.0])) \ [1.0, 1.0] |> r, " ", r(factorize([2.0 0.0; 1.0 3.0]) \ [2.0, 4.0]), " ", factorize(Diagonal([1, 2])) isa Diagonal)
