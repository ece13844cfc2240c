# Arithmetic, comparison, bits and conversion of the machine integers and Bool.

export signed, unsigned, flipsign, trunc, count_ones, count_zeros, leading_zeros, leading_ones, trailing_zeros,
    trailing_ones, bswap, typemin, typemax, isodd, iseven, bitrotate, mod, fld, cld, div, rem, hton, ntoh, htol,
    ltoh, ENDIAN_BOM, unsafe_trunc

# ---- arithmetic ------------------------------------------------------------------------

-(x::BitInteger) = neg_int(x)
+(x::BitInteger) = x
+(x::T, y::T) where {T<:BitInteger} = add_int(x, y)
-(x::T, y::T) where {T<:BitInteger} = sub_int(x, y)
*(x::T, y::T) where {T<:BitInteger} = mul_int(x, y)

# The quotient of integers is a float.
/(x::Integer, y::Integer) = float(x) / float(y)
/(x::BitInteger, y::BitInteger) = float(x) / float(y)
/(x::T, y::T) where {T<:BitInteger} = float(x) / float(y)
/(x::T, y::T) where {T<:Integer} = float(x) / float(y)

div(x::T, y::T) where {T<:BitSigned} = checked_sdiv_int(x, y)
div(x::T, y::T) where {T<:BitUnsigned} = checked_udiv_int(x, y)
rem(x::T, y::T) where {T<:BitSigned} = checked_srem_int(x, y)
rem(x::T, y::T) where {T<:BitUnsigned} = checked_urem_int(x, y)
mod(x::T, y::T) where {T<:BitUnsigned} = checked_urem_int(x, y)
function mod(x::T, y::T) where {T<:BitSigned}
    y === _wrap(T, -1) && return _wrap(T, 0)
    r = checked_srem_int(x, y)
    return ifelse((r !== _wrap(T, 0)) & (slt_int(r, _wrap(T, 0)) !== slt_int(y, _wrap(T, 0))),
                  add_int(r, y), r)
end
fld(x::T, y::T) where {T<:BitUnsigned} = checked_udiv_int(x, y)
function fld(x::T, y::T) where {T<:BitSigned}
    q = checked_sdiv_int(x, y)
    exact = mul_int(q, y) === x
    return ifelse(!exact & (slt_int(x, _wrap(T, 0)) !== slt_int(y, _wrap(T, 0))),
                  sub_int(q, _wrap(T, 1)), q)
end
function cld(x::T, y::T) where {T<:BitUnsigned}
    q = checked_udiv_int(x, y)
    return ifelse(mul_int(q, y) === x, q, add_int(q, _wrap(T, 1)))
end
function cld(x::T, y::T) where {T<:BitSigned}
    q = checked_sdiv_int(x, y)
    exact = mul_int(q, y) === x
    return ifelse(!exact & (slt_int(x, _wrap(T, 0)) === slt_int(y, _wrap(T, 0))),
                  add_int(q, _wrap(T, 1)), q)
end

# ---- comparison ------------------------------------------------------------------------

==(x::T, y::T) where {T<:BitInteger} = eq_int(x, y)
!=(x::T, y::T) where {T<:BitInteger} = ne_int(x, y)
<(x::T, y::T) where {T<:BitSigned} = slt_int(x, y)
<(x::T, y::T) where {T<:BitUnsigned} = ult_int(x, y)
<=(x::T, y::T) where {T<:BitSigned} = sle_int(x, y)
<=(x::T, y::T) where {T<:BitUnsigned} = ule_int(x, y)
isequal(x::T, y::T) where {T<:BitInteger} = eq_int(x, y)
isless(x::T, y::T) where {T<:BitInteger} = x < y
cmp(x::T, y::T) where {T<:BitInteger} = ifelse(x < y, -1, ifelse(y < x, 1, 0))

# Signed with unsigned: by value, not by the common type.
==(x::BitSigned, y::BitUnsigned) = !_isneg(x) & (unsigned(x) == y)
==(x::BitUnsigned, y::BitSigned) = !_isneg(y) & (x == unsigned(y))
<(x::BitSigned, y::BitUnsigned) = _isneg(x) | (unsigned(x) < y)
<(x::BitUnsigned, y::BitSigned) = !_isneg(y) & (x < unsigned(y))
<=(x::BitSigned, y::BitUnsigned) = _isneg(x) | (unsigned(x) <= y)
<=(x::BitUnsigned, y::BitSigned) = !_isneg(y) & (x <= unsigned(y))

# ---- bits ------------------------------------------------------------------------------

"Bitwise complement."
~(x::BitInteger) = not_int(x)
(&)(x::T, y::T) where {T<:BitInteger} = and_int(x, y)
(|)(x::T, y::T) where {T<:BitInteger} = or_int(x, y)
xor(x::T, y::T) where {T<:BitInteger} = xor_int(x, y)

# Shifts by any count: past the width nothing, or the sign, is left; negative ones turn.
_shl(x::BitInteger, n::UInt64) = shl_int(x, n)
_ashr(x::BitSigned, n::UInt64) = ashr_int(x, n)
_ashr(x::BitUnsigned, n::UInt64) = lshr_int(x, n)
_lshr(x::BitInteger, n::UInt64) = lshr_int(x, n)
<<(x::BitInteger, n::BitUnsigned) = _shl(x, _shift_count(n))
>>(x::BitInteger, n::BitUnsigned) = _ashr(x, _shift_count(n))
>>>(x::BitInteger, n::BitUnsigned) = _lshr(x, _shift_count(n))
_shift_count(n::Union{UInt8, UInt16, UInt32, UInt64}) = UInt64(n)
_shift_count(n::UInt128) = ult_int(n, _wrap(UInt128, 1024)) ? _wrap(UInt64, n) : 0x0000000000000400
function <<(x::BitInteger, n::Int)
    return sle_int(0, n) ? _shl(x, bitcast(UInt64, n)) : _ashr(x, bitcast(UInt64, neg_int(n)))
end
function >>(x::BitInteger, n::Int)
    return sle_int(0, n) ? _ashr(x, bitcast(UInt64, n)) : _shl(x, bitcast(UInt64, neg_int(n)))
end
function >>>(x::BitInteger, n::Int)
    return sle_int(0, n) ? _lshr(x, bitcast(UInt64, n)) : _shl(x, bitcast(UInt64, neg_int(n)))
end
<<(x::Integer, n::Integer) = _clamped_shift(<<, x, n)
>>(x::Integer, n::Integer) = _clamped_shift(>>, x, n)
>>>(x::Integer, n::Integer) = _clamped_shift(>>>, x, n)
_clamped_shift(op, x, n::Integer) =
    op(x, n > 100000 ? 100000 : n < -100000 ? -100000 : Int(n))

"The bits rotated to the left by `k`."
function bitrotate(x::T, k::Integer) where {T<:BitInteger}
    width = 8 * Core.sizeof(T)
    n = mod(Int(k), width)
    return (x << n) | (x >>> (width - n))
end

count_ones(x::BitInteger) = Int(ctpop_int(x))
count_zeros(x::BitInteger) = Int(ctpop_int(not_int(x)))
leading_zeros(x::BitInteger) = Int(ctlz_int(x))
leading_ones(x::BitInteger) = Int(ctlz_int(not_int(x)))
trailing_zeros(x::BitInteger) = Int(cttz_int(x))
trailing_ones(x::BitInteger) = Int(cttz_int(not_int(x)))

"The bytes in reverse order."
bswap(x::Bits8) = x
bswap(x::Union{Bits16, Bits32, Bits64, Bits128}) = bswap_int(x)
const ENDIAN_BOM = 0x04030201
ntoh(x) = bswap(x)
hton(x) = bswap(x)
ltoh(x) = x
htol(x) = x

iseven(x::BitInteger) = (x & _wrap(typeof(x), 1)) === _wrap(typeof(x), 0)
isodd(x::BitInteger) = !iseven(x)

# ---- conversion ------------------------------------------------------------------------

"`x` modulo the size of the type `T`."
rem(x::BitInteger, ::Type{T}) where {T<:BitInteger} = _wrap(T, x)
rem(x::T, ::Type{T}) where {T<:Integer} = x
rem(x::Bool, ::Type{T}) where {T<:BitInteger} = _wrap(T, x)
rem(x::Integer, ::Type{Bool}) = (x & one(x)) == one(x)
rem(x::Bool, ::Type{Bool}) = x
rem(x::Integer, ::Type{Integer}) = x
rem(x::BitInteger, ::Type{Signed}) = signed(x)
rem(x::BitInteger, ::Type{Unsigned}) = unsigned(x)
mod(x::Integer, ::Type{T}) where {T<:Integer} = rem(x, T)
unsafe_trunc(::Type{T}, x::Integer) where {T<:Integer} = rem(x, T)
trunc(::Type{T}, x::Integer) where {T<:Integer} = convert(T, x)
floor(::Type{T}, x::Integer) where {T<:Integer} = convert(T, x)
ceil(::Type{T}, x::Integer) where {T<:Integer} = convert(T, x)
round(::Type{T}, x::Integer) where {T<:Integer} = convert(T, x)

"The same bits as a signed, or an unsigned, integer."
signed(x::UInt8) = bitcast(Int8, x)
signed(x::UInt16) = bitcast(Int16, x)
signed(x::UInt32) = bitcast(Int32, x)
signed(x::UInt64) = bitcast(Int64, x)
signed(x::UInt128) = bitcast(Int128, x)
signed(x::Signed) = x
signed(x::Bool) = _wrap(Int64, x)
signed(::Type{UInt8}) = Int8
signed(::Type{UInt16}) = Int16
signed(::Type{UInt32}) = Int32
signed(::Type{UInt64}) = Int64
signed(::Type{UInt128}) = Int128
signed(::Type{T}) where {T<:Signed} = T
signed(::Type{Bool}) = Int64
unsigned(x::Int8) = bitcast(UInt8, x)
unsigned(x::Int16) = bitcast(UInt16, x)
unsigned(x::Int32) = bitcast(UInt32, x)
unsigned(x::Int64) = bitcast(UInt64, x)
unsigned(x::Int128) = bitcast(UInt128, x)
unsigned(x::Unsigned) = x
unsigned(x::Bool) = _wrap(UInt64, x)
unsigned(::Type{Int8}) = UInt8
unsigned(::Type{Int16}) = UInt16
unsigned(::Type{Int32}) = UInt32
unsigned(::Type{Int64}) = UInt64
unsigned(::Type{Int128}) = UInt128
unsigned(::Type{T}) where {T<:Unsigned} = T
unsigned(::Type{Bool}) = UInt64

typemin(::Type{T}) where {T<:BitUnsigned} = _wrap(T, 0)
typemax(::Type{T}) where {T<:BitUnsigned} = not_int(_wrap(T, 0))
typemin(::Type{T}) where {T<:BitSigned} = not_int(typemax(T))
typemax(::Type{Int8}) = 0x7f % Int8
typemax(::Type{Int16}) = 0x7fff % Int16
typemax(::Type{Int32}) = 0x7fffffff % Int32
typemax(::Type{Int64}) = 9223372036854775807
typemax(::Type{Int128}) = bitcast(Int128, lshr_int(not_int(_wrap(UInt128, 0)), 0x0000000000000001))
typemin(::Type{Bool}) = false
typemax(::Type{Bool}) = true
typemin(x::Real) = typemin(typeof(x))
typemax(x::Real) = typemax(typeof(x))

"`flipsign(x, y)`: `-x` if `y` is negative, else `x`."
flipsign(x::T, y::T) where {T<:BitSigned} = flipsign_int(x, y)
flipsign(x::BitSigned, y::BitSigned) = ifelse(_isneg(y), neg_int(x), x)
flipsign(x::Signed, y::Float16) = flipsign(x, bitcast(Int16, y))
flipsign(x::Signed, y::Float32) = flipsign(x, bitcast(Int32, y))
flipsign(x::Signed, y::Float64) = flipsign(x, bitcast(Int64, y))
flipsign(x::Signed, y::Unsigned) = x
copysign(x::Signed, y::Signed) = flipsign(x, xor(_wrap(Int64, signbit(x)), _wrap(Int64, signbit(y))) === 0 ? 1 : -1)
copysign(x::Signed, y::Real) = signbit(x) === signbit(y) ? x : -x

"The absolute value as an unsigned integer: right for `typemin` too."
uabs(x::Integer) = abs(x)
uabs(x::BitSigned) = unsigned(abs(x))

abs(x::BitUnsigned) = x
abs(x::BitSigned) = flipsign(x, x)
signbit(x::BitUnsigned) = false
signbit(x::BitSigned) = _isneg(x)

# ---- Bool ------------------------------------------------------------------------------

~(x::Bool) = !x
(&)(x::Bool, y::Bool) = and_int(x, y)
(|)(x::Bool, y::Bool) = or_int(x, y)
xor(x::Bool, y::Bool) = xor_int(x, y)
==(x::Bool, y::Bool) = eq_int(x, y)
<(x::Bool, y::Bool) = y & !x
<=(x::Bool, y::Bool) = y | !x
isless(x::Bool, y::Bool) = y & !x
isequal(x::Bool, y::Bool) = eq_int(x, y)
+(x::Bool) = Int(x)
-(x::Bool) = -Int(x)
+(x::Bool, y::Bool) = Int(x) + Int(y)
-(x::Bool, y::Bool) = Int(x) - Int(y)
*(x::Bool, y::Bool) = x & y
/(x::Bool, y::Bool) = float(x) / float(y)
^(x::Bool, y::Bool) = x | !y
^(x::Integer, y::Bool) = ifelse(y, x, one(x))
div(x::Bool, y::Bool) = y ? x : throw(DivideError())
rem(x::Bool, y::Bool) = y ? false : throw(DivideError())
mod(x::Bool, y::Bool) = rem(x, y)
fld(x::Bool, y::Bool) = div(x, y)
cld(x::Bool, y::Bool) = div(x, y)
signbit(x::Bool) = false
sign(x::Bool) = x
abs(x::Bool) = x
abs2(x::Bool) = x
iszero(x::Bool) = !x
isone(x::Bool) = x
isodd(x::Bool) = x
iseven(x::Bool) = !x
<<(x::Bool, n::Int) = Int(x) << n
>>(x::Bool, n::Int) = Int(x) >> n
>>>(x::Bool, n::Int) = Int(x) >>> n
+(x::Bool, y::T) where {T<:AbstractFloat} = ifelse(x, oneunit(y) + y, y)
+(y::AbstractFloat, x::Bool) = x + y
*(x::Bool, y::T) where {T<:AbstractFloat} = ifelse(x, y, copysign(zero(y), y))
*(x::AbstractFloat, y::Bool) = y * x
min(x::Bool, y::Bool) = x & y
max(x::Bool, y::Bool) = x | y
