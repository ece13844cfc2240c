# Fractions of integers in lowest terms.

export Rational, //, numerator, denominator, rationalize

"""
    Rational{T}

A fraction `num // den` in lowest terms with a denominator that is not negative; `1//0` is
infinite.
"""
struct Rational{T<:Integer} <: Real
    num::T
    den::T
    # The terms as they are; the outer functions have made them lowest.
    global _rational(num::T, den::T) where {T<:Integer} = new{T}(num, den)
end
function Rational{T}(num::Integer, den::Integer) where {T<:Integer}
    n, d = convert(T, num), convert(T, den)
    n == 0 && d == 0 && _zero_over_zero(T)
    if d < 0
        n, d = checked_neg(n), checked_neg(d)
    end
    g = gcd(n, d)
    return _rational(div(n, g), div(d, g))
end
@noinline _zero_over_zero(T) =
    throw(ArgumentError(string("invalid rational: zero(", T, ")//zero(", T, ")")))
Rational(n::T, d::T) where {T<:Integer} = Rational{T}(n, d)
Rational(n::Integer, d::Integer) = (p = promote(n, d); Rational(p[1], p[2]))
Rational(n::Integer) = _rational(n, one(n))
Rational{T}(n::Integer) where {T<:Integer} = _rational(convert(T, n), one(T))
Rational{T}(x::Rational) where {T<:Integer} = _rational(convert(T, x.num), convert(T, x.den))
Rational{T}(x::Rational{T}) where {T<:Integer} = x
Core.Integer(x::Rational) = isone(x.den) ? x.num : throw(InexactError(:Integer, Integer, x))
Rational(x::Rational) = x
Rational(x::AbstractFloat) = _rational_of_float(Int64, x)
Rational{T}(x::AbstractFloat) where {T<:Integer} = _rational_of_float(T, x)
# Every float is a fraction with a power of two below.
function _rational_of_float(::Type{T}, x::AbstractFloat) where {T}
    isnan(x) && T(x)
    isinf(x) && return _rational(x < 0 ? -one(T) : one(T), zero(T))
    d = one(T)
    y = x
    while !isinteger(y)
        y = y * 2
        d = checked_mul(d, T(2))
    end
    return Rational{T}(convert(T, y), d)
end

//(n::Integer, d::Integer) = Rational(n, d)
function //(x::Rational, y::Integer)
    p = promote(x, Rational(y))
    a = p[1]
    b = p[2].num
    g = gcd(a.num, b)
    return Rational(div(a.num, g), checked_mul(a.den, div(b, g)))
end
function //(x::Integer, y::Rational)
    p = promote(Rational(x), y)
    g = gcd(p[1].num, p[2].num)
    return Rational(checked_mul(div(p[1].num, g), p[2].den), div(p[2].num, g))
end
function //(x::Rational, y::Rational)
    p = promote(x, y)
    a, b = p[1], p[2]
    g = gcd(a.num, b.num)
    h = gcd(b.den, a.den)
    return Rational(checked_mul(div(a.num, g), div(b.den, h)), checked_mul(div(a.den, h), div(b.num, g)))
end

numerator(x::Rational) = x.num
denominator(x::Rational) = x.den
numerator(x::Integer) = x
denominator(x::Integer) = one(x)

convert(::Type{Rational{T}}, x::Rational{T}) where {T<:Integer} = x
convert(::Type{Rational{T}}, x::Rational) where {T<:Integer} = Rational{T}(x)
convert(::Type{Rational{T}}, x::Integer) where {T<:Integer} = Rational{T}(x)
promote_rule(::Type{Rational{T}}, ::Type{S}) where {T<:Integer, S<:Integer} = Rational{promote_type(T, S)}
promote_rule(::Type{Rational{T}}, ::Type{Rational{S}}) where {T<:Integer, S<:Integer} = Rational{promote_type(T, S)}
promote_rule(::Type{Rational{T}}, ::Type{S}) where {T<:Integer, S<:AbstractFloat} = promote_type(T, S)
widen(::Type{Rational{T}}) where {T} = Rational{widen(T)}
Core.Float64(x::Rational) = Float64(x.num) / Float64(x.den)
Core.Float32(x::Rational) = Float32(Float64(x.num) / Float64(x.den))
Core.Float16(x::Rational) = Float16(Float64(x.num) / Float64(x.den))
Core.AbstractFloat(x::Rational) = Float64(x)
float(x::Rational) = Float64(x)
float(::Type{Rational{T}}) where {T} = Float64
function (::Type{T})(x::Rational) where {T<:BitInteger}
    isone(x.den) || _throw_inexact(Core._typename_name(T), T, x)
    return convert(T, x.num)
end
Core.Bool(x::Rational) = x == 0 ? false : x == 1 ? true : _throw_inexact(:Bool, Bool, x)

"The simplest fraction within `tol` of `x`."
rationalize(x::AbstractFloat; tol::Real=eps(x)) = rationalize(Int, x; tol=tol)
function rationalize(::Type{T}, x::AbstractFloat; tol::Real=eps(x)) where {T<:Integer}
    tol < 0 && throw(ArgumentError("negative tolerance"))
    isnan(x) && return zero(T) // one(T)
    isinf(x) && return _rational(x < 0 ? -one(T) : one(T), zero(T))
    # The convergents p//q of the continued fraction; `gap` is how far off one may be,
    # in units of the remainder that is left.
    p, q = (x < 0 ? -one(T) : one(T)), zero(T)
    p0, q0 = zero(T), one(T)
    x = abs(x)
    y = one(x)
    a = trunc(x)
    r = x - a
    gap, t, t0 = oftype(x, tol), zero(x), oftype(x, tol)
    while r > gap
        n = _convergent(T, a, p, p0)
        d = _convergent(T, a, q, q0)
        (n === nothing || d === nothing) && return Rational(p, q)
        p, p0 = n, p
        q, q0 = d, q
        x, y = y, r
        a, r = divrem(x, y)
        t, t0 = gap, t
        gap = a * t + t0
    end
    # The smallest last term that is still within the tolerance.
    a = cld(x - t0, y + t)
    n = _convergent(T, a, p, p0)
    d = _convergent(T, a, q, q0)
    (n === nothing || d === nothing) && return Rational(p, q)
    return Rational(n, d)
end
# a*p + p0 in integers, or `nothing` where that overflows.
function _convergent(::Type{T}, a, p::T, p0::T) where {T}
    _fits_integer(T, a) || return nothing
    m = mul_with_overflow(unsafe_trunc(T, a), p)
    m[2] && return nothing
    s = add_with_overflow(m[1], p0)
    return s[2] ? nothing : s[1]
end
rationalize(x::Union{Integer, Rational}; tol::Real=0) = Rational(x)

# ---- arithmetic ------------------------------------------------------------------------

zero(::Type{Rational{T}}) where {T} = _rational(zero(T), one(T))
one(::Type{Rational{T}}) where {T} = _rational(one(T), one(T))
iszero(x::Rational) = iszero(x.num)
isone(x::Rational) = isone(x.num) & isone(x.den)
isinteger(x::Rational) = isone(x.den)
isfinite(x::Rational) = !iszero(x.den)
isinf(x::Rational) = iszero(x.den)
signbit(x::Rational) = signbit(x.num)
sign(x::Rational) = oftype(x, sign(x.num))
abs(x::Rational) = _rational(checked_abs(x.num), x.den)
typemin(::Type{Rational{T}}) where {T<:Signed} = _rational(-one(T), zero(T))
typemax(::Type{Rational{T}}) where {T} = _rational(one(T), zero(T))
-(x::Rational) = _rational(checked_neg(x.num), x.den)
-(x::Rational{T}) where {T<:BitSigned} = _rational(checked_neg(x.num), x.den)
inv(x::Rational) = signbit(x.num) ? _rational(checked_neg(x.den), checked_neg(x.num)) : _rational(x.den, x.num)

# The denominators over their greatest common divisor: smaller intermediate numbers.
@inline function _shared(x::Rational, y::Rational)
    g = gcd(x.den, y.den)
    return (div(x.den, g), div(y.den, g))
end
function +(x::Rational{T}, y::Rational{T}) where {T<:Integer}
    d = _shared(x, y)
    return Rational(checked_add(checked_mul(x.num, d[2]), checked_mul(y.num, d[1])), checked_mul(x.den, d[2]))
end
function -(x::Rational{T}, y::Rational{T}) where {T<:Integer}
    d = _shared(x, y)
    return Rational(checked_sub(checked_mul(x.num, d[2]), checked_mul(y.num, d[1])), checked_mul(x.den, d[2]))
end
function *(x::Rational{T}, y::Rational{T}) where {T<:Integer}
    g = gcd(x.num, y.den)
    h = gcd(x.den, y.num)
    n = checked_mul(div(x.num, g), div(y.num, h))
    d = checked_mul(div(x.den, h), div(y.den, g))
    return Rational(n, d)
end
+(x::Rational, y::Integer) = (p = promote(x, y); Rational(checked_add(p[1].num, checked_mul(p[1].den, p[2].num)), p[1].den))
+(x::Integer, y::Rational) = y + x
*(x::Rational, y::Integer) = (p = promote(x, y); p[1] * p[2])
*(x::Integer, y::Rational) = y * x
/(x::Rational{T}, y::Rational{T}) where {T<:Integer} = x // y
/(x::Rational, y::Integer) = x // y
/(x::Integer, y::Rational) = x // y
^(x::Rational, n::Integer) =
    n >= 0 ? _rational(x.num^n, x.den^n) : (y = inv(x); _rational(y.num^(-n), y.den^(-n)))
^(x::Number, y::Rational) = x^(y.num / y.den)
^(::Irrational{:ℯ}, y::Rational) = exp(y.num / y.den)
^(x::T, y::Rational) where {T<:AbstractFloat} = x^convert(T, y)
literal_pow(::typeof(^), x::Rational, ::Val{p}) where {p} = x^p
rem(x::Rational{T}, y::Rational{T}) where {T<:Integer} =
    (d = _shared(x, y); Rational(rem(checked_mul(x.num, d[2]), checked_mul(y.num, d[1])), checked_mul(x.den, d[2])))
mod(x::Rational{T}, y::Rational{T}) where {T<:Integer} =
    (d = _shared(x, y); Rational(mod(checked_mul(x.num, d[2]), checked_mul(y.num, d[1])), checked_mul(x.den, d[2])))
div(x::Rational{T}, y::Rational{T}) where {T<:Integer} =
    (d = _shared(x, y); div(checked_mul(x.num, d[2]), checked_mul(y.num, d[1])))
fld(x::Rational{T}, y::Rational{T}) where {T<:Integer} =
    (d = _shared(x, y); fld(checked_mul(x.num, d[2]), checked_mul(y.num, d[1])))
cld(x::Rational{T}, y::Rational{T}) where {T<:Integer} =
    (d = _shared(x, y); cld(checked_mul(x.num, d[2]), checked_mul(y.num, d[1])))
fma(x::Rational, y::Rational, z::Rational) = x * y + z
gcd(x::Rational{T}, y::Rational{T}) where {T} = Rational(gcd(x.num, y.num), lcm(x.den, y.den))
lcm(x::Rational{T}, y::Rational{T}) where {T} = Rational(lcm(x.num, y.num), gcd(x.den, y.den))

# ---- comparison ------------------------------------------------------------------------

==(x::Rational, y::Rational) = (x.den == y.den) & (x.num == y.num)
==(x::Rational{T}, y::Rational{T}) where {T<:Integer} = (x.den == y.den) & (x.num == y.num)
==(x::Rational, y::Integer) = (x.den == 1) & (x.num == y)
==(x::Integer, y::Rational) = y == x
==(x::Rational, y::AbstractFloat) = isfinite(y) ? (ispow2(x.den) && Float64(x.num) / Float64(x.den) == y) : Float64(x) == y
==(x::AbstractFloat, y::Rational) = y == x
function <(x::Rational{T}, y::Rational{T}) where {T<:Integer}
    x.den == y.den && return x.num < y.num
    return widemul(x.num, y.den) < widemul(x.den, y.num)
end
# Numbers that lie close together are compared without rounding.
function _order(x::Rational, y::AbstractFloat)
    near = Float64(x.num) / Float64(x.den)
    (isfinite(y) && isfinite(near)) || return cmp(near, y)
    abs(near - y) > abs(near) / 1.0e10 && return near < y ? -1 : 1
    return cmp(Rational{BigInt}(x), Rational{BigInt}(y))
end
<(x::Rational, y::AbstractFloat) = !isnan(y) && _order(x, y) < 0
<(x::AbstractFloat, y::Rational) = !isnan(x) && _order(y, x) > 0
<=(x::Rational, y::AbstractFloat) = !isnan(y) && _order(x, y) <= 0
<=(x::AbstractFloat, y::Rational) = !isnan(x) && _order(y, x) >= 0
<(x::Rational, y::Integer) = x.den == 0 ? x.num < 0 : widemul(x.den, y) > x.num
<(x::Integer, y::Rational) = y.den == 0 ? y.num > 0 : widemul(x, y.den) < y.num
<=(x::Rational{T}, y::Rational{T}) where {T<:Integer} = !(y < x)
<=(x::Rational, y::Integer) = !(y < x)
<=(x::Integer, y::Rational) = !(y < x)

# ---- rounding --------------------------------------------------------------------------

_round_real(x::Rational, mode) = _rational(_round_fraction(x, mode), one(x.num))
_round_fraction(x::Rational, mode) = iszero(x.den) ? throw(DivideError()) : div(x.num, x.den, mode)
trunc(x::Rational) = _rational(div(x.num, x.den), one(x.num))
floor(x::Rational) = _rational(fld(x.num, x.den), one(x.num))
ceil(x::Rational) = _rational(cld(x.num, x.den), one(x.num))
round(x::Rational) = _round_real(x, RoundNearest)
round(x::Rational, mode::RoundingMode) = _round_real(x, mode)
trunc(::Type{T}, x::Rational) where {T<:Integer} = convert(T, div(x.num, x.den))
floor(::Type{T}, x::Rational) where {T<:Integer} = convert(T, fld(x.num, x.den))
ceil(::Type{T}, x::Rational) where {T<:Integer} = convert(T, cld(x.num, x.den))
round(::Type{T}, x::Rational) where {T<:Integer} = convert(T, _round_fraction(x, RoundNearest))
round(::Type{T}, x::Rational, mode::RoundingMode) where {T<:Integer} = convert(T, _round_fraction(x, mode))
