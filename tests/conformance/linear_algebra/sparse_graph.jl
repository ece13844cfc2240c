# A small network as a sparse matrix: degrees, paths, a Laplacian, a system of equations.
using SparseArrays, LinearAlgebra

from = [1, 1, 2, 3, 4, 4]
to = [2, 3, 3, 4, 5, 1]
weight = [1.5, 2.0, 0.5, 1.0, 3.0, 2.5]
A = sparse(from, to, weight, 5, 5)
println(size(A), " ", nnz(A), " ", issparse(A), " ", eltype(A))
println(findnz(A))
for j in 1:5, k in nzrange(A, j)
    print(rowvals(A)[k], "→", j, ":", nonzeros(A)[k], " ")
end
println()
println(A[1, 3], " ", A[5, 1], " ", findnz(A[:, 3]), " ", findnz(A[4, :]))
println(sum(A), " ", vec(sum(A, dims = 1)), " ", vec(sum(A, dims = 2)), " ", maximum(A))

S = A + A'
L = spdiagm(0 => vec(sum(S, dims = 2))) - S
println(issymmetric(L), " ", L * ones(5), " ", nnz(L), " ", tr(L))
x = (L + I) \ [1.0, 0, 0, 0, -1]
println(round.(x, digits = 4), " ", norm((L + I) * x - [1, 0, 0, 0, -1]) < 1e-12)
steps = A * A
println(findnz(steps), " ", steps == sparse(Matrix(A)^2))
println(A' * [1, 0, 0, 0, 0] == A[1, :], " ", Matrix(A) * Matrix(A) ≈ A * Matrix(A))

B = copy(A)
B[5, 1] = 4
B[1, 2] = 0
println(nnz(B), " ", nnz(dropzeros(B)), " ", findnz(droptol!(B, 1.5)))
println(findnz(A[1:3, 2:4]), " ", findnz(triu(A)) == findnz(A), " ", findnz(tril(A)))
println(findnz(2A .- A ./ 2), " ", nnz(A .> 1), " ", findnz(map(sqrt, A))[3][1])
println(nnz(spzeros(3, 4)), " ", size(blockdiag(A, A)), " ", size(hcat(A, A)), " ", size(vcat(A, A)), " ", nnz(kron(A, A)))
println(findnz(sparse([1, 1, 2], [1, 1, 2], [1, 2, 3])), " ", findnz(sparse([1, 1], [1, 1], [2, 5], 2, 2, max)))

v = sparsevec([2, 5], [1.0, 3.0], 6)
println(findnz(v), " ", dot(v, v), " ", Vector(v + 2v), " ", norm(v) ≈ sqrt(10), " ", v[5], " ", findnz(v[4:6]))
println(v)
display(v)
println(findnz(sparsevec(Dict(3 => 'a' - 'Z', 1 => 2))), " ", all(0 .<= nonzeros(sprand(20, 20, 0.3)) .<= 1))
for wrong in (() -> A[6, 1], () -> A * [1, 2], () -> sparse([0], [1], [1.0], 2, 2), () -> A + spzeros(2, 2))
    try
        wrong()
    catch e
        println(typeof(e))
    end
end
