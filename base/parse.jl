# Numbers from text: parse and tryparse.

export parse, tryparse

"""
    parse(T::Type{<:Number}, s; base=10)

The number of type `T` that `s` spells.
"""
function parse(::Type{T}, s::AbstractString; base::Union{Nothing, Integer} = nothing) where {T <: Integer}
    x, reason = _parse_integer(T, _as_bytes(s), _base_or_none(base))
    reason == 0 || _throw_parse(T, s, _base_or_none(base), reason)
    return x
end
function parse(::Type{T}, c::AbstractChar; base::Integer = 10) where {T <: Integer}
    2 <= base <= 62 || throw(ArgumentError("invalid base: base must be 2 ≤ base ≤ 62, got $base"))
    d = _digit_in_base(c, Int(base))
    d < 0 && throw(ArgumentError("invalid base $base digit $(repr(c))"))
    return convert(T, d)
end

"""
    tryparse(T, s; base=10)

Like `parse`, but `nothing` if `s` spells no `T`.
"""
function tryparse(::Type{T}, s::AbstractString; base::Union{Nothing, Integer} = nothing) where {T <: Integer}
    x, reason = _parse_integer(T, _as_bytes(s), _base_or_none(base))
    return reason == 0 ? x : nothing
end
function tryparse(::Type{T}, c::AbstractChar; base::Integer = 10) where {T <: Integer}
    d = _digit_in_base(c, Int(base))
    return d < 0 ? nothing : convert(T, d)
end

function _digit_in_base(c::AbstractChar, base::Int)
    d = '0' <= c <= '9' ? Int(c) - 48 :
        'A' <= c <= 'Z' ? Int(c) - 55 :
        'a' <= c <= 'z' ? Int(c) - (base <= 36 ? 87 : 61) : 99
    return d < base ? d : -1
end

@inline function _digit_of_byte(b::UInt8, base::Int)
    d = b - 0x30
    if d > 0x09
        letter = (b | 0x20) - 0x61
        letter > 0x19 && return -1
        d = letter + 0x0a
        # Above 36, small letters follow the capital ones.
        base > 36 && b >= 0x61 && (d += 0x1a)
    end
    return (d % Int) < base ? d % Int : -1
end

const _parse_empty = 1
const _parse_digit = 3
const _parse_overflow = 4
const _parse_end = 5
const _parse_sign = 6

# Where no base is given, 0 stands for what a prefix of the text says, and for ten without one.
_base_or_none(::Nothing) = 0
function _base_or_none(base::Integer)
    2 <= base <= 62 || throw(ArgumentError("invalid base: base must be 2 ≤ base ≤ 62, got $base"))
    return Int(base)
end

# The number and a reason: 0 for success. A digit at fault is found again for the message.
function _parse_integer(::Type{T}, s::_StringLike, base::Int) where {T <: Integer}
    n = ncodeunits(s)
    zero_t = zero(T)
    i = 1
    while i <= n && _is_blank(codeunit(s, i))
        i += 1
    end
    while n >= i && _is_blank(codeunit(s, n))
        n -= 1
    end
    i > n && return (zero_t, _parse_empty)
    negative = false
    b = codeunit(s, i)
    if b == 0x2d || b == 0x2b
        negative = b == 0x2d
        negative && T <: Unsigned && return (zero_t, _parse_sign)
        i += 1
        while i <= n && _is_blank(codeunit(s, i))
            i += 1
        end
        i > n && return (zero_t, _parse_empty)
    end
    if base == 0
        base = 10
        if i + 1 <= n && codeunit(s, i) == 0x30
            prefix = codeunit(s, i + 1)
            detected = prefix == 0x78 ? 16 : prefix == 0x62 ? 2 : prefix == 0x6f ? 8 : 10
            if detected != 10
                base = detected
                i += 2
                i > n && return (zero_t, _parse_end)
            end
        end
    end
    return _parse_digits(T, s, i, n, base, negative)
end
_is_blank(b::UInt8) = b == 0x20 || 0x09 <= b <= 0x0d

function _parse_digits(::Type{T}, s::_StringLike, i::Int, n::Int, base::Int, negative::Bool) where {T}
    x = zero(T)
    factor = base % T
    while i <= n
        d = _digit_of_byte(codeunit(s, i), base)
        d < 0 && return (x, _parse_digit)
        x, overflow1 = mul_with_overflow(x, factor)
        x, overflow2 = negative ? sub_with_overflow(x, d % T) : add_with_overflow(x, d % T)
        (overflow1 | overflow2) && return (x, _parse_overflow)
        i += 1
    end
    return (x, 0)
end
function _parse_integer(::Type{Bool}, s::_StringLike, base::Int)
    t = strip(s)
    t == "true" && return (true, 0)
    t == "false" && return (false, 0)
    x, reason = _parse_integer(UInt8, s, base)
    return reason == 0 && x <= 0x01 ? (x == 0x01, 0) : (false, reason == 0 ? _parse_overflow : reason)
end

@noinline function _throw_parse(@nospecialize(T), s::AbstractString, base::Int, reason::Int)
    quoted = repr(s)
    T === Bool && reason != _parse_empty &&
        throw(ArgumentError("invalid Bool representation: $quoted"))
    reason == _parse_overflow && throw(OverflowError("overflow parsing $quoted"))
    reason == _parse_end && throw(ArgumentError("premature end of integer: $quoted"))
    reason == _parse_empty &&
        throw(ArgumentError("input string is empty or only contains whitespace"))
    reason == _parse_sign && throw(ArgumentError("invalid base $(base == 0 ? 10 : base) digit '-' in $quoted"))
    t = lstrip(strip(s), ('+', '-'))
    if base == 0
        base = 10
        length(t) > 1 && t[1] == '0' && (base = t[2] == 'x' ? 16 : t[2] == 'b' ? 2 : t[2] == 'o' ? 8 : 10)
        base == 10 || (t = SubString(t, 3))
    end
    t = lstrip(t)
    for c in t
        # A blank ends the digits; at the start of `t` there is none.
        isspace(c) && throw(ArgumentError("extra characters after whitespace in $quoted"))
        _digit_in_base(c, base) < 0 &&
            throw(ArgumentError("invalid base $base digit $(repr(c)) in $quoted"))
    end
    throw(ArgumentError("invalid integer: $quoted"))
end

# -- floating point -----------------------------------------------------------

function tryparse(::Type{Float64}, s::AbstractString)
    t = _as_bytes(strip(s))
    m = Core.memorynew(Memory{Float64}, 1)
    p = Core.Intrinsics.bitcast(Ptr{Float64}, m.ptr)
    status = ccall(:jlt_parse_float64, Int, (Ptr{UInt8}, Int, Ptr{Float64}), pointer(t), ncodeunits(t), p)
    (status == 0 && ncodeunits(t) > 0) || return nothing
    x = Core.memoryrefget(Core.memoryrefnew(m), :not_atomic, false)
    return _is_out_of_range(t, x) ? nothing : x
end
function tryparse(::Type{Float32}, s::AbstractString)
    t = _as_bytes(strip(s))
    m = Core.memorynew(Memory{Float32}, 1)
    p = Core.Intrinsics.bitcast(Ptr{Float32}, m.ptr)
    status = ccall(:jlt_parse_float32, Int, (Ptr{UInt8}, Int, Ptr{Float32}), pointer(t), ncodeunits(t), p)
    (status == 0 && ncodeunits(t) > 0) || return nothing
    x = Core.memoryrefget(Core.memoryrefnew(m), :not_atomic, false)
    return _is_out_of_range(t, x) ? nothing : x
end
# Whether digits spell a number that the type has only as infinity or zero.
_is_out_of_range(t::_StringLike, x) = (isinf(x) || x == 0) && _has_digits(t, isinf(x) ? '0' : '1')
function _has_digits(t::_StringLike, lowest::Char)
    for c in t
        c in ('e', 'E', 'f', 'p', 'P') && return false
        lowest <= c <= '9' && return true
    end
    return false
end
function tryparse(::Type{Float16}, s::AbstractString)
    x = tryparse(Float32, s)
    return x === nothing ? nothing : Float16(x)
end
function parse(::Type{T}, s::AbstractString) where {T <: AbstractFloat}
    x = tryparse(T, s)
    x === nothing && throw(ArgumentError("cannot parse $(repr(s)) as $T"))
    return x
end

# -- complex ------------------------------------------------------------------

function tryparse(::Type{Complex{T}}, s::AbstractString) where {T <: Real}
    t = String(strip(s))
    n = ncodeunits(t)
    n == 0 && return nothing
    last_unit = endswith(t, "im") ? 2 : endswith(t, "i") || endswith(t, "j") ? 1 : 0
    if last_unit == 0
        x = tryparse(T, t)
        return x === nothing ? nothing : Complex{T}(x, zero(T))
    end
    number = rstrip(SubString(t, 1, n - last_unit))
    endswith(number, "*") && (number = rstrip(chop(number)))
    i = ncodeunits(number)
    # The sign of the imaginary part, not one of an exponent.
    while i > 1
        b = codeunit(number, i)
        (b == 0x2b || b == 0x2d) && codeunit(number, i - 1) | 0x20 != 0x65 && break
        i -= 1
    end
    if i <= 1
        y = tryparse(T, number)
        return y === nothing ? nothing : Complex{T}(zero(T), y)
    end
    re = tryparse(T, rstrip(SubString(number, 1, i - 1)))
    im = tryparse(T, lstrip(SubString(number, i + 1)))
    (re === nothing || im === nothing) && return nothing
    return Complex{T}(re, codeunit(number, i) == 0x2d ? -im : im)
end
function parse(::Type{Complex{T}}, s::AbstractString) where {T <: Real}
    z = tryparse(Complex{T}, s)
    z === nothing && throw(ArgumentError("cannot parse $(repr(s)) as Complex{$T}"))
    return z
end
