# How the structured matrices and lazy wrappers print, on one line and in text/plain form.
using LinearAlgebra
plain(x) = (show(stdout, MIME("text/plain"), x); println())
A = [1 2 3; 4 5 6; 7 8 9]
for m in (Diagonal([1, 2]), Diagonal([1.5, 2.0, 3.0]), UpperTriangular(A), LowerTriangular(A), UnitUpperTriangular(A), UnitLowerTriangular(A), Symmetric(A), Symmetric(A, :L), Hermitian([1 2im; -2im 3]),
          Tridiagonal([1, 2], [3, 4, 5], [6, 7]), SymTridiagonal([1, 2, 3], [4, 5]), Bidiagonal([1, 2, 3], [4, 5], :U), Bidiagonal([1, 2], [3], :L), UpperHessenberg(A), A', transpose(A), [1, 2]', transpose([1.5, 2]), [1 + im]', I(2), 3I)
    println(m)
    plain(m)
end
plain(I)
plain(2.5I)
plain(view(A, 1:2, :))
plain(view(A, :, 1)')
plain(Diagonal(A))
plain(Diagonal(Int[]))
