# Integers of any size: a sign and a magnitude in 32-bit limbs, the lowest first, without zeros
# at the end. Zero has no limbs and is not negative.

export BigInt, big

"`BigInt(x)`: an integer of any size."
struct BigInt <: Signed
    negative::Bool
    limbs::Vector{UInt32}
    global _bigint(negative::Bool, limbs::Vector{UInt32}) =
        (_trim!(limbs); new(negative && !isempty(limbs), limbs))
end
function _trim!(limbs::Vector{UInt32})
    n = length(limbs)
    while n > 0 && limbs[n] == 0
        n -= 1
    end
    return resize!(limbs, n)
end

function _limbs_of(x::UInt128)
    limbs = UInt32[]
    while x != 0
        push!(limbs, x % UInt32)
        x >>= 32
    end
    return limbs
end
BigInt(x::BigInt) = x
BigInt(x::Bool) = _bigint(false, x ? UInt32[1] : UInt32[])
BigInt(x::BitUnsigned) = _bigint(false, _limbs_of(UInt128(x)))
BigInt(x::BitSigned) = _bigint(x < 0, _limbs_of(x < 0 ? -(x % UInt128) : x % UInt128))
function BigInt(x::AbstractFloat)
    isinteger(x) || _throw_inexact(:BigInt, BigInt, x)
    y = abs(Float64(x))
    shift = 0
    while y >= 1.0e18
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
    fits = length(x.limbs) <= 4
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
    m = UInt128(0)
    for i in min(4, length(x.limbs)):-1:1
        m = (m << 32) | x.limbs[i]
    end
    return m
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
    n <= 2 && return x.negative ? -Float64(_lowest_128(x) % UInt64) : Float64(_lowest_128(x) % UInt64)
    bits = _bit_length(x)
    shift = bits - 64
    top = _shift_right(x.limbs, shift)
    m = UInt64(top[2]) << 32 | top[1]
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

function _compare_limbs(a::Vector{UInt32}, b::Vector{UInt32})
    length(a) == length(b) || return length(a) < length(b) ? -1 : 1
    for i in length(a):-1:1
        a[i] == b[i] || return a[i] < b[i] ? -1 : 1
    end
    return 0
end
function _add_limbs(a::Vector{UInt32}, b::Vector{UInt32})
    length(a) < length(b) && return _add_limbs(b, a)
    sum = Vector{UInt32}(undef, length(a) + 1)
    carry = UInt64(0)
    for i in 1:length(a)
        carry += UInt64(a[i]) + (i <= length(b) ? UInt64(b[i]) : UInt64(0))
        sum[i] = carry % UInt32
        carry >>= 32
    end
    sum[end] = carry % UInt32
    return sum
end
# a - b, where a is not smaller.
function _subtract_limbs(a::Vector{UInt32}, b::Vector{UInt32})
    difference = Vector{UInt32}(undef, length(a))
    borrow = Int64(0)
    for i in 1:length(a)
        d = Int64(a[i]) - (i <= length(b) ? Int64(b[i]) : Int64(0)) + borrow
        difference[i] = d % UInt32
        borrow = d >> 32
    end
    return difference
end
function _multiply_limbs(a::Vector{UInt32}, b::Vector{UInt32})
    product = zeros(UInt32, length(a) + length(b))
    for i in 1:length(a)
        carry = UInt64(0)
        x = UInt64(a[i])
        for j in 1:length(b)
            @inbounds carry += x * b[j] + product[i + j - 1]
            @inbounds product[i + j - 1] = carry % UInt32
            carry >>= 32
        end
        product[i + length(b)] = carry % UInt32
    end
    return product
end
# Quotient and remainder by one limb.
function _divide_by_limb(a::Vector{UInt32}, d::UInt32)
    quotient = Vector{UInt32}(undef, length(a))
    rest = UInt64(0)
    for i in length(a):-1:1
        rest = (rest << 32) | a[i]
        quotient[i] = div(rest, UInt64(d)) % UInt32
        rest = rem(rest, UInt64(d))
    end
    return quotient, rest % UInt32
end
# Knuth, The Art of Computer Programming 2, 4.3.1, algorithm D.
function _divide_limbs(a::Vector{UInt32}, b::Vector{UInt32})
    _compare_limbs(a, b) < 0 && return UInt32[], copy(a)
    if length(b) == 1
        quotient, rest = _divide_by_limb(a, b[1])
        return quotient, UInt32[rest]
    end
    s = leading_zeros(b[end])
    v = _trim!(_shift_left(b, s))
    u = _shift_left(a, s)
    length(u) == length(a) && push!(u, UInt32(0))
    n = length(v)
    m = length(u) - n
    quotient = zeros(UInt32, m)
    for j in m:-1:1
        top = UInt64(u[j + n]) << 32 | u[j + n - 1]
        q = div(top, UInt64(v[n]))
        r = rem(top, UInt64(v[n]))
        while q >> 32 != 0 || q * v[n - 1] > (r << 32 | u[j + n - 2])
            q -= 1
            r += v[n]
            r >> 32 != 0 && break
        end
        borrow = Int64(0)
        carry = UInt64(0)
        for i in 1:n
            carry += q * v[i]
            d = Int64(u[i + j - 1]) - Int64(carry % UInt32) + borrow
            u[i + j - 1] = d % UInt32
            borrow = d >> 32
            carry >>= 32
        end
        d = Int64(u[j + n]) - Int64(carry) + borrow
        u[j + n] = d % UInt32
        if d < 0
            # One too many: add back.
            q -= 1
            carry = UInt64(0)
            for i in 1:n
                carry += UInt64(u[i + j - 1]) + v[i]
                u[i + j - 1] = carry % UInt32
                carry >>= 32
            end
            u[j + n] += carry % UInt32
        end
        quotient[j] = q % UInt32
    end
    return quotient, _shift_right(_trim!(u), s)
end
function _shift_left(a::Vector{UInt32}, k::Int)
    words, bits = divrem(k, 32)
    shifted = zeros(UInt32, length(a) + words + 1)
    for i in 1:length(a)
        x = UInt64(a[i]) << bits
        shifted[i + words] |= x % UInt32
        shifted[i + words + 1] = (x >> 32) % UInt32
    end
    return shifted
end
function _shift_right(a::Vector{UInt32}, k::Int)
    words, bits = divrem(k, 32)
    n = length(a) - words
    n <= 0 && return UInt32[]
    shifted = Vector{UInt32}(undef, n)
    for i in 1:n
        high = i < n ? UInt64(a[i + words + 1]) << 32 : UInt64(0)
        shifted[i] = ((high | a[i + words]) >> bits) % UInt32
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
-(x::BigInt, y::BigInt) = x + (-y)
*(x::BigInt, y::BigInt) = _bigint(x.negative != y.negative, _multiply_limbs(x.limbs, y.limbs))
function divrem(x::BigInt, y::BigInt)
    iszero(y) && throw(DivideError())
    quotient, rest = _divide_limbs(x.limbs, y.limbs)
    return _bigint(x.negative != y.negative, quotient), _bigint(x.negative, rest)
end
div(x::BigInt, y::BigInt) = divrem(x, y)[1]
rem(x::BigInt, y::BigInt) = divrem(x, y)[2]
^(x::BigInt, n::Integer) = n < 0 ? (isone(abs(x)) ? (isodd(n) ? x : one(x)) : throw(DomainError(n, "Cannot raise an integer x to a negative power."))) :
                           power_by_squaring(x, n)
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
==(x::BigInt, y::AbstractFloat) = isinteger(y) && x == BigInt(y)
==(x::AbstractFloat, y::BigInt) = y == x
<(x::BigInt, y::AbstractFloat) = isfinite(y) ? x < BigInt(ceil(y)) : y > 0
<(x::AbstractFloat, y::BigInt) = isfinite(x) ? BigInt(floor(x)) < y : x < 0
<=(x::BigInt, y::AbstractFloat) = isfinite(y) ? x <= BigInt(floor(y)) : y > 0
<=(x::AbstractFloat, y::BigInt) = isfinite(x) ? BigInt(ceil(x)) <= y : x < 0
function hash(x::BigInt, h::UInt)
    typemin(Int64) <= x <= typemax(Int64) && return hash(Int64(x), h)
    x <= typemax(UInt64) && !x.negative && return hash(UInt64(x), h)
    return hash(x.limbs, hash(x.negative, h))
end

# -- bits ---------------------------------------------------------------------

_bit_length(x::BigInt) = iszero(x) ? 0 : 32 * length(x.limbs) - leading_zeros(x.limbs[end])
function trailing_zeros(x::BigInt)
    i = findfirst(l -> l != 0, x.limbs)
    i === nothing && throw(DomainError(x, "zero has no lowest bit"))
    return 32 * (i - 1) + trailing_zeros(x.limbs[i])
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
    words = zeros(UInt32, n)
    copyto!(words, x.limbs)
    x.negative || return words
    carry = UInt64(1)
    for i in 1:n
        carry += UInt64(~words[i])
        words[i] = carry % UInt32
        carry >>= 32
    end
    return words
end
function _bitwise(f, x::BigInt, y::BigInt)
    n = max(length(x.limbs), length(y.limbs)) + 1
    words = map(f, _complement(x, n), _complement(y, n))
    words[end] >> 31 == 0 && return _bigint(false, words)
    return -_bigint(false, _complement(_bigint(true, words), n))
end
(&)(x::BigInt, y::BigInt) = _bitwise(&, x, y)
(|)(x::BigInt, y::BigInt) = _bitwise(|, x, y)
xor(x::BigInt, y::BigInt) = _bitwise(xor, x, y)

# -- number theory ------------------------------------------------------------

function isqrt(x::BigInt)
    x.negative && throw(DomainError(x, "isqrt of a negative number"))
    iszero(x) && return x
    # Newton's iteration from above.
    r = BigInt(1) << cld(_bit_length(x), 2)
    while true
        next = (r + div(x, r)) >> 1
        next >= r && return r
        r = next
    end
end
function factorial(n::BigInt)
    n.negative && throw(DomainError(n, "`n` must not be negative."))
    f = BigInt(1)
    for k in 2:Int(n)
        f *= k
    end
    return f
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
    # As many digits at a time as fit into a limb.
    chunk = 1
    power = UInt64(base)
    while power * base <= typemax(UInt32)
        power *= base
        chunk += 1
    end
    parts = String[]
    limbs = x.limbs
    while length(limbs) > 0
        quotient, rest = _divide_by_limb(limbs, power % UInt32)
        limbs = _trim!(quotient)
        text = string(rest; base=base)
        push!(parts, isempty(limbs) ? text : lpad(text, chunk, '0'))
    end
    text = isempty(parts) ? "0" : join(reverse!(parts))
    return string(x.negative ? "-" : "", lpad(text, pad, '0'))
end
string(x::BigInt) = _integer_text(x, 10, 1)
show(io::IO, x::BigInt) = print(io, _integer_text(x, 10, 1))
print(io::IO, x::BigInt) = print(io, _integer_text(x, 10, 1))
ndigits(x::BigInt; base::Integer=10, pad::Integer=1) = max(Int(pad), ncodeunits(_integer_text(abs(x), Int(base), 1)))

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
    limbs = UInt32[]
    for c in text
        d = '0' <= c <= '9' ? c - '0' : 'a' <= c <= 'z' ? c - 'a' + 10 : 'A' <= c <= 'Z' ? c - 'A' + (radix <= 36 ? 10 : 36) : 99
        d < radix || return nothing
        carry = UInt64(d)
        for i in 1:length(limbs)
            carry += UInt64(limbs[i]) * radix
            limbs[i] = carry % UInt32
            carry >>= 32
        end
        carry == 0 || push!(limbs, carry % UInt32)
    end
    return _bigint(negative, limbs)
end
function parse(::Type{BigInt}, s::AbstractString; base::Integer=10)
    x = tryparse(BigInt, s; base=base)
    x === nothing && throw(ArgumentError(string("invalid BigInt: ", repr(String(s)))))
    return x
end
