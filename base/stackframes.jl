# The frames of a backtrace as values.

"The calls that led to a place."
baremodule StackTraces
using Core
import ..Base: stacktrace, backtrace, catch_backtrace, UInt64
export StackFrame, StackTrace, stacktrace

"""
    StackFrame

A call that led to a place: `func`, `file` and `line`, and whether it is `inlined` in its caller.
"""
struct StackFrame
    func::Symbol
    file::Symbol
    line::Int
    linfo::Any
    from_c::Bool
    inlined::Bool
    pointer::UInt64
end
"A list of calls, the innermost first."
const StackTrace = Core.Array{StackFrame, 1}
end
import .StackTraces: StackFrame
StackFrame(func, file, line) = StackFrame(Symbol(func), Symbol(file), Int(line), nothing, false, false, UInt64(0))
# The recorded frame stays with the value, for its signature and module.
StackFrame(frame::SimpleVector) = StackFrame(Symbol(_frame_field(frame, 1)), Symbol(_frame_field(frame, 3)),
    Int(_frame_field(frame, 4)), frame, false, _frame_field(frame, 5) === true, UInt64(0))

"""
    stacktrace([trace])

The frames of a backtrace, the innermost first; without one those of the place itself.
"""
function stacktrace()
    frames = stacktrace(Core._backtrace_frames())
    own = findfirst(f -> f.func !== :stacktrace, frames)
    return own === nothing ? frames : frames[own:end]
end
stacktrace(trace) = StackFrame[f isa StackFrame ? f : StackFrame(f) for f in trace]

_frame_field(frame::StackFrame, i::Int) =
    frame.linfo isa SimpleVector ? _frame_field(frame.linfo, i) :
    i == 1 ? frame.func : i == 3 ? frame.file : i == 4 ? frame.line : i == 5 ? frame.inlined : nothing
_same_stack_frame(a::StackFrame, b::StackFrame) =
    a.func === b.func && a.file === b.file && a.line == b.line && a.inlined == b.inlined
==(a::StackFrame, b::StackFrame) = _same_stack_frame(a, b)
hash(f::StackFrame, h::UInt) = hash(f.func, hash(f.file, hash(f.line, h)))
function show(io::IO, frame::StackFrame)
    signature = _frame_field(frame, 2)
    print(io, signature === nothing || signature == "" ? frame.func : signature, " at ",
          basename(string(frame.file)), ":", frame.line, frame.inlined ? " [inlined]" : "")
    return nothing
end
