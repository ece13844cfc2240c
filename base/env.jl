# The process: arguments, environment, exit.

export ARGS, PROGRAM_FILE, ENV, exit, atexit, withenv, isinteractive

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
    _finalize_all()
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
# The variables as the process has them now, "NAME=value" each.
function _environment()
    place = ccall(:dlsym, Ptr{Ptr{Ptr{UInt8}}}, (Ptr{Cvoid}, Ptr{UInt8}), Ptr{Cvoid}(0), Core._string_ptr("environ\0"))
    lines = String[]
    Core.Intrinsics.bitcast(UInt, place) == 0 && return lines
    entries = unsafe_load(place)
    i = 1
    while true
        entry = unsafe_load(entries, i)
        Core.Intrinsics.bitcast(UInt, entry) == 0 && return lines
        push!(lines, unsafe_string(entry))
        i += 1
    end
end
iterate(env::EnvDict) = iterate(env, (_environment(), 1))
function iterate(::EnvDict, state::Tuple{Vector{String}, Int})
    lines, i = state
    while i <= length(lines)
        at = findfirst('=', lines[i])
        i += 1
        at === nothing && continue
        line = lines[i - 1]
        return (Pair{String, String}(line[1:prevind(line, at)], line[(at + 1):end]), (lines, i))
    end
    return nothing
end
length(::EnvDict) = length(_environment())
copy(::EnvDict) = Dict{String, String}(ENV)
function pop!(env::EnvDict, name::AbstractString)
    value = env[name]
    delete!(env, name)
    return value
end
pop!(env::EnvDict, name::AbstractString, default) = haskey(env, name) ? pop!(env, name) : default
function show(io::IO, env::EnvDict)
    for (name, value) in env
        println(io, name, "=", value)
    end
    return nothing
end
show(io::IO, ::MIME"text/plain", env::EnvDict) = show(io, env)

"""
    withenv(f, name => value, ...)

Call `f()` with environment variables set, or removed where the value is `nothing`, and put them back.
"""
function withenv(f, pairs::Pair{<:AbstractString}...)
    before = Pair{String, Union{Nothing, String}}[String(p.first) => get(ENV, p.first, nothing) for p in pairs]
    for p in pairs
        p.second === nothing ? delete!(ENV, p.first) : (ENV[p.first] = p.second)
    end
    try
        return f()
    finally
        for p in before
            p.second === nothing ? delete!(ENV, p.first) : (ENV[p.first] = p.second)
        end
    end
end
