# Searching in strings: findfirst, findnext, findlast, findprev, findall,
# occursin, contains, startswith, endswith, count.
#
# A search result for a character or predicate is an index; for a string it is
# the range of indices of the characters found.

export findfirst, findnext, findlast, findprev, findall, occursin, contains, startswith,
    endswith, count, first, last

const _StringLike = Union{String, SubString{String}}

# First byte index >= i where the bytes of t occur in s; 0 if nowhere.
function _search_bytes(s::_StringLike, t::_StringLike, i::Int)
    m = ncodeunits(t)
    n = ncodeunits(s)
    m == 0 && return i
    b = codeunit(t, 1)
    ps = pointer(s)
    pt = pointer(t)
    while i <= n - m + 1
        if codeunit(s, i) == b &&
           ccall(:memcmp, Int32, (Ptr{UInt8}, Ptr{UInt8}, UInt), _ptr_add(ps, i - 1), pt, m % UInt) == 0
            return i
        end
        i += 1
    end
    return 0
end

# Last byte index <= i where the bytes of t occur in s; 0 if nowhere.
function _rsearch_bytes(s::_StringLike, t::_StringLike, i::Int)
    m = ncodeunits(t)
    n = ncodeunits(s)
    m == 0 && return i
    i = min(i, n - m + 1)
    ps = pointer(s)
    pt = pointer(t)
    while i >= 1
        if ccall(:memcmp, Int32, (Ptr{UInt8}, Ptr{UInt8}, UInt), _ptr_add(ps, i - 1), pt, m % UInt) == 0
            return i
        end
        i -= 1
    end
    return 0
end

_as_bytes(s::_StringLike) = s
_as_bytes(s::AbstractString) = String(s)

"""
    findnext(pattern, string::AbstractString, start::Integer)

The next occurrence of `pattern` at or after `start`, or `nothing`.
"""
function findnext(p::AbstractString, s::AbstractString, i::Integer)
    i = Int(i)
    n = ncodeunits(s)
    1 <= i <= n + 1 || (i == n + 2 ? (return nothing) : throw(BoundsError(s, i)))
    isempty(p) && return i:(i - 1)
    i > n || isvalid(s, i) || string_index_err(s, i)
    t = _as_bytes(p)
    j = _search_bytes(_as_bytes(s), t, i)
    j == 0 && return nothing
    return j:(j + lastindex(t) - 1)
end
findnext(c::AbstractChar, s::AbstractString, i::Integer) = findnext(==(c), s, i)
function findnext(f::Function, s::AbstractString, i::Integer)
    i = Int(i)
    n = ncodeunits(s)
    1 <= i <= n + 1 || throw(BoundsError(s, i))
    i > n || isvalid(s, i) || string_index_err(s, i)
    while i <= n
        f(s[i]) && return i
        i = nextind(s, i)
    end
    return nothing
end
findnext(p::Fix2{typeof(isequal), <:AbstractChar}, s::AbstractString, i::Integer) = findnext(p.x, s, i)

findfirst(p::AbstractString, s::AbstractString) = findnext(p, s, 1)
findfirst(c::AbstractChar, s::AbstractString) = findnext(c, s, 1)
findfirst(f::Function, s::AbstractString) = findnext(f, s, 1)

"""
    findprev(pattern, string::AbstractString, start::Integer)

The last occurrence of `pattern` that ends at or before `start`, or `nothing`.
"""
function findprev(p::AbstractString, s::AbstractString, i::Integer)
    i = Int(i)
    n = ncodeunits(s)
    0 <= i <= n + 1 || throw(BoundsError(s, i))
    t = _as_bytes(p)
    isempty(t) && return i == 0 ? (1:0) : i:(i - 1)
    last_byte = i == 0 ? 0 : i > n ? n : nextind(s, thisind(s, i)) - 1
    j = _rsearch_bytes(_as_bytes(s), t, last_byte - ncodeunits(t) + 1)
    j == 0 && return nothing
    return j:(j + lastindex(t) - 1)
end
findprev(c::AbstractChar, s::AbstractString, i::Integer) = findprev(==(c), s, i)
function findprev(f::Function, s::AbstractString, i::Integer)
    i = Int(i)
    0 <= i <= ncodeunits(s) + 1 || throw(BoundsError(s, i))
    i == ncodeunits(s) + 1 && (i -= 1)
    while i >= 1
        (isvalid(s, i) && f(s[i])) && return i
        i -= 1
    end
    return nothing
end
findlast(p::AbstractString, s::AbstractString) = findprev(p, s, lastindex(s))
findlast(c::AbstractChar, s::AbstractString) = findprev(c, s, lastindex(s))
findlast(f::Function, s::AbstractString) = findprev(f, s, lastindex(s))

"""
    findall(pattern, string::AbstractString; overlap=false)

All matches of `pattern`: ranges for a string, indices for a character or
predicate.
"""
function findall(p::AbstractString, s::AbstractString; overlap::Bool = false)
    found = UnitRange{Int}[]
    i = 1
    n = ncodeunits(s)
    while i <= n + 1
        r = findnext(p, s, i)
        r === nothing && break
        push!(found, r)
        i = overlap || isempty(r) ? (first(r) > n ? n + 2 : nextind(s, first(r))) : nextind(s, last(r))
    end
    return found
end
findall(c::AbstractChar, s::AbstractString) = findall(==(c), s)
function findall(f::Function, s::AbstractString)
    found = Int[]
    i = 1
    while i <= ncodeunits(s)
        f(s[i]) && push!(found, i)
        i = nextind(s, i)
    end
    return found
end

"""
    occursin(needle, haystack::AbstractString) -> Bool

Whether `needle`, a string or character, is part of `haystack`.
"""
occursin(needle::AbstractString, haystack::AbstractString) =
    _search_bytes(_as_bytes(haystack), _as_bytes(needle), 1) != 0
occursin(needle::AbstractChar, haystack::AbstractString) = findnext(needle, haystack, 1) !== nothing
occursin(haystack) = Fix2(occursin, haystack)

"""
    contains(haystack::AbstractString, needle) -> Bool

Whether `needle` is part of `haystack`.
"""
contains(haystack::AbstractString, needle) = occursin(needle, haystack)
contains(needle) = Fix2(contains, needle)

in(c::AbstractChar, s::AbstractString) = findnext(c, s, 1) !== nothing
function in(c::Char, s::String)
    isascii(c) || return findnext(c, s, 1) !== nothing
    b = (_char_bits(c) >> 24) % UInt8
    for i in 1:ncodeunits(s)
        Core._string_byte(s, i) == b && return true
    end
    return false
end
in(::AbstractString, ::AbstractString) =
    error("use occursin(needle, haystack) for string containment")

"""
    startswith(s::AbstractString, prefix) -> Bool

Whether `s` begins with `prefix`, a string, a character or a collection of
characters.
"""
function startswith(s::_StringLike, p::_StringLike)
    m = ncodeunits(p)
    ncodeunits(s) >= m || return false
    ccall(:memcmp, Int32, (Ptr{UInt8}, Ptr{UInt8}, UInt), pointer(s), pointer(p), m % UInt) == 0 ||
        return false
    return thisind(s, m + 1) == m + 1
end
startswith(s::AbstractString, p::AbstractString) = startswith(_as_bytes(s), _as_bytes(p))
startswith(s::AbstractString, c::AbstractChar) = !isempty(s) && s[1] == c
startswith(s::AbstractString, chars::Union{Tuple{Vararg{AbstractChar}}, AbstractVector{<:AbstractChar}, AbstractSet{<:AbstractChar}}) =
    !isempty(s) && s[1] in chars
startswith(p) = Fix2(startswith, p)

"""
    endswith(s::AbstractString, suffix) -> Bool

Whether `s` ends with `suffix`, a string, a character or a collection of
characters.
"""
function endswith(s::_StringLike, p::_StringLike)
    m = ncodeunits(p)
    d = ncodeunits(s) - m
    d >= 0 || return false
    m == 0 && return true
    ccall(:memcmp, Int32, (Ptr{UInt8}, Ptr{UInt8}, UInt), _ptr_add(pointer(s), d), pointer(p), m % UInt) == 0 ||
        return false
    return thisind(s, d + 1) == d + 1
end
endswith(s::AbstractString, p::AbstractString) = endswith(_as_bytes(s), _as_bytes(p))
endswith(s::AbstractString, c::AbstractChar) = !isempty(s) && s[lastindex(s)] == c
endswith(s::AbstractString, chars::Union{Tuple{Vararg{AbstractChar}}, AbstractVector{<:AbstractChar}, AbstractSet{<:AbstractChar}}) =
    !isempty(s) && s[lastindex(s)] in chars
endswith(p) = Fix2(endswith, p)

"""
    count(pattern::Union{AbstractChar, AbstractString}, string; overlap=false) -> Int

How often `pattern` occurs in `string`.
"""
function count(p::Union{AbstractChar, AbstractString}, s::AbstractString; overlap::Bool = false)
    p isa AbstractChar && return length(findall(p, s))
    return length(findall(p, s; overlap = overlap))
end

"""
    first(s::AbstractString, n::Integer)

The first `n` characters of `s`.
"""
first(s::AbstractString) = isempty(s) ? throw(ArgumentError("collection must be non-empty")) : s[1]
last(s::AbstractString) = isempty(s) ? throw(BoundsError(s, 0)) : s[lastindex(s)]
first(s::AbstractString, n::Integer) = s[1:min(lastindex(s), nextind(s, 0, n))]
last(s::AbstractString, n::Integer) = s[max(1, prevind(s, ncodeunits(s) + 1, n)):lastindex(s)]
