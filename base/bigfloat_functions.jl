# Elementary functions of floats of any precision, by integers that stand for multiples of 2^-w.
# The working precision has more bits than the result, so that rounding is almost always right.

const _Fixed = BigInt

# The sum of the series of atan(1/n), or of atanh(1/n).
function _inverse_arc(n::Int, w::Int, hyperbolic::Bool)
    term = div(BigInt(1) << w, BigInt(n))
    square = BigInt(n * n)
    total = term
    k = 1
    while !iszero(term)
        term = div(term, square)
        k += 2
        part = div(term, BigInt(k))
        total = hyperbolic || k % 4 == 1 ? total + part : total - part
    end
    return total
end
const _constants = Dict{Tuple{Symbol, Int}, BigInt}()
function _fixed_pi(w::Int)
    return get!(_constants, (:pi, w)) do
        v = w + 16
        (BigInt(16) * _inverse_arc(5, v, false) - BigInt(4) * _inverse_arc(239, v, false)) >> 16
    end
end
function _fixed_ln2(w::Int)
    return get!(_constants, (:ln2, w)) do
        v = w + 16
        (BigInt(18) * _inverse_arc(26, v, true) - BigInt(2) * _inverse_arc(4801, v, true) + BigInt(8) * _inverse_arc(8749, v, true)) >> 16
    end
end
_from_fixed(m::BigInt, w::Int) = _rounded(m.negative, abs(m), -w)
_to_fixed(x::BigFloat, w::Int) = (m = _shifted(x.magnitude, x.exponent + w); x.negative ? -m : m)
_working_bits() = precision(BigFloat) + 64

_irrational(::Irrational{:π}) = (w = _working_bits(); _from_fixed(_fixed_pi(w), w))
_irrational(::Irrational{:ℯ}) = exp(BigFloat(1))
_irrational(::Irrational{:φ}) = setprecision(() -> (1 + sqrt(BigFloat(5))) / 2, precision(BigFloat) + 8) |> x -> BigFloat(x; precision = precision(BigFloat))
_irrational(x::AbstractIrrational) = throw(ArgumentError("$x is not known to any precision"))

# exp(r) for a fixed r below 1 in size: the argument is halved, the result squared.
function _fixed_exp(r::BigInt, w::Int)
    halvings = 8 + isqrt(w)
    v = w + 2 * halvings
    s = (r << (v - w)) >> halvings
    one_ = BigInt(1) << v
    total = one_
    term = one_
    k = 1
    while true
        term = div(term * s, BigInt(k) << v)
        iszero(term) && break
        total += term
        k += 1
    end
    for _ in 1:halvings
        total = (total * total) >> v
    end
    return total >> (v - w)
end
function exp(x::BigFloat)
    x.kind == _kind_nan && return x
    x.kind == _kind_infinite && return x.negative ? BigFloat(0) : x
    x.kind == _kind_zero && return BigFloat(1)
    top = x.exponent + x.bits
    top > 62 && return x.negative ? BigFloat(0) : typemax(BigFloat)
    # Near 1 the digits behind the ones count.
    w = _working_bits() + max(0, top) + max(0, -top)
    top < -precision(BigFloat) - 8 && return 1 + x
    f = _to_fixed(x, w)
    k = div(f, _fixed_ln2(w))
    r = f - k * _fixed_ln2(w)
    return ldexp(_from_fixed(_fixed_exp(r, w), w), Int(k))
end
# log(m) for a fixed m in [1, 2): a float's logarithm made exact by steps that triple its digits.
function _fixed_log(m::BigInt, w::Int)
    y = _to_fixed(BigFloat(log(Float64(BigFloat(m; precision = 64) / ldexp(BigFloat(1), w)))), w)
    known = 48
    while known < w
        e = _fixed_exp(y, w)
        y += div(((m - e) << (w + 1)), m + e)
        known *= 3
    end
    return y
end
function log(x::BigFloat)
    x.kind == _kind_nan && return x
    x.kind == _kind_zero && return typemin(BigFloat)
    x.negative && throw(DomainError(x, "NaN result for non-NaN input."))
    x.kind == _kind_infinite && return x
    x == 1 && return BigFloat(0)
    d = x - 1
    w = _working_bits() + 64 + max(0, -(d.exponent + d.bits))
    k = x.exponent + x.bits - 1
    m = _shifted(x.magnitude, w - x.bits + 1)
    return _from_fixed(_fixed_log(m, w) + BigInt(k) * _fixed_ln2(w), w)
end
# At a precision of `extra` bits more, rounded once at the end.
_with_more_bits(f, extra::Int = 64) =
    (bits = precision(BigFloat); BigFloat(setprecision(f, BigFloat, bits + extra); precision = bits))
log2(x::BigFloat) = _exact_power(x, 2, () -> log(x) / log(BigFloat(2)))
log10(x::BigFloat) = _exact_power(x, 10, () -> log(x) / log(BigFloat(10)))
# Logarithms that are whole numbers come out whole.
function _exact_power(x::BigFloat, base::Int, f)
    (x.kind != _kind_finite || x.negative) && return log(x)
    y = _with_more_bits(f)
    k = round(y)
    return abs(k) < 100000 && k >= 0 && BigFloat(base)^BigInt(k) == x ? k : y
end
log1p(x::BigFloat) = x < -1 ? throw(DomainError(x, "NaN result for non-NaN input.")) : _with_more_bits(() -> log(1 + x), 64 + max(0, x.kind == _kind_finite ? -(x.exponent + x.bits) : 0))
expm1(x::BigFloat) = x.kind == _kind_zero ? x : _with_more_bits(() -> exp(x) - 1, 64 + max(0, -(x.exponent + x.bits)))
exp2(x::BigFloat) = BigFloat(2)^x
exp10(x::BigFloat) = BigFloat(10)^x

# Sine and cosine of a fixed r below 1 in size.
function _fixed_sincos(r::BigInt, w::Int)
    square = (r * r) >> w
    sine = BigInt(0)
    cosine = BigInt(0)
    term = BigInt(1) << w
    k = 0
    while !iszero(term)
        cosine += term
        odd = div(term * r, BigInt(k + 1) << w)
        sine += odd
        term = -div(term * square, BigInt((k + 1) * (k + 2)) << w)
        k += 2
    end
    return (sine, cosine)
end
# Sine and cosine as fixed numbers with `w` bits behind the point.
function _reduced_sincos(x::BigFloat, w::Int)
    isinf(x) && throw(DomainError(x, "NaN result for non-NaN input."))
    v = w + max(0, x.exponent + x.bits) + 8
    f = _to_fixed(x, v)
    quarter = _fixed_pi(v) >> 1
    k = fld((f << 1) + quarter, quarter << 1)
    s, c = _fixed_sincos((f - k * quarter) >> (v - w), w)
    turn = Int(mod(k, BigInt(4)))
    turn == 0 && return (s, c)
    turn == 1 && return (c, -s)
    return turn == 2 ? (-s, -c) : (-c, s)
end
# With bits enough that both have as many as the precision asks for; near a zero these are more.
function _enough_sincos(x::BigFloat)
    w = _working_bits() + max(0, -(x.exponent + x.bits))
    while true
        s, c = _reduced_sincos(x, w)
        missing_bits = precision(BigFloat) + 32 - min(_bit_length(s), _bit_length(c))
        missing_bits <= 0 && return (s, c, w)
        w += missing_bits
    end
end
sin(x::BigFloat) = x.kind == _kind_zero || isnan(x) ? x : ((s, c, w) = _enough_sincos(x); _from_fixed(s, w))
cos(x::BigFloat) = x.kind == _kind_zero ? BigFloat(1) : isnan(x) ? x : ((s, c, w) = _enough_sincos(x); _from_fixed(c, w))
function tan(x::BigFloat)
    (x.kind == _kind_zero || isnan(x)) && return x
    s, c, w = _enough_sincos(x)
    return _rounded_quotient(s.negative != c.negative, abs(s), abs(c), 0, precision(BigFloat))
end
# A float's arc tangent, made exact by what the tangent is still away.
function atan(x::BigFloat)
    (x.kind == _kind_zero || isnan(x)) && return x
    isinf(x) && return copysign(BigFloat(π) / 2, x)
    return _with_more_bits() do
        abs(x) > 1 && return copysign(BigFloat(π) / 2 - atan(1 / abs(x)), x)
        y = BigFloat(atan(Float64(x)))
        s, c = sin(y), cos(y)
        z = (x * c - s) / (c + x * s)
        # atan(z) for a z near 2^-53.
        square = z * z
        total = term = z
        k = 1
        while term != 0 && exponent(term) > exponent(x) - precision(BigFloat) - 8
            term = -term * square
            k += 2
            total += term / k
        end
        y + total
    end
end
function atan(y::BigFloat, x::BigFloat)
    (isnan(x) || isnan(y)) && return _special(_kind_nan, false)
    iszero(y) && return signbit(x) ? copysign(BigFloat(π), y) : copysign(BigFloat(0), y)
    iszero(x) && return copysign(BigFloat(π) / 2, y)
    return _with_more_bits(() -> x > 0 ? atan(y / x) : atan(y / x) + copysign(BigFloat(π), y))
end
function _within_one(x::BigFloat)
    abs(x) > 1 && throw(DomainError(x, "NaN result for non-NaN input."))
    return x
end
asin(x::BigFloat) = (_within_one(x); abs(x) == 1 ? copysign(BigFloat(π) / 2, x) : iszero(x) ? x : _with_more_bits(() -> atan(x / sqrt((1 - x) * (1 + x)))))
acos(x::BigFloat) = (_within_one(x); x == 1 ? BigFloat(0) : x == -1 ? BigFloat(π) : _with_more_bits(() -> 2 * atan(sqrt(1 - x), sqrt(1 + x))))
sinh(x::BigFloat) = isinf(x) ? x : _with_more_bits(() -> (e = expm1(abs(x)); copysign((e + e / (e + 1)) / 2, x)))
cosh(x::BigFloat) = _with_more_bits(() -> (e = exp(x); (e + 1 / e) / 2))
tanh(x::BigFloat) = isinf(x) ? sign(x) : _with_more_bits(() -> (e = expm1(2 * x); e / (e + 2)))
asinh(x::BigFloat) = _with_more_bits(() -> copysign(log1p(abs(x) + x * x / (1 + sqrt(x * x + 1))), x))
acosh(x::BigFloat) = x < 1 ? throw(DomainError(x, "NaN result for non-NaN input.")) : _with_more_bits(() -> log(x + sqrt((x - 1) * (x + 1))))
atanh(x::BigFloat) = (_within_one(x); abs(x) == 1 ? copysign(typemax(BigFloat), x) : _with_more_bits(() -> (log1p(x) - log1p(-x)) / 2))
sinpi(x::BigFloat) = (r = rem(x, BigFloat(2)); isinteger(r) ? copysign(BigFloat(0), x) : _with_more_bits(() -> sin(BigFloat(π) * r)))
cospi(x::BigFloat) = (r = rem(abs(x), BigFloat(2)); isinteger(r - 0.5) ? BigFloat(0) : _with_more_bits(() -> cos(BigFloat(π) * r)))
hypot(x::BigFloat, y::BigFloat) = _with_more_bits(() -> sqrt(x * x + y * y))
function cbrt(x::BigFloat)
    x.kind == _kind_finite || return x
    y = _with_more_bits(() -> copysign(exp(log(abs(x)) / 3), x))
    k = round(y)
    return k * k * k == x ? k : y
end

^(x::BigFloat, n::Integer) = _integer_power(x, n)
^(x::BigFloat, n::BigInt) = _integer_power(x, n)
^(x::BigInt, y::BigFloat) = BigFloat(x)^y
^(x::BigInt, y::IEEEFloat) = BigFloat(x)^BigFloat(y)
^(x::BigInt, y::Rational) = BigFloat(x)^BigFloat(y)
literal_pow(::typeof(^), x::BigFloat, ::Val{p}) where {p} = x^p
function _integer_power(x::BigFloat, n::Integer)
    n == 0 && return BigFloat(1)
    n < 0 && return _with_more_bits(() -> 1 / _integer_power(x, -n))
    return _with_more_bits(() -> power_by_squaring(x, n), 64 + 2 * ndigits(n; base = 2))
end
function ^(x::BigFloat, y::BigFloat)
    (x == 1 || iszero(y)) && return BigFloat(1)
    (isnan(x) || isnan(y)) && return _special(_kind_nan, false)
    isfinite(y) && isinteger(y) && exponent(y) < 62 && return _integer_power(x, BigInt(y))
    iszero(x) && return y > 0 ? BigFloat(0) : typemax(BigFloat)
    x < 0 && throw(DomainError(x, "NaN result for non-NaN input."))
    y == 0.5 && return sqrt(x)
    return _with_more_bits(() -> exp(y * log(x)), 128)
end
log(b::BigFloat, x::BigFloat) = _with_more_bits(() -> log(x) / log(b))
factorial(x::BigFloat) = isinteger(x) && x >= 0 ? BigFloat(factorial(BigInt(x))) : throw(DomainError(x, "Must be a non-negative integer."))
