# CartesianIndex, CartesianIndices, LinearIndices.

export CartesianIndex, CartesianIndices, LinearIndices

abstract type AbstractCartesianIndex{N} end

"`CartesianIndex(i, j, ...)`: one position in a multidimensional array."
struct CartesianIndex{N} <: AbstractCartesianIndex{N}
    I::NTuple{N,Int}
    CartesianIndex{N}(I::NTuple{N,Int}) where {N} = new{N}(I)
end
CartesianIndex(I::NTuple{N,Int}) where {N} = CartesianIndex{N}(I)
CartesianIndex(I::Tuple{Vararg{Integer,N}}) where {N} = CartesianIndex{N}(map(Int, I))
CartesianIndex(I::Int...) = CartesianIndex(I)
CartesianIndex(I::Union{Integer,CartesianIndex}...) = CartesianIndex(_flat_index(I))
CartesianIndex{N}(I::Integer...) where {N} = CartesianIndex{N}(map(Int, I))
CartesianIndex(i::CartesianIndex) = i
_flat_index(::Tuple{}) = ()
_flat_index(I::Tuple) = (_index_parts(I[1])..., _flat_index(tail(I))...)
_index_parts(i::Integer) = (Int(i),)
_index_parts(c::CartesianIndex) = c.I

Tuple(c::CartesianIndex) = c.I
length(::CartesianIndex{N}) where {N} = N
length(::Type{CartesianIndex{N}}) where {N} = N
getindex(c::CartesianIndex, i::Integer) = c.I[i]
lastindex(c::CartesianIndex{N}) where {N} = N
firstindex(c::CartesianIndex) = 1
eltype(::Type{<:CartesianIndex}) = Int
iterate(::CartesianIndex) = error("iteration is deliberately unsupported for CartesianIndex. Use `I` rather than `I...`, or use `Tuple(I)...`")
+(c::CartesianIndex) = c
-(c::CartesianIndex{N}) where {N} = CartesianIndex{N}(map(-, c.I))
+(a::CartesianIndex{N}, b::CartesianIndex{N}) where {N} = CartesianIndex{N}(map(+, a.I, b.I))
-(a::CartesianIndex{N}, b::CartesianIndex{N}) where {N} = CartesianIndex{N}(map(-, a.I, b.I))
*(k::Integer, c::CartesianIndex{N}) where {N} = CartesianIndex{N}(map(x -> Int(k * x), c.I))
*(c::CartesianIndex, k::Integer) = k * c
==(a::CartesianIndex{N}, b::CartesianIndex{N}) where {N} = a.I == b.I
zero(::CartesianIndex{N}) where {N} = zero(CartesianIndex{N})
zero(::Type{CartesianIndex{N}}) where {N} = CartesianIndex{N}(ntuple(i -> 0, Val(N)))
oneunit(::CartesianIndex{N}) where {N} = oneunit(CartesianIndex{N})
oneunit(::Type{CartesianIndex{N}}) where {N} = CartesianIndex{N}(ntuple(i -> 1, Val(N)))
one(::CartesianIndex{N}) where {N} = oneunit(CartesianIndex{N})
min(a::CartesianIndex{N}, b::CartesianIndex{N}) where {N} = CartesianIndex{N}(map(min, a.I, b.I))
max(a::CartesianIndex{N}, b::CartesianIndex{N}) where {N} = CartesianIndex{N}(map(max, a.I, b.I))
# Column-major order: the last subscript decides first.
isless(a::CartesianIndex{N}, b::CartesianIndex{N}) where {N} = isless(reverse(a.I), reverse(b.I))
hash(c::CartesianIndex, h::UInt) = hash(c.I, h ⊻ 0x4d54e3c1b6aa7a5f)
convert(::Type{T}, c::CartesianIndex{1}) where {T<:Number} = convert(T, c.I[1])
convert(::Type{T}, c::CartesianIndex) where {T<:Tuple} = convert(T, c.I)

"`CartesianIndices(a)`: all positions of an array, or of given sizes or ranges."
struct CartesianIndices{N,R<:Tuple} <: AbstractArray{CartesianIndex{N},N}
    indices::R
    CartesianIndices{N,R}(r::R) where {N,R<:Tuple} = new{N,R}(r)
end
_index_range(n::Integer) = OneTo(Int(n))
_index_range(r::AbstractRange) = r
@inline function CartesianIndices(t::Tuple)
    r = map(_index_range, t)
    return CartesianIndices{nfields(r),typeof(r)}(r)
end
CartesianIndices(a::AbstractArray) = CartesianIndices(axes(a))
CartesianIndices(::CartesianIndex{N}) where {N} = CartesianIndices(ntuple(i -> OneTo(1), Val(N)))
_colon(a::CartesianIndex{N}, b::CartesianIndex{N}) where {N} =
    CartesianIndices(map((i, j) -> i:j, a.I, b.I))
(::Colon)(a::CartesianIndex{N}, b::CartesianIndex{N}) where {N} = _colon(a, b)
(::Colon)(a::CartesianIndex{N}, s::CartesianIndex{N}, b::CartesianIndex{N}) where {N} =
    CartesianIndices(map((i, d, j) -> i:d:j, a.I, s.I, b.I))

size(c::CartesianIndices) = map(length, c.indices)
axes(c::CartesianIndices) = map(axes1, c.indices)
length(c::CartesianIndices) = _len_of(size(c))
first(c::CartesianIndices) = CartesianIndex(map(first, c.indices))
last(c::CartesianIndices) = CartesianIndex(map(last, c.indices))
IndexStyle(::Type{<:CartesianIndices}) = IndexCartesian()
@inline function getindex(c::CartesianIndices{N}, I::Vararg{Int,N}) where {N}
    @boundscheck checkbounds(c, I...)
    return CartesianIndex{N}(map((r, i) -> @inbounds(r[i]), c.indices, I))
end
getindex(c::CartesianIndices{0}) = CartesianIndex(())
getindex(c::CartesianIndices{N}, i::CartesianIndex{N}) where {N} = c[i.I...]
in(i::CartesianIndex{N}, c::CartesianIndices{N}) where {N} = all(map(in, i.I, c.indices))
in(i::CartesianIndex, c::CartesianIndices) = false
==(a::CartesianIndices{N}, b::CartesianIndices{N}) where {N} = a.indices == b.indices
eltype(::Type{<:CartesianIndices{N}}) where {N} = CartesianIndex{N}
ndims(::Type{<:CartesianIndices{N}}) where {N} = N

# Iteration keeps the subscripts themselves as state, so that loops need no division.
@inline function iterate(c::CartesianIndices)
    _any_empty(c.indices) && return nothing
    I = map(first, c.indices)
    return (CartesianIndex(I), I)
end
@inline function iterate(c::CartesianIndices, I)
    ok, J = _next_subscripts(c.indices, I)
    ok || return nothing
    return (CartesianIndex(J), J)
end
_any_empty(::Tuple{}) = false
_any_empty(r::Tuple) = isempty(r[1]) || _any_empty(tail(r))
@inline _next_subscripts(::Tuple{}, ::Tuple{}) = (false, ())
@inline function _next_subscripts(r::Tuple{AbstractRange}, I::Tuple{Int})
    i = I[1]
    return (i != last(r[1]), (i + step(r[1]),))
end
@inline function _next_subscripts(r::Tuple, I::Tuple)
    i = I[1]
    i != last(r[1]) && return (true, (i + step(r[1]), tail(I)...))
    ok, J = _next_subscripts(tail(r), tail(I))
    return (ok, (first(r[1]), J...))
end

# Ordinary arrays accept a CartesianIndex wherever they accept its subscripts.
@inline getindex(a::Array, c::CartesianIndex) = a[c.I...]
@inline setindex!(a::Array, x, c::CartesianIndex) = (a[c.I...] = x; a)
@inline checkbounds(::Type{Bool}, a::AbstractArray, c::CartesianIndex) =
    checkbounds_indices(axes(a), c.I)
isassigned(a::AbstractArray, c::CartesianIndex) = isassigned(a, c.I...)
checkindex(::Type{Bool}, r::AbstractUnitRange, c::CartesianIndex{1}) = checkindex(Bool, r, c.I[1])
get(a::AbstractArray, c::CartesianIndex, default) = checkbounds(Bool, a, c) ? a[c] : default

"`LinearIndices(a)`: array of the linear indices of `a`."
struct LinearIndices{N,R<:Tuple} <: AbstractArray{Int,N}
    indices::R
    LinearIndices{N,R}(r::R) where {N,R<:Tuple} = new{N,R}(r)
end
function LinearIndices(t::Tuple)
    r = map(_index_range, t)
    return LinearIndices{nfields(r),typeof(r)}(r)
end
LinearIndices(a::AbstractArray) = LinearIndices(axes(a))
LinearIndices(c::CartesianIndices) = LinearIndices(c.indices)
size(l::LinearIndices) = map(length, l.indices)
axes(l::LinearIndices) = map(axes1, l.indices)
IndexStyle(::Type{<:LinearIndices}) = IndexLinear()
@inline function getindex(l::LinearIndices, i::Int)
    @boundscheck checkbounds(l, i)
    return i
end
getindex(l::LinearIndices, c::CartesianIndex) = l[c.I...]
@inline function iterate(l::LinearIndices, i::Int=first(l))
    i <= last(l) || return nothing
    return (i, i + 1)
end
first(l::LinearIndices) = 1
last(l::LinearIndices) = length(l)
first(l::LinearIndices{1}) = first(l.indices[1])
last(l::LinearIndices{1}) = last(l.indices[1])
eachindex(l::LinearIndices{1}) = l.indices[1]
