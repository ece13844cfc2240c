# Variables around a repeated argument are the same for all of it.
f(ps::Pair{K, V}...) where {K, V} = 1
f(ps::Pair...) = 2
println(f(1 => 2), f(1 => 2, 3 => 4), f(1 => 2, 3 => "a"))
g(vs::Vector{T}...) where {T} = T
g(vs::Vector...) = "mixed"
println(g([1]), g([1], [2]), g([1], ["a"]), g([1], [2], [3.0]))
h(x, vs::Union{Vector{T}, Set{T}}...) where {T} = "of one type"
h(x, vs::Union{Vector, Set}...) = "of several"
println(h(1, [1], Set([2])), ", ", h(1, [1], Set(["a"])), ", ", h(1, [1]))
tied = Tuple{Vararg{Pair{K, V}}} where {K, V}
free = Tuple{Vararg{Pair}}
println(tied <: free, free <: tied, Tuple{Pair} <: tied, Tuple{Pair, Pair} <: tied, NTuple{2, Pair{Int, Int}} <: tied)
println(Tuple{Vararg{Vector}} <: (Tuple{Vararg{Vector{T}}} where {T}), Tuple{Vararg{Int}} <: (Tuple{Vararg{T}} where {T}), Tuple{Vararg{Real}} <: (Tuple{Vararg{T}} where {T}))
println(Tuple{Vararg{Union{Int, String}}} <: (Tuple{Vararg{T}} where {T}), Tuple{Vararg{Vector{<:Real}}} <: (Tuple{Vararg{Vector{<:T}}} where {T<:Real}))
