# Integers as decimal text on streams.

# Decimal digits with a sign: of a stream in memory right where they belong.
function _write_decimal(io::IO, u::UInt64, negative::Bool)
    n = _decimal_count(u) + negative
    m = Core.memorynew(Memory{UInt8}, n)
    _set_signed_decimal!(m, 1, n, u, negative)
    unsafe_write(io, _memory_pointer(m, 1), n)
    return nothing
end
function _write_decimal(io::IOBuffer, u::UInt64, negative::Bool)
    n = _decimal_count(u) + negative
    io.maxsize == typemax(Int) || return invoke(_write_decimal, Tuple{IO, UInt64, Bool}, io, u, negative)
    p = _reserve!(io, n)
    _set_signed_decimal!(io.data, p, n, u, negative)
    _advance!(io, p, n)
    return nothing
end
function _write_decimal(io::IOStream, u::UInt64, negative::Bool)
    _begin_output!(io)
    _write_decimal(io.output, u, negative)
    _end_output!(io)
    return nothing
end
function _write_decimal(io::IO, u::UInt128, negative::Bool)
    u <= typemax(UInt64) && return _write_decimal(io, u % UInt64, negative)
    m = Core.memorynew(Memory{UInt8}, 48)
    i = 49
    while u != 0
        i -= 1
        q = div(u, UInt128(10))
        _set_memory_byte!(m, i, (u - q * UInt128(10)) % UInt8 + 0x30)
        u = q
    end
    if negative
        i -= 1
        _set_memory_byte!(m, i, 0x2d)
    end
    unsafe_write(io, _memory_pointer(m, i), 49 - i)
    return nothing
end
@inline function _set_signed_decimal!(m::Memory{UInt8}, p::Int, n::Int, u::UInt64, negative::Bool)
    negative && _set_memory_byte!(m, p, 0x2d)
    _set_decimal!(m, p + n - 1, p - 1 + negative, u)
    return nothing
end
show(io::IO, x::Union{Int8, Int16, Int32, Int64}) =
    _write_decimal(io, x < 0 ? (-(x % Int64)) % UInt64 : x % UInt64, x < 0)
show(io::IO, x::Int128) = _write_decimal(io, x < 0 ? (-x) % UInt128 : x % UInt128, x < 0)
print(io::IO, x::Union{UInt8, UInt16, UInt32, UInt64}) = _write_decimal(io, x % UInt64, false)
print(io::IO, x::Union{Int8, Int16, Int32, Int64}) = (show(io, x); nothing)
print(io::IO, x::UInt128) = _write_decimal(io, x, false)
