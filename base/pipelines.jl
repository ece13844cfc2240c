# Commands connected with each other, with files and with streams; running them, reading them and opening them.

export kill, closewrite

"A command whose streams lead elsewhere, as `pipeline` with keywords makes it."
struct CmdRedirect <: AbstractCmd
    cmd::AbstractCmd
    stdin::Any
    stdout::Any
    stderr::Any
    append::Bool
end
"Commands of which each reads what the one before prints."
struct CmdChain <: AbstractCmd
    cmds::Vector{AbstractCmd}
end
"Commands that run side by side, as `&` makes them."
struct CmdGroup <: AbstractCmd
    cmds::Vector{AbstractCmd}
end
(&)(a::AbstractCmd, b::AbstractCmd) = CmdGroup(AbstractCmd[_members(a)..., _members(b)...])
_members(c::AbstractCmd) = (c,)
_members(c::CmdGroup) = c.cmds
ignorestatus(c::CmdRedirect) = CmdRedirect(ignorestatus(c.cmd), c.stdin, c.stdout, c.stderr, c.append)
ignorestatus(c::CmdChain) = CmdChain(map(ignorestatus, c.cmds))
ignorestatus(c::CmdGroup) = CmdGroup(map(ignorestatus, c.cmds))
function show(io::IO, c::CmdRedirect)
    print(io, "pipeline(", c.cmd)
    for (name, target) in ((:stdin, c.stdin), (:stdout, c.stdout), (:stderr, c.stderr))
        target === nothing || print(io, ", ", name, "=", target isa AbstractString ? repr(target) : target)
    end
    print(io, c.append ? ", append=true)" : ")")
end
show(io::IO, c::CmdChain) = print(io, "pipeline(", join(c.cmds, ", "), ")")
show(io::IO, c::CmdGroup) = join(io, c.cmds, " & ")

"""
    pipeline(command; stdin, stdout, stderr, append=false)
    pipeline(from, to, ...)

A command whose streams lead to files, given by name, or to streams; commands of which each reads what the one before
prints, with a file or a stream at either end.
"""
pipeline(c::AbstractCmd; stdin = nothing, stdout = nothing, stderr = nothing, append::Bool = false) =
    stdin === stdout === stderr === nothing ? c : CmdRedirect(c, stdin, stdout, stderr, append)
pipeline(a::AbstractCmd, b::AbstractCmd) = CmdChain(AbstractCmd[_links(a)..., _links(b)...])
pipeline(c::AbstractCmd, to::Union{AbstractString, IO}) = CmdRedirect(c, nothing, to, nothing, false)
pipeline(from::Union{AbstractString, IO}, c::AbstractCmd) = CmdRedirect(c, from, nothing, nothing, false)
pipeline(a, b, c, rest...) = pipeline(pipeline(a, b), c, rest...)
_links(c::AbstractCmd) = (c,)
_links(c::CmdChain) = c.cmds

# What has been started: the processes, descriptors to be closed in this process, and what is to be done when they ended.
struct _Launch
    processes::Vector{Process}
    descriptors::Vector{Int32}
    endings::Vector{Any}
end

function _start!(l::_Launch, c::Cmd, input::Int32, output::Int32, errors::Int32)
    push!(l.processes, _spawn(c, input, output, errors))
    return nothing
end
function _start!(l::_Launch, c::CmdRedirect, input::Int32, output::Int32, errors::Int32)
    mode = c.append ? "a" : "w"
    i = c.stdin === nothing ? input : _source!(l, c.stdin)
    o = c.stdout === nothing ? output : _sink!(l, c.stdout, mode)
    e = c.stderr === nothing ? errors : c.stderr === c.stdout ? o : _sink!(l, c.stderr, mode)
    return _start!(l, c.cmd, i, o, e)
end
function _start!(l::_Launch, c::CmdGroup, input::Int32, output::Int32, errors::Int32)
    foreach(x -> _start!(l, x, input, output, errors), c.cmds)
    return nothing
end
function _start!(l::_Launch, c::CmdChain, input::Int32, output::Int32, errors::Int32)
    for k in 1:length(c.cmds)
        source, sink = k < length(c.cmds) ? _pipe_ends() : (Int32(-1), output)
        _start!(l, c.cmds[k], input, sink, errors)
        k == 1 || ccall(:jlt_close, Int32, (Int32,), input)
        k == length(c.cmds) || ccall(:jlt_close, Int32, (Int32,), sink)
        input = source
    end
    return nothing
end

# A pipe of which programs that are started inherit only what is given to them.
function _pipe_ends()
    ends = Int32[0, 0]
    ccall(:pipe2, Int32, (Ptr{Int32}, Int32), ends, 0x80000) == 0 || _throw_io_error("pipe")
    return (ends[1], ends[2])
end
# A descriptor of a file, to be closed once the programs have it.
function _opened!(l::_Launch, path::AbstractString, mode::String)
    io = open(path, mode)
    fd = ccall(:dup, Int32, (Int32,), io.fd)
    ccall(:fcntl, Int32, (Int32, Int32, Int32), fd, 2, 1)
    close(io)
    push!(l.descriptors, fd)
    return fd
end
function _stream_descriptor!(l::_Launch, io::IO)
    fd, temporary = _descriptor_of(io)
    temporary && push!(l.descriptors, fd)
    return fd
end
const _with_descriptor = Union{IOStream, DevNull}
_source!(l::_Launch, path::AbstractString) = _opened!(l, path, "r")
_source!(l::_Launch, io::_with_descriptor) = _stream_descriptor!(l, io)
_source!(l::_Launch, io::IOContext) = _source!(l, io.io)
_sink!(l::_Launch, path::AbstractString, mode::String) = _opened!(l, path, mode)
_sink!(l::_Launch, io::_with_descriptor, mode::String) = _stream_descriptor!(l, io)
_sink!(l::_Launch, io::IOContext, mode::String) = _sink!(l, io.io, mode)
# A stream without a descriptor goes through a file.
function _source!(l::_Launch, io::IO)
    path = tempname()
    write(path, read(io))
    fd = _opened!(l, path, "r")
    rm(path)
    return fd
end
function _sink!(l::_Launch, io::IO, mode::String)
    path = tempname()
    fd = _opened!(l, path, "w")
    push!(l.endings, () -> (write(io, read(path)); rm(path)))
    return fd
end

function _launch(c::AbstractCmd, input::Integer, output::Integer, errors::Integer)
    l = _Launch(Process[], Int32[], Any[])
    try
        _start!(l, c, Int32(input), Int32(output), Int32(errors))
    finally
        foreach(fd -> ccall(:jlt_close, Int32, (Int32,), fd), l.descriptors)
    end
    return l
end
function _finish(l::_Launch)
    foreach(wait, l.processes)
    foreach(f -> f(), l.endings)
    return nothing
end
_may_stand(p::Process) = success(p) || p.cmd.ignorestatus
function _check(processes::Vector{Process})
    all(_may_stand, processes) || throw(ProcessFailedException(filter(p -> !_may_stand(p), processes)))
    return nothing
end

"`run(command; wait=true)`: run a command with the streams of this process; an error if it fails."
function run(c::AbstractCmd; wait::Bool = true)
    l = _launch(c, -1, -1, -1)
    if wait || !isempty(l.endings)
        _finish(l)
        _check(l.processes)
    end
    return l.processes[end]
end
run(c::AbstractCmd, stdin, stdout = nothing, stderr = nothing; wait::Bool = true) =
    run(CmdRedirect(c, stdin, stdout, stderr, false); wait = wait)

"`success(command)`: whether a command ends with the code 0; what it prints is dropped."
function success(c::AbstractCmd)
    fd, _ = _descriptor_of(devnull)
    l = _launch(c, fd, fd, fd)
    ccall(:jlt_close, Int32, (Int32,), fd)
    _finish(l)
    return all(_may_stand, l.processes)
end
success(ps::AbstractVector{Process}) = all(success, ps)

"`read(command)`, `read(command, String)`: what a command prints."
function read(c::AbstractCmd)
    p, l = _open_to_read(c, devnull)
    bytes = read(p.out)
    close(p.out)
    _finish(l)
    _check(l.processes)
    return bytes
end
read(c::AbstractCmd, ::Type{String}) = String(read(c))
readlines(c::AbstractCmd; keep::Bool = false) = readlines(IOBuffer(read(c)); keep = keep)
readline(c::AbstractCmd; keep::Bool = false) = readline(IOBuffer(read(c)); keep = keep)
eachline(c::AbstractCmd; keep::Bool = false) = eachline(IOBuffer(read(c)); keep = keep)
readchomp(c::AbstractCmd) = chomp(read(c, String))

function _open_to_read(c::AbstractCmd, stdio)
    source, sink = _pipe_ends()
    l = _launch(stdio === nothing ? c : CmdRedirect(c, stdio, nothing, nothing, false), -1, sink, -1)
    ccall(:jlt_close, Int32, (Int32,), sink)
    p = l.processes[end]
    p.out = _new_stream("<pipe>", source, true, false)
    return (p, l)
end
function _open_to_write(c::AbstractCmd, stdio)
    source, sink = _pipe_ends()
    l = _launch(stdio === nothing ? c : CmdRedirect(c, nothing, stdio, nothing, false), source, -1, -1)
    ccall(:jlt_close, Int32, (Int32,), source)
    p = l.processes[1]
    p.in = _new_stream("<pipe>", sink, false, true)
    return (p, l)
end
function _open_both(c::AbstractCmd)
    source, sink = _pipe_ends()
    p, l = _launch_between(c, source)
    ccall(:jlt_close, Int32, (Int32,), source)
    p.in = _new_stream("<pipe>", sink, false, true)
    return (p, l)
end
function _launch_between(c::AbstractCmd, input::Int32)
    source, sink = _pipe_ends()
    l = _launch(c, input, sink, -1)
    ccall(:jlt_close, Int32, (Int32,), sink)
    p = l.processes[end]
    p.out = _new_stream("<pipe>", source, true, false)
    return (p, l)
end
function _open_process(c::AbstractCmd, mode::AbstractString, stdio)
    mode == "r" && return _open_to_read(c, stdio)
    mode == "w" && return _open_to_write(c, stdio)
    mode in ("r+", "w+") && return _open_both(c)
    throw(ArgumentError("mode must be \"r\", \"w\", \"r+\", or \"w+\", not $(repr(mode))"))
end

"`open([f,] command, mode=\"r\", stdio=devnull)`: start a command and read what it prints or write what it reads."
open(c::AbstractCmd, mode::AbstractString = "r", stdio = devnull) = _open_process(c, mode, stdio)[1]
open(c::AbstractCmd, stdio::Union{IO, Nothing}) = open(c, "r", stdio)
function open(f::Function, c::AbstractCmd, args...)
    mode = length(args) >= 1 && args[1] isa AbstractString ? args[1] : "r"
    stdio = isempty(args) || args[end] isa AbstractString ? devnull : args[end]
    p, l = _open_process(c, mode, stdio)
    result = try
        f(p)
    catch
        foreach(kill, l.processes)
        close(p)
        rethrow()
    end
    # What it still prints must not hold it up.
    close(p)
    _finish(l)
    mode == "r" || _check(l.processes)
    return result
end
