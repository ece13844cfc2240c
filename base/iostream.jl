# IOStream: buffered streams over file descriptors, files, and the standard streams.

export IOStream, fd, stdin, stdout, stderr, open

"""
    IOStream

A buffered stream over a file descriptor; `open` makes one.
"""
mutable struct IOStream <: IO
    name::String
    fd::Int32
    readable::Bool
    writable::Bool
    line_buffered::Bool
    output::IOBuffer
    input::IOBuffer
    at_end::Bool
    mark::Int
end

const _stream_buffer_bytes = 8192

_new_stream(name::String, fd::Integer, readable::Bool, writable::Bool) =
    IOStream(name, Int32(fd), readable, writable, false, _new_iobuffer(64), _new_iobuffer(1), false, -1)

"The standard input stream."
const stdin = _new_stream("<stdin>", 0, true, false)
"The standard output stream."
const stdout = _new_stream("<stdout>", 1, false, true)
"The standard error stream."
const stderr = _new_stream("<stderr>", 2, false, true)

fd(io::IOStream) = Int(io.fd)
isreadable(io::IOStream) = io.readable
iswritable(io::IOStream) = io.writable
isopen(io::IOStream) = io.fd >= 0
show(io::IO, s::IOStream) = print(io, "IOStream(", s.name, ")")

# -- writing ------------------------------------------------------------------

# What comes before bytes are put into the buffer, and after.
@inline function _begin_output!(io::IOStream)
    io.writable || _throw_not_writable()
    io.readable && _forget_input!(io)
    return nothing
end
@inline function _end_output!(io::IOStream)
    (io.output.size >= _stream_buffer_bytes || io.fd == 2 || io.line_buffered) && flush(io)
    return nothing
end
function write(io::IOStream, b::UInt8)
    _begin_output!(io)
    write(io.output, b)
    _end_output!(io)
    return 1
end
function unsafe_write(io::IOStream, p::Ptr{UInt8}, n::Integer)
    _begin_output!(io)
    unsafe_write(io.output, p, n)
    _end_output!(io)
    return Int(n)
end
# What was read ahead and not used stands behind what is written now.
function _forget_input!(io::IOStream)
    ahead = io.input.size - io.input.ptr + 1
    ahead > 0 || return nothing
    ccall(:jlt_seek, Int, (Int32, Int, Int32), io.fd, -ahead, Int32(1))
    io.input.ptr = 1
    io.input.size = 0
    return nothing
end
@noinline _throw_not_writable() = throw(ArgumentError("write failed, IOStream is not writeable"))

"""
    flush(io)

Pass buffered output on to the operating system.
"""
function flush(io::IOStream)
    buffer = io.output
    n = buffer.size
    n == 0 && return nothing
    io.fd == 2 && flush(stdout)
    done = 0
    while done < n
        k = ccall(:jlt_write, Int, (Int32, Ptr{UInt8}, Int), io.fd,
                  _memory_pointer(buffer.data, done + 1), n - done)
        k < 0 && break
        done += k
    end
    buffer.size = 0
    buffer.ptr = 1
    return nothing
end

# -- reading ------------------------------------------------------------------

# Refill the input buffer when it is used up; false at the end of the file.
function _fill_input!(io::IOStream)
    io.readable || throw(ArgumentError("read failed, IOStream is not readable"))
    input = io.input
    input.ptr <= input.size && return true
    io.fd < 0 && return false
    io.fd == 0 && flush(stdout)
    io.writable && flush(io)
    input.data.length < _stream_buffer_bytes && (input.size = 0; _grow!(input, _stream_buffer_bytes))
    n = ccall(:jlt_read, Int, (Int32, Ptr{UInt8}, Int), io.fd,
              _memory_pointer(input.data, 1), _stream_buffer_bytes)
    input.ptr = 1
    input.size = n > 0 ? n : 0
    return n > 0
end

eof(io::IOStream) = !_fill_input!(io)
function read(io::IOStream, ::Type{UInt8})
    _fill_input!(io) || throw(EOFError())
    return read(io.input, UInt8)
end
function peek(io::IOStream)
    _fill_input!(io) || throw(EOFError())
    return peek(io.input)
end
function peek(io::IOStream, ::Type{Char})
    b = peek(io)
    b < 0x80 && return Char(b)
    return peek(io.input, Char)
end
function read(io::IOStream)
    out = IOBuffer()
    while _fill_input!(io)
        input = io.input
        unsafe_write(out, _memory_pointer(input.data, input.ptr), input.size - input.ptr + 1)
        input.ptr = input.size + 1
    end
    return take!(out)
end
bytesavailable(io::IOStream) = bytesavailable(io.input)

# -- files --------------------------------------------------------------------

const _open_read = Int32(0)
const _open_write = Int32(1)
const _open_read_write = Int32(2)
const _open_create = Int32(64)
const _open_truncate = Int32(512)
const _open_append = Int32(1024)

function _open_mode(mode::AbstractString)
    mode == "r" && return _open_read
    mode == "r+" && return _open_read_write
    mode == "w" && return _open_write | _open_create | _open_truncate
    mode == "w+" && return _open_read_write | _open_create | _open_truncate
    mode == "a" && return _open_write | _open_create | _open_append
    mode == "a+" && return _open_read_write | _open_create | _open_append
    throw(ArgumentError("invalid open mode: $mode"))
end

function _open_file(name::String, flags::Int32)
    fd = ccall(:jlt_open, Int32, (Ptr{UInt8}, Int, Int32, Int32), Core._string_ptr(name),
               ncodeunits(name), flags, Int32(438))
    fd < 0 && throw(SystemError("opening file $(repr(name))", -fd))
    access = flags & Int32(3)
    return _new_stream("<file $name>", fd, access != _open_write, access != _open_read)
end

"""
    open(filename::AbstractString, mode="r")
    open(f::Function, args...)

Open a file; with a function, pass it the stream and close that afterwards.
"""
open(name::AbstractString, mode::AbstractString) = _open_file(String(name), _open_mode(mode))
function open(name::AbstractString; read::Union{Bool, Nothing} = nothing,
              write::Union{Bool, Nothing} = nothing, create::Union{Bool, Nothing} = nothing,
              truncate::Union{Bool, Nothing} = nothing, append::Union{Bool, Nothing} = nothing)
    appends = append === true
    writes = something(write, appends || truncate === true || create === true)
    reads = something(read, !writes)
    flags = writes ? (reads ? _open_read_write : _open_write) : _open_read
    something(create, writes) && (flags |= _open_create)
    something(truncate, writes && !reads && !appends) && (flags |= _open_truncate)
    appends && (flags |= _open_append)
    return _open_file(String(name), flags)
end
function open(f::Function, args...; kwargs...)
    io = open(args...; kwargs...)
    try
        return f(io)
    finally
        close(io)
    end
end

"""
    close(io)

Flush and close a stream.
"""
function close(io::IOStream)
    io.fd < 0 && return nothing
    flush(io)
    ccall(:jlt_close, Int32, (Int32,), io.fd)
    io.fd = Int32(-1)
    return nothing
end

function _seek_file(io::IOStream, offset::Int, whence::Int)
    flush(io)
    # The descriptor is ahead of the reader by what the buffer still holds.
    whence == 1 && (offset -= bytesavailable(io.input))
    io.input.ptr = 1
    io.input.size = 0
    return ccall(:jlt_seek, Int, (Int32, Int, Int32), io.fd, offset, Int32(whence))
end
seek(io::IOStream, n::Integer) = (_seek_file(io, Int(n), 0); io)
seekend(io::IOStream) = (_seek_file(io, 0, 2); io)
position(io::IOStream) = _seek_file(io, 0, 1)
function truncate(io::IOStream, n::Integer)
    flush(io)
    ccall(:ftruncate, Int32, (Int32, Int), io.fd, Int(n)) == 0 || _throw_io_error("ftruncate")
    return io
end
mark(io::IOStream) = (io.mark = position(io))
unmark(io::IOStream) = (marked = io.mark >= 0; io.mark = -1; marked)
ismarked(io::IOStream) = io.mark >= 0
function reset(io::IOStream)
    io.mark >= 0 || throw(ArgumentError("IOStream not marked"))
    position = io.mark
    io.mark = -1
    seek(io, position)
    return position
end

read(name::AbstractString) = open(read, name)
read(name::AbstractString, T) = open(io -> read(io, T), name)
read!(name::AbstractString, a) = open(io -> read!(io, a), name)
readuntil(name::AbstractString, delimiter; keep::Bool = false) = open(io -> readuntil(io, delimiter; keep = keep), name)
write(name::AbstractString, x, more...) = open(io -> write(io, x, more...), name, "w")

print_file_error(io::IO, e::SystemError) =
    print(io, "SystemError: ", e.prefix, ": ",
          unsafe_string(ccall(:strerror, Ptr{UInt8}, (Int32,), e.errnum)))
