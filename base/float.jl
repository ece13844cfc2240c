# Arithmetic, comparison and conversion of the machine floats.

export Inf, Inf16, Inf32, Inf64, NaN, NaN16, NaN32, NaN64, float, isnan, isfinite, isinf, floatmin, floatmax, eps,
    precision, exponent, significand, nextfloat, prevfloat, issubnormal, maxintfloat, isinteger

const Inf = bitcast(Float64, 0x7ff0000000000000)
const NaN = bitcast(Float64, 0x7ff8000000000000)
const Inf64 = Inf
const NaN64 = NaN
const Inf32 = bitcast(Float32, 0x7f800000)
const NaN32 = bitcast(Float32, 0x7fc00000)
const Inf16 = bitcast(Float16, 0x7c00)
const NaN16 = bitcast(Float16, 0x7e00)

# ---- arithmetic: Float16 in Float32, rounded after each operation ----------------------

const Float32or64 = Union{Float32, Float64}

+(x::IEEEFloat) = x
-(x::Float32or64) = neg_float(x)
-(x::Float16) = bitcast(Float16, xor_int(bitcast(UInt16, x), 0x8000))
+(x::T, y::T) where {T<:Float32or64} = add_float(x, y)
-(x::T, y::T) where {T<:Float32or64} = sub_float(x, y)
*(x::T, y::T) where {T<:Float32or64} = mul_float(x, y)
/(x::T, y::T) where {T<:Float32or64} = div_float(x, y)
+(x::Float16, y::Float16) = Float16(Float32(x) + Float32(y))
-(x::Float16, y::Float16) = Float16(Float32(x) - Float32(y))
*(x::Float16, y::Float16) = Float16(Float32(x) * Float32(y))
/(x::Float16, y::Float16) = Float16(Float32(x) / Float32(y))

"`x*y + z`, in whichever way is faster."
muladd(x::T, y::T, z::T) where {T<:Float32or64} = muladd_float(x, y, z)
muladd(x::Float16, y::Float16, z::Float16) = x * y + z
muladd(x, y, z) = x * y + z
"`x*y + z` with one rounding."
fma(x::T, y::T, z::T) where {T<:Float32or64} = fma_float(x, y, z)
fma(x::Float16, y::Float16, z::Float16) =
    Float16(fma_float(Float64(x), Float64(y), Float64(z)))
fma(x::Number, y::Number, z::Number) = fma(promote(x, y, z)...)
fma(x::Integer, y::Integer, z::Integer) = x * y + z

==(x::T, y::T) where {T<:Float32or64} = eq_float(x, y)
!=(x::T, y::T) where {T<:Float32or64} = ne_float(x, y)
<(x::T, y::T) where {T<:Float32or64} = lt_float(x, y)
<=(x::T, y::T) where {T<:Float32or64} = le_float(x, y)
==(x::Float16, y::Float16) = Float32(x) == Float32(y)
<(x::Float16, y::Float16) = Float32(x) < Float32(y)
<=(x::Float16, y::Float16) = Float32(x) <= Float32(y)
isequal(x::T, y::T) where {T<:IEEEFloat} = fpiseq(x, y)

# ---- integers with floats: by value ----------------------------------------------------

# 2^(bits of magnitude), the first float above the values of an integer type.
_above(::Type{T}, ::Type{F}) where {T<:BitSigned, F<:Float32or64} =
    F(bitcast(unsigned(T), typemin(T)))
_above(::Type{Int64}, ::Type{Float64}) = 9.223372036854775808e18
_above(::Type{Int32}, ::Type{Float64}) = 2.147483648e9
_above(::Type{UInt64}, ::Type{Float64}) = 1.8446744073709551616e19
_above(::Type{T}, ::Type{F}) where {T<:BitUnsigned, F<:Float32or64} =
    F(2) * F(bitcast(T, typemin(signed(T))))
_above(::Type{T}, ::Type{Float16}) where {T<:Union{Bits32, Bits64, Bits128, UInt16}} = Inf16
_above(::Type{Int8}, ::Type{Float16}) = Float16(128)
_above(::Type{UInt8}, ::Type{Float16}) = Float16(256)
_above(::Type{Int16}, ::Type{Float16}) = Float16(32768)

# Whether the float is integer and within the values of `T`.
function _fits_integer(::Type{T}, x::F) where {T<:BitSigned, F<:IEEEFloat}
    lim = _above(T, F)
    return (-lim <= x) & (x < lim) & (trunc(x) == x)
end
function _fits_integer(::Type{T}, x::F) where {T<:BitUnsigned, F<:IEEEFloat}
    return (F(0) <= x) & (x < _above(T, F)) & (trunc(x) == x)
end
# Whether the float, cut at the point, is within the values of `T`.
function _truncates_into(::Type{T}, x::F) where {T<:BitSigned, F<:IEEEFloat}
    lim = _above(T, F)
    low = -lim
    inside = low - F(1) == low ? low <= x : low - F(1) < x
    return inside & (x < lim)
end
function _truncates_into(::Type{T}, x::F) where {T<:BitUnsigned, F<:IEEEFloat}
    return (F(-1) < x) & (x < _above(T, F))
end

function ==(x::F, y::I) where {F<:IEEEFloat, I<:BitInteger}
    return _fits_integer(I, x) && unsafe_trunc(I, x) == y
end
==(x::I, y::F) where {I<:BitInteger, F<:IEEEFloat} = y == x
function <(x::I, y::F) where {I<:BitInteger, F<:IEEEFloat}
    isnan(y) && return false
    y < F(typemin(I)) && return false
    y >= _above(I, F) && return true
    c = ceil(y)
    return c >= _above(I, F) || x < unsafe_trunc(I, c)
end
function <(x::F, y::I) where {I<:BitInteger, F<:IEEEFloat}
    isnan(x) && return false
    x < F(typemin(I)) && return true
    x >= _above(I, F) && return false
    return unsafe_trunc(I, floor(x)) < y
end
<=(x::I, y::F) where {I<:BitInteger, F<:IEEEFloat} = !isnan(y) & !(y < x)
<=(x::F, y::I) where {I<:BitInteger, F<:IEEEFloat} = !isnan(x) & !(y < x)

# Small integers fit a Float64: compare there.
==(x::Float64, y::Union{Bits8, Bits16, Bits32}) = eq_float(x, Float64(y))
==(x::Union{Bits8, Bits16, Bits32}, y::Float64) = eq_float(Float64(x), y)
<(x::Float64, y::Union{Bits8, Bits16, Bits32}) = lt_float(x, Float64(y))
<(x::Union{Bits8, Bits16, Bits32}, y::Float64) = lt_float(Float64(x), y)
<=(x::Float64, y::Union{Bits8, Bits16, Bits32}) = le_float(x, Float64(y))
<=(x::Union{Bits8, Bits16, Bits32}, y::Float64) = le_float(Float64(x), y)
# 64 bits: rounding to a float keeps the order, and only where the rounded value meets the float
# do the integers decide. Where one side is a literal, little of this remains.
const _Float3264 = Union{Float32, Float64}
function ==(x::F, y::I) where {F<:_Float3264, I<:Union{Int64, UInt64}}
    f = F(y)
    return (f == x) & (f != _above(I, F)) & (unsafe_trunc(I, f) == y)
end
==(x::I, y::F) where {I<:Union{Int64, UInt64}, F<:_Float3264} = y == x
function <(x::I, y::F) where {I<:Union{Int64, UInt64}, F<:_Float3264}
    f = F(x)
    return (f < y) | ((f == y) & ((f == _above(I, F)) | (x < unsafe_trunc(I, f))))
end
function <(x::F, y::I) where {F<:_Float3264, I<:Union{Int64, UInt64}}
    f = F(y)
    return (x < f) | ((x == f) & (f != _above(I, F)) & (unsafe_trunc(I, f) < y))
end
function <=(x::I, y::F) where {I<:Union{Int64, UInt64}, F<:_Float3264}
    f = F(x)
    return (f < y) | ((f == y) & ((f == _above(I, F)) | (x <= unsafe_trunc(I, f))))
end
function <=(x::F, y::I) where {F<:_Float3264, I<:Union{Int64, UInt64}}
    f = F(y)
    return (x < f) | ((x == f) & (f != _above(I, F)) & (unsafe_trunc(I, f) <= y))
end

# ---- rounding and conversion -----------------------------------------------------------

trunc(x::Float32or64) = trunc_llvm(x)
floor(x::Float32or64) = floor_llvm(x)
ceil(x::Float32or64) = ceil_llvm(x)
trunc(x::Float16) = Float16(trunc(Float32(x)))
floor(x::Float16) = Float16(floor(Float32(x)))
ceil(x::Float16) = Float16(ceil(Float32(x)))
round(x::Float32or64) = rint_llvm(x)
round(x::Float16) = Float16(round(Float32(x)))

unsafe_trunc(::Type{T}, x::Float32or64) where {T<:BitSigned} = fptosi(T, x)
unsafe_trunc(::Type{T}, x::Float32or64) where {T<:BitUnsigned} = fptoui(T, x)
unsafe_trunc(::Type{T}, x::Float16) where {T<:BitInteger} = unsafe_trunc(T, Float32(x))

function trunc(::Type{T}, x::IEEEFloat) where {T<:BitInteger}
    _truncates_into(T, x) || _throw_inexact(:trunc, T, x)
    return unsafe_trunc(T, x)
end
trunc(::Type{T}, x::Real) where {T<:Integer} = convert(T, trunc(x))
floor(::Type{T}, x::Real) where {T<:Integer} = trunc(T, floor(x))
ceil(::Type{T}, x::Real) where {T<:Integer} = trunc(T, ceil(x))
round(::Type{T}, x::Real) where {T<:Integer} = trunc(T, round(x))
trunc(::Type{Integer}, x::IEEEFloat) = trunc(Int64, x)
trunc(::Type{Bool}, x::IEEEFloat) = x > -1 && x < 2 ? x >= 1 : _throw_inexact(:trunc, Bool, x)
(::Type{T})(x::IEEEFloat) where {T<:IEEEFloat} = convert(T, x)
AbstractFloat(x::AbstractFloat) = x

"A float equal, or near, to `x`."
float(x::AbstractFloat) = x
float(x::Union{BitInteger, Bool}) = Float64(x)
float(x) = AbstractFloat(x)
float(::Type{T}) where {T<:AbstractFloat} = T
float(::Type{T}) where {T<:Number} = typeof(float(zero(T)))

# ---- parts and limits ------------------------------------------------------------------

abs(x::Float32or64) = abs_float(x)
abs(x::Float16) = bitcast(Float16, and_int(bitcast(UInt16, x), 0x7fff))
isnan(x::AbstractFloat) = !(x == x)
isnan(x::Number) = false
isnan(x::Real) = false
isfinite(x::IEEEFloat) = (x - x) == (x - x)
isfinite(x::Real) = true
isfinite(x::AbstractFloat) = (x - x) == (x - x)
isinf(x::Real) = !isnan(x) & !isfinite(x)
isinf(x::Float64) = abs_float(x) == Inf
isinteger(x::AbstractFloat) = (x - trunc(x)) == zero(x)
signbit(x::Float64) = slt_int(bitcast(Int64, x), 0)
signbit(x::Float32) = slt_int(bitcast(Int32, x), _wrap(Int32, 0))
signbit(x::Float16) = slt_int(bitcast(Int16, x), _wrap(Int16, 0))
copysign(x::T, y::T) where {T<:Float32or64} = copysign_float(x, y)
copysign(x::Float16, y::Float16) = signbit(x) === signbit(y) ? x : -x
copysign(x::Float64, y::Float32) = copysign_float(x, fpext(Float64, y))
copysign(x::Float32, y::Float64) = copysign_float(x, fptrunc(Float32, y))
flipsign(x::AbstractFloat, y::Real) = signbit(y) ? -x : x

uinttype(::Type{Float64}) = UInt64
uinttype(::Type{Float32}) = UInt32
uinttype(::Type{Float16}) = UInt16
inttype(::Type{Float64}) = Int64
inttype(::Type{Float32}) = Int32
inttype(::Type{Float16}) = Int16
sign_mask(::Type{Float64}) = 0x8000000000000000
sign_mask(::Type{Float32}) = 0x80000000
sign_mask(::Type{Float16}) = 0x8000
exponent_mask(::Type{Float64}) = 0x7ff0000000000000
exponent_mask(::Type{Float32}) = 0x7f800000
exponent_mask(::Type{Float16}) = 0x7c00
significand_mask(::Type{Float64}) = 0x000fffffffffffff
significand_mask(::Type{Float32}) = 0x007fffff
significand_mask(::Type{Float16}) = 0x03ff
exponent_one(::Type{Float64}) = 0x3ff0000000000000
exponent_one(::Type{Float32}) = 0x3f800000
exponent_one(::Type{Float16}) = 0x3c00
significand_bits(::Type{Float64}) = 52
significand_bits(::Type{Float32}) = 23
significand_bits(::Type{Float16}) = 10
exponent_bias(::Type{Float64}) = 1023
exponent_bias(::Type{Float32}) = 127
exponent_bias(::Type{Float16}) = 15

typemin(::Type{T}) where {T<:IEEEFloat} = -typemax(T)
typemax(::Type{Float64}) = Inf
typemax(::Type{Float32}) = Inf32
typemax(::Type{Float16}) = Inf16
floatmin(::Type{Float64}) = bitcast(Float64, 0x0010000000000000)
floatmin(::Type{Float32}) = bitcast(Float32, 0x00800000)
floatmin(::Type{Float16}) = bitcast(Float16, 0x0400)
floatmax(::Type{Float64}) = bitcast(Float64, 0x7fefffffffffffff)
floatmax(::Type{Float32}) = bitcast(Float32, 0x7f7fffff)
floatmax(::Type{Float16}) = bitcast(Float16, 0x7bff)
floatmin(x::AbstractFloat) = floatmin(typeof(x))
floatmax(x::AbstractFloat) = floatmax(typeof(x))
floatmin() = floatmin(Float64)
floatmax() = floatmax(Float64)
eps(::Type{Float64}) = bitcast(Float64, 0x3cb0000000000000)
eps(::Type{Float32}) = bitcast(Float32, 0x34000000)
eps(::Type{Float16}) = bitcast(Float16, 0x1400)
eps() = eps(Float64)
function eps(x::T) where {T<:IEEEFloat}
    isfinite(x) || return T(NaN)
    a = abs(x)
    return a >= floatmin(T) ? ldexp(eps(T), exponent(x)) : nextfloat(zero(T))
end
precision(::Type{Float64}) = 53
precision(::Type{Float32}) = 24
precision(::Type{Float16}) = 11
precision(x::AbstractFloat) = precision(typeof(x))
maxintfloat(::Type{Float64}) = 9007199254740992.0
maxintfloat(::Type{Float32}) = 1.6777216f7
maxintfloat(::Type{Float16}) = Float16(2048)
maxintfloat(x::AbstractFloat) = maxintfloat(typeof(x))
maxintfloat() = maxintfloat(Float64)
maxintfloat(::Type{F}, ::Type{I}) where {F<:AbstractFloat, I<:Integer} =
    min(maxintfloat(F), F(typemax(I)))
issubnormal(x::T) where {T<:IEEEFloat} =
    (bitcast(uinttype(T), x) & exponent_mask(T)) == 0 && x != 0

"The next greater float; `n` steps with a second argument."
nextfloat(x::AbstractFloat) = nextfloat(x, 1)
prevfloat(x::AbstractFloat) = nextfloat(x, -1)
prevfloat(x::AbstractFloat, n::Integer) = nextfloat(x, -n)
function nextfloat(x::T, n::Integer) where {T<:IEEEFloat}
    isnan(x) && return x
    # Floats in order are integers in order, once the negative ones are mirrored.
    b = _wrap(Int64, bitcast(inttype(T), abs(x)))
    top = _wrap(Int64, bitcast(inttype(T), typemax(T)))
    m = n > typemax(Int64) ? typemax(Int64) : n < -typemax(Int64) ? -typemax(Int64) : Int64(n)
    s = checked_sadd_int(signbit(x) ? -b : b, m)
    q = getfield(s, 1)
    if getfield(s, 2) || q > top || q < -top
        q = m > 0 ? top : -top
    end
    r = bitcast(T, _wrap(inttype(T), abs(q)))
    return q < 0 || (q == 0 && signbit(x)) ? -r : r
end

reinterpret(::Type{Unsigned}, x::Float64) = bitcast(UInt64, x)
reinterpret(::Type{Unsigned}, x::Float32) = bitcast(UInt32, x)
reinterpret(::Type{Unsigned}, x::Float16) = bitcast(UInt16, x)
reinterpret(::Type{Signed}, x::Float64) = bitcast(Int64, x)
reinterpret(::Type{Signed}, x::Float32) = bitcast(Int32, x)
reinterpret(::Type{Signed}, x::Float16) = bitcast(Int16, x)
reinterpret(::Type{Unsigned}, x::BitInteger) = unsigned(x)
reinterpret(::Type{Signed}, x::BitInteger) = signed(x)
