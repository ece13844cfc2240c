# An abstract type tree: supertype, subtypes by hand, dispatch on the abstract and the concrete level.
abstract type Shape end
abstract type Polygon <: Shape end
struct Circle <: Shape
    r::Float64
end
struct Rectangle <: Polygon
    w::Float64
    h::Float64
end
struct Square <: Polygon
    side::Float64
end
struct Triangle <: Polygon
    a::Float64
    b::Float64
    c::Float64
end

area(c::Circle) = round(π * c.r^2, digits = 3)
area(r::Rectangle) = r.w * r.h
area(s::Square) = s.side^2
function area(t::Triangle)
    s = (t.a + t.b + t.c) / 2
    return sqrt(s * (s - t.a) * (s - t.b) * (s - t.c))
end
corners(::Polygon) = 4
corners(::Triangle) = 3
corners(::Shape) = 0
describe(s::Shape) = string(nameof(typeof(s)), " with ", corners(s), " corners, area ", area(s))
describe(s::Polygon) = string("polygon ", invoke(describe, Tuple{Shape}, s))

shapes = [Circle(1), Rectangle(2, 3), Square(4), Triangle(3, 4, 5)]
foreach(s -> println(describe(s)), shapes)
println(typeof(shapes), " ", eltype([Square(1), Triangle(3, 4, 5)]), " ", eltype([Square(1), Square(2)]))
println(supertype(Square), " ", supertype(Polygon), " ", supertype(Shape), " ", supertype(Any))
println(Square <: Shape, " ", Shape <: Square, " ", Square <: Square, " ", Circle <: Polygon, " ", Square >: Polygon)
println(isabstracttype(Shape), isabstracttype(Circle), isconcretetype(Circle), isconcretetype(Polygon))
println(typejoin(Square, Triangle), " ", typejoin(Square, Circle), " ", typejoin(Square, Int))
println(typeintersect(Polygon, Union{Square, Circle}), " ", typeintersect(Circle, Square))
try
    Shape()
catch err
    println(err isa MethodError, " ", err.f)
end
total = 0.0
for s in shapes
    s isa Polygon || continue
    global total += area(s)
end
println(total, " ", sum(area, shapes) > total)
println(sort(shapes, by = area) .|> typeof)
println(count(s -> s isa Polygon, shapes), " ", filter(s -> corners(s) == 4, shapes))
