# Indexing by ranges, `:`, vectors, masks and Cartesian indices, in any mixture.

export to_indices

"The whole of an axis: what `:` becomes."
struct Slice{T<:AbstractUnitRange} <: AbstractUnitRange{Int}
    indices::T
end
first(s::Slice) = first(s.indices)
last(s::Slice) = last(s.indices)
length(s::Slice) = length(s.indices)
size(s::Slice) = (length(s.indices),)
axes(s::Slice) = (IdentityUnitRange(s.indices),)
axes(s::Slice{<:OneTo}) = (s.indices,)
step(s::Slice) = 1
@inline getindex(s::Slice, i::Int) = (@boundscheck checkbounds(s, i); i)
getindex(s::Slice, i::AbstractUnitRange{Int}) = (@boundscheck checkbounds(s, i); i)
getindex(s::Slice, i::StepRange{Int,Int}) = (@boundscheck checkbounds(s, i); i)
getindex(s::Slice, ::Slice) = s
@inline function iterate(s::Slice, i::Int=first(s.indices))
    i <= last(s.indices) || return nothing
    return (i, i + 1)
end

"""
    Base.IdentityUnitRange(r::AbstractUnitRange)

The values of `r` with themselves as indices: an axis that may begin anywhere.
"""
struct IdentityUnitRange{T<:AbstractUnitRange} <: AbstractUnitRange{Int}
    indices::T
end
IdentityUnitRange(r::IdentityUnitRange) = r
first(r::IdentityUnitRange) = first(r.indices)
last(r::IdentityUnitRange) = last(r.indices)
length(r::IdentityUnitRange) = length(r.indices)
size(r::IdentityUnitRange) = (length(r.indices),)
axes(r::IdentityUnitRange) = (r,)
axes(r::IdentityUnitRange{<:OneTo}) = (r.indices,)
@inline getindex(r::IdentityUnitRange, i::Int) = (@boundscheck checkbounds(r, i); i)
getindex(r::IdentityUnitRange, i::AbstractUnitRange{Int}) = (@boundscheck checkbounds(r, i); i)
getindex(r::IdentityUnitRange, i::StepRange{Int,Int}) = (@boundscheck checkbounds(r, i); i)

reduced_index(r::T) where {T<:Union{Slice,IdentityUnitRange}} = T(first(r):first(r))

const RangeIndex = Union{Int,AbstractRange{Int}}

## from what is written to Ints and arrays of Ints

"`to_index(i)`: an index as an `Int` or an array of them."
to_index(i::Int) = i
to_index(i::Integer) = Int(i)
to_index(i::Bool) = throw(ArgumentError("invalid index: $(i) of type Bool"))
to_index(i::AbstractArray{<:Integer}) = i
to_index(i::AbstractArray{Bool}) = findall(i)
to_index(i::AbstractArray{<:CartesianIndex}) = i
to_index(i::AbstractArray{Union{}}) = i
to_index(i::AbstractArray) = isempty(i) ? Int[] : _bad_index(i)
to_index(i) = _bad_index(i)
@noinline _bad_index(@nospecialize i) =
    throw(ArgumentError("invalid index: $(repr(i)) of type $(typeof(i))"))

"`to_indices(a, I)`: the indices `I` of `a` as Ints and arrays."
to_indices(a::AbstractArray, I::Tuple{Vararg{Int}}) = I
to_indices(a::AbstractArray, I::Tuple{Int}) = I
@inline to_indices(a::AbstractArray, I::Tuple{Any}) = _to_indices(_linear_axes(a, I[1]), I)
@inline to_indices(a::AbstractArray, I::Tuple) = _to_indices(axes(a), I)
to_indices(a::AbstractArray, ::Tuple{}) = ()
# One index alone runs over all elements, unless it brings its own dimensions.
_linear_axes(a, i) = (eachindex(IndexLinear(), a),)
_linear_axes(a, i::CartesianIndex) = axes(a)
_linear_axes(a, i::AbstractArray{<:CartesianIndex}) = axes(a)

_to_indices(ax::Tuple, ::Tuple{}) = ()
@inline _to_indices(ax::Tuple, I::Tuple) = _to_indices_head(ax, I[1], tail(I))
@inline _to_indices_head(ax, i::Int, rest) = (i, _to_indices(_tail_axes(ax), rest)...)
@inline _to_indices_head(ax, i, rest) = (to_index(i), _to_indices(_tail_axes(ax), rest)...)
@inline _to_indices_head(ax, ::Colon, rest) = (Slice(_head_axis(ax)), _to_indices(_tail_axes(ax), rest)...)
@inline _to_indices_head(ax, i::CartesianIndex{N}, rest) where {N} =
    (i.I..., _to_indices(_drop_axes(ax, Val(N)), rest)...)
@inline _to_indices_head(ax, i::AbstractArray{CartesianIndex{N}}, rest) where {N} =
    (i, _to_indices(_drop_axes(ax, Val(N)), rest)...)
@inline _to_indices_head(ax, i::AbstractArray{Bool,N}, rest) where {N} =
    (findall(i), _to_indices(_drop_axes(ax, Val(N)), rest)...)
_head_axis(ax::Tuple) = ax[1]
_head_axis(::Tuple{}) = OneTo(1)
_tail_axes(ax::Tuple) = tail(ax)
_tail_axes(::Tuple{}) = ()
_drop_axes(ax::Tuple, ::Val{N}) where {N} = N == 0 ? ax : _drop_axes(_tail_axes(ax), Val(N - 1))
_drop_axes(ax::Tuple, ::Val{0}) = ax

# Masks must have the shape of what they select from.
checkbounds_indices(ax::Tuple, I::Tuple{AbstractArray{CartesianIndex{N}},Vararg{Any}}) where {N} =
    _check_cartesian(ax, I)
checkbounds_indices(ax::Tuple{}, I::Tuple{AbstractArray{CartesianIndex{N}},Vararg{Any}}) where {N} =
    _check_cartesian(ax, I)
function _check_cartesian(ax::Tuple, I::Tuple{AbstractArray{CartesianIndex{N}},Vararg{Any}}) where {N}
    for c in I[1]
        _cartesian_in(ax, c.I) || return false
    end
    return checkbounds_indices(_drop_axes(ax, Val(N)), tail(I))
end
_cartesian_in(ax::Tuple, ::Tuple{}) = true
_cartesian_in(ax::Tuple, I::Tuple) =
    checkindex(Bool, _head_axis(ax), I[1]) && _cartesian_in(_tail_axes(ax), tail(I))
checkbounds_indices(ax::Tuple{}, I::Tuple{CartesianIndex,Vararg{Any}}) =
    checkbounds_indices(ax, (I[1].I..., tail(I)...))
checkbounds_indices(ax::Tuple, I::Tuple{CartesianIndex,Vararg{Any}}) =
    checkbounds_indices(ax, (I[1].I..., tail(I)...))
checkbounds(::Type{Bool}, a::AbstractArray, i::AbstractArray{<:CartesianIndex}) =
    checkbounds_indices(axes(a), (i,))

## reading

@inline _getindex(style::IndexStyle, a::AbstractArray, I...) = _getindex_general(a, I, to_indices(a, I))
@inline function _getindex_general(a, J, I::Tuple{Vararg{Int}})
    return a[I...]
end
@inline function _getindex_general(a, J, I::Tuple)
    @boundscheck _check_masks(a, J) && checkbounds(Bool, a, I...) || throw_boundserror(a, J)
    return _slice(a, I)
end
_check_masks(a, J) = true
_check_masks(a, J::Tuple{AbstractArray{Bool}}) = _mask_fits(a, J[1])

# Shape of a slice: the axes of all array indices in a row.
_index_shape(::Tuple{}) = ()
_index_shape(I::Tuple) = (_shape_of(I[1])..., _index_shape(tail(I))...)
_shape_of(::Int) = ()
_shape_of(v::AbstractArray) = size(v)
_shape_of(v::AbstractVector) = (length(v),)
_index_axes(::Tuple{}) = ()
_index_axes(I::Tuple) = (_axes_of(I[1])..., _index_axes(tail(I))...)
_axes_of(::Int) = ()
_axes_of(v::AbstractArray) = axes(v)
_index_len(::Int) = 1
_index_len(v::AbstractArray) = length(v)
@inline _pick(i::Int, k::Int) = i
# Element `k` of an index, counted from 1 wherever its own indices begin.
@inline _pick(v::AbstractArray, k::Int) = @inbounds v[firstindex(v) + (k - 1)]
@inline _pick(v::AbstractArray{<:Integer}, k::Int) = Int(@inbounds v[firstindex(v) + (k - 1)])
_flat_index(I::Tuple{Vararg{Int}}) = I

function _slice(a::AbstractArray, I::Tuple)
    r = similar(a, eltype(a), _index_axes(I))
    return _gather!(r, a, I)
end
function _slice(a::Array{T,1}, I::Tuple{AbstractUnitRange{Int}}) where {T}
    r = I[1]
    n = length(r)
    b = Array{T,1}(undef, n)
    return n == 0 ? b : _move!(b, 1, a, first(r), n)
end
function _slice(a::Array{T,2}, I::Tuple{Slice,Int}) where {T}
    m = size(a, 1)
    b = Array{T,1}(undef, m)
    return m == 0 ? b : _move!(b, 1, a, (I[2] - 1) * m + 1, m)
end

function _gather!(r::AbstractArray, a::AbstractArray, I::Tuple{AbstractArray})
    k = firstindex(r)
    for i in I[1]
        @inbounds r[k] = a[i]
        k += 1
    end
    return r
end
function _gather!(r::AbstractArray, a::AbstractArray, I::Tuple{Any,Any})
    k = firstindex(r)
    x = I[1]
    y = I[2]
    m = _index_len(x)
    n = _index_len(y)
    for q in 1:n
        j = _pick(y, q)
        for p in 1:m
            i = _pick(x, p)
            @inbounds r[k] = a[i, j]
            k += 1
        end
    end
    return r
end
function _gather!(r::AbstractArray, a::AbstractArray, I::Tuple)
    k = firstindex(r)
    for c in CartesianIndices(map(_index_len, I))
        sub = _flat_index(map(_pick, I, c.I))
        @inbounds r[k] = a[sub...]
        k += 1
    end
    return r
end

## writing

@inline _setindex!(style::IndexStyle, a::AbstractArray, x, I...) =
    _setindex_general!(a, x, I, to_indices(a, I))
@inline function _setindex_general!(a, x, J, I::Tuple{Vararg{Int}})
    a[I...] = x
    return a
end
@inline function _setindex_general!(a, x, J, I::Tuple)
    @boundscheck _check_masks(a, J) && checkbounds(Bool, a, I...) || throw_boundserror(a, J)
    _scatter!(a, x, I)
    return a
end
_scatter!(a, x, I) = throw(ArgumentError("indexed assignment with a single value to possibly many locations is not supported; perhaps use broadcasting `.=` instead?"))

_dims_string(d::Tuple{}) = "0-dimensional"
_dims_string(d::Tuple{Int}) = string(d[1], "-element")
_dims_string(d::Tuple) = join(map(string, d), "×")
@noinline function _throw_setindex_mismatch(x, dims)
    if length(dims) == 1
        throw(DimensionMismatch("tried to assign $(length(x)) elements to $(dims[1]) destinations"))
    end
    throw(DimensionMismatch(string("tried to assign ", _dims_string(size(x)), " array to ",
                                   _dims_string(dims), " destination")))
end
# Shapes agree when they are equal once dimensions of length 1 are left out.
function _check_setindex_shape(x::AbstractArray, I::Tuple)
    dims = _index_shape(I)
    _same_shape(size(x), dims) || _throw_setindex_mismatch(x, dims)
    return nothing
end
_same_shape(a::Tuple{Int}, b::Tuple{Int}) = a[1] == b[1]
# One index runs over all elements, whatever dimensions they come in.
_same_shape(a::Tuple, b::Tuple{Int}) = prod(a) == b[1]
function _same_shape(a::Tuple, b::Tuple)
    i = 1
    j = 1
    while true
        while i <= length(a) && a[i] == 1
            i += 1
        end
        while j <= length(b) && b[j] == 1
            j += 1
        end
        (i > length(a) || j > length(b)) && return i > length(a) && j > length(b)
        a[i] == b[j] || return false
        i += 1
        j += 1
    end
end

function _scatter!(a::AbstractArray, x::AbstractArray, I::Tuple)
    _check_setindex_shape(x, I)
    src = _unalias(a, x)
    y = iterate(src)
    for c in CartesianIndices(map(_index_len, I))
        sub = _flat_index(map(_pick, I, c.I))
        @inbounds a[sub...] = y[1]
        y = iterate(src, y[2])
        y === nothing && break
    end
    return a
end
function _scatter!(a::AbstractArray, x::AbstractArray, I::Tuple{AbstractArray})
    _check_setindex_shape(x, I)
    src = _unalias(a, x)
    y = iterate(src)
    for i in I[1]
        y === nothing && break
        @inbounds a[i] = y[1]
        y = iterate(src, y[2])
    end
    return a
end
_unalias(dest, src) = src
_unalias(dest::Array, src::Array) = dest === src ? copy(src) : src

## Cartesian indices on any array, and the other end of the line for Array

@inline getindex(a::AbstractArray, c::CartesianIndex) = a[c.I...]
@inline setindex!(a::AbstractArray, x, c::CartesianIndex) = (a[c.I...] = x; a)

@inline getindex(a::Array, r::AbstractUnitRange{<:Integer}) = _slice_range(a, r)
function _slice_range(a::Array{T}, r::AbstractUnitRange{<:Integer}) where {T}
    n = Int(length(r))
    b = Array{T,1}(undef, n)
    n == 0 && return b
    @boundscheck (1 <= first(r) && last(r) <= length(a)) || throw_boundserror(a, (r,))
    return _move!(b, 1, a, Int(first(r)), n)
end
getindex(a::Array{T}, ::Colon) where {T} = _move!(Array{T,1}(undef, length(a)), 1, a, 1, length(a))
getindex(a::Array, r::AbstractUnitRange{Bool}) = _getindex_general(a, (r,), (findall(r),))
function setindex!(a::Array{T}, x::Array{T}, r::AbstractUnitRange{Int}) where {T}
    n = length(r)
    n == length(x) || _throw_setindex_mismatch(x, (n,))
    n == 0 && return a
    @boundscheck (1 <= first(r) && last(r) <= length(a)) || throw_boundserror(a, (r,))
    return _move!(a, first(r), x, 1, n)
end
setindex!(a::Array{T}, x::Array{T}, ::Colon) where {T} = setindex!(a, x, 1:length(a))
