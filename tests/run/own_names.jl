# A module's own function of a library's name, made after code that will call it.
module First
digits_of(x) = Int(floor(log10(x) + 1))
println(digits_of(153))
end
module Own
export floor
digits_of(x) = Int(floor(log10(x) + 1))
below(x) = floor(x) - 1
floor(x) = x - trunc(x) >= 0 ? trunc(x) : trunc(x) - 1
struct Shape; sides::Int; end
Base.floor(s::Shape) = s.sides
end
println(Own.digits_of(153), " ", Own.below(2.5), " ", Own.floor(-1.5), " ", Base.floor(Own.Shape(3)))
Base.floor(s::String) = length(s)
println(Own.digits_of(1530), " ", Own.below(3.5), " ", Base.floor("abc"))
