# Tasks on one stack. A task runs from its start to its end when another task waits or yields; a task that waits
# lets the others run above it. What would need a task below to go on while one above it waits is refused.

export @task, @async, @sync, schedule, yield, yieldto, wait, fetch, istaskdone, istaskstarted, istaskfailed,
    current_task, Condition, notify, Channel, AbstractChannel, put!, take!, isready, bind, Timer, errormonitor

# The states of a task, and whether it has begun, which `next` holds.
const _task_runnable = 0x00
const _task_done = 0x01
const _task_failed = 0x02
Core.Task(f, reserved::Int = 0) =
    Core._new(Task, false, nothing, nothing, Any[], nothing, nothing, f, _task_runnable, true, false, 0x0000)
show(io::IO, t::Task) = print(io, "Task (", t.state, ")")

# One who waits, until what it waits for puts it into the queue.
mutable struct Waiter
    value::Any
    wake_time::Float64
end
mutable struct Schedule
    queue::Vector{Any}
    waiting::Vector{Waiter}
    current::Task
end
const _schedule = Schedule(Any[], Waiter[], Core.Task(nothing))

"The task that runs."
current_task() = _schedule.current
istaskstarted(t::Task) = getfield(t, :next)::Bool
istaskdone(t::Task) = getfield(t, :_state) !== _task_runnable
istaskfailed(t::Task) = getfield(t, :_state) === _task_failed
function getproperty(t::Task, name::Symbol)
    name === :state && return (:runnable, :done, :failed)[getfield(t, :_state) + 1]
    name === :exception && return istaskfailed(t) ? getfield(t, :result) : nothing
    name === :backtrace && return istaskfailed(t) ? getfield(t, :scope) : nothing
    return getfield(t, name)
end

function _run(t::Task)
    istaskstarted(t) && return nothing
    before = _schedule.current
    _schedule.current = t
    setfield!(t, :next, true)
    try
        setfield!(t, :result, invokelatest(getfield(t, :code)))
        setfield!(t, :_state, _task_done)
    catch e
        setfield!(t, :result, e)
        setfield!(t, :scope, catch_backtrace())
        setfield!(t, :_state, _task_failed)
    finally
        _schedule.current = before
    end
    append!(_schedule.queue, getfield(t, :donenotify))
    empty!(getfield(t, :donenotify))
    return nothing
end

# Let others run until `w` is taken out of the queue.
function _wait(w::Waiter)
    push!(_schedule.waiting, w)
    try
        while true
            isempty(_schedule.queue) && _wake_next()
            next = popfirst!(_schedule.queue)
            next === w && return w.value
            next isa Waiter && pushfirst!(_schedule.queue, next)
            next isa Waiter && error("a task that waits cannot be left while another goes on: this use of tasks is not supported")
            _run(next)
        end
    finally
        filter!(x -> x !== w, _schedule.waiting)
    end
end
# Nobody can run: the one who sleeps shortest is next.
function _wake_next()
    first_ = nothing
    for w in _schedule.waiting
        isfinite(w.wake_time) && (first_ === nothing || w.wake_time < first_.wake_time) && (first_ = w)
    end
    first_ === nothing && error("deadlock: every task waits for another one")
    left = first_.wake_time - time()
    flush(stdout)
    left > 0 && Libc.systemsleep(left)
    first_.wake_time = Inf
    push!(_schedule.queue, first_)
    return nothing
end

"`schedule(t)`: let a task run when the running one waits or yields."
function schedule(t::Task)
    istaskstarted(t) && error("schedule: Task not runnable")
    push!(_schedule.queue, t)
    return t
end
function schedule(t::Task, value; error::Bool = false)
    error && setfield!(t, :code, () -> throw(value))
    return schedule(t)
end
"Let the tasks that are scheduled run."
function yield()
    w = Waiter(nothing, Inf)
    push!(_schedule.queue, w)
    _wait(w)
    return nothing
end
function yield(t::Task, value = nothing)
    pushfirst!(_schedule.queue, t)
    return yield()
end
yieldto(t::Task, value = nothing) = yield(t)
"`wait(t)`: wait until a task is done; its failure is a failure here."
function wait(t::Task; throw::Bool = true)
    if !istaskdone(t)
        t === current_task() && error("deadlock detected: cannot wait on current task")
        w = Waiter(nothing, Inf)
        push!(getfield(t, :donenotify), w)
        _wait(w)
    end
    throw && istaskfailed(t) && Core.throw(TaskFailedException(t))
    return nothing
end
"`fetch(t)`: the result of a task, once it is done."
fetch(t::Task) = (wait(t); getfield(t, :result))
fetch(x) = x
errormonitor(t::Task) = t
"`sleep(seconds)`: let other tasks run for at least so long."
function sleep(seconds::Real)
    seconds >= 0 || throw(ArgumentError("cannot sleep for $seconds seconds"))
    _wait(Waiter(nothing, time() + seconds))
    return nothing
end

# -- macros -------------------------------------------------------------------

"`@task ex`: a task that evaluates `ex`."
macro task(ex)
    return :(Task(() -> $(esc(ex))))
end
const _sync_name = Symbol("#sync#")
# The values of `\$x` inside are taken where the task is made.
function _task_code(ex)
    bindings = Any[]
    ex = _take_interpolations(ex, bindings)
    list = esc(_sync_name)
    code = quote
        let task = Task(() -> $(esc(ex)))
            $(Expr(:isdefined, list)) && push!($list, task)
            schedule(task)
        end
    end
    return isempty(bindings) ? code : Expr(:let, Expr(:block, bindings...), code)
end
function _take_interpolations(@nospecialize(ex), bindings::Vector{Any})
    ex isa Expr || return ex
    ex.head === :quote && return ex
    if ex.head === :$
        name = gensym(:value)
        push!(bindings, Expr(:(=), esc(name), esc(ex.args[1])))
        return name
    end
    return Expr(ex.head, Any[_take_interpolations(a, bindings) for a in ex.args]...)
end
"`@async ex`: schedule a task that evaluates `ex`."
macro async(ex)
    return _task_code(ex)
end
"`@sync ex`: evaluate `ex`, then wait for all tasks that were started inside it."
macro sync(ex)
    list = esc(_sync_name)
    return quote
        let $list = Any[]
            value = $(esc(ex))
            _wait_for_all($list)
            value
        end
    end
end
function _wait_for_all(tasks)
    failures = Any[]
    for t in tasks
        wait(t; throw = false)
        istaskfailed(t) && push!(failures, TaskFailedException(t))
    end
    isempty(failures) || throw(CompositeException(failures))
    return nothing
end

# -- conditions ---------------------------------------------------------------

"Something that tasks wait for until it is notified."
mutable struct Condition
    waiters::Vector{Waiter}
end
Condition() = Condition(Waiter[])
function wait(c::Condition)
    w = Waiter(nothing, Inf)
    push!(c.waiters, w)
    value = _wait(w)
    value isa _Failure && throw(value.exception)
    return value
end
struct _Failure
    exception::Any
end
"`notify(c, value=nothing; all=true)`: let those go on who wait for a condition."
function notify(c::Condition, value = nothing; all::Bool = true, error::Bool = false)
    n = all ? length(c.waiters) : min(1, length(c.waiters))
    for _ in 1:n
        w = popfirst!(c.waiters)
        w.value = error ? _Failure(value) : value
        push!(_schedule.queue, w)
    end
    return n
end

"`Timer(delay)`: done after so many seconds; `wait` waits for it."
mutable struct Timer
    due::Float64
    is_open::Bool
end
Timer(delay::Real; interval::Real = 0) = Timer(time() + delay, true)
isopen(t::Timer) = t.is_open && time() < t.due
close(t::Timer) = (t.is_open = false; nothing)
wait(t::Timer) = (t.is_open || throw(EOFError()); _wait(Waiter(nothing, t.due)); t.is_open = false; nothing)
function Timer(f::Function, delay::Real; interval::Real = 0)
    interval == 0 || throw(ArgumentError("timers that repeat are not supported"))
    t = Timer(delay)
    schedule(Task(() -> (sleep(max(0, t.due - time())); t.is_open && f(t))))
    return t
end

# -- channels -----------------------------------------------------------------

abstract type AbstractChannel{T} end

"`Channel{T}(size=0)`: a queue through which tasks hand values to each other."
mutable struct Channel{T} <: AbstractChannel{T}
    data::Vector{T}
    size::Int
    state::Symbol
    failure::Any
    takers::Condition
    putters::Condition
    unclaimed::Int
end
function Channel{T}(size::Real = 0) where {T}
    size < 0 && throw(ArgumentError("Channel size must be either 0, a positive integer or Inf"))
    return Channel{T}(T[], size == Inf ? typemax(Int) : Int(size), :open, nothing, Condition(), Condition(), 0)
end
Channel(size::Real = 0) = Channel{Any}(size)
function Channel{T}(f::Function, size::Real = 0; taskref = nothing, spawn::Bool = false) where {T}
    c = Channel{T}(size)
    task = Task(() -> f(c))
    bind(c, task)
    taskref === nothing || (taskref[] = task)
    schedule(task)
    return c
end
Channel(f::Function, size::Real = 0; options...) = Channel{Any}(f, size; options...)
eltype(::Type{<:AbstractChannel{T}}) where {T} = T
show(io::IO, c::Channel) = print(io, typeof(c), "(", c.size, ")", isopen(c) ? "" : " (closed)")
isopen(c::Channel) = c.state === :open
isready(c::Channel) = !isempty(c.data)
isempty(c::Channel) = isempty(c.data)
n_avail(c::Channel) = length(c.data)
function _check_open(c::Channel)
    isopen(c) && return nothing
    throw(c.failure === nothing ? InvalidStateException("Channel is closed.", :closed) : c.failure)
end
"`close(c)`: no more values can be put into a channel."
function close(c::Channel, failure = nothing)
    c.state = :closed
    c.failure = failure
    notify(c.takers)
    notify(c.putters)
    return nothing
end
"`bind(c, task)`: close a channel when a task ends."
function bind(c::Channel, t::Task)
    code = getfield(t, :code)
    setfield!(t, :code, function ()
        try
            result = code()
            close(c)
            return result
        catch e
            close(c, TaskFailedException(_schedule.current))
            rethrow()
        end
    end)
    return c
end
"`put!(c, x)`: hand over a value, when there is room."
function put!(c::Channel{T}, x) where {T}
    _check_open(c)
    value = convert(T, x)
    while length(c.data) >= max(1, c.size)
        wait(c.putters)
        _check_open(c)
    end
    push!(c.data, value)
    notify(c.takers; all = false)
    # Without room of its own, a channel hands over from task to task.
    if c.size == 0
        while !isempty(c.data) && isopen(c)
            wait(c.putters)
        end
    end
    return x
end
"`take!(c)`: the next value, when there is one."
function take!(c::Channel)
    while isempty(c.data)
        _check_open(c)
        wait(c.takers)
    end
    x = popfirst!(c.data)
    notify(c.putters; all = c.size == 0)
    return x
end
function fetch(c::Channel)
    while isempty(c.data)
        _check_open(c)
        wait(c.takers)
    end
    return c.data[1]
end
wait(c::Channel) = (while isempty(c.data); _check_open(c); wait(c.takers); end; nothing)
popfirst!(c::Channel) = take!(c)
push!(c::Channel, x) = (put!(c, x); c)
function iterate(c::Channel, state = nothing)
    while isempty(c.data)
        isopen(c) || (c.failure === nothing ? (return nothing) : throw(c.failure))
        wait(c.takers)
    end
    return (take!(c), nothing)
end
IteratorSize(::Type{<:Channel}) = SizeUnknown()
