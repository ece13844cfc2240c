# Channels: queues through which tasks hand values to each other.

export Channel, AbstractChannel, put!, take!, isready, bind

abstract type AbstractChannel{T} end

"""
    Channel{T}(size=0)
    Channel{T}(f, size=0; taskref=nothing, spawn=false)

A queue with room for `size` values; without room, `put!` waits for a `take!`. With a function, a task runs `f(channel)`
and closes the channel at its end.
"""
mutable struct Channel{T} <: AbstractChannel{T}
    cond_take::Condition
    cond_wait::Condition
    cond_put::Condition
    state::Symbol
    excp::Any
    data::Vector{T}
    sz_max::Int
    lock::ReentrantLock
    function Channel{T}(size::Integer = 0) where {T}
        size < 0 && throw(ArgumentError("Channel size must be either 0, a positive integer or Inf"))
        return new{T}(Condition(), Condition(), Condition(), :open, nothing, T[], size, ReentrantLock())
    end
end
function Channel{T}(size::Float64) where {T}
    size == Inf && return Channel{T}(typemax(Int))
    return Channel{T}(convert(Int, size))
end
Channel(size = 0) = Channel{Any}(size)
function Channel{T}(f::Function, size = 0; taskref = nothing, spawn::Bool = false, threadpool = nothing) where {T}
    c = Channel{T}(size)
    task = Task(() -> f(c))
    bind(c, task)
    taskref === nothing || (taskref[] = task)
    spawn ? schedule(task) : yield(task)
    return c
end
Channel(f::Function, size = 0; options...) = Channel{Any}(f, size; options...)
eltype(::Type{<:AbstractChannel{T}}) where {T} = T
_closed_exception() = InvalidStateException("Channel is closed.", :closed)
isbuffered(c::Channel) = c.sz_max > 0
function _check_channel(c::Channel)
    isopen(c) && return nothing
    throw(c.excp === nothing ? _closed_exception() : c.excp)
end

isopen(c::Channel) = c.state === :open
"`isready(c)`: whether a `take!` would not wait."
isready(c::Channel) = n_avail(c) > 0
isempty(c::Channel) = n_avail(c) == 0
isfull(c::Channel) = length(c.data) >= c.sz_max
n_avail(c::Channel) = isbuffered(c) ? length(c.data) : n_waiters(c.cond_put)
lock(c::Channel) = lock(c.lock)
unlock(c::Channel) = unlock(c.lock)
trylock(c::Channel) = trylock(c.lock)
lock(f, c::Channel) = lock(f, c.lock)
show(io::IO, c::Channel) = print(io, typeof(c), "(", c.sz_max, ")")
function show(io::IO, ::MIME"text/plain", c::Channel)
    show(io, c)
    get(io, :compact, false) === true && return nothing
    n = n_avail(c)
    print(io, !isopen(c) ? " (closed)" : n == 0 ? " (empty)" : n == 1 ? " (1 item available)" : " ($n items available)")
end

"`close(c, [exception])`: no more values can be put into a channel; who waits for one gets the exception."
function close(c::Channel, @nospecialize(excp) = _closed_exception())
    c.state = :closed
    c.excp = excp
    notify(c.cond_take, excp, true, true)
    notify(c.cond_wait, excp, true, true)
    notify(c.cond_put, excp, true, true)
    return nothing
end
"`bind(c, task)`: close a channel when a task ends."
function bind(c::Channel, t::Task)
    _when_done(t) do ended
        isopen(c) || return nothing
        istaskfailed(ended) ? close(c, TaskFailedException(ended)) : close(c)
    end
    return c
end

"`put!(c, x)`: hand over a value, when there is room or somebody who takes it."
function put!(c::Channel{T}, x) where {T}
    _check_channel(c)
    value = convert(T, x)
    isbuffered(c) ? _put_buffered(c, value) : _put_unbuffered(c, value)
    return value
end
function _put_buffered(c::Channel{T}, value) where {T}
    while length(c.data) >= c.sz_max
        wait(c.cond_put)
        _check_channel(c)
    end
    push!(c.data, value)
    notify(c.cond_wait, nothing, true, false)
    # All: some may wait for a `fetch`.
    notify(c.cond_take, nothing, true, false)
    return nothing
end
function _put_unbuffered(c::Channel{T}, value) where {T}
    while isempty(c.cond_take)
        notify(c.cond_wait, nothing, true, false)
        wait(c.cond_put)
        _check_channel(c)
    end
    notify(c.cond_take, value, false, false)
    # Who takes it goes on before the one who gave it.
    yield()
    return nothing
end
push!(c::Channel, x) = (put!(c, x); c)
append!(c::Channel, xs) = (foreach(x -> put!(c, x), xs); c)

"`take!(c)`: the next value, when there is one."
take!(c::Channel) = isbuffered(c) ? _take_buffered(c) : _take_unbuffered(c)
popfirst!(c::Channel) = take!(c)
function _take_buffered(c::Channel)
    while isempty(c.data)
        _check_channel(c)
        wait(c.cond_take)
    end
    x = popfirst!(c.data)
    notify(c.cond_put, nothing, false, false)
    return x
end
function _take_unbuffered(c::Channel{T}) where {T}
    _check_channel(c)
    notify(c.cond_put, nothing, false, false)
    return wait(c.cond_take)::T
end
"`fetch(c)`: the next value, which stays in the channel."
function fetch(c::Channel)
    isbuffered(c) || throw(ErrorException("Cannot `fetch` from an unbuffered `Channel`."))
    while isempty(c.data)
        _check_channel(c)
        wait(c.cond_take)
    end
    return c.data[1]
end
"`wait(c)`: wait until a channel has a value."
function wait(c::Channel)
    while !isready(c)
        _check_channel(c)
        wait(c.cond_wait)
    end
    return nothing
end
function empty!(c::Channel)
    empty!(c.data)
    notify(c.cond_put, nothing, true, false)
    return c
end

_is_closing(@nospecialize(e)) = e isa InvalidStateException && e.state === :closed
function iterate(c::Channel, state = nothing)
    if isopen(c) || isready(c)
        try
            return (take!(c), nothing)
        catch e
            _is_closing(e) && return nothing
            rethrow()
        end
    end
    # One that was closed by a failure ends by it.
    c.excp === nothing || _is_closing(c.excp) || throw(c.excp)
    return nothing
end
IteratorSize(::Type{<:Channel}) = SizeUnknown()
