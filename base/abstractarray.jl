# Generic arrays: traits, axes, bounds checks, iteration, copying, comparison.
# Cartesian indices are in cartesian.jl, slices in indexing.jl.

export ndims, axes, eachindex, IndexStyle, IndexLinear, IndexCartesian, checkbounds,
    checkindex, copyto!, vec, reshape, eltype, keytype, valtype, firstindex, lastindex,
    first, last, stride, strides, isempty, CanonicalIndexError

IndexStyle(a::AbstractArray) = IndexStyle(typeof(a))
IndexStyle(::Type{Union{}}) = IndexLinear()
IndexStyle(::Type{<:AbstractArray}) = IndexCartesian()
IndexStyle(::Type{<:Array}) = IndexLinear()
IndexStyle(::Type{<:AbstractRange}) = IndexLinear()
IndexStyle(a::AbstractArray, b::AbstractArray) = IndexStyle(IndexStyle(a), IndexStyle(b))
IndexStyle(a::AbstractArray, b::AbstractArray, c...) =
    IndexStyle(IndexStyle(a, b), IndexStyle(c...))
IndexStyle(::IndexLinear, ::IndexLinear) = IndexLinear()
IndexStyle(::IndexStyle, ::IndexStyle) = IndexCartesian()

"Thrown when an array type defines no element access for its index style."
struct CanonicalIndexError <: Exception
    func::String
    type::Any
end

## element type, dimensions

"`eltype(x)`: type of the elements that iteration of `x` gives."
eltype(x) = eltype(typeof(x))
eltype(::Type) = Any
eltype(::Type{Union{}}) = Union{}
eltype(::Type{<:AbstractArray{T}}) where {T} = T
eltype(::Type{Memory{T}}) where {T} = T
elsize(a::AbstractArray) = elsize(typeof(a))

"`ndims(a)`: number of dimensions."
ndims(::AbstractArray{T,N}) where {T,N} = N
ndims(::Type{<:AbstractArray{T,N}}) where {T,N} = N

"`keytype(a)`: type of the indices of an array or the keys of a dictionary."
keytype(a::AbstractArray) = keytype(typeof(a))
keytype(::Type{<:AbstractArray{T,1}}) where {T} = Int
keytype(::Type{<:AbstractArray{T,N}}) where {T,N} = CartesianIndex{N}
"`valtype(a)`: type of the values of an array or dictionary."
valtype(a::AbstractArray) = eltype(a)
valtype(::Type{T}) where {T<:AbstractArray} = eltype(T)

"`size(a[, d])`: the dimensions of `a`."
size(a::AbstractArray{T,N}, d) where {T,N} = d <= N ? size(a)[d] : 1
size(a::AbstractArray, d1::Integer, d2::Integer, ds::Integer...) =
    map(d -> size(a, d), (d1, d2, ds...))

"`axes(a[, d])`: the valid indices in each dimension."
axes(a) = map(OneTo, size(a))
axes(a::AbstractArray{T,N}, d) where {T,N} = d <= N ? axes(a)[d] : OneTo(1)
axes(a::Array{T,1}) where {T} = (OneTo(length(a)),)

axes1(a::AbstractArray{T,0}) where {T} = OneTo(1)
axes1(a::AbstractArray) = axes(a)[1]

"`has_offset_axes(a...)`: whether the indices of any of the arrays do not begin at 1."
has_offset_axes(a) = false
has_offset_axes(a::AbstractArray) = _any_offset(axes(a))
has_offset_axes(a::Array) = false
has_offset_axes(a, b...) = has_offset_axes(a) || has_offset_axes(b...)
_any_offset(::Tuple{}) = false
_any_offset(ax::Tuple{OneTo,Vararg{Any}}) = _any_offset(tail(ax))
_any_offset(ax::Tuple) = first(ax[1]) != 1 || _any_offset(tail(ax))
"`require_one_based_indexing(a...)`: an ArgumentError where `has_offset_axes(a...)`."
require_one_based_indexing(a...) = !has_offset_axes(a...) ||
    throw(ArgumentError("offset arrays are not supported but got an array with index other than 1"))

"`length(a)`: number of elements."
length(a::AbstractArray) = _len_of(size(a))
isempty(a::AbstractArray) = length(a) == 0
firstindex(a::AbstractArray) = 1
firstindex(a::AbstractVector) = first(axes1(a))
lastindex(a::AbstractArray) = length(a)
lastindex(a::AbstractVector) = last(axes1(a))
firstindex(a, d) = first(axes(a, d))
lastindex(a, d) = last(axes(a, d))

"`eachindex(a...)`: iterator over the indices of `a`, in the fastest order."
@inline eachindex(a::AbstractArray) = eachindex(IndexStyle(a), a)
@inline eachindex(a::AbstractVector) = axes1(a)
@inline eachindex(::IndexLinear, a::AbstractArray) = OneTo(length(a))
@inline eachindex(::IndexLinear, a::AbstractVector) = axes1(a)
@inline eachindex(::IndexCartesian, a::AbstractArray) = CartesianIndices(axes(a))
function eachindex(a::AbstractArray, b::AbstractArray...)
    style = IndexStyle(a, b...)
    r = eachindex(style, a)
    for x in b
        _same_indices(r, eachindex(style, x)) || throw(DimensionMismatch(
            "all inputs to eachindex must have the same indices"))
    end
    return r
end
_same_indices(r, s) = axes(r) == axes(s)
_same_indices(r::AbstractUnitRange, s::AbstractUnitRange) = r == s
eachindex(t::Tuple) = OneTo(length(t))
eachindex(itr) = keys(itr)

"`strides(a)`: distance in memory between neighbours in each dimension."
strides(a::Array) = _size_to_strides(1, size(a)...)
_size_to_strides(s, d, ds...) = (s, _size_to_strides(s * d, ds...)...)
_size_to_strides(s, d) = (s,)
_size_to_strides(s) = ()
"`stride(a, d)`: distance in memory between neighbours in dimension `d`."
stride(a::AbstractArray, d::Integer) =
    d <= ndims(a) ? strides(a)[d] : length(a)

# What an array of these dimensions or axes is made with: a size for an axis that begins at 1. Other
# axes are left to the methods of `similar` and `reshape` of those whose axes they are.
to_shape(dims::Dims) = dims
to_shape(::Tuple{}) = ()
to_shape(dims::Tuple) = map(to_shape, dims)
to_shape(i::Int) = i
to_shape(i::Integer) = Int(i)
to_shape(r::OneTo) = Int(last(r))
to_shape(r::AbstractUnitRange) = r

## similar

"`similar(a[, T][, dims])`: uninitialised array like `a`."
similar(a::AbstractArray{T}) where {T} = similar(a, T, to_shape(axes(a)))
similar(a::AbstractArray, ::Type{T}) where {T} = similar(a, T, to_shape(axes(a)))
similar(a::AbstractArray{T}, dims::Tuple) where {T} = similar(a, T, to_shape(dims))
similar(a::AbstractArray{T}, dims::Union{Integer,AbstractUnitRange}...) where {T} =
    similar(a, T, to_shape(dims))
similar(a::AbstractArray, ::Type{T}, dims::Union{Integer,AbstractUnitRange}...) where {T} =
    similar(a, T, to_shape(dims))
similar(a::AbstractArray, ::Type{T}, dims::Tuple{DimOrOneTo,Vararg{DimOrOneTo}}) where {T} =
    similar(a, T, to_shape(dims))
similar(a::AbstractArray, ::Type{T}, dims::Dims{N}) where {T,N} = Array{T,N}(undef, dims)
similar(::Type{T}, dims::Union{Integer,AbstractUnitRange}...) where {T<:AbstractArray} =
    similar(T, dims)
similar(::Type{T}, dims::Tuple{DimOrOneTo,Vararg{DimOrOneTo}}) where {T<:AbstractArray} = similar(T, to_shape(dims))
similar(::Type{T}, dims::Dims) where {T<:AbstractArray} = T(undef, dims)

## bounds

"`checkbounds([Bool,] a, I...)`: check that indices `I` lie within `a`."
@inline function checkbounds(a::AbstractArray, I...)
    checkbounds(Bool, a, I...) || throw_boundserror(a, I)
    return nothing
end
@inline checkbounds(::Type{Bool}, a::AbstractArray, i::Int) =
    checkindex(Bool, eachindex(IndexLinear(), a), i)
@inline checkbounds(::Type{Bool}, a::AbstractArray, i) =
    checkindex(Bool, eachindex(IndexLinear(), a), i)
checkbounds(::Type{Bool}, a::AbstractArray, i::AbstractArray{Bool}) = _mask_fits(a, i)
checkbounds(::Type{Bool}, a::AbstractVector, i::AbstractVector{Bool}) = _mask_fits(a, i)
_mask_fits(a, i) = axes(a) == axes(i) ||
    (ndims(i) == 1 && length(i) == length(a))
@inline checkbounds(::Type{Bool}, a::AbstractArray, I...) = checkbounds_indices(axes(a), I)
@inline checkbounds(::Type{Bool}, a::AbstractArray) = length(a) == 1 || checkbounds_indices(axes(a), ())

@inline checkbounds_indices(ax::Tuple, I::Tuple) =
    checkindex(Bool, ax[1], I[1]) && checkbounds_indices(tail(ax), tail(I))
@inline checkbounds_indices(::Tuple{}, I::Tuple) =
    checkindex(Bool, OneTo(1), I[1]) && checkbounds_indices((), tail(I))
@inline checkbounds_indices(ax::Tuple, ::Tuple{}) = length(ax[1]) == 1 && checkbounds_indices(tail(ax), ())
checkbounds_indices(::Tuple{}, ::Tuple{}) = true

"`checkindex(Bool, inds, i)`: whether index `i` lies within `inds`."
@inline checkindex(::Type{Bool}, r::AbstractUnitRange, i::Int) = (first(r) <= i) & (i <= last(r))
@inline checkindex(::Type{Bool}, r::OneTo, i::Int) = _in_bounds(i, last(r))
@inline checkindex(::Type{Bool}, r::AbstractUnitRange, i::Real) = (first(r) <= i) & (i <= last(r))
checkindex(::Type{Bool}, r::AbstractUnitRange, ::Colon) = true
checkindex(::Type{Bool}, r::AbstractUnitRange, s::AbstractRange) =
    isempty(s) || (checkindex(Bool, r, first(s)) & checkindex(Bool, r, last(s)))
checkindex(::Type{Bool}, r::AbstractUnitRange, mask::AbstractVector{Bool}) = length(r) == length(mask)
checkindex(::Type{Bool}, r::AbstractUnitRange, mask::AbstractArray{Bool}) = false
function checkindex(::Type{Bool}, r::AbstractUnitRange, inds::AbstractArray)
    for i in inds
        checkindex(Bool, r, i) || return false
    end
    return true
end
checkindex(::Type{Bool}, r::AbstractUnitRange, i) =
    throw(ArgumentError("unable to check bounds for indices of type $(typeof(i))"))

## element access by the other style

# `getindex(a, i::Int...)` falls here for types that define only their own style.
@inline getindex(a::AbstractArray, I...) = _getindex(IndexStyle(a), a, I...)
@inline setindex!(a::AbstractArray, x, I...) = _setindex!(IndexStyle(a), a, x, I...)

_getindex(::IndexLinear, a::AbstractArray, i::Int) =
    throw(CanonicalIndexError("getindex", typeof(a)))
@inline function _getindex(::IndexLinear, a::AbstractArray, I::Int...)
    @boundscheck checkbounds(a, I...)
    return @inbounds getindex(a, _linear_index(axes(a), I))
end
@inline function _getindex(::IndexCartesian, a::AbstractArray{T,N}, I::Vararg{Int,M}) where {T,N,M}
    N === M && throw(CanonicalIndexError("getindex", typeof(a)))
    @boundscheck checkbounds(a, I...)
    return @inbounds getindex(a, _subscripts(a, I)...)
end
_setindex!(::IndexLinear, a::AbstractArray, x, i::Int) =
    throw(CanonicalIndexError("setindex!", typeof(a)))
@inline function _setindex!(::IndexLinear, a::AbstractArray, x, I::Int...)
    @boundscheck checkbounds(a, I...)
    @inbounds setindex!(a, x, _linear_index(axes(a), I))
    return a
end
@inline function _setindex!(::IndexCartesian, a::AbstractArray{T,N}, x, I::Vararg{Int,M}) where {T,N,M}
    N === M && throw(CanonicalIndexError("setindex!", typeof(a)))
    @boundscheck checkbounds(a, I...)
    @inbounds setindex!(a, x, _subscripts(a, I)...)
    return a
end

# Column-major position of the subscripts `I` (missing or surplus ones count as first).
@inline _linear_index(ax::Tuple{AbstractUnitRange}, I::Tuple{Int}) = I[1]
@inline _linear_index(ax::Tuple, I::Tuple) = 1 + _offset_of(ax, I)
@inline _offset_of(ax::Tuple, I::Tuple) =
    (I[1] - first(ax[1])) + length(ax[1]) * _offset_of(tail(ax), tail(I))
@inline _offset_of(ax::Tuple{AbstractUnitRange}, I::Tuple) = I[1] - first(ax[1])
@inline _offset_of(::Tuple{}, I::Tuple) = 0
@inline _offset_of(ax::Tuple, ::Tuple{}) = 0
@inline _offset_of(ax::Tuple{AbstractUnitRange}, ::Tuple{}) = 0
@inline _offset_of(::Tuple{}, ::Tuple{}) = 0

# Subscripts of full rank for an index tuple of another length.
@inline _subscripts(a::AbstractArray, I::Tuple{Int}) = _unravel(axes(a), I[1] - 1)
@inline _subscripts(a::AbstractArray, I::Tuple) = _unravel(axes(a), _offset_of(axes(a), I))
@inline _unravel(ax::Tuple{}, k::Int) = ()
@inline _unravel(ax::Tuple{AbstractUnitRange}, k::Int) = (k + first(ax[1]),)
@inline function _unravel(ax::Tuple, k::Int)
    n = length(ax[1])
    q = div(k, n)
    return (k - q * n + first(ax[1]), _unravel(tail(ax), q)...)
end

function isassigned(a::AbstractArray, i::Int...)
    checkbounds(Bool, a, i...) || return false
    try
        a[i...]
        return true
    catch e
        (e isa BoundsError || e isa UndefRefError) && return false
        rethrow()
    end
end
isassigned(a::Array, i::Int, j::Int, k::Int...) =
    checkbounds(Bool, a, i, j, k...) && isassigned(a, _linear_index(axes(a), (i, j, k...)))

## iteration

@inline function iterate(a::AbstractArray)
    inds = eachindex(a)
    y = iterate(inds)
    y === nothing && return nothing
    return (@inbounds(a[y[1]]), (inds, y[2]))
end
@inline function iterate(a::AbstractArray, state)
    y = iterate(state[1], state[2])
    y === nothing && return nothing
    return (@inbounds(a[y[1]]), (state[1], y[2]))
end

"`keys(a)`: the indices of `a`."
keys(a::AbstractArray) = CartesianIndices(axes(a))
keys(a::AbstractVector) = LinearIndices(a)
keys(s::IndexStyle, a::AbstractArray) = eachindex(s, a)
values(itr) = itr

"`first(itr)`: the first element."
first(a::AbstractArray) = a[first(eachindex(a))]
function first(itr)
    y = iterate(itr)
    y === nothing && throw(ArgumentError("collection must be non-empty"))
    return y[1]
end
"`last(itr)`: the last element."
last(a) = a[end]
first(a::AbstractVector, n::Integer) =
    n < 0 ? throw(ArgumentError("Number of elements must be non-negative")) :
    a[firstindex(a):min(firstindex(a) + Int(n) - 1, lastindex(a))]
last(a::AbstractVector, n::Integer) =
    n < 0 ? throw(ArgumentError("Number of elements must be non-negative")) :
    a[max(lastindex(a) - Int(n) + 1, firstindex(a)):lastindex(a)]
first(itr, n::Integer) = collect(Iterators.take(itr, n))
last(itr, n::Integer) = reverse!(collect(Iterators.take(Iterators.reverse(itr), n)))

"`get(a, i, default)`: element at `i`, or `default` when out of bounds."
get(a::AbstractArray, i::Integer, default) = checkbounds(Bool, a, i) ? a[i] : default
get(a::AbstractArray, I::Tuple{Vararg{Integer}}, default) =
    checkbounds(Bool, a, I...) ? a[I...] : default
get(f::Union{Function,Type}, a::AbstractArray, i::Integer) = checkbounds(Bool, a, i) ? a[i] : f()
haskey(a::AbstractArray, i) = checkbounds(Bool, a, i)

## copying

copy(a::AbstractArray) = copyto!(similar(a), a)

"`copyto!(dest, src)`: copy the elements of `src` to the beginning of `dest`."
function copyto!(dest::AbstractArray, src)
    y = iterate(src)
    for i in eachindex(dest)
        y === nothing && return dest
        @inbounds dest[i] = y[1]
        y = iterate(src, y[2])
    end
    y === nothing || throw(ArgumentError("destination has fewer elements than required"))
    return dest
end
function copyto!(dest::AbstractArray, src::AbstractArray)
    n = length(src)
    n == 0 && return dest
    n <= length(dest) || throw_boundserror(dest, (length(dest) + 1,))
    return _copyto!(IndexStyle(dest), dest, IndexStyle(src), _unaliased(dest, src))
end
_unaliased(dest, src) = src
function _copyto!(::IndexLinear, dest, ::IndexLinear, src)
    d = firstindex(dest) - firstindex(src)
    for i in eachindex(IndexLinear(), src)
        @inbounds dest[i+d] = src[i]
    end
    return dest
end
function _copyto!(::IndexLinear, dest, ::IndexStyle, src)
    i = firstindex(dest)
    for x in src
        @inbounds dest[i] = x
        i += 1
    end
    return dest
end
function _copyto!(::IndexStyle, dest, ::IndexStyle, src)
    if axes(dest) == axes(src)
        for i in eachindex(IndexCartesian(), src)
            @inbounds dest[i] = src[i]
        end
    else
        ks = eachindex(dest)
        y = iterate(ks)
        for x in src
            @inbounds dest[y[1]] = x
            y = iterate(ks, y[2])
        end
    end
    return dest
end
copyto!(dest::AbstractArray, d::Integer, src::AbstractArray) =
    copyto!(dest, d, src, firstindex(src), length(src))
copyto!(dest::AbstractArray, d::Integer, src::AbstractArray, s::Integer) =
    copyto!(dest, d, src, s, length(src) - s + firstindex(src))
function copyto!(dest::AbstractArray, d::Integer, src::AbstractArray, s::Integer, n::Integer)
    n == 0 && return dest
    n > 0 || throw(ArgumentError("tried to copy n=$n elements, but n should be nonnegative"))
    checkbounds(dest, d:d+n-1)
    checkbounds(src, s:s+n-1)
    if dest === src && d > s
        for k in n-1:-1:0
            @inbounds dest[d+k] = src[s+k]
        end
    else
        for k in 0:n-1
            @inbounds dest[d+k] = src[s+k]
        end
    end
    return dest
end
function copyto!(dest::AbstractArray, d::Integer, src)
    i = Int(d)
    for x in src
        dest[i] = x
        i += 1
    end
    return dest
end
"`copy!(dst, src)`: make `dst` equal to `src`."
function copy!(dst::AbstractVector, src::AbstractVector)
    length(dst) == length(src) || resize!(dst, length(src))
    return copyto!(dst, src)
end
function copy!(dst::AbstractArray, src::AbstractArray)
    axes(dst) == axes(src) || throw(ArgumentError("arrays must have the same axes for copy!"))
    return copyto!(dst, src)
end
export copy!

function fill!(a::AbstractArray, x)
    v = convert(eltype(a), x)
    for i in eachindex(a)
        @inbounds a[i] = v
    end
    return a
end

zero(a::AbstractArray{T}) where {T} = fill!(similar(a), zero(T))
one(a::AbstractMatrix{T}) where {T} = _identity_matrix(T, size(a, 1), size(a, 2))
function _identity_matrix(::Type{T}, m::Int, n::Int) where {T}
    m == n || throw(DimensionMismatch("multiplicative identity defined only for square matrices"))
    r = zeros(T, m, n)
    for i in 1:m
        r[i, i] = one(T)
    end
    return r
end
iszero(a::AbstractArray) = all(iszero, a)

## comparison

function ==(a::AbstractArray, b::AbstractArray)
    axes(a) == axes(b) || return false
    return _all_equal(a, b)
end
function _all_equal(a, b)
    any_missing = false
    for i in eachindex(a, b)
        eq = @inbounds a[i] == b[i]
        if eq === missing
            any_missing = true
        elseif !eq
            return false
        end
    end
    return any_missing ? missing : true
end
function isequal(a::AbstractArray, b::AbstractArray)
    a === b && return true
    axes(a) == axes(b) || return false
    for i in eachindex(a, b)
        isequal(@inbounds(a[i]), @inbounds(b[i])) || return false
    end
    return true
end
isless(a::AbstractVector, b::AbstractVector) = cmp(a, b) < 0
"`cmp(a, b)`: -1, 0 or 1 by lexicographic order."
function cmp(a::AbstractVector, b::AbstractVector)
    y = iterate(a)
    z = iterate(b)
    while y !== nothing && z !== nothing
        isless(y[1], z[1]) && return -1
        isless(z[1], y[1]) && return 1
        y = iterate(a, y[2])
        z = iterate(b, z[2])
    end
    return y === nothing ? (z === nothing ? 0 : -1) : 1
end
function hash(a::AbstractArray, h::UInt)
    h = hash(size(a), h ⊻ 0x7e2d6fb6448beb77)
    for x in a
        h = hash(x, h)
    end
    return h
end

## shape

"`vec(a)`: the elements of `a` as a vector that shares its data."
vec(a::AbstractVector) = a
vec(a::AbstractArray) = reshape(a, length(a))
