# Methods whose type parameters some calls leave without a value; methods newer than the rest of their family.
using Test, LinearAlgebra
module Shapes
area(x::T...) where {T} = 1
scale(x::T, y::T...) where {T} = 1
maybe(x::Union{T, Nothing}) where {T} = 1
all_same(x::NTuple{N, T}) where {N, T} = 1
first_of(x::Vector{T}) where {T} = T
total(x::T...) where {T} = 1
total() = 2
kind(::Type{T}) where {T} = T
struct Box{T}
    x::T
end
end
println(sort([string(m.name) for m in detect_unbound_args(Shapes)]))

println(sortperm([3 1; 2 4]; dims = 1), sortperm([3 1; 2 4]; dims = 2, rev = true), sortperm!([0, 0], [2, 1]; initialized = false))
println(isdisjoint([1])([2]), " ", isascii([0x61, 0xff]), " ", circshift((1, 2, 3), 1), " ", circshift((1, 2, 3), -1))
println(invmod(3, UInt8), " ", invmod(0x03), " ", invmod(5) * 5, " ", binomial(0.5, 2), " ", binomial(-1.5, 3))
try
    invmod(4, Int8)
catch e
    println(e)
end
println(diagind([1 2; 3 4], IndexCartesian()), " ", diagind([1 2; 3 4], 1), " ", [1 2; 3 4][diagind([1 2; 3 4], -1)])
println(cbrt([8 0; 0 27]), " ", round.(cbrt([2.0 1; 1 2])^3; digits = 8), " ", cbrt(Diagonal([1, -8])))
println(round.(svd([3 0; 0 4]; alg = LinearAlgebra.QRIteration()).S; digits = 6))
