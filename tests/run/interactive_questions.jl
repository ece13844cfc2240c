# Questions about types and methods.
using InteractiveUtils
abstract type Shape end
struct Square <: Shape
    side::Float64
end
struct Circle{T} <: Shape
    radius::T
end
abstract type Solid <: Shape end
area(s::Square) = s.side^2
area(c::Circle, k) = k
grow(s::Shape) = s
println(subtypes(Shape))
println(subtypes(Integer), subtypes(Signed), subtypes(Int))
println(subtypes(Real))
println(supertypes(Int))
println([m.name for m in methodswith(Square, area)], [m.name for m in methodswith(Circle{Int}, area)])
println(sort([m.name for m in methodswith(Square)]), sort([m.name for m in methodswith(Square; supertypes=true)]))
println((@which area(Square(1.0))).name, " ", (@which 1 + 1).module, " ", (@which [1][1]).name)
println(occursin("Julia Version", sprint(versioninfo)))
