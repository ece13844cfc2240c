# Displays: where values are shown for people to see.

export AbstractDisplay, TextDisplay, display, displayable, redisplay, pushdisplay, popdisplay

"The supertype of displays; a display `d` has methods of `display(d, [mime,] x)`."
abstract type AbstractDisplay end

"`TextDisplay(io)`: a display that writes the `text/plain` form of values to a stream."
struct TextDisplay <: AbstractDisplay
    io::IO
end
display(d::TextDisplay, @nospecialize(x)) = display(d, MIME{Symbol("text/plain")}(), x)
function display(d::TextDisplay, m::MIME"text/plain", @nospecialize(x))
    show(d.io, m, x)
    println(d.io)
    return nothing
end
display(d::TextDisplay, m::MIME, @nospecialize(x)) = throw(MethodError(display, (d, m, x)))
display(d::AbstractDisplay, m::AbstractString, @nospecialize(x)) = display(d, MIME(m), x)
displayable(d::AbstractDisplay, m) = hasmethod(display, Tuple{typeof(d), MIME{Symbol(m)}, Any})
displayable(d::TextDisplay, m) = string(m) == "text/plain"
redisplay(d::AbstractDisplay, args...) = display(d, args...)

# The displays in use, the newest last; below them is standard output.
const _displays = AbstractDisplay[]
"Let a display be asked first from now on."
pushdisplay(d::AbstractDisplay) = push!(_displays, d)
"Take the newest display, or one that is named, out of use."
popdisplay() = pop!(_displays)
function popdisplay(d::AbstractDisplay)
    at = findlast(==(d), _displays)
    at === nothing && throw(KeyError(d))
    return splice!(_displays, at)
end

"""
    display(x)
    display(mime, x)

Show `x` on the newest display that can, by default standard output, in its `text/plain` form.
"""
function display(@nospecialize(x))
    if isempty(_displays)
        show(IOContext(stdout, :limit, false), MIME{Symbol("text/plain")}(), x)
        println(stdout)
        return nothing
    end
    return _on_displays(d -> invokelatest(display, d, x), () -> (show(stdout, MIME("text/plain"), x); println(stdout)))
end
function display(m::MIME, @nospecialize(x))
    return _on_displays(d -> invokelatest(display, d, m, x), () -> (show(stdout, m, x); println(stdout)))
end
display(m::AbstractString, @nospecialize(x)) = display(MIME(m), x)
redisplay(@nospecialize(x)) = display(x)
redisplay(m, @nospecialize(x)) = display(m, x)
function _on_displays(f, last)
    for i in length(_displays):-1:1
        try
            return f(_displays[i])
        catch e
            e isa MethodError && (e.f === display || e.f === show) || rethrow()
        end
    end
    last()
    return nothing
end
"Whether a display in use can show a kind of content."
displayable(m) = string(m) == "text/plain" || any(d -> displayable(d, m), _displays)
