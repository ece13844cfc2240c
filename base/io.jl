# The IO interface: what every stream offers on top of two primitives,
# `unsafe_write(io, p, n)` and byte-wise `write`/`read`; printing basics; IOContext.

export IO, EOFError, SystemError, MIME, @MIME_str, write, read, read!, readbytes!,
    readuntil, readline, readlines, eachline, countlines, readchomp, skipchars,
    isreadable, iswritable, flush, isopen, close, bytesavailable, IOContext, displaysize,
    print, println, sprint, string, repr, peek, istextmime, unsafe_write, isreadonly,
    lock, unlock

"""
    IO

The supertype of streams.
"""
abstract type IO end

"""
    EOFError()

No more data was available to read.
"""
struct EOFError <: Exception end

struct SystemError <: Exception
    prefix::AbstractString
    errnum::Int32
    extrainfo
end
SystemError(p::AbstractString, e::Integer) = SystemError(p, e, nothing)

# -- MIME types ---------------------------------------------------------------

"""
    MIME(name)

A type that stands for the content type `name`; `MIME"text/plain"` is its type.
"""
struct MIME{mime} end
MIME(s) = MIME{Symbol(s)}()
macro MIME_str(s)
    return :(MIME{$(QuoteNode(Symbol(s)))})
end
print(io::IO, ::MIME{mime}) where {mime} = print(io, mime)
show(io::IO, ::MIME{mime}) where {mime} = print(io, "MIME type ", mime)
istextmime(m::MIME) = istextmime(string(m))
istextmime(m::AbstractString) = startswith(m, "text/") || m in _text_formats
# Formats that are text although their names do not say so.
const _text_formats = ("application/javascript", "application/json", "application/julia", "application/ecmascript",
    "application/xml", "application/xhtml+xml", "application/xml-dtd", "application/atom+xml", "application/rdf+xml",
    "application/rss+xml", "application/x-latex", "image/svg+xml", "model/vrml", "model/x3d+vrml", "model/x3d+xml")

# -- byte copies --------------------------------------------------------------

_memory_pointer(m::Memory{UInt8}, i::Int) =
    _ptr_add(Core.Intrinsics.bitcast(Ptr{UInt8}, m.ptr), i - 1)
_memory_byte(m::Memory{UInt8}, i::Int) =
    Core.memoryrefget(Core.memoryrefnew(Core.memoryrefnew(m), i, false), :not_atomic, false)
_set_memory_byte!(m::Memory{UInt8}, i::Int, b::UInt8) =
    Core.memoryrefset!(Core.memoryrefnew(Core.memoryrefnew(m), i, false), b, :not_atomic, false)

function _move_bytes!(destination::Ptr{UInt8}, source::Ptr{UInt8}, n::Int)
    ccall(:memmove, Ptr{UInt8}, (Ptr{UInt8}, Ptr{UInt8}, UInt), destination, source, n % UInt)
    return nothing
end

# Copy n bytes of s from byte j on to m from byte i on.
_copy_bytes!(m::Memory{UInt8}, i::Int, s::String, j::Int, n::Int) =
    _move_bytes!(_memory_pointer(m, i), _ptr_add(Core._string_ptr(s), j - 1), n)

# -- writing ------------------------------------------------------------------

"""
    write(io::IO, x) -> Int

Write the bytes of `x` to `io` and return how many they are.
"""
# A stream of a program's own may have this method for a `UInt` alone, or write byte by byte.
function unsafe_write(io::IO, p::Ptr{UInt8}, n::Integer)
    n isa UInt || return unsafe_write(io, p, UInt(n))
    for i in 1:Int(n)
        write(io, unsafe_load(p, i))
    end
    return Int(n)
end
write(io::IO, s::String) = Int(unsafe_write(io, Core._string_ptr(s), ncodeunits(s)))
function write(io::IO, s::SubString{String})
    n = ncodeunits(s)
    n == 0 && return 0
    unsafe_write(io, pointer(s), n)
    return n
end
write(io::IO, s::AbstractString) = write(io, String(s))
write(io::IO, s::Symbol) = write(io, Core._symbol_name(s))
function write(io::IO, c::Char)
    u = _char_bits(c)
    write(io, (u >> 24) % UInt8)
    u <<= 8
    n = 1
    while u != 0x00000000
        write(io, (u >> 24) % UInt8)
        u <<= 8
        n += 1
    end
    return n
end
write(io::IO, c::AbstractChar) = write(io, Char(c))
write(io::IO, x::Int8) = write(io, x % UInt8)
write(io::IO, x::Bool) = write(io, x % UInt8)
function write(io::IO, x::Union{Int16, Int32, Int64, Int128, UInt16, UInt32, UInt64, UInt128})
    n = sizeof(x)
    for _ in 1:n
        write(io, x % UInt8)
        x >>>= 8
    end
    return n
end
write(io::IO, x::Float16) = write(io, Core.Intrinsics.bitcast(UInt16, x))
write(io::IO, x::Float32) = write(io, Core.Intrinsics.bitcast(UInt32, x))
write(io::IO, x::Float64) = write(io, Core.Intrinsics.bitcast(UInt64, x))
function write(io::IO, v::AbstractArray)
    n = 0
    for x in v
        n += write(io, x)
    end
    return n
end
function write(io::IO, v::Vector{UInt8})
    n = length(v)
    n == 0 || unsafe_write(io, pointer(v), n)
    return n
end
write(io::IO, v::CodeUnits{UInt8}) = write(io, v.s)
function write(io::IO, x, y, more...)
    n = write(io, x) + write(io, y)
    for z in more
        n += write(io, z)
    end
    return n
end
write(io::IO, source::IO) = write(io, read(source))

# -- reading ------------------------------------------------------------------

"""
    read(io::IO, T)

Read one value of type `T`, or for `String` everything up to the end.
"""
read(io::IO, ::Type{String}) = String(read(io))
read(io::IO, ::Type{Int8}) = read(io, UInt8) % Int8
read(io::IO, ::Type{Bool}) = read(io, UInt8) != 0x00
function read(io::IO, ::Type{T}) where {T <: Union{Int16, Int32, Int64, Int128, UInt16, UInt32, UInt64, UInt128}}
    x = zero(T)
    for i in 0:(sizeof(T) - 1)
        x |= (read(io, UInt8) % T) << (8 * i)
    end
    return x
end
read(io::IO, ::Type{Float16}) = Core.Intrinsics.bitcast(Float16, read(io, UInt16))
read(io::IO, ::Type{Float32}) = Core.Intrinsics.bitcast(Float32, read(io, UInt32))
read(io::IO, ::Type{Float64}) = Core.Intrinsics.bitcast(Float64, read(io, UInt64))
function read(io::IO, ::Type{Char})
    b = read(io, UInt8)
    u = (b % UInt32) << 24
    0xc0 <= b <= 0xf7 || return _bits_char(u)
    expected = b < 0xe0 ? 1 : b < 0xf0 ? 2 : 3
    shift = 16
    while expected > 0 && !eof(io) && peek(io) & 0xc0 == 0x80
        u |= (read(io, UInt8) % UInt32) << shift
        shift -= 8
        expected -= 1
    end
    return _bits_char(u)
end
function read(io::IO)
    v = UInt8[]
    while !eof(io)
        push!(v, read(io, UInt8))
    end
    return v
end
function read(io::IO, n::Integer)
    v = UInt8[]
    while length(v) < n && !eof(io)
        push!(v, read(io, UInt8))
    end
    return v
end
function read!(io::IO, v::AbstractArray{T}) where {T}
    for i in eachindex(v)
        v[i] = read(io, T)
    end
    return v
end
function readbytes!(io::IO, v::Vector{UInt8}, n = length(v))
    k = 0
    while k < n && !eof(io)
        k += 1
        b = read(io, UInt8)
        k > length(v) ? push!(v, b) : (v[k] = b)
    end
    return k
end

"""
    readuntil(io::IO, delim; keep=false)

Read up to `delim`, a byte, character or string.
"""
function readuntil(io::IO, delim::Union{AbstractChar, AbstractString, UInt8}; keep::Bool = false)
    mark = delim isa UInt8 ? UInt8[delim] : Vector{UInt8}(string(delim))
    v = UInt8[]
    m = length(mark)
    while !eof(io)
        push!(v, read(io, UInt8))
        n = length(v)
        if n >= m && v[n] == mark[m] && v[(n - m + 1):n] == mark
            keep || resize!(v, n - m)
            break
        end
    end
    return delim isa UInt8 ? v : String(v)
end

"""
    readline(io::IO=stdin; keep=false) -> String

One line, without its end unless `keep`.
"""
function readline(io::IO = stdin; keep::Bool = false)
    out = IOBuffer()
    while !eof(io)
        b = read(io, UInt8)
        write(out, b)
        b == 0x0a && break
    end
    n = out.size
    if !keep && n > 0 && _memory_byte(out.data, n) == 0x0a
        n -= 1
        if n > 0 && _memory_byte(out.data, n) == 0x0d
            n -= 1
        end
    end
    return n == 0 ? "" : Core._string_new(_memory_pointer(out.data, 1), n)
end
readline(name::AbstractString; keep::Bool = false) = open(io -> readline(io; keep = keep), name)

struct EachLine{T <: IO}
    stream::T
    ondone::Any
    keep::Bool
end

"""
    eachline(io::IO=stdin; keep=false)
    eachline(filename::AbstractString; keep=false)

An iterator over lines.
"""
eachline(io::IO = stdin; keep::Bool = false) = EachLine(io, nothing, keep)
function eachline(name::AbstractString; keep::Bool = false)
    io = open(name)
    return EachLine(io, () -> close(io), keep)
end
function iterate(e::EachLine, state = nothing)
    if eof(e.stream)
        e.ondone === nothing || e.ondone()
        return nothing
    end
    return (readline(e.stream; keep = e.keep), nothing)
end
eltype(::Type{<:EachLine}) = String
IteratorSize(::Type{<:EachLine}) = SizeUnknown()

"""
    readlines(io::IO=stdin; keep=false) -> Vector{String}

All remaining lines.
"""
function readlines(io::IO = stdin; keep::Bool = false)
    lines = String[]
    while !eof(io)
        push!(lines, readline(io; keep = keep))
    end
    return lines
end
readlines(name::AbstractString; keep::Bool = false) = open(io -> readlines(io; keep = keep), name)
function countlines(io::IO; eol::AbstractChar = '\n')
    isascii(eol) || throw(ArgumentError("only ASCII line terminators are supported"))
    bytes = read(io)
    mark = UInt8(eol)
    # A last line needs no end.
    return count(==(mark), bytes) + (isempty(bytes) || bytes[end] == mark ? 0 : 1)
end
countlines(name::AbstractString; eol::AbstractChar = '\n') = open(io -> countlines(io; eol = eol), name)

readchomp(x) = chomp(read(x, String))
skipchars(predicate, io::IO; linecomment = nothing) = _skip_characters(predicate, io, linecomment)
function _skip_characters(predicate, io::IO, linecomment)
    while !eof(io)
        c = peek(io, Char)
        if c === linecomment
            readline(io)
        elseif predicate(c)
            read(io, Char)
        else
            break
        end
    end
    return io
end

isreadable(io::IO) = false
iswritable(io::IO) = false
flush(io::IO) = nothing
isopen(io::IO) = true
close(io::IO) = nothing
lock(io::IO) = nothing
unlock(io::IO) = nothing
bytesavailable(io::IO) = 0
isreadonly(io::IO) = isreadable(io) && !iswritable(io)

# -- IOContext ----------------------------------------------------------------

# Printing properties, newest first.
struct IOProperties
    key::Symbol
    value::Any
    parent::Union{Nothing, IOProperties}
end

abstract type AbstractPipe <: IO end

"""
    IOContext(io::IO, key => value, ...)

`io` with properties that `show` methods read by `get(io, key, default)`.
"""
struct IOContext{IO_t <: IO} <: AbstractPipe
    io::IO_t
    dict::Union{Nothing, IOProperties}
    IOContext{IO_t}(io::IO_t, dict::Union{Nothing, IOProperties}) where {IO_t <: IO} = new{IO_t}(io, dict)
end

IOContext(io::IO) = IOContext{IO}(io, _properties(io))
IOContext(io::IOContext) = io
IOContext(io::IO, properties::Union{Nothing, IOProperties}) = IOContext{IO}(_unwrap_context(io), properties)
IOContext(io::IO, context::IO) = IOContext{IO}(_unwrap_context(io), _properties(context))
IOContext(io::IO, key::Symbol, value) =
    IOContext{IO}(_unwrap_context(io), IOProperties(key, value, _properties(io)))
IOContext(io::IO, p::Pair) = IOContext(io, p.first, p.second)
function IOContext(io::IO, p::Pair, q::Pair, more::Pair...)
    context = IOContext(IOContext(io, p), q)
    for r in more
        context = IOContext(context, r)
    end
    return context
end

_unwrap_context(io::IO) = io
_unwrap_context(io::IOContext) = io.io
_properties(io::IO) = nothing
_properties(io::IOContext) = io.dict

get(io::IO, key::Symbol, default) = default
function get(io::IOContext, key::Symbol, default)
    p = io.dict
    while p !== nothing
        p.key === key && return p.value
        p = p.parent
    end
    return default
end
haskey(io::IO, key::Symbol) = false
function haskey(io::IOContext, key::Symbol)
    p = io.dict
    while p !== nothing
        p.key === key && return true
        p = p.parent
    end
    return false
end
function getindex(io::IOContext, key::Symbol)
    haskey(io, key) || throw(KeyError(key))
    return get(io, key, nothing)
end
getindex(io::IO, key::Symbol) = throw(KeyError(key))
in(p::Pair, io::IO) = haskey(io, p.first) && get(io, p.first, nothing) === p.second

write(io::IOContext, b::UInt8) = write(io.io, b)
write(io::IOContext, c::Char) = write(io.io, c)
write(io::IOContext, s::String) = write(io.io, s)
unsafe_write(io::IOContext, p::Ptr{UInt8}, n::Integer) = unsafe_write(io.io, p, n)
read(io::IOContext, ::Type{UInt8}) = read(io.io, UInt8)
peek(io::IOContext) = peek(io.io)
eof(io::IOContext) = eof(io.io)
flush(io::IOContext) = flush(io.io)
close(io::IOContext) = close(io.io)
isopen(io::IOContext) = isopen(io.io)
isreadable(io::IOContext) = isreadable(io.io)
iswritable(io::IOContext) = iswritable(io.io)
position(io::IOContext) = position(io.io)
pipe_reader(io::IOContext) = io.io
pipe_writer(io::IOContext) = io.io

"""
    displaysize([io::IO]) -> (rows, columns)

The size of the screen that output to `io` should fit.
"""
displaysize(io::IO) = (24, 80)
function displaysize(io::IOContext)
    size = get(io, :displaysize, nothing)
    return size === nothing ? displaysize(io.io) : size::Tuple{Int, Int}
end

# -- print --------------------------------------------------------------------

"""
    print([io::IO,] xs...)

Write the plain text of each `x`, without quotes or type decoration.
"""
function print(io::IO, @nospecialize(x))
    show(io, x)
    return nothing
end
print(io::IO, s::String) = (write(io, s); nothing)
print(io::IO, s::SubString{String}) = (write(io, s); nothing)
print(io::IO, s::AbstractString) = (write(io, String(s)); nothing)
print(io::IO, c::Char) = (write(io, c); nothing)
print(io::IO, c::AbstractChar) = (write(io, Char(c)); nothing)
print(io::IO, s::Symbol) = (write(io, Core._symbol_name(s)); nothing)
print(io::IO) = nothing
function print(io::IO, @nospecialize(x), @nospecialize(y))
    _print_part(io, x)
    _print_part(io, y)
    return nothing
end
function print(io::IO, @nospecialize(x), @nospecialize(y), @nospecialize(more...))
    _print_part(io, x)
    _print_part(io, y)
    for i in 1:nfields(more)
        _print_part(io, getfield(more, i))
    end
    return nothing
end
print(@nospecialize(x)) = print(stdout, x)
print(@nospecialize(xs...)) = print(stdout, xs...)

"""
    println([io::IO,] xs...)

Like `print`, followed by a newline.
"""
println(io::IO) = (write(io, 0x0a); nothing)
function println(io::IO, @nospecialize(x))
    print(io, x)
    write(io, 0x0a)
    return nothing
end
function println(io::IO, @nospecialize(x), @nospecialize(more...))
    print(io, x)
    for i in 1:nfields(more)
        print(io, getfield(more, i))
    end
    write(io, 0x0a)
    return nothing
end
println() = println(stdout)
println(@nospecialize(x)) = println(stdout, x)
println(@nospecialize(x), @nospecialize(more...)) = println(stdout, x, more...)

"""
    sprint(f, args...; context=nothing, sizehint=0) -> String

What `f(io, args...)` writes.
"""
function sprint(f, args...; context = nothing, sizehint::Integer = 0)
    buffer = IOBuffer(sizehint = sizehint)
    f(_with_context(buffer, context), args...)
    return _take_string!(buffer)
end
_with_context(io::IO, ::Nothing) = io
_with_context(io::IO, context::Tuple) = IOContext(io, context...)
_with_context(io::IO, context) = IOContext(io, context)

# `sprint(show, x)` without keyword arguments, for internal use.
function _show_string(io::IO, @nospecialize(x))
    buffer = IOBuffer()
    show(IOContext(buffer, io), x)
    return _take_string!(buffer)
end

"""
    string(xs...) -> String

What `print(xs...)` writes; this is also string interpolation.
"""
string() = ""
string(s::String) = s
string(s::SubString{String}) = String(s)
string(s::AbstractString) = s
string(s::Symbol) = Core._symbol_name(s)
string(a::String, b::String) = _concat(a, b)
function string(c::Char)
    io = IOBuffer(sizehint = 4)
    write(io, c)
    return _take_string!(io)
end
function string(@nospecialize(x))
    io = IOBuffer()
    print(io, x)
    return _take_string!(io)
end
function string(@nospecialize(x), @nospecialize(y))
    io = IOBuffer()
    _print_part(io, x)
    _print_part(io, y)
    return _take_string!(io)
end
function string(@nospecialize(x), @nospecialize(y), @nospecialize(z))
    io = IOBuffer()
    _print_part(io, x)
    _print_part(io, y)
    _print_part(io, z)
    return _take_string!(io)
end
function string(@nospecialize(w), @nospecialize(x), @nospecialize(y), @nospecialize(z))
    io = IOBuffer()
    _print_part(io, w)
    _print_part(io, x)
    _print_part(io, y)
    _print_part(io, z)
    return _take_string!(io)
end
function string(@nospecialize(x), @nospecialize(more...))
    io = IOBuffer()
    _print_part(io, x)
    for i in 1:nfields(more)
        _print_part(io, getfield(more, i))
    end
    return _take_string!(io)
end
# What most strings are made of needs no dispatch.
function _print_part(io::IO, @nospecialize(x))
    if x isa String
        write(io, x)
    elseif x isa Int
        write(io, _integer_text(x, 10, 1))
    elseif x isa Char
        write(io, x)
    else
        print(io, x)
    end
    return nothing
end

"""
    repr(x; context=nothing) -> String

What `show` writes for `x`.
"""
repr(@nospecialize(x); context = nothing) = sprint(show, x; context = context)
repr(m::MIME, @nospecialize(x); context = nothing) = istextmime(m) ? _text_repr(m, x, context) : _byte_repr(m, x, context)
_text_repr(m::MIME, @nospecialize(x), context) = sprint(show, m, x; context = context)
_text_repr(m::MIME, x::AbstractString, context) = x
_text_repr(m::MIME"text/plain", x::AbstractString, context) = sprint(show, x; context = context)
_byte_repr(m::MIME, x::Vector{UInt8}, context) = x
function _byte_repr(m::MIME, @nospecialize(x), context)
    io = IOBuffer()
    show(context === nothing ? io : IOContext(io, context), m, x)
    return take!(io)
end
repr(m::AbstractString, @nospecialize(x); context = nothing) = repr(MIME(m), x; context = context)
