# Type variables: where, bounds, shared variables, and values of type parameters.
same(::T, ::T) where {T} = "same $T"
same(::Any, ::Any) = "different"
bounded(x::T) where {T<:Number} = "number of $T"
bounded(x::T) where {T<:AbstractString} = "text of $T"
bounded(x) = "other"
container(v::AbstractVector{T}) where {T<:Integer} = "integers $T"
container(v::AbstractVector{T}) where {T} = "vector of $T"
container(v::AbstractArray{T, N}) where {T, N} = "$N-array of $T"
pairup(a::Vector{T}, b::T) where {T} = [a; b]
above(::Type{T}) where {T>:Int} = true
above(::Type) = false
between(::Type{T}) where {Int8<:T<:Real} = true
between(::Type) = false

println(same(1, 2), ", ", same(1, 2.0), ", ", same("a", "b"), ", ", same([1], [2]))
println(bounded(1), ", ", bounded(2.5f0), ", ", bounded("s"), ", ", bounded(SubString("abc", 1, 2)), ", ", bounded(:s))
println(container([1]), ", ", container([1.5]), ", ", container(1:3), ", ", container(zeros(2, 2)), ", ", container(Any[]))
println(pairup([1, 2], 3))
try
    pairup([1, 2], 3.0)
catch err
    println(err isa MethodError)
end
println(above(Int), above(Integer), above(Any), above(Float64), above(Union{Int, String}))
println(between(Int8), between(Signed), between(Number), between(UInt8))

println(Vector{T} where T, " ", Array{T, 1} where T, " ", Array{<:Real}, " ", Dict{String, V} where V)
println(Vector{<:Integer} == (Vector{T} where T<:Integer), " ", Vector{Int} <: Vector{<:Integer}, " ", Vector{Int} <: Vector{Integer})
println(Tuple{Vararg{T}} where T<:Real, " ", Tuple{T, T} where T)
println((1, 2) isa (Tuple{T, T} where T), " ", (1, 2.0) isa (Tuple{T, T} where T), " ", (1, 2.0) isa Tuple{Real, Real})
S = Vector{T} where T<:Real
println(S{Int}, " ", S.var.name, " ", S.var.ub)
try
    S{String}
catch err
    println(err isa TypeError)
end
elements(::Type{<:AbstractArray{T}}) where {T} = T
rank(::Type{<:AbstractArray{T, N} where T}) where {N} = N
println(elements(Vector{Int}), " ", elements(Matrix{String}), " ", rank(Array{Int, 3}), " ", rank(UnitRange{Int}))
first_type(::Tuple{T, Vararg}) where {T} = T
rest_type(::Tuple{Any, Vararg{T}}) where {T} = T
println(first_type((1, "a", :b)), " ", rest_type((1, "a", "b")))
sized(::NTuple{N, T}) where {N, T} = (N, T)
println(sized((1, 2, 3)), " ", sized(("a",)))
undetermined(x::Union{T, Nothing}) where {T} = @isdefined(T) ? T : "no T"
println(undetermined(1), " ", undetermined(nothing))
