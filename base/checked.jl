# Integer arithmetic that throws where the result does not fit.


@noinline function _overflowed(op, x, y)
    throw(OverflowError(string(x, " ", op, " ", y, " overflowed for type ", typeof(x))))
end

add_with_overflow(x::T, y::T) where {T<:BitSigned} = checked_sadd_int(x, y)
add_with_overflow(x::T, y::T) where {T<:BitUnsigned} = checked_uadd_int(x, y)
sub_with_overflow(x::T, y::T) where {T<:BitSigned} = checked_ssub_int(x, y)
sub_with_overflow(x::T, y::T) where {T<:BitUnsigned} = checked_usub_int(x, y)
mul_with_overflow(x::T, y::T) where {T<:BitSigned} = checked_smul_int(x, y)
mul_with_overflow(x::T, y::T) where {T<:BitUnsigned} = checked_umul_int(x, y)

@inline function checked_add(x::T, y::T) where {T<:BitInteger}
    p = add_with_overflow(x, y)
    getfield(p, 2) && _overflowed("+", x, y)
    return getfield(p, 1)
end
@inline function checked_sub(x::T, y::T) where {T<:BitInteger}
    p = sub_with_overflow(x, y)
    getfield(p, 2) && _overflowed("-", x, y)
    return getfield(p, 1)
end
@inline function checked_mul(x::T, y::T) where {T<:BitInteger}
    p = mul_with_overflow(x, y)
    getfield(p, 2) && _overflowed("*", x, y)
    return getfield(p, 1)
end
checked_add(x::Integer, y::Integer) = (p = promote(x, y); checked_add(p[1], p[2]))
checked_sub(x::Integer, y::Integer) = (p = promote(x, y); checked_sub(p[1], p[2]))
checked_mul(x::Integer, y::Integer) = (p = promote(x, y); checked_mul(p[1], p[2]))
checked_add(x::T, y::T) where {T<:Integer} = x + y
checked_sub(x::T, y::T) where {T<:Integer} = x - y
checked_mul(x::T, y::T) where {T<:Integer} = x * y
checked_add(x::Integer) = x
checked_mul(x::Integer) = x
checked_add(x::Integer, y::Integer, z::Integer, rest::Integer...) =
    checked_add(checked_add(x, y), z, rest...)
checked_mul(x::Integer, y::Integer, z::Integer, rest::Integer...) =
    checked_mul(checked_mul(x, y), z, rest...)

function checked_neg(x::T) where {T<:BitInteger}
    return checked_sub(zero(T), x)
end
checked_neg(x::Integer) = -x
function checked_abs(x::T) where {T<:BitSigned}
    x === typemin(T) &&
        throw(OverflowError(string("checked arithmetic: cannot compute |x| for x = ", x, "::", T)))
    return abs(x)
end
checked_abs(x::Integer) = abs(x)
checked_div(x::Integer, y::Integer) = div(x, y)
checked_rem(x::Integer, y::Integer) = rem(x, y)
checked_fld(x::Integer, y::Integer) = fld(x, y)
checked_cld(x::Integer, y::Integer) = cld(x, y)
checked_mod(x::Integer, y::Integer) = mod(x, y)
function checked_pow(x::T, n::Integer) where {T<:Integer}
    n < 0 && throw(DomainError(n))
    r = one(T)
    while true
        isodd(n) && (r = checked_mul(r, x))
        n = n >> 1
        n == 0 && return r
        x = checked_mul(x, x)
    end
end
