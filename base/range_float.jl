# Ranges of floats, which hit their end points and decimal fractions exactly: reference
# and step are kept in twice the precision, found through rational approximation.

"A number `hi + lo`, where `lo` holds the digits that `hi` cannot."
struct TwicePrecision{T}
    hi::T
    lo::T
end
TwicePrecision{T}(p::Tuple{T,T}) where {T} = TwicePrecision{T}(getfield(p, 1), getfield(p, 2))
TwicePrecision{T}(x::T) where {T} = TwicePrecision{T}(x, zero(T))
TwicePrecision{T}(x::TwicePrecision{T}) where {T} = x
function TwicePrecision{T}(i::Integer) where {T}
    h = _truncbits(T(i), cld(precision(T), 2))
    return TwicePrecision{T}(h, T(i - unsafe_trunc(typeof(i), h)))
end
TwicePrecision{T}(x::Real) where {T} = (h = T(x); TwicePrecision{T}(h, T(x - h)))
_ratio(::Type{T}, n::Integer, d::Integer) where {T} = TwicePrecision{T}(n) / d
convert(::Type{TwicePrecision{T}}, x::TwicePrecision{T}) where {T} = x
convert(::Type{TwicePrecision{T}}, x::Real) where {T} = TwicePrecision{T}(x)
convert(::Type{T}, x::TwicePrecision) where {T<:Number} = T(x.hi + x.lo)
(::Type{T})(x::TwicePrecision) where {T<:Number} = T(x.hi + x.lo)::T
_plain(::Type{T}, x::TwicePrecision) where {T} = T(x)
zero(x::TwicePrecision{T}) where {T} = TwicePrecision{T}(zero(T), zero(T))
zero(::Type{TwicePrecision{T}}) where {T} = TwicePrecision{T}(zero(T), zero(T))
iszero(x::TwicePrecision) = x.hi + x.lo == 0
signbit(x::TwicePrecision) = signbit(x.hi)
==(x::TwicePrecision, y::TwicePrecision) = (x.hi == y.hi) & (x.lo == y.lo)
<(x::TwicePrecision, y::TwicePrecision) = x.hi < y.hi || (x.hi == y.hi && x.lo < y.lo)

# Exact sums and products of two floats, as a rounded result and the rest.
@inline _fast_two_sum(x, y) = (h = x + y; (h, (x - h) + y))
@inline _two_sum(x::T, y::T) where {T} =
    abs(y) > abs(x) ? _fast_two_sum(y, x) : _fast_two_sum(x, y)
@inline function _two_product(x::T, y::T) where {T}
    h = x * y
    ((h == 0) | !isfinite(h)) && return (h, h)
    return _fast_two_sum(h, fma(x, y, -h))
end
_twice(::Type{T}, p) where {T} = TwicePrecision{T}(getfield(p, 1), getfield(p, 2))

-(x::TwicePrecision{T}) where {T} = TwicePrecision{T}(-x.hi, -x.lo)
function +(x::TwicePrecision{T}, y::TwicePrecision{T}) where {T}
    r = x.hi + y.hi
    s = abs(x.hi) > abs(y.hi) ? (((x.hi - r) + y.hi) + y.lo) + x.lo :
        (((y.hi - r) + x.hi) + x.lo) + y.lo
    return _twice(T, _fast_two_sum(r, s))
end
function +(x::TwicePrecision{T}, y::Number) where {T}
    s = _two_sum(x.hi, T(y))
    return _twice(T, _fast_two_sum(s[1], s[2] + x.lo))
end
+(x::Number, y::TwicePrecision) = y + x
-(x::TwicePrecision, y::TwicePrecision) = x + (-y)
-(x::TwicePrecision, y::Number) = x + (-y)
-(x::Number, y::TwicePrecision) = (-y) + x
function *(x::TwicePrecision{T}, y::TwicePrecision{T}) where {T}
    z = _two_product(x.hi, y.hi)
    h = z[1]
    ((h == 0) | !isfinite(h)) && return TwicePrecision{T}(h, h)
    return _twice(T, _fast_two_sum(h, (x.hi * y.lo + x.lo * y.hi) + z[2]))
end
function *(x::TwicePrecision{T}, v::Number) where {T}
    v == 0 && return TwicePrecision{T}(x.hi * T(v), x.lo * T(v))
    return x * TwicePrecision{T}(v)
end
*(v::Number, x::TwicePrecision) = x * v
/(x::TwicePrecision{T}, v::Number) where {T} = x / TwicePrecision{T}(v)
function /(x::TwicePrecision{T}, y::TwicePrecision{T}) where {T}
    h = x.hi / y.hi
    ((h == 0) | !isfinite(h)) && return TwicePrecision{T}(h, h)
    u = _two_product(h, y.hi)
    lo = ((((x.hi - u[1]) - u[2]) + x.lo) - h * y.lo) / y.hi
    return _twice(T, _fast_two_sum(h, lo))
end

# `x` without its lowest `nb` bits; products with small integers are then exact.
_truncbits(x::T, nb) where {T} =
    bitcast(T, bitcast(uinttype(T), x) & (typemax(uinttype(T)) << nb))
_shortened(x::TwicePrecision{T}, nb) where {T} =
    (h = _truncbits(x.hi, nb); TwicePrecision{T}(h, (x.hi - h) + x.lo))

# The bits that the multiples of the step need in a range of `len` elements.
function _multiple_bits(::Type{T}, len, offset) where {T}
    len < 2 && return 0
    far = max(offset - 1, len - offset) - 1
    return min(cld(precision(T), 2), 64 - leading_zeros(Int64(far)))
end

# Float64 keeps reference and step twice; the narrower types keep them in Float64.
_range_rational(::Type{Float64}, rn, rd, sn, sd, nb, len, offset) =
    StepRangeLen{Float64,TwicePrecision{Float64},TwicePrecision{Float64},Int}(
        _ratio(Float64, rn, rd), _shortened(_ratio(Float64, sn, sd), nb), len, offset)
_range_rational(::Type{T}, rn, rd, sn, sd, nb, len, offset) where {T<:Union{Float16, Float32}} =
    StepRangeLen{T,Float64,Float64,Int}(rn / rd, sn / sd, len, offset)
_range_plain(ref::Float64, step::Float64, nb, len, offset) =
    StepRangeLen{Float64,TwicePrecision{Float64},TwicePrecision{Float64},Int}(
        TwicePrecision{Float64}(ref), _shortened(TwicePrecision{Float64}(step), nb), len, offset)
_range_plain(ref::T, step::T, nb, len, offset) where {T<:Union{Float16, Float32}} =
    StepRangeLen{T,Float64,Float64,Int}(Float64(ref), Float64(step), len, offset)

@inline function _element(r::StepRangeLen{T,TwicePrecision{F},TwicePrecision{F}}, i::Int) where {T,F}
    u = F(i - r.offset)
    s = _two_sum(r.ref.hi, u * r.step.hi)
    return T(s[1] + (s[2] + (u * r.step.lo + r.ref.lo)))
end

# The simplest fraction that approximates `x`, by continued fractions; (n, 0) if none does.
_narrow_limit(::Type{Float64}) = 16777216
_narrow_limit(::Type{Float32}) = 2048
_narrow_limit(::Type{Float16}) = 2048
function _simple_fraction(x::T) where {T}
    m = _narrow_limit(T)
    y = x
    a, b, c, d = 1, 0, 0, 1
    while abs(y) <= m
        f = unsafe_trunc(Int, y)
        y = y - T(f)
        a, c = f * a + c, a
        b, d = f * b + d, b
        max(abs(a), abs(b)) <= m || return (c, d)
        T(a) / T(b) == x && break
        y = one(T) / y
    end
    return (a, b)
end

# The least common multiple where it does not overflow; 0 where it might.
function _common_denominator(a::Int, b::Int)
    q = div(a, gcd(a, b))
    p = checked_smul_int(q, b)
    return getfield(p, 2) ? 0 : abs(getfield(p, 1))
end

_is_between(a, x, b) = (a <= x) & (x <= b) | (b <= x) & (x <= a)

# start:step:stop
function _colon_float(start::T, step::T, stop::T) where {T<:IEEEFloat}
    step == 0 && throw(ArgumentError("range step cannot be zero"))
    sn, sd = _simple_fraction(step)
    if sd != 0 && T(sn / sd) == step
        an, ad = _simple_fraction(start)
        bn, bd = _simple_fraction(stop)
        if ad != 0 && bd != 0 && T(an / ad) == start && T(bn / bd) == stop
            den = _common_denominator(ad, sd)
            m = maxintfloat(T, Int)
            if den != 0 && abs(start * den) <= m && abs(step * den) <= m &&
                    rem(den, ad) == 0 && rem(den, sd) == 0
                an = round(Int, start * den)
                sn = round(Int, step * den)
                len = max(0, div(den * bn - bd * an, bd * sn) + 1)
                if _is_between(start, start + (len - 1) * step, stop + step / 2) &&
                        !_is_between(start, start + len * step, stop)
                    return _range_centered(T, an, sn, len, den)
                end
            end
        end
    end
    return _range_plain(start, step, 0, _float_length(start, step, stop), 1)
end
_colon_float(start, step, stop) = StepRangeLen(start, step, _float_length(start, step, stop))

# The number of elements, with a tolerance for the rounding of the quotient.
function _float_length(start, step, stop)
    q = (stop - start) / step
    q < 0 && return 0
    q == 0 && return 1
    isfinite(q) || throw(ArgumentError("range step, start and stop must be finite"))
    len = round(Int, q) + 1
    e = start + (len - 1) * step
    if (start < stop) & (stop < e) | (start > stop) & (stop > e)
        len = len - 1
    end
    return len
end

# The reference is the element of least magnitude, which has the most exact digits.
function _range_centered(::Type{T}, an, sn, len, den) where {T}
    if len < 2 || sn == 0
        return _range_rational(T, an, den, sn, den, 0, len, 1)
    end
    k = round(Int, -an / sn + 1)
    k = k < 1 ? 1 : k > len ? len : k
    return _range_rational(T, an + (k - 1) * sn, den, sn, den, _multiple_bits(T, len, k), len, k)
end

# range(start, step=step, length=len)
function _float_start_step(start::T, step::T, len::Int) where {T<:IEEEFloat}
    an, ad = _simple_fraction(start)
    sn, sd = _simple_fraction(step)
    if ad != 0 && sd != 0 && T(an / ad) == start && T(sn / sd) == step
        den = _common_denominator(ad, sd)
        m = maxintfloat(T, Int)
        if den != 0 && abs(den * start) <= m && abs(den * step) <= m &&
                rem(den, ad) == 0 && rem(den, sd) == 0
            return _range_centered(T, round(Int, den * start), round(Int, den * step), len, den)
        end
    end
    return _range_plain(start, step, 0, len, 1)
end
_float_start_step(start, step, len::Int) = StepRangeLen(start, step, len)

# range(start, stop, length=len)
function _float_start_stop(start::T, stop::T, len::Int) where {T<:IEEEFloat}
    (isfinite(start) && isfinite(stop)) ||
        throw(ArgumentError(string("start and stop must be finite, got ", start, " and ", stop)))
    if len < 2
        len == 1 && start != stop &&
            throw(ArgumentError(string("range(", start, ", stop=", stop, ", length=", len, "): endpoints differ")))
        return _range_plain(start, start - stop, 0, len, 1)
    end
    start == stop && return _range_plain(start, zero(T), 0, len, 1)
    an, ad = _simple_fraction(start)
    bn, bd = _simple_fraction(stop)
    if ad != 0 && bd != 0
        den = _common_denominator(ad, bd)
        m = maxintfloat(T, Int)
        if den != 0 && abs(den * start) <= m && abs(den * stop) <= m
            an = round(Int, den * start)
            bn = round(Int, den * stop)
            if T(an / den) == start && T(bn / den) == stop
                return _linspace_rational(T, an, bn, len, den)
            end
        end
    end
    return _linspace_floats(start, stop, len)
end
_float_start_stop(start, stop, len::Int) = LinRange(start, stop, len)

function _linspace_integers(a::Float64, b::Float64, start, stop, len::Int)
    len < 0 && throw(ArgumentError(string("range(", start, ", stop=", stop, ", length=", len, "): negative length")))
    len < 2 && return _float_start_stop(a, b, len)
    return _linspace_rational(Float64, Int(start), Int(stop), len, 1)
end

function _linspace_rational(::Type{T}, an::Int, bn::Int, len::Int, den::Int) where {T}
    an == bn && return _range_rational(T, an, den, 0, den, 0, len, 1)
    t = -an / (Float64(bn) - Float64(an))
    k = round(Int, t * (len - 1) + 1)
    k = k < 1 ? 1 : k > len ? len : k
    rn = Int128(len - k) * an + Int128(k - 1) * bn
    d = Int128(len - 1) * den
    return _range_rational(T, rn, d, Int128(bn) - Int128(an), d, _multiple_bits(T, len, k), len, k)
end

function _linspace_floats(start::T, stop::T, len::Int) where {T}
    delta = stop - start
    factor = 1
    if !isfinite(delta)
        delta = stop / len - start / len
        factor = len
    end
    k = round(Int, -(start / delta) / factor * (len - 1) + 1)
    if 1 < k && k < len
        t = (k - 1) / (len - 1)
        ref = T((1 - t) * start + t * stop)
        step = k - 1 < len - k ? (ref - start) / (k - 1) : (stop - ref) / (len - k)
    else
        k = k <= 1 ? 1 : len
        ref = k == 1 ? start : stop
        step = (delta / (len - 1)) * factor
    end
    h = _truncbits(step, _multiple_bits(T, len, k))
    x1 = _two_sum((1 - k) * h, ref)
    x2 = _two_sum((len - k) * h, ref)
    a = (start - x1[1]) - x1[2]
    b = (stop - x2[1]) - x2[2]
    lo = (b - a) / (len - 1)
    return _range_from_parts(ref, a - (1 - k) * lo, h, lo, len, k)
end
_range_from_parts(ref::Float64, rl, h, lo, len, k) =
    StepRangeLen{Float64,TwicePrecision{Float64},TwicePrecision{Float64},Int}(
        TwicePrecision{Float64}(ref, rl), TwicePrecision{Float64}(h, lo), len, k)
_range_from_parts(ref::T, rl, h, lo, len, k) where {T} =
    StepRangeLen{T,Float64,Float64,Int}(Float64(ref) + Float64(rl), Float64(h) + Float64(lo), len, k)
