# Modules in front of type names.
module Shapes
export Circle
struct Circle end
struct Hidden end
module Inner
struct Deep end
end
end
println(Shapes.Circle, " ", Shapes.Hidden)
using .Shapes
println(Circle, " ", Shapes.Hidden, " ", Shapes.Inner.Deep, " ", [Circle()], " ", typeof(Shapes.Hidden()))
using .Shapes: Hidden
println(Hidden, " ", Vector{Hidden}, " ", Union{Hidden, Int})
