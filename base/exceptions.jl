# The exceptions that Base defines, and the functions that throw and catch.

export DomainError, KeyError, DimensionMismatch, rethrow, catch_backtrace, backtrace,
    current_exceptions, CapturedException, CompositeException, TaskFailedException,
    InvalidStateException, stacktrace, @assert, ErrorException, ArgumentError, BoundsError,
    Exception

"An argument outside the domain of a function."
struct DomainError <: Exception
    val
    msg::AbstractString
    DomainError(@nospecialize(val)) = new(val, "")
    DomainError(@nospecialize(val), msg) = new(val, msg)
end

"A key that a collection does not have."
struct KeyError <: Exception
    key
end

"Arrays whose sizes do not fit together."
struct DimensionMismatch <: Exception
    msg::AbstractString
    DimensionMismatch(msg) = new(msg)
    DimensionMismatch() = new("")
end

"An exception with the backtrace of the place where it was caught."
struct CapturedException <: Exception
    ex::Any
    processed_bt
end

"Several exceptions of concurrent work."
struct CompositeException <: Exception
    exceptions
end

"A task failed; thrown where its result is asked for."
struct TaskFailedException <: Exception
    task
end

"An operation in a state that does not allow it."
struct InvalidStateException <: Exception
    msg::AbstractString
    state::Symbol
end

"Throw the exception that is being handled once more."
rethrow() = Core.rethrow()
rethrow(@nospecialize(e)) = Core.rethrow(e)

"The frames of the exception that is being handled, as the runtime recorded them."
catch_backtrace() = Core._backtrace_frames()
backtrace() = Core._backtrace_frames()

"The exceptions that are being handled, the innermost last."
function current_exceptions()
    all = Core._current_exceptions()
    return [(exception = Core._svec_ref(Core._svec_ref(all, i), 1), backtrace = Core._svec_ref(Core._svec_ref(all, i), 2)) for i in 1:Core._svec_len(all)]
end

"""
    @assert cond [text]

Throw an `AssertionError` if `cond` is false.
"""
macro assert(ex)
    return Expr(:if, esc(ex), nothing,
                Expr(:call, :throw, Expr(:call, :AssertionError, Expr(:call, :string, QuoteNode(ex)))))
end
macro assert(ex, msg, more...)
    if msg isa String
        message = msg
    elseif msg isa Expr && msg.head === :string
        message = esc(msg)
    else
        message = msg isa Union{Expr, Symbol} ? Expr(:call, :string, esc(msg)) : string(msg)
    end
    return Expr(:if, esc(ex), nothing,
                Expr(:call, :throw, Expr(:call, :AssertionError, message)))
end

# Errors that lowering asks for by name.
kwerr(kw, @nospecialize(args...)) = throw(MethodError(Core.kwcall, (kw, args...)))
