# Complex numbers.

export Complex, ComplexF64, ComplexF32, ComplexF16, im, real, imag, reim, conj,
    angle, cis, complex, abs2, isreal, cispi

"A complex number with parts of the real type `T`."
struct Complex{T<:Real} <: Number
    re::T
    im::T
    Complex{T}(re, im) where {T<:Real} = new{T}(convert(T, re), convert(T, im))
end
Complex(x::T, y::T) where {T<:Real} = Complex{T}(x, y)
Complex(x::Real, y::Real) = (p = promote(x, y); Complex(p[1], p[2]))
Complex(x::T) where {T<:Real} = Complex{T}(x, zero(x))
Complex(z::Complex) = z
Complex{T}(x::Real) where {T<:Real} = Complex{T}(x, zero(T))
Complex{T}(z::Complex) where {T<:Real} = Complex{T}(z.re, z.im)
Complex{T}(z::Complex{T}) where {T<:Real} = z
const ComplexF64 = Complex{Float64}
const ComplexF32 = Complex{Float32}
const ComplexF16 = Complex{Float16}
const im = Complex{Bool}(false, true)

convert(::Type{Complex{T}}, z::Complex{T}) where {T<:Real} = z
convert(::Type{Complex{T}}, x::Number) where {T<:Real} = Complex{T}(x)
convert(::Type{Complex}, x::Number) = Complex(x)
function (::Type{T})(z::Complex) where {T<:Real}
    isreal(z) || _throw_inexact(Core._typename_name(T), T, z)
    return T(z.re)
end
promote_rule(::Type{Complex{T}}, ::Type{S}) where {T<:Real, S<:Real} = Complex{promote_type(T, S)}
promote_rule(::Type{Complex{T}}, ::Type{Complex{S}}) where {T<:Real, S<:Real} = Complex{promote_type(T, S)}
widen(::Type{Complex{T}}) where {T} = Complex{widen(T)}
float(z::Complex{<:AbstractFloat}) = z
float(z::Complex) = Complex(float(z.re), float(z.im))
float(::Type{Complex{T}}) where {T} = Complex{float(T)}

real(z::Complex) = z.re
imag(z::Complex) = z.im
real(x::Real) = x
imag(x::Real) = zero(x)
reim(z) = (real(z), imag(z))
real(::Type{T}) where {T<:Real} = T
real(::Type{T}) where {T} = typeof(real(zero(T)))
real(::Type{Complex{T}}) where {T} = T
complex(z::Complex) = z
complex(x::Real) = Complex(x)
complex(x::Real, y::Real) = Complex(x, y)
complex(::Type{T}) where {T<:Real} = Complex{T}
complex(::Type{Complex{T}}) where {T} = Complex{T}
conj(z::Complex) = Complex(z.re, -z.im)
conj(x::Real) = x
abs(z::Complex) = hypot(z.re, z.im)
abs2(z::Complex) = z.re * z.re + z.im * z.im
abs2(x::Real) = x * x
angle(z::Complex) = atan(z.im, z.re)
angle(x::Real) = atan(zero(x), x)
cis(x::Real) = Complex(cos(x), sin(x))
cis(z::Complex) = (v = exp(-z.im); Complex(v * cos(z.re), v * sin(z.re)))
cispi(x::Real) = Complex(cospi(x), sinpi(x))
zero(::Type{Complex{T}}) where {T} = Complex{T}(zero(T), zero(T))
one(::Type{Complex{T}}) where {T} = Complex{T}(one(T), zero(T))
iszero(z::Complex) = iszero(z.re) & iszero(z.im)
isone(z::Complex) = isone(z.re) & iszero(z.im)
isreal(z::Complex) = iszero(z.im)
isinteger(z::Complex) = isreal(z) & isinteger(z.re)
isfinite(z::Complex) = isfinite(z.re) & isfinite(z.im)
isnan(z::Complex) = isnan(z.re) | isnan(z.im)
isinf(z::Complex) = isinf(z.re) | isinf(z.im)
flipsign(z::Complex, y::Real) = ifelse(signbit(y), -z, z)

==(z::Complex{T}, w::Complex{T}) where {T<:Real} = (z.re == w.re) & (z.im == w.im)
==(z::Complex, w::Complex) = (z.re == w.re) & (z.im == w.im)
==(z::Complex, x::Real) = isreal(z) && z.re == x
==(x::Real, z::Complex) = isreal(z) && z.re == x
isequal(z::Complex, w::Complex) = isequal(z.re, w.re) & isequal(z.im, w.im)
isequal(z::Complex, x::Real) = isequal(z.im, zero(x)) & isequal(z.re, x)
isequal(x::Real, z::Complex) = isequal(z, x)
const _imag_seed = 0x32a7a07f3e7cd1f9
hash(z::Complex, h::UInt) =
    hash(z.re, xor(xor(h, hash(z.im, _imag_seed)), hash(0, _imag_seed)))

# ---- arithmetic ------------------------------------------------------------------------

+(z::Complex) = z
-(z::Complex) = Complex(-z.re, -z.im)
+(z::Complex{T}, w::Complex{T}) where {T<:Real} = Complex(z.re + w.re, z.im + w.im)
-(z::Complex{T}, w::Complex{T}) where {T<:Real} = Complex(z.re - w.re, z.im - w.im)
*(z::Complex{T}, w::Complex{T}) where {T<:Real} =
    Complex(z.re * w.re - z.im * w.im, z.re * w.im + z.im * w.re)
+(z::Complex, w::Complex) = Complex(z.re + w.re, z.im + w.im)
-(z::Complex, w::Complex) = Complex(z.re - w.re, z.im - w.im)
*(z::Complex, w::Complex) = Complex(z.re * w.re - z.im * w.im, z.re * w.im + z.im * w.re)
# A real number has no imaginary part, not one of zero.
+(x::Real, z::Complex) = Complex(x + z.re, _same_type(z.im, x))
+(z::Complex, x::Real) = Complex(z.re + x, _same_type(z.im, x))
-(z::Complex, x::Real) = Complex(z.re - x, _same_type(z.im, x))
-(x::Real, z::Complex) = Complex(x - z.re, -z.im)
_same_type(a, b) = +a
*(x::Real, z::Complex) = Complex(x * z.re, x * z.im)
*(z::Complex, x::Real) = Complex(x * z.re, x * z.im)
+(x::Bool, z::Complex{Bool}) = Complex(x + z.re, z.im)
+(z::Complex{Bool}, x::Bool) = Complex(z.re + x, z.im)
*(x::Bool, z::Complex{Bool}) = Complex(x & z.re, x & z.im)
*(z::Complex{Bool}, x::Bool) = x * z
-(x::Bool, z::Complex{Bool}) = Complex(x - z.re, -z.im)
-(z::Complex{Bool}, x::Bool) = Complex(z.re - x, z.im)
/(z::Complex, x::Real) = Complex(z.re / x, z.im / x)
/(x::Real, z::Complex) = x * inv(z)
/(z::Complex, w::Complex) = (p = promote(float(z), float(w)); _divide(p[1], p[2]))
/(z::Complex{T}, w::Complex{T}) where {T<:Real} = _divide(z, w)
/(z::Complex{Rational{T}}, w::Complex{Rational{T}}) where {T<:Integer} = (d = abs2(w); y = z * conj(w); Complex(y.re / d, y.im / d))
# Smith: by the larger part of the divisor.
function _divide(z::Complex, w::Complex)
    a, b, c, d = z.re, z.im, w.re, w.im
    if abs(d) <= abs(c)
        r = d / c
        t = 1 / (c + d * r)
        return Complex((a + b * r) * t, (b - a * r) * t)
    end
    r = c / d
    t = 1 / (c * r + d)
    return Complex((a * r + b) * t, (b * r - a) * t)
end
function _divide(z::ComplexF64, w::ComplexF64)
    a, b, c, d = z.re, z.im, w.re, w.im
    # Scaled to keep away from overflow and underflow.
    hi = max(abs(c), abs(d))
    if isfinite(hi) && hi > 0 && (hi > 1e150 || hi < 1e-150)
        k = -exponent(hi)
        c, d = ldexp(c, k), ldexp(d, k)
        a, b = ldexp(a, k), ldexp(b, k)
    end
    if abs(d) <= abs(c)
        p = _quotient_parts(a, b, c, d)
        return Complex(p[1], p[2])
    end
    p = _quotient_parts(b, a, d, c)
    return Complex(p[1], -p[2])
end
@inline function _quotient_parts(a, b, c, d)
    r = d / c
    t = 1.0 / (c + d * r)
    if r != 0
        return (_quotient_part(a, b, c, d, r, t), _quotient_part(b, -a, c, d, r, t))
    end
    return ((a + d * (b / c)) * t, (b - d * (a / c)) * t)
end
@inline function _quotient_part(a, b, c, d, r, t)
    br = b * r
    return br != 0 ? (a + br) * t : a * t + (b * t) * r
end
inv(z::Complex{<:Union{Integer, Rational}}) = (d = abs2(z); Complex(z.re / d, -(z.im / d)))
inv(z::Complex) = _divide(oftype(float(z), 1), float(z))
//(z::Complex, x::Real) = Complex(z.re // x, z.im // x)
//(x::Number, z::Complex) = x * conj(z) // abs2(z)
muladd(z::Complex, w::Complex, x::Complex) = z * w + x

# ---- functions -------------------------------------------------------------------------

function sqrt(z::Complex)
    z = float(z)
    x, y = z.re, z.im
    (x == 0 && y == 0) && return Complex(zero(x), y)
    isinf(y) && return Complex(abs(y), y)
    m = hypot(x, y)
    if x >= 0
        r = sqrt((m + x) / 2)
        return Complex(r, y / (2 * r))
    end
    i = copysign(sqrt((m - x) / 2), y)
    return Complex(y / (2 * i), i)
end
function exp(z::Complex)
    z = float(z)
    e = exp(z.re)
    z.im == 0 && return Complex(e, z.im)
    return Complex(e * cos(z.im), e * sin(z.im))
end
log(z::Complex) = (z = float(z); Complex(_log_magnitude(abs(z.re), abs(z.im)), angle(z)))
# The logarithm of the length of (x, y); near 1 the digits behind the one count.
function _log_magnitude(x::T, y::T) where {T<:AbstractFloat}
    x < y && ((x, y) = (y, x))
    r = hypot(x, y)
    return 0.5 < r < 3 ? log1p((x - 1) * (x + 1) + y * y) / 2 : log(r)
end
log2(z::Complex) = (l = log(z); l / log(oftype(l.re, 2)))
log10(z::Complex) = (l = log(z); l / log(oftype(l.re, 10)))
sin(z::Complex) = (z = float(z); Complex(sin(z.re) * cosh(z.im), cos(z.re) * sinh(z.im)))
cos(z::Complex) = (z = float(z); Complex(cos(z.re) * cosh(z.im), -sin(z.re) * sinh(z.im)))
tan(z::Complex) = (t = tanh(Complex(-z.im, z.re)); Complex(t.im, -t.re))
sinh(z::Complex) = (z = float(z); Complex(sinh(z.re) * cos(z.im), cosh(z.re) * sin(z.im)))
cosh(z::Complex) = (z = float(z); Complex(cosh(z.re) * cos(z.im), sinh(z.re) * sin(z.im)))
# Kahan: no cancellation, no overflow before the result is ±1.
function tanh(z::Complex)
    z = float(z)
    abs(z.re) > 20 && return Complex(copysign(one(z.re), z.re), copysign(zero(z.im), sin(2 * z.im)))
    t = tan(z.im)
    s = sinh(z.re)
    b = 1 + t * t
    d = 1 + b * s * s
    return Complex(b * sqrt(1 + s * s) * s / d, t / d)
end
asin(z::Complex) = -im * log(im * z + sqrt(1 - z * z))
acos(z::Complex) = Complex(float(pi / 2), zero(float(z.re))) - asin(z)
atan(z::Complex) = (log(1 + im * z) - log(1 - im * z)) / (2 * im)

^(z::Complex{<:Integer}, n::Integer) = n < 0 ? inv(power_by_squaring(z, -n)) : power_by_squaring(z, n)
^(z::Complex, n::Integer) = n < 0 ? power_by_squaring(inv(z), -n) : power_by_squaring(z, n)
^(z::Complex{T}, n::Integer) where {T<:AbstractFloat} =
    n < 0 ? power_by_squaring(inv(z), -n) : power_by_squaring(z, n)
^(z::Complex{T}, w::Complex{T}) where {T<:Real} = _complex_power(z, w)
^(z::Complex, x::Real) = _complex_power(z, x)
^(x::Complex{T}, y::Rational) where {T<:AbstractFloat} = x^convert(T, y)
^(z::Complex, x::Rational) = z^(x.num / x.den)
^(x::Real, z::Complex) = _complex_power(Complex(x), z)
^(x::AbstractIrrational, z::Complex) = _complex_power(Complex(float(x)), z)
^(::Irrational{:ℯ}, z::Complex) = exp(z)
^(z::Complex, w::Complex) = _complex_power(z, w)
function _complex_power(z::Complex, w)
    iszero(w) && return one(float(z))
    iszero(z) && return zero(float(z))
    isinteger(w) && abs(real(w)) < 1000 && return float(z)^Int(real(w))
    if isreal(w) && isreal(z) && real(z) > 0
        x = real(z)^real(w)
        return Complex(x, flipsign(copysign(zero(x), imag(z)), real(w)))
    end
    if isreal(w) && isreal(z)
        # A negative base: the angle is a multiple of π.
        p = float(real(w))
        r = float(-real(z))^p
        return Complex(r * cospi(p), r * flipsign(sinpi(p), imag(z)))
    end
    # By magnitude and angle.
    p, q = reim(float(w))
    r, angle_z = abs(float(z)), angle(z)
    iszero(q) && return _polar(r^p, p * angle_z)
    return _polar(r^p * exp(-q * angle_z), p * angle_z + q * log(r))
end
_polar(r, phase) = (sc = sincos(phase); Complex(r * sc[2], r * sc[1]))
literal_pow(::typeof(^), z::Complex, ::Val{2}) = z * z
literal_pow(::typeof(^), z::Complex, ::Val{3}) = z * z * z
round(z::Complex, mode::RoundingMode=RoundNearest; options...) =
    Complex(round(z.re, mode; options...), round(z.im, mode; options...))
round(z::Complex, re::RoundingMode, im::RoundingMode; options...) = Complex(round(z.re, re; options...), round(z.im, im; options...))
