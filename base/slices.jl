# Arrays of slices: eachrow, eachcol, eachslice.

export eachrow, eachcol, eachslice, Slices, RowSlices, ColumnSlices

"""
The array of slices that `eachslice` makes. `slicemap` says for each dimension of the parent which dimension of
the array of slices it is, or `:` where the slices extend along it.
"""
struct Slices{P<:AbstractArray,SM<:Tuple,AX<:Tuple,S,N} <: AbstractArray{S,N}
    parent::P
    slicemap::SM
    axes::AX
end
"Slices that are columns of a matrix."
const ColumnSlices{P<:AbstractMatrix,AX,S<:AbstractVector} = Slices{P,Tuple{Colon,Int},AX,S,1}
"Slices that are rows of a matrix."
const RowSlices{P<:AbstractMatrix,AX,S<:AbstractVector} = Slices{P,Tuple{Int,Colon},AX,S,1}

_slice_indices(slicemap::Tuple, index::Tuple) = map(d -> d isa Colon ? (:) : index[d], slicemap)
function _slices(a::AbstractArray, slicemap::Tuple, axes::Tuple)
    # Views of one array by the same kinds of indices have one type; `begin` of an empty dimension is not looked at.
    S = typeof(SubArray(a, map((d, whole) -> d isa Colon ? Slice(whole) : 1, slicemap, Base.axes(a))))
    return _slices(S, a, slicemap, axes)
end
_slices(::Type{S}, a::P, slicemap::SM, axes::AX) where {S,P,SM,AX} = Slices{P,SM,AX,S,length(axes)}(a, slicemap, axes)
size(s::Slices) = map(length, s.axes)
axes(s::Slices) = s.axes
parent(s::Slices) = s.parent
IndexStyle(::Type{<:Slices{P,SM,AX,S,1}}) where {P,SM,AX,S} = IndexLinear()
@inline getindex(s::Slices{P,SM,AX,S,1}, i::Int) where {P,SM,AX,S} =
    view(s.parent, _slice_indices(s.slicemap, (i,))...)
@inline getindex(s::Slices{P,SM,AX,S,N}, i::Vararg{Int,N}) where {P,SM,AX,S,N} =
    view(s.parent, _slice_indices(s.slicemap, i)...)
@inline function setindex!(s::Slices{P,SM,AX,S,N}, x, i::Vararg{Int,N}) where {P,SM,AX,S,N}
    s.parent[_slice_indices(s.slicemap, i)...] = x
    return s
end

"""
    eachslice(a; dims, drop=true)

The slices of `a` across the dimensions `dims`, as views in an array.
"""
function eachslice(a::AbstractArray{T,N}; dims, drop::Bool = true) where {T,N}
    across = dims isa Integer ? (Int(dims),) : map(Int, Tuple(dims))
    for d in across
        1 <= d <= N || throw(DimensionMismatch("$N-dimensional array cannot be sliced along dimension $d"))
    end
    if drop
        slicemap = ntuple(d -> (k = findfirst(==(d), across); k === nothing ? (:) : k), N)
        return _slices(a, slicemap, map(d -> axes(a, d), across))
    end
    slicemap = ntuple(d -> d in across ? d : (:), N)
    return _slices(a, slicemap, ntuple(d -> d in across ? axes(a, d) : OneTo(1), N))
end
"`eachcol(a)`: the columns as views."
eachcol(a::AbstractMatrix) = _slices(a, (:, 1), (axes(a, 2),))
eachcol(a::AbstractVector) = eachcol(reshape(a, length(a), 1))
"`eachrow(a)`: the rows as views."
eachrow(a::AbstractMatrix) = _slices(a, (1, :), (axes(a, 1),))
eachrow(a::AbstractVector) = eachrow(reshape(a, length(a), 1))
