# InteractiveUtils: subtypes, supertypes, @which, methodswith, names of fields, code in lowered form exists.
using InteractiveUtils
abstract type Vehicle end
abstract type Wheeled <: Vehicle end
struct Car <: Wheeled; n::Int end
struct Bike <: Wheeled; n::Int end
struct Boat <: Vehicle; n::Int end
println(subtypes(Vehicle), " ", subtypes(Wheeled), " ", subtypes(Car))
wheels(c::Car) = 4
wheels(b::Bike) = 2
honk(c::Car, times::Int) = "honk"^times
m = @which wheels(Car(1))
println(m.name, " ", m.sig, " ", (@which honk(Car(1), 2)).sig, " ", (@which 1 + 1).module === Base)
println(sort([x.name for x in methodswith(Car)]), " ", length(methodswith(Boat)))
function tree(T, depth = 0)
    println("  "^depth, nameof(T))
    foreach(S -> tree(S, depth + 1), sort(subtypes(T); by = nameof))
end
tree(Vehicle)
println(length(subtypes(Integer)) >= 3, " ", Bool in subtypes(Integer), " ", Float64 in subtypes(AbstractFloat), " ", Int64 in subtypes(Signed))
println(typejoin(Car, Bike), " ", typejoin(Car, Boat), " ", typejoin(Int8, Float32))
