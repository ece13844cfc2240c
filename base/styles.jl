# Styled text for terminals: printstyled.

export printstyled

# The sequences that begin and end a colour or style; nothing ends `:normal`.
const _color_names = (:black, :red, :green, :yellow, :blue, :magenta, :cyan, :white)
const _light_names = (:light_black, :light_red, :light_green, :light_yellow, :light_blue, :light_magenta,
                      :light_cyan, :light_white)
const _style_names = (:bold, :italic, :underline, :blink, :reverse, :hidden)
const _style_numbers = (1, 3, 4, 5, 7, 8)
function _style_begin(color)
    color isa Integer && return string("\e[38;5;", color, "m")
    for i in 1:8
        color === _color_names[i] && return string("\e[", 29 + i, "m")
        color === _light_names[i] && return string("\e[", 89 + i, "m")
    end
    for i in 1:6
        color === _style_names[i] && return string("\e[", _style_numbers[i], "m")
    end
    (color === :gray || color === :grey) && return "\e[90m"
    return color === :normal ? "\e[0m" : color === :nothing ? "" : "\e[39m"
end
function _style_end(color)
    for i in 1:6
        color === _style_names[i] && return string("\e[", i == 1 ? 22 : 20 + _style_numbers[i], "m")
    end
    return color === :normal || color === :default || color === :nothing ? "" : "\e[39m"
end

"""
    printstyled([io,] xs...; bold=false, color=:normal, italic, underline, blink, reverse, hidden)

Print in a colour, a name or a number below 256, and in styles where `io` has the property `:color`;
elsewhere like `print`.
"""
printstyled(xs...; options...) = printstyled(stdout, xs...; options...)
function printstyled(io::IO, xs...; bold::Bool = false, italic::Bool = false, underline::Bool = false,
                     blink::Bool = false, reverse::Bool = false, hidden::Bool = false, color = :normal)
    if get(io, :color, false) !== true
        print(io, xs...)
        return nothing
    end
    before = _style_begin(color)
    after = _style_end(color)
    styles = (bold && color !== :bold, italic && color !== :italic, underline && color !== :underline,
              blink && color !== :blink, reverse && color !== :reverse, hidden && color !== :hidden)
    for i in 1:6
        styles[i] || continue
        before = string(before, _style_begin(_style_names[i]))
        after = string(_style_end(_style_names[i]), after)
    end
    buffer = IOBuffer()
    print(IOContext(buffer, io), xs...)
    lines = split(takestring!(buffer), '\n')
    for i in 1:length(lines)
        i > 1 && print(io, '\n')
        isempty(lines[i]) || print(io, before, lines[i], after)
    end
    return nothing
end
