# Modules: export, using, import, qualified names, renaming, nesting, extending functions of other modules.
module Shapes
export Square, area, @double
export perimeter
abstract type Shape end
struct Square <: Shape
    side::Int
end
struct Circle <: Shape
    r::Int
end
area(s::Square) = s.side^2
perimeter(s::Square) = 4s.side
hidden() = "not exported"
macro double(x)
    :(2 * $(esc(x)))
end
module Colors
    export red
    red = :red
    mix(a, b) = Symbol(a, :_, b)
    parent_hidden() = parentmodule(Colors).hidden()
end
using .Colors: mix
mixed = mix(:a, :b)
end
using .Shapes
println(area(Square(3)), " ", perimeter(Square(2)), " ", @double(21), " ", Shapes.hidden(), " ", Shapes.mixed, " ", Shapes.Colors.parent_hidden())
println(isdefined(Main, :Circle), " ", isdefined(Main, :hidden), " ", isdefined(Main, :Square), " ", Shapes.Circle(1))
import .Shapes: Circle, area
area(c::Circle) = 3 * c.r^2
area(x::Number) = x
println(area(Circle(2)), " ", area(5), " ", length(methods(Shapes.area)))
Shapes.perimeter(c::Circle) = 6c.r
println(perimeter(Circle(1)))
module Other
    import ..Shapes
    using ..Shapes.Colors
    area(x) = "Other.area"
    both() = (area(1), Shapes.area(Shapes.Square(1)), red)
end
println(Other.both(), " ", Other.area === Shapes.area)
using .Shapes.Colors: mix, red
println(mix(red, :x))
module Left
    export common, left_only
    common() = "left"
    left_only() = 1
end
module Right
    export common
    common() = "right"
end
using .Left, .Right
println(left_only(), " ", Left.common(), " ", Right.common())
println(try common() catch err; typeof(err) end)
println(sort(names(Shapes)), " ", Shapes.Colors, " ", nameof(Shapes.Colors), " ", parentmodule(Circle), " ", parentmodule(Shapes.Colors))
module Counter
    count = Ref(0)
    increment() = (count[] += 1)
    function __init__()
        count[] = 100
    end
end
println(Counter.increment(), " ", Counter.count[])
baremodule Bare
    using Base: +, *
    f(x) = x * x + 1
end
println(Bare.f(4), " ", isdefined(Bare, :map), " ", isdefined(Shapes, :map))
@eval module Made
    value = $(6 * 7)
end
println(Made.value, " ", @eval(Made, value + 1), " ", Core.eval(Made, :(value * 2)), " ", Made.eval(:value))
println(Base.Iterators.take === Iterators.take, " ", Base.Math.sin === sin, " ", (@__MODULE__) === Main)
