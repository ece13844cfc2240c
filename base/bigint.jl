# Integers of any size: a sign and a magnitude in 64-bit limbs, the lowest first, without zeros
# at the end. Zero has no limbs and is not negative. Work on long magnitudes is done by C functions
# of the runtime.

export BigInt, big

"`BigInt(x)`: an integer of any size."
struct BigInt <: Signed
    negative::Bool
    limbs::Vector{UInt64}
    global _bigint(negative::Bool, limbs::Vector{UInt64}) =
        (_trim!(limbs); new(negative && !isempty(limbs), limbs))
end
function _trim!(limbs::Vector{UInt64})
    n = length(limbs)
    while n > 0 && @inbounds(limbs[n]) == 0
        n -= 1
    end
    n == length(limbs) || resize!(limbs, n)
    return limbs
end

function _limbs_of(x::UInt64)
    limbs = Vector{UInt64}(undef, 1)
    @inbounds limbs[1] = x
    return limbs
end
_limbs_of(x::UInt128) = UInt64[x % UInt64, (x >> 64) % UInt64]
BigInt(x::BigInt) = x
BigInt(x::Bool) = BigInt(UInt64(x))
BigInt(x::BitUnsigned) = _bigint(false, _limbs_of(UInt64(x)))
BigInt(x::UInt128) = _bigint(false, _limbs_of(x))
BigInt(x::BitSigned) = _bigint(x < 0, _limbs_of(x < 0 ? -(x % UInt64) : x % UInt64))
BigInt(x::Int128) = _bigint(x < 0, _limbs_of(x < 0 ? -(x % UInt128) : x % UInt128))
function BigInt(x::IEEEFloat)
    isinteger(x) || _throw_inexact(:BigInt, BigInt, x)
    y = abs(Float64(x))
    shift = 0
    while y >= 1.0e19
        y /= 4294967296.0
        shift += 32
    end
    n = BigInt(0)
    # The fraction that division left comes back limb by limb.
    while true
        whole = trunc(y)
        n += BigInt(UInt64(whole))
        shift == 0 && break
        y = (y - whole) * 4294967296.0
        n <<= 32
        shift -= 32
    end
    return x < 0 ? -n : n
end
BigInt(x::Rational) = isone(x.den) ? BigInt(x.num) : _throw_inexact(:BigInt, BigInt, x)
BigInt(s::AbstractString) = parse(BigInt, s)
"`big(x)`: the number as one of a type without bounds."
big(x::Integer) = BigInt(x)
big(::Type{T}) where {T<:Integer} = BigInt
big(x::Rational) = _rational(BigInt(x.num), BigInt(x.den))

function _to_integer(::Type{T}, x::BigInt) where {T}
    fits = length(x.limbs) <= 2
    if fits
        m = _lowest_128(x)
        r = x.negative ? -m : m
        fits = T <: Unsigned ? !x.negative && m <= typemax(T) :
               x.negative ? m <= (typemax(T) % UInt128) + 1 : m <= typemax(T) % UInt128
        fits && return r % T
    end
    # A narrow type is reached through a word, if that is wide enough.
    if sizeof(T) < 8
        wide = T <: Unsigned ? UInt64 : Int64
        typemin(wide) <= x <= typemax(wide) && _throw_inexact(:trunc, T, x)
        return _throw_inexact(nameof(wide), wide, x)
    end
    return _throw_inexact(nameof(T), T, x)
end
# The lowest 128 bits of the magnitude.
function _lowest_128(x::BigInt)
    n = length(x.limbs)
    low = n >= 1 ? UInt128(x.limbs[1]) : UInt128(0)
    return n >= 2 ? UInt128(x.limbs[2]) << 64 | low : low
end
rem(x::BigInt, ::Type{T}) where {T<:BitInteger} = (m = _lowest_128(x); (x.negative ? -m : m) % T)
rem(x::BigInt, ::Type{BigInt}) = x
rem(x::Integer, ::Type{BigInt}) = BigInt(x)
for T in (:Int8, :Int16, :Int32, :Int64, :Int128, :UInt8, :UInt16, :UInt32, :UInt64, :UInt128)
    Core._eval(Base, Expr(:(=), Expr(:call, Expr(:., :Core, QuoteNode(T)), :(x::BigInt)), :(_to_integer($T, x))))
end
Core.Bool(x::BigInt) = iszero(x) ? false : isone(x) ? true : _throw_inexact(:Bool, Bool, x)
# The highest 64 bits, the rest as one sticky bit: one rounding.
function Core.Float64(x::BigInt)
    n = length(x.limbs)
    n <= 1 && return x.negative ? -Float64(_lowest_128(x) % UInt64) : Float64(_lowest_128(x) % UInt64)
    bits = _bit_length(x)
    shift = bits - 64
    m = _shift_right(x.limbs, shift)[1]
    trailing_zeros(x) < shift && (m |= 1)
    shift > 1100 && return x.negative ? -Inf : Inf
    y = ldexp(Float64(m), shift)
    return x.negative ? -y : y
end
Core.Float32(x::BigInt) = Float32(Float64(x))
Core.Float16(x::BigInt) = Float16(Float64(x))

promote_rule(::Type{BigInt}, ::Type{<:BitInteger}) = BigInt
promote_rule(::Type{BigInt}, ::Type{Bool}) = BigInt
widen(::Type{Int128}) = BigInt
widen(::Type{UInt128}) = BigInt
widen(::Type{BigInt}) = BigInt
zero(::Type{BigInt}) = BigInt(0)
one(::Type{BigInt}) = BigInt(1)
iszero(x::BigInt) = isempty(x.limbs)
isone(x::BigInt) = !x.negative && length(x.limbs) == 1 && x.limbs[1] == 1
signbit(x::BigInt) = x.negative
sign(x::BigInt) = iszero(x) ? BigInt(0) : BigInt(x.negative ? -1 : 1)
iseven(x::BigInt) = iszero(x) || iseven(x.limbs[1])
isodd(x::BigInt) = !iseven(x)

# -- magnitudes ---------------------------------------------------------------

function _compare_limbs(a::Vector{UInt64}, b::Vector{UInt64})
    length(a) == length(b) || return length(a) < length(b) ? -1 : 1
    for i in length(a):-1:1
        x, y = @inbounds(a[i]), @inbounds(b[i])
        x == y || return x < y ? -1 : 1
    end
    return 0
end
function _add_limbs(a::Vector{UInt64}, b::Vector{UInt64})
    length(a) < length(b) && return _add_limbs(b, a)
    n = length(a)
    sum = Vector{UInt64}(undef, n)
    carry = ccall(:jlt_limbs_add, UInt64, (Ptr{UInt64}, Ptr{UInt64}, Int, Ptr{UInt64}, Int), sum, a, n, b, length(b))
    carry == 0 || push!(sum, carry)
    return sum
end
# a - b, where a is not smaller.
function _subtract_limbs(a::Vector{UInt64}, b::Vector{UInt64})
    n = length(a)
    difference = Vector{UInt64}(undef, n)
    ccall(:jlt_limbs_subtract, Cvoid, (Ptr{UInt64}, Ptr{UInt64}, Int, Ptr{UInt64}, Int), difference, a, n, b, length(b))
    return difference
end
function _multiply_limbs(a::Vector{UInt64}, b::Vector{UInt64})
    length(a) < length(b) && return _multiply_limbs(b, a)
    n, m = length(a), length(b)
    product = Vector{UInt64}(undef, n + m)
    ccall(:jlt_limbs_multiply, Cvoid, (Ptr{UInt64}, Ptr{UInt64}, Int, Ptr{UInt64}, Int), product, a, n, b, m)
    return product
end
# Quotient and remainder; b is not zero.
function _divide_limbs(a::Vector{UInt64}, b::Vector{UInt64})
    n, m = length(a), length(b)
    n < m && return UInt64[], copy(a)
    quotient = Vector{UInt64}(undef, n - m + 1)
    rest = Vector{UInt64}(undef, m)
    ccall(:jlt_limbs_divide, Cvoid, (Ptr{UInt64}, Ptr{UInt64}, Ptr{UInt64}, Int, Ptr{UInt64}, Int),
          quotient, rest, a, n, b, m)
    return quotient, rest
end
function _shift_left(a::Vector{UInt64}, k::Int)
    words, bits = divrem(k, 64)
    shifted = Vector{UInt64}(undef, length(a) + words + 1)
    for i in 1:words
        @inbounds shifted[i] = 0
    end
    carry = UInt64(0)
    for i in 1:length(a)
        x = @inbounds a[i]
        @inbounds shifted[i + words] = x << bits | carry
        carry = bits == 0 ? UInt64(0) : x >> (64 - bits)
    end
    shifted[end] = carry
    return shifted
end
function _shift_right(a::Vector{UInt64}, k::Int)
    words, bits = divrem(k, 64)
    n = length(a) - words
    n <= 0 && return UInt64[]
    shifted = Vector{UInt64}(undef, n)
    for i in 1:n
        high = i < n && bits != 0 ? @inbounds(a[i + words + 1]) << (64 - bits) : UInt64(0)
        @inbounds shifted[i] = a[i + words] >> bits | high
    end
    return shifted
end

# -- arithmetic ---------------------------------------------------------------

-(x::BigInt) = _bigint(!x.negative, x.limbs)
abs(x::BigInt) = _bigint(false, x.limbs)
function +(x::BigInt, y::BigInt)
    x.negative == y.negative && return _bigint(x.negative, _add_limbs(x.limbs, y.limbs))
    _compare_limbs(x.limbs, y.limbs) < 0 && return _bigint(y.negative, _subtract_limbs(y.limbs, x.limbs))
    return _bigint(x.negative, _subtract_limbs(x.limbs, y.limbs))
end
-(x::BigInt, y::BigInt) = x + _bigint(!y.negative, y.limbs)
*(x::BigInt, y::BigInt) = _bigint(x.negative != y.negative, _multiply_limbs(x.limbs, y.limbs))
function divrem(x::BigInt, y::BigInt)
    iszero(y) && throw(DivideError())
    quotient, rest = _divide_limbs(x.limbs, y.limbs)
    return _bigint(x.negative != y.negative, quotient), _bigint(x.negative, rest)
end
div(x::BigInt, y::BigInt) = divrem(x, y)[1]
rem(x::BigInt, y::BigInt) = divrem(x, y)[2]
function gcd(x::BigInt, y::BigInt)
    iszero(x) && return abs(y)
    iszero(y) && return abs(x)
    n, m = length(x.limbs), length(y.limbs)
    divisor = Vector{UInt64}(undef, min(n, m))
    ccall(:jlt_limbs_gcd, Cvoid, (Ptr{UInt64}, Ptr{UInt64}, Int, Ptr{UInt64}, Int), divisor, x.limbs, n, y.limbs, m)
    return _bigint(false, divisor)
end
^(x::BigInt, n::Integer) = n < 0 ? (isone(abs(x)) ? (isodd(n) ? x : one(x)) : throw(DomainError(n, "Cannot raise an integer x to a negative power."))) :
                           power_by_squaring(x, n)
^(x::BigInt, n::Bool) = n ? x : one(x)
^(x::Bool, n::BigInt) = n < 0 && !x ? _negative_power(x, n) : iszero(n) || x
^(x::Integer, n::BigInt) = BigInt(x)^Int(n)
^(x::BigInt, n::BigInt) = x^Int(n)
checked_add(x::BigInt, y::BigInt) = x + y
checked_sub(x::BigInt, y::BigInt) = x - y
checked_mul(x::BigInt, y::BigInt) = x * y
checked_neg(x::BigInt) = -x
checked_abs(x::BigInt) = abs(x)

function _compare(x::BigInt, y::BigInt)
    x.negative == y.negative || return x.negative ? -1 : 1
    c = _compare_limbs(x.limbs, y.limbs)
    return x.negative ? -c : c
end
==(x::BigInt, y::BigInt) = _compare(x, y) == 0
<(x::BigInt, y::BigInt) = _compare(x, y) < 0
<=(x::BigInt, y::BigInt) = _compare(x, y) <= 0
cmp(x::BigInt, y::BigInt) = _compare(x, y)
isless(x::BigInt, y::BigInt) = _compare(x, y) < 0
==(x::BigInt, y::IEEEFloat) = isinteger(y) && x == BigInt(y)
==(x::IEEEFloat, y::BigInt) = y == x
<(x::BigInt, y::IEEEFloat) = isfinite(y) ? x < BigInt(ceil(y)) : y > 0
<(x::IEEEFloat, y::BigInt) = isfinite(x) ? BigInt(floor(x)) < y : x < 0
<=(x::BigInt, y::IEEEFloat) = isfinite(y) ? x <= BigInt(floor(y)) : y > 0
<=(x::IEEEFloat, y::BigInt) = isfinite(x) ? BigInt(ceil(x)) <= y : x < 0
function hash(x::BigInt, h::UInt)
    typemin(Int64) <= x <= typemax(Int64) && return hash(Int64(x), h)
    x <= typemax(UInt64) && !x.negative && return hash(UInt64(x), h)
    return hash(x.limbs, hash(x.negative, h))
end

# -- bits ---------------------------------------------------------------------

_bit_length(x::BigInt) = iszero(x) ? 0 : 64 * length(x.limbs) - leading_zeros(x.limbs[end])
function trailing_zeros(x::BigInt)
    i = findfirst(l -> l != 0, x.limbs)
    i === nothing && throw(DomainError(x, "zero has no lowest bit"))
    return 64 * (i - 1) + trailing_zeros(x.limbs[i])
end
count_ones(x::BigInt) = x.negative ? throw(DomainError(x, "a negative number has bits without end")) :
                        sum(count_ones, x.limbs; init=0)
<<(x::BigInt, k::UInt) = _bigint(x.negative, _shift_left(x.limbs, Int(k)))
<<(x::BigInt, k::Int) = k < 0 ? x >> (-k) : _bigint(x.negative, _shift_left(x.limbs, k))
# Towards minus infinity, as shifting the two's complement does.
function >>(x::BigInt, k::Int)
    k < 0 && return x << (-k)
    shifted = _bigint(x.negative, _shift_right(x.limbs, k))
    return x.negative && !iszero(x) && trailing_zeros(x) < k ? shifted - 1 : shifted
end
>>(x::BigInt, k::UInt) = x >> Int(k)
>>>(x::BigInt, k::Int) = x >> k
~(x::BigInt) = -x - 1
# Two's complement of a length that leaves room for the sign.
function _complement(x::BigInt, n::Int)
    words = zeros(UInt64, n)
    copyto!(words, x.limbs)
    x.negative || return words
    carry = true
    for i in 1:n
        word = ~words[i] + carry
        carry &= word == 0
        words[i] = word
    end
    return words
end
function _bitwise(f, x::BigInt, y::BigInt)
    n = max(length(x.limbs), length(y.limbs)) + 1
    words = map(f, _complement(x, n), _complement(y, n))
    words[end] >> 63 == 0 && return _bigint(false, words)
    return -_bigint(false, _complement(_bigint(true, words), n))
end
(&)(x::BigInt, y::BigInt) = _bitwise(&, x, y)
(|)(x::BigInt, y::BigInt) = _bitwise(|, x, y)
xor(x::BigInt, y::BigInt) = _bitwise(xor, x, y)

# -- number theory ------------------------------------------------------------

function isqrt(x::BigInt)
    x.negative && throw(DomainError(x, "isqrt of a negative number"))
    n = length(x.limbs)
    root = Vector{UInt64}(undef, (n + 1) >> 1)
    ccall(:jlt_limbs_sqrt, Cvoid, (Ptr{UInt64}, Ptr{UInt64}, Int), root, x.limbs, n)
    return _bigint(false, root)
end
function factorial(n::BigInt)
    n.negative && throw(DomainError(n, "`n` must not be negative."))
    return _range_product(1, Int(n))
end
# Factors of like length: the product of small ones first.
function _range_product(lo::Int, hi::Int)
    hi < lo && return BigInt(1)
    if hi - lo < 8
        product = BigInt(lo)
        for k in lo+1:hi
            product *= k
        end
        return product
    end
    mid = (lo + hi) >> 1
    return _range_product(lo, mid) * _range_product(mid + 1, hi)
end
function binomial(n::BigInt, k::Integer)
    k < 0 && return BigInt(0)
    b = BigInt(1)
    for i in 1:Int(k)
        b = div(b * (n - (i - 1)), i)
    end
    return b
end

# -- text ---------------------------------------------------------------------

function _integer_text(x::BigInt, base::Int, pad::Int)
    2 <= base <= 62 || throw(ArgumentError(string("base must be 2 ≤ base ≤ 62, got ", base)))
    text = base <= 36 ? _limbs_text(x.limbs, base) : _text_by_division(abs(x), base)
    pad > ncodeunits(text) && (text = lpad(text, pad, '0'))
    return x.negative ? string("-", text) : text
end
function _limbs_text(limbs::Vector{UInt64}, base::Int)
    bits = 63 - leading_zeros(base)
    room = cld(64 * length(limbs), bits) + 1
    text = Vector{UInt8}(undef, room)
    n = ccall(:jlt_limbs_text, Int, (Ptr{UInt8}, Int, Ptr{UInt64}, Int, UInt8), text, room, limbs, length(limbs), base % UInt8)
    return String(resize!(text, n))
end
function _text_by_division(x::BigInt, base::Int)
    parts = String[]
    while true
        x, digit = divrem(x, BigInt(base))
        push!(parts, string(Int(digit); base=base))
        iszero(x) && return join(reverse!(parts))
    end
end
string(x::BigInt) = _integer_text(x, 10, 1)
show(io::IO, x::BigInt) = print(io, _integer_text(x, 10, 1))
print(io::IO, x::BigInt) = print(io, _integer_text(x, 10, 1))
ndigits(x::BigInt; base::Integer=10, pad::Integer=1) = max(Int(pad), _digit_count(abs(x), Int(base)))
function _digit_count(x::BigInt, base::Int)
    length(x.limbs) < 8 && return ncodeunits(_integer_text(x, base, 1))
    # The logarithm is good to some parts in 10^15; near a power of the base the digits decide.
    bits = _bit_length(x)
    top = Float64(_shift_right(x.limbs, bits - 64)[1])
    digits = (log2(top) + (bits - 64)) / log2(Float64(base))
    near = abs(digits - round(digits)) < 1.0e-9 * digits
    return near ? ncodeunits(_integer_text(x, base, 1)) : Int(floor(digits)) + 1
end

function tryparse(::Type{BigInt}, s::AbstractString; base::Integer=10)
    text = replace(strip(s), "_" => "")
    negative = startswith(text, "-")
    (negative || startswith(text, "+")) && (text = text[2:end])
    radix = Int(base)
    if base == 10 && length(text) > 2 && text[1] == '0' && text[2] in "xbo"
        radix = text[2] == 'x' ? 16 : text[2] == 'b' ? 2 : 8
        text = text[3:end]
    end
    isempty(text) && return nothing
    radix <= 36 && return _parse_digits(String(text), radix, negative)
    value = BigInt(0)
    for c in text
        d = '0' <= c <= '9' ? c - '0' : 'a' <= c <= 'z' ? c - 'a' + 36 : 'A' <= c <= 'Z' ? c - 'A' + 10 : 99
        d < radix || return nothing
        value = value * radix + d
    end
    return negative ? -value : value
end
function _parse_digits(text::String, radix::Int, negative::Bool)
    n = ncodeunits(text)
    room = cld(n * (64 - leading_zeros(radix)), 64) + 1
    limbs = Vector{UInt64}(undef, room)
    used = ccall(:jlt_limbs_parse, Int, (Ptr{UInt64}, Int, Ptr{UInt8}, Int, UInt8),
                 limbs, room, Core._string_ptr(text), n, radix % UInt8)
    return used < 0 ? nothing : _bigint(negative, resize!(limbs, used))
end
function parse(::Type{BigInt}, s::AbstractString; base::Integer=10)
    x = tryparse(BigInt, s; base=base)
    x === nothing && throw(ArgumentError(string("invalid BigInt: ", repr(String(s)))))
    return x
end
