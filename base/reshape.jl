# Shapes: reshape, permutedims, dropdims, reversal and rotation, repetition, slices.

export reshape, dropdims, permutedims, permutedims!, PermutedDimsArray, reverse, rotl90, rotr90, rot180, circshift,
    circshift!, repeat, mapslices, insertdims

## reshape

"An array in another shape, where its data cannot be taken as they are."
struct ReshapedArray{T,N,P<:AbstractArray} <: AbstractArray{T,N}
    parent::P
    dims::NTuple{N,Int}
end
size(a::ReshapedArray) = a.dims
parent(a::ReshapedArray) = a.parent
IndexStyle(::Type{<:ReshapedArray}) = IndexLinear()
similar(a::ReshapedArray, ::Type{T}, dims::Dims) where {T} = similar(a.parent, T, dims)
@inline function getindex(a::ReshapedArray, i::Int)
    @boundscheck checkbounds(a, i)
    return _nth_linear(IndexStyle(a.parent), a.parent, i)
end
_nth_linear(::IndexLinear, p, i) = @inbounds p[i+firstindex(p)-1]
_nth_linear(::IndexStyle, p, i) = @inbounds p[_unravel(axes(p), i - 1)...]
@inline function setindex!(a::ReshapedArray, x, i::Int)
    @boundscheck checkbounds(a, i)
    _set_linear!(IndexStyle(a.parent), a.parent, x, i)
    return a
end
_set_linear!(::IndexLinear, p, x, i) = @inbounds p[i+firstindex(p)-1] = x
_set_linear!(::IndexStyle, p, x, i) = @inbounds p[_unravel(axes(p), i - 1)...] = x

@noinline _throw_reshape_view(n, dims) = throw(DimensionMismatch("parent has $(n) elements, which is incompatible with size $(dims)"))
@noinline _throw_reshape(n, dims) = throw(DimensionMismatch(
    "new dimensions $(dims) must be consistent with array length $(n)"))

"`reshape(a, dims...)`: the same data in another shape; one `:` is computed."
function reshape(a::Array{T}, dims::Dims{N}) where {T,N}
    _checked_len(dims) == length(a) || _throw_reshape(length(a), dims)
    return Core._new(Array{T,N}, getfield(a, :ref), dims)
end
function reshape(a::AbstractArray{T}, dims::Dims{N}) where {T,N}
    _checked_len(dims) == length(a) || _throw_reshape_view(length(a), dims)
    return ReshapedArray{T,N,typeof(a)}(a, dims)
end
# An array that has the shape already is itself the answer.
function reshape(a::Array{T,N}, dims::Dims{N}) where {T,N}
    dims == size(a) && return a
    _checked_len(dims) == length(a) || _throw_reshape(length(a), dims)
    return Core._new(Array{T,N}, getfield(a, :ref), dims)
end
reshape(a::Vector, dims::Dims{1}) = dims[1] == length(a) ? a : _throw_reshape(length(a), dims)
reshape(a::ReshapedArray{T,1}, dims::Dims{1}) where {T} =
    dims[1] == length(a) ? a : _throw_reshape(length(a), dims)
function reshape(a::AbstractVector{T}, dims::Dims{1}) where {T}
    dims[1] == length(a) || _throw_reshape(length(a), dims)
    return firstindex(a) == 1 ? a : ReshapedArray{T,1,typeof(a)}(a, dims)
end
function reshape(a::ReshapedArray, dims::Dims)
    _checked_len(dims) == length(a) || _throw_reshape_view(length(a), dims)
    return reshape(a.parent, dims)
end
reshape(a::AbstractArray, dims::Int...) = reshape(a, dims)
reshape(a::AbstractArray, dims::Union{Integer,Colon,AbstractUnitRange}...) = reshape(a, dims)
reshape(a::AbstractArray, dims::Tuple{Vararg{Integer}}) = reshape(a, map(Int, dims))
reshape(a::AbstractArray, dims::Tuple{DimOrOneTo,Vararg{DimOrOneTo}}) = reshape(a, to_shape(dims))
function reshape(a::AbstractArray, dims::Tuple{Vararg{Union{Integer,Colon}}})
    known = 1
    colons = 0
    for d in dims
        if d isa Colon
            colons += 1
        else
            known *= d
        end
    end
    colons > 1 && throw(DimensionMismatch("new dimensions $(dims) may have at most one omitted dimension specified by `Colon()`"))
    n = length(a)
    (known == 0 ? n == 0 : rem(n, known) == 0) || throw(DimensionMismatch(
        "array size $(n) must be divisible by the product of the new dimensions $(dims)"))
    len = known == 0 ? 0 : div(n, known)
    return reshape(a, map(d -> d isa Colon ? len : Int(d), dims))
end
reshape(a::AbstractArray, ::Colon) = reshape(a, length(a))
function reshape(a::AbstractArray, ::Val{N}) where {N}
    M = ndims(a)
    N >= M && return reshape(a, ntuple(d -> size(a, d), Val(N)))
    return reshape(a, ntuple(d -> d < N ? size(a, d) : _len_of(ntuple(k -> size(a, N + k - 1), M - N + 1)), Val(N)))
end

"`dropdims(a; dims)`: without the given dimensions, whose length is 1."
function dropdims(a::AbstractArray; dims)
    for d in dims
        1 <= d <= ndims(a) || throw(ArgumentError("dropped dims must be in range 1:ndims(A)"))
        size(a, d) == 1 || throw(ArgumentError("dropped dims must all be size 1"))
    end
    keep = Int[]
    for d in 1:ndims(a)
        _in_dims(d, dims) || push!(keep, size(a, d))
    end
    return reshape(a, Tuple(keep))
end
"`insertdims(a; dims)`: with dimensions of length 1 at the given places of the result."
function insertdims(a::AbstractArray; dims)
    N = ndims(a) + length(dims)
    for d in dims
        1 <= d <= N || throw(ArgumentError("inserted dims must be in range 1:$N"))
    end
    allunique(dims) || throw(ArgumentError("inserted dims must be unique"))
    sizes = Int[]
    for d in 1:N
        push!(sizes, d in dims ? 1 : size(a, length(sizes) - count(<(d), dims) + 1))
    end
    return reshape(a, Tuple(sizes))
end

## permutation

"`permutedims(a[, perm])`: copy with dimensions permuted."
function permutedims(a::AbstractArray{T,N}, perm) where {T,N}
    p = Tuple(perm)
    _is_perm(p, N) || throw(ArgumentError("no valid permutation of dimensions"))
    r = similar(a, T, map(d -> axes(a, d), p))
    return permutedims!(r, a, p)
end
_is_perm(p::Tuple, n::Int) = length(p) == n && all(d -> d in p, 1:n)
permutedims(a::AbstractMatrix) = permutedims(a, (2, 1))
permutedims(v::AbstractVector) = reshape(copy(v), 1, length(v))
"`permutedims!(dest, src, perm)`: like `permutedims`, into `dest`."
function permutedims!(r::AbstractArray{S,N}, a::AbstractArray{T,N}, perm) where {S,T,N}
    p = Tuple(perm)
    q = ntuple(d -> _position(p, d), Val(N))
    for c in CartesianIndices(axes(r))
        I = c.I
        sub = map(d -> I[d], q)
        @inbounds r[c] = a[sub...]
    end
    return r
end
function permutedims!(r::AbstractMatrix, a::AbstractMatrix, perm::Tuple{Int,Int})
    perm == (1, 2) && return copyto!(r, a)
    for j in axes(a, 2), i in axes(a, 1)
        @inbounds r[j, i] = a[i, j]
    end
    return r
end
function _position(p::Tuple, d::Int)
    for k in 1:length(p)
        p[k] == d && return k
    end
    return 0
end

"`PermutedDimsArray(a, perm)`: `a` with dimensions permuted, without a copy."
struct PermutedDimsArray{T,N,Perm,Inv,P<:AbstractArray} <: AbstractArray{T,N}
    parent::P
end
function PermutedDimsArray(a::AbstractArray{T,N}, perm) where {T,N}
    p = Tuple(perm)
    _is_perm(p, N) || throw(ArgumentError("no valid permutation of dimensions"))
    return PermutedDimsArray{T,N,p,ntuple(d -> _position(p, d), Val(N)),typeof(a)}(a)
end
parent(a::PermutedDimsArray) = a.parent
size(a::PermutedDimsArray{T,N,Perm}) where {T,N,Perm} = map(d -> size(a.parent, d), Perm)
axes(a::PermutedDimsArray{T,N,Perm}) where {T,N,Perm} = map(d -> axes(a.parent, d), Perm)
@inline function getindex(a::PermutedDimsArray{T,N,Perm,Inv}, I::Vararg{Int,N}) where {T,N,Perm,Inv}
    @boundscheck checkbounds(a, I...)
    return @inbounds a.parent[map(d -> I[d], Inv)...]
end
@inline function setindex!(a::PermutedDimsArray{T,N,Perm,Inv}, x, I::Vararg{Int,N}) where {T,N,Perm,Inv}
    @boundscheck checkbounds(a, I...)
    @inbounds a.parent[map(d -> I[d], Inv)...] = x
    return a
end

## reversal, rotation, shift

reverse(a::AbstractArray; dims=:) = _reverse(a, dims)
_reverse(a::AbstractArray{T,N}, ::Colon) where {T,N} = _reverse(a, ntuple(identity, Val(N)))
_reverse(a::AbstractVector, ::Colon) = _reverse(a, 1)
function _reverse(a::AbstractVector, dims)
    b = similar(a)
    n = lastindex(a) + firstindex(a)
    for i in eachindex(a)
        @inbounds b[n-i] = a[i]
    end
    return b
end
function _reverse(a::AbstractArray{T,N}, dims) where {T,N}
    for d in dims
        1 <= d <= N || throw(ArgumentError("dimension $d is not 1 ≤ $d ≤ $N"))
    end
    r = similar(a)
    sums = ntuple(d -> _in_dims(d, dims) ? first(axes(a, d)) + last(axes(a, d)) : 0, Val(N))
    for c in CartesianIndices(axes(a))
        sub = map((i, s) -> s == 0 ? i : s - i, c.I, sums)
        @inbounds r[c] = a[sub...]
    end
    return r
end
reverse!(a::AbstractArray; dims=:) = copyto!(a, _reverse(a, dims))

"`rotl90(a)`: rotate a matrix left by 90 degrees."
function rotl90(a::AbstractMatrix)
    m, n = size(a)
    r = similar(a, (n, m))
    for j in 1:n, i in 1:m
        r[n-j+1, i] = a[i, j]
    end
    return r
end
"`rotr90(a)`: rotate a matrix right by 90 degrees."
function rotr90(a::AbstractMatrix)
    m, n = size(a)
    r = similar(a, (n, m))
    for j in 1:n, i in 1:m
        r[j, m-i+1] = a[i, j]
    end
    return r
end
"`rot180(a)`: rotate a matrix by 180 degrees."
rot180(a::AbstractMatrix) = _reverse(a, (1, 2))
function rotl90(a::AbstractMatrix, k::Integer)
    k = mod(k, 4)
    return k == 1 ? rotl90(a) : k == 2 ? rot180(a) : k == 3 ? rotr90(a) : copy(a)
end
rotr90(a::AbstractMatrix, k::Integer) = rotl90(a, -k)
rot180(a::AbstractMatrix, k::Integer) = isodd(k) ? rot180(a) : copy(a)

"`circshift(a, shifts)`: elements shifted round."
circshift(a::AbstractArray, k::Integer) = circshift!(similar(a), a, (k,))
circshift(t::Tuple, k::Integer) = ntuple(i -> t[mod1(i - Int(k), length(t))], length(t))
circshift(a::AbstractArray, ks) = circshift!(similar(a), a, Tuple(ks))
"`circshift!(dest, src, shifts)`: like `circshift`, into `dest`."
circshift!(r::AbstractArray, a::AbstractArray, k::Integer) = circshift!(r, a, (k,))
circshift!(a::AbstractVector, k::Integer) = copyto!(a, circshift(a, k))
function circshift!(r::AbstractArray{S,N}, a::AbstractArray{T,N}, ks::Tuple) where {S,T,N}
    sz = size(a)
    shifts = ntuple(d -> d <= length(ks) && sz[d] > 0 ? Int(mod(ks[d], sz[d])) : 0, Val(N))
    for c in CartesianIndices(sz)
        sub = map((i, s, n) -> i + s > n ? i + s - n : i + s, c.I, shifts, sz)
        @inbounds r[sub...] = a[c]
    end
    return r
end

## repetition

"`repeat(a, counts...)`, `repeat(a; inner, outer)`: an array of copies of `a`."
repeat(a::AbstractArray, counts::Integer...) = _repeat(a, (), counts)
repeat(a::AbstractArray; inner=(), outer=()) = _repeat(a, Tuple(inner), Tuple(outer))
function repeat(v::AbstractVector, k::Integer)
    n = length(v)
    r = similar(v, n * Int(k))
    for c in 0:Int(k)-1
        copyto!(r, c * n + 1, v, firstindex(v), n)
    end
    return r
end
function _repeat(a::AbstractArray, inner::Tuple, outer::Tuple)
    N = max(ndims(a), length(inner), length(outer))
    return _repeat_to(a, ntuple(d -> d <= length(inner) ? Int(inner[d]) : 1, N),
                      ntuple(d -> d <= length(outer) ? Int(outer[d]) : 1, N))
end
function _repeat_to(a::AbstractArray{T}, inner::Dims{N}, outer::Dims{N}) where {T,N}
    sz = ntuple(d -> size(a, d), Val(N))
    src = reshape(a, sz)
    r = similar(a, T, ntuple(d -> sz[d] * inner[d] * outer[d], Val(N)))
    for c in CartesianIndices(size(r))
        sub = map((i, n, k) -> rem(div(i - 1, k), n) + 1, c.I, sz, inner)
        @inbounds r[c] = src[sub...]
    end
    return r
end
repeat(c::AbstractChar, k::Integer) = repeat(string(c), k)


"`mapslices(f, a; dims)`: apply `f` to the slices that span `dims`."
function mapslices(f, a::AbstractArray{T,N}; dims) where {T,N}
    outer = ntuple(d -> _in_dims(d, dims) ? OneTo(1) : axes(a, d), Val(N))
    pick = c -> ntuple(d -> _in_dims(d, dims) ? Colon() : c.I[d], N)
    cells = CartesianIndices(outer)
    isempty(cells) && return copy(a)
    c1 = first(cells)
    y = f(a[pick(c1)...])
    lens = _slice_lengths(y, dims, N)
    r = Array{y isa AbstractArray ? eltype(y) : typeof(y),N}(undef,
        ntuple(d -> _in_dims(d, dims) ? lens[d] : length(outer[d]), Val(N)))
    for c in cells
        v = c == c1 ? y : f(a[pick(c)...])
        if v isa AbstractArray
            r[pick(c)...] = v
        else
            r[ntuple(d -> _in_dims(d, dims) ? 1 : c.I[d], N)...] = v
        end
    end
    return r
end
function _slice_lengths(y, dims, N::Int)
    lens = fill(1, N)
    if y isa AbstractArray
        k = 1
        for d in 1:N
            if _in_dims(d, dims)
                lens[d] = size(y, k)
                k += 1
            end
        end
    end
    return lens
end
