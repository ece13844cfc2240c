# Arrays of bits seen as arrays of another type of bits.

"The array `reinterpret(T, a)`: the memory of `a` as elements of type `T`."
struct ReinterpretArray{T,N,S,A<:AbstractArray{S},IsReshaped} <: AbstractArray{T,N}
    parent::A
    size::NTuple{N,Int}
end

function _check_reinterpreted(@nospecialize(T), @nospecialize(S))
    isbitstype(T) || throw(ArgumentError("cannot reinterpret `$S` as `$T`, type `$T` is not a bits type"))
    isbitstype(S) || throw(ArgumentError("cannot reinterpret `$S` as `$T`, type `$S` is not a bits type"))
    return nothing
end
"""
    reinterpret(T, a::AbstractArray)
    reinterpret(reshape, T, a::AbstractArray)

The elements of `a` as values of type `T` in the same memory. The first dimension changes by the ratio of
the sizes; with `reshape`, a dimension is added or dropped instead.
"""
function reinterpret(::Type{T}, a::AbstractArray{S,N}) where {T,S,N}
    T === S && return a
    _check_reinterpreted(T, S)
    if N == 0
        sizeof(T) == sizeof(S) || throw(ArgumentError("cannot reinterpret a zero-dimensional `$S` array to `$T` which is of a different size"))
        return ReinterpretArray{T,0,S,typeof(a),false}(a, ())
    end
    bytes = size(a, 1) * sizeof(S)
    rem(bytes, sizeof(T)) == 0 || throw(ArgumentError(
        "cannot reinterpret an `$S` array to `$T` whose first dimension has size `$(size(a, 1))`.\nThe resulting array would have a non-integral first dimension.\n"))
    return ReinterpretArray{T,N,S,typeof(a),false}(a, (div(bytes, sizeof(T)), tail(size(a))...))
end
function reinterpret(::typeof(reshape), ::Type{T}, a::AbstractArray{S,N}) where {T,S,N}
    T === S && return a
    _check_reinterpreted(T, S)
    if sizeof(T) == sizeof(S)
        return ReinterpretArray{T,N,S,typeof(a),true}(a, size(a))
    elseif sizeof(T) > sizeof(S)
        rem(sizeof(T), sizeof(S)) == 0 || throw(ArgumentError("`reinterpret(reshape, $T, a)` where `eltype(a)` is $S requires that `sizeof($T)` (got $(sizeof(T))) and `sizeof($S)` (got $(sizeof(S))) be commensurate"))
        (N > 0 && size(a, 1) == div(sizeof(T), sizeof(S))) || throw(ArgumentError("`reinterpret(reshape, $T, a)` where `eltype(a)` is $S requires that `axes(a, 1)` (got $(axes(a, 1))) be equal to 1:$(div(sizeof(T), sizeof(S))) (from the ratio of element sizes)"))
        return ReinterpretArray{T,N - 1,S,typeof(a),true}(a, tail(size(a)))
    end
    rem(sizeof(S), sizeof(T)) == 0 || throw(ArgumentError("`reinterpret(reshape, $T, a)` where `eltype(a)` is $S requires that `sizeof($T)` (got $(sizeof(T))) and `sizeof($S)` (got $(sizeof(S))) be commensurate"))
    return ReinterpretArray{T,N + 1,S,typeof(a),true}(a, (div(sizeof(S), sizeof(T)), size(a)...))
end

size(r::ReinterpretArray) = r.size
parent(r::ReinterpretArray) = r.parent
IndexStyle(::Type{<:ReinterpretArray}) = IndexLinear()
similar(r::ReinterpretArray, ::Type{T}, dims::Dims) where {T} = Array{T}(undef, dims)

# `x`, with `owner` alive until it is made.
@inline _kept(x, owner) = (Core.donotdelete(owner); x)
# Where the elements lie; of what is not in one piece, a copy.
_dense_parent(a::Array) = a
_dense_parent(a::AbstractArray) = Array(a)
@inline function getindex(r::ReinterpretArray{T}, i::Int) where {T}
    @boundscheck checkbounds(r, i)
    a = _dense_parent(r.parent)
    return _kept(unsafe_load(bitcast(Ptr{T}, pointer(a)), i), a)
end
@inline function setindex!(r::ReinterpretArray{T}, x, i::Int) where {T}
    @boundscheck checkbounds(r, i)
    a = r.parent
    y = convert(T, x)
    a isa Array ? _kept(unsafe_store!(bitcast(Ptr{T}, pointer(a)), y, i), a) : _store_elsewhere!(r, y, i)
    return r
end
# An array that is not in one piece is changed by its own elements.
function _store_elsewhere!(r::ReinterpretArray{T,N,S}, y::T, i::Int) where {T,N,S}
    copied = Array(r.parent)
    _kept(unsafe_store!(bitcast(Ptr{T}, pointer(copied)), y, i), copied)
    copyto!(r.parent, copied)
    return r
end

function showarg(io::IO, r::ReinterpretArray{T,N,S,A,IsReshaped}) where {T,N,S,A,IsReshaped}
    print(io, IsReshaped ? "reinterpret(reshape, " : "reinterpret(", T, ", ")
    showarg(io, r.parent)
    print(io, ")")
    return nothing
end
function summary(io::IO, r::ReinterpretArray{T,N,S,A,IsReshaped}) where {T,N,S,A,IsReshaped}
    print(io, dims2string(size(r)), " ")
    showarg(io, r)
    IsReshaped && print(io, " with eltype ", T)
    return nothing
end
