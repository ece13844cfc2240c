# What the C library and the system say of the process, time and errors.

export getpid, gethostname, systemerror, Libc, sleep, precompile, unsafe_read,
    ExponentialBackOff, retry, timedwait, HTML, Text, @html_str, @text_str, evalfile, functionloc, RawFD

"The C library: errors, time, memory, the process."
baremodule Libc
using Core
using ..Base
import ..Base: time

export TmStruct, strptime, memcpy, memmove, memset, memcmp, getpid, gethostname, time, strerror, errno, malloc, free, calloc, realloc, strftime, flush_cstdio, systemsleep

"The number of the process."
getpid() = ccall(:getpid, Int32, ())
"The name of the machine."
function gethostname()
    buffer = zeros(UInt8, 256)
    ccall(:gethostname, Int32, (Ptr{UInt8}, UInt), buffer, 256)
    return String(buffer[1:(something(findfirst(iszero, buffer), 257) - 1)])
end
"The number of the last error of a system call, or set it."
errno() = Base._last_error()
errno(n::Integer) = (Base.unsafe_store!(ccall(:__errno_location, Ptr{Int32}, ()), Int32(n)); nothing)
"What an error number means."
strerror(n::Integer) = unsafe_string(ccall(:strerror, Ptr{UInt8}, (Int32,), n))
strerror() = strerror(errno())
malloc(n::Integer) = ccall(:malloc, Ptr{Core.Nothing}, (UInt,), n)
calloc(n::Integer, size::Integer) = ccall(:calloc, Ptr{Core.Nothing}, (UInt, UInt), n, size)
realloc(p::Ptr, n::Integer) = ccall(:realloc, Ptr{Core.Nothing}, (Ptr{Core.Nothing}, UInt), p, n)
free(p::Ptr) = ccall(:free, Core.Nothing, (Ptr{Core.Nothing},), p)
flush_cstdio() = nothing
memcpy(to::Ptr, from::Ptr, n::Integer) = ccall(:memcpy, Ptr{Core.Nothing}, (Ptr{Core.Nothing}, Ptr{Core.Nothing}, UInt), to, from, n)
memmove(to::Ptr, from::Ptr, n::Integer) = ccall(:memmove, Ptr{Core.Nothing}, (Ptr{Core.Nothing}, Ptr{Core.Nothing}, UInt), to, from, n)
memset(p::Ptr, byte::Integer, n::Integer) = ccall(:memset, Ptr{Core.Nothing}, (Ptr{Core.Nothing}, Int32, UInt), p, byte, n)
memcmp(a::Ptr, b::Ptr, n::Integer) = Int(ccall(:memcmp, Int32, (Ptr{Core.Nothing}, Ptr{Core.Nothing}, UInt), a, b, n))
"Sleep for seconds."
systemsleep(seconds::Real) = (ccall(:usleep, Int32, (UInt32,), round(UInt32, seconds * 1.0e6)); nothing)
"`strftime(format, time)`: a time in seconds since 1970 as local text."
strftime(t) = strftime("%c", t)
function strftime(format::AbstractString, t::Real)
    parts = zeros(UInt64, 8)
    seconds = Int64[floor(Int64, t)]
    ccall(:localtime_r, Ptr{UInt8}, (Ptr{Int64}, Ptr{UInt64}), seconds, parts)
    buffer = zeros(UInt8, 512)
    n = ccall(:strftime, UInt, (Ptr{UInt8}, UInt, Cstring, Ptr{UInt64}), buffer, 512, String(format), parts)
    return String(buffer[1:n])
end

"A moment by its local parts, as the C library counts them: months from 0, years from 1900."
struct TmStruct
    sec::Int32
    min::Int32
    hour::Int32
    mday::Int32
    month::Int32
    year::Int32
    wday::Int32
    yday::Int32
    isdst::Int32
end
_tm(parts::Vector{Int32}) = TmStruct(parts[1], parts[2], parts[3], parts[4], parts[5], parts[6], parts[7], parts[8], parts[9])
TmStruct() = TmStruct(0, 0, 0, 0, 0, 0, 0, 0, 0)
function TmStruct(t::Real)
    parts = zeros(Int32, 16)
    ccall(:localtime_r, Ptr{UInt8}, (Ptr{Int64}, Ptr{Int32}), Int64[floor(Int64, t)], parts)
    return _tm(parts)
end
"`time(t::TmStruct)`: seconds since 1970."
function time(t::TmStruct)
    parts = zeros(Int32, 16)
    parts[1:9] = [t.sec, t.min, t.hour, t.mday, t.month, t.year, t.wday, t.yday, t.isdst]
    return Float64(ccall(:mktime, Int64, (Ptr{Int32},), parts))
end
strftime(format::AbstractString, t::TmStruct) = strftime(format, time(t))
"`strptime([format,] text)`: the moment that a text names, as `TmStruct`."
strptime(text::AbstractString) = strptime("%c", text)
function strptime(format::AbstractString, text::AbstractString)
    parts = zeros(Int32, 16)
    stop = ccall(:strptime, Ptr{UInt8}, (Cstring, Cstring, Ptr{Int32}), String(text), String(format), parts)
    stop == Ptr{UInt8}(0) && throw(ArgumentError("failed to parse date format argument"))
    return _tm(parts)
end
end
import .Libc: getpid, gethostname

"`systemerror(call, failed)`: throw a `SystemError` with the last error number if `failed`."
systemerror(prefix, failed::Bool; extrainfo = nothing) =
    failed ? throw(SystemError(string(prefix), _last_error(), extrainfo)) : nothing
systemerror(prefix; extrainfo = nothing) = systemerror(prefix, true; extrainfo = extrainfo)

"`timedwait(test, timeout; pollint=0.1)`: wait until `test()` is true (`:ok`) or the time is over (`:timed_out`)."
function timedwait(test, timeout::Real; pollint::Real = 0.1)
    pollint >= 1.0e-3 || throw(ArgumentError("pollint must be ≥ 1 millisecond"))
    start = time_ns()
    while !test()
        _seconds_since(start) >= timeout && return :timed_out
        sleep(pollint)
    end
    return :ok
end

"`ExponentialBackOff(; n=1, first_delay=0.05, max_delay=10.0, factor=5.0, jitter=0.1)`: delays that grow."
struct ExponentialBackOff
    n::Int
    first_delay::Float64
    max_delay::Float64
    factor::Float64
    jitter::Float64
    function ExponentialBackOff(n, first_delay, max_delay, factor, jitter)
        all(x -> x >= 0, (n, first_delay, max_delay, factor, jitter)) || error("all inputs must be non-negative")
        return new(n, first_delay, max_delay, factor, jitter)
    end
end
ExponentialBackOff(; n = 1, first_delay = 0.05, max_delay = 10.0, factor = 5.0, jitter = 0.1) =
    ExponentialBackOff(n, first_delay, max_delay, factor, jitter)
iterate(b::ExponentialBackOff) = iterate(b, (b.n, min(b.first_delay, b.max_delay)))
function iterate(b::ExponentialBackOff, state)
    left, delay = state
    left < 1 && return nothing
    next = min(b.max_delay, delay * b.factor * (1 - b.jitter + rand() * 2 * b.jitter))
    return (delay, (left - 1, next))
end
length(b::ExponentialBackOff) = b.n
eltype(::Type{ExponentialBackOff}) = Float64

"`retry(f; delays, check)`: a function that calls `f` again after each failure, as long as there are delays."
function retry(f; delays = ExponentialBackOff(), check = nothing)
    return function (args...; kwargs...)
        y = iterate(delays)
        while y !== nothing
            delay, state = y
            try
                return f(args...; kwargs...)
            catch e
                if check !== nothing
                    result = check(state, e)
                    state, again = length(result) == 2 ? result : (state, result)
                    again || rethrow(e)
                end
            end
            sleep(delay)
            y = iterate(delays, state)
        end
        return f(args...; kwargs...)
    end
end

"Compile a method beforehand; here methods are compiled, or read from the cache, when they are called."
precompile(@nospecialize(f), @nospecialize(types)) = hasmethod(f, types)
"Evaluate a file in a module of its own and return its last value."
function evalfile(path::AbstractString, args::Vector{String} = String[])
    m = Core._eval(Main, Expr(:module, true, gensym(:anonymous), Expr(:block, :(ARGS = $args), :(include(p) = Core._include(@__MODULE__, p)))))
    return Core._include(m, String(path))
end
"The file and the line of a method."
functionloc(m::Method) = (string(m.file), Int(m.line))
functionloc(@nospecialize(f), @nospecialize(types)) = functionloc(which(f, types))
functionloc(@nospecialize(f)) = functionloc(only(methods(f)))

"A descriptor of the operating system."
struct RawFD
    fd::Int32
end
cconvert(::Type{Int32}, fd::RawFD) = fd.fd

"Read `n` bytes into memory."
function unsafe_read(io::IO, p::Ptr{UInt8}, n::Integer)
    for i in 1:Int(n)
        unsafe_store!(p, read(io, UInt8), i)
    end
    return nothing
end
# -- contents for displays ----------------------------------------------------

"`HTML(s)`: `s` shown as HTML."
mutable struct HTML{T}
    content::T
end
"`Text(s)`: `s` shown as plain text."
mutable struct Text{T}
    content::T
end
HTML(x, more...) = HTML(string(x, more...))
Text(x, more...) = Text(string(x, more...))
macro html_str(s)
    return :(HTML($s))
end
macro text_str(s)
    return :(Text($s))
end
show(io::IO, ::MIME"text/html", h::HTML) = print(io, h.content)
show(io::IO, ::MIME"text/html", h::HTML{<:Function}) = h.content(io)
print(io::IO, t::Text) = print(io, t.content)
print(io::IO, t::Text{<:Function}) = t.content(io)
show(io::IO, t::Text) = print(io, t)
==(a::T, b::T) where {T <: Union{HTML, Text}} = a.content == b.content
hash(a::T, h::UInt) where {T <: Union{HTML, Text}} = hash(T, hash(a.content, h))

# -- settings that a process has ----------------------------------------------

export atreplinit, bitreverse, hex2bytes!, readavailable, get_zero_subnormals, set_zero_subnormals, disable_sigint,
    reenable_sigint

atreplinit(f) = nothing
disable_sigint(f) = f()
reenable_sigint(f) = f()
get_zero_subnormals() = false
set_zero_subnormals(on::Bool) = !on
"The bits in reverse order."
function bitreverse(x::BitInteger)
    y = zero(x)
    for _ in 1:(8 * sizeof(x))
        y = (y << 1) | (x & one(x))
        x >>>= 1
    end
    return y
end
"`hex2bytes!(dest, digits)`: the bytes that hexadecimal digits stand for, into an array."
hex2bytes!(dest::AbstractArray{UInt8}, digits) =
    2 * length(dest) == length(digits) ? copyto!(dest, hex2bytes(digits)) : throw(ArgumentError("length of input must be twice the length of destination array"))
readavailable(io::IO) = read(io)
