# BitSet: sets of integers as bits, iterated in ascending order.

export BitSet

"`BitSet([itr])`: sorted set of Ints."
mutable struct BitSet <: AbstractSet{Int}
    bits::Vector{UInt64}
    # The chunk number of the first entry of `bits`: integer i lies in chunk i >> 6.
    offset::Int
    BitSet() = new(Array{UInt64,1}(undef, 0), 0)
end
BitSet(itr) = union!(BitSet(), itr)
empty(::BitSet) = BitSet()
empty(::BitSet, ::Type{Int}) = BitSet()
copy(s::BitSet) = (r = BitSet(); r.bits = copy(s.bits); r.offset = s.offset; r)
copymutable(s::BitSet) = copy(s)
sizehint!(s::BitSet, n::Integer) = s

# Makes room for chunk `c` and gives its index.
function _chunk_index!(s::BitSet, c::Int)
    if isempty(s.bits)
        s.offset = c
        push!(s.bits, UInt64(0))
    end
    while c < s.offset
        pushfirst!(s.bits, UInt64(0))
        s.offset -= 1
    end
    while c >= s.offset + length(s.bits)
        push!(s.bits, UInt64(0))
    end
    return c - s.offset + 1
end
function push!(s::BitSet, n::Integer)
    i = Int(n)
    k = _chunk_index!(s, i >> 6)
    s.bits[k] |= UInt64(1) << (i & 63)
    return s
end
function in(n::Integer, s::BitSet)
    i = Int(n)
    k = (i >> 6) - s.offset + 1
    1 <= k <= length(s.bits) || return false
    return (s.bits[k] >> (i & 63)) & UInt64(1) != UInt64(0)
end
in(x, s::BitSet) = false
function delete!(s::BitSet, n::Integer)
    if n in s
        i = Int(n)
        k = (i >> 6) - s.offset + 1
        s.bits[k] &= ~(UInt64(1) << (i & 63))
    end
    return s
end
function pop!(s::BitSet)
    n = last(s)
    delete!(s, n)
    return n
end
function pop!(s::BitSet, n::Integer)
    n in s || _throw_key_error(n)
    delete!(s, n)
    return n
end
function popfirst!(s::BitSet)
    n = first(s)
    delete!(s, n)
    return n
end
empty!(s::BitSet) = (empty!(s.bits); s)
function length(s::BitSet)
    n = 0
    for c in s.bits
        n += count_ones(c)
    end
    return n
end
function isempty(s::BitSet)
    for c in s.bits
        c == UInt64(0) || return false
    end
    return true
end
# State: the next integer to look at, counted from the first bit held.
function iterate(s::BitSet, pos::Int=0)
    k = (pos >> 6) + 1
    k > length(s.bits) && return nothing
    c = s.bits[k] & (~UInt64(0) << (pos & 63))
    while c == UInt64(0)
        k += 1
        k > length(s.bits) && return nothing
        c = s.bits[k]
    end
    p = ((k - 1) << 6) + trailing_zeros(c)
    return (p + (s.offset << 6), p + 1)
end
function last(s::BitSet)
    k = length(s.bits)
    while k > 0
        c = s.bits[k]
        c == UInt64(0) || return ((s.offset + k - 1) << 6) + 63 - leading_zeros(c)
        k -= 1
    end
    throw(ArgumentError("collection must be non-empty"))
end
minimum(s::BitSet) = first(s)
maximum(s::BitSet) = last(s)
filter!(f, s::BitSet) = (for n in collect(s); f(n) || delete!(s, n); end; s)
