# SubString: a view of a range of characters of another string.

export SubString, reverseind, repeat

"""
    SubString(s::AbstractString, i::Integer, j::Integer=lastindex(s))

The characters `i:j` of `s`, not copied.
"""
struct SubString{T <: AbstractString} <: AbstractString
    string::T
    offset::Int
    ncodeunits::Int
    function SubString{T}(s::T, i::Int, j::Int) where {T <: AbstractString}
        i <= j || return new{T}(s, 0, 0)
        checkbounds(s, i:j)
        isvalid(s, i) || string_index_err(s, i)
        isvalid(s, j) || string_index_err(s, j)
        return new{T}(s, i - 1, nextind(s, j) - i)
    end
    # Offset and size in code units, trusted.
    SubString{T}(s::T, offset::Int, n::Int, ::Val{:noshift}) where {T <: AbstractString} =
        new{T}(s, offset, n)
end

SubString(s::T, i::Integer, j::Integer) where {T <: AbstractString} = SubString{T}(s, Int(i), Int(j))
SubString(s::T) where {T <: AbstractString} = SubString{T}(s, 1, Int(lastindex(s)))
SubString{T}(s::T) where {T <: AbstractString} = SubString{T}(s, 1, Int(lastindex(s)))
SubString(s::AbstractString, i::Integer) = SubString(s, i, lastindex(s))
SubString(s::AbstractString, r::AbstractUnitRange{<:Integer}) = SubString(s, first(r), last(r))
SubString(s::SubString{T}) where {T <: AbstractString} = s
function SubString(s::SubString{T}, i::Integer, j::Integer) where {T <: AbstractString}
    i = Int(i)
    j = Int(j)
    if i <= j
        checkbounds(s, i:j)
    end
    return SubString{T}(s.string, s.offset + i, s.offset + j)
end

# Bytes i:j of a String, which are known to hold whole characters.
_subbytes(s::String, i::Int, j::Int) =
    i > j ? SubString{String}(s, 0, 0, Val(:noshift)) :
    SubString{String}(s, i - 1, j - i + 1, Val(:noshift))

Core.String(s::SubString{String}) = _byte_slice(s.string, s.offset + 1, s.offset + s.ncodeunits)
convert(::Type{SubString{S}}, s::AbstractString) where {S <: AbstractString} =
    SubString(convert(S, s))::SubString{S}
convert(::Type{T}, s::T) where {T <: SubString} = s
convert(::Type{SubString{S}}, s::SubString{S}) where {S <: AbstractString} = s

ncodeunits(s::SubString) = s.ncodeunits
codeunit(s::SubString) = codeunit(s.string)
function codeunit(s::SubString, i::Int)
    1 <= i <= s.ncodeunits || throw(BoundsError(s, i))
    return codeunit(s.string, s.offset + i)
end
pointer(s::SubString{String}) = pointer(s.string, s.offset + 1)
pointer(s::SubString{String}, i::Integer) = pointer(s.string, s.offset + Int(i))

function iterate(s::SubString, i::Int = 1)
    1 <= i <= s.ncodeunits || return nothing
    y = iterate(s.string, s.offset + i)
    y === nothing && return nothing
    return (y[1], y[2] - s.offset)
end
function getindex(s::SubString, i::Int)
    1 <= i <= s.ncodeunits || throw(BoundsError(s, i))
    isvalid(s.string, s.offset + i) || string_index_err(s.string, s.offset + i)
    return s.string[s.offset + i]
end

isvalid(s::SubString, i::Int) = 1 <= i <= s.ncodeunits && isvalid(s.string, s.offset + i)
function thisind(s::SubString{String}, i::Int)
    (i == 0 || i == s.ncodeunits + 1) && return i
    1 <= i <= s.ncodeunits || throw(BoundsError(s, i))
    j = thisind(s.string, s.offset + i) - s.offset
    return j < 1 ? i : j
end
function nextind(s::SubString{String}, i::Int)
    i == 0 && return 1
    1 <= i <= s.ncodeunits || throw(BoundsError(s, i))
    return nextind(s.string, s.offset + i) - s.offset
end

function cmp(a::SubString{String}, b::SubString{String})
    m = a.ncodeunits
    n = b.ncodeunits
    c = ccall(:memcmp, Int32, (Ptr{UInt8}, Ptr{UInt8}, UInt), pointer(a), pointer(b),
              (m < n ? m : n) % UInt)
    return c < 0 ? -1 : c > 0 ? 1 : m < n ? -1 : m > n ? 1 : 0
end
==(a::SubString{String}, b::SubString{String}) = a.ncodeunits == b.ncodeunits && cmp(a, b) == 0
_equal_bytes(a, b) =
    ncodeunits(a) == ncodeunits(b) &&
    ccall(:memcmp, Int32, (Ptr{UInt8}, Ptr{UInt8}, UInt), pointer(a), pointer(b),
          ncodeunits(a) % UInt) == 0
==(a::SubString{String}, b::String) = _equal_bytes(a, b)
==(a::String, b::SubString{String}) = _equal_bytes(a, b)

hash(s::SubString{String}, h::UInt) = _hash_bytes(pointer(s), s.ncodeunits, h)

parent(s::SubString) = s.string
parentindices(s::SubString) = ((s.offset + 1):thisind(s.string, s.offset + s.ncodeunits),)

# -- reversal and repetition --------------------------------------------------

"""
    reverse(s::AbstractString) -> String

The characters of `s` in reverse order.
"""
function reverse(s::Union{String, SubString{String}})
    n = ncodeunits(s)
    bytes = Vector{UInt8}(undef, n)
    i = 1
    while i <= n
        b = codeunit(s, i)
        next = b < 0x80 ? i + 1 : nextind(s, i)
        # The character's bytes keep their order.
        for k in i:next-1
            @inbounds bytes[n - next + 2 + (k - i)] = codeunit(s, k)
        end
        i = next
    end
    return String(bytes)
end
reverse(s::AbstractString) = reverse(String(s))
reverseind(s::AbstractString, i::Integer) = thisind(s, ncodeunits(s) - i + 1)

iterate(r::Iterators.Reverse{<:AbstractString}, i::Int = lastindex(r.itr)) =
    i < 1 ? nothing : (r.itr[i], prevind(r.itr, i))
iterate(r::Iterators.Reverse{<:EachStringIndex}, i::Int = lastindex(r.itr.s)) =
    i < 1 ? nothing : (i, prevind(r.itr.s, i))

"""
    repeat(s::AbstractString, r::Integer)

`s` repeated `r` times; also `s^r`.
"""
function repeat(s::Union{String, SubString{String}}, r::Integer)
    r < 0 && throw(ArgumentError("can't repeat a string $r times"))
    r == 0 && return ""
    r == 1 && return String(s)
    n = ncodeunits(s)
    io = IOBuffer(sizehint = n * Int(r))
    for _ in 1:r
        write(io, s)
    end
    return _take_string!(io)
end
repeat(s::AbstractString, r::Integer) = repeat(String(s), r)
function repeat(c::AbstractChar, r::Integer)
    r < 0 && throw(ArgumentError("can't repeat a character $r times"))
    io = IOBuffer()
    for _ in 1:r
        write(io, c)
    end
    return _take_string!(io)
end
^(s::Union{AbstractString, AbstractChar}, r::Integer) = repeat(s, r)

# -- concatenation ------------------------------------------------------------

*(a::String, b::String) = _concat(a, b)
*(a::Union{AbstractString, AbstractChar}) = string(a)
*(a::Union{AbstractString, AbstractChar}, b::Union{AbstractString, AbstractChar}) = string(a, b)
*(a::Union{AbstractString, AbstractChar}, b::Union{AbstractString, AbstractChar},
  c::Union{AbstractString, AbstractChar}...) = string(a, b, c...)

function _concat(a::String, b::String)
    m = ncodeunits(a)
    n = ncodeunits(b)
    m == 0 && return b
    n == 0 && return a
    mem = Core.memorynew(Memory{UInt8}, m + n)
    _copy_bytes!(mem, 1, a, 1, m)
    _copy_bytes!(mem, m + 1, b, 1, n)
    return Core._string_from_memory(mem, m + n)
end
