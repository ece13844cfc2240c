# Types print by the aliases that Base has for them.
println(BitVector, " ", BitMatrix, " ", BitArray{3}, " ", BitArray, " ", typeof([1, 2] .> 1), " ", typeof(trues(2, 2)), " ", [trues(2)])
println(VecOrMat, " ", VecOrMat{Int}, " ", AbstractVecOrMat, " ", AbstractVecOrMat{<:Real}, " ", DenseVecOrMat{Char}, " ", Union{Vector{Int}, Matrix{Float64}})
println(VecOrMat{T} where {T<:Real}, " ", Dict{Int, VecOrMat{Int}}, " ", ComplexF64, " ", Complex{Int})
rows(a::VecOrMat) = size(a, 1)
println(only(methods(rows)).sig)
try
    rows(1:2)
catch e
    println(occursin("::VecOrMat", sprint(showerror, e)))
end
try
    Symbol("a\0b")
catch e
    println(e)
end
