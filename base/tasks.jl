# Tasks: the queue of those that can run, switching between them, waiting for them.
#
# One task runs until it waits; then the one that was scheduled first goes on. Each has a stack of its own, which
# `Core._task_switch` leaves and enters. Where none can run, the next timer is waited for.

export @task, @async, @sync, schedule, yield, yieldto, wait, fetch, istaskdone, istaskstarted, istaskfailed,
    current_task, errormonitor, task_local_storage, asyncmap, asyncmap!

# The states of a task, and whether it has begun, which `next` holds. While a task waits, `queue` is what it waits in;
# of a task that failed it has the frames. `result` hands the value over that a task is woken with.
const _task_runnable = 0x00
const _task_done = 0x01
const _task_failed = 0x02
mutable struct Schedule
    queue::Vector{Any}
    root::Task
    current::Task
end
_new_task(@nospecialize(f), @nospecialize(scope)) =
    Core._new(Task, false, nothing, nothing, Any[], nothing, scope, f, _task_runnable, true, false, 0x0000)::Task
const _schedule = let root = _new_task(nothing, nothing)
    setfield!(root, :next, true)
    Schedule(Any[], root, root)
end
Core.Task(@nospecialize(f), reserved::Int = 0) = _new_task(f, getfield(_schedule.current, :scope))

"The task that runs."
current_task() = _schedule.current
"Whether a task has begun."
istaskstarted(t::Task) = getfield(t, :next)::Bool
"Whether a task has ended, by a value or an exception."
istaskdone(t::Task) = getfield(t, :_state) !== _task_runnable
"Whether a task has ended by an exception."
istaskfailed(t::Task) = getfield(t, :_state) === _task_failed
function getproperty(t::Task, name::Symbol)
    name === :state && return (:runnable, :done, :failed)[getfield(t, :_state) + 1]
    name === :exception && return istaskfailed(t) ? getfield(t, :result) : nothing
    name === :backtrace && return istaskfailed(t) ? getfield(t, :queue) : nothing
    return getfield(t, name)
end
function show(io::IO, t::Task)
    state = istaskfailed(t) ? "failed" : istaskdone(t) ? "done" : istaskstarted(t) ? "runnable, started" : "runnable"
    print(io, "Task (", state, ") @0x", string(reinterpret(UInt, pointer_from_objref(t)); base = 16, pad = 16))
end

# -- switching ----------------------------------------------------------------

# Leaves the running task for another; comes back when somebody switches to it again.
function _switch_to(t::Task)
    from = _schedule.current
    t === from && return nothing
    _schedule.current = t
    try
        Core._task_switch(from, t, _run_task)
    catch
        # Refused: the one keeps its turn, the other its place.
        _schedule.current = from
        filter!(x -> x !== from, _schedule.queue)
        setfield!(from, :queue, nothing)
        pushfirst!(_schedule.queue, t)
        setfield!(t, :queue, _schedule.queue)
        rethrow()
    end
    return nothing
end
# What the stack of a task runs; the task to go on with when it has ended.
function _run_task(t::Task)
    setfield!(t, :next, true)
    try
        _take_wakeup(t)
        setfield!(t, :result, invokelatest(getfield(t, :code)))
        setfield!(t, :_state, _task_done)
    catch e
        _fail_task(t, e, Core._backtrace_frames())
    end
    return _end_task(t)
end
# The same once more, where the scheduler itself was left by an exception: an interrupt.
function _run_task(t::Task, @nospecialize(e))
    istaskdone(t) ? _throw_into_root(e) : _fail_task(t, e, ())
    return _end_task(t)
end
function _fail_task(t::Task, @nospecialize(e), @nospecialize(frames))
    setfield!(t, :result, e)
    setfield!(t, :queue, frames)
    setfield!(t, :_state, _task_failed)
    return nothing
end
function _end_task(t::Task)
    setfield!(t, :code, nothing)
    waiting = getfield(t, :donenotify)::Vector{Any}
    while !isempty(waiting)
        w = popfirst!(waiting)
        w isa Task ? _wake(w, nothing) : invokelatest(w, t)
    end
    next = _next_task()
    _schedule.current = next
    return next
end
# Whose turn it is. Timers that are due come first; where nobody can run, the next of them is waited for.
function _next_task()
    queue = _schedule.queue
    while true
        isempty(_timers) || _fire_timers()
        if !isempty(queue)
            t = popfirst!(queue)::Task
            setfield!(t, :queue, nothing)
            return t
        end
        _wait_for_timer() || _throw_into_root(ErrorException("deadlock: every task waits for another one"))
    end
end
function _throw_into_root(@nospecialize(e))
    schedule(_schedule.root, e; error = true)
    pushfirst!(_schedule.queue, pop!(_schedule.queue))
    return nothing
end
# Throws or answers what the running task was woken with.
function _take_wakeup(t::Task)
    value = getfield(t, :result)
    setfield!(t, :result, nothing)
    if getfield(t, :_isexception)
        setfield!(t, :_isexception, false)
        throw(value)
    end
    return value
end
function _wake(t::Task, @nospecialize(value))
    setfield!(t, :result, value)
    setfield!(t, :queue, _schedule.queue)
    push!(_schedule.queue, t)
    return nothing
end

"`wait()`: let the running task rest until somebody schedules it; the value that it is scheduled with."
function wait()
    t = _schedule.current
    _switch_to(_next_task())
    return _take_wakeup(t)
end

"""
    schedule(t, [value]; error=false)

Let a task run when its turn comes. A task that waits by `wait()` gets the value, or with `error=true` the exception.
"""
function schedule(t::Task, @nospecialize(value) = nothing; error::Bool = false)
    istaskdone(t) && Base.error("schedule: Task not runnable")
    queue = getfield(t, :queue)
    if queue !== nothing
        error || Base.error("schedule: Task not runnable")
        queue isa Vector{Any} && filter!(x -> x !== t, queue)
    end
    setfield!(t, :_isexception, error)
    _wake(t, value)
    return t
end
"`yield()`: let the other tasks run that can."
function yield()
    isempty(_schedule.queue) && isempty(_timers) && return nothing
    _wake(_schedule.current, nothing)
    wait()
    return nothing
end
"`yield(t, value=nothing)`: let `t` run at once, and the running task when its turn comes."
function yield(t::Task, @nospecialize(value) = nothing)
    istaskdone(t) && error("schedule: Task not runnable")
    getfield(t, :queue) === nothing || error("schedule: Task not runnable")
    setfield!(t, :result, value)
    ct = _schedule.current
    _wake(ct, nothing)
    _switch_to(t)
    setfield!(ct, :queue, nothing)
    return _take_wakeup(ct)
end
"`yieldto(t, value=nothing)`: switch to `t`, without scheduling the running task."
function yieldto(t::Task, @nospecialize(value) = nothing)
    istaskfailed(t) && throw(getfield(t, :result))
    istaskdone(t) && return getfield(t, :result)
    setfield!(t, :result, value)
    ct = _schedule.current
    _switch_to(t)
    return _take_wakeup(ct)
end

# -- waiting for tasks --------------------------------------------------------

function _wait(t::Task)
    istaskdone(t) && return nothing
    ct = _schedule.current
    t === ct && error("deadlock detected: cannot wait on current task")
    waiting = getfield(t, :donenotify)::Vector{Any}
    push!(waiting, ct)
    setfield!(ct, :queue, waiting)
    try
        wait()
    catch
        filter!(x -> x !== ct, waiting)
        rethrow()
    end
    return nothing
end
"`wait(t; throw=true)`: wait until a task has ended; its failure is a `TaskFailedException` here."
function wait(t::Task; throw::Bool = true)
    _wait(t)
    throw && istaskfailed(t) && Core.throw(TaskFailedException(t))
    return nothing
end
"`fetch(t)`: the value of a task, once it has ended."
fetch(t::Task) = (wait(t); getfield(t, :result))
fetch(@nospecialize(x)) = x
# Calls `f(t)` when a task has ended.
function _when_done(f, t::Task)
    istaskdone(t) ? f(t) : push!(getfield(t, :donenotify), f)
    return nothing
end
"`errormonitor(t)`: report the failure of a task on `stderr`."
function errormonitor(t::Task)
    _when_done(_report_failure, t)
    return t
end
function _report_failure(t::Task)
    istaskfailed(t) || return nothing
    flush(stdout)
    print(stderr, "Unhandled Task ")
    display_error(stderr, getfield(t, :result), _task_frames(t))
    return nothing
end
# The frames of a task's failure, without those of the scheduler.
function _task_frames(t::Task)
    frames = getfield(t, :queue)
    frames isa SimpleVector || return ()
    n = Core._svec_len(frames)
    for i in 1:n
        name = Core._svec_ref(frames, i)[1]
        (name === :_run_task || name == "_run_task") && (n = i - 1; break)
    end
    n >= 1 && Core._svec_ref(frames, n)[1] in (:invokelatest, "invokelatest") && (n -= 1)
    return Any[Core._svec_ref(frames, i) for i in 1:n]
end
current_exceptions(t::Task; backtrace::Bool = true) =
    istaskfailed(t) ? [(exception = getfield(t, :result), backtrace = backtrace ? _task_frames(t) : nothing)] : []

# -- storage ------------------------------------------------------------------

"`task_local_storage()`: the dictionary of the running task; with a key its value; with a key and a value, store it."
function task_local_storage()
    t = current_task()
    storage = getfield(t, :storage)
    if storage === nothing
        storage = IdDict{Any, Any}()
        setfield!(t, :storage, storage)
    end
    return storage::IdDict{Any, Any}
end
task_local_storage(key) = task_local_storage()[key]
task_local_storage(key, value) = task_local_storage()[key] = value
function task_local_storage(f::Function, key, value)
    storage = task_local_storage()
    before = get(storage, key, _nothing_there)
    storage[key] = value
    try
        return f()
    finally
        before === _nothing_there ? delete!(storage, key) : (storage[key] = before)
    end
end

# -- macros -------------------------------------------------------------------

"`@task ex`: a task that evaluates `ex`."
macro task(ex)
    return :(Task(() -> $(Expr(:block, __source__, esc(ex)))))
end
const _sync_name = Symbol("#sync#")
# The values of `\$x` inside are taken where the task is made.
function _task_code(ex, source::LineNumberNode)
    bindings = Any[]
    ex = _take_interpolations(ex, bindings)
    list = esc(_sync_name)
    code = quote
        let task = Task(() -> $(Expr(:block, source, esc(ex))))
            $(Expr(:isdefined, list)) && push!($list, task)
            schedule(task)
        end
    end
    return isempty(bindings) ? code : Expr(:let, Expr(:block, bindings...), code)
end
# Macro calls keep theirs, and quotes those that are for them.
function _take_interpolations(@nospecialize(ex), bindings::Vector{Any}, is_quoted::Bool = false)
    ex isa Expr && ex.head !== :macrocall || return ex
    if ex.head === :$ && !is_quoted
        name = gensym(:value)
        push!(bindings, Expr(:(=), esc(name), esc(ex.args[1])))
        return name
    end
    is_quoted = ex.head === :quote || (is_quoted && ex.head !== :$)
    return Expr(ex.head, Any[_take_interpolations(a, bindings, is_quoted) for a in ex.args]...)
end
"`@async ex`: schedule a task that evaluates `ex`."
macro async(ex)
    return _task_code(ex, __source__)
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
function _wait_for_all(tasks::Vector{Any})
    failures = Any[]
    while !isempty(tasks)
        t = popfirst!(tasks)
        if t isa Task
            _wait(t)
            istaskfailed(t) && push!(failures, TaskFailedException(t))
        else
            try
                wait(t)
            catch e
                push!(failures, e)
            end
        end
    end
    isempty(failures) || throw(CompositeException(failures))
    return nothing
end

# -- maps ---------------------------------------------------------------------

"""
    asyncmap(f, collections...; ntasks=0, batch_size=nothing)

`map` by tasks side by side, at most `ntasks` (100 where it is 0). With `batch_size`, `f` takes vectors of so many tuples
of arguments and answers as many values.
"""
function asyncmap(f, c...; ntasks = 0, batch_size::Union{Nothing, Int} = nothing)
    batch_size === nothing || batch_size >= 1 || throw(ArgumentError("batch_size must be >= 1, got $batch_size"))
    items = length(c) == 1 ? collect(c[1]) : collect(zip(c...))
    arguments = vec(Any[length(c) == 1 ? (x,) : x for x in items])
    limit = ntasks isa Function ? ntasks() : ntasks
    results = batch_size === nothing ? _map_by_tasks(x -> f(x...), arguments, limit) :
        Any[y for part in _map_by_tasks(f, Any[[x...] for x in Iterators.partition(arguments, batch_size)], limit) for y in part]
    values = isempty(results) ? Union{}[] : [x for x in results]
    return items isa AbstractArray && ndims(items) != 1 && length(values) == length(items) ? reshape(values, size(items)) : values
end
"`asyncmap!(f, results, collections...)`: `asyncmap` into an array."
asyncmap!(f, results, c1, c...; options...) = copyto!(results, asyncmap(f, c1, c...; options...))
function _map_by_tasks(f, items::Vector{Any}, limit::Int)
    results = Vector{Any}(undef, length(items))
    next = Ref(1)
    failures = Any[]
    work = function ()
        while next[] <= length(items) && isempty(failures)
            i = next[]
            next[] += 1
            try
                results[i] = f(items[i])
            catch e
                push!(failures, e)
            end
        end
    end
    workers = Task[schedule(Task(work)) for _ in 1:min(limit == 0 ? 100 : limit, length(items))]
    foreach(_wait, workers)
    isempty(failures) || throw(failures[1])
    return results
end
