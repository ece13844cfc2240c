# Named tuples of any collection, equality of types, and floats that a program defines.
println(NamedTuple{(:a, :b)}([1, 2]), " ", NamedTuple{(:a,)}(Ref("x")), " ", NamedTuple{(:n,)}(5))
println(NamedTuple{(:a, :b)}(x^2 for x in 2:3), " ", NamedTuple{(:a, :b), Tuple{Int, Float64}}([1, 2]))
println(NamedTuple{(:b, :a)}((a = 1, b = 2)))
println(try NamedTuple{(:a, :b)}([1]) catch e; typeof(e) end)

println(Int == Integer, " ", Vector{Int} == Array{Int, 1}, " ", Vector == (Array{T, 1} where T), " ", Union{Int, String} == Union{String, Int})
println((Tuple{T} where T) == Tuple{Any}, " ", Int != Float64, " ", Int == 1, " ", Type{Int} == Type{Integer})
println(Int in (Float64, Int), " ", findfirst(==(Float64), [Int, Float64]), " ", [Int, Float64] == [Int, Float64])

struct Tenths <: AbstractFloat
    n::Int
end
Tenths(x::Real) = Tenths(round(Int, 10x))
(::Type{T})(x::Tenths) where {T<:Real} = T(x.n / 10)
println(Tenths(2.5).n, " ", Float64(Tenths(25)), " ", Float32(Tenths(5)), " ", Int(Tenths(30)))
println(Float64(big"2.5"), " ", Float32(2.5), " ", Float16(big(0.5)), " ", AbstractFloat(2), " ", AbstractFloat(1.5f0))
taken(x::AbstractVector) = 1
taken(x) = 2
println(which(taken, Tuple{Vector{Int}}) === which(taken, Tuple{UnitRange{Int}}), " ", which(taken, Tuple{Int}) == which(taken, Tuple{Vector{Int}}))
println(which(taken, Tuple{Int}) in methods(taken), " ", length(Set([which(taken, Tuple{Int}), which(taken, Tuple{String})])))
println(BigInt(Tenths(30)), " ", BigInt(3.0), " ", BigInt(big(7.0)), " ", Base.Broadcast.broadcast_unalias([1], [2]), " ", Base.Broadcast.combine_eltypes(+, ([1], [2.0])))
struct Wrapped{T} <: AbstractVector{T}
    x::Vector{T}
end
taken(x::Wrapped) = 3
println(which(taken, Tuple{Any}).sig, " ", which(taken, Tuple{AbstractVector}).sig, " ", which(taken, Tuple{Wrapped{Int}}).sig)
only_vectors(x::AbstractVector) = 1
println(try which(only_vectors, Tuple{Any}) catch e; typeof(e) end)
