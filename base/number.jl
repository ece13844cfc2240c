# What all numbers have: identities, signs and predicates.

export zero, one, oneunit, sign, signbit, abs, abs2, iszero, isone, isinteger, inv,
    copysign, ispositive, isnegative, isreal, factorial, muladd, fma, widemul

zero(x::Number) = zero(typeof(x))
zero(::Type{T}) where {T<:Number} = convert(T, 0)
zero(::Type{T}) where {T<:BitInteger} = _wrap(T, 0)
zero(::Type{Bool}) = false
zero(::Type{Float64}) = 0.0
zero(::Type{Float32}) = 0.0f0
zero(::Type{Float16}) = bitcast(Float16, 0x0000)
one(x::Number) = one(typeof(x))
one(::Type{T}) where {T<:Number} = convert(T, 1)
one(::Type{T}) where {T<:BitInteger} = _wrap(T, 1)
one(::Type{Bool}) = true
one(::Type{Float64}) = 1.0
one(::Type{Float32}) = 1.0f0
one(::Type{Float16}) = bitcast(Float16, 0x3c00)
oneunit(x::T) where {T} = T(one(x))
oneunit(::Type{T}) where {T} = T(one(T))

iszero(x) = x == zero(x)
isone(x) = x == one(x)
isinteger(x::Integer) = true
isfinite(x::Integer) = true
isnan(x::Integer) = false
isinf(x::Integer) = false
isreal(x::Real) = true
ispositive(x::Real) = x > zero(x)
isnegative(x::Real) = x < zero(x)
iseven(n::Real) = isinteger(n) && iszero(rem(n, 2))
isodd(n::Real) = isinteger(n) && !iszero(rem(n, 2))
iseven(n::Number) = isreal(n) && iseven(real(n))
isodd(n::Number) = isreal(n) && isodd(real(n))

"-1, 0 or 1 in the type of `x`."
sign(x::Number) = iszero(x) ? x / one(x) : x / abs(x)
sign(x::Real) = ifelse(x < zero(x), oftype(one(x), -1), ifelse(x > zero(x), one(x), typeof(one(x))(x)))
sign(x::Unsigned) = ifelse(x > zero(x), one(x), zero(x))
signbit(x::Real) = x < zero(x)
abs(x::Real) = ifelse(signbit(x), -x, x)
abs2(x::Number) = abs(x)^2
copysign(x::Real, y::Real) = ifelse(signbit(x) != signbit(y), -x, +x)
flipsign(x::Real, y::Real) = ifelse(signbit(y), -x, +x)
+(x::Number) = x
*(x::Number) = x
(&)(x::Integer) = x
(|)(x::Integer) = x
xor(x::Integer) = x
-(x::Number) = zero(x) - x

"The multiplicative inverse."
inv(x::Number) = one(x) / x

widemul(x::Number, y::Number) = widen(x) * widen(y)
widemul(x::Bool, y::Bool) = x * y
widemul(x::Bool, y::Number) = x * y
widemul(x::Number, y::Bool) = x * y

# A number is a container of itself, of no dimension.
iterate(x::Number) = (x, nothing)
iterate(x::Number, state) = nothing
length(x::Number) = 1
size(x::Number) = ()
size(x::Number, d::Integer) = d < 1 ? throw(BoundsError()) : 1
axes(x::Number) = ()
axes(x::Number, d::Integer) = d < 1 ? throw(BoundsError()) : OneTo(1)
ndims(x::Number) = 0
eltype(::Type{T}) where {T<:Number} = T
eltype(x::Number) = typeof(x)
isempty(x::Number) = false
in(x::Number, y::Number) = x == y
first(x::Number) = x
last(x::Number) = x
keys(x::Number) = OneTo(1)
firstindex(x::Number) = 1
lastindex(x::Number) = 1
getindex(x::Number) = x
function getindex(x::Number, i::Integer)
    @boundscheck i == 1 || throw(BoundsError(x, i))
    return x
end
map(f, x::Number, ys::Number...) = f(x, ys...)
copy(x::Number) = x
