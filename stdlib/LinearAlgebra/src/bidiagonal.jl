# Bidiagonal matrices: the diagonal and the one above or below it.

"`Bidiagonal(dv, ev, uplo)`, `Bidiagonal(a, uplo)`: a diagonal and the one above (`:U`) or below (`:L`) it."
struct Bidiagonal{T,V<:AbstractVector{T}} <: AbstractMatrix{T}
    dv::V
    ev::V
    uplo::Char
    function Bidiagonal{T,V}(dv, ev, uplo::Char) where {T,V<:AbstractVector{T}}
        length(ev) == max(length(dv) - 1, 0) || throw(DimensionMismatch(
            "length of diagonal vector is $(length(dv)), length of off-diagonal vector is $(length(ev))"))
        return new{T,V}(dv, ev, uplo)
    end
end
Bidiagonal(dv::V, ev::V, uplo::Symbol) where {T,V<:AbstractVector{T}} = Bidiagonal{T,V}(dv, ev, _is_upper(uplo) ? 'U' : 'L')
function Bidiagonal(dv::AbstractVector, ev::AbstractVector, uplo::Symbol)
    T = promote_type(eltype(dv), eltype(ev))
    return Bidiagonal(Vector{T}(dv), Vector{T}(ev), uplo)
end
Bidiagonal(a::AbstractMatrix, uplo::Symbol) = Bidiagonal(diag(a), diag(a, _is_upper(uplo) ? 1 : -1), uplo)

size(b::Bidiagonal) = (length(b.dv), length(b.dv))
_sign_of_band(b::Bidiagonal) = b.uplo == 'U' ? 1 : -1
_uplo(b::Bidiagonal) = b.uplo == 'U' ? :U : :L
copy(b::Bidiagonal) = Bidiagonal(copy(b.dv), copy(b.ev), _uplo(b))
similar(b::Bidiagonal, ::Type{T}) where {T} = Bidiagonal(similar(b.dv, T), similar(b.ev, T), _uplo(b))
@inline function getindex(b::Bidiagonal, i::Int, j::Int)
    @boundscheck checkbounds(b, i, j)
    i == j && return b.dv[i]
    return j - i == _sign_of_band(b) ? b.ev[min(i, j)] : zero(eltype(b))
end
function setindex!(b::Bidiagonal, x, i::Int, j::Int)
    @boundscheck checkbounds(b, i, j)
    if i == j
        b.dv[i] = x
    elseif j - i == _sign_of_band(b)
        b.ev[min(i, j)] = x
    elseif !iszero(x)
        throw(ArgumentError("cannot set entry ($i, $j) off the $(b.uplo == 'U' ? "upper" : "lower") bidiagonal band to a nonzero value $x"))
    end
    return b
end
function show(io::IO, b::Bidiagonal)
    print(io, "Bidiagonal(")
    show(io, b.dv)
    print(io, ", ")
    show(io, b.ev)
    print(io, ", ")
    show(io, _uplo(b))
    print(io, ")")
end
replace_in_print_matrix(b::Bidiagonal, i::Integer, j::Integer, s::AbstractString) =
    i == j || j - i == _sign_of_band(b) ? s : Base.replace_with_centered_mark(s)
_flip(uplo::Symbol) = uplo === :U ? :L : :U
transpose(b::Bidiagonal) = Bidiagonal(b.dv, b.ev, _flip(_uplo(b)))
adjoint(b::Bidiagonal) = Bidiagonal(conj(b.dv), conj(b.ev), _flip(_uplo(b)))
istriu(b::Bidiagonal, k::Integer=0) = k <= 0 && (b.uplo == 'U' || iszero(b.ev)) || istriu(_full(b), k)
istril(b::Bidiagonal, k::Integer=0) = k >= 0 && (b.uplo == 'L' || iszero(b.ev)) || istril(_full(b), k)
det(b::Bidiagonal) = prod(b.dv)
*(x::Number, b::Bidiagonal) = Bidiagonal(x * b.dv, x * b.ev, _uplo(b))
*(b::Bidiagonal, x::Number) = Bidiagonal(b.dv * x, b.ev * x, _uplo(b))
/(b::Bidiagonal, x::Number) = Bidiagonal(b.dv / x, b.ev / x, _uplo(b))
-(b::Bidiagonal) = Bidiagonal(-b.dv, -b.ev, _uplo(b))
_combine(f, a::Bidiagonal, b::Bidiagonal) = a.uplo == b.uplo ? Bidiagonal(f(a.dv, b.dv), f(a.ev, b.ev), _uplo(a)) :
    f(Tridiagonal(a), Tridiagonal(b))
+(a::Bidiagonal, b::Bidiagonal) = _combine(+, a, b)
-(a::Bidiagonal, b::Bidiagonal) = _combine(-, a, b)
function \(b::Bidiagonal, x::AbstractVecOrMat)
    _check_rows(b, x)
    return b.uplo == 'U' ? UpperTriangular(_full(b)) \ x : LowerTriangular(_full(b)) \ x
end
inv(b::Bidiagonal) = inv(b.uplo == 'U' ? UpperTriangular(_full(b)) : LowerTriangular(_full(b)))
