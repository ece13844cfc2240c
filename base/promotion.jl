# Common types of numbers: promotion rules and the operators that promote.

export promote, promote_type, promote_rule, typejoin, widen

"The closest common ancestor of types."
typejoin() = Union{}
typejoin(@nospecialize(t)) = t
typejoin(@nospecialize(a), @nospecialize(b)) = Core._typejoin(a, b)
typejoin(@nospecialize(a), @nospecialize(b), @nospecialize(rest...)) =
    typejoin(typejoin(a, b), rest...)

"""
    promote_rule(T, S)

The type to which values of `T` and `S` promote, or `Union{}` where there is no rule.
Add methods for new types of numbers; call `promote_type`.
"""
promote_rule(::Type, ::Type) = Union{}
promote_rule(::Type{Union{}}, ::Type{T}) where {T} = T

"A type to which values of all the given types convert."
promote_type() = Union{}
promote_type(::Type{T}) where {T} = T
promote_type(::Type{T}, ::Type{T}) where {T} = T
promote_type(::Type{Union{}}, ::Type{T}) where {T} = T
promote_type(::Type{T}, ::Type{Union{}}) where {T} = T
promote_type(::Type{Union{}}, ::Type{Union{}}) = Union{}
promote_type(::Type{T}, ::Type{S}) where {T,S} =
    _promote_result(T, S, promote_rule(T, S), promote_rule(S, T))
promote_type(T, S, U) = promote_type(promote_type(T, S), U)
promote_type(T, S, U, V...) = promote_type(promote_type(promote_type(T, S), U), V...)

# One of the two rules speaks, or both agree, or neither does.
_promote_result(::Type{T}, ::Type{S}, ::Type{Union{}}, ::Type{Union{}}) where {T,S} =
    typejoin(T, S)
_promote_result(::Type{T}, ::Type{S}, ::Type{U}, ::Type{Union{}}) where {T,S,U} = U
_promote_result(::Type{T}, ::Type{S}, ::Type{Union{}}, ::Type{U}) where {T,S,U} = U
_promote_result(::Type{T}, ::Type{S}, ::Type{U}, ::Type{U}) where {T,S,U} = U
_promote_result(::Type{T}, ::Type{S}, ::Type{U}, ::Type{V}) where {T,S,U,V} =
    promote_type(U, V)

promote_rule(::Type{Missing}, ::Type{T}) where {T} = Union{T, Missing}
promote_rule(::Type{Missing}, ::Type{Any}) = Any
promote_rule(::Type{Nothing}, ::Type{T}) where {T} = Union{T, Nothing}
promote_rule(::Type{Nothing}, ::Type{Any}) = Any
promote_rule(::Type{Nothing}, ::Type{Missing}) = Union{Nothing, Missing}
promote_rule(::Type{Missing}, ::Type{Nothing}) = Union{Nothing, Missing}
# What may be absent promotes by its other part and stays possibly absent.
promote_rule(::Type{T}, ::Type{S}) where {T>:Missing, S} = _promote_absent(T, S, Missing)
promote_rule(::Type{T}, ::Type{S}) where {T>:Nothing, S} = _promote_absent(T, S, Nothing)
promote_rule(::Type{T}, ::Type{S}) where {T>:Union{Nothing, Missing}, S} = _promote_absent(T, S, Union{Nothing, Missing})
function _promote_absent(::Type{T}, ::Type{S}, ::Type{A}) where {T, S, A}
    present = _without(T, A)
    return A <: present ? Any : Union{promote_type(present, S), A}
end

"The arguments converted to a common type."
promote() = ()
promote(x) = (x,)
promote(x::T, y::T) where {T} = (x, y)
# Nothing gained is an error, so that what promotes and calls itself ends.
@inline function promote(x::T, y::S) where {T,S}
    R = promote_type(T, S)
    a = convert(R, x)
    b = convert(R, y)
    typeof(a) === T && typeof(b) === S && _promotion_failed(x, y)
    return (a, b)
end
promote(x::T, y::T, z::T) where {T} = (x, y, z)
@inline function promote(x::T, y::S, z::U) where {T,S,U}
    R = promote_type(T, S, U)
    return (convert(R, x), convert(R, y), convert(R, z))
end
function promote(x, y, z, rest...)
    xs = (x, y, z, rest...)
    R = promote_type(map(typeof, xs)...)
    return map(v -> convert(R, v), xs)
end

# Two numbers, promoted; an error if that changed nothing (it would go on for ever).
@inline function _promote2(x::T, y::S) where {T<:Number, S<:Number}
    R = promote_type(T, S)
    a = convert(R, x)
    b = convert(R, y)
    if typeof(a) === T && typeof(b) === S
        _promotion_failed(x, y)
    end
    return (a, b)
end
@noinline function _promotion_failed(x, y)
    error(string("promotion of types ", typeof(x), " and ", typeof(y),
                 " failed to change any arguments"))
end

+(x::Number, y::Number) = (p = _promote2(x, y); getfield(p, 1) + getfield(p, 2))
-(x::Number, y::Number) = (p = _promote2(x, y); getfield(p, 1) - getfield(p, 2))
*(x::Number, y::Number) = (p = _promote2(x, y); getfield(p, 1) * getfield(p, 2))
/(x::Number, y::Number) = (p = _promote2(x, y); getfield(p, 1) / getfield(p, 2))
^(x::Number, y::Number) = (p = _promote2(x, y); getfield(p, 1) ^ getfield(p, 2))
==(x::Number, y::Number) = (p = _promote2(x, y); getfield(p, 1) == getfield(p, 2))
<(x::Real, y::Real) = (p = _promote2(x, y); getfield(p, 1) < getfield(p, 2))
<=(x::Real, y::Real) = (p = _promote2(x, y); getfield(p, 1) <= getfield(p, 2))
rem(x::Real, y::Real) = (p = _promote2(x, y); rem(getfield(p, 1), getfield(p, 2)))
mod(x::Real, y::Real) = (p = _promote2(x, y); mod(getfield(p, 1), getfield(p, 2)))
div(x::Real, y::Real) = (p = _promote2(x, y); div(getfield(p, 1), getfield(p, 2)))
fld(x::Real, y::Real) = (p = _promote2(x, y); fld(getfield(p, 1), getfield(p, 2)))
cld(x::Real, y::Real) = (p = _promote2(x, y); cld(getfield(p, 1), getfield(p, 2)))
max(x::Real, y::Real) = (p = _promote2(x, y); max(getfield(p, 1), getfield(p, 2)))
min(x::Real, y::Real) = (p = _promote2(x, y); min(getfield(p, 1), getfield(p, 2)))
minmax(x::Real, y::Real) = (p = _promote2(x, y); minmax(getfield(p, 1), getfield(p, 2)))
(&)(x::Integer, y::Integer) = (p = _promote2(x, y); getfield(p, 1) & getfield(p, 2))
(|)(x::Integer, y::Integer) = (p = _promote2(x, y); getfield(p, 1) | getfield(p, 2))
xor(x::Integer, y::Integer) = (p = _promote2(x, y); xor(getfield(p, 1), getfield(p, 2)))

max(x::T, y::T) where {T<:Real} = ifelse(y < x, x, y)
min(x::T, y::T) where {T<:Real} = ifelse(y < x, y, x)
minmax(x::T, y::T) where {T<:Real} = y < x ? (y, x) : (x, y)

# A type of number that lacks an operator: say so instead of promoting for ever.
@noinline function _no_operator(name, @nospecialize(T))
    error(string(name, " not defined for ", T))
end
+(x::T, y::T) where {T<:Number} = _no_operator("+", T)
-(x::T, y::T) where {T<:Number} = _no_operator("-", T)
*(x::T, y::T) where {T<:Number} = _no_operator("*", T)
/(x::T, y::T) where {T<:Number} = _no_operator("/", T)
^(x::T, y::T) where {T<:Number} = _no_operator("^", T)
<(x::T, y::T) where {T<:Real} = _no_operator("<", T)
<=(x::T, y::T) where {T<:Real} = (x < y) | (x == y)
rem(x::T, y::T) where {T<:Real} = _no_operator("rem", T)
mod(x::T, y::T) where {T<:Real} = _no_operator("mod", T)
(&)(x::T, y::T) where {T<:Integer} = _no_operator("&", T)
(|)(x::T, y::T) where {T<:Integer} = _no_operator("|", T)
xor(x::T, y::T) where {T<:Integer} = _no_operator("xor", T)
==(x::T, y::T) where {T<:Number} = x === y

convert(::Type{T}, x::T) where {T<:Number} = x
convert(::Type{T}, x::Number) where {T<:Number} = T(x)::T

# ---- rules of the primitive numbers ----------------------------------------------------

promote_rule(::Type{Int16}, ::Type{<:Bits8}) = Int16
promote_rule(::Type{Int32}, ::Type{<:Union{Bits8, Bits16}}) = Int32
promote_rule(::Type{Int64}, ::Type{<:Union{Bits8, Bits16, Bits32}}) = Int64
promote_rule(::Type{Int128}, ::Type{<:Union{Bits8, Bits16, Bits32, Bits64}}) = Int128
promote_rule(::Type{UInt8}, ::Type{Int8}) = UInt8
promote_rule(::Type{UInt16}, ::Type{<:Union{Bits8, Int16}}) = UInt16
promote_rule(::Type{UInt32}, ::Type{<:Union{Bits8, Bits16, Int32}}) = UInt32
promote_rule(::Type{UInt64}, ::Type{<:Union{Bits8, Bits16, Bits32, Int64}}) = UInt64
promote_rule(::Type{UInt128}, ::Type{<:Union{Bits8, Bits16, Bits32, Bits64, Int128}}) =
    UInt128
promote_rule(::Type{Bool}, ::Type{T}) where {T<:Number} = T
promote_rule(::Type{Float16}, ::Type{<:BitInteger}) = Float16
promote_rule(::Type{Float32}, ::Type{<:BitInteger}) = Float32
promote_rule(::Type{Float64}, ::Type{<:BitInteger}) = Float64
promote_rule(::Type{Float32}, ::Type{Float16}) = Float32
promote_rule(::Type{Float64}, ::Type{<:Union{Float16, Float32}}) = Float64

"The next wider type, or the value in it."
widen(x::T) where {T} = convert(widen(T), x)
widen(::Type{T}) where {T} = throw(MethodError(widen, (T,)))
widen(::Type{Int8}) = Int16
widen(::Type{Int16}) = Int32
widen(::Type{Int32}) = Int64
widen(::Type{Int64}) = Int128
widen(::Type{UInt8}) = UInt16
widen(::Type{UInt16}) = UInt32
widen(::Type{UInt32}) = UInt64
widen(::Type{UInt64}) = UInt128
widen(::Type{Float16}) = Float32
widen(::Type{Float32}) = Float64
