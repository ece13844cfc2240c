# Array on top of Memory: constructors, element access, fill, copy.
# Growth of vectors is in vector.jl, generic array code in abstractarray.jl.

export DenseVecOrMat, Dims, fill, fill!, zeros, ones, similar, copy, collect, getindex, setindex!, size, length,
    isassigned

const DenseVecOrMat{T} = Union{DenseArray{T,1}, DenseArray{T,2}}
"`Dims{N}`: a tuple of `N` array sizes."
const Dims{N} = NTuple{N,Int}

@noinline _throw_bad_dims() =
    throw(ArgumentError("invalid Array dimensions"))

## lengths

_len_of(dims::Tuple{}) = 1
_len_of(dims::Tuple{Int}) = getfield(dims, 1)
_len_of(dims::Tuple{Int,Int}) = Core.Intrinsics.mul_int(getfield(dims, 1), getfield(dims, 2))
function _len_of(dims::Tuple)
    n = 1
    for d in dims
        n = n * d
    end
    return n
end

_checked_len(dims::Tuple{}) = 1
function _checked_len(dims::Tuple{Int})
    n = getfield(dims, 1)
    n < 0 && _throw_bad_dims()
    return n
end
function _checked_len(dims::Tuple{Int,Int})
    m = getfield(dims, 1)
    n = getfield(dims, 2)
    r = Core.Intrinsics.checked_smul_int(m, n)
    (m < 0 || n < 0 || getfield(r, 2)) && _throw_bad_dims()
    return getfield(r, 1)
end
function _checked_len(dims::Tuple)
    n = 1
    zero_dim = false
    for d in dims
        d < 0 && _throw_bad_dims()
        if d == 0
            zero_dim = true
        else
            r = Core.Intrinsics.checked_smul_int(n, d)
            getfield(r, 2) && _throw_bad_dims()
            n = getfield(r, 1)
        end
    end
    return zero_dim ? 0 : n
end

## constructors

@inline function Array{T,1}(::UndefInitializer, n::Int) where {T}
    mem = Core.memorynew(Memory{T}, n)
    return Core._new(Array{T,1}, Core.memoryrefnew(mem), (n,))
end
@inline function Array{T,2}(::UndefInitializer, m::Int, n::Int) where {T}
    dims = (m, n)
    mem = Core.memorynew(Memory{T}, _checked_len(dims))
    return Core._new(Array{T,2}, Core.memoryrefnew(mem), dims)
end
@inline function Array{T,N}(::UndefInitializer, dims::NTuple{N,Int}) where {T,N}
    mem = Core.memorynew(Memory{T}, _checked_len(dims))
    return Core._new(Array{T,N}, Core.memoryrefnew(mem), dims)
end
@inline Array{T,1}(::UndefInitializer, dims::Tuple{Int}) where {T} =
    Array{T,1}(undef, getfield(dims, 1))
Array{T,N}(::UndefInitializer, dims::Tuple{Vararg{Integer,N}}) where {T,N} =
    Array{T,N}(undef, map(Int, dims))
Array{T,N}(::UndefInitializer, dims::Vararg{Integer,N}) where {T,N} =
    Array{T,N}(undef, map(Int, dims))
Array{T}(::UndefInitializer, n::Int) where {T} = Array{T,1}(undef, n)
Array{T}(::UndefInitializer, m::Int, n::Int) where {T} = Array{T,2}(undef, m, n)
Array{T}(::UndefInitializer, dims::Integer...) where {T} = Array{T}(undef, map(Int, dims))
Array{T}(::UndefInitializer, dims::NTuple{N,Int}) where {T,N} = Array{T,N}(undef, dims)
Array{T}(::UndefInitializer, dims::Tuple{Vararg{Integer,N}}) where {T,N} =
    Array{T,N}(undef, map(Int, dims))
(::Type{Array{T,1} where T})(::UndefInitializer, n::Integer) = Array{Any,1}(undef, Int(n))
(::Type{Array{T,2} where T})(::UndefInitializer, m::Integer, n::Integer) =
    Array{Any,2}(undef, Int(m), Int(n))
Array{T,1}() where {T} = Array{T,1}(undef, 0)
Array{T,2}() where {T} = Array{T,2}(undef, 0, 0)
(::Type{Array{T,1} where T})() = Array{Any,1}(undef, 0)
(::Type{Array{T,2} where T})() = Array{Any,2}(undef, 0, 0)

Array{T,N}(x::Union{Nothing,Missing}, dims::Vararg{Integer,N}) where {T,N} =
    fill!(Array{T,N}(undef, map(Int, dims)), x)
Array{T}(x::Union{Nothing,Missing}, dims::Integer...) where {T} =
    fill!(Array{T}(undef, map(Int, dims)), x)

## size, length

size(a::Array) = getfield(a, :size)
length(a::Array{T,0}) where {T} = 1
length(a::Array{T,1}) where {T} = getfield(getfield(a, :size), 1)
length(a::Array{T,2}) where {T} = _len_of(getfield(a, :size))
length(a::Array) = _len_of(getfield(a, :size))
isempty(a::Array) = length(a) == 0
firstindex(a::Array) = 1
lastindex(a::Array) = length(a)
sizeof(a::Array{T}) where {T} = length(a) * elsize(Array{T})
"`elsize(T)`: bytes that an element takes in memory."
elsize(::Type{<:Array{T}}) where {T} = _elsize(T)
_elsize(::Type{T}) where {T} = Core._isbits(T) ? Core._sizeof(T) : 8

length(m::Memory) = getfield(m, :length)
size(m::Memory) = (getfield(m, :length),)
@inline function getindex(m::Memory, i::Int)
    @boundscheck _in_bounds(i, getfield(m, :length)) || throw_boundserror(m, (i,))
    return Core.memoryrefget(Core.memoryrefnew(Core.memoryrefnew(m), i, false), :not_atomic, false)
end
@inline function setindex!(m::Memory{T}, x, i::Int) where {T}
    @boundscheck _in_bounds(i, getfield(m, :length)) || throw_boundserror(m, (i,))
    v = x isa T ? x : convert(T, x)::T
    Core.memoryrefset!(Core.memoryrefnew(Core.memoryrefnew(m), i, false), v, :not_atomic, false)
    return m
end
Memory{T}(::UndefInitializer, n::Integer) where {T} = Core.memorynew(Memory{T}, Int(n))
IndexStyle(::Type{<:Memory}) = IndexLinear()
function copyto!(dest::Memory{T}, d::Integer, src::Memory{T}, s::Integer, n::Integer) where {T}
    n == 0 && return dest
    (1 <= d && d + n - 1 <= length(dest)) || throw_boundserror(dest, (d:d+n-1,))
    (1 <= s && s + n - 1 <= length(src)) || throw_boundserror(src, (s:s+n-1,))
    Core._memcpy!(Core.memoryrefnew(Core.memoryrefnew(dest), Int(d), false),
                  Core.memoryrefnew(Core.memoryrefnew(src), Int(s), false), Int(n))
    return dest
end

## element access

@noinline throw_boundserror(A, I) = throw(BoundsError(A, I))

# One unsigned comparison answers 1 <= i <= n.
@inline _in_bounds(i::Int, n::Int) = Core.Intrinsics.ult_int(
    Core.Intrinsics.bitcast(UInt, Core.Intrinsics.sub_int(i, 1)), Core.Intrinsics.bitcast(UInt, n))

# The reference to element `i`, which the caller has checked.
@inline _elref(a::Array, i::Int) = Core.memoryrefnew(getfield(a, :ref), i, false)

@inline function getindex(a::Array, i::Int)
    @boundscheck _in_bounds(i, length(a)) || throw_boundserror(a, (i,))
    return Core.memoryrefget(_elref(a, i), :not_atomic, false)
end
@inline function getindex(a::Array{T,2}, i::Int, j::Int) where {T}
    sz = getfield(a, :size)
    m = getfield(sz, 1)
    @boundscheck (_in_bounds(i, m) && _in_bounds(j, getfield(sz, 2))) || throw_boundserror(a, (i, j))
    return Core.memoryrefget(_elref(a, i + (j - 1) * m), :not_atomic, false)
end
@inline function getindex(a::Array{T,3}, i::Int, j::Int, k::Int) where {T}
    sz = getfield(a, :size)
    m = getfield(sz, 1)
    n = getfield(sz, 2)
    @boundscheck (_in_bounds(i, m) && _in_bounds(j, n) && _in_bounds(k, getfield(sz, 3))) ||
        throw_boundserror(a, (i, j, k))
    return Core.memoryrefget(_elref(a, i + ((j - 1) + (k - 1) * n) * m), :not_atomic, false)
end

@inline function setindex!(a::Array{T}, x, i::Int) where {T}
    v = x isa T ? x : convert(T, x)::T
    @boundscheck _in_bounds(i, length(a)) || throw_boundserror(a, (i,))
    Core.memoryrefset!(_elref(a, i), v, :not_atomic, false)
    return a
end
@inline function setindex!(a::Array{T,2}, x, i::Int, j::Int) where {T}
    v = x isa T ? x : convert(T, x)::T
    sz = getfield(a, :size)
    m = getfield(sz, 1)
    @boundscheck (_in_bounds(i, m) && _in_bounds(j, getfield(sz, 2))) || throw_boundserror(a, (i, j))
    Core.memoryrefset!(_elref(a, i + (j - 1) * m), v, :not_atomic, false)
    return a
end
@inline function setindex!(a::Array{T,3}, x, i::Int, j::Int, k::Int) where {T}
    v = x isa T ? x : convert(T, x)::T
    sz = getfield(a, :size)
    m = getfield(sz, 1)
    n = getfield(sz, 2)
    @boundscheck (_in_bounds(i, m) && _in_bounds(j, n) && _in_bounds(k, getfield(sz, 3))) ||
        throw_boundserror(a, (i, j, k))
    Core.memoryrefset!(_elref(a, i + ((j - 1) + (k - 1) * n) * m), v, :not_atomic, false)
    return a
end

@inline function iterate(a::Array, i::Int=1)
    _in_bounds(i, length(a)) || return nothing
    return (Core.memoryrefget(_elref(a, i), :not_atomic, false), i + 1)
end

"`isassigned(a, i...)`: whether the element exists and holds a value."
function isassigned(a::Array, i::Int)
    _in_bounds(i, length(a)) || return false
    return Core.memoryref_isassigned(_elref(a, i), :not_atomic, false)
end

# Moves `n` elements within or between arrays; overlapping is allowed.
@inline function _move!(dest::Array{T}, d::Int, src::Array{T}, s::Int, n::Int) where {T}
    n > 0 && Core._memcpy!(_elref(dest, d), _elref(src, s), n)
    return dest
end

"`unsafe_copyto!(dest, d, src, s, n)`: copy `n` elements without bounds checks."
function unsafe_copyto!(dest::Array{T}, d, src::Array{T}, s, n) where {T}
    return _move!(dest, Int(d), src, Int(s), Int(n))
end
function unsafe_copyto!(dest::Array, d, src::Array, s, n)
    for k in 0:n-1
        @inbounds dest[d+k] = src[s+k]
    end
    return dest
end

function copyto!(dest::Array{T}, d::Integer, src::Array{T}, s::Integer, n::Integer) where {T}
    n == 0 && return dest
    n > 0 || throw(ArgumentError("tried to copy n=$n elements, but n should be nonnegative"))
    (d < 1 || d + n - 1 > length(dest)) && throw_boundserror(dest, (d:d+n-1,))
    (s < 1 || s + n - 1 > length(src)) && throw_boundserror(src, (s:s+n-1,))
    return _move!(dest, Int(d), src, Int(s), Int(n))
end
copyto!(dest::Array{T}, src::Array{T}) where {T} = copyto!(dest, 1, src, 1, length(src))

"`copy(x)`: shallow copy."
function copy(a::Array{T,N}) where {T,N}
    b = Array{T,N}(undef, size(a))
    return _move!(b, 1, a, 1, length(a))
end

## similar

similar(a::Array{T,1}) where {T} = Array{T,1}(undef, length(a))
similar(a::Array{T,2}) where {T} = Array{T,2}(undef, size(a))
similar(a::Array{T,1}, ::Type{S}) where {T,S} = Array{S,1}(undef, length(a))
similar(a::Array{T}, n::Int) where {T} = Array{T,1}(undef, n)
similar(a::Array{T}, dims::Dims{N}) where {T,N} = Array{T,N}(undef, dims)

## filled arrays

"`fill!(a, x)`: set every element of `a` to `x`."
function fill!(a::Array{T}, x) where {T}
    v = x isa T ? x : convert(T, x)::T
    n = length(a)
    i = 1
    while i <= n
        Core.memoryrefset!(_elref(a, i), v, :not_atomic, false)
        i += 1
    end
    return a
end

"`fill(x, dims...)`: array of the given size with every element `x`."
fill(x, dims::Integer...) = fill(x, map(Int, dims))
fill(x::T, dims::Dims{N}) where {T,N} = fill!(Array{T,N}(undef, dims), x)
fill(x, n::Int) = fill!(Array{typeof(x),1}(undef, n), x)
fill(x, dims::Tuple{DimOrOneTo,Vararg{DimOrOneTo}}) = fill(x, to_shape(dims))
fill(x::T, dims::Tuple{}) where {T} = fill!(Array{T,0}(undef, ()), x)

"`zeros([T=Float64,] dims...)`: array of zeros."
zeros(dims::Integer...) = zeros(Float64, map(Int, dims))
zeros(dims::Tuple) = zeros(Float64, dims)
zeros(::Type{T}, dims::Integer...) where {T} = zeros(T, map(Int, dims))
zeros(::Type{T}, dims::Dims{N}) where {T,N} = fill!(Array{T,N}(undef, dims), zero(T))
# Memory is zero when it is allocated.
zeros(::Type{T}, dims::Dims{N}) where {T<:Union{BitInteger, Float16, Float32, Float64}, N} = Array{T, N}(undef, dims)
zeros(::Type{T}, dims::Tuple{DimOrOneTo,Vararg{DimOrOneTo}}) where {T} = zeros(T, to_shape(dims))
"`ones([T=Float64,] dims...)`: array of ones."
ones(dims::Integer...) = ones(Float64, map(Int, dims))
ones(dims::Tuple) = ones(Float64, dims)
ones(::Type{T}, dims::Integer...) where {T} = ones(T, map(Int, dims))
ones(::Type{T}, dims::Dims{N}) where {T,N} = fill!(Array{T,N}(undef, dims), one(T))
ones(::Type{T}, dims::Tuple{DimOrOneTo,Vararg{DimOrOneTo}}) where {T} = ones(T, to_shape(dims))

## literals

"`vect(x...)`: what `[x, ...]` means."
vect() = Array{Any,1}(undef, 0)
function vect(xs::T...) where {T}
    a = Array{T,1}(undef, nfields(xs))
    i = 1
    for x in xs
        Core.memoryrefset!(_elref(a, i), x, :not_atomic, false)
        i += 1
    end
    return a
end
promote_typeof(x) = typeof(x)
promote_typeof(x, xs...) = promote_type(typeof(x), promote_typeof(xs...))
function vect(xs...)
    T = promote_typeof(xs...)
    return _fill_from_tuple!(Array{T,1}(undef, nfields(xs)), xs)
end
function _fill_from_tuple!(a::Array, xs::Tuple)
    i = 1
    for x in xs
        @inbounds a[i] = x
        i += 1
    end
    return a
end

# `T[x, ...]`
getindex(::Type{T}) where {T} = Array{T,1}(undef, 0)
function getindex(::Type{T}, x) where {T}
    a = Array{T,1}(undef, 1)
    @inbounds a[1] = x
    return a
end
function getindex(::Type{T}, x, y) where {T}
    a = Array{T,1}(undef, 2)
    @inbounds a[1] = x
    @inbounds a[2] = y
    return a
end
getindex(::Type{T}, xs...) where {T} = _fill_from_tuple!(Array{T,1}(undef, nfields(xs)), xs)
function getindex(::Type{Any}, @nospecialize xs...)
    a = Array{Any,1}(undef, nfields(xs))
    i = 1
    while i <= nfields(xs)
        @inbounds a[i] = getfield(xs, i)
        i += 1
    end
    return a
end

## conversion

convert(::Type{T}, a::T) where {T<:AbstractArray} = a
convert(::Type{T}, a::AbstractArray) where {T<:Array} = a isa T ? a : T(a)::T
convert(::Type{AbstractArray{T}}, a::AbstractArray) where {T} =
    a isa AbstractArray{T} ? a : copyto!(similar(a, T), a)
convert(::Type{AbstractArray{T,N}}, a::AbstractArray{S,N}) where {T,S,N} =
    a isa AbstractArray{T,N} ? a : copyto!(similar(a, T), a)

Array{T,N}(a::AbstractArray{S,N}) where {T,N,S} = copyto!(Array{T,N}(undef, size(a)), a)
Array{T}(a::AbstractArray{S,N}) where {T,N,S} = Array{T,N}(a)
(::Type{Array})(a::AbstractArray{T,N}) where {T,N} = Array{T,N}(a)
(::Type{Array{T,1} where T})(a::AbstractArray{S,1}) where {S} = Array{S,1}(a)
(::Type{Array{T,2} where T})(a::AbstractArray{S,2}) where {S} = Array{S,2}(a)

promote_rule(::Type{Array{T,N}}, ::Type{Array{S,N}}) where {T,S,N} =
    _array_join(promote_type(T, S), Array{T,N}, Array{S,N})
_array_join(::Type{T}, a::Type{Array{T,N}}, b::Type{Array{T,N}}) where {T,N} = Array{T,N}
_array_join(::Type{T}, a::Type{Array{T,N}}, b::Type{<:Array{<:Any,N}}) where {T,N} = a
_array_join(::Type{T}, a::Type{<:Array{<:Any,N}}, b::Type{Array{T,N}}) where {T,N} = b
_array_join(::Type, a::Type, b::Type) = typejoin(a, b)

pointer(a::Array{T}) where {T} =
    Core.Intrinsics.bitcast(Ptr{T}, getfield(getfield(a, :ref), :ptr_or_offset))
pointer(a::Array{T}, i::Integer) where {T} = pointer(a) + (i - 1) * elsize(Array{T})
cconvert(::Type{Ptr{T}}, a::Array) where {T} = a
unsafe_convert(::Type{Ptr{T}}, a::Array) where {T} = Core.Intrinsics.bitcast(Ptr{T}, pointer(a))
