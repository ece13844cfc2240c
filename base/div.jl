# Division with each way of rounding, remainders, and rounding of numbers.

export RoundingMode, RoundNearest, RoundToZero, RoundUp, RoundDown, RoundFromZero,
    RoundNearestTiesAway, RoundNearestTiesUp, divrem, fldmod, fldmod1, mod1, fld1, rem2pi,
    mod2pi, round, floor, ceil, isapprox, ≈, ≉, clamp, clamp!

"How a result between two values is rounded; see the constants `Round…`."
struct RoundingMode{T} end
"To the nearest integer; of two equally near, to the even one."
const RoundNearest = RoundingMode{:Nearest}()
const RoundToZero = RoundingMode{:ToZero}()
const RoundUp = RoundingMode{:Up}()
const RoundDown = RoundingMode{:Down}()
const RoundFromZero = RoundingMode{:FromZero}()
const RoundNearestTiesAway = RoundingMode{:NearestTiesAway}()
const RoundNearestTiesUp = RoundingMode{:NearestTiesUp}()

# ---- quotient and remainder ------------------------------------------------------------

# A signed and an unsigned integer of at least its width: the quotient has the type of the dividend, the
# remainder that of the number whose sign it has.
function _mixed_division(x::BitSigned, y::BitUnsigned)
    q, r = divrem(_magnitude(x, y), y % _unsigned_common(x, y))
    return (flipsign(signed(q), x), flipsign(signed(r), x))
end
function _mixed_division(x::BitUnsigned, y::BitSigned)
    q, r = divrem(x % _unsigned_common(x, y), _magnitude(y, x))
    return (flipsign(q, y), r)
end
_magnitude(s::BitSigned, u::BitUnsigned) = uabs(s % signed(_unsigned_common(s, u)))
_unsigned_common(x, y) = unsigned(promote_type(typeof(x), typeof(y)))
flipsign(x::BitUnsigned, y::BitSigned) = y < 0 ? -x : x

_mixed_div(x, y) = _mixed_division(x, y)[1]
_mixed_rem(x, y) = _mixed_division(x, y)[2]
function _mixed_fld(x, y)
    q, r = _mixed_division(x, y)
    return iszero(r) || signbit(x) == signbit(y) ? q : q - oneunit(q)
end
function _mixed_cld(x, y)
    q, r = _mixed_division(x, y)
    return iszero(r) || signbit(x) != signbit(y) ? q : q + oneunit(q)
end
function _mixed_mod(x, y)
    r = _mixed_division(x, y)[2]
    kept = y isa Signed ? signed(r) : unsigned(r)
    # The remainder has the divisor's sign, unless it is zero.
    return iszero(r) || signbit(x) == signbit(y) ? kept : kept + y
end
div(x::BitSigned, y::BitUnsigned) = _mixed_div(x, y)
div(x::BitUnsigned, y::BitSigned) = _mixed_div(x, y)
rem(x::BitSigned, y::BitUnsigned) = _mixed_rem(x, y)
rem(x::BitUnsigned, y::BitSigned) = _mixed_rem(x, y)
fld(x::BitSigned, y::BitUnsigned) = _mixed_fld(x, y)
fld(x::BitUnsigned, y::BitSigned) = _mixed_fld(x, y)
cld(x::BitSigned, y::BitUnsigned) = _mixed_cld(x, y)
cld(x::BitUnsigned, y::BitSigned) = _mixed_cld(x, y)
mod(x::BitSigned, y::BitUnsigned) = _mixed_mod(x, y)
mod(x::BitUnsigned, y::BitSigned) = _mixed_mod(x, y)

div(x, y, ::RoundingMode{:ToZero}) = div(x, y)
div(x, y, ::RoundingMode{:Down}) = fld(x, y)
div(x, y, ::RoundingMode{:Up}) = cld(x, y)
div(x, y, ::RoundingMode{:FromZero}) = signbit(x) == signbit(y) ? cld(x, y) : fld(x, y)
function div(x::T, y::T, mode::RoundingMode{:Nearest}) where {T<:Integer}
    q = fld(x, y)
    r = x - q * y
    # Twice the remainder against the divisor, without overflow.
    d = y - r
    c = y > zero(y) ? cmp(r, d) : cmp(d, r)
    return c > 0 || (c == 0 && isodd(q)) ? q + one(q) : q
end
function div(x::T, y::T, mode::RoundingMode{:NearestTiesAway}) where {T<:Integer}
    q, r = divrem(x, y)
    a = abs(r)
    return a >= abs(y) - a ? (signbit(x) == signbit(y) ? q + one(q) : q - one(q)) : q
end
function div(x::T, y::T, mode::RoundingMode{:NearestTiesUp}) where {T<:Integer}
    q = fld(x, y)
    r = x - q * y
    return abs(r) >= abs(y) - abs(r) ? q + one(q) : q
end
const _NearestModes =
    Union{RoundingMode{:Nearest}, RoundingMode{:NearestTiesAway}, RoundingMode{:NearestTiesUp}}
div(x::Integer, y::Integer, mode::_NearestModes) = (p = promote(x, y); div(p[1], p[2], mode))
div(x::Real, y::Real, mode::_NearestModes) = round(x / y, mode)

rem(x, y, ::RoundingMode{:ToZero}) = rem(x, y)
rem(x, y, ::RoundingMode{:Down}) = mod(x, y)
rem(x, y, ::RoundingMode{:Up}) = mod(x, -y)
rem(x, y, ::RoundingMode{:FromZero}) = signbit(x) == signbit(y) ? mod(x, -y) : mod(x, y)
rem(x::Integer, y::Integer, mode::RoundingMode{:Nearest}) = x - y * div(x, y, mode)
function rem(x::T, y::T, ::RoundingMode{:Nearest}) where {T<:IEEEFloat}
    return T(ccall(:remainder, Float64, (Float64, Float64), x, y))
end
rem(x::Real, y::Real, mode::RoundingMode{:Nearest}) = (p = promote(x, y); rem(p[1], p[2], mode))

fld(x::T, y::T) where {T<:Real} = round((x - mod(x, y)) / y)
cld(x::T, y::T) where {T<:Real} = -fld(-x, y)
fld(x::T, y::T) where {T<:Integer} = (q = div(x, y); (signbit(x) != signbit(y)) & (q * y != x) ? q - one(q) : q)
cld(x::T, y::T) where {T<:Integer} = (q = div(x, y); (signbit(x) == signbit(y)) & (q * y != x) ? q + one(q) : q)
mod(x::T, y::T) where {T<:Integer} = (r = rem(x, y); (r != zero(r)) & (signbit(r) != signbit(y)) ? r + y : r)

function rem(x::T, y::T) where {T<:Float32or64}
    # The C function is exact, as the result of a remainder always can be.
    return T(ccall(:fmod, Float64, (Float64, Float64), Float64(x), Float64(y)))
end
rem(x::Float16, y::Float16) = Float16(rem(Float32(x), Float32(y)))
function mod(x::T, y::T) where {T<:AbstractFloat}
    r = rem(x, y)
    r == 0 && return copysign(r, y)
    return (r > 0) != (y > 0) ? r + y : r
end
div(x::T, y::T) where {T<:AbstractFloat} = convert(T, round((x - rem(x, y)) / y))
fld(x::T, y::T) where {T<:AbstractFloat} = convert(T, round((x - mod(x, y)) / y))
cld(x::T, y::T) where {T<:AbstractFloat} = convert(T, round((x - _mod_up(x, y)) / y))
_mod_up(x, y) = (r = mod(x, y); r == 0 ? r : r - y)

"The quotient and the remainder: `(div(x, y), rem(x, y))`."
divrem(x, y) = (div(x, y), rem(x, y))
divrem(x, y, mode::RoundingMode) = (div(x, y, mode), rem(x, y, mode))
divrem(x::T, y::T) where {T<:BitInteger} = (q = div(x, y); (q, x - q * y))
"`(fld(x, y), mod(x, y))`"
fldmod(x, y) = (fld(x, y), mod(x, y))
fldmod(x::T, y::T) where {T<:BitInteger} = (q = fld(x, y); (q, x - q * y))
"The remainder in `1:y`."
mod1(x::T, y::T) where {T<:Real} = (m = mod(x, y); ifelse(m == 0, y, m))
mod1(x::Real, y::Real) = (p = promote(x, y); mod1(p[1], p[2]))
fld1(x::T, y::T) where {T<:Real} = (m = mod1(x, y); fld((x - m) + y, y))
fld1(x::T, y::T) where {T<:Integer} = (d = div(x, y); d + ((x > 0) == (y > 0) && d * y != x))
fld1(x::Real, y::Real) = (p = promote(x, y); fld1(p[1], p[2]))
fldmod1(x, y) = (fld1(x, y), mod1(x, y))
mod(i::Integer, r::AbstractUnitRange{<:Integer}) = mod(i - first(r), length(r)) + first(r)

# ---- rounding --------------------------------------------------------------------------

round(x::AbstractFloat, ::RoundingMode{:Nearest}) = round(x)
round(x::AbstractFloat, ::RoundingMode{:ToZero}) = trunc(x)
round(x::AbstractFloat, ::RoundingMode{:Up}) = ceil(x)
round(x::AbstractFloat, ::RoundingMode{:Down}) = floor(x)
round(x::AbstractFloat, ::RoundingMode{:FromZero}) = signbit(x) ? floor(x) : ceil(x)
function round(x::T, ::RoundingMode{:NearestTiesAway}) where {T<:AbstractFloat}
    y = trunc(x)
    return ifelse(x == y, y, copysign(floor(2 * abs(x - y)), x) + y)
end
round(x::T, ::RoundingMode{:NearestTiesUp}) where {T<:AbstractFloat} =
    (y = floor(x); ifelse(x == y, y, copysign(floor(2 * (x - y)) + y, x)))
round(x::Integer, ::RoundingMode) = x
round(::Type{T}, x::Real, mode::RoundingMode) where {T<:Integer} = trunc(T, round(x, mode))
round(::Type{T}, x::Integer, mode::RoundingMode) where {T<:Integer} = convert(T, x)
round(::Type{T}, x::Real) where {T<:AbstractFloat} = convert(T, round(x))
round(::Type{T}, x::Real, mode::RoundingMode) where {T<:AbstractFloat} = convert(T, round(x, mode))
trunc(::Type{T}, x::Real) where {T<:AbstractFloat} = convert(T, trunc(x))
floor(::Type{T}, x::Real) where {T<:AbstractFloat} = convert(T, floor(x))
ceil(::Type{T}, x::Real) where {T<:AbstractFloat} = convert(T, ceil(x))

# With digits: keywords, so that these are the methods that `round(x, digits=2)` reaches.
round(x::Real; digits=nothing, sigdigits=nothing, base=10) =
    _round_digits(x, RoundNearest, digits, sigdigits, base)
round(x::Real, mode::RoundingMode; digits=nothing, sigdigits=nothing, base=10) =
    _round_digits(x, mode, digits, sigdigits, base)
floor(x::Real; digits=nothing, sigdigits=nothing, base=10) =
    _round_digits(x, RoundDown, digits, sigdigits, base)
ceil(x::Real; digits=nothing, sigdigits=nothing, base=10) =
    _round_digits(x, RoundUp, digits, sigdigits, base)
trunc(x::Real; digits=nothing, sigdigits=nothing, base=10) =
    _round_digits(x, RoundToZero, digits, sigdigits, base)

_round_whole(x::Integer, mode) = x
_round_whole(x::Float32or64, mode) = _round_float(x, mode)
_round_whole(x::Float16, mode) = Float16(_round_float(Float32(x), mode))
_round_whole(x::Real, mode) = _round_real(x, mode)
_round_float(x, ::RoundingMode{:Nearest}) = rint_llvm(x)
_round_float(x, ::RoundingMode{:ToZero}) = trunc_llvm(x)
_round_float(x, ::RoundingMode{:Up}) = ceil_llvm(x)
_round_float(x, ::RoundingMode{:Down}) = floor_llvm(x)
_round_float(x, ::RoundingMode{:FromZero}) = signbit(x) ? floor_llvm(x) : ceil_llvm(x)
function _round_float(x, ::RoundingMode{:NearestTiesAway})
    y = trunc_llvm(x)
    return ifelse(x == y, y, copysign(floor_llvm(2 * abs(x - y)), x) + y)
end
_round_float(x, ::RoundingMode{:NearestTiesUp}) = floor_llvm(x + oftype(x, 0.5))

_round_digits(x, mode, ::Nothing, ::Nothing, base) = _round_whole(x, mode)
_round_digits(x, mode, digits, ::Nothing, base) = _round_to(float(x), mode, Int(digits), base)
function _round_digits(x, mode, ::Nothing, sigdigits, base)
    f = float(x)
    (iszero(f) || !isfinite(f)) && return f
    h = 1 + Int(floor(log(abs(f)) / log(oftype(f, base)) + 1e-12))
    return _round_to(f, mode, Int(sigdigits) - h, base)
end
_round_digits(x, mode, digits, sigdigits, base) =
    throw(ArgumentError("`round` cannot use both `digits` and `sigdigits` arguments."))

function _round_to(x, mode, digits::Int, base)
    isfinite(x) || return x
    # Powers of the base are exact as multipliers up to a point; divide where they are not.
    if digits >= 0
        m = oftype(x, base)^digits
        y = _round_whole(x * m, mode) / m
    else
        m = oftype(x, base)^(-digits)
        y = _round_whole(x / m, mode) * m
    end
    return isfinite(y) ? y : digits >= 0 ? x : zero(x)
end
round(x::Integer; digits=nothing, sigdigits=nothing, base=10) =
    _round_digits(x, RoundNearest, digits, sigdigits, base)
floor(x::Integer; digits=nothing, sigdigits=nothing, base=10) =
    _round_digits(x, RoundDown, digits, sigdigits, base)
ceil(x::Integer; digits=nothing, sigdigits=nothing, base=10) =
    _round_digits(x, RoundUp, digits, sigdigits, base)
trunc(x::Integer; digits=nothing, sigdigits=nothing, base=10) =
    _round_digits(x, RoundToZero, digits, sigdigits, base)

# ---- approximate equality, clamping ----------------------------------------------------

_default_rtol(::Type{T}) where {T<:AbstractFloat} = sqrt(eps(T))
_default_rtol(::Type{<:Real}) = 0
_rtol(x, y, atol) = atol > 0 ? 0.0 : Float64(max(_default_rtol(real(typeof(x))), _default_rtol(real(typeof(y)))))

"""
    isapprox(x, y; atol=0, rtol)

Whether two numbers differ by at most `max(atol, rtol * max(abs(x), abs(y)))`.
"""
function isapprox(x::Number, y::Number; atol::Real=0, rtol::Real=_rtol(x, y, atol), nans::Bool=false, norm=abs)
    x == y && return true
    if isfinite(x) && isfinite(y)
        return norm(x - y) <= max(atol, rtol * max(norm(x), norm(y)))
    end
    return nans && isnan(x) && isnan(y)
end
isapprox(x::Integer, y::Integer; atol::Real=0, rtol::Real=0, nans::Bool=false, norm=abs) =
    x == y || norm(x - y) <= max(atol, rtol * max(norm(x), norm(y)))
isapprox(y; kw...) = x -> isapprox(x, y; kw...)
const ≈ = isapprox
≉(args...; kw...) = !isapprox(args...; kw...)

"`x` limited to the range from `lo` to `hi`."
clamp(x::X, lo::L, hi::H) where {X,L,H} =
    (T = promote_type(X, L, H); ifelse(x > hi, convert(T, hi), ifelse(x < lo, convert(T, lo), convert(T, x))))
clamp(x, ::Type{T}) where {T<:Integer} = clamp(x, typemin(T), typemax(T)) % T
clamp(x::Integer, r::AbstractUnitRange{<:Integer}) = clamp(x, first(r), last(r))
function clamp!(a::AbstractArray, lo, hi)
    for i in eachindex(a)
        a[i] = clamp(a[i], lo, hi)
    end
    return a
end

# ---- narrowing in a given direction ----------------------------------------------------

Core.Float64(x::Real, mode::RoundingMode) = _narrowed(Float64, x, mode)
Core.Float32(x::Real, mode::RoundingMode) = _narrowed(Float32, x, mode)
Core.Float16(x::Real, mode::RoundingMode) = _narrowed(Float16, x, mode)
_narrowed(::Type{T}, x::Real, ::RoundingMode{:Nearest}) where {T} = convert(T, x)
_narrowed(::Type{T}, x::Real, ::RoundingMode{:ToZero}) where {T} = x > 0 ? _narrowed(T, x, RoundDown) : _narrowed(T, x, RoundUp)
_narrowed(::Type{T}, x::Real, ::RoundingMode{:FromZero}) where {T} = x > 0 ? _narrowed(T, x, RoundUp) : _narrowed(T, x, RoundDown)
_narrowed(::Type{T}, x::Real, ::RoundingMode{:Up}) where {T} = (y = convert(T, x); y < x ? nextfloat(y) : y)
_narrowed(::Type{T}, x::Real, ::RoundingMode{:Down}) where {T} = (y = convert(T, x); y > x ? prevfloat(y) : y)
