# What factorizations share.

"Supertype of the factorizations of matrices."
abstract type Factorization{T} end
Base.eltype(::Type{<:Factorization{T}}) where {T} = T
Base.ndims(::Factorization) = 2
size(f::Factorization, d::Integer) = d <= 2 ? size(f)[d] : 1
Base.Matrix(f::Factorization) = AbstractMatrix(f)
Base.Array(f::Factorization) = AbstractMatrix(f)
==(a::Factorization, b::Factorization) = typeof(a) === typeof(b) &&
    all(k -> getfield(a, k) == getfield(b, k), 1:nfields(a))

"A choice of pivots: none, the largest of a column, the first that is not zero, the longest column."
abstract type PivotingStrategy end
struct NoPivot <: PivotingStrategy end
struct RowMaximum <: PivotingStrategy end
struct RowNonZero <: PivotingStrategy end
struct ColumnNorm <: PivotingStrategy end

"The methods for singular values and eigenvalues by name; all take the same way here."
abstract type Algorithm end
struct DivideAndConquer <: Algorithm end
struct QRIteration <: Algorithm end
struct RobustRepresentations <: Algorithm end

"The adjoint of a factorization, for equations with the adjoint matrix."
struct AdjointFactorization{T,F<:Factorization{T}} <: Factorization{T}
    parent::F
end
adjoint(f::Factorization{T}) where {T} = AdjointFactorization{T,typeof(f)}(f)
size(f::AdjointFactorization) = reverse(size(f.parent))
\(f::AdjointFactorization, b::AbstractVecOrMat) = _full(AbstractMatrix(f.parent)') \ b
/(b::AbstractMatrix, f::Factorization) = b / AbstractMatrix(f)
"`issuccess(f)`: whether a factorization was possible."
issuccess(f::Factorization) = f.info == 0

# A headline for each part, then the part.
function _show_parts(io::IO, mime::MIME"text/plain", f, parts)
    print(io, typeof(f))
    for (name, part) in parts
        print(io, "\n", name, ":\n")
        show(io, mime, part)
    end
end

"`factorize(a)`: the factorization that suits the structure of `a`."
function factorize(a::AbstractMatrix)
    size(a, 1) == size(a, 2) || return qr(a, ColumnNorm())
    isdiag(a) && return Diagonal(a)
    istriu(a) && return istril(a, 1) ? Bidiagonal(a, :U) : UpperTriangular(a)
    istril(a) && return istriu(a, -1) ? Bidiagonal(a, :L) : LowerTriangular(a)
    if ishermitian(a)
        f = cholesky(Hermitian(a); check=false)
        issuccess(f) && return f
    end
    return lu(a)
end
