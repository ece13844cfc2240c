# Own AbstractArrays with the least interface: linear and Cartesian indexing, what comes for free.
struct Squares <: AbstractVector{Int}
    n::Int
end
Base.size(s::Squares) = (s.n,)
Base.getindex(s::Squares, i::Int) = (@boundscheck checkbounds(s, i); i^2)
s = Squares(5)
println(s, " ", s[3], " ", s[2:4], " ", s[end], " ", s[[1, 5]], " ", s[s .> 4], " ", length(s), " ", eltype(s), " ", ndims(s), " ", s == [1, 4, 9, 16, 25])
println(sum(s), " ", maximum(s), " ", map(sqrt, s), " ", s .+ 1, " ", reverse(s), " ", sort(s, rev = true), " ", collect(s), " ", s', " ", vcat(s, [0]), " ", s * 2, " ", [s; s] |> length, " ", findfirst(>(10), s), " ", 9 in s, " ", copy(s) isa Vector, " ", similar(s) isa Vector{Int}, " ", IndexStyle(s))
show(stdout, MIME("text/plain"), s)
println()
struct Sparse{T, N} <: AbstractArray{T, N}
    data::Dict{NTuple{N, Int}, T}
    dims::NTuple{N, Int}
end
Sparse(::Type{T}, dims::Int...) where {T} = Sparse(Dict{NTuple{length(dims), Int}, T}(), dims)
Base.size(a::Sparse) = a.dims
Base.similar(a::Sparse, ::Type{T}, dims::Dims) where {T} = Sparse(T, dims...)
Base.getindex(a::Sparse{T, N}, i::Vararg{Int, N}) where {T, N} = get(a.data, i, zero(T))
Base.setindex!(a::Sparse{T, N}, v, i::Vararg{Int, N}) where {T, N} = (a.data[i] = v)
a = Sparse(Float64, 3, 3)
a[2, 2] = 1
a[1, 3] = 2.5
println(a, " ", a[5], " ", a[:, 3] isa Sparse, " ", sum(a), " ", count(!iszero, a), " ", length(a.data), " ", IndexStyle(a))
a[:, 1] = 1:3
fill!(view(a, 3, :), 7)
println(a)
show(stdout, MIME("text/plain"), a)
println()
b = copy(a)
b[1, 1] = -1
println(a[1, 1], " ", b[1, 1], " ", b isa Sparse, " ", (a .+ 1) isa Matrix || (a .+ 1) isa Sparse, " ", a == Matrix(a), " ", transpose(a)[1, 3], " ", map(x -> 2x, a)[2, 2], " ", maximum(a, dims = 1), " ", findall(==(7.0), a), " ", [x for x in a if x > 2])
try
    s[6]
catch e
    println(sprint(showerror, e))
end
try
    s[1] = 2
catch e
    println(typeof(e))
end
