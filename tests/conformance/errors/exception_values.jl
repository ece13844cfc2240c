# Exceptions as values: fields, show and showerror, equality, backtraces, current exceptions, stacks of causes.
errs = [ArgumentError("a"), BoundsError([1, 2], 3), BoundsError([1 2], (3, 1)), DivideError(), DomainError(-1, "neg"), ErrorException("e"), InexactError(:Int8, Int8, 300),
        KeyError(:k), LoadError("f.jl", 3, ErrorException("in")), MethodError(sin, ("x",)), OverflowError("o"), StringIndexError("é", 2), TypeError(:f, Int, "x"),
        UndefRefError(), UndefVarError(:v), DimensionMismatch("d"), AssertionError("as"), EOFError(), InterruptException(), StackOverflowError(), OutOfMemoryError(), SystemError("open", 2), UndefKeywordError(:kw), CapturedException(ErrorException("c"), [])]
for e in errs
    e isa Union{CapturedException, InexactError, UndefVarError, MethodError} || println(e)
end
for e in errs
    e isa Union{LoadError, MethodError, UndefVarError} || println(sprint(showerror, e))
end
println(all(e -> e isa Exception, errs), " ", length(unique(typeof.(errs))))
println(ArgumentError("a") == ArgumentError("a"), " ", KeyError(1) == KeyError(1), " ", KeyError(1).key, " ", BoundsError([1], 2).i, " ", DomainError(3, "m").val, " ", ErrorException("t").msg)
function fails()
    error("deep")
end
try
    fails()
catch err
    trace = stacktrace(catch_backtrace())
    println(err.msg, " ", any(f -> f.func === :fails, trace), " ", trace[1] isa Base.StackTraces.StackFrame)
    println(occursin("fails", sprint(Base.show_backtrace, catch_backtrace())), " ", occursin("deep", sprint(showerror, err, catch_backtrace())))
end
f(x) = x > 0 ? f(x - 1) + 1 : throw(DomainError(x, "reached"))
println(try f(5) catch e; (e.val, e.msg) end)
runaway(n) = 1 + runaway(n + 1)
println(try runaway(1) catch e; e isa StackOverflowError end)
