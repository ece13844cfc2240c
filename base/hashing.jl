# Hashes: equal by `isequal` means equal in hash, across all types of numbers.

export hash, objectid

"An integer that identifies an object in this process."
objectid(@nospecialize(x)) = Core._objectid(x)

"""
    hash(x[, h])

A hash of `x`, mixed with `h`. `isequal(x, y)` implies `hash(x) == hash(y)`. A new type
with its own `==` needs a method with two arguments.
"""
hash(x) = hash(x, 0x0000000000000000)
hash(@nospecialize(x), h::UInt) = hash_uint64(3 * h - objectid(x))

# Thomas Wang's mixing of 64 bits.
@inline function hash_uint64(n::UInt64)
    a = ~n + (n << 21)
    a = xor(a, a >> 24)
    a = a + (a << 3) + (a << 8)
    a = xor(a, a >> 14)
    a = a + (a << 2) + (a << 4)
    a = xor(a, a >> 28)
    return a + (a << 31)
end
hash_uint(x::UInt64) = hash_uint64(x)

# A number by the bits of its magnitude, cut to an integer, and by its value as a float.
@inline _hash_number(a::UInt64, b::Float64, h::UInt) =
    hash_uint64((3 * a + bitcast(UInt64, b)) - h)
const _hash_nan = _hash_number(0x0000000000000000, NaN, 0x0000000000000000)

hash(x::UInt64, h::UInt) = _hash_number(x, Float64(x), h)
hash(x::Int64, h::UInt) = _hash_number(bitcast(UInt64, abs(x)), Float64(x), h)
hash(x::Union{Bool, Int8, UInt8, Int16, UInt16, Int32, UInt32}, h::UInt) = hash(Int64(x), h)
function hash(x::Float64, h::UInt)
    isnan(x) && return xor(_hash_nan, h)
    a = abs(x)
    # Above the integers there is nothing to cut; as the conversion instruction has it.
    n = a < 1.8446744073709552e19 ? fptoui(UInt64, a) : 0x8000000000000000
    return _hash_number(n, x, h)
end
hash(x::Union{Float16, Float32}, h::UInt) = hash(Float64(x), h)
function hash(x::Union{Int128, UInt128}, h::UInt)
    typemin(Int64) <= x && x <= typemax(Int64) && return hash(x % Int64, h)
    0 <= x && x <= typemax(UInt64) && return hash(x % UInt64, h)
    # A float of the same value must agree: powers of two times a short odd number.
    f = Float64(x)
    if isfinite(f) && _equals_integer(f, x)
        return hash(f, h)
    end
    lo = x % UInt64
    hi = (x >> 64) % UInt64
    return hash_uint64(xor(lo, hash_uint64(xor(hi, h))))
end
_equals_integer(f::Float64, x) = f == x
function hash(x::Real, h::UInt)
    isinteger(x) && typemin(Int64) <= x && x <= typemax(Int64) && return hash(Int64(x), h)
    f = Float64(x)
    f == x && return hash(f, h)
    return hash(denominator(x), hash(numerator(x), h + 0x9b9fe4c8e5b8f7f1))
end

hash(x::QuoteNode, h::UInt) = hash(x.value, h + 0x2c97bf8b3de87020)
hash(x::Expr, h::UInt) = hash(x.args, hash(x.head, h + 0x83c7900696d26dc6))

const _tuple_seed = 0x77cfa1eef01bca90
hash(::Tuple{}, h::UInt) = h + _tuple_seed
hash(t::Tuple{Any}, h::UInt) = hash(getfield(t, 1), h + _tuple_seed)
hash(t::Tuple{Any,Any}, h::UInt) =
    hash(getfield(t, 1), hash(getfield(t, 2), h + _tuple_seed))
hash(t::Tuple, h::UInt) = hash(getfield(t, 1), hash(tail(t), h))
hash(nt::NamedTuple, h::UInt) = xor(hash(keys(nt)), hash(values(nt), h))
hash(p::Pair, h::UInt) = hash(p.second, hash(p.first, h))
hash(x::Some, h::UInt) = hash(x.value, h + 0x6b6c0f0ae5a9bb7d)
