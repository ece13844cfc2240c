# Digits of integers in any base, and integers as text.

export digits, digits!, ndigits, bitstring

"The number of digits of `n` in a base, at least `pad`."
ndigits(n::Integer; base::Integer=10, pad::Integer=1) = max(Int(pad), _digit_count(n, Int(base)))
function _digit_count(n::Integer, b::Int)
    (b == 0 || b == 1 || b == -1) && throw(DomainError(b, "The base must not be in `[-1, 0, 1]`."))
    n == 0 && return 0
    c = 0
    if b > 0
        u = uabs(n)
        while u != 0
            u = div(u, oftype(u, b))
            c = c + 1
        end
    else
        # With a negative base the remainders are kept non-negative.
        v = n isa Unsigned ? signed(widen(n)) : widen(n)
        while v != 0
            v = cld(v, oftype(v, b))
            c = c + 1
        end
    end
    return c
end

"The digits of `n`, lowest first."
digits(n::Integer; base::Integer=10, pad::Integer=1) = digits(Int, n; base=base, pad=pad)
digits(n::Bool; base::Integer=10, pad::Integer=1) = digits(Int, Int(n); base=base, pad=pad)
function digits(::Type{T}, n::Integer; base::Integer=10, pad::Integer=1) where {T<:Integer}
    a = zeros(T, ndigits(n, base=base, pad=pad))
    return digits!(a, n; base=base)
end
function digits!(a::AbstractVector{T}, n::Integer; base::Integer=10) where {T<:Integer}
    b = Int(base)
    abs(b) < 2 && throw(DomainError(b, "The base must not be in `[-1, 0, 1]`."))
    for i in eachindex(a)
        if b > 0
            d = rem(n, b)
            n = div(n, b)
        else
            d = mod(n, -b)
            n = cld(n, b)
        end
        a[i] = d
    end
    return a
end

# The usual bases have divisors that the compiler knows.
function _integer_text(n::Union{Int8,Int16,Int32,Int64,UInt8,UInt16,UInt32,UInt64}, b::Int, pad::Int)
    u = uabs(n) % UInt64
    b == 10 && return _decimal_text(u, pad, n < 0)
    b == 16 && return _binary_text(u, 4, pad, n < 0)
    b == 2 && return _binary_text(u, 1, pad, n < 0)
    b == 8 && return _binary_text(u, 3, pad, n < 0)
    return _general_text(n, b, pad)
end
_integer_text(n::Bool, b::Int, pad::Int) = _integer_text(UInt8(n), b, pad)
_integer_text(n::Integer, b::Int, pad::Int) = _general_text(n, b, pad)

# Decimal digits of u, which has at least one.
@inline function _decimal_count(u::UInt64)
    count = 1
    while u >= 0x64
        u = div(u, 0x0000000000000064)
        count += 2
    end
    return u >= 0x0a ? count + 1 : count
end

# Memory for so many digits and a sign, which is written; the digits end at the last byte.
@inline function _digit_memory(digits::Int, pad::Int, neg::Bool)
    count = pad > digits ? pad : digits
    len = neg ? count + 1 : count
    mem = Core.memorynew(Memory{UInt8}, len)
    neg && Core.memoryrefset!(Core.memoryrefnew(mem), 0x2d, :not_atomic, false)
    return mem, len
end

function _decimal_text(u::UInt64, pad::Int, neg::Bool)
    mem, len = _digit_memory(u == 0 && pad < 1 ? 0 : _decimal_count(u), pad, neg)
    _set_decimal!(mem, len, neg ? 1 : 0, u)
    return Core._string_from_memory(mem, len)
end

# Writes the digits of u into the bytes from the one after `stop` to byte `i`.
@inline function _set_decimal!(mem::Memory{UInt8}, i::Int, stop::Int, u::UInt64)
    ref = Core.memoryrefnew(mem)
    # Two digits at a time: one division waits for the other.
    while i > stop + 1
        q = div(u, 0x0000000000000064)
        pair = u - q * 0x0000000000000064
        tens = div(pair, 0x000000000000000a)
        ones = (pair - tens * 0x000000000000000a) % UInt8
        Core.memoryrefset!(Core.memoryrefnew(ref, i, false), 0x30 + ones, :not_atomic, false)
        Core.memoryrefset!(Core.memoryrefnew(ref, i - 1, false), 0x30 + tens % UInt8, :not_atomic, false)
        u = q
        i -= 2
    end
    i > stop && Core.memoryrefset!(Core.memoryrefnew(ref, i, false), 0x30 + u % UInt8, :not_atomic, false)
    return nothing
end

function _binary_text(u::UInt64, bits::Int, pad::Int, neg::Bool)
    digits = div(64 - leading_zeros(u) + bits - 1, bits)
    mem, len = _digit_memory(digits == 0 && pad >= 1 ? 1 : digits, pad, neg)
    ref = Core.memoryrefnew(mem)
    mask = (UInt64(1) << bits) - UInt64(1)
    stop = neg ? 1 : 0
    i = len
    while i > stop
        d = (u & mask) % UInt8
        byte = d < 0x0a ? 0x30 + d : 0x57 + d
        Core.memoryrefset!(Core.memoryrefnew(ref, i, false), byte, :not_atomic, false)
        u >>>= bits
        i -= 1
    end
    return Core._string_from_memory(mem, len)
end

# The digits of `n` written from the right into fresh memory.
function _general_text(n::Integer, b::Int, pad::Int)
    b < 0 && return _negative_base_text(n, b, pad)
    (2 <= b && b <= 62) || throw(DomainError(b, "The base must be between 2 and 62."))
    count = max(pad, _digit_count(n, b))
    count = count < 1 && pad < 1 ? 0 : count
    neg = n < 0
    len = count + (neg ? 1 : 0)
    mem = Core.memorynew(Memory{UInt8}, len)
    ref = Core.memoryrefnew(mem)
    u = uabs(n)
    i = len
    ub = oftype(u, b)
    while i > (neg ? 1 : 0)
        q = div(u, ub)
        d = (u - q * ub) % UInt8
        Core.memoryrefset!(Core.memoryrefnew(ref, i, false), _digit_byte(d, b), :not_atomic, false)
        u = q
        i = i - 1
    end
    if neg
        Core.memoryrefset!(ref, 0x2d, :not_atomic, false)
    end
    return Core._string_from_memory(mem, len)
end
# With a negative base every integer has digits and none has a sign.
function _negative_base_text(n::Integer, b::Int, pad::Int)
    -62 <= b <= -2 || throw(DomainError(b, "The base must be between 2 and 62 or between -62 and -2."))
    bytes = UInt8[]
    v = n isa Unsigned ? signed(widen(n)) : widen(n)
    while v != 0
        q = cld(v, oftype(v, b))
        push!(bytes, _digit_byte((v - q * b) % UInt8, -b))
        v = q
    end
    while length(bytes) < pad
        push!(bytes, 0x30)
    end
    return String(reverse!(bytes))
end
function _digit_byte(d::UInt8, b::Int)
    d < 0x0a && return 0x30 + d
    b <= 36 && return 0x57 + d
    return d < 0x24 ? 0x37 + d : 0x3d + d
end

"An integer as text in a base, with leading zeros up to `pad` digits."
string(n::Integer; base::Integer=10, pad::Integer=1) = _integer_text(n, Int(base), Int(pad))
string(b::Bool) = b ? "true" : "false"
dec(n::Integer, pad::Int=1) = _integer_text(n, 10, pad)
bin(n::Integer, pad::Int=1) = _integer_text(n, 2, pad)

"The bits of a value of primitive type, highest first."
bitstring(x::Union{BitInteger}) = _integer_text(unsigned(x), 2, 8 * Core.sizeof(x))
bitstring(x::Bool) = x ? "00000001" : "00000000"
bitstring(x::Float64) = _integer_text(bitcast(UInt64, x), 2, 64)
bitstring(x::Float32) = _integer_text(bitcast(UInt32, x), 2, 32)
bitstring(x::Float16) = _integer_text(bitcast(UInt16, x), 2, 16)
bitstring(x::Char) = _integer_text(bitcast(UInt32, x), 2, 32)
