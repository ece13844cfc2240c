# Indexing interfaces: getindex and friends, begin and end, several indices, broadcasting over own containers.
struct Squares
    n::Int
end
Base.getindex(s::Squares, i::Int) = 1 <= i <= s.n ? i^2 : throw(BoundsError(s, i))
Base.getindex(s::Squares, i::Number) = s[convert(Int, i)]
Base.getindex(s::Squares, I) = [s[i] for i in I]
Base.firstindex(s::Squares) = 1
Base.lastindex(s::Squares) = s.n
Base.length(s::Squares) = s.n
s = Squares(7)
println(s[3], " ", s[end], " ", s[begin], " ", s[end-1:end], " ", s[[1, 3]], " ", s[2.0], " ", s[end ÷ 2])
try
    s[8]
catch err
    showerror(stdout, err); println()
end
mutable struct Sparse{T}
    data::Dict{Tuple{Int, Int}, T}
    dims::Tuple{Int, Int}
end
Sparse{T}(m::Int, n::Int) where {T} = Sparse{T}(Dict{Tuple{Int, Int}, T}(), (m, n))
Base.size(a::Sparse) = a.dims
Base.size(a::Sparse, d) = a.dims[d]
Base.getindex(a::Sparse{T}, i::Int, j::Int) where {T} = get(a.data, (i, j), zero(T))
Base.getindex(a::Sparse, i, ::Colon) = [a[i, j] for j in 1:a.dims[2]]
Base.setindex!(a::Sparse, v, i::Int, j::Int) = (iszero(v) ? delete!(a.data, (i, j)) : (a.data[(i, j)] = v); a)
Base.axes(a::Sparse, d) = Base.OneTo(a.dims[d])
Base.lastindex(a::Sparse, d) = a.dims[d]
m = Sparse{Float64}(3, 4)
m[1, 2] = 5
m[end, end] = 7.5
m[1, 2] += 1
println(m[1, 2], " ", m[3, 4], " ", m[2, 2], " ", m[1, :], " ", length(m.data), " ", m[end, begin+3])
m[1, 2] = 0
println(length(m.data), " ", size(m), " ", size(m, 2))
struct Table
    columns::Vector{Symbol}
    rows::Vector{Vector{Any}}
end
Base.getindex(t::Table, i::Int, c::Symbol) = t.rows[i][findfirst(==(c), t.columns)]
Base.getindex(t::Table, c::Symbol) = [r[findfirst(==(c), t.columns)] for r in t.rows]
Base.getindex(t::Table, i::Int) = NamedTuple{Tuple(t.columns)}(Tuple(t.rows[i]))
Base.getindex(t::Table, f::Function) = Table(t.columns, filter(r -> f(NamedTuple{Tuple(t.columns)}(Tuple(r))), t.rows))
Base.setindex!(t::Table, v, i::Int, c::Symbol) = t.rows[i][findfirst(==(c), t.columns)] = v
t = Table([:name, :age], [["Ann", 30], ["Bob", 25]])
println(t[1, :name], " ", t[:age], " ", t[2], " ", t[r -> r.age > 26][:name])
t[2, :age] = 26
println(t[:age], " ", t[2].age)
struct Circular{T} <: AbstractVector{T}
    v::Vector{T}
end
Base.size(c::Circular) = size(c.v)
Base.getindex(c::Circular, i::Int) = c.v[mod1(i, length(c.v))]
Base.setindex!(c::Circular, x, i::Int) = c.v[mod1(i, length(c.v))] = x
Base.checkbounds(::Type{Bool}, c::Circular, i::Int) = true
Base.checkbounds(::Type{Bool}, c::Circular, r::AbstractUnitRange{Int}) = true
Base.IndexStyle(::Type{<:Circular}) = IndexLinear()
c = Circular([1, 2, 3])
println(c[0], c[4], c[-1], " ", c[2:5], " ", c .+ 1, " ", sum(c), " ", c == [1, 2, 3], " ", reverse(c), " ", c[end])
c[4] = 10
println(c, " ", sort(c), " ", map(x -> 2x, c), " ", findmax(c), " ", collect(c), " ", [c; 5], " ", c', " ", view(c, 2:3))
push_all!(dest, src) = (for x in src; dest[end+1] = x; end; dest)
struct Grow; v::Vector{Int} end
Base.lastindex(g::Grow) = length(g.v)
Base.setindex!(g::Grow, x, i) = (i > length(g.v) && resize!(g.v, i); g.v[i] = x)
println(push_all!(Grow(Int[]), 1:3))
d = Dict((1, 2) => "tuple", 3 => "int")
println(d[1, 2], " ", d[3], " ", [10, 20, 30][begin], [10, 20, 30][end-1], " ", "héllo"[end], " ", (1, 2, 3)[end], " ", [1 2; 3 4][end, 1], " ", [1 2; 3 4][end])
