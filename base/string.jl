# Strings: the `AbstractString` protocol and `String`, an immutable run of bytes
# that is UTF-8 by convention. Indices are byte offsets of first code units.

export StringIndexError, unsafe_string, pointer, codeunit, codeunits, thisind, nextind,
    prevind, cmp, ascii, sizeof

"""
    StringIndexError(str, i)

`i` lies inside `str` but does not start a character.
"""
struct StringIndexError <: Exception
    string::AbstractString
    index::Integer
end

@noinline string_index_err(s::AbstractString, i::Integer) = throw(StringIndexError(s, Int(i)))

# -- construction -------------------------------------------------------------

Core.String(s::String) = s
Core.String(s::Symbol) = Core._symbol_name(s)
Core.String(s::AbstractString) = _string_of_chars(s)
Core.AbstractString(s::AbstractString) = s
Core.Symbol(s::AbstractString) = Core.Symbol(String(s))
Core.Symbol(s::Symbol) = s
Core.Symbol(xs...) = Core.Symbol(string(xs...))

convert(::Type{String}, s::String) = s
convert(::Type{String}, s::AbstractString) = String(s)
convert(::Type{AbstractString}, s::AbstractString) = s
convert(::Type{T}, s::T) where {T <: AbstractString} = s
convert(::Type{T}, s::AbstractString) where {T <: AbstractString} = T(s)::T

function _string_of_chars(s)
    io = IOBuffer()
    for c in s
        write(io, c)
    end
    return _take_string!(io)
end

"""
    unsafe_string(p::Ptr{UInt8}, n::Integer)

A `String` of the `n` bytes at `p`.
"""
unsafe_string(p::Ptr{UInt8}, n::Integer) = Core._string_new(p, Int(n))
unsafe_string(p::Ptr{Int8}, n::Integer) =
    Core._string_new(Core.Intrinsics.bitcast(Ptr{UInt8}, p), Int(n))
unsafe_string(p::Union{Ptr{UInt8}, Ptr{Int8}}) =
    unsafe_string(p, ccall(:strlen, UInt, (Ptr{UInt8},), Core.Intrinsics.bitcast(Ptr{UInt8}, p)) % Int)

pointer(s::String) = Core._string_ptr(s)
pointer(s::String, i::Integer) = _ptr_add(Core._string_ptr(s), Int(i) - 1)
_ptr_add(p::Ptr{UInt8}, n::Int) = Core.Intrinsics.add_ptr(p, Core.Intrinsics.bitcast(UInt, n))

# -- code units ---------------------------------------------------------------

"""
    ncodeunits(s::AbstractString) -> Int

The number of code units of `s`; for `String`, bytes.
"""
ncodeunits(s::String) = Core.sizeof(s)
codeunit(s::String) = UInt8
function codeunit(s::String, i::Int)
    @boundscheck 1 <= i <= ncodeunits(s) || throw(BoundsError(s, i))
    return Core._string_byte(s, i)
end
codeunit(s::AbstractString, i::Integer) = codeunit(s, Int(i))
sizeof(s::AbstractString) = ncodeunits(s) * sizeof(codeunit(s))
sizeof(s::String) = Core.sizeof(s)

firstindex(s::AbstractString) = 1
lastindex(s::AbstractString) = thisind(s, ncodeunits(s))
isempty(s::AbstractString) = ncodeunits(s) == 0
eltype(::Type{<:AbstractString}) = Char
eltype(::Type{Union{}}, s::AbstractString) = Char
IteratorSize(::Type{<:AbstractString}) = HasLength()
IteratorEltype(::Type{<:AbstractString}) = HasEltype()
broadcastable(s::AbstractString) = RefValue(s)
one(::Union{T, Type{T}}) where {T <: AbstractString} = ""
oneunit(::Union{T, Type{T}}) where {T <: AbstractString} = ""

checkbounds(::Type{Bool}, s::AbstractString, i::Integer) = 1 <= i <= ncodeunits(s)
checkbounds(::Type{Bool}, s::AbstractString, r::AbstractRange{<:Integer}) =
    isempty(r) || (1 <= minimum(r) && maximum(r) <= ncodeunits(s))
checkbounds(s::AbstractString, I::Union{Integer, AbstractRange{<:Integer}}) =
    checkbounds(Bool, s, I) ? nothing : throw(BoundsError(s, I))

# -- iteration over String ----------------------------------------------------

@inline function iterate(s::String, i::Int = 1)
    1 <= i <= ncodeunits(s) || return nothing
    b = Core._string_byte(s, i)
    0x80 <= b <= 0xf7 && return _iterate_sequence(s, i, b)
    return (_bits_char((b % UInt32) << 24), i + 1)
end

# The character that starts at byte `i`, whose value `b` is not ASCII: as many
# continuation bytes as the lead byte announces and as are there.
function _iterate_sequence(s::String, i::Int, b::UInt8)
    u = (b % UInt32) << 24
    i += 1
    b < 0xc0 && return (_bits_char(u), i)
    n = ncodeunits(s)
    expected = b < 0xe0 ? 1 : b < 0xf0 ? 2 : 3
    shift = 16
    while expected > 0 && i <= n
        b = Core._string_byte(s, i)
        b & 0xc0 == 0x80 || break
        u |= (b % UInt32) << shift
        shift -= 8
        i += 1
        expected -= 1
    end
    return (_bits_char(u), i)
end

function getindex(s::String, i::Int)
    1 <= i <= ncodeunits(s) || throw(BoundsError(s, i))
    b = Core._string_byte(s, i)
    0x80 <= b <= 0xf7 || return _bits_char((b % UInt32) << 24)
    b < 0xc0 && thisind(s, i) != i && string_index_err(s, i)
    return _iterate_sequence(s, i, b)[1]
end
getindex(s::AbstractString, i::Integer) = getindex(s, Int(i))
function getindex(s::AbstractString, i::Int)
    checkbounds(s, i)
    isvalid(s, i) || string_index_err(s, i)
    return iterate(s, i)[1]
end

function getindex(s::String, r::UnitRange{Int})
    isempty(r) && return ""
    i = first(r)
    j = last(r)
    checkbounds(s, r)
    thisind(s, i) == i || string_index_err(s, i)
    thisind(s, j) == j || string_index_err(s, j)
    return _byte_slice(s, i, nextind(s, j) - 1)
end
getindex(s::AbstractString, r::AbstractUnitRange{<:Integer}) = s[UnitRange{Int}(Int(first(r)), Int(last(r)))]
getindex(s::AbstractString, r::UnitRange{Int}) = SubString(s, first(r), last(r))
getindex(s::AbstractString, ::Colon) = s
function getindex(s::AbstractString, v::AbstractVector{<:Integer})
    io = IOBuffer()
    for i in v
        write(io, s[i])
    end
    return _take_string!(io)
end
getindex(s::AbstractString, v::AbstractVector{Bool}) =
    throw(ArgumentError("logical indexing not supported for strings"))

_byte_slice(s::String, i::Int, j::Int) =
    i > j ? "" : i == 1 && j == ncodeunits(s) ? s :
    Core._string_new(_ptr_add(Core._string_ptr(s), i - 1), j - i + 1)

get(s::AbstractString, i::Integer, default) = isvalid(s, i) ? s[i] : default

# -- index arithmetic ---------------------------------------------------------

_is_lead(b::UInt8, lo::UInt8) = lo <= b <= 0xf7

"""
    thisind(s::AbstractString, i::Integer) -> Int

The index of the character that byte `i` belongs to.
"""
function thisind(s::String, i::Int)
    n = ncodeunits(s)
    (i == 0 || i == n + 1) && return i
    1 <= i <= n || throw(BoundsError(s, i))
    b = Core._string_byte(s, i)
    (b & 0xc0 == 0x80 && i > 1) || return i
    b = Core._string_byte(s, i - 1)
    _is_lead(b, 0xc0) && return i - 1
    (b & 0xc0 == 0x80 && i > 2) || return i
    b = Core._string_byte(s, i - 2)
    _is_lead(b, 0xe0) && return i - 2
    (b & 0xc0 == 0x80 && i > 3) || return i
    return _is_lead(Core._string_byte(s, i - 3), 0xf0) ? i - 3 : i
end
thisind(s::AbstractString, i::Integer) = thisind(s, Int(i))
function thisind(s::AbstractString, i::Int)
    n = ncodeunits(s)
    (i == 0 || i == n + 1) && return i
    1 <= i <= n || throw(BoundsError(s, i))
    while i > 1 && !isvalid(s, i)
        i -= 1
    end
    return i
end

"""
    nextind(s::AbstractString, i::Integer, n::Integer=1) -> Int

The index of the `n`th character that starts after byte `i`.
"""
function nextind(s::String, i::Int)
    i == 0 && return 1
    n = ncodeunits(s)
    1 <= i <= n || throw(BoundsError(s, i))
    b = Core._string_byte(s, i)
    0x80 <= b <= 0xf7 || return i + 1
    if b < 0xc0
        j = thisind(s, i)
        return j < i ? _iterate_sequence(s, j, Core._string_byte(s, j))[2] : i + 1
    end
    return _iterate_sequence(s, i, b)[2]
end
nextind(s::AbstractString, i::Integer) = nextind(s, Int(i))
nextind(s::AbstractString, i::Int) = nextind(s, i, 1)
nextind(s::AbstractString, i::Integer, n::Integer) = nextind(s, Int(i), Int(n))
function nextind(s::AbstractString, i::Int, n::Int)
    n < 0 && throw(ArgumentError("n cannot be negative: $n"))
    z = ncodeunits(s)
    0 <= i <= z || throw(BoundsError(s, i))
    n == 0 && return thisind(s, i) == i ? i : string_index_err(s, i)
    while n > 0
        i += 1
        i > z && return i + n - 1
        n -= isvalid(s, i)
    end
    return i
end
function nextind(s::String, i::Int, n::Int)
    n < 0 && throw(ArgumentError("n cannot be negative: $n"))
    z = ncodeunits(s)
    0 <= i <= z || throw(BoundsError(s, i))
    n == 0 && return thisind(s, i) == i ? i : string_index_err(s, i)
    while n > 0
        i > z && return i + n
        i = nextind(s, i)
        n -= 1
    end
    return i
end

"""
    prevind(s::AbstractString, i::Integer, n::Integer=1) -> Int

The index of the `n`th character that starts before byte `i`.
"""
prevind(s::AbstractString, i::Integer) = prevind(s, Int(i), 1)
prevind(s::AbstractString, i::Integer, n::Integer) = prevind(s, Int(i), Int(n))
function prevind(s::AbstractString, i::Int, n::Int)
    n < 0 && throw(ArgumentError("n cannot be negative: $n"))
    z = ncodeunits(s) + 1
    0 < i <= z || throw(BoundsError(s, i))
    n == 0 && return thisind(s, i) == i ? i : string_index_err(s, i)
    while n > 0
        i -= 1
        i <= 0 && return i - n + 1
        n -= isvalid(s, i)
    end
    return i
end

isvalid(s::AbstractString, i::Integer) = isvalid(s, Int(i))
isvalid(s::String, i::Int) = 1 <= i <= ncodeunits(s) && thisind(s, i) == i

"""
    isvalid(s::AbstractString) -> Bool

Whether every character of `s` is valid Unicode.
"""
function isvalid(s::AbstractString)
    for c in s
        isvalid(c) || return false
    end
    return true
end
isvalid(::Type{String}, s::AbstractString) = isvalid(s)
isvalid(::Type{String}, v::AbstractVector{UInt8}) = isvalid(String(copy(v)))

"""
    length(s::AbstractString) -> Int
    length(s::AbstractString, i::Integer, j::Integer) -> Int

The number of characters in `s`, or of those that start in `i:j`.
"""
function length(s::String)
    n = ncodeunits(s)
    count = 0
    i = 1
    while i <= n
        if i + 7 <= n && _eight_bytes(s, i) & 0x8080808080808080 == 0
            # All ASCII.
            i += 8
            count += 8
            continue
        end
        b = Core._string_byte(s, i)
        i = 0xc0 <= b <= 0xf7 ? _iterate_sequence(s, i, b)[2] : i + 1
        count += 1
    end
    return count
end
_eight_bytes(s::String, i::Int) =
    Core.Intrinsics.pointerref(Core.Intrinsics.bitcast(Ptr{UInt64}, Core._string_ptr(s) + (i - 1)), 1, 1)
function length(s::AbstractString)
    count = 0
    y = iterate(s)
    while y !== nothing
        count += 1
        y = iterate(s, y[2])
    end
    return count
end
length(s::AbstractString, i::Integer, j::Integer) = length(s, Int(i), Int(j))
function length(s::AbstractString, i::Int, j::Int)
    z = ncodeunits(s)
    if i <= j
        1 <= i <= z + 1 || throw(BoundsError(s, i))
        0 <= j <= z || throw(BoundsError(s, j))
    end
    count = 0
    while i <= j
        count += isvalid(s, i)
        i += 1
    end
    return count
end

eachindex(s::AbstractString) = keys(s)
keys(s::AbstractString) = EachStringIndex(s)

struct EachStringIndex{T <: AbstractString}
    s::T
end
length(e::EachStringIndex) = length(e.s)
first(::EachStringIndex) = 1
last(e::EachStringIndex) = lastindex(e.s)
eltype(::Type{<:EachStringIndex}) = Int
IteratorSize(::Type{<:EachStringIndex}) = HasLength()
iterate(e::EachStringIndex, i::Int = 1) = i > ncodeunits(e.s) ? nothing : (i, nextind(e.s, i))

# -- comparison and hashing ---------------------------------------------------

# memcmp of the common part, then the lengths.
function _compare_bytes(a::String, b::String)
    m = ncodeunits(a)
    n = ncodeunits(b)
    c = ccall(:memcmp, Int32, (Ptr{UInt8}, Ptr{UInt8}, UInt), Core._string_ptr(a), Core._string_ptr(b),
              (m < n ? m : n) % UInt)
    return c < 0 ? -1 : c > 0 ? 1 : m < n ? -1 : m > n ? 1 : 0
end

"""
    cmp(a::AbstractString, b::AbstractString) -> Int

-1, 0 or 1 as `a` comes before, equals or comes after `b` by code points.
"""
cmp(a::String, b::String) = _compare_bytes(a, b)
function cmp(a::AbstractString, b::AbstractString)
    x = iterate(a)
    y = iterate(b)
    while x !== nothing && y !== nothing
        c = x[1]
        d = y[1]
        c == d || return isless(c, d) ? -1 : 1
        x = iterate(a, x[2])
        y = iterate(b, y[2])
    end
    return x === nothing ? (y === nothing ? 0 : -1) : 1
end
cmp(a::Symbol, b::Symbol) = _compare_bytes(Core._symbol_name(a), Core._symbol_name(b))

==(a::String, b::String) = ncodeunits(a) == ncodeunits(b) && _compare_bytes(a, b) == 0
==(a::AbstractString, b::AbstractString) = cmp(a, b) == 0
isequal(a::String, b::String) = a == b
isequal(a::AbstractString, b::AbstractString) = cmp(a, b) == 0
isless(a::AbstractString, b::AbstractString) = cmp(a, b) < 0
isless(a::Symbol, b::Symbol) = cmp(a, b) < 0
<(a::AbstractString, b::AbstractString) = cmp(a, b) < 0

hash(s::String, h::UInt) = _hash_bytes(Core._string_ptr(s), ncodeunits(s), h)
function _hash_bytes(p::Ptr{UInt8}, n::Int, h::UInt)
    h += 0x71e729fd56419c81
    return ccall(:jlt_hash_bytes, UInt64, (Ptr{UInt8}, Int, UInt64), p, n, h & 0x00000000ffffffff) + h
end
hash(s::AbstractString, h::UInt) = hash(String(s), h)

"""
    isascii(s::AbstractString) -> Bool

Whether all characters of `s` are ASCII.
"""
function isascii(s::String)
    for i in 1:ncodeunits(s)
        Core._string_byte(s, i) < 0x80 || return false
    end
    return true
end
isascii(s::AbstractString) = all(isascii, s)
isascii(bytes::AbstractVector{<:Integer}) = all(b -> 0 <= b < 0x80, bytes)

"""
    ascii(s::AbstractString) -> String

`s` as a `String`, checked to be ASCII.
"""
function ascii(s::AbstractString)
    t = String(s)
    for i in 1:ncodeunits(t)
        if Core._string_byte(t, i) >= 0x80
            throw(ArgumentError("invalid ASCII at index $i in $(repr(t))"))
        end
    end
    return t
end

# -- code units as a vector ---------------------------------------------------

struct CodeUnits{T, S <: AbstractString} <: DenseArray{T, 1}
    s::S
    CodeUnits(s::S) where {S <: AbstractString} = new{codeunit(s), S}(s)
end

"""
    codeunits(s::AbstractString)

The code units of `s` as a vector without a copy.
"""
codeunits(s::AbstractString) = CodeUnits(s)
length(v::CodeUnits) = ncodeunits(v.s)
size(v::CodeUnits) = (ncodeunits(v.s),)
elsize(::Type{<:CodeUnits}) = 1
getindex(v::CodeUnits, i::Int) = codeunit(v.s, i)
IndexStyle(::Type{<:CodeUnits}) = IndexLinear()
iterate(v::CodeUnits, i::Int = 1) = i > ncodeunits(v.s) ? nothing : (codeunit(v.s, i), i + 1)
