# Renaming on import, public names, and using lists of several names.
module Geometry
    export length_of
    public width_of
    length_of(v) = sqrt(sum(abs2, v))
    width_of(v) = maximum(v) - minimum(v)
    secret(v) = "secret"
    struct Box
        w::Int
    end
    module Deep
        value = 11
    end
end
using .Geometry: width_of as width, Box as Container, secret
import .Geometry as G
import .Geometry.Deep as D
import .Geometry: length_of as len, Deep
println(width([1, 5, 3]), " ", len([3, 4]), " ", Container(2), " ", secret(1))
println(G.length_of([1]), " ", D.value, " ", Deep.value, " ", isdefined(Main, :width_of), " ", isdefined(Main, :Container))
println(Base.ispublic(Geometry, :width_of), " ", Base.isexported(Geometry, :length_of), " ", Base.ispublic(Geometry, :secret))
println(names(Geometry))
len(x::String) = ncodeunits(x)
println(G.length_of("abcd"), " ", length(methods(G.length_of)))
using Base: sin as sine
println(sine(0.0), " ", sine === sin)
module User
    using ..Geometry: Geometry as Geo
    area(b) = Geo.Box(b).w^2
end
println(User.area(3))
