# Matrices that hold only part of their elements: diagonal, triangular, symmetric.

"`Diagonal(v)`: the matrix with `v` on its diagonal and zeros elsewhere."
struct Diagonal{T,V<:AbstractVector{T}} <: AbstractMatrix{T}
    diag::V
end
Diagonal(v::V) where {T,V<:AbstractVector{T}} = Diagonal{T,V}(v)
Diagonal(a::AbstractMatrix) = Diagonal(diag(a))
size(d::Diagonal) = (length(d.diag), length(d.diag))
@inline function getindex(d::Diagonal, i::Int, j::Int)
    @boundscheck checkbounds(d, i, j)
    return i == j ? (@inbounds d.diag[i]) : zero(eltype(d))
end
function setindex!(d::Diagonal, x, i::Int, j::Int)
    @boundscheck checkbounds(d, i, j)
    if i == j
        d.diag[i] = x
    elseif !iszero(x)
        throw(ArgumentError("cannot set off-diagonal entry ($i, $j) to a nonzero value ($x)"))
    end
    return d
end
diag(d::Diagonal, k::Integer=0) = k == 0 ? copy(d.diag) : zeros(eltype(d), max(0, length(d.diag) - abs(k)))
inv(d::Diagonal) = Diagonal(map(inv, d.diag))
adjoint(d::Diagonal) = Diagonal(map(conj, d.diag))
transpose(d::Diagonal) = d
det(d::Diagonal) = prod(d.diag)
*(a::Diagonal, b::Diagonal) = Diagonal(a.diag .* b.diag)
*(d::Diagonal, v::AbstractVector) = d.diag .* v
*(d::Diagonal, a::AbstractMatrix) = d.diag .* a
*(a::AbstractMatrix, d::Diagonal) = a .* transpose(d.diag)
*(x::Number, d::Diagonal) = Diagonal(x * d.diag)
*(d::Diagonal, x::Number) = Diagonal(d.diag * x)
+(a::Diagonal, b::Diagonal) = Diagonal(a.diag + b.diag)
-(a::Diagonal, b::Diagonal) = Diagonal(a.diag - b.diag)
\(d::Diagonal, b::AbstractVecOrMat) = d.diag .\ b

"`UpperTriangular(a)`: the part of `a` on and above the diagonal."
struct UpperTriangular{T,S<:AbstractMatrix{T}} <: AbstractMatrix{T}
    data::S
end
"`LowerTriangular(a)`: the part of `a` on and below the diagonal."
struct LowerTriangular{T,S<:AbstractMatrix{T}} <: AbstractMatrix{T}
    data::S
end
"`UnitLowerTriangular(a)`: the part of `a` below the diagonal, with ones on it."
struct UnitLowerTriangular{T,S<:AbstractMatrix{T}} <: AbstractMatrix{T}
    data::S
end
"`Symmetric(a[, :U])`: the upper (or lower, `:L`) part of `a`, mirrored."
struct Symmetric{T,S<:AbstractMatrix{T}} <: AbstractMatrix{T}
    data::S
    uplo::Char
end
"`Hermitian(a[, :U])`: the upper (or lower, `:L`) part of `a`, mirrored and conjugated."
struct Hermitian{T,S<:AbstractMatrix{T}} <: AbstractMatrix{T}
    data::S
    uplo::Char
end
const Triangular = Union{UpperTriangular,LowerTriangular,UnitLowerTriangular}
UpperTriangular(a::S) where {T,S<:AbstractMatrix{T}} = (checksquare(a); UpperTriangular{T,S}(a))
LowerTriangular(a::S) where {T,S<:AbstractMatrix{T}} = (checksquare(a); LowerTriangular{T,S}(a))
UnitLowerTriangular(a::S) where {T,S<:AbstractMatrix{T}} = (checksquare(a); UnitLowerTriangular{T,S}(a))
Symmetric(a::S, uplo::Symbol=:U) where {T,S<:AbstractMatrix{T}} =
    (checksquare(a); Symmetric{T,S}(a, uplo === :U ? 'U' : 'L'))
Hermitian(a::S, uplo::Symbol=:U) where {T,S<:AbstractMatrix{T}} =
    (checksquare(a); Hermitian{T,S}(a, uplo === :U ? 'U' : 'L'))

size(a::Union{Triangular,Symmetric,Hermitian}) = size(a.data)
@inline function getindex(a::UpperTriangular, i::Int, j::Int)
    @boundscheck checkbounds(a, i, j)
    return i <= j ? (@inbounds a.data[i, j]) : zero(eltype(a))
end
@inline function getindex(a::LowerTriangular, i::Int, j::Int)
    @boundscheck checkbounds(a, i, j)
    return i >= j ? (@inbounds a.data[i, j]) : zero(eltype(a))
end
@inline function getindex(a::UnitLowerTriangular, i::Int, j::Int)
    @boundscheck checkbounds(a, i, j)
    return i > j ? (@inbounds a.data[i, j]) : i == j ? one(eltype(a)) : zero(eltype(a))
end
_is_stored(a, i::Int, j::Int) = (i <= j) == (a.uplo == 'U')
@inline function getindex(a::Symmetric, i::Int, j::Int)
    @boundscheck checkbounds(a, i, j)
    return i == j || _is_stored(a, i, j) ? (@inbounds a.data[i, j]) : (@inbounds a.data[j, i])
end
@inline function getindex(a::Hermitian, i::Int, j::Int)
    @boundscheck checkbounds(a, i, j)
    i == j && return oftype(a.data[i, i], real(a.data[i, i]))
    return _is_stored(a, i, j) ? (@inbounds a.data[i, j]) : conj(@inbounds a.data[j, i])
end
issymmetric(::Symmetric) = true
ishermitian(::Hermitian) = true
det(a::Union{UpperTriangular,LowerTriangular}) = prod(diag(a))
det(a::UnitLowerTriangular) = one(eltype(a))
*(x::Number, a::Symmetric) = Symmetric(x * a.data, a.uplo == 'U' ? :U : :L)
