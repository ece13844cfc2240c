# What tasks wait for: conditions, locks, semaphores, events.

export Condition, notify, ReentrantLock, lock, unlock, trylock, islocked, @lock

"Something that one task holds at a time."
abstract type AbstractLock end

# Tasks wait in a vector, which their `queue` field says.
function _wait_in(waiters::Vector{Any}, first::Bool = false)
    t = current_task()
    first ? pushfirst!(waiters, t) : push!(waiters, t)
    setfield!(t, :queue, waiters)
    try
        return wait()
    catch
        filter!(x -> x !== t, waiters)
        rethrow()
    end
end
function _wake_first(waiters::Vector{Any}, @nospecialize(value) = nothing)
    isempty(waiters) || _wake(popfirst!(waiters)::Task, value)
    return nothing
end

# -- locks --------------------------------------------------------------------

"A lock that its holder may take again."
mutable struct ReentrantLock <: AbstractLock
    locked_by::Union{Nothing, Task}
    count::Int
    waiters::Vector{Any}
    ReentrantLock() = new(nothing, 0, Any[])
end
islocked(l::ReentrantLock) = l.count > 0
"`trylock(l)`: take a lock if it is free; whether it was."
function trylock(l::ReentrantLock)
    t = current_task()
    l.count > 0 && l.locked_by !== t && return false
    l.locked_by = t
    l.count += 1
    return true
end
"`lock(l)`: take a lock, once it is free."
function lock(l::ReentrantLock)
    while !trylock(l)
        _wait_in(l.waiters)
    end
    return nothing
end
"`unlock(l)`: give a lock back that was taken."
function unlock(l::ReentrantLock)
    l.count > 0 || error("unlock count must match lock count")
    l.locked_by === current_task() || error("unlock from wrong thread")
    l.count -= 1
    if l.count == 0
        l.locked_by = nothing
        _wake_first(l.waiters)
    end
    return nothing
end
function _unlock_all(l::ReentrantLock)
    n = l.count
    l.count = 1
    unlock(l)
    return n
end
_lock_again(l::ReentrantLock, n::Int) = (lock(l); l.count = n; nothing)
function show(io::IO, ::MIME"text/plain", l::ReentrantLock)
    show(io, l)
    print(io, islocked(l) ? " (locked by $(l.locked_by === current_task() ? "current " : "")$(l.locked_by))" : " (unlocked)")
end
show(io::IO, ::ReentrantLock) = print(io, "ReentrantLock()")

"A lock that must not be taken twice."
mutable struct SpinLock <: AbstractLock
    is_held::Bool
    waiters::Vector{Any}
    SpinLock() = new(false, Any[])
end
islocked(l::SpinLock) = l.is_held
trylock(l::SpinLock) = !l.is_held && (l.is_held = true)
function lock(l::SpinLock)
    while !trylock(l)
        _wait_in(l.waiters)
    end
    return nothing
end
function unlock(l::SpinLock)
    l.is_held || error("unlock count must match lock count")
    l.is_held = false
    _wake_first(l.waiters)
    return nothing
end
_unlock_all(l::SpinLock) = (unlock(l); 1)
_lock_again(l::SpinLock, n::Int) = lock(l)

function lock(f, l::AbstractLock)
    lock(l)
    try
        return f()
    finally
        unlock(l)
    end
end
function trylock(f, l::AbstractLock)
    trylock(l) || return false
    try
        return f()
    finally
        unlock(l)
    end
end
"`@lock l ex`: evaluate `ex` while a lock is held."
macro lock(l, ex)
    return quote
        let held = $(esc(l))
            lock(held)
            try
                $(esc(ex))
            finally
                unlock(held)
            end
        end
    end
end

"`Lockable(value, lock=ReentrantLock())`: a value with its lock; `x[]` is the value while the lock is held."
struct Lockable{T, L <: AbstractLock}
    value::T
    lock::L
end
Lockable(value) = Lockable(value, ReentrantLock())
getindex(x::Lockable) = islocked(x.lock) ? x.value : error("lock must be held")
lock(x::Lockable) = lock(x.lock)
unlock(x::Lockable) = unlock(x.lock)
trylock(x::Lockable) = trylock(x.lock)
islocked(x::Lockable) = islocked(x.lock)
lock(f, x::Lockable) = lock(() -> f(x.value), x.lock)

# -- conditions ---------------------------------------------------------------

# The lock of a condition that needs none.
struct NoLock <: AbstractLock end
lock(::NoLock) = nothing
unlock(::NoLock) = nothing
trylock(::NoLock) = true
islocked(::NoLock) = true
_unlock_all(::NoLock) = 1
_lock_again(::NoLock, n::Int) = nothing
_holds(::NoLock) = true
_holds(l::ReentrantLock) = l.locked_by === current_task()
_holds(l::SpinLock) = l.is_held

"Something that tasks wait for until it is notified."
struct GenericCondition{L <: AbstractLock}
    waitq::Vector{Any}
    lock::L
end
GenericCondition{L}() where {L <: AbstractLock} = GenericCondition{L}(Any[], L())
GenericCondition{L}(l::L) where {L <: AbstractLock} = GenericCondition{L}(Any[], l)
GenericCondition(l::AbstractLock) = GenericCondition{typeof(l)}(l)
const Condition = GenericCondition{NoLock}
_check_held(c::GenericCondition) = _holds(c.lock) || error("concurrency violation detected")
lock(c::GenericCondition) = lock(c.lock)
unlock(c::GenericCondition) = unlock(c.lock)
trylock(c::GenericCondition) = trylock(c.lock)
islocked(c::GenericCondition) = islocked(c.lock)
lock(f, c::GenericCondition) = lock(f, c.lock)
isempty(c::GenericCondition) = isempty(c.waitq)
n_waiters(c::GenericCondition) = length(c.waitq)
"`wait(c)`: wait until a condition is notified; the value that it is notified with."
function wait(c::GenericCondition; first::Bool = false)
    _check_held(c)
    count = _unlock_all(c.lock)
    try
        return _wait_in(c.waitq, first)
    finally
        _lock_again(c.lock, count)
    end
end
"`notify(c, value=nothing; all=true, error=false)`: let those go on who wait for a condition; their number."
notify(c::GenericCondition, @nospecialize(value) = nothing; all::Bool = true, error::Bool = false) =
    notify(c, value, all, error)
function notify(c::GenericCondition, @nospecialize(value), all::Bool, error::Bool)
    _check_held(c)
    n = all ? length(c.waitq) : min(1, length(c.waitq))
    for _ in 1:n
        t = popfirst!(c.waitq)::Task
        setfield!(t, :_isexception, error)
        _wake(t, value)
    end
    return n
end

# -- semaphores and events ----------------------------------------------------

"`Semaphore(n)`: what at most `n` tasks have acquired at a time."
mutable struct Semaphore
    sem_size::Int
    curr_cnt::Int
    waiters::Vector{Any}
    Semaphore(n::Integer) = n > 0 ? new(n, 0, Any[]) : throw(ArgumentError("Semaphore size must be > 0"))
end
show(io::IO, s::Semaphore) = print(io, "Base.Semaphore(", s.sem_size, ")")
function acquire(s::Semaphore)
    while s.curr_cnt >= s.sem_size
        _wait_in(s.waiters)
    end
    s.curr_cnt += 1
    return nothing
end
function acquire(f, s::Semaphore)
    acquire(s)
    try
        return f()
    finally
        release(s)
    end
end
function release(s::Semaphore)
    s.curr_cnt > 0 || error("release count must match acquire count")
    s.curr_cnt -= 1
    _wake_first(s.waiters)
    return nothing
end

"`Event(autoreset=false)`: tasks wait until it is set by `notify`; with `autoreset` it lets one of them go on."
mutable struct Event
    waiters::Condition
    autoreset::Bool
    set::Bool
    Event(autoreset::Bool = false) = new(Condition(), autoreset, false)
end
function wait(e::Event)
    if e.set
        e.autoreset && (e.set = false)
        return nothing
    end
    wait(e.waiters)
    return nothing
end
function notify(e::Event)
    if e.autoreset
        notify(e.waiters; all = false) == 0 && (e.set = true)
    elseif !e.set
        e.set = true
        notify(e.waiters)
    end
    return nothing
end
reset(e::Event) = (e.set = false; nothing)

"`OncePerProcess{T}(init)`: calls of it have the value of `init()`, which is called once."
mutable struct OncePerProcess{T, F} <: Function
    value::Union{Nothing, Some{T}}
    lock::ReentrantLock
    init::F
    OncePerProcess{T}(init::F) where {T, F} = new{T, F}(nothing, ReentrantLock(), init)
end
OncePerProcess(init) = OncePerProcess{promote_op(init)}(init)
function (once::OncePerProcess{T})() where {T}
    lock(once.lock) do
        once.value === nothing && (once.value = Some{T}(once.init()))
    end
    return something(once.value)::T
end
const OncePerThread = OncePerProcess
"`OncePerTask{T}(init)`: calls of it have the value of `init()`, which is called once in each task."
struct OncePerTask{T, F} <: Function
    key::Base.RefValue{Nothing}
    init::F
    OncePerTask{T}(init::F) where {T, F} = new{T, F}(Ref(nothing), init)
end
OncePerTask(init) = OncePerTask{promote_op(init)}(init)
(once::OncePerTask{T})() where {T} = get!(once.init, task_local_storage(), once.key)::T
