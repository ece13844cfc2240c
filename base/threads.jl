# Threads: this process has one, on which tasks take turns.

export Threads

"Threads: this process has one."
baremodule Threads
using Core
using ..Base
import ..Base: Event, GenericCondition, SpinLock, ReentrantLock
export @threads, @spawn, nthreads, threadid, maxthreadid, Atomic, atomic_add!, atomic_sub!, atomic_and!, atomic_nand!,
    atomic_or!, atomic_xor!, atomic_max!, atomic_min!, atomic_xchg!, atomic_cas!, atomic_fence, SpinLock, threadpool,
    nthreadpools, Event, Condition
const Condition = GenericCondition{ReentrantLock}
nthreads() = 1
nthreads(pool::Symbol) = pool === :default ? 1 : pool === :interactive ? 0 : error("invalid threadpool specified")
maxthreadid() = 1
threadid() = 1
threadid(t::Task) = 1
threadpool(id=1) = :default
nthreadpools() = 1
threadpoolsize(pool=:default) = 1
ngcthreads() = 1
atomic_fence() = nothing
"`@spawn [pool] ex`: a task that evaluates `ex`; values of `\$x` inside are taken at once."
macro spawn(args...)
    n = nfields(args)
    n === 2 && getfield(args, 1) isa QuoteNode && !(getfield(args, 1).value === :default || getfield(args, 1).value === :interactive) &&
        throw(ArgumentError("unsupported threadpool in @spawn: $(getfield(args, 1).value)"))
    return Base._task_code(getfield(args, n), __source__)
end

"A value that is read and written as a whole."
mutable struct Atomic{T}
    value::T
    Atomic{T}() where {T} = new{T}(zero(T))
    Atomic{T}(x) where {T} = new{T}(x)
end
Atomic(x::T) where {T} = Atomic{T}(x)
Base.getindex(a::Atomic) = a.value
Base.setindex!(a::Atomic{T}, x) where {T} = (a.value = convert(T, x); a)
function _replace_value!(f, a::Atomic{T}, x) where {T}
    before = a.value
    a.value = f(before, convert(T, x))
    return before
end
atomic_add!(a::Atomic, x) = _replace_value!(+, a, x)
atomic_sub!(a::Atomic, x) = _replace_value!(-, a, x)
atomic_and!(a::Atomic, x) = _replace_value!(&, a, x)
atomic_nand!(a::Atomic, x) = _replace_value!((before, y) -> ~(before & y), a, x)
atomic_or!(a::Atomic, x) = _replace_value!(|, a, x)
atomic_xor!(a::Atomic, x) = _replace_value!(xor, a, x)
atomic_max!(a::Atomic, x) = _replace_value!(max, a, x)
atomic_min!(a::Atomic, x) = _replace_value!(min, a, x)
atomic_xchg!(a::Atomic, x) = _replace_value!((before, y) -> y, a, x)
function atomic_cas!(a::Atomic{T}, expected, x) where {T}
    before = a.value
    before === convert(T, expected) && (a.value = convert(T, x))
    return before
end

"""
    @threads [schedule] for ... end

Run the iterations of a loop in tasks; on one thread, in order. `schedule` is `:dynamic`, `:greedy` or `:static`.
"""
macro threads(args...)
    n = nfields(args)
    ex = n === 0 ? nothing : getfield(args, n)
    if n === 2
        schedule = getfield(args, 1)
        schedule isa QuoteNode && (schedule = schedule.value)
        schedule === :static || schedule === :dynamic || schedule === :greedy ||
            throw(ArgumentError("unsupported schedule argument in @threads"))
    elseif n !== 1
        throw(ArgumentError("wrong number of arguments in @threads"))
    end
    ex isa Expr && ex.head === :for || throw(ArgumentError("@threads requires a `for` loop expression"))
    header = ex.args[1]
    header isa Expr && header.head === :(=) ||
        throw(ArgumentError("nested outer loops are not currently supported by @threads"))
    variable = esc(header.args[1])
    body = Expr(:for, Expr(:(=), variable, :range), esc(ex.args[2]))
    return Expr(:let, Expr(:(=), :range, esc(header.args[2])), Expr(:call, :_run_loop, Expr(:->, Expr(:tuple), body)))
end
# Failures come as those of the tasks that a loop is divided into.
function _run_loop(loop)
    task = Base.schedule(Task(loop))
    Base._wait(task)
    Base.istaskfailed(task) && throw(Base.CompositeException(Any[Base.TaskFailedException(task)]))
    return nothing
end
end
