# Parts of broadcasts and of reshapes that packages extend.
using Base.Broadcast: Extruded, extrude
e = extrude([1 2; 3 4][1:1, :])
println(e.x, " ", e.keeps, " ", e.defaults, " ", axes(e), " ", extrude(5))
println(Base.Broadcast._broadcast_getindex(e, CartesianIndex(2, 2)))
println(Base.rdims(Val(3), (Base.OneTo(2),)), length(Base.rdims(Val(1), (Base.OneTo(2), Base.OneTo(3)))))
