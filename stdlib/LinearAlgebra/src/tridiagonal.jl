# Tridiagonal matrices, general and symmetric.

"`Tridiagonal(dl, d, du)`: the diagonals below, on and above the main one."
struct Tridiagonal{T,V<:AbstractVector{T}} <: AbstractMatrix{T}
    dl::V
    d::V
    du::V
    function Tridiagonal{T,V}(dl, d, du) where {T,V<:AbstractVector{T}}
        n = length(d)
        length(dl) == length(du) == max(n - 1, 0) || throw(ArgumentError(
            "cannot construct Tridiagonal from incompatible lengths of subdiagonal, diagonal and superdiagonal: ($(length(dl)), $n, $(length(du)))"))
        return new{T,V}(dl, d, du)
    end
end
Tridiagonal(dl::V, d::V, du::V) where {T,V<:AbstractVector{T}} = Tridiagonal{T,V}(dl, d, du)
function Tridiagonal(dl::AbstractVector, d::AbstractVector, du::AbstractVector)
    T = promote_type(eltype(dl), eltype(d), eltype(du))
    return Tridiagonal(Vector{T}(dl), Vector{T}(d), Vector{T}(du))
end
Tridiagonal(a::AbstractMatrix) = Tridiagonal(diag(a, -1), diag(a), diag(a, 1))

"`SymTridiagonal(dv, ev)`: a symmetric matrix by its diagonal and the one beside it."
struct SymTridiagonal{T,V<:AbstractVector{T}} <: AbstractMatrix{T}
    dv::V
    ev::V
    function SymTridiagonal{T,V}(dv, ev) where {T,V<:AbstractVector{T}}
        length(dv) - 1 <= length(ev) <= length(dv) || throw(DimensionMismatch(
            "subdiagonal has wrong length. Has length $(length(ev)), but should be either $(length(dv) - 1) or $(length(dv))."))
        return new{T,V}(dv, ev)
    end
end
SymTridiagonal(dv::V, ev::V) where {T,V<:AbstractVector{T}} = SymTridiagonal{T,V}(dv, ev)
function SymTridiagonal(dv::AbstractVector, ev::AbstractVector)
    T = promote_type(eltype(dv), eltype(ev))
    return SymTridiagonal(Vector{T}(dv), Vector{T}(ev))
end
function SymTridiagonal(a::AbstractMatrix)
    diag(a, 1) == diag(a, -1) || throw(ArgumentError("matrix is not symmetric; cannot convert to SymTridiagonal"))
    return SymTridiagonal(diag(a), diag(a, 1))
end
const AnyTridiagonal = Union{Tridiagonal,SymTridiagonal}
_bands(a::Tridiagonal) = (a.dl, a.d, a.du)
_bands(a::SymTridiagonal) = (a.ev, a.dv, a.ev)

size(a::AnyTridiagonal) = (n = length(_bands(a)[2]); (n, n))
copy(a::Tridiagonal) = Tridiagonal(copy(a.dl), copy(a.d), copy(a.du))
copy(a::SymTridiagonal) = SymTridiagonal(copy(a.dv), copy(a.ev))
similar(a::Tridiagonal, ::Type{T}) where {T} = Tridiagonal(similar(a.dl, T), similar(a.d, T), similar(a.du, T))
similar(a::SymTridiagonal, ::Type{T}) where {T} = SymTridiagonal(similar(a.dv, T), similar(a.ev, T))
@inline function getindex(a::AnyTridiagonal, i::Int, j::Int)
    @boundscheck checkbounds(a, i, j)
    lower, middle, upper = _bands(a)
    i == j && return middle[i]
    i == j + 1 && return lower[j]
    return i + 1 == j ? upper[i] : zero(eltype(a))
end
function setindex!(a::Tridiagonal, x, i::Int, j::Int)
    @boundscheck checkbounds(a, i, j)
    if abs(i - j) <= 1
        i == j ? (a.d[i] = x) : i > j ? (a.dl[j] = x) : (a.du[i] = x)
    elseif !iszero(x)
        throw(ArgumentError("cannot set entry ($i, $j) off the tridiagonal band to a nonzero value ($x)"))
    end
    return a
end
function setindex!(a::SymTridiagonal, x, i::Int, j::Int)
    @boundscheck checkbounds(a, i, j)
    i == j || throw(ArgumentError("cannot set off-diagonal entry ($i, $j)"))
    a.dv[i] = x
    return a
end
function _show_bands(io::IO, name::String, bands::Tuple)
    print(io, name, "(")
    for (k, band) in enumerate(bands)
        k > 1 && print(io, ", ")
        show(io, band)
    end
    print(io, ")")
end
show(io::IO, a::Tridiagonal) = _show_bands(io, "Tridiagonal", (a.dl, a.d, a.du))
show(io::IO, a::SymTridiagonal) = _show_bands(io, "SymTridiagonal", (a.dv, a.ev))
replace_in_print_matrix(::AnyTridiagonal, i::Integer, j::Integer, s::AbstractString) =
    abs(i - j) <= 1 ? s : Base.replace_with_centered_mark(s)

issymmetric(::SymTridiagonal) = true
ishermitian(a::SymTridiagonal) = all(isreal, a.dv) && all(isreal, a.ev)
istriu(a::AnyTridiagonal, k::Integer=0) = k < 0 || istriu(_full(a), k)
istril(a::AnyTridiagonal, k::Integer=0) = k > 0 || istril(_full(a), k)
transpose(a::SymTridiagonal) = a
transpose(a::Tridiagonal) = Tridiagonal(a.du, a.d, a.dl)
adjoint(a::SymTridiagonal) = SymTridiagonal(conj(a.dv), conj(a.ev))
adjoint(a::Tridiagonal) = Tridiagonal(conj(a.du), conj(a.d), conj(a.dl))
_map_bands(f, a::Tridiagonal) = Tridiagonal(f(a.dl), f(a.d), f(a.du))
_map_bands(f, a::SymTridiagonal) = SymTridiagonal(f(a.dv), f(a.ev))
*(x::Number, a::AnyTridiagonal) = _map_bands(v -> x * v, a)
*(a::AnyTridiagonal, x::Number) = _map_bands(v -> v * x, a)
/(a::AnyTridiagonal, x::Number) = _map_bands(v -> v / x, a)
-(a::AnyTridiagonal) = _map_bands(v -> -v, a)
+(a::SymTridiagonal, b::SymTridiagonal) = SymTridiagonal(a.dv + b.dv, a.ev + b.ev)
-(a::SymTridiagonal, b::SymTridiagonal) = SymTridiagonal(a.dv - b.dv, a.ev - b.ev)
_as_bands(a::Union{AnyTridiagonal,Bidiagonal,Diagonal}) = Tridiagonal(diag(a, -1), diag(a), diag(a, 1))
const Banded = Union{AnyTridiagonal,Bidiagonal,Diagonal}
function _combine(f, a::Banded, b::Banded)
    x, y = _as_bands(a), _as_bands(b)
    return Tridiagonal(f(x.dl, y.dl), f(x.d, y.d), f(x.du, y.du))
end
+(a::AnyTridiagonal, b::Banded) = _combine(+, a, b)
+(a::Banded, b::AnyTridiagonal) = _combine(+, a, b)
+(a::AnyTridiagonal, b::AnyTridiagonal) = _combine(+, a, b)
-(a::AnyTridiagonal, b::Banded) = _combine(-, a, b)
-(a::Banded, b::AnyTridiagonal) = _combine(-, a, b)
-(a::AnyTridiagonal, b::AnyTridiagonal) = _combine(-, a, b)

# y = a * x by bands.
function *(a::AnyTridiagonal, x::AbstractVector)
    _product_mismatch(a, x)
    lower, middle, upper = _bands(a)
    y = middle .* x
    for i in 1:(length(x) - 1)
        y[i] += upper[i] * x[i + 1]
        y[i + 1] += lower[i] * x[i]
    end
    return y
end
# The leading minors satisfy a recurrence of two terms.
function det(a::AnyTridiagonal)
    lower, middle, upper = _bands(a)
    p, q = one(eltype(a)), zero(eltype(a))
    for i in eachindex(middle)
        p, q = middle[i] * p - (i > 1 ? lower[i - 1] * upper[i - 1] * q : zero(q)), p
    end
    return p
end
# Elimination with exchanges of neighbouring rows: they fill a second diagonal above.
function \(a::AnyTridiagonal, b::AbstractVecOrMat)
    n = size(a, 1)
    n == size(b, 1) || throw(DimensionMismatch("matrix has dimensions ($n,$n) but right hand side has $(size(b, 1)) rows"))
    T = _field_type(eltype(a))
    lower, middle, upper = map(v -> Vector{T}(v), _bands(a))
    second = zeros(T, max(n - 2, 0))
    x = _solution(a, b)
    for i in 1:(n - 1)
        if abs(lower[i]) > abs(middle[i])
            middle[i], lower[i] = lower[i], middle[i]
            upper[i], middle[i + 1] = middle[i + 1], upper[i]
            if i < n - 1
                second[i], upper[i + 1] = upper[i + 1], zero(T)
            end
            for c in axes(x, 2)
                x[i, c], x[i + 1, c] = x[i + 1, c], x[i, c]
            end
        end
        iszero(middle[i]) && throw(SingularException(i))
        t = lower[i] / middle[i]
        middle[i + 1] -= t * upper[i]
        i < n - 1 && (upper[i + 1] -= t * second[i])
        for c in axes(x, 2)
            x[i + 1, c] -= t * x[i, c]
        end
    end
    n > 0 && iszero(middle[n]) && throw(SingularException(n))
    for c in axes(x, 2), i in n:-1:1
        i < n && (x[i, c] -= upper[i] * x[i + 1, c])
        i < n - 1 && (x[i, c] -= second[i] * x[i + 2, c])
        x[i, c] /= middle[i]
    end
    return x
end
