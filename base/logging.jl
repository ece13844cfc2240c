# Messages of programs: levels, loggers, and the macros that make messages.

export @info, @warn, @error, @debug

"Log messages and the loggers that take them."
baremodule CoreLogging
using Core
using ..Base

export AbstractLogger, LogLevel, NullLogger, SimpleLogger, ConsoleLogger, Debug, Info, Warn, Error, BelowMinLevel,
    AboveMaxLevel, @debug, @info, @warn, @error, @logmsg, handle_message, shouldlog, min_enabled_level,
    catch_exceptions, disable_logging, with_logger, current_logger, global_logger

# -- levels -------------------------------------------------------------------

"The importance of a message, by a number; `Debug`, `Info`, `Warn` and `Error` are 1000 apart."
struct LogLevel
    level::Int32
end
LogLevel(level::LogLevel) = level
const BelowMinLevel = LogLevel(-1000001)
const Debug = LogLevel(-1000)
const Info = LogLevel(0)
const Warn = LogLevel(1000)
const Error = LogLevel(2000)
const AboveMaxLevel = LogLevel(1000001)
const _named_levels = ((BelowMinLevel, "BelowMinLevel"), (Debug, "Debug"), (Info, "Info"), (Warn, "Warn"),
                       (Error, "Error"), (AboveMaxLevel, "AboveMaxLevel"))

Base.isless(a::LogLevel, b::LogLevel) = a.level < b.level
Base.:+(level::LogLevel, n::Integer) = LogLevel(level.level + n)
Base.:-(level::LogLevel, n::Integer) = LogLevel(level.level - n)
Base.convert(::Type{LogLevel}, level::Integer) = LogLevel(level)
Base.convert(::Type{Int}, level::LogLevel) = Int(level.level)
Core.Int64(level::LogLevel) = Int(level.level)
function Base.show(io::IO, level::LogLevel)
    for (named, name) in _named_levels
        named == level && return print(io, name)
    end
    return print(io, "LogLevel(", level.level, ")")
end

# -- loggers ------------------------------------------------------------------

"""
The supertype of loggers. A logger has methods of `min_enabled_level(logger)`,
`shouldlog(logger, level, module, group, id)` and
`handle_message(logger, level, message, module, group, id, file, line; keywords...)`.
"""
abstract type AbstractLogger end

"Do something with a message."
function handle_message end
"Whether a message is wanted, by what is known before it is made."
shouldlog(logger::AbstractLogger, level, _module, group, id) = true
"The level below which a logger wants nothing."
min_enabled_level(logger::AbstractLogger) = Info
"Whether a failure while a message is made is reported as a message instead."
catch_exceptions(logger::AbstractLogger) = true

"A logger that wants nothing."
struct NullLogger <: AbstractLogger end
min_enabled_level(::NullLogger) = AboveMaxLevel
shouldlog(::NullLogger, level, _module, group, id) = false
handle_message(::NullLogger, level, message, _module, group, id, file, line; keywords...) = nothing

"`SimpleLogger([stream,] min_level=Info)`: a logger that prints plainly."
struct SimpleLogger <: AbstractLogger
    stream::IO
    min_level::LogLevel
    message_limits::Dict{Any, Int}
end
SimpleLogger(stream::IO, level = Info) = SimpleLogger(stream, level, Dict{Any, Int}())
SimpleLogger(level = Info) = SimpleLogger(Base.stderr, level)
min_enabled_level(logger::SimpleLogger) = logger.min_level
catch_exceptions(logger::SimpleLogger) = false
shouldlog(logger::SimpleLogger, level, _module, group, id) = get(logger.message_limits, id, 1) > 0

"""
    ConsoleLogger([stream,] min_level=Info; meta_formatter, show_limited=true, right_justify=0)

The logger that programs begin with: messages in boxes, coloured where the stream has colours.
"""
struct ConsoleLogger <: AbstractLogger
    stream::IO
    min_level::LogLevel
    meta_formatter::Any
    show_limited::Bool
    right_justify::Int
    message_limits::Dict{Any, Int}
end
ConsoleLogger(stream::IO, min_level = Info; meta_formatter = default_metafmt, show_limited::Bool = true,
              right_justify::Integer = 0) =
    ConsoleLogger(stream, min_level, meta_formatter, show_limited, Int(right_justify), Dict{Any, Int}())
ConsoleLogger(min_level = Info; options...) = ConsoleLogger(Base.stderr, min_level; options...)
min_enabled_level(logger::ConsoleLogger) = logger.min_level
shouldlog(logger::ConsoleLogger, level, _module, group, id) = get(logger.message_limits, id, 1) > 0

# Whether `maxlog` allows one more message of this place.
function _is_within_limit(limits::Dict{Any, Int}, id, keywords)
    limit = get(keywords, :maxlog, nothing)
    limit isa Integer || return true
    remaining = get(limits, id, Int(limit))
    limits[id] = remaining - 1
    return remaining > 0
end
_level_text(level) = level == Warn ? "Warning" : string(level)

function handle_message(logger::SimpleLogger, level, message, _module, group, id, file, line; keywords...)
    _is_within_limit(logger.message_limits, id, keywords) || return nothing
    io = IOBuffer()
    lines = split(chomp(string(message)), '\n')
    println(io, "┌ ", _level_text(level), ": ", lines[1])
    for i in 2:length(lines)
        println(io, "│ ", lines[i])
    end
    for (key, value) in pairs(keywords)
        key === :maxlog || println(io, "│   ", key, " = ", value)
    end
    println(io, "└ @ ", _module, " ", file, ":", line)
    print(logger.stream, Base.takestring!(io))
    return nothing
end

"The colour, the prefix and the suffix of a message, by its level and place."
function default_metafmt(level, _module, group, id, file, line)
    color = level < Info ? :blue : level < Warn ? :cyan : level < Error ? :yellow : :light_red
    prefix = string(_level_text(level), ":")
    Info <= level < Warn && return (color, prefix, "")
    suffix = _module === nothing ? "" : string(_module)
    if file !== nothing
        suffix = string(suffix, isempty(suffix) ? "" : " ", Base.contractuser(string(file)))
        line === nothing || (suffix = string(suffix, ":", line))
    end
    return (color, prefix, isempty(suffix) ? "" : string("@ ", suffix))
end

_show_value(io::IO, value) = show(io, MIME("text/plain"), value)
_show_value(io::IO, e::Exception) = Base.showerror(io, e)
_show_value(io::IO, e::Tuple{Exception, Any}) = Base.showerror(io, e[1], e[2])

# The lines of a message with how far each is indented.
function _message_lines(logger::ConsoleLogger, message, keywords, size::Tuple{Int, Int})
    lines = Tuple{Int, String}[(0, String(l)) for l in split(chomp(string(message)), '\n')]
    shown = count(k -> k !== :maxlog, keys(keywords))
    for (key, value) in pairs(keywords)
        key === :maxlog && continue
        buffer = IOBuffer()
        io = IOContext(IOContext(buffer, logger.stream), :displaysize => (max(1, size[1] ÷ (shown + 1)), size[2] - 5),
                       :limit => logger.show_limited)
        _show_value(io, value)
        parts = split(Base.takestring!(buffer), '\n')
        push!(lines, (2, length(parts) == 1 ? string(key, " = ", parts[1]) : string(key, " =")))
        length(parts) == 1 || append!(lines, Tuple{Int, String}[(3, String(p)) for p in parts])
    end
    return lines
end
function handle_message(logger::ConsoleLogger, level, message, _module, group, id, file, line; keywords...)
    _is_within_limit(logger.message_limits, id, keywords) || return nothing
    size = displaysize(logger.stream)
    lines = _message_lines(logger, message, keywords, size)
    color, prefix, suffix = logger.meta_formatter(level, _module, group, id, file, line)
    last = lines[end]
    width = 2 + (isempty(prefix) || length(lines) > 1 ? 0 : length(prefix) + 1) + last[1] + textwidth(last[2]) +
        (isempty(suffix) ? 0 : length(suffix) + 2)
    justify = min(logger.right_justify, size[2])
    gap = 2
    if width > justify && !isempty(suffix)
        push!(lines, (0, ""))
        gap = 0
        width = 2 + length(suffix)
    end
    buffer = IOBuffer()
    io = IOContext(buffer, logger.stream)
    n = length(lines)
    for i in 1:n
        printstyled(io, n == 1 ? "[ " : i == 1 ? "┌ " : i < n ? "│ " : "└ "; bold = true, color = color)
        i == 1 && !isempty(prefix) && printstyled(io, prefix, " "; bold = true, color = color)
        print(io, " "^lines[i][1], lines[i][2])
        if i == n && !isempty(suffix)
            print(io, " "^(max(0, justify - width) + gap))
            printstyled(io, suffix; color = :light_black)
        end
        println(io)
    end
    print(logger.stream, Base.takestring!(buffer))
    return nothing
end

# -- the loggers of a program -------------------------------------------------

# The logger for all, the one of `with_logger`, and the level at and below which nothing is logged.
mutable struct LogState
    global_logger::Any
    current_logger::Any
    disabled::LogLevel
end
const _state = LogState(nothing, nothing, BelowMinLevel)

"The logger that takes messages outside `with_logger`; with an argument, replace it and return the old one."
function global_logger()
    _state.global_logger === nothing && (_state.global_logger = ConsoleLogger())
    return _state.global_logger::AbstractLogger
end
function global_logger(logger::AbstractLogger)
    before = global_logger()
    _state.global_logger = logger
    return before
end
"The logger that takes messages now."
current_logger() = _state.current_logger === nothing ? global_logger() : _state.current_logger::AbstractLogger
"`with_logger(f, logger)`: call `f()` with its messages going to `logger`."
function with_logger(f::Function, logger::AbstractLogger)
    before = _state.current_logger
    _state.current_logger = logger
    try
        return f()
    finally
        _state.current_logger = before
    end
end
"Log nothing at `level` and below, whatever the logger."
disable_logging(level) = (_state.disabled = convert(LogLevel, level); nothing)

# Whether JULIA_DEBUG names the module, its root or the group of a message.
function _is_debugged(_module, group)
    wanted = get(Base.ENV, "JULIA_DEBUG", "")
    isempty(wanted) && return false
    names = String[string(n) for n in split(wanted, ',')]
    string("!", nameof(_module)) in names && return false
    return "all" in names || string(nameof(_module)) in names || string(group) in names ||
        string(nameof(Base.moduleroot(_module))) in names
end

# The logger that wants a message, or nothing.
function _logger_for(level, _module, group, id)
    _state.disabled < level || return nothing
    logger = current_logger()
    if level isa LogLevel && level < min_enabled_level(logger)
        _is_debugged(_module, group) || return nothing
    end
    return Base.invokelatest(shouldlog, logger, level, _module, group, id) === true ? logger : nothing
end
function _deliver(logger, level, message, _module, group, id, file, line, keywords)
    try
        Base.invokelatest(handle_message, logger, level, message, _module, group, id, file, line; keywords...)
    catch e
        catch_exceptions(logger) || rethrow()
        _report_failure(logger, _module, group, id, file, line, e)
    end
    return nothing
end
function _report_failure(logger, _module, group, id, file, line, e)
    message = string("Exception while generating log record in module ", _module, " at ", file, ":", line)
    handle_message(logger, Error, message, _module, :logevent_error, id, file, line; exception = e)
    return nothing
end

# -- macros -------------------------------------------------------------------

"""
    @info message [key=value | value] ...

Log a message. `_group`, `_id`, `_module`, `_file` and `_line` replace what is known of its place; `maxlog=n` stops
after `n` messages of the place.
"""
macro info(message, args...)
    return _message_code(__source__, __module__, Info, message, args)
end
"`@warn message [key=value | value] ...`: log a warning."
macro warn(message, args...)
    return _message_code(__source__, __module__, Warn, message, args)
end
"`@error message [key=value | value] ...`: log an error; the program goes on."
macro error(message, args...)
    return _message_code(__source__, __module__, Error, message, args)
end
"`@debug message [key=value | value] ...`: log what is normally not shown."
macro debug(message, args...)
    return _message_code(__source__, __module__, Debug, message, args)
end
"`@logmsg level message [key=value | value] ...`: log a message of any level."
macro logmsg(level, message, args...)
    return _message_code(__source__, __module__, esc(level), message, args)
end

function _message_code(source::LineNumberNode, mod::Module, level, @nospecialize(message), args)
    place = Dict{Symbol, Any}(:_module => mod, :_file => string(source.file), :_line => source.line)
    keywords = Any[]
    for a in args
        if a isa Expr && a.head === :(=) && a.args[1] isa Symbol
            key = a.args[1]
            if key in (:_module, :_file, :_line, :_group, :_id)
                place[key] = esc(a.args[2])
            else
                push!(keywords, Expr(:kw, key, esc(a.args[2])))
            end
        elseif a isa Expr && a.head === :...
            push!(keywords, esc(a))
        else
            push!(keywords, Expr(:kw, Symbol(string(a)), esc(a)))
        end
    end
    group = get(place, :_group, QuoteNode(Symbol(Base.splitext(Base.basename(string(source.file)))[1])))
    id = get(place, :_id, QuoteNode(Symbol(string(mod, "_", string(hash((string(level), string(message), source.line)); base = 16)))))
    return quote
        let level = $level, mod = $(place[:_module]), group = $group, id = $id
            logger = _logger_for(level, mod, group, id)
            if logger !== nothing
                file = $(place[:_file])
                line = $(place[:_line])
                try
                    _deliver(logger, level, $(esc(message)), mod, group, id, file, line,
                             NamedTuple($(Expr(:tuple, Expr(:parameters, keywords...)))))
                catch e
                    catch_exceptions(logger) || rethrow()
                    _report_failure(logger, mod, group, id, file, line, e)
                end
            end
            nothing
        end
    end
end
end

using .CoreLogging: @info, @warn, @error, @debug, @logmsg
