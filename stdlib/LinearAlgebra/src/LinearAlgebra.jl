"""
Linear algebra beyond what Base needs: factorizations, equations, determinants, special
matrices. Adjoints and products are defined in Base.
"""
module LinearAlgebra

import Base: Adjoint, Transpose, adjoint, transpose, dot, norm, ⋅, mul!, inv, \, /, *, +, -, ==, ^,
    size, getindex, setindex!, copy, show, iterate, similar, IndexStyle

export Adjoint, Transpose, adjoint, transpose, dot, norm, ⋅, mul!, cross, ×, normalize, normalize!,
    opnorm, det, logdet, logabsdet, tr, inv, rank, I, UniformScaling, diag, diagm, diagind, Diagonal,
    Symmetric, Hermitian, UpperTriangular, LowerTriangular, UnitLowerTriangular, triu, tril, triu!, tril!,
    kron, issymmetric, ishermitian, isposdef, isdiag, istriu, istril, lu, LU, qr, QR, cholesky, Cholesky,
    ldiv!, rmul!, lmul!, axpy!, SingularException, PosDefException

include("exceptions.jl")
include("vectors.jl")
include("structure.jl")
include("scaling.jl")
include("special.jl")
include("lu.jl")
include("qr.jl")
include("cholesky.jl")
include("solve.jl")

end
