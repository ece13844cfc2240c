# Broadcasting over matrices with structure: where zeros stay zeros, the result keeps the structure.

using Base.Broadcast: Broadcasted, AbstractArrayStyle, DefaultArrayStyle

"The style of diagonal, triangular and banded matrices."
struct StructuredStyle <: AbstractArrayStyle{2} end
StructuredStyle(::Val{N}) where {N} = N <= 2 ? StructuredStyle() : DefaultArrayStyle{N}()
const Structured = Union{Diagonal,Bidiagonal,Tridiagonal,SymTridiagonal,AbstractTriangular}
Base.BroadcastStyle(::Type{<:Structured}) = StructuredStyle()

# How many diagonals below and above the main one can hold what is not zero.
const _all_diagonals = typemax(Int)
_bandwidths(::Diagonal) = (0, 0)
_bandwidths(b::Bidiagonal) = b.uplo == 'U' ? (0, 1) : (1, 0)
_bandwidths(::AnyTridiagonal) = (1, 1)
_bandwidths(::AnyUpper) = (0, _all_diagonals)
_bandwidths(::AnyLower) = (_all_diagonals, 0)
_bandwidths(bc::Broadcasted) = _widest(bc.args)
_bandwidths(x) = (0, 0)
_widest(::Tuple{}) = (0, 0)
_widest(args::Tuple) = max.(_bandwidths(args[1]), _widest(Base.tail(args)))

# What a broadcast gives where all the matrices are zero; `nothing` where other arrays take part.
_at_zero(a::Structured) = zero(eltype(a))
_at_zero(x::Union{Number,AbstractString,AbstractChar,Symbol,Type,Function,Val}) = x
_at_zero(x::Base.RefValue) = x[]
_at_zero(x) = nothing
function _at_zero(bc::Broadcasted)
    values = map(_at_zero, bc.args)
    any(isnothing, values) && return nothing
    return bc.f(values...)
end
_is_symmetric(x) = !(x isa Structured) || x isa Union{SymTridiagonal,Diagonal}
_is_symmetric(bc::Broadcasted) = all(_is_symmetric, bc.args)

function Base.copy(bc::Broadcasted{StructuredStyle})
    dense = copy(Broadcasted{DefaultArrayStyle{2}}(bc.f, bc.args, bc.axes))
    z = _at_zero(bc)
    (z isa Number && iszero(z) && size(dense, 1) == size(dense, 2)) || return dense
    bands = _bandwidths(bc)
    bands == (0, 0) && return Diagonal(dense)
    bands == (0, 1) && return Bidiagonal(dense, :U)
    bands == (1, 0) && return Bidiagonal(dense, :L)
    bands == (1, 1) && return _is_symmetric(bc) ? SymTridiagonal(diag(dense), diag(dense, 1)) : Tridiagonal(dense)
    bands[1] == 0 && return UpperTriangular(dense)
    bands[2] == 0 && return LowerTriangular(dense)
    return dense
end
