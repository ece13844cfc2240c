# Where the standard streams lead: redirection of the descriptors, and the stream that swallows everything.

export redirect_stdout, redirect_stderr, redirect_stdin, redirect_stdio, devnull

"The type of `devnull`."
struct DevNull <: IO end
"A stream that forgets what is written and has nothing to read."
const devnull = DevNull()
show(io::IO, ::DevNull) = print(io, "Base.DevNull()")
write(::DevNull, ::UInt8) = 1
unsafe_write(::DevNull, ::Ptr{UInt8}, n::Integer) = Int(n)
read(::DevNull, ::Type{UInt8}) = throw(EOFError())
eof(::DevNull) = true
isreadable(::DevNull) = false
iswritable(::DevNull) = true

# A descriptor that leads where `io` leads, and whether it is to be closed afterwards.
function _descriptor_of(io::IOStream)
    flush(io)
    return (io.fd, false)
end
function _descriptor_of(::DevNull)
    fd = ccall(:jlt_open, Int32, (Ptr{UInt8}, Int, Int32, Int32), Core._string_ptr("/dev/null"), 9, _open_read_write, Int32(0))
    return (fd, true)
end
_descriptor_of(io::IOContext) = _descriptor_of(io.io)

# Where the standard streams led when they were first led elsewhere; -1 as long as they were not.
const _first_descriptors = Int32[-1, -1, -1]
_is_standard(stream::IOStream) = 0 <= stream.fd <= 2
function _lead!(stream::IOStream, target::IO)
    flush(stream)
    if _is_standard(stream) && _first_descriptors[stream.fd+1] < 0
        _first_descriptors[stream.fd+1] = ccall(:dup, Int32, (Int32,), stream.fd)
    end
    # A stream that is led to itself leads again where it did at first.
    if target === stream && _is_standard(stream)
        ccall(:dup2, Int32, (Int32, Int32), _first_descriptors[stream.fd+1], stream.fd)
        return target
    end
    fd, temporary = _descriptor_of(target)
    ccall(:dup2, Int32, (Int32, Int32), fd, stream.fd)
    temporary && ccall(:jlt_close, Int32, (Int32,), fd)
    # What was read ahead belongs to where the stream led before.
    stream.input.ptr = 1
    stream.input.size = 0
    return target
end

function _while_led(f, stream::IOStream, target::IO)
    flush(stream)
    saved = ccall(:dup, Int32, (Int32,), stream.fd)
    _lead!(stream, target)
    try
        return f()
    finally
        flush(stream)
        ccall(:dup2, Int32, (Int32, Int32), saved, stream.fd)
        ccall(:jlt_close, Int32, (Int32,), saved)
    end
end
# Without a place to lead to, a pipe: what is written comes out of its other end.
function _lead_to_pipe!(stream::IOStream)
    ends = Int32[0, 0]
    ccall(:pipe, Int32, (Ptr{Int32},), ends) == 0 || _throw_io_error("pipe")
    source = _new_stream("<pipe>", ends[1], true, false)
    sink = _new_stream("<pipe>", ends[2], false, true)
    _lead!(stream, stream.writable ? sink : source)
    return (source, sink)
end

const _RedirectTarget = Union{IOStream, DevNull, IOContext}
"""
    redirect_stdout([f,] stream)

Let standard output lead to a stream; with a function, only while it runs.
"""
redirect_stdout(target::_RedirectTarget) = _lead!(stdout, target)
redirect_stdout(f::Function, target::_RedirectTarget) = _while_led(f, stdout, target)
redirect_stdout() = _lead_to_pipe!(stdout)
"Like `redirect_stdout`, for standard error."
redirect_stderr(target::_RedirectTarget) = _lead!(stderr, target)
redirect_stderr(f::Function, target::_RedirectTarget) = _while_led(f, stderr, target)
redirect_stderr() = _lead_to_pipe!(stderr)
"Like `redirect_stdout`, for standard input."
redirect_stdin(target::_RedirectTarget) = _lead!(stdin, target)
redirect_stdin(f::Function, target::_RedirectTarget) = _while_led(f, stdin, target)
redirect_stdin() = _lead_to_pipe!(stdin)

"`redirect_stdio(f; stdin, stdout, stderr)`: call `f()` with streams, or files given by name, in their place."
function redirect_stdio(f; stdin = nothing, stdout = nothing, stderr = nothing)
    opened = IOStream[]
    function target(x, mode)
        x isa AbstractString || return x
        push!(opened, open(x, mode))
        return opened[end]
    end
    run = f
    stdin === nothing || (run = let g = run, t = target(stdin, "r"); () -> redirect_stdin(g, t) end)
    stdout === nothing || (run = let g = run, t = target(stdout, "w"); () -> redirect_stdout(g, t) end)
    stderr === nothing ||
        (run = let g = run, t = stderr === stdout && stderr isa AbstractString ? opened[end] : target(stderr, "w")
             () -> redirect_stderr(g, t)
         end)
    try
        return run()
    finally
        foreach(close, opened)
    end
end
