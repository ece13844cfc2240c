"""
Work on several processes, of which there is this one: its functions call what they are given here.
"""
module Distributed

export @distributed, @everywhere, @fetch, @fetchfrom, @spawnat, @spawn, addprocs, rmprocs, interrupt, myid, nprocs, nworkers, pmap, procs,
    workers, remotecall, remotecall_fetch, remotecall_wait, remote_do, remote, Future, RemoteChannel, WorkerPool,
    default_worker_pool, CachingPool, clear!, ProcessExitedException, RemoteException

"`myid()`: the number of this process."
myid() = 1
"`nprocs()`: how many processes there are."
nprocs() = 1
nworkers() = 1
"`procs()`: the numbers of the processes."
procs() = [1]
procs(id::Integer) = (_here(id); [1])
workers() = [1]
"`addprocs(n)`: is not supported; there is one process."
addprocs(args...; keywords...) = error("Distributed.addprocs is not supported: all work is done by one process")
rmprocs(ids...; waitfor=0) = isempty(ids) ? nothing : error("Distributed.rmprocs: only process 1 exists, which can not be removed")
interrupt(ids...) = nothing
_here(id::Integer) = id == 1 ? nothing : throw(ArgumentError("there is no process $id: all work is done by process 1"))

struct ProcessExitedException <: Exception
    worker_id::Int
end
"What a call in another process threw."
struct RemoteException <: Exception
    pid::Int
    captured::Any
end

"Processes among which work is shared out."
abstract type AbstractWorkerPool end
struct WorkerPool <: AbstractWorkerPool
    workers::Vector{Int}
end
struct CachingPool <: AbstractWorkerPool
    workers::Vector{Int}
end
default_worker_pool() = WorkerPool([1])
clear!(pool::CachingPool) = pool
Base.length(::AbstractWorkerPool) = 1
Base.isready(::AbstractWorkerPool) = true

"The result of a call, which is fetched later."
struct Future
    task::Task
end
Base.fetch(f::Future) = fetch(f.task)
Base.wait(f::Future) = (wait(f.task); f)
Base.isready(f::Future) = istaskdone(f.task)

"`remotecall(f, id, args...; keywords...)`: the future result of a call in a process."
remotecall(f, id::Integer, args...; keywords...) = (_here(id); Future(@async f(args...; keywords...)))
"`remotecall_fetch(f, id, args...; keywords...)`: the result of a call in a process."
remotecall_fetch(f, id::Integer, args...; keywords...) = (_here(id); f(args...; keywords...))
remotecall_wait(f, id::Integer, args...; keywords...) = wait(remotecall(f, id, args...; keywords...))
remote_do(f, id::Integer, args...; keywords...) = (remotecall(f, id, args...; keywords...); nothing)
remote(f) = (args...; keywords...) -> f(args...; keywords...)
for call in (:remotecall, :remotecall_fetch, :remotecall_wait, :remote_do)
    @eval $call(f, pool::AbstractWorkerPool, args...; keywords...) = $call(f, 1, args...; keywords...)
end

macro spawnat(id, ex)
    return :(remotecall(() -> $(esc(ex)), $(esc(id)) === :any ? 1 : $(esc(id))))
end
macro spawn(ex)
    return :(remotecall(() -> $(esc(ex)), 1))
end
macro fetch(ex)
    return :(remotecall_fetch(() -> $(esc(ex)), 1))
end
macro fetchfrom(id, ex)
    return :(remotecall_fetch(() -> $(esc(ex)), $(esc(id))))
end
"`@everywhere ex`: evaluate an expression in `Main`, of every process."
macro everywhere(ex)
    return :(Core.eval(Main, $(Expr(:quote, ex))); nothing)
end
macro everywhere(ids, ex)
    return :(foreach(_here, $(esc(ids))); Core.eval(Main, $(Expr(:quote, ex))); nothing)
end
"`@distributed [op] for x in v … end`: a loop over parts of `v`; with an operator, the reduction of the values of its body."
macro distributed(args...)
    loop = args[end]
    loop isa Expr && loop.head === :for || error("malformed @distributed loop")
    if length(args) == 1
        return :(@async $(esc(loop)))
    end
    x, items = loop.args[1].args
    return :(reduce($(esc(args[1])), map($(esc(:($x -> $(loop.args[2])))), $(esc(items)))))
end
"`pmap(f, c...)`: the results of calls in the processes, in the order of their arguments."
pmap(f, pool::AbstractWorkerPool, c...; keywords...) = pmap(f, c...; keywords...)
function pmap(f, c...; distributed=true, batch_size=1, on_error=nothing, retry_delays=[], retry_check=nothing)
    g = isempty(retry_delays) ? f : retry(f; delays=retry_delays, check=retry_check)
    on_error === nothing && return collect(map(g, c...))
    return collect(map(c...) do args...
        try
            g(args...)
        catch e
            on_error(e)
        end
    end)
end

"A channel that any process can use."
struct RemoteChannel{T <: AbstractChannel} <: AbstractChannel{Any}
    channel::T
end
RemoteChannel(make::Function, id::Integer=1) = (_here(id); RemoteChannel(make()))
RemoteChannel(id::Integer=1) = RemoteChannel(() -> Channel(1), id)
Base.put!(c::RemoteChannel, args...) = (put!(c.channel, args...); c)
Base.take!(c::RemoteChannel) = take!(c.channel)
Base.fetch(c::RemoteChannel) = fetch(c.channel)
Base.isready(c::RemoteChannel) = isready(c.channel)
Base.close(c::RemoteChannel) = close(c.channel)
Base.isopen(c::RemoteChannel) = isopen(c.channel)
Base.wait(c::RemoteChannel) = wait(c.channel)
end
