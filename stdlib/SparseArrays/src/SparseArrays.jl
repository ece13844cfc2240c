"""
Matrices and vectors that store only what is not zero.
"""
module SparseArrays

using LinearAlgebra, Random
import Base: size, getindex, setindex!, copy, similar, show, ==, +, -, *, /, \, map, transpose, adjoint, real, imag, conj,
    sum, findall, count, iszero, zero, kron, vcat, hcat, reverse, permutedims, abs, float
import LinearAlgebra: mul!, diag, tr, dot, issymmetric, ishermitian, istriu, istril, triu, tril, norm, diagm, det, lu, qr, cholesky

export AbstractSparseArray, AbstractSparseMatrix, AbstractSparseVector, SparseMatrixCSC, SparseVector, blockdiag, droptol!,
    dropzeros, dropzeros!, findnz, issparse, nnz, nonzeros, nzrange, rowvals, sparse, sparse_hcat,
    sparse_vcat, sparsevec, spdiagm, sprand, sprandn, spzeros, fkeep!

include("types.jl")
include("construction.jl")
include("indexing.jl")
include("arithmetic.jl")
include("products.jl")
include("display.jl")

end
