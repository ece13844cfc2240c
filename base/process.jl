# External commands: backquotes and the processes that they start; pipelines.jl connects and runs them.

export Cmd, @cmd, run, success, ignorestatus, setenv, addenv, pipeline, process_exited, process_running, ProcessFailedException

"What can be run: a command, or several that are connected."
abstract type AbstractCmd end

"A command as backquotes make it: a program and its arguments, with settings."
struct Cmd <: AbstractCmd
    exec::Vector{String}
    ignorestatus::Bool
    env::Union{Nothing, Vector{String}}
    dir::String
end
Cmd(exec::Vector{String}) = Cmd(exec, false, nothing, "")
Cmd(exec::AbstractVector{<:AbstractString}) = Cmd(String[String(s) for s in exec])
Cmd(c::Cmd; ignorestatus::Bool = c.ignorestatus, env = c.env, dir::AbstractString = c.dir, detach::Bool = false) =
    Cmd(c.exec, ignorestatus, _environment_lines(env), String(dir))
_environment_lines(env::Union{Nothing, Vector{String}}) = env
_environment_lines(env) = String[_environment_line(x) for x in env]
_environment_line(x::AbstractString) = String(x)
_environment_line((name, value)) = string(name, "=", value)
ignorestatus(c::Cmd) = Cmd(c; ignorestatus = true)
setenv(c::Cmd, env...; dir = "") = Cmd(c; env = length(env) == 1 && !(env[1] isa Pair) ? env[1] : collect(env), dir = dir)
addenv(c::Cmd, pairs::Pair...) = Cmd(c; env = merge(copy(ENV), Dict{String, String}(string(k) => string(v) for (k, v) in pairs)))
==(a::Cmd, b::Cmd) = a.exec == b.exec && a.ignorestatus == b.ignorestatus && a.env == b.env && a.dir == b.dir
hash(c::Cmd, h::UInt) = hash(c.exec, h)
length(c::Cmd) = length(c.exec)
iterate(c::Cmd, state...) = iterate(c.exec, state...)
getindex(c::Cmd, i) = c.exec[i]
eltype(::Type{Cmd}) = String

# A word as a shell reads it back. One with a single quote stands in double quotes if nothing there has a meaning.
function _shell_word(s::String)
    isempty(s) && return "''"
    all(c -> isletter(c) || isdigit(c) || c in "-_./=:,+@%", s) && return s
    occursin('\'', s) && !any(in("\"\$\\`!"), s) && return string('"', s, '"')
    return string("'", replace(s, "'" => "'\"'\"'"), "'")
end
function show(io::IO, c::Cmd)
    settings = c.env !== nothing || !isempty(c.dir)
    settings && print(io, "setenv(")
    print(io, "`", join(map(_shell_word, c.exec), " "), "`")
    settings && print(io, isempty(c.dir) ? "" : string("; dir=", repr(c.dir)), ")")
    return nothing
end
print(io::IO, c::Cmd) = show(io, c)

# -- backquotes ---------------------------------------------------------------

# The expression after a dollar sign, a name or something in parentheses, and where the text goes on.
function _interpolated(text::String, i::Int)
    i <= ncodeunits(text) || throw(ArgumentError("nothing follows \$ in a command"))
    if text[i] == '('
        last = _closing_parenthesis(text, i)
        ex, _ = Core._parse_string(String(SubString(text, i, last)), 1, true)
        return (ex, nextind(text, last))
    end
    j = i
    while j <= ncodeunits(text) && _is_identifier_character(text[j])
        j = nextind(text, j)
    end
    j > i || throw(ArgumentError("no name follows \$ in a command"))
    return (Symbol(SubString(text, i, prevind(text, j))), j)
end
# Where the parenthesis that opens at `i` is closed, with those in strings left out.
function _closing_parenthesis(text::String, i::Int)
    depth = 0
    in_string = false
    while i <= ncodeunits(text)
        c = text[i]
        if in_string && c == '\\'
            i = nextind(text, i)
        elseif c == '"'
            in_string = !in_string
        elseif !in_string
            depth += c == '(' ? 1 : c == ')' ? -1 : 0
            depth == 0 && return i
        end
        i = nextind(text, i)
    end
    throw(ArgumentError("a parenthesis in a command is not closed"))
end
# The words of a command line, each a list of texts and expressions.
function _command_words(text::String, interpolates::Bool = true)
    words = Vector{Any}[]
    word = Any[]
    open_word = false
    quoted = '\0'
    i = 1
    while i <= ncodeunits(text)
        c = text[i]
        if c == '$' && interpolates && quoted != '\''
            ex, next = _interpolated(text, nextind(text, i))
            push!(word, ex)
            open_word = true
            i = next
            continue
        elseif quoted == '\0' && isspace(c)
            open_word && push!(words, word)
            open_word && (word = Any[])
            open_word = false
        elseif c == quoted
            quoted = '\0'
        elseif quoted == '\0' && (c == '\'' || c == '"')
            quoted = c
            open_word = true
        else
            if c == '\\' && quoted != '\'' && i < ncodeunits(text) &&
               (quoted == '\0' || text[nextind(text, i)] in (interpolates ? ('"', '$', '\\') : ('"', '\\', '\\')))
                i = nextind(text, i)
                c = text[i]
            end
            push!(word, string(c))
            open_word = true
        end
        i = nextind(text, i)
    end
    quoted == '\0' || throw(ArgumentError("unterminated quote in a command"))
    open_word && push!(words, word)
    return words
end
"`Base.shell_split(text)`: the words of a command line, in which nothing is interpolated."
function shell_split(text::AbstractString)
    return String[join(word) for word in _command_words(String(text), false)]
end
"`Base.shell_escape(words...)`: words as a command line that `Base.shell_split` takes apart again."
shell_escape(words...) = join(map(w -> _shell_word(string(w)), _joined_words(map(_word_values, words)...)), " ")
macro cmd(text)
    words = map(_command_words(text)) do word
        Expr(:call, GlobalRef(Base, :_word_values), map(p -> p isa String ? p : esc(p), word)...)
    end
    return Expr(:call, GlobalRef(Base, :Cmd), Expr(:call, GlobalRef(Base, :_joined_words), words...))
end
_joined_words(words::Vector{String}...) = String[s for w in words for s in w]
# A word with a collection inside stands for one word for each of its elements.
function _word_values(parts...)
    values = String[""]
    for p in parts
        p isa Cmd && (p = p.exec)
        if p isa Union{AbstractVector, Tuple, AbstractSet, Generator}
            values = String[string(v, x) for v in values for x in p]
        else
            values = String[string(v, p) for v in values]
        end
    end
    return values
end

# -- processes ----------------------------------------------------------------

"A process that was started, and how it ended."
mutable struct Process <: IO
    cmd::Cmd
    pid::Int32
    exitcode::Int
    termsignal::Int
    # The ends of the pipes that `open` connected: what it reads and what it prints.
    in::Union{Nothing, IOStream}
    out::Union{Nothing, IOStream}
end
function process_exited(p::Process)
    p.exitcode == typemin(Int) && _reap(p, Int32(1))
    return p.exitcode != typemin(Int)
end
process_running(p::Process) = !process_exited(p)
success(p::Process) = p.exitcode == 0 && p.termsignal == 0
show(io::IO, p::Process) =
    print(io, "Process(", p.cmd, ", ", process_running(p) ? "ProcessRunning" :
          p.termsignal != 0 ? "ProcessSignaled($(p.termsignal))" : "ProcessExited($(p.exitcode))", ")")

"A command ended with another code than 0."
struct ProcessFailedException <: Exception
    procs::Vector{Process}
end
function showerror(io::IO, e::ProcessFailedException)
    several = length(e.procs) > 1
    print(io, several ? "failed processes:" : "failed process:")
    for p in e.procs
        print(io, several ? "\n  " : " ", p, " [", p.termsignal != 0 ? p.termsignal : p.exitcode, "]")
    end
    several || println(io)
    return nothing
end

_address(s::String) = Core.Intrinsics.bitcast(UInt, Core._string_ptr(s))
# Start a program whose standard streams lead to descriptors; -1 leaves a stream as it is.
function _spawn(c::Cmd, input::Integer, output::Integer, errors::Integer)
    isempty(c.exec) && throw(ArgumentError("cannot spawn empty command"))
    flush(stdout)
    flush(stderr)
    texts = String[string(s, "\0") for s in c.exec]
    argv = push!(map(_address, texts), UInt(0))
    lines = c.env === nothing ? _environment() : c.env
    settings = String[string(s, "\0") for s in lines]
    envp = push!(map(_address, settings), UInt(0))
    actions = zeros(UInt64, 32)
    ccall(:posix_spawn_file_actions_init, Int32, (Ptr{UInt64},), actions)
    for (from, to) in ((input, 0), (output, 1), (errors, 2))
        from < 0 || ccall(:posix_spawn_file_actions_adddup2, Int32, (Ptr{UInt64}, Int32, Int32), actions, from, to)
    end
    pid = Int32[0]
    start() = ccall(:posix_spawnp, Int32, (Ptr{Int32}, Ptr{UInt8}, Ptr{UInt64}, Ptr{UInt8}, Ptr{UInt}, Ptr{UInt}), pid,
                    Core._string_ptr(texts[1]), actions, Ptr{UInt8}(0), argv, envp)
    number = isempty(c.dir) ? start() : cd(start, c.dir)
    ccall(:posix_spawn_file_actions_destroy, Int32, (Ptr{UInt64},), actions)
    Core.donotdelete(texts, settings)
    number == 0 || throw(IOError("could not spawn $c: $(_error_text(number))", -number))
    return Process(c, pid[1], typemin(Int), 0, nothing, nothing)
end
function _error_text(number::Integer)
    for (known, name, text) in _system_errors
        known == number && return "$text ($name)"
    end
    return lowercase(Libc.strerror(number))
end
function wait(p::Process)
    p.exitcode == typemin(Int) && _reap(p, Int32(0))
    return nothing
end
# Learns how a process ended; with the option 1 only if it has.
function _reap(p::Process, option::Int32)
    status = Int32[0]
    ended = Int32(-1)
    while (ended = ccall(:waitpid, Int32, (Int32, Ptr{Int32}, Int32), p.pid, status, option)) < 0
        _last_error() == 4 || _throw_io_error("waitpid")
    end
    ended == 0 && return nothing
    p.termsignal = Int(status[1] & 0x7f)
    p.exitcode = Int((status[1] >> 8) & 0xff)
    return nothing
end
"`kill(process, signal=15)`: send a signal to a process."
kill(p::Process, signal::Integer = 15) = (process_running(p) && ccall(:kill, Int32, (Int32, Int32), p.pid, signal); nothing)
getpid(p::Process) = p.pid

# A process that `open` started is read and written like a stream.
_output_of(p::Process) = (p.out === nothing && throw(ArgumentError("read failed, process has no open output")); p.out::IOStream)
_input_of(p::Process) = (p.in === nothing && throw(ArgumentError("write failed, process has no open input")); p.in::IOStream)
eof(p::Process) = eof(_output_of(p))
isopen(p::Process) = p.in !== nothing && isopen(p.in) || p.out !== nothing && isopen(p.out)
isreadable(p::Process) = p.out !== nothing
iswritable(p::Process) = p.in !== nothing
read(p::Process, ::Type{UInt8}) = read(_output_of(p), UInt8)
read(p::Process) = read(_output_of(p))
peek(p::Process) = peek(_output_of(p))
bytesavailable(p::Process) = bytesavailable(_output_of(p))
write(p::Process, b::UInt8) = write(_input_of(p), b)
unsafe_write(p::Process, from::Ptr{UInt8}, n::Integer) = unsafe_write(_input_of(p), from, n)
flush(p::Process) = (p.in === nothing || flush(p.in); nothing)
closewrite(p::Process) = (p.in === nothing || close(p.in); nothing)
function close(p::Process)
    closewrite(p)
    p.out === nothing || close(p.out)
    return nothing
end
