"""
Linear algebra beyond what Base needs: special matrices, factorizations, equations, eigenvalues,
singular values, functions of matrices. Adjoints and products are defined in Base.
"""
module LinearAlgebra

import Base: Adjoint, Transpose, AdjOrTrans, adjoint, transpose, dot, norm, ⋅, mul!, inv, \, /, *, +, -, ==, ^,
    size, getindex, setindex!, copy, show, iterate, similar, IndexStyle, parent, getproperty, propertynames,
    real, imag, conj, zero, one, replace_in_print_matrix, kron

export Adjoint, Transpose, adjoint, transpose, adjoint!, transpose!, dot, norm, ⋅, mul!, cross, ×, normalize,
    normalize!, opnorm, cond, det, logdet, logabsdet, tr, inv, pinv, rank, nullspace, I, UniformScaling,
    diag, diagm, diagind, Diagonal, Symmetric, Hermitian, UpperTriangular, LowerTriangular,
    UnitUpperTriangular, UnitLowerTriangular, Bidiagonal, Tridiagonal, SymTridiagonal, triu, tril, triu!,
    tril!, kron, kron!, issymmetric, ishermitian, isposdef, isposdef!, isdiag, istriu, istril, lu, lu!, LU, qr,
    qr!, QR, QRPivoted, cholesky, cholesky!, Cholesky, CholeskyPivoted, Factorization, factorize, issuccess, ColumnNorm, NoPivot, RowMaximum,
    ldiv!, rdiv!, rmul!, lmul!, axpy!, axpby!, rotate!, reflect!, givens, eigen, eigen!, eigvals, eigvals!,
    eigvecs, eigmax, eigmin, Eigen, svd, svd!, svdvals, svdvals!, SVD, schur, schur!, Schur, hessenberg,
    Hessenberg, UpperHessenberg, hermitianpart, SingularException, PosDefException, RankDeficientException,
    ZeroPivotException, LAPACKException, LDLt, ldlt, ldlt!, LQ, lq, sylvester, lyap, condskeel, copytrito!, BLAS, BunchKaufman, bunchkaufman,
    bunchkaufman!, lq!, hessenberg!, lowrankupdate, lowrankupdate!, lowrankdowndate, lowrankdowndate!, ordschur, ordschur!, diagview

include("exceptions.jl")
include("vectors.jl")
include("structure.jl")
include("diagonal.jl")
include("triangular.jl")
include("symmetric.jl")
include("bidiagonal.jl")
include("tridiagonal.jl")
include("scaling.jl")
include("structured_broadcast.jl")
include("factorization.jl")
include("lu.jl")
include("householder.jl")
include("qr.jl")
include("cholesky.jl")
include("solve.jl")
include("tridiagonalize.jl")
include("hessenberg.jl")
include("schur.jl")
include("eigenvectors.jl")
include("eigen.jl")
include("bidiagonalize.jl")
include("svd.jl")
include("equations.jl")
include("bunchkaufman.jl")
include("updates.jl")
include("matrix_functions.jl")
include("blas.jl")

end
