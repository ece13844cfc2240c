# Triangular matrices: views of one triangle of a matrix.

"Supertype of the triangular matrices."
abstract type AbstractTriangular{T,S<:AbstractMatrix} <: AbstractMatrix{T} end

"`UpperTriangular(a)`: the part of `a` on and above the diagonal."
struct UpperTriangular{T,S<:AbstractMatrix{T}} <: AbstractTriangular{T,S}
    data::S
    UpperTriangular{T,S}(a) where {T,S<:AbstractMatrix{T}} = (checksquare(a); new{T,S}(a))
end
"`LowerTriangular(a)`: the part of `a` on and below the diagonal."
struct LowerTriangular{T,S<:AbstractMatrix{T}} <: AbstractTriangular{T,S}
    data::S
    LowerTriangular{T,S}(a) where {T,S<:AbstractMatrix{T}} = (checksquare(a); new{T,S}(a))
end
"`UnitUpperTriangular(a)`: the part of `a` above the diagonal, with ones on it."
struct UnitUpperTriangular{T,S<:AbstractMatrix{T}} <: AbstractTriangular{T,S}
    data::S
    UnitUpperTriangular{T,S}(a) where {T,S<:AbstractMatrix{T}} = (checksquare(a); new{T,S}(a))
end
"`UnitLowerTriangular(a)`: the part of `a` below the diagonal, with ones on it."
struct UnitLowerTriangular{T,S<:AbstractMatrix{T}} <: AbstractTriangular{T,S}
    data::S
    UnitLowerTriangular{T,S}(a) where {T,S<:AbstractMatrix{T}} = (checksquare(a); new{T,S}(a))
end
UpperTriangular(a::AbstractMatrix{T}) where {T} = UpperTriangular{T,typeof(a)}(a)
LowerTriangular(a::AbstractMatrix{T}) where {T} = LowerTriangular{T,typeof(a)}(a)
UnitUpperTriangular(a::AbstractMatrix{T}) where {T} = UnitUpperTriangular{T,typeof(a)}(a)
UnitLowerTriangular(a::AbstractMatrix{T}) where {T} = UnitLowerTriangular{T,typeof(a)}(a)
const AnyUpper{T,S} = Union{UpperTriangular{T,S},UnitUpperTriangular{T,S}}
const AnyLower{T,S} = Union{LowerTriangular{T,S},UnitLowerTriangular{T,S}}
const AnyUnit{T,S} = Union{UnitUpperTriangular{T,S},UnitLowerTriangular{T,S}}
UpperTriangular(a::UpperTriangular) = a
LowerTriangular(a::LowerTriangular) = a

size(a::AbstractTriangular) = size(a.data)
parent(a::AbstractTriangular) = a.data
_is_inside(::AnyUpper, i, j) = i <= j
_is_inside(::AnyLower, i, j) = i >= j
# The same kind of matrix around other data; a unit diagonal is lost where `_general` says so.
_rewrap(::UpperTriangular, a) = UpperTriangular(a)
_rewrap(::LowerTriangular, a) = LowerTriangular(a)
_rewrap(::UnitUpperTriangular, a) = UnitUpperTriangular(a)
_rewrap(::UnitLowerTriangular, a) = UnitLowerTriangular(a)
_general(::AnyUpper, a) = UpperTriangular(a)
_general(::AnyLower, a) = LowerTriangular(a)
_opposite(::UpperTriangular, a) = LowerTriangular(a)
_opposite(::LowerTriangular, a) = UpperTriangular(a)
_opposite(::UnitUpperTriangular, a) = UnitLowerTriangular(a)
_opposite(::UnitLowerTriangular, a) = UnitUpperTriangular(a)
_name(::UpperTriangular) = "UpperTriangular"
_name(::LowerTriangular) = "LowerTriangular"
_name(::UnitUpperTriangular) = "UnitUpperTriangular"
_name(::UnitLowerTriangular) = "UnitLowerTriangular"

@inline function getindex(a::AbstractTriangular, i::Int, j::Int)
    @boundscheck checkbounds(a, i, j)
    i == j && a isa AnyUnit && return one(eltype(a))
    return _is_inside(a, i, j) ? (@inbounds a.data[i, j]) : zero(eltype(a))
end
function setindex!(a::AbstractTriangular, x, i::Int, j::Int)
    @boundscheck checkbounds(a, i, j)
    if i == j && a isa AnyUnit
        isone(x) || throw(ArgumentError(
            "cannot set index ($i, $j) on the diagonal of a $(_name(a)) matrix to a non-unit value ($x)"))
    elseif _is_inside(a, i, j)
        a.data[i, j] = x
    elseif !iszero(x)
        half = a isa AnyUpper ? "lower" : "upper"
        article = a isa LowerTriangular ? "a" : "an"
        a isa AnyUnit && (article = "a")
        throw(ArgumentError("cannot set index ($i, $j) in the $half triangular part of $article $(_name(a)) matrix to a nonzero value ($x)"))
    end
    return a
end
replace_in_print_matrix(a::AbstractTriangular, i::Integer, j::Integer, s::AbstractString) =
    _is_inside(a, i, j) ? s : Base.replace_with_centered_mark(s)
copy(a::AbstractTriangular) = _rewrap(a, copy(a.data))
similar(a::AbstractTriangular, ::Type{T}) where {T} = _rewrap(a, similar(a.data, T))
# All elements as they read, in a matrix of its own.
_full(a::AbstractMatrix{T}) where {T} = copyto!(Matrix{T}(undef, size(a)), a)

istriu(a::AnyUpper, k::Integer=0) = k <= 0 || istriu(_full(a), k)
istril(a::AnyLower, k::Integer=0) = k >= 0 || istril(_full(a), k)
adjoint(a::AbstractTriangular) = _opposite(a, adjoint(a.data))
transpose(a::AbstractTriangular) = _opposite(a, transpose(a.data))
real(a::AbstractTriangular) = _rewrap(a, real(a.data))
imag(a::Union{UpperTriangular,LowerTriangular}) = _rewrap(a, imag(a.data))
conj(a::AbstractTriangular) = _rewrap(a, conj(a.data))
det(a::Union{UpperTriangular,LowerTriangular}) = prod(diag(a))
det(a::AnyUnit) = one(eltype(a))
function logabsdet(a::AbstractTriangular)
    d = diag(a)
    return (sum(x -> log(abs(x)), d), prod(sign, d))
end
inv(a::UpperTriangular) = UpperTriangular(_inverse_triangle(a))
inv(a::LowerTriangular) = LowerTriangular(_inverse_triangle(a))
inv(a::UnitUpperTriangular) = UnitUpperTriangular(_inverse_triangle(a))
inv(a::UnitLowerTriangular) = UnitLowerTriangular(_inverse_triangle(a))
_inverse_triangle(a) = a \ Matrix{_field_type(eltype(a))}(I, size(a)...)

-(a::AbstractTriangular) = _general(a, -_full(a))
*(x::Number, a::AbstractTriangular) = _general(a, x * _full(a))
*(a::AbstractTriangular, x::Number) = _general(a, _full(a) * x)
/(a::AbstractTriangular, x::Number) = _general(a, _full(a) / x)
\(x::Number, a::AbstractTriangular) = _general(a, x \ _full(a))
+(a::AnyUpper, b::AnyUpper) = UpperTriangular(_full(a) + _full(b))
+(a::AnyLower, b::AnyLower) = LowerTriangular(_full(a) + _full(b))
-(a::AnyUpper, b::AnyUpper) = UpperTriangular(_full(a) - _full(b))
-(a::AnyLower, b::AnyLower) = LowerTriangular(_full(a) - _full(b))
*(a::AnyUpper, b::AnyUpper) = UpperTriangular(_full(a) * _full(b))
*(a::AnyLower, b::AnyLower) = LowerTriangular(_full(a) * _full(b))
*(a::UnitUpperTriangular, b::UnitUpperTriangular) = UnitUpperTriangular(_full(a) * _full(b))
*(a::UnitLowerTriangular, b::UnitLowerTriangular) = UnitLowerTriangular(_full(a) * _full(b))
*(a::AbstractTriangular, d::Diagonal) = _general(a, _full(a) .* transpose(d.diag))
*(d::Diagonal, a::AbstractTriangular) = _general(a, d.diag .* _full(a))
+(a::AbstractTriangular, d::Diagonal) = _general(a, _full(a) + _full(d))
+(d::Diagonal, a::AbstractTriangular) = _general(a, _full(d) + _full(a))
-(a::AbstractTriangular, d::Diagonal) = _general(a, _full(a) - _full(d))
-(d::Diagonal, a::AbstractTriangular) = _general(a, _full(d) - _full(a))
==(a::AbstractTriangular, b::AbstractTriangular) = _full(a) == _full(b)
