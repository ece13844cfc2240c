# Docstrings: for functions, methods, types, macros, modules, constants; how they are asked for.
"Add one."
plus_one(x) = x + 1
"""
The product of width and height.

It is a rectangle.

"""
area(w, h) = w * h
"The area of a square."
area(s) = s^2
"A point in the plane."
struct Pt
    "across"
    x::Int
    "up"
    y::Int
end
"Number of things."
const HOW_MANY = 3
"A module with one function."
module Little
    "Little's function."
    f() = 1
end
"Twice."
macro twice(x) :(2 * $(esc(x))) end
@doc "Late documentation." function later end
println(strip(string(@doc plus_one)))
println(strip(string(@doc Pt)))
println(strip(string(@doc HOW_MANY)))
println(strip(string(@doc Little)))
println(strip(string(@doc Little.f)))
println(strip(string(@doc @twice)))
println(strip(string(@doc later)))
println(occursin("square", string(@doc area)), " ", occursin("rectangle", string(@doc area)))
println(plus_one(1), area(2), area(2, 3), Pt(1, 2), HOW_MANY, Little.f(), @twice(4))
