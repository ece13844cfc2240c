# Source positions that macros hand on as data do not stand in the code.

#@ step positions as data
struct Spot
    place::LineNumberNode
    value::Int
end
macro spot(value)
    return :(Spot($(QuoteNode(__source__)), $(esc(value)) * 8209))
end
@noinline show_spot(place::LineNumberNode, n) = println(place.line, " ", n * 8219)
macro tell(n)
    return :(show_spot($(QuoteNode(__source__)), $(esc(n))))
end
make(n) = @spot n
told(n) = @tell n
spot = make(2)
println(spot.place.line, " ", spot.value)
told(3)

#@ step moved (no misses)
struct Spot
    place::LineNumberNode
    value::Int
end

macro spot(value)
    return :(Spot($(QuoteNode(__source__)), $(esc(value)) * 8209))
end
@noinline show_spot(place::LineNumberNode, n) = println(place.line, " ", n * 8219)
macro tell(n)
    return :(show_spot($(QuoteNode(__source__)), $(esc(n))))
end



make(n) = @spot n


told(n) = @tell n
spot = make(2)
println(spot.place.line, " ", spot.value)
told(3)

#@ step a boxed literal fills a hole
@noinline shown(@nospecialize(y)) = string(y, "!")
@noinline pass(x) = string(x * 8243, shown(8221))
println(pass(1))

#@ step another one (no misses)
@noinline shown(@nospecialize(y)) = string(y, "!")
@noinline pass(x) = string(x * 8243, shown(8231))
println(pass(1))
