# Elementary functions of floats: the C library's, with Julia's checks of domains.

export √, ∛, AbstractIrrational, Irrational, secd, cscd, cotd, sincosd, sqrt, cbrt, exp, exp2, exp10, expm1, log, log2, log10, log1p, sin, cos, tan, asin,
    acos, atan, sinh, cosh, tanh, asinh, acosh, atanh, sincos, sinpi, cospi, sincospi,
    asech, acsch, acoth, asecd, acscd, acotd, asec, acsc, acot, sech, csch, coth, tanpi, sec, csc, cot, sind, cosd, tand, asind, acosd, atand, sinc, cosc, hypot, deg2rad,
    rad2deg, ldexp, frexp, modf, exponent, significand, mod2pi, rem2pi, evalpoly, @evalpoly,
    fourthroot, π, pi, ℯ, im, asec, acsc, acot, sech, csch, coth

# ---- constants -------------------------------------------------------------------------

"The type of mathematical constants that are exact until they meet a number."
abstract type AbstractIrrational <: Real end
struct Irrational{sym} <: AbstractIrrational end
const π = Irrational{:π}()
const pi = π
const ℯ = Irrational{:ℯ}()
const γ = Irrational{:γ}()
const φ = Irrational{:φ}()
const catalan = Irrational{:catalan}()
_constant(::Irrational{:π}) = 3.141592653589793
_constant(::Irrational{:ℯ}) = 2.718281828459045
_constant(::Irrational{:γ}) = 0.5772156649015329
_constant(::Irrational{:φ}) = 1.618033988749895
_constant(::Irrational{:catalan}) = 0.915965594177219
Core.Float64(x::AbstractIrrational) = _constant(x)
Core.Float32(x::AbstractIrrational) = Float32(_constant(x))
Core.Float16(x::AbstractIrrational) = Float16(_constant(x))
Core.AbstractFloat(x::AbstractIrrational) = _constant(x)
float(x::AbstractIrrational) = _constant(x)
float(::Type{<:AbstractIrrational}) = Float64
promote_rule(::Type{<:AbstractIrrational}, ::Type{Float16}) = Float16
promote_rule(::Type{<:AbstractIrrational}, ::Type{Float32}) = Float32
promote_rule(::Type{<:AbstractIrrational}, ::Type{<:AbstractIrrational}) = Float64
promote_rule(::Type{<:AbstractIrrational}, ::Type{T}) where {T<:Real} = promote_type(Float64, T)
promote_rule(::Type{S}, ::Type{T}) where {S<:AbstractIrrational, T<:Number} = promote_type(promote_type(S, real(T)), T)
==(::Irrational{s}, ::Irrational{s}) where {s} = true
==(::AbstractIrrational, ::AbstractIrrational) = false
==(::AbstractIrrational, ::Real) = false
==(::Real, ::AbstractIrrational) = false
<(::Irrational{s}, ::Irrational{s}) where {s} = false
<(x::AbstractIrrational, y::AbstractIrrational) = _constant(x) < _constant(y)
# The constant lies strictly between two floats: compare with the right one.
<(x::AbstractIrrational, y::Float64) = _constant(x) < y || (_constant(x) == y && _below(x))
<(x::Float64, y::AbstractIrrational) = x < _constant(y) || (x == _constant(y) && !_below(y))
<(x::AbstractIrrational, y::Real) = _constant(x) < Float64(y)
<(x::Real, y::AbstractIrrational) = Float64(x) < _constant(y)
<=(x::AbstractIrrational, y::Real) = x < y || x === y
<=(x::Real, y::AbstractIrrational) = x < y || x === y
<=(x::AbstractIrrational, y::AbstractIrrational) = x < y || x === y
_below(::AbstractIrrational) = false
hash(x::Irrational, h::UInt) = hash_uint64(3 * h - objectid(x))
isfinite(::AbstractIrrational) = true
isinteger(::AbstractIrrational) = false
iszero(::AbstractIrrational) = false
isone(::AbstractIrrational) = false
signbit(::AbstractIrrational) = false
sign(x::AbstractIrrational) = 1.0
zero(::AbstractIrrational) = false
zero(::Type{<:AbstractIrrational}) = false
one(::AbstractIrrational) = true
one(::Type{<:AbstractIrrational}) = true
-(x::AbstractIrrational) = -_constant(x)
+(x::AbstractIrrational, y::AbstractIrrational) = _constant(x) + _constant(y)
-(x::AbstractIrrational, y::AbstractIrrational) = _constant(x) - _constant(y)
*(x::AbstractIrrational, y::AbstractIrrational) = _constant(x) * _constant(y)
/(x::AbstractIrrational, y::AbstractIrrational) = _constant(x) / _constant(y)
^(x::AbstractIrrational, y::AbstractIrrational) = _constant(x)^_constant(y)
^(x::AbstractIrrational, y::Integer) = _constant(x)^y
^(::Irrational{:ℯ}, x::Real) = exp(x)
^(::Irrational{:ℯ}, x::Integer) = exp(x)
^(::Irrational{:ℯ}, x::AbstractIrrational) = exp(_constant(x))
literal_pow(::typeof(^), ::Irrational{:ℯ}, ::Val{p}) where {p} = exp(p)
log(::Irrational{:ℯ}) = 1
sin(::Irrational{:π}) = 0.0
cos(::Irrational{:π}) = -1.0
tan(::Irrational{:π}) = 0.0
*(x::Bool, y::AbstractIrrational) = ifelse(x, _constant(y), 0.0)
round(x::Irrational, mode::RoundingMode) = round(_constant(x), mode)

# ---- domains ---------------------------------------------------------------------------

@noinline _complex_domain(f, x) = throw(DomainError(x, string(
    f, " was called with a negative real argument but will only return a complex result if called with a complex argument. Try ",
    f, "(Complex(x)).")))

# ---- one argument ----------------------------------------------------------------------

"The square root; a `DomainError` for negative reals."
@inline function sqrt(x::Float32or64)
    x < 0 && _complex_domain("sqrt", x)
    return sqrt_llvm(x)
end
sqrt(x::Float16) = Float16(sqrt(Float32(x)))
sqrt(x::Real) = sqrt(float(x))
fourthroot(x::Real) = sqrt(sqrt(x))
const √ = sqrt

# The narrow floats go through Float64: correctly rounded in nearly all cases.
const _NarrowFloat = Union{Float16, Float32}
function cbrt(x::Float64)
    y = ccall(:cbrt, Float64, (Float64,), x)
    (x == 0 || !isfinite(x)) && return y
    # One step of Newton's method with the exact residual mends the last digit.
    y2 = y * y
    r = fma(y2, y, -x) + fma(y, y, -y2) * y
    return y - r / (3 * y2)
end
cbrt(x::_NarrowFloat) = oftype(x, cbrt(Float64(x)))
cbrt(x::Real) = cbrt(float(x))
exp(x::Float64) = ccall(:exp, Float64, (Float64,), x)
exp(x::_NarrowFloat) = oftype(x, exp(Float64(x)))
exp(x::Real) = exp(float(x))
exp2(x::Float64) = ccall(:exp2, Float64, (Float64,), x)
exp2(x::_NarrowFloat) = oftype(x, exp2(Float64(x)))
exp2(x::Real) = exp2(float(x))
exp10(x::Float64) = ccall(:exp10, Float64, (Float64,), x)
exp10(x::_NarrowFloat) = oftype(x, exp10(Float64(x)))
exp10(x::Real) = exp10(float(x))
expm1(x::Float64) = ccall(:expm1, Float64, (Float64,), x)
expm1(x::_NarrowFloat) = oftype(x, expm1(Float64(x)))
expm1(x::Real) = expm1(float(x))
tanh(x::Float64) = ccall(:tanh, Float64, (Float64,), x)
tanh(x::_NarrowFloat) = oftype(x, tanh(Float64(x)))
tanh(x::Real) = tanh(float(x))
sinh(x::Float64) = ccall(:sinh, Float64, (Float64,), x)
sinh(x::_NarrowFloat) = oftype(x, sinh(Float64(x)))
sinh(x::Real) = sinh(float(x))
cosh(x::Float64) = ccall(:cosh, Float64, (Float64,), x)
cosh(x::_NarrowFloat) = oftype(x, cosh(Float64(x)))
cosh(x::Real) = cosh(float(x))
atan(x::Float64) = ccall(:atan, Float64, (Float64,), x)
atan(x::_NarrowFloat) = oftype(x, atan(Float64(x)))
atan(x::Real) = atan(float(x))
asinh(x::Float64) = ccall(:asinh, Float64, (Float64,), x)
asinh(x::_NarrowFloat) = oftype(x, asinh(Float64(x)))
asinh(x::Real) = asinh(float(x))
const ∛ = cbrt
@inline function sin(x::Float64)
    isinf(x) && _infinite_domain("sin", x)
    return ccall(:sin, Float64, (Float64,), x)
end
@inline function sin(x::_NarrowFloat)
    isinf(x) && _infinite_domain("sin", x)
    return oftype(x, ccall(:sin, Float64, (Float64,), Float64(x)))
end
sin(x::Real) = sin(float(x))
@inline function cos(x::Float64)
    isinf(x) && _infinite_domain("cos", x)
    return ccall(:cos, Float64, (Float64,), x)
end
@inline function cos(x::_NarrowFloat)
    isinf(x) && _infinite_domain("cos", x)
    return oftype(x, ccall(:cos, Float64, (Float64,), Float64(x)))
end
cos(x::Real) = cos(float(x))
@inline function tan(x::Float64)
    isinf(x) && _infinite_domain("tan", x)
    return ccall(:tan, Float64, (Float64,), x)
end
@inline function tan(x::_NarrowFloat)
    isinf(x) && _infinite_domain("tan", x)
    return oftype(x, ccall(:tan, Float64, (Float64,), Float64(x)))
end
tan(x::Real) = tan(float(x))
@inline function log(x::Float64)
    x < 0 && _complex_domain("log", x)
    return ccall(:log, Float64, (Float64,), x)
end
@inline function log(x::_NarrowFloat)
    x < 0 && _complex_domain("log", x)
    return oftype(x, ccall(:log, Float64, (Float64,), Float64(x)))
end
log(x::Real) = log(float(x))
@inline function log2(x::Float64)
    x < 0 && _complex_domain("log2", x)
    return ccall(:log2, Float64, (Float64,), x)
end
@inline function log2(x::_NarrowFloat)
    x < 0 && _complex_domain("log2", x)
    return oftype(x, ccall(:log2, Float64, (Float64,), Float64(x)))
end
log2(x::Real) = log2(float(x))
@inline function log10(x::Float64)
    x < 0 && _complex_domain("log10", x)
    return ccall(:log10, Float64, (Float64,), x)
end
@inline function log10(x::_NarrowFloat)
    x < 0 && _complex_domain("log10", x)
    return oftype(x, ccall(:log10, Float64, (Float64,), Float64(x)))
end
log10(x::Real) = log10(float(x))
@inline function asin(x::Float64)
    abs(x) > 1 && _unit_domain(:asin, x)
    return ccall(:asin, Float64, (Float64,), x)
end
@inline function asin(x::_NarrowFloat)
    abs(x) > 1 && _unit_domain(:asin, x)
    return oftype(x, ccall(:asin, Float64, (Float64,), Float64(x)))
end
asin(x::Real) = asin(float(x))
@inline function acos(x::Float64)
    abs(x) > 1 && _unit_domain(:acos, x)
    return ccall(:acos, Float64, (Float64,), x)
end
@inline function acos(x::_NarrowFloat)
    abs(x) > 1 && _unit_domain(:acos, x)
    return oftype(x, ccall(:acos, Float64, (Float64,), Float64(x)))
end
acos(x::Real) = acos(float(x))
@inline function atanh(x::Float64)
    abs(x) > 1 && _unit_domain(:atanh, x)
    return ccall(:atanh, Float64, (Float64,), x)
end
@inline function atanh(x::_NarrowFloat)
    abs(x) > 1 && _unit_domain(:atanh, x)
    return oftype(x, ccall(:atanh, Float64, (Float64,), Float64(x)))
end
atanh(x::Real) = atanh(float(x))
@noinline _infinite_domain(f, x) =
    throw(DomainError(x, string(f, "(x) is only defined for finite x.")))
@noinline _unit_domain(f, x) = throw(DomainError(x, f === :atanh ?
    "atanh(x) is only defined for |x| ≤ 1." : string(f, "(x) is not defined for |x|>1.")))
function acosh(x::Float64)
    x < 1 && throw(DomainError(x, "acosh(x) is only defined for x ≥ 1."))
    return ccall(:acosh, Float64, (Float64,), x)
end
acosh(x::_NarrowFloat) = oftype(x, acosh(Float64(x)))
acosh(x::Real) = acosh(float(x))
function log1p(x::Float64)
    x < -1 && _complex_domain_below("log1p", x)
    return ccall(:log1p, Float64, (Float64,), x)
end
@noinline _complex_domain_below(f, x) = throw(DomainError(x, string(
    f, " was called with a real argument < -1 but will only return a complex result if called with a complex argument. Try ",
    f, "(Complex(x)).")))
log1p(x::_NarrowFloat) = oftype(x, log1p(Float64(x)))
log1p(x::Real) = log1p(float(x))

"The logarithm of `x` to the base `b`."
log(b::Number, x::Number) = log(x) / log(b)
exp10(x::Integer) = 10.0^x
exp2(x::Integer) = ldexp(1.0, x < -2000 ? -2000 : x > 2000 ? 2000 : Int(x))

# ---- two arguments ---------------------------------------------------------------------

atan(y::Float64, x::Float64) = ccall(:atan2, Float64, (Float64, Float64), y, x)
atan(y::T, x::T) where {T<:_NarrowFloat} = T(atan(Float64(y), Float64(x)))
atan(y::Real, x::Real) = (p = promote(float(y), float(x)); atan(p[1], p[2]))

"The length of the hypotenuse, without intermediate overflow."
hypot(x::Number) = abs(float(x))
hypot(x::T, y::T) where {T<:_NarrowFloat} = T(sqrt(Float64(x)^2 + Float64(y)^2))
function hypot(x::Float64, y::Float64)
    a, b = abs(x), abs(y)
    (isinf(a) | isinf(b)) && return Inf
    if b > a
        a, b = b, a
    end
    b <= a * 1.0e-17 && return a
    # Scaled where squares would leave the range.
    s = a > 1.0e150 ? 2.409919865102884e-181 : a < 1.0e-130 ? 4.149515568880993e180 : 1.0
    a, b = a * s, b * s
    h = sqrt(fma(a, a, b * b))
    h2 = h * h
    a2 = a * a
    d = fma(-b, b, h2 - a2) + fma(h, h, -h2) - fma(a, a, -a2)
    return (h - d / (2 * h)) / s
end
hypot(x::Number, y::Number) = (p = promote(float(abs(x)), float(abs(y))); hypot(p[1], p[2]))
hypot(x::Number, y::Number, rest::Number...) = hypot(hypot(x, y), rest...)

# ---- powers of floats ------------------------------------------------------------------

@noinline _power_domain(x, y) = throw(DomainError(x, string(
    "Exponentiation yielding a complex result requires a complex argument.\nReplace x^y with (x+0im)^y, Complex(x)^y, or similar.")))
function ^(x::Float64, y::Float64)
    r = ccall(:pow, Float64, (Float64, Float64), x, y)
    isnan(r) && !isnan(x) && !isnan(y) && x < 0 && _power_domain(x, y)
    return r
end
^(x::Float32, y::Float32) = Float32(Float64(x)^Float64(y))
^(x::Float16, y::Float16) = Float16(Float64(x)^Float64(y))
@inline function ^(x::Float64, n::Integer)
    n == 2 && return x * x
    n == 3 && return x * x * x
    return ccall(:pow, Float64, (Float64, Float64), x, Float64(n))
end
^(x::Float32, n::Integer) = Float32(Float64(x)^n)
^(x::Float16, n::Integer) = Float16(Float64(x)^n)

# ---- multiples of pi, degrees ----------------------------------------------------------

function sinpi(x::T) where {T<:AbstractFloat}
    isfinite(x) || return isnan(x) ? x : throw(DomainError(x, "`x` cannot be infinite."))
    y = abs(rem(x, T(2)))
    s = signbit(x) ? -one(T) : one(T)
    y == 0 && return copysign(zero(T), x)
    y == 1 && return copysign(zero(T), x)
    if y <= 0.25
        return s * T(sin(Float64(pi) * y))
    elseif y < 0.75
        return s * T(cos(Float64(pi) * (T(0.5) - y)))
    elseif y < 1.25
        return s * T(sin(Float64(pi) * (one(T) - y)))
    elseif y < 1.75
        return -s * T(cos(Float64(pi) * (y - T(1.5))))
    end
    return -s * T(sin(Float64(pi) * (T(2) - y)))
end
function cospi(x::T) where {T<:AbstractFloat}
    isfinite(x) || return isnan(x) ? x : throw(DomainError(x, "`x` cannot be infinite."))
    y = abs(rem(x, T(2)))
    if y <= 0.25
        return T(cos(Float64(pi) * y))
    elseif y < 0.75
        return T(sin(Float64(pi) * (T(0.5) - y)))
    elseif y < 1.25
        return -T(cos(Float64(pi) * (one(T) - y)))
    elseif y < 1.75
        return T(sin(Float64(pi) * (y - T(1.5))))
    end
    return T(cos(Float64(pi) * (T(2) - y)))
end
sinpi(x::Real) = sinpi(float(x))
cospi(x::Real) = cospi(float(x))
sincospi(x) = (sinpi(x), cospi(x))
tanpi(x) = sinpi(x) / cospi(x)
sincos(x) = (sin(x), cos(x))
# Degrees are reduced exactly, and turned into radians with twice the digits.
function sind(x::Real)
    y = float(x)
    isinf(y) && throw(DomainError(x, "`x` cannot be infinite."))
    isnan(y) && return y
    r = rem(y, oftype(y, 360))
    a = abs(r)
    (a == 0 || a == 180) && return copysign(zero(y), r)
    s = a > 180 ? -sign(r) : sign(r)
    a = a > 180 ? a - 180 : a
    a = a > 90 ? 180 - a : a
    return s * (a <= 45 ? _sin_degrees(a) : _cos_degrees(90 - a))
end
function cosd(x::Real)
    y = float(x)
    isinf(y) && throw(DomainError(x, "`x` cannot be infinite."))
    isnan(y) && return y
    a = abs(rem(y, oftype(y, 360)))
    a = a > 180 ? 360 - a : a
    return a <= 45 ? _cos_degrees(a) : a <= 135 ? _sin_degrees(90 - a) : -_cos_degrees(180 - a)
end
function _sin_degrees(a)
    h, l = _radians_twice(Float64(a))
    return oftype(a, sin(h) + cos(h) * l)
end
function _cos_degrees(a)
    h, l = _radians_twice(Float64(a))
    return oftype(a, cos(h) - sin(h) * l)
end
function _radians_twice(a::Float64)
    h = a * 0.017453292519943295
    return (h, fma(a, 0.017453292519943295, -h) + a * 2.9486522708701687e-19)
end
function tand(x::Real)
    y = float(x)
    # Where sine and cosine are equal, their quotient has no error.
    r = rem(y, oftype(y, 180))
    (r == 45 || r == -135) && return one(y)
    (r == -45 || r == 135) && return -one(y)
    return sind(y) / cosd(y)
end
sincosd(x) = (sind(x), cosd(x))
secd(x::Real) = inv(cosd(x))
cscd(x::Real) = inv(sind(x))
cotd(x::Real) = inv(tand(x))
asind(x::Real) = rad2deg(asin(x))
acosd(x::Real) = rad2deg(acos(x))
atand(x::Real) = rad2deg(atan(x))
atand(y::Real, x::Real) = rad2deg(atan(y, x))
deg2rad(x::Number) = float(x) * (oftype(float(real(x)), pi) / 180)
rad2deg(x::Number) = float(x) * (180 / oftype(float(real(x)), pi))
sec(x::Number) = inv(cos(x))
csc(x::Number) = inv(sin(x))
cot(x::Number) = inv(tan(x))
sech(x::Number) = inv(cosh(x))
asech(x::Number) = acosh(inv(x))
acsch(x::Number) = asinh(inv(x))
acoth(x::Number) = atanh(inv(x))
asecd(x::Real) = rad2deg(asec(x))
acscd(x::Real) = rad2deg(acsc(x))
acotd(x::Real) = rad2deg(acot(x))
csch(x::Number) = inv(sinh(x))
coth(x::Number) = inv(tanh(x))
asec(x::Number) = acos(inv(x))
acsc(x::Number) = asin(inv(x))
acot(x::Number) = atan(inv(x))
"`sin(πx) / (πx)`"
sinc(x::Number) = x == 0 ? one(float(x)) : isinf(real(x)) ? zero(float(x)) : sinpi(x) / (pi * x)
cosc(x::Number) = x == 0 ? zero(float(x)) : (cospi(x) - sinpi(x) / (pi * x)) / x

"`x` modulo `2π`, in `[0, 2π)`."
function mod2pi(x::Real)
    y = float(x)
    r = rem2pi(y, RoundDown)
    return r
end
# 2π in three parts, for arguments of moderate size.
function rem2pi(x::Float64, mode::RoundingMode)
    isfinite(x) || return NaN
    k = _round_whole(x / 6.283185307179586, mode)
    r = fma(-k, 6.283185307179586, x)
    r = fma(-k, 2.4492935982947064e-16, r)
    if mode === RoundDown
        r < 0 && (r = r + 6.283185307179586)
    elseif mode === RoundUp
        r > 0 && (r = r - 6.283185307179586)
    end
    return r
end
rem2pi(x::_NarrowFloat, mode::RoundingMode) = oftype(x, rem2pi(Float64(x), mode))
rem2pi(x::Real, mode::RoundingMode) = rem2pi(float(x), mode)

# ---- parts of floats -------------------------------------------------------------------

"`x * 2^n`, exact where the result is normal."
function ldexp(x::T, n::Integer) where {T<:IEEEFloat}
    m = n > 5000 ? 5000 : n < -5000 ? -5000 : Int(n)
    return T(ccall(:ldexp, Float64, (Float64, Int32), Float64(x), Int32(m)))
end
"The exponent of `x`: the largest `k` with `2^k <= abs(x)`."
function exponent(x::T) where {T<:IEEEFloat}
    (isfinite(x) && x != 0) || throw(DomainError(x, isfinite(x) ? "Cannot be ±0.0." :
        isnan(x) ? "Cannot be NaN." : "Cannot be ±Inf."))
    y = Float64(x)
    shift = 0
    if abs(y) < 2.2250738585072014e-308
        y = y * 1.8014398509481984e16
        shift = 54
    end
    return Int((bitcast(UInt64, y) >> 52) & 0x7ff) - 1023 - shift
end
exponent(x::Real) = exponent(float(x))
function significand(x::T) where {T<:IEEEFloat}
    (x == 0 || !isfinite(x)) && return x
    return T(ldexp(Float64(x), -exponent(x)))
end
"`(m, k)` with `x = m * 2^k` and `abs(m)` in `[1/2, 1)`."
function frexp(x::T) where {T<:IEEEFloat}
    (x == 0 || !isfinite(x)) && return (x, 0)
    k = exponent(x) + 1
    return (T(ldexp(Float64(x), -k)), k)
end
"The fractional and the whole part."
modf(x::T) where {T<:AbstractFloat} =
    isinf(x) ? (copysign(zero(T), x), x) : (w = trunc(x); (copysign(x - w, x), w))
modf(x::Real) = modf(float(x))

# ---- polynomials -----------------------------------------------------------------------

"The polynomial with the coefficients `p`, lowest first, at `x`."
function evalpoly(x, p::Tuple)
    n = length(p)
    y = p[n]
    i = n - 1
    while i >= 1
        y = muladd(x, y, p[i])
        i = i - 1
    end
    return y
end
function evalpoly(x, p::AbstractVector)
    i = lastindex(p)
    y = p[i]
    while i > firstindex(p)
        i = i - 1
        y = muladd(x, y, p[i])
    end
    return y
end
macro evalpoly(x, p...)
    return Expr(:call, :evalpoly, esc(x), Expr(:tuple, map(esc, p)...))
end
