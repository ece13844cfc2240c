# Edits of definitions of types, of functions inside functions, and of methods below the surface.

#@ step the program
struct Point
    x::Int
    y::Int
end
struct Line
    from::Point
    to::Point
end
@noinline width(l::Line) = l.to.x - l.from.x
@noinline apart(p::Point) = p.x - 2p.y
@noinline scale(v) = map(e -> e * 3, v)
@noinline square(x, n) = n == 1 ? x : x * square(x, n - 1)
println(width(Line(Point(1, 2), Point(5, 7))), " ", apart(Point(1, 2)), " ", scale([1, 2]), " ", square(2, 3))

#@ step a field is added
struct Point
    x::Int
    y::Int
    z::Float64
end
struct Line
    from::Point
    to::Point
end
Point(x, y) = Point(x, y, 0.0)
@noinline width(l::Line) = l.to.x - l.from.x
@noinline apart(p::Point) = p.x - 2p.y
@noinline scale(v) = map(e -> e * 3, v)
@noinline square(x, n) = n == 1 ? x : x * square(x, n - 1)
println(width(Line(Point(1, 2), Point(5, 7))), " ", apart(Point(1, 2)), " ", scale([1, 2]), " ", square(2, 3))

#@ step fields in another order
struct Point
    x::Int
    z::Float64
    y::Int
end
struct Line
    from::Point
    to::Point
end
Point(x, y) = Point(x, 0.0, y)
@noinline width(l::Line) = l.to.x - l.from.x
@noinline apart(p::Point) = p.x - 2p.y
@noinline scale(v) = map(e -> e * 3, v)
@noinline square(x, n) = n == 1 ? x : x * square(x, n - 1)
println(width(Line(Point(1, 2), Point(5, 7))), " ", apart(Point(1, 2)), " ", scale([1, 2]), " ", square(2, 3))

#@ step an anonymous function
struct Point
    x::Int
    z::Float64
    y::Int
end
struct Line
    from::Point
    to::Point
end
Point(x, y) = Point(x, 0.0, y)
@noinline width(l::Line) = l.to.x - l.from.x
@noinline apart(p::Point) = p.x - 2p.y
@noinline scale(v) = map(e -> e * 5, v)
@noinline square(x, n) = n == 1 ? x : x * square(x, n - 1)
println(width(Line(Point(1, 2), Point(5, 7))), " ", apart(Point(1, 2)), " ", scale([1, 2]), " ", square(2, 3))

#@ step other argument types, and a recursion
struct Point
    x::Int
    z::Float64
    y::Int
end
struct Line
    from::Point
    to::Point
end
Point(x, y) = Point(x, 0.0, y)
@noinline width(l::Line) = l.to.x - l.from.x
@noinline apart(p::Point) = p.x - 2p.y
@noinline scale(v) = map(e -> e * 5, v)
@noinline square(x, n) = n == 1 ? x + 0.5 : x * square(x, n - 1)
println(width(Line(Point(1, 2), Point(5, 7))), " ", apart(Point(1, 2)), " ", scale([1.5]), " ", square(2, 3))

#@ step a method is defined while the program runs
@noinline twice(x) = 2x
@noinline shown(x) = twice(x) + 1
print(shown(1), " ")
twice(x::Int) = 3x
println(shown(1))
