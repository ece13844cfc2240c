# Default constructors of types whose parameters occur in each other's bounds
struct S{T, N, A <: AbstractArray{T, N}}
    parent::A
    offsets::NTuple{N, Int}
end
println(typeof(S([1, 2], (3,))))
struct U{T, A<:AbstractVector{T}}
    a::A
end
println(typeof(U([1.5])))
struct W{T, B}
    a::T
end
println(try W(1) catch e; typeof(e) end)
