# The two kinds of sparse arrays and what they hold.

"Supertype of sparse arrays."
abstract type AbstractSparseArray{Tv,Ti<:Integer,N} <: AbstractArray{Tv,N} end
const AbstractSparseMatrix{Tv,Ti} = AbstractSparseArray{Tv,Ti,2}
const AbstractSparseVector{Tv,Ti} = AbstractSparseArray{Tv,Ti,1}

"""
    SparseMatrixCSC(m, n, colptr, rowval, nzval)

A matrix by its columns: column `j` has the rows `rowval[k]` with the values `nzval[k]` for `k` in
`colptr[j]:colptr[j + 1] - 1`, the rows in rising order.
"""
struct SparseMatrixCSC{Tv,Ti<:Integer} <: AbstractSparseArray{Tv,Ti,2}
    m::Int
    n::Int
    colptr::Vector{Ti}
    rowval::Vector{Ti}
    nzval::Vector{Tv}
    function SparseMatrixCSC{Tv,Ti}(m::Integer, n::Integer, colptr::Vector{Ti}, rowval::Vector{Ti}, nzval::Vector{Tv}) where {Tv,Ti<:Integer}
        m >= 0 || throw(ArgumentError("number of rows (m) must be ≥ 0, got $m"))
        n >= 0 || throw(ArgumentError("number of columns (n) must be ≥ 0, got $n"))
        length(colptr) == n + 1 && first(colptr) == 1 && last(colptr) - 1 == length(rowval) == length(nzval) ||
            throw(ArgumentError("colptr, rowval and nzval do not fit a matrix of $n columns"))
        return new{Tv,Ti}(m, n, colptr, rowval, nzval)
    end
end
SparseMatrixCSC(m::Integer, n::Integer, colptr::Vector{Ti}, rowval::Vector{Ti}, nzval::Vector{Tv}) where {Tv,Ti<:Integer} =
    SparseMatrixCSC{Tv,Ti}(m, n, colptr, rowval, nzval)

"`SparseVector(n, nzind, nzval)`: a vector by the places, in rising order, and the values of what it stores."
struct SparseVector{Tv,Ti<:Integer} <: AbstractSparseArray{Tv,Ti,1}
    n::Int
    nzind::Vector{Ti}
    nzval::Vector{Tv}
    function SparseVector{Tv,Ti}(n::Integer, nzind::Vector{Ti}, nzval::Vector{Tv}) where {Tv,Ti<:Integer}
        n >= 0 || throw(ArgumentError("The number of elements must be non-negative."))
        length(nzind) == length(nzval) || throw(ArgumentError("index and value vectors must be the same length"))
        return new{Tv,Ti}(n, nzind, nzval)
    end
end
SparseVector(n::Integer, nzind::Vector{Ti}, nzval::Vector{Tv}) where {Tv,Ti<:Integer} = SparseVector{Tv,Ti}(n, nzind, nzval)
const Sparse{Tv,Ti} = Union{SparseMatrixCSC{Tv,Ti},SparseVector{Tv,Ti}}

size(a::SparseMatrixCSC) = (a.m, a.n)
size(v::SparseVector) = (v.n,)
"`issparse(a)`: whether an array is sparse, or a view of the adjoint, symmetric or triangular kind of one that is."
issparse(a::AbstractArray) = parent(a) !== a && issparse(parent(a))
issparse(::AbstractSparseArray) = true
issparse(::Array) = false
"`nnz(a)`: how many elements are stored."
nnz(a::Sparse) = length(a.nzval)
"`nonzeros(a)`: the stored values."
nonzeros(a::Sparse) = a.nzval
"`rowvals(a)`: the rows of the stored values."
rowvals(a::SparseMatrixCSC) = a.rowval
"`nzrange(a, j)`: the places of column `j` in `nonzeros(a)`."
nzrange(a::SparseMatrixCSC, j::Integer) = Int(a.colptr[j]):Int(a.colptr[j + 1]) - 1
nonzeroinds(v::SparseVector) = v.nzind

"`findnz(a)`: rows, columns and values of what is stored; of a vector, places and values."
findnz(a::SparseMatrixCSC{Tv,Ti}) where {Tv,Ti} = (copy(a.rowval), Ti[j for j in 1:a.n for _ in nzrange(a, j)], copy(a.nzval))
findnz(v::SparseVector) = (copy(v.nzind), copy(v.nzval))
copy(a::SparseMatrixCSC) = SparseMatrixCSC(a.m, a.n, copy(a.colptr), copy(a.rowval), copy(a.nzval))
copy(v::SparseVector) = SparseVector(v.n, copy(v.nzind), copy(v.nzval))
_with_values(a::SparseMatrixCSC, values::Vector) = SparseMatrixCSC(a.m, a.n, copy(a.colptr), copy(a.rowval), values)
_with_values(v::SparseVector, values::Vector) = SparseVector(v.n, copy(v.nzind), values)
similar(a::SparseMatrixCSC{Tv,Ti}, ::Type{T}, dims::Tuple{Int,Int}) where {Tv,Ti,T} = spzeros(T, Ti, dims...)
similar(a::Sparse{Tv,Ti}, ::Type{T}, dims::Tuple{Int}) where {Tv,Ti,T} = spzeros(T, Ti, dims...)
zero(a::Sparse{Tv,Ti}) where {Tv,Ti} = spzeros(Tv, Ti, size(a)...)
