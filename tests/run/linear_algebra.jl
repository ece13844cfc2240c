# Products, factorizations, special matrices.
using LinearAlgebra
a = [2.0 1 1; 4 3 3; 8 7 9]
println(det(a), " ", tr(a), " ", dot([1,2,3],[4,5,6]), " ", norm([3,4]), " ", [1,0,0] × [0,1,0], " ", rank([1 2; 2 4]))
println(inv([1.0 2; 3 4]), " ", [1 2; 3 4] \ [5, 6], " ", a \ [4.0, 10, 24])
f = lu(a); println(f.L * f.U == a[f.p, :], " ", f.p); L, U, p = lu(a); println(L, U, p)
println(round.([1 1; 1 2; 1 3] \ [1, 2, 2]; digits=12))
println([1 2; 3 4] + I, " ", 2I == [2 0; 0 2], " ", Matrix(I, 2, 2), " ", Matrix{Float64}(2I, 2, 3))
println(Diagonal([1, 2]) * [1 2; 3 4], " ", diag([1 2; 3 4]), " ", diagm([1, 2]), " ", diagm(1 => [1, 2]))
println(issymmetric([1 2; 2 1]), " ", istriu([1 2; 0 1]), " ", triu([1 2; 3 4]), " ", tril([1 2; 3 4]), kron([1 2], [1; 1]))
c = cholesky([4.0 2; 2 3]); println(c.L, " ", c.U \ [1.0, 2], " ", c \ [1.0, 2.0], " ", isposdef([1 2; 2 1]))
println(normalize([3.0, 4]), " ", norm([1 2; 3 4]), " ", opnorm([1 2; 3 4], 1), " ", Symmetric([1 2; 3 4]), " ", UpperTriangular([1 2; 3 4]))
println(det([1//2 1//3; 1//4 1//5]), " ", inv([1//2 1//3; 1//4 1//5]), " ", det([1 2; 3 4]))
try inv([1.0 2; 2 4]) catch e println(e isa SingularException, " ", e.info) end
