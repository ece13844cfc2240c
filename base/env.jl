# The process: arguments, environment, exit.

export ARGS, PROGRAM_FILE, ENV, exit, atexit

"The arguments of the program."
const ARGS = String[]

"The name of the program that runs, or an empty string."
global PROGRAM_FILE = ""

const _exit_hooks = Any[]

"""
    atexit(f)

Call `f()` (or `f(code)`) when the process ends, the last registered first.
"""
atexit(f) = (pushfirst!(_exit_hooks, f); nothing)

# What the driver calls before the process ends.
function _run_exit_hooks(code::Int)
    while !isempty(_exit_hooks)
        f = popfirst!(_exit_hooks)
        try
            applicable(f, code) ? f(code) : f()
        catch e
            # Reporting is not inferred before something is to be reported.
            invokelatest(display_error, e, ())
        end
    end
    flush(stdout)
    flush(stderr)
    return nothing
end

"""
    exit(code=0)

End the process with an exit code.
"""
function exit(code::Integer = 0)
    _run_exit_hooks(Int(code))
    ccall(:jlt_exit, Cvoid, (Int32,), code % Int32)
    return nothing
end

"The environment variables as a dictionary."
struct EnvDict <: AbstractDict{String, String} end
const ENV = EnvDict()

function _getenv(name::String)
    p = ccall(:getenv, Ptr{UInt8}, (Ptr{UInt8},), Core._string_ptr(string(name, "\0")))
    return Core.Intrinsics.bitcast(UInt, p) == 0x0000000000000000 ? nothing : unsafe_string(p)
end
function getindex(::EnvDict, name::AbstractString)
    value = _getenv(String(name))
    value === nothing && throw(KeyError(name))
    return value
end
get(::EnvDict, name::AbstractString, default) = something(_getenv(String(name)), Some(default))
function get(f::Function, ::EnvDict, name::AbstractString)
    value = _getenv(String(name))
    return value === nothing ? f() : value
end
haskey(::EnvDict, name::AbstractString) = _getenv(String(name)) !== nothing
in(name::AbstractString, ::KeySet{String, EnvDict}) = _getenv(String(name)) !== nothing
function setindex!(env::EnvDict, value, name::AbstractString)
    ccall(:setenv, Int32, (Ptr{UInt8}, Ptr{UInt8}, Int32), Core._string_ptr(string(name, "\0")),
          Core._string_ptr(string(value, "\0")), Int32(1))
    return env
end
function delete!(env::EnvDict, name::AbstractString)
    ccall(:unsetenv, Int32, (Ptr{UInt8},), Core._string_ptr(string(name, "\0")))
    return env
end
show(io::IO, ::EnvDict) = print(io, "EnvDict()")
show(io::IO, ::MIME"text/plain", ::EnvDict) = print(io, "EnvDict()")
