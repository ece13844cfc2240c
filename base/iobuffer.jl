# IOBuffer: a stream in memory.

export IOBuffer, PipeBuffer, take!, takestring!, eof, position, seek, seekstart, seekend,
    skip, truncate, mark, unmark, ismarked, reset, filesize

"""
    IOBuffer([data]; read, write, append, maxsize, sizehint)

A stream over bytes in memory; `take!` returns them.
"""
mutable struct IOBuffer <: IO
    data::Memory{UInt8}
    readable::Bool
    writable::Bool
    append::Bool
    open::Bool
    size::Int
    maxsize::Int
    ptr::Int
    mark::Int
end

const _iobuffer_minimum = 32

_new_iobuffer(n::Int) =
    IOBuffer(Core.memorynew(Memory{UInt8}, n), true, true, false, true, 0, typemax(Int), 1, -1)

IOBuffer(; read::Bool = true, write::Bool = true, append::Bool = false,
         truncate::Bool = true, maxsize::Integer = typemax(Int), sizehint::Integer = 0) =
    IOBuffer(Core.memorynew(Memory{UInt8}, sizehint > 0 ? Int(sizehint) : _iobuffer_minimum),
             read, write, append, true, 0, Int(maxsize), 1, -1)

function IOBuffer(v::Vector{UInt8}; read::Bool = true, write::Bool = false, append::Bool = false,
                  truncate::Bool = false, maxsize::Integer = typemax(Int), sizehint::Integer = 0)
    n = length(v)
    m = Core.memorynew(Memory{UInt8}, max(n, 1))
    n == 0 || _move_bytes!(_memory_pointer(m, 1), pointer(v), n)
    size = truncate ? 0 : n
    return IOBuffer(m, read, write, append, true, size, Int(maxsize), append ? size + 1 : 1, -1)
end
function IOBuffer(s::String)
    n = ncodeunits(s)
    m = Core.memorynew(Memory{UInt8}, max(n, 1))
    _copy_bytes!(m, 1, s, 1, n)
    return IOBuffer(m, true, false, false, true, n, typemax(Int), 1, -1)
end
IOBuffer(s::AbstractString) = IOBuffer(String(s))
IOBuffer(v::CodeUnits) = IOBuffer(String(v.s))
PipeBuffer() = IOBuffer(append = true)
PipeBuffer(v::Vector{UInt8}) = IOBuffer(v; read = true, write = true, append = true)

# -- writing ------------------------------------------------------------------

# Make room for n more bytes at the write position, which is returned.
@inline function _reserve!(io::IOBuffer, n::Int)
    io.writable || throw(ArgumentError("ensureroom failed, IOBuffer is not writeable"))
    p = io.append ? io.size + 1 : io.ptr
    p + n - 1 > io.data.length && _grow!(io, p + n - 1)
    return p
end

@noinline function _grow!(io::IOBuffer, n::Int)
    capacity = max(n, 2 * io.data.length, _iobuffer_minimum)
    m = Core.memorynew(Memory{UInt8}, capacity)
    _move_bytes!(_memory_pointer(m, 1), _memory_pointer(io.data, 1), io.size)
    io.data = m
    return nothing
end

@inline function _advance!(io::IOBuffer, p::Int, n::Int)
    stop = p + n
    io.append || (io.ptr = stop)
    stop - 1 > io.size && (io.size = stop - 1)
    return nothing
end

function write(io::IOBuffer, b::UInt8)
    p = _reserve!(io, 1)
    p > io.maxsize && return 0
    _set_memory_byte!(io.data, p, b)
    _advance!(io, p, 1)
    return 1
end

function unsafe_write(io::IOBuffer, source::Ptr{UInt8}, n::Integer)
    k = Int(n)
    p = _reserve!(io, k)
    k = min(k, io.maxsize - p + 1)
    k <= 0 && return 0
    _move_bytes!(_memory_pointer(io.data, p), source, k)
    _advance!(io, p, k)
    return k
end

# -- taking the contents ------------------------------------------------------

# The contents as a String; the buffer must not be used afterwards.
_take_string!(io::IOBuffer) =
    io.size == 0 ? "" : Core._string_new(_memory_pointer(io.data, 1), io.size)

"""
    take!(io::IOBuffer) -> Vector{UInt8}

The bytes of the buffer, which is emptied.
"""
function take!(io::IOBuffer)
    first = io.writable ? 1 : io.ptr
    v = _bytes(io, first, io.size)
    if io.writable
        io.size = 0
        io.ptr = 1
    else
        io.ptr = io.size + 1
    end
    return v
end

# Bytes i:j of the buffer as a new vector.
function _bytes(io::IOBuffer, i::Int, j::Int)
    n = j - i + 1
    n <= 0 && return UInt8[]
    v = Vector{UInt8}(undef, n)
    _move_bytes!(pointer(v), _memory_pointer(io.data, i), n)
    return v
end

"""
    takestring!(io::IOBuffer) -> String

The contents of the buffer as a string; the buffer is emptied.
"""
takestring!(io::IOBuffer) = String(take!(io))

# -- reading ------------------------------------------------------------------

function read(io::IOBuffer, ::Type{UInt8})
    io.readable || throw(ArgumentError("read failed, IOBuffer is not readable"))
    p = io.ptr
    p > io.size && throw(EOFError())
    io.ptr = p + 1
    return _memory_byte(io.data, p)
end
function read(io::IOBuffer)
    v = _bytes(io, io.ptr, io.size)
    io.ptr = io.size + 1
    return v
end
function read(io::IOBuffer, ::Type{String})
    p = io.ptr
    io.ptr = io.size + 1
    return p > io.size ? "" : Core._string_new(_memory_pointer(io.data, p), io.size - p + 1)
end
function read(io::IOBuffer, n::Integer)
    stop = min(io.size, io.ptr + Int(n) - 1)
    v = _bytes(io, io.ptr, stop)
    io.ptr = stop + 1
    return v
end

"""
    peek(io::IO[, T=UInt8])

The next value without consuming it.
"""
function peek(io::IOBuffer)
    io.ptr > io.size && throw(EOFError())
    return _memory_byte(io.data, io.ptr)
end
peek(io::IO, ::Type{UInt8}) = peek(io)
peek(io::IOBuffer, ::Type{UInt8}) = peek(io)
function peek(io::IOBuffer, ::Type{T}) where {T}
    p = io.ptr
    x = read(io, T)
    io.ptr = p
    return x
end

eof(io::IOBuffer) = io.ptr > io.size
bytesavailable(io::IOBuffer) = io.size - io.ptr + 1
isreadable(io::IOBuffer) = io.readable
iswritable(io::IOBuffer) = io.writable
isopen(io::IOBuffer) = io.open
copy(io::IOBuffer) =
    IOBuffer(_copied(io.data), io.readable, io.writable, io.append, io.open, io.size, io.maxsize, io.ptr, io.mark)
function _copied(m::Memory{UInt8})
    n = Core.memorynew(Memory{UInt8}, m.length)
    _move_bytes!(_memory_pointer(n, 1), _memory_pointer(m, 1), m.length)
    return n
end
function close(io::IOBuffer)
    io.open = false
    io.readable = false
    io.writable = false
    return nothing
end

# -- position -----------------------------------------------------------------

"""
    position(io) -> Int

The current position, counted from 0.
"""
position(io::IOBuffer) = io.ptr - 1
filesize(io::IOBuffer) = io.size
"""
    seek(io, pos)

Move to byte `pos`, counted from 0.
"""
function seek(io::IOBuffer, n::Integer)
    io.ptr = max(1, min(Int(n) + 1, io.size + 1))
    return io
end
seekstart(io::IO) = seek(io, 0)
function seekend(io::IOBuffer)
    io.ptr = io.size + 1
    return io
end
skip(io::IO, n::Integer) = seek(io, position(io) + n)
function truncate(io::IOBuffer, n::Integer)
    n > io.data.length && _grow!(io, Int(n))
    for i in (io.size + 1):Int(n)
        _set_memory_byte!(io.data, i, 0x00)
    end
    io.size = Int(n)
    io.ptr = min(io.ptr, io.size + 1)
    return io
end
mark(io::IOBuffer) = (io.mark = position(io))
unmark(io::IOBuffer) = (marked = io.mark >= 0; io.mark = -1; marked)
ismarked(io::IOBuffer) = io.mark >= 0
function reset(io::IOBuffer)
    io.mark >= 0 || throw(ArgumentError("IOBuffer not marked"))
    position = io.mark
    io.mark = -1
    seek(io, position)
    return position
end

show(io::IO, b::IOBuffer) =
    print(io, "IOBuffer(data=UInt8[...], readable=", b.readable, ", writable=", b.writable,
          ", seekable=", !b.append, ", append=", b.append, ", size=", b.size, ", maxsize=",
          b.maxsize == typemax(Int) ? "Inf" : b.maxsize, ", ptr=", b.ptr, ", mark=", b.mark, ")")

# -- strings from bytes -------------------------------------------------------

"""
    String(v::AbstractVector{UInt8})

The bytes of `v` as a string; a `Vector` is emptied.
"""
function Core.String(v::Vector{UInt8})
    n = length(v)
    n == 0 && return ""
    s = Core._string_new(pointer(v), n)
    resize!(v, 0)
    return s
end
Core.String(v::AbstractVector{UInt8}) = String(copyto!(Vector{UInt8}(undef, length(v)), v))
Core.String(v::CodeUnits) = String(v.s)
Core.String(v::AbstractVector{<:AbstractChar}) = _string_of_chars(v)
Core.String(v::Memory{UInt8}) = Core._string_new(_memory_pointer(v, 1), v.length)

(::Type{Vector{UInt8}})(s::AbstractString) = _bytes(IOBuffer(String(s)), 1, ncodeunits(s))
(::Type{Vector{UInt8}})(v::CodeUnits{UInt8}) = Vector{UInt8}(v.s)
(::Type{Array{UInt8}})(s::AbstractString) = Vector{UInt8}(s)
(::Type{Vector{T}})(s::AbstractString) where {T <: AbstractChar} = collect(T, s)
(::Type{Vector})(s::AbstractString) = collect(s)

function collect(s::AbstractString)
    v = Vector{Char}(undef, length(s))
    i = 0
    for c in s
        v[i += 1] = c
    end
    return v
end

