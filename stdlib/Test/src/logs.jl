# Tests of what is logged and of what is written to `stderr`.

using Base.CoreLogging: CoreLogging, AbstractLogger, LogLevel, Debug, Info, Warn, BelowMinLevel, with_logger

"A message as a `TestLogger` keeps it."
struct LogRecord
    level::Any
    message::Any
    _module::Any
    group::Any
    id::Any
    file::Any
    line::Any
    kwargs::Any
end
LogRecord(level, message, _module, group, id, file, line; kwargs...) =
    LogRecord(level, message, _module, group, id, file, line, kwargs)

"`TestLogger(; min_level=Info, catch_exceptions=false)`: a logger that keeps messages in `logs`."
mutable struct TestLogger <: AbstractLogger
    logs::Vector{LogRecord}
    min_level::LogLevel
    catch_exceptions::Bool
    message_limits::Dict{Any, Int}
end
TestLogger(; min_level = Info, catch_exceptions::Bool = false, respect_maxlog::Bool = true) =
    TestLogger(LogRecord[], convert(LogLevel, min_level), catch_exceptions, Dict{Any, Int}())
CoreLogging.min_enabled_level(logger::TestLogger) = logger.min_level
CoreLogging.catch_exceptions(logger::TestLogger) = logger.catch_exceptions
CoreLogging.shouldlog(logger::TestLogger, level, _module, group, id) = get(logger.message_limits, id, 1) > 0
function CoreLogging.handle_message(logger::TestLogger, level, message, _module, group, id, file, line; kwargs...)
    limit = get(kwargs, :maxlog, nothing)
    if limit isa Integer
        remaining = get(logger.message_limits, id, Int(limit))
        logger.message_limits[id] = remaining - 1
        remaining > 0 || return nothing
    end
    push!(logger.logs, LogRecord(level, message, _module, group, id, file, line, kwargs))
    return nothing
end
"`collect_test_logs(f; options...)`: the messages of `f()`, and its value."
function collect_test_logs(f; kwargs...)
    logger = TestLogger(; kwargs...)
    value = with_logger(f, logger)
    return logger.logs, value
end

# -- @test_logs ---------------------------------------------------------------

struct LogTestFailure <: Result
    orig_expr::Any
    source::LineNumberNode
    patterns::Any
    logs::Any
end
function Base.show(io::IO, t::LogTestFailure)
    println(io, "Log Test Failed at ", _place(t.source))
    println(io, "  Expression: ", t.orig_expr)
    println(io, "  Log Pattern: ", join(t.patterns, " "))
    println(io, "  Captured Logs: ")
    for l in t.logs
        print(io, "    ")
        show(io, l)
        println(io)
    end
    return nothing
end
record(::FallbackTestSet, t::LogTestFailure) =
    (println(t); throw(FallbackTestSetException("There was an error during testing")))
function record(ts::DefaultTestSet, t::LogTestFailure)
    println(ts.description, ": ", t)
    push!(ts.results, Fail(:test, string(t.orig_expr), nothing, "false", t.source))
    ts.anynonpass = true
    return t
end

"""
    @test_logs [patterns...] [min_level=Info] [match_mode=:all] [collect_logs=true] ex

Test that the messages of `ex` match the patterns: tuples of level, message (text, regular expression or predicate), module,
group, id, file and line, as far as they are given. With `match_mode=:any` other messages may come between.
"""
macro test_logs(args...)
    isempty(args) && throw(ArgumentError("`@test_logs` needs at least one arguments. Usage: `@test_logs [msgs...] expr_to_run`"))
    patterns = Any[]
    options = Any[]
    for a in args[1:(end - 1)]
        if a isa Expr && a.head === :(=)
            push!(options, Expr(:kw, a.args[1], esc(a.args[2])))
        else
            push!(patterns, esc(a))
        end
    end
    ex = args[end]
    place = QuoteNode(__source__)
    quoted = QuoteNode(ex)
    names = [string(a) for a in args[1:(end - 1)]]
    return :(test_logs(($(patterns...),), $names, $quoted, $place, () -> $(esc(ex)); $(options...)))
end
function test_logs(patterns::Tuple, names, @nospecialize(ex), source::LineNumberNode, f; min_level = Info,
                   match_mode::Symbol = :all, catch_exceptions::Bool = false, collect_logs::Bool = true, options...)
    value = nothing
    try
        logs, value = collect_test_logs(f; min_level = min_level, catch_exceptions = catch_exceptions)
        if match_logs(match_mode, patterns, logs)
            record(get_testset(), Pass(:test, ex, nothing, value, source))
        else
            record(get_testset(), LogTestFailure(ex, source, names, logs))
        end
    catch e
        e isa Union{InterruptException, FallbackTestSetException} && rethrow()
        record(get_testset(), Error(:test_error, ex, e, catch_backtrace(), source))
    end
    return value
end
function match_logs(mode::Symbol, patterns, logs)
    if mode === :all
        return length(patterns) == length(logs) && all(i -> log_matches(patterns[i], logs[i]), 1:length(logs))
    elseif mode === :any
        return all(p -> any(l -> log_matches(p, l), logs), patterns)
    end
    throw(ArgumentError("unknown match_mode $mode"))
end
log_matches(pattern, l::LogRecord) = log_matches((pattern,), l)
function log_matches(pattern::Tuple, l::LogRecord)
    fields = (l.level, l.message, l._module, l.group, l.id, l.file, l.line)
    return all(i -> field_matches(pattern[i], fields[i]), 1:length(pattern))
end
field_matches(::typeof(Base.Any), value) = true
field_matches(p::Regex, value) = occursin(p, string(value))
field_matches(p::Function, value) = p(value)
field_matches(p::Symbol, value::LogLevel) = _level_of(p) == value
field_matches(p, value) = p isa Base.Any && isequal(p, value)
function _level_of(name::Symbol)
    name === :debug && return Debug
    name === :info && return Info
    name === :warn && return Warn
    name === :error && return CoreLogging.Error
    name === :any && return nothing
    throw(ArgumentError("unknown level $name"))
end

"`@test_deprecated [pattern] ex`: test that a warning of deprecation comes, which this library does not give."
macro test_deprecated(args...)
    pattern = length(args) == 2 ? esc(args[1]) : r"deprecated"i
    ex = args[end]
    return :(test_logs(((:warn, $pattern),), ["(:warn, pattern)"], $(QuoteNode(ex)), $(QuoteNode(__source__)), () -> $(esc(ex)); match_mode = :any))
end

# -- @test_warn ---------------------------------------------------------------

"`@test_warn message ex`: test that `ex` writes to `stderr` what contains the message (or matches it, or each of several)."
macro test_warn(message, ex)
    return :(test_written($(esc(message)), $(QuoteNode(ex)), $(QuoteNode(__source__)), () -> $(esc(ex))))
end
"`@test_nowarn ex`: test that `ex` writes nothing to `stderr`."
macro test_nowarn(ex)
    return :(test_written(isempty, $(QuoteNode(ex)), $(QuoteNode(__source__)), () -> $(esc(ex))))
end
function test_written(message, @nospecialize(ex), source::LineNumberNode, f)
    value, text = _errors_of(f)
    if contains_warn(text, message)
        record(get_testset(), Pass(:test, ex, nothing, true, source))
    else
        message === isempty && print(stderr, text)
        shown = Expr(:call, :contains_warn, text, message)
        record(get_testset(), Fail(:test, string(ex), nothing, "false", source))
    end
    return value
end
contains_warn(text::AbstractString, p::AbstractString) = occursin(p, text)
contains_warn(text::AbstractString, p::Regex) = occursin(p, text)
contains_warn(text::AbstractString, p::Function) = p(text)
contains_warn(text::AbstractString, p::Union{AbstractArray, Tuple}) = all(x -> contains_warn(text, x), p)
# The value of `f()` and what it wrote to `stderr`, through a file.
function _errors_of(f)
    path = tempname()
    value = nothing
    file = open(path, "w")
    try
        value = redirect_stderr(f, file)
    finally
        close(file)
    end
    text = read(path, String)
    rm(path; force = true)
    return value, text
end
