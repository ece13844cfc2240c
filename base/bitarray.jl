# BitArray: arrays of Bool, one bit for each element.

export BitArray, BitVector, BitMatrix, trues, falses

"`BitArray{N}`: dense array of Bools in 64-bit chunks."
mutable struct BitArray{N} <: AbstractArray{Bool,N}
    chunks::Vector{UInt64}
    len::Int
    dims::NTuple{N,Int}
    function BitArray{N}(::UndefInitializer, dims::Dims{N}) where {N}
        n = _checked_len(dims)
        nc = (n + 63) >> 6
        chunks = Array{UInt64,1}(undef, nc)
        nc > 0 && (@inbounds chunks[nc] = UInt64(0))
        return new{N}(chunks, n, dims)
    end
end
const BitVector = BitArray{1}
const BitMatrix = BitArray{2}
BitArray(::UndefInitializer, dims::Dims{N}) where {N} = BitArray{N}(undef, dims)
BitArray(::UndefInitializer, dims::Integer...) = BitArray(undef, map(Int, dims))
BitArray{N}(::UndefInitializer, dims::Vararg{Integer,N}) where {N} = BitArray{N}(undef, map(Int, dims))
BitArray{1}() = BitArray{1}(undef, (0,))
BitArray(a::AbstractArray{T,N}) where {T,N} = BitArray{N}(a)
BitArray{N}(a::AbstractArray{T,N}) where {T,N} = copyto!(BitArray{N}(undef, size(a)), a)
BitArray(itr) = BitArray(collect(Bool, itr))
BitArray{1}(itr::Union{Tuple,Generator,AbstractSet}) = BitArray{1}(collect(Bool, itr))

size(b::BitArray) = b.dims
size(b::BitVector) = (b.len,)
length(b::BitArray) = b.len
IndexStyle(::Type{<:BitArray}) = IndexLinear()
similar(b::BitArray, ::Type{Bool}, dims::Dims{N}) where {N} = BitArray{N}(undef, dims)
similar(b::BitArray) = BitArray(undef, size(b))
similar(::Type{<:BitArray}, dims::Dims{N}) where {N} = BitArray{N}(undef, dims)
similar(::Type{<:BitArray}, dims::Tuple{DimOrOneTo,Vararg{DimOrOneTo}}) = BitArray(undef, to_shape(dims))
copy(b::BitArray{N}) where {N} = copyto!(BitArray{N}(undef, size(b)), b)
function copyto!(d::BitArray, s::BitArray)
    if length(d) == length(s)
        copyto!(d.chunks, s.chunks)
        return d
    end
    length(d) < length(s) && throw_boundserror(d, (length(d) + 1,))
    for i in 1:length(s)
        @inbounds d[i] = s[i]
    end
    return d
end

@inline function getindex(b::BitArray, i::Int)
    @boundscheck _in_bounds(i, length(b)) || throw_boundserror(b, (i,))
    k = i - 1
    chunk = @inbounds b.chunks[(k>>6)+1]
    return (chunk >> (k & 63)) & UInt64(1) != UInt64(0)
end
@inline function setindex!(b::BitArray, x, i::Int)
    @boundscheck _in_bounds(i, length(b)) || throw_boundserror(b, (i,))
    bit = convert(Bool, x)
    k = i - 1
    mask = UInt64(1) << (k & 63)
    chunk = @inbounds b.chunks[(k>>6)+1]
    @inbounds b.chunks[(k>>6)+1] = bit ? chunk | mask : chunk & ~mask
    return b
end

"`falses(dims...)`: BitArray of `false`."
falses(dims::Integer...) = falses(map(Int, dims))
falses(dims::Dims{N}) where {N} = _clear!(BitArray{N}(undef, dims))
"`trues(dims...)`: BitArray of `true`."
trues(dims::Integer...) = trues(map(Int, dims))
trues(dims::Dims{N}) where {N} = fill!(BitArray{N}(undef, dims), true)
_clear!(b::BitArray) = (fill!(b.chunks, UInt64(0)); b)
function fill!(b::BitArray, x)
    bit = convert(Bool, x)
    fill!(b.chunks, bit ? ~UInt64(0) : UInt64(0))
    bit && _clear_spare!(b)
    return b
end
# Bits beyond the last element stay 0.
function _clear_spare!(b::BitArray)
    r = b.len & 63
    if r != 0
        nc = length(b.chunks)
        @inbounds b.chunks[nc] = b.chunks[nc] & ((UInt64(1) << r) - UInt64(1))
    end
    return b
end

function push!(b::BitVector, x)
    bit = convert(Bool, x)
    _setlength!(b, b.len + 1)
    @inbounds b[b.len] = bit
    return b
end
function _setlength!(b::BitVector, n::Int)
    nc = (n + 63) >> 6
    while length(b.chunks) < nc
        push!(b.chunks, UInt64(0))
    end
    length(b.chunks) > nc && resize!(b.chunks, nc)
    b.len = n
    b.dims = (n,)
    return _clear_spare!(b)
end
function pop!(b::BitVector)
    isempty(b) && throw(ArgumentError("argument must be non-empty"))
    x = b[b.len]
    _setlength!(b, b.len - 1)
    return x
end
resize!(b::BitVector, n::Integer) = _setlength!(b, Int(n))
empty!(b::BitVector) = _setlength!(b, 0)
function deleteat!(b::BitVector, i::Integer)
    1 <= i <= b.len || throw_boundserror(b, (i,))
    for k in Int(i):b.len-1
        @inbounds b[k] = b[k+1]
    end
    return _setlength!(b, b.len - 1)
end
function insert!(b::BitVector, i::Integer, x)
    1 <= i <= b.len + 1 || throw_boundserror(b, (i,))
    _setlength!(b, b.len + 1)
    for k in b.len:-1:Int(i)+1
        @inbounds b[k] = b[k-1]
    end
    b[Int(i)] = x
    return b
end
# What moves many elements at once is done on a vector.
function _through_vector!(f, b::BitVector, args...)
    v = Vector{Bool}(b)
    x = f(v, args...)
    _setlength!(b, length(v))
    copyto!(b, v)
    return x
end
splice!(b::BitVector, i::Integer, ins...) = _through_vector!(splice!, b, i, ins...)
splice!(b::BitVector, i, ins...) = BitVector(_through_vector!(splice!, b, i, ins...))
deleteat!(b::BitVector, inds) = (_through_vector!(deleteat!, b, inds); b)
keepat!(b::BitVector, inds) = (_through_vector!(keepat!, b, inds); b)
function append!(b::BitVector, items)
    for x in items
        push!(b, x)
    end
    return b
end
pushfirst!(b::BitVector, x) = insert!(b, 1, x)
function popfirst!(b::BitVector)
    x = b[1]
    deleteat!(b, 1)
    return x
end
reshape(b::BitArray, dims::Dims{N}) where {N} = _reshape_bits(b, dims)
reshape(b::BitVector, dims::Dims{1}) = dims[1] == b.len ? b : _throw_reshape(b.len, dims)
function _reshape_bits(b::BitArray, dims::Dims{N}) where {N}
    _checked_len(dims) == b.len || _throw_reshape(b.len, dims)
    r = BitArray{N}(undef, ntuple(d -> 0, Val(N)))
    r.chunks = b.chunks
    r.len = b.len
    r.dims = dims
    return r
end

count(b::BitArray) = _count_bits(b)
function _count_bits(b::BitArray)
    n = 0
    for c in b.chunks
        n += count_ones(c)
    end
    return n
end
sum(b::BitArray) = _count_bits(b)
function any(b::BitArray)
    for c in b.chunks
        c == UInt64(0) || return true
    end
    return false
end
all(b::BitArray) = _count_bits(b) == length(b)
!(b::BitArray) = broadcast(!, b)
~(b::BitArray) = broadcast(~, b)
function ==(a::BitArray, b::BitArray)
    size(a) == size(b) || return false
    return a.chunks == b.chunks
end
function findall(b::BitVector)
    r = Array{Int,1}(undef, _count_bits(b))
    k = 0
    for i in 1:length(b)
        if @inbounds b[i]
            k += 1
            @inbounds r[k] = i
        end
    end
    return r
end

function vcat(a::BitVector, more::Union{BitVector, Bool}...)
    r = copy(a)
    for b in more
        b isa Bool ? push!(r, b) : append!(r, b)
    end
    return r
end
