# How types print: parameters, unions, tuples, functions, where clauses, aliases, modules, own types.
struct Plain end
struct One{T}
    x::T
end
struct Two{A <: Real, N} end
abstract type Base1 end
abstract type Base2{T} <: Base1 end
module Inner
struct Deep{T} end
f() = 1
end
println(Int, " ", Plain, " ", One, " ", One{Int}, " ", One{One{Int}}, " ", Two{Int, 3}, " ", Two, " ", Two{Int}, " ", Base2{Int}, " ", Inner.Deep, " ", Inner.Deep{Int}, " ", Inner, " ", Inner.f)
println(Vector, " ", Vector{Int}, " ", Matrix{Float64}, " ", Array{Int, 3}, " ", Array, " ", Vector{Vector{Int}}, " ", Vector{<:Real}, " ", Vector{One{Int}}, " ", AbstractVector{Int}, " ", Array{<:Any, 2})
println(Union{Int, String}, " ", Union{}, " ", Union{Nothing, Int}, " ", Union{Missing, Vector{Int}}, " ", Union{Int, One}, " ", Vector{Union{Int, Missing}})
println(Tuple, " ", Tuple{}, " ", Tuple{Int}, " ", Tuple{Int, String}, " ", Tuple{Vararg{Int}}, " ", Tuple{Int, Vararg{Any}}, " ", NTuple{2, Int}, " ", Tuple{Int, Int, Int, Int}, " ", Tuple{Any, Any}, " ", Tuple{Type{Int}})
println(Type, " ", Type{Int}, " ", Type{<:Real}, " ", DataType, " ", UnionAll, " ", typeof(Int), " ", typeof(Vector), " ", typeof(Union{Int, String}), " ", typeof(Type{Int}), " ", Type{Vector}, " ", typeof(Union{}))
println(typeof(sin), " ", typeof(+), " ", Function, " ", typeof(Inner.f), " ", typeof(println), " ", typeof(Plain), " ", typeof([]), " ", typeof(Inner), " ", typeof(:a), " ", typeof(:(a + 1)), " ", typeof(nothing), " ", typeof(missing), " ", typeof(r"a"), " ", typeof(1:2), " ", typeof("a"), " ", typeof('a'), " ", typeof(1 => 2), " ", typeof((1, "a")), " ", typeof(Some(1)), " ", typeof(Ref(1)))
println(Dict{Int, String}, " ", Dict, " ", Dict{String}, " ", Pair{Int, Any}, " ", Set{Int}, " ", Complex, " ", ComplexF64, " ", Complex{Int}, " ", Rational{Int}, " ", UnitRange{Int}, " ", StepRange{Int, Int}, " ", Ref{Int}, " ", Ptr{Nothing}, " ", Val{1}, " ", Val{:a}, " ", Val{(1, 2)}, " ", Channel{Int}, " ", SubString{String}, " ", Base.RefValue{Int})
println(supertype(Int), " ", supertype(One{Int}), " ", supertype(Base2{Int}), " ", supertype(Vector{Int}), " ", fieldtypes(One{Int}), " ", eltype(Dict{Int, String}), " ", typeof((a = 1, b = 2.0)), " ", typeof(NamedTuple()), " ", NamedTuple, " ", promote_type(Int, Float64), " ", typejoin(Int, Float64), " ", typejoin(Vector{Int}, Vector{Float64}))
println([Int, String], " ", (Int, One), " ", Int => String, " ", "$(One{Int})", " ", repr(One{String}), " ", string(Plain), " ", Symbol(Int), " ", nameof(One{Int}), " ", nameof(Inner.f), " ", parentmodule(Inner.Deep), " ", One{Int}.name.name, " ", (One{T} where T <: Integer), " ", (One{T} where T >: Int), " ", (Pair{T, T} where T), " ", (Two{T, N} where {T, N}), " ", Array{T, 1} where T <: AbstractFloat)
