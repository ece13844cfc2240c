# Floats of any precision: a sign, a magnitude of exactly so many bits as the precision, and an exponent.
# Results are rounded as `setrounding` says, at first to the nearest value, of two equally near ones to the even one.

export BigFloat, precision, setprecision, setrounding, rounding

"`BigFloat(x)`: a float of the precision that `setprecision` chose, 256 bits at first."
struct BigFloat <: AbstractFloat
    kind::UInt8
    negative::Bool
    magnitude::BigInt
    exponent::Int
    bits::Int
    global _bigfloat(kind, negative, magnitude, exponent, bits) = new(kind, negative, magnitude, exponent, bits)
end
const _kind_finite = 0x00
const _kind_zero = 0x01
const _kind_infinite = 0x02
const _kind_nan = 0x03

mutable struct _Precision
    bits::Int
    mode::RoundingMode
end
const _default_precision = _Precision(256, RoundNearest)
"The bits of precision of a number or a type of floats."
precision(::Type{Float64}) = 53
precision(::Type{Float32}) = 24
precision(::Type{Float16}) = 11
precision(::Type{BigFloat}) = _default_precision.bits
precision(x::BigFloat) = x.bits
precision(x::AbstractFloat) = precision(typeof(x))
precision(x; base::Integer) = floor(Int, (precision(x) - 1) / log2(base)) + (ispow2(base) ? 1 : 0)
"`setprecision([f,] [BigFloat,] bits)`: the precision of results from now on, or while `f()` runs."
function setprecision(::Type{BigFloat}, bits::Integer)
    bits >= 1 || throw(DomainError(bits, "`precision` cannot be less than 1."))
    return _default_precision.bits = Int(bits)
end
setprecision(bits::Integer) = setprecision(BigFloat, bits)
function setprecision(f::Function, ::Type{BigFloat}, bits::Integer)
    before = _default_precision.bits
    setprecision(BigFloat, bits)
    try
        return f()
    finally
        _default_precision.bits = before
    end
end
setprecision(f::Function, bits::Integer) = setprecision(f, BigFloat, bits)
"`rounding(T)`: how results of a type of floats are rounded."
rounding(::Type{T}) where {T <: AbstractFloat} = RoundNearest
rounding(::Type{BigFloat}) = _default_precision.mode
"`setrounding([f,] T, mode)`: how results are rounded from now on, or while `f()` runs."
setrounding(::Type{T}, ::RoundingMode{:Nearest}) where {T <: AbstractFloat} = 0
setrounding(::Type{T}, mode::RoundingMode) where {T <: AbstractFloat} =
    throw(ArgumentError("rounding mode $mode is not supported for $T"))
setrounding(::Type{BigFloat}, ::RoundingMode{:Nearest}) = (_default_precision.mode = RoundNearest; 0)
setrounding(::Type{BigFloat}, mode::Union{RoundingMode{:ToZero}, RoundingMode{:Up}, RoundingMode{:Down}, RoundingMode{:FromZero}}) =
    (_default_precision.mode = mode; 0)
function setrounding(f::Function, ::Type{T}, mode::RoundingMode) where {T}
    before = rounding(T)
    setrounding(T, mode)
    try
        return f()
    finally
        setrounding(T, before)
    end
end
# Whether what is cut off a magnitude makes it greater by one, other than by nearness.
_grows(mode::RoundingMode, negative::Bool) =
    mode isa RoundingMode{:FromZero} || (mode isa RoundingMode{:Up} && !negative) || (mode isa RoundingMode{:Down} && negative)

# -- rounding -----------------------------------------------------------------

_special(kind::UInt8, negative::Bool, bits::Int = precision(BigFloat)) = _bigfloat(kind, negative, BigInt(0), 0, bits)
_shifted(m::BigInt, k::Int) = k >= 0 ? m << k : m >> -k

# `±m * 2^exponent`, and a little more than `m` if `sticky`, in `bits` bits; `m` is not negative.
function _rounded(negative::Bool, m::BigInt, exponent::Int, bits::Int = precision(BigFloat), sticky::Bool = false)
    n = _bit_length(m)
    n == 0 && return _special(_kind_zero, negative, bits)
    drop = n - bits
    mode = _default_precision.mode
    is_nearest = mode isa RoundingMode{:Nearest}
    drop <= 0 && (is_nearest || !sticky) && return _bigfloat(_kind_finite, negative, m << -drop, exponent + drop, bits)
    q = drop > 0 ? m >> drop : m << -drop
    lowest = trailing_zeros(m)
    half = lowest <= drop - 1 && isodd(m >> (drop - 1))
    above = sticky || lowest < drop - 1
    if is_nearest ? half && (above || isodd(q)) : (half || above) && _grows(mode, negative)
        q += BigInt(1)
        _bit_length(q) > bits && (q >>= 1; drop += 1)
    end
    return _bigfloat(_kind_finite, negative, q, exponent + drop, bits)
end
# `n / d` for magnitudes, times 2^exponent.
function _rounded_quotient(negative::Bool, n::BigInt, d::BigInt, exponent::Int, bits::Int)
    shift = max(0, bits + 2 + _bit_length(d) - _bit_length(n))
    q, r = divrem(n << shift, d)
    return _rounded(negative, (q << 1) | BigInt(iszero(r) ? 0 : 1), exponent - shift - 1, bits)
end

# -- conversion ---------------------------------------------------------------

BigFloat(x::BigFloat; precision::Integer = x.bits) =
    x.kind == _kind_finite ? _rounded(x.negative, x.magnitude, x.exponent, Int(precision)) :
    _special(x.kind, x.negative, Int(precision))
BigFloat(x::Integer; precision::Integer = Base.precision(BigFloat)) = (b = BigInt(x); _rounded(b.negative, abs(b), 0, Int(precision)))
BigFloat(x::Rational; precision::Integer = Base.precision(BigFloat)) = _rounded_ratio(BigInt(x.num), BigInt(x.den), Int(precision))
function _rounded_ratio(n::BigInt, d::BigInt, bits::Int)
    iszero(d) && return iszero(n) ? _special(_kind_nan, false, bits) : _special(_kind_infinite, n.negative, bits)
    return _rounded_quotient(n.negative, abs(n), d, 0, bits)
end
function BigFloat(x::IEEEFloat; precision::Integer = Base.precision(BigFloat))
    bits = Int(precision)
    isnan(x) && return _special(_kind_nan, false, bits)
    isinf(x) && return _special(_kind_infinite, x < 0, bits)
    x == 0 && return _special(_kind_zero, signbit(x), bits)
    m, e = frexp(Float64(x))
    return _rounded(x < 0, BigInt(Int64(ldexp(abs(m), 53))), e - 53, bits)
end
BigFloat(x::AbstractIrrational; precision::Integer = Base.precision(BigFloat)) = setprecision(() -> _irrational(x), Int(precision))
function BigFloat(s::AbstractString; base::Integer = 10, precision::Integer = Base.precision(BigFloat))
    base == 10 || throw(ArgumentError("digits of a BigFloat have the base 10"))
    x = setprecision(() -> tryparse(BigFloat, s), Int(precision))
    x === nothing && throw(ArgumentError("invalid number format $(repr(s)) for BigFloat"))
    return x
end
BigFloat(x, mode::RoundingMode; precision::Integer = Base.precision(BigFloat)) =
    setrounding(() -> BigFloat(x; precision = precision), BigFloat, mode)
convert(::Type{BigFloat}, x::Real) = BigFloat(x)
convert(::Type{BigFloat}, x::BigFloat) = x
big(x::AbstractFloat) = BigFloat(x)
big(x::AbstractIrrational) = BigFloat(x)
big(x::Complex) = Complex(big(real(x)), big(imag(x)))
big(::Type{<:AbstractFloat}) = BigFloat
Core.AbstractFloat(x::BigInt) = BigFloat(x)
Core.AbstractFloat(x::Rational{BigInt}) = BigFloat(x)
float(::Type{BigInt}) = BigFloat
float(x::Rational{BigInt}) = BigFloat(x)

function tryparse(::Type{BigFloat}, s::AbstractString)
    m = match(r"^\s*([+-]?)(?:(\d[\d_]*)?(?:\.(\d*))?(?:[eE]([+-]?\d+))?|(?i:(inf|infinity|nan)))\s*$", s)
    m === nothing && return nothing
    bits = precision(BigFloat)
    negative = m[1] == "-"
    m[5] === nothing || return _special(lowercase(m[5]) == "nan" ? _kind_nan : _kind_infinite, negative, bits)
    fraction = something(m[3], "")
    digits = string(replace(something(m[2], ""), "_" => ""), fraction)
    isempty(digits) && return nothing
    n = parse(BigInt, digits)
    e = (m[4] === nothing ? 0 : parse(Int, m[4])) - length(fraction)
    iszero(n) && return _special(_kind_zero, negative, bits)
    return e >= 0 ? _rounded(negative, n * BigInt(10)^e, 0, bits) : _rounded_quotient(negative, n, BigInt(10)^(-e), 0, bits)
end
parse(::Type{BigFloat}, s::AbstractString) = (x = tryparse(BigFloat, s); x === nothing ? throw(ArgumentError("cannot parse $(repr(s)) as BigFloat")) : x)

function Core.Float64(x::BigFloat)
    x.kind == _kind_finite || return x.kind == _kind_zero ? (x.negative ? -0.0 : 0.0) :
        x.kind == _kind_nan ? NaN : x.negative ? -Inf : Inf
    # The exponent of the lowest bit that a Float64 of this size has.
    top = x.exponent + x.bits
    bits = min(53, top + 1074)
    bits < 0 && return x.negative ? -0.0 : 0.0
    r = bits == 0 ? _rounded(x.negative, x.magnitude, x.exponent, 1) : _rounded(x.negative, x.magnitude, x.exponent, bits)
    bits == 0 && return ldexp(r.exponent + r.bits > top || isodd(x.magnitude >> (x.bits - 1)) && trailing_zeros(x.magnitude) < x.bits - 1 ? 1.0 : 0.0, -1074) * (x.negative ? -1 : 1)
    top > 1100 && return x.negative ? -Inf : Inf
    y = ldexp(Float64(Int64(r.magnitude)), r.exponent)
    return x.negative ? -y : y
end
function Core.Float32(x::BigFloat)
    x.kind == _kind_finite || return Float32(Float64(x))
    bits = clamp(x.exponent + x.bits + 149, 1, 24)
    return Float32(Float64(_rounded(x.negative, x.magnitude, x.exponent, bits)))
end
Core.Float16(x::BigFloat) = Float16(Float64(BigFloat(x; precision = clamp(x.exponent + x.bits + 24, 1, 11))))
function BigInt(x::BigFloat)
    x.kind == _kind_zero && return BigInt(0)
    x.kind == _kind_finite && isinteger(x) || _throw_inexact(:BigInt, BigInt, x)
    m = _shifted(x.magnitude, x.exponent)
    return x.negative ? -m : m
end
(::Type{T})(x::BigFloat) where {T <: BitInteger} =
    isinteger(x) && typemin(T) <= x <= typemax(T) ? T(BigInt(x)) : _throw_inexact(nameof(T), T, x)
Core.Bool(x::BigFloat) = iszero(x) ? false : x == 1 ? true : _throw_inexact(:Bool, Bool, x)
Core.Integer(x::BigFloat) = BigInt(x)
function _rational_of_float(::Type{T}, x::BigFloat) where {T}
    x.kind == _kind_nan && _throw_inexact(:Rational, Rational{T}, x)
    x.kind == _kind_infinite && return _rational(x.negative ? -one(T) : one(T), zero(T))
    m = x.negative ? -x.magnitude : x.magnitude
    return x.exponent >= 0 ? Rational{T}(T(m << x.exponent), one(T)) : Rational{T}(m // (BigInt(1) << -x.exponent))
end
Rational(x::BigFloat) = _rational_of_float(BigInt, x)

promote_rule(::Type{BigFloat}, ::Type{<:Real}) = BigFloat
promote_rule(::Type{BigInt}, ::Type{<:IEEEFloat}) = BigFloat
promote_rule(::Type{BigFloat}, ::Type{<:AbstractIrrational}) = BigFloat
promote_rule(::Type{BigInt}, ::Type{<:AbstractIrrational}) = BigFloat
widen(::Type{Float64}) = BigFloat
widen(::Type{BigFloat}) = BigFloat

# -- questions ----------------------------------------------------------------

zero(::Type{BigFloat}) = _special(_kind_zero, false)
one(::Type{BigFloat}) = BigFloat(1)
typemax(::Type{BigFloat}) = _special(_kind_infinite, false)
typemin(::Type{BigFloat}) = _special(_kind_infinite, true)
eps(::Type{BigFloat}) = ldexp(BigFloat(1), 1 - precision(BigFloat))
eps(x::BigFloat) = isfinite(x) ? (iszero(x) ? floatmin(BigFloat) : ldexp(BigFloat(1), x.exponent)) : _special(_kind_nan, false)
floatmin(::Type{BigFloat}) = ldexp(BigFloat(1), -4611686018427387904)
floatmax(::Type{BigFloat}) = prevfloat(ldexp(BigFloat(1), 4611686018427387903))
isnan(x::BigFloat) = x.kind == _kind_nan
isinf(x::BigFloat) = x.kind == _kind_infinite
isfinite(x::BigFloat) = x.kind <= _kind_zero
iszero(x::BigFloat) = x.kind == _kind_zero
isone(x::BigFloat) = x == 1
isinteger(x::BigFloat) = x.kind == _kind_zero || x.kind == _kind_finite && (x.exponent >= 0 || trailing_zeros(x.magnitude) >= -x.exponent)
signbit(x::BigFloat) = x.negative
sign(x::BigFloat) = x.kind == _kind_zero || x.kind == _kind_nan ? x : BigFloat(x.negative ? -1 : 1)
abs(x::BigFloat) = _bigfloat(x.kind, false, x.magnitude, x.exponent, x.bits)
-(x::BigFloat) = _bigfloat(x.kind, !x.negative, x.magnitude, x.exponent, x.bits)
copysign(x::BigFloat, y::Real) = _bigfloat(x.kind, signbit(y), x.magnitude, x.exponent, x.bits)
function exponent(x::BigFloat)
    x.kind == _kind_finite || throw(DomainError(x, "`x` must be non-zero and finite."))
    return x.exponent + x.bits - 1
end
significand(x::BigFloat) = x.kind == _kind_finite ? _bigfloat(x.kind, x.negative, x.magnitude, 1 - x.bits, x.bits) : x
frexp(x::BigFloat) = x.kind == _kind_finite ? (_bigfloat(x.kind, x.negative, x.magnitude, -x.bits, x.bits), exponent(x) + 1) : (x, 0)
ldexp(x::BigFloat, n::Integer) = x.kind == _kind_finite ? _bigfloat(x.kind, x.negative, x.magnitude, x.exponent + Int(n), x.bits) : x
nextfloat(x::BigFloat) = _neighbour(x, false)
prevfloat(x::BigFloat) = _neighbour(x, true)
nextfloat(x::BigFloat, n::Integer) = foldl((y, _) -> n > 0 ? nextfloat(y) : prevfloat(y), 1:abs(n); init = x)
prevfloat(x::BigFloat, n::Integer) = nextfloat(x, -n)
function _neighbour(x::BigFloat, down::Bool)
    x.kind == _kind_finite || return x
    grows = x.negative == down
    # Below a power of two the neighbours are nearer.
    !grows && trailing_zeros(x.magnitude) == x.bits - 1 &&
        return _rounded(x.negative, (x.magnitude << 1) - BigInt(1), x.exponent - 1, x.bits)
    return _rounded(x.negative, x.magnitude + BigInt(grows ? 1 : -1), x.exponent, x.bits)
end

# -1, 0 or 1; both are numbers.
function _compare(x::BigFloat, y::BigFloat)
    x.kind == _kind_zero && y.kind == _kind_zero && return 0
    x.kind == _kind_zero && return y.negative ? 1 : -1
    y.kind == _kind_zero && return x.negative ? -1 : 1
    x.negative == y.negative || return x.negative ? -1 : 1
    below = x.negative ? 1 : -1
    if x.kind == _kind_infinite || y.kind == _kind_infinite
        return x.kind == y.kind ? 0 : y.kind == _kind_infinite ? below : -below
    end
    a = x.exponent + x.bits
    b = y.exponent + y.bits
    a == b || return a < b ? below : -below
    bits = max(x.bits, y.bits)
    c = _compare(x.magnitude << (bits - x.bits), y.magnitude << (bits - y.bits))
    return c < 0 ? below : c > 0 ? -below : 0
end
_comparable(x, y) = !(isnan(x) || isnan(y))
_exactly(x::BigFloat) = x
_exactly(x::Integer) = (b = BigInt(x); _rounded(b.negative, abs(b), 0, max(1, _bit_length(b))))
_exactly(x::IEEEFloat) = BigFloat(x; precision = 53)
for (F, G) in ((:BigFloat, :BigFloat), (:BigFloat, :(Union{BitInteger, BigInt, Bool, IEEEFloat})), (:(Union{BitInteger, BigInt, Bool, IEEEFloat}), :BigFloat))
    Core._eval(Base, quote
        ==(x::$F, y::$G) = _comparable(x, y) && _compare(_exactly(x), _exactly(y)) == 0
        <(x::$F, y::$G) = _comparable(x, y) && _compare(_exactly(x), _exactly(y)) < 0
        <=(x::$F, y::$G) = _comparable(x, y) && _compare(_exactly(x), _exactly(y)) <= 0
    end)
end
==(x::BigFloat, y::Rational) = isfinite(x) && Rational{BigInt}(x) == y
==(x::Rational, y::BigFloat) = y == x
<(x::BigFloat, y::Rational) = isfinite(x) ? Rational{BigInt}(x) < y : isinf(x) && x.negative
<(x::Rational, y::BigFloat) = isfinite(y) ? x < Rational{BigInt}(y) : isinf(y) && !y.negative
function hash(x::BigFloat, h::UInt)
    isfinite(x) || return hash(Float64(x), h)
    isinteger(x) && x.exponent < 4096 && return x.kind == _kind_zero && x.negative ? hash(-0.0, h) : hash(BigInt(x), h)
    y = Float64(x)
    return y == x ? hash(y, h) : hash(x.magnitude >> trailing_zeros(x.magnitude), hash(x.exponent + trailing_zeros(x.magnitude), h))
end

# -- arithmetic ---------------------------------------------------------------

function +(x::BigFloat, y::BigFloat)
    (x.kind == _kind_nan || y.kind == _kind_nan) && return _special(_kind_nan, false)
    if x.kind == _kind_infinite || y.kind == _kind_infinite
        x.kind == y.kind && x.negative != y.negative && return _special(_kind_nan, false)
        return _special(_kind_infinite, x.kind == _kind_infinite ? x.negative : y.negative)
    end
    y.kind == _kind_zero && return x.kind == _kind_zero ? _special(_kind_zero, x.negative && y.negative) : BigFloat(x; precision = precision(BigFloat))
    x.kind == _kind_zero && return BigFloat(y; precision = precision(BigFloat))
    x.exponent < y.exponent && return y + x
    # What lies far below the last bit is as good as one bit there.
    bits = precision(BigFloat)
    gap = x.exponent - (y.exponent + y.bits)
    low = gap > bits + 3 ? x.exponent - bits - 3 : y.exponent
    a = x.magnitude << (x.exponent - low)
    b = gap > bits + 3 ? BigInt(1) : y.magnitude
    m = (x.negative ? -a : a) + (y.negative ? -b : b)
    return iszero(m) ? _special(_kind_zero, false) : _rounded(m.negative, abs(m), low, bits)
end
-(x::BigFloat, y::BigFloat) = x + (-y)
function *(x::BigFloat, y::BigFloat)
    negative = x.negative != y.negative
    x.kind == _kind_finite && y.kind == _kind_finite &&
        return _rounded(negative, x.magnitude * y.magnitude, x.exponent + y.exponent)
    (x.kind == _kind_nan || y.kind == _kind_nan) && return _special(_kind_nan, false)
    if x.kind == _kind_infinite || y.kind == _kind_infinite
        return x.kind == _kind_zero || y.kind == _kind_zero ? _special(_kind_nan, false) : _special(_kind_infinite, negative)
    end
    return _special(_kind_zero, negative)
end
function /(x::BigFloat, y::BigFloat)
    negative = x.negative != y.negative
    x.kind == _kind_finite && y.kind == _kind_finite &&
        return _rounded_quotient(negative, x.magnitude, y.magnitude, x.exponent - y.exponent, precision(BigFloat))
    (x.kind == _kind_nan || y.kind == _kind_nan) && return _special(_kind_nan, false)
    x.kind == _kind_infinite && return _special(y.kind == _kind_infinite ? _kind_nan : _kind_infinite, negative)
    y.kind == _kind_infinite && return _special(_kind_zero, negative)
    x.kind == _kind_zero && return _special(y.kind == _kind_zero ? _kind_nan : _kind_zero, negative)
    return _special(_kind_infinite, negative)
end
/(x::BigInt, y::BigInt) = _rounded_ratio(y.negative ? -x : x, abs(y), precision(BigFloat))
inv(x::BigFloat) = BigFloat(1) / x
inv(x::BigInt) = BigFloat(1) / BigFloat(x)
function fma(x::BigFloat, y::BigFloat, z::BigFloat)
    all(isfinite, (x, y, z)) || return x * y + z
    return setprecision(() -> x * y, BigFloat, x.bits + y.bits) + z
end
muladd(x::BigFloat, y::BigFloat, z::BigFloat) = x * y + z
function sqrt(x::BigFloat)
    (x.kind == _kind_nan || x.kind == _kind_zero) && return x
    x.negative && throw(DomainError(x, "NaN result for non-NaN input."))
    x.kind == _kind_infinite && return x
    shift = max(0, 2 * (precision(BigFloat) + 2) - x.bits)
    isodd(x.exponent - shift) && (shift += 1)
    m = x.magnitude << shift
    r = isqrt(m)
    return _rounded(false, (r << 1) | BigInt(r * r == m ? 0 : 1), div(x.exponent - shift, 2) - 1)
end

function trunc(x::BigFloat)
    (x.kind != _kind_finite || x.exponent >= 0) && return x
    x.exponent + x.bits <= 0 && return _special(_kind_zero, x.negative, x.bits)
    return _rounded(x.negative, (x.magnitude >> -x.exponent) << -x.exponent, x.exponent, x.bits)
end
floor(x::BigFloat) = (t = trunc(x); x.negative && t != x ? t - 1 : t)
ceil(x::BigFloat) = (t = trunc(x); !x.negative && t != x ? t + 1 : t)
function round(x::BigFloat)
    isinteger(x) && return x
    isfinite(x) || return x
    t = trunc(x)
    twice = ldexp(abs(x - t), 1)
    away = twice > 1 || twice == 1 && isodd(BigInt(t))
    return copysign(away ? t + (x.negative ? -1 : 1) : t, x)
end
trunc(::Type{T}, x::BigFloat) where {T <: Integer} = isfinite(x) ? T(BigInt(trunc(x))) : _throw_inexact(:trunc, T, x)
trunc(::Type{Integer}, x::BigFloat) = BigInt(trunc(x))
function rem(x::BigFloat, y::BigFloat)
    (!isfinite(x) || isnan(y) || iszero(y)) && return _special(_kind_nan, false)
    (isinf(y) || iszero(x)) && return x
    low = min(x.exponent, y.exponent)
    r = rem(x.magnitude << (x.exponent - low), y.magnitude << (y.exponent - low))
    return _rounded(x.negative, r, low)
end
_round_real(x::BigFloat, mode) = round(x, mode)
