# Pairs of methods that no call can tell apart.
using Test
module M
f(x::Int, y) = 1
f(x, y::Int) = 2
g(x::Int, y) = 1
g(x, y::Int) = 2
g(x::Int, y::Int) = 3
h(::Type{T}) where {T<:Number} = 1
h(::Type{T}) where {T<:AbstractString} = 2
module Inner
k(x::Int, y) = 1
k(x, y::Int) = 2
end
end
found = detect_ambiguities(M)
println(length(found), " ", [m.name for m in first(found)])
println(length(detect_ambiguities(M; recursive = true)), " ", length(detect_ambiguities(M; ambiguous_bottom = true)))
