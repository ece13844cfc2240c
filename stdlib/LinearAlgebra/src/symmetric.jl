# Symmetric and Hermitian views of one triangle of a matrix.

"`Symmetric(a[, :U])`: the upper (or lower, `:L`) part of `a`, mirrored."
struct Symmetric{T,S<:AbstractMatrix{T}} <: AbstractMatrix{T}
    data::S
    uplo::Char
    Symmetric{T,S}(a, uplo::Char) where {T,S<:AbstractMatrix{T}} = (checksquare(a); new{T,S}(a, uplo))
end
"`Hermitian(a[, :U])`: the upper (or lower, `:L`) part of `a`, mirrored and conjugated."
struct Hermitian{T,S<:AbstractMatrix{T}} <: AbstractMatrix{T}
    data::S
    uplo::Char
    Hermitian{T,S}(a, uplo::Char) where {T,S<:AbstractMatrix{T}} = (checksquare(a); new{T,S}(a, uplo))
end
Symmetric(a::AbstractMatrix{T}, uplo::Symbol=:U) where {T} = Symmetric{T,typeof(a)}(a, _is_upper(uplo) ? 'U' : 'L')
Hermitian(a::AbstractMatrix{T}, uplo::Symbol=:U) where {T} = Hermitian{T,typeof(a)}(a, _is_upper(uplo) ? 'U' : 'L')
Symmetric(a::Symmetric) = a
Hermitian(a::Hermitian) = a
const SymOrHerm{T,S} = Union{Symmetric{T,S},Hermitian{T,S}}
const RealHermSymComplexHerm = Union{Hermitian,Symmetric{<:Real}}
_uplo(a::SymOrHerm) = a.uplo == 'U' ? :U : :L
_rewrap(a::Symmetric, data, uplo=_uplo(a)) = Symmetric(data, uplo)
_rewrap(a::Hermitian, data, uplo=_uplo(a)) = Hermitian(data, uplo)

size(a::SymOrHerm) = size(a.data)
parent(a::SymOrHerm) = a.data
copy(a::SymOrHerm) = _rewrap(a, copy(a.data))
similar(a::SymOrHerm, ::Type{T}) where {T} = _rewrap(a, similar(a.data, T))
_is_stored(a, i::Int, j::Int) = (i <= j) == (a.uplo == 'U')
@inline function getindex(a::Symmetric, i::Int, j::Int)
    @boundscheck checkbounds(a, i, j)
    return i == j || _is_stored(a, i, j) ? (@inbounds a.data[i, j]) : transpose(@inbounds a.data[j, i])
end
@inline function getindex(a::Hermitian, i::Int, j::Int)
    @boundscheck checkbounds(a, i, j)
    i == j && return oftype(a.data[i, i], real(a.data[i, i]))
    return _is_stored(a, i, j) ? (@inbounds a.data[i, j]) : adjoint(@inbounds a.data[j, i])
end
function setindex!(a::Symmetric, x, i::Int, j::Int)
    i == j || throw(ArgumentError("Cannot set a non-diagonal index in a symmetric matrix"))
    a.data[i, j] = x
    return a
end
function setindex!(a::Hermitian, x, i::Int, j::Int)
    i == j || throw(ArgumentError("Cannot set a non-diagonal index in a Hermitian matrix"))
    isreal(x) || throw(ArgumentError("Cannot set a diagonal entry in a Hermitian matrix to a nonreal value"))
    a.data[i, j] = x
    return a
end
issymmetric(::Symmetric) = true
issymmetric(a::Hermitian{<:Real}) = true
ishermitian(::Hermitian) = true
ishermitian(a::Symmetric{<:Real}) = true
isdiag(a::SymOrHerm) = isdiag(_full(a))
adjoint(a::Hermitian) = a
adjoint(a::Symmetric{<:Real}) = a
adjoint(a::Symmetric) = Symmetric(conj(a.data), _uplo(a))
transpose(a::Symmetric) = a
transpose(a::Hermitian{<:Real}) = a
transpose(a::Hermitian) = Hermitian(conj(a.data), _uplo(a))
real(a::SymOrHerm) = _rewrap(a, real(a.data))
conj(a::SymOrHerm) = _rewrap(a, conj(a.data))
-(a::SymOrHerm) = _rewrap(a, -a.data)
+(a::Symmetric, b::Symmetric) = Symmetric(_full(a) + _full(b))
-(a::Symmetric, b::Symmetric) = Symmetric(_full(a) - _full(b))
+(a::Symmetric, d::Diagonal) = _rewrap(a, _full(a) + d)
+(d::Diagonal, a::Symmetric) = _rewrap(a, d + _full(a))
-(a::Symmetric, d::Diagonal) = _rewrap(a, _full(a) - d)
-(d::Diagonal, a::Symmetric) = _rewrap(a, d - _full(a))
+(a::Hermitian, d::Diagonal{<:Real}) = _rewrap(a, _full(a) + d)
+(d::Diagonal{<:Real}, a::Hermitian) = _rewrap(a, d + _full(a))
-(a::Hermitian, d::Diagonal{<:Real}) = _rewrap(a, _full(a) - d)
-(d::Diagonal{<:Real}, a::Hermitian) = _rewrap(a, d - _full(a))
+(a::Hermitian, b::Hermitian) = Hermitian(_full(a) + _full(b))
-(a::Hermitian, b::Hermitian) = Hermitian(_full(a) - _full(b))
*(x::Number, a::Symmetric) = Symmetric(x * a.data, _uplo(a))
*(a::Symmetric, x::Number) = Symmetric(a.data * x, _uplo(a))
*(x::Real, a::Hermitian) = Hermitian(x * a.data, _uplo(a))
*(a::Hermitian, x::Real) = Hermitian(a.data * x, _uplo(a))
/(a::Symmetric, x::Number) = Symmetric(a.data / x, _uplo(a))
/(a::Hermitian, x::Real) = Hermitian(a.data / x, _uplo(a))
inv(a::Symmetric) = Symmetric(inv(lu(_full(a))), _uplo(a))
inv(a::Hermitian) = Hermitian(inv(lu(_full(a))), _uplo(a))
det(a::SymOrHerm) = _real_det(a, det(lu(_full(a); check=false)))
_real_det(a::Symmetric, d) = d
_real_det(a::Hermitian, d) = real(d)
tr(a::Hermitian) = real(sum(diag(a)))
*(a::SymOrHerm, b::AbstractVector) = _full(a) * b
\(a::SymOrHerm, b::AbstractVecOrMat) = lu(_full(a)) \ b
