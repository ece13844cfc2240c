# Diagonal, triangular, symmetric and banded matrices: how they read, what they give.
using LinearAlgebra
a = [1 2; 3 4]
for m in (Diagonal([1, 2]), UpperTriangular(a), UnitLowerTriangular(a), Symmetric(a), Symmetric(a, :L), Hermitian([1 2im; 3 4]),
          Bidiagonal([1, 2, 3], [4, 5], :U), Tridiagonal([1, 2], [3, 4, 5], [6, 7]), SymTridiagonal([3, 4, 5], [6, 7]), 2I)
    show(stdout, MIME("text/plain"), m)
    println()
    println(m)
end
println(typeof(UpperTriangular(a) * UpperTriangular(a)), " ", UpperTriangular(a) * UpperTriangular(a))
println(UpperTriangular(a)' isa LowerTriangular, " ", inv(UpperTriangular(a)), " ", 2 * LowerTriangular(a))
println(Symmetric(a) + Symmetric(a), " ", Symmetric(a) * [1, 2], " ", Symmetric([1.0 2; 3 4]) + I)
println(a * Diagonal([1, 2]), " ", Diagonal([1, 2]) + I, " ", Diagonal([1, 2])^2, " ", Diagonal([1, 2]) \ [1, 2])
println(Tridiagonal([1, 2], [3, 4, 5], [6, 7]) * [1, 2, 3], " ", det(Tridiagonal([1, 2], [3, 4, 5], [6, 7])))
println([I [1, 2]], " ", [a; I], " ", [a I; I a], " ", Matrix(I, 2, 2), " ", Matrix{Int}(2I, 2, 3))
println(triu([1 2 3; 4 5 6; 7 8 9], 1), tril([1 2 3; 4 5 6; 7 8 9], -1), diagm(1 => [1, 2], -1 => [3, 4]), diag([1 2 3; 4 5 6], 1))
println(kron([1 2], [1, 2], [1 1]), " ", dot([1, 2], a, [1, 2]), " ", [1, 2]', " ", transpose([1im, 2])[1])
println(isdiag(Diagonal([1, 2])), istriu(a), issymmetric(Symmetric(a)), ishermitian([1 2im; -2im 3]), isposdef([2 1; 1 2]), I == [1 0; 0 1])
for f in (() -> Diagonal([1, 2])[1, 2] = 3, () -> setindex!(UpperTriangular(a), 5, 2, 1), () -> setindex!(Symmetric(a), 5, 2, 1),
          () -> Tridiagonal([1, 2], [3, 4, 5], [6, 7])[1, 3] = 1, () -> Bidiagonal([1, 2, 3], [4], :U), () -> Symmetric(a, :X),
          () -> inv(Diagonal([1, 0])), () -> UpperTriangular([1 2 3; 4 5 6]))
    try
        f()
    catch e
        println(sprint(showerror, e))
    end
end
# Broadcasts keep the structure where zeros stay zeros.
D, U, L = Diagonal([1, 2]), UpperTriangular(a), LowerTriangular(a)
B, T = Bidiagonal([1, 2, 3], [4, 5], :U), Tridiagonal([1, 2], [3, 4, 5], [6, 7])
for x in (D .* 2, D .+ 1, sin.(0 .* D), cos.(0 .* D), U .^ 2, U .+ D, T .* 2, B .* 3, B .+ T, D .* a, U .- 1, L .* 2, L .+ U, D + a, U * a, D * U)
    println(typeof(x), " ", Matrix(x))
end
