# Messages of programs to standard error: @info, @warn, @error, @debug; styled text.

export @info, @warn, @error, @debug, printstyled

"""
    printstyled([io,] xs...; bold=false, color=:normal, …)

Print in colour where `io` has the property `:color`; elsewhere like `print`.
"""
printstyled(xs...; options...) = printstyled(stdout, xs...; options...)
function printstyled(io::IO, xs...; bold::Bool = false, color = :normal, italic::Bool = false,
                     underline::Bool = false, blink::Bool = false, reverse::Bool = false,
                     hidden::Bool = false)
    if get(io, :color, false) !== true
        print(io, xs...)
        return nothing
    end
    text = string(xs...)
    isempty(text) && return nothing
    bold && print(io, "\e[1m")
    underline && print(io, "\e[4m")
    color === :normal || print(io, _color_code(color))
    print(io, text)
    color === :normal || print(io, "\e[39m")
    underline && print(io, "\e[24m")
    bold && print(io, "\e[22m")
    return nothing
end

function _color_code(color)
    color isa Integer && return string("\e[38;5;", color, "m")
    names = (:black, :red, :green, :yellow, :blue, :magenta, :cyan, :white)
    light = (:light_black, :light_red, :light_green, :light_yellow, :light_blue, :light_magenta,
             :light_cyan, :light_white)
    for i in 1:8
        color === names[i] && return string("\e[", 29 + i, "m")
        color === light[i] && return string("\e[", 89 + i, "m")
    end
    return color === :gray || color === :grey ? "\e[90m" : "\e[39m"
end

# -- log messages -------------------------------------------------------------

"""
    @info message [key=value | value] ...

Write a message to standard error.
"""
macro info(message, args...)
    return _log_code("Info", __source__, __module__, message, args)
end

"""
    @warn message [key=value | value] ...

Write a warning to standard error.
"""
macro warn(message, args...)
    return _log_code("Warning", __source__, __module__, message, args)
end

"""
    @error message [key=value | value] ...

Write an error message to standard error; the program goes on.
"""
macro error(message, args...)
    return _log_code("Error", __source__, __module__, message, args)
end

"""
    @debug message [key=value | value] ...

A message that is not shown.
"""
macro debug(message, args...)
    return nothing
end

function _log_code(level::String, source::LineNumberNode, mod::Module, @nospecialize(message), args)
    names = Any[]
    values = Any[]
    for a in args
        keyed = a isa Expr && a.head === :(=)
        name = keyed ? a.args[1] : a
        name isa Symbol && startswith(string(name), "_") && keyed && continue
        push!(names, string(name))
        push!(values, esc(keyed ? a.args[2] : a))
    end
    place = string("@ ", mod, " ", source.file, ":", source.line)
    return Expr(:call, :_log_message, level, place, esc(message), Expr(:tuple, names...),
                Expr(:tuple, values...))
end

# One line in brackets, or a box where there is more to say.
function _log_message(level::String, place::String, @nospecialize(message), names::Tuple, @nospecialize(values))
    lines = split(chomp(string(message)), '\n')
    out = Any[]
    append!(out, lines)
    for i in 1:nfields(names)
        value = getfield(values, i)
        text = value isa Exception ? sprint(showerror, value) : _show_logged(value)
        parts = split(text, '\n')
        if length(parts) == 1
            push!(out, string("  ", getfield(names, i), " = ", text))
        else
            push!(out, string("  ", getfield(names, i), " ="))
            for part in parts
                push!(out, string("   ", part))
            end
        end
    end
    level == "Info" || push!(out, place)
    io = IOBuffer()
    n = length(out)
    for i in 1:n
        print(io, n == 1 ? "[ " : i == 1 ? "┌ " : i == n ? "└ " : "│ ", i == 1 ? string(level, ": ") : "",
              out[i], "\n")
    end
    print(stderr, takestring!(io))
    return nothing
end
function _show_logged(@nospecialize(value))
    io = IOBuffer()
    show(IOContext(io, :limit, true), MIME{Symbol("text/plain")}(), value)
    return takestring!(io)
end
