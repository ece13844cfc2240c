# Timers: what shall happen at a time, sleeping, and waiting with a limit.

export Timer, sleep, timedwait

# Something that is due: a task to wake or a timer to fire, in order of time and then of insertion.
struct TimedEvent
    due::Float64
    target::Any
end
const _timers = TimedEvent[]
# Seconds of a clock that only goes forward.
_clock() = time_ns() * 1.0e-9
function _add_timer(due::Float64, @nospecialize(target))
    event = TimedEvent(due, target)
    i = length(_timers)
    while i >= 1 && _timers[i].due > due
        i -= 1
    end
    insert!(_timers, i + 1, event)
    return event
end
_remove_timer(@nospecialize(target)) = (filter!(event -> event.target !== target, _timers); nothing)
function _fire_timers()
    now = _clock()
    while !isempty(_timers) && _timers[1].due <= now
        target = popfirst!(_timers).target
        target isa Task ? _wake(target, nothing) : _fire(target::Timer)
    end
    return nothing
end
# Nobody can run: waits until the first timer is due. Answers whether there is one.
function _wait_for_timer()
    isempty(_timers) && return false
    left = _timers[1].due - _clock()
    left > 0 || return true
    flush(stdout)
    try
        Libc.systemsleep(min(left, 1000.0))
        Core._safepoint()
    catch e
        # Nobody runs who could be interrupted but the program as such.
        (e isa InterruptException && _schedule.current !== _schedule.root) || rethrow()
        _throw_into_root(e)
    end
    return true
end

"`sleep(seconds)`: let other tasks run for at least so long."
function sleep(seconds::Real)
    seconds >= 0 || throw(ArgumentError("cannot sleep for $seconds seconds"))
    t = current_task()
    setfield!(t, :queue, _add_timer(_clock() + Float64(seconds), t))
    try
        wait()
    catch
        _remove_timer(t)
        rethrow()
    end
    return nothing
end

"""
    Timer(delay; interval=0)
    Timer(f, delay; interval=0)

Wakes the tasks that `wait` for it after `delay` seconds, and then every `interval` seconds until it is closed. With a
function `f`, a task calls `f(timer)` each time.
"""
mutable struct Timer
    waiters::Condition
    isopen::Bool
    set::Bool
    interval::Float64
    function Timer(delay::Real; interval::Real = 0.0)
        delay >= 0 || throw(ArgumentError("timer cannot have negative timeout of $delay seconds"))
        interval >= 0 || throw(ArgumentError("timer cannot have negative repeat interval of $interval seconds"))
        t = new(Condition(), true, false, Float64(interval))
        _add_timer(_clock() + Float64(delay), t)
        return t
    end
end
function _fire(t::Timer)
    t.isopen || return nothing
    t.set = true
    t.interval > 0 ? _add_timer(_clock() + t.interval, t) : (t.isopen = false)
    notify(t.waiters, true)
    return nothing
end
isopen(t::Timer) = t.isopen
function close(t::Timer)
    t.isopen || return nothing
    t.isopen = false
    _remove_timer(t)
    notify(t.waiters, false)
    return nothing
end
# Waits until a timer fires; false where it is closed before.
function _wait_for_fire(t::Timer)
    t.set || (t.isopen && wait(t.waiters))
    fired = t.set
    t.set = false
    return fired
end
wait(t::Timer) = (_wait_for_fire(t) || throw(EOFError()); nothing)
function Timer(f, delay::Real; interval::Real = 0.0, spawn::Union{Nothing, Bool} = nothing)
    timer = Timer(delay; interval = interval)
    schedule(Task(() -> _call_when_fired(f, timer)))
    return timer
end
function _call_when_fired(f, timer::Timer)
    while _wait_for_fire(timer)
        try
            f(timer)
        catch e
            flush(stdout)
            print(stderr, "Error in Timer:\n")
            display_error(stderr, e, catch_backtrace())
            return nothing
        end
        timer.isopen || return nothing
    end
    return nothing
end

"""
    timedwait(test, timeout; pollint=0.1)

Wait until `test()` is true: `:ok`, or `:timed_out` after `timeout` seconds.
"""
function timedwait(test, timeout::Real; pollint::Real = 0.1)
    pollint >= 1.0e-3 || throw(ArgumentError("pollint must be ≥ 1 millisecond"))
    limit = _clock() + timeout
    while true
        test() && return :ok
        _clock() > limit && return :timed_out
        sleep(min(pollint, max(0.001, limit - _clock())))
    end
end
