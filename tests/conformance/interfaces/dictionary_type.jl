# An AbstractDict of one's own: what comes for free from iterate, length, getindex, setindex!, delete!.
struct OrderedMap{K, V} <: AbstractDict{K, V}
    names::Vector{K}
    values_of::Vector{V}
end
OrderedMap{K, V}() where {K, V} = OrderedMap{K, V}(K[], V[])
OrderedMap(ps::Pair{K, V}...) where {K, V} = foldl((m, p) -> setindex!(m, p.second, p.first), ps; init = OrderedMap{K, V}())
place(m::OrderedMap, k) = findfirst(isequal(k), m.names)
Base.length(m::OrderedMap) = length(m.names)
Base.iterate(m::OrderedMap, i = 1) = i > length(m) ? nothing : (m.names[i] => m.values_of[i], i + 1)
Base.haskey(m::OrderedMap, k) = place(m, k) !== nothing
Base.get(m::OrderedMap, k, default) = (i = place(m, k); i === nothing ? default : m.values_of[i])
Base.getindex(m::OrderedMap, k) = (i = place(m, k); i === nothing ? throw(KeyError(k)) : m.values_of[i])
function Base.setindex!(m::OrderedMap, v, k)
    i = place(m, k)
    i === nothing ? (push!(m.names, k); push!(m.values_of, v)) : (m.values_of[i] = v)
    return m
end
function Base.delete!(m::OrderedMap, k)
    i = place(m, k)
    i === nothing || (deleteat!(m.names, i); deleteat!(m.values_of, i))
    return m
end
m = OrderedMap("z" => 1, "a" => 2, "m" => 3)
m["z"] += 10
println(m["z"], " ", length(m), " ", collect(keys(m)), " ", collect(values(m)), " ", collect(m), " ", haskey(m, "q"), " ", "a" in keys(m), " ", ("a" => 2) in m, " ", 3 in values(m))
println(get(m, "q", 0), " ", try m["q"] catch e; e end, " ", first(m), " ", isempty(m), " ", eltype(m), " ", keytype(m), " ", valtype(m))
println(m == Dict("a" => 2, "m" => 3, "z" => 11), " ", Dict(m) isa Dict, " ", hash(m) == hash(Dict(m)), " ", isequal(m, Dict(m)), " ", sum(values(m)), " ", maximum(keys(m)))
for (k, v) in m
    print(k, "=", v, ";")
end
println(" ", [k for (k, v) in m if v > 2], " ", filter(p -> p.second < 5, Dict(m)) |> length, " ", count(p -> isodd(p.second), m), " ", any(p -> p.first == "m", m), " ", map(p -> p.second, collect(m)))
delete!(m, "a"); delete!(m, "not there")
println(m, " ", string(m), " ", repr(m), " ", pairs(m) === m)
display(m)
display(OrderedMap{Symbol, Float64}())
println(merge(Dict("a" => 0), m) == Dict("a" => 0, "z" => 11, "m" => 3), " ", sort(collect(m)), " ", sort(collect(keys(m))), " ", argmax(Dict(m)), " ", findmax(Dict(m)))
struct Defaulting{K, V, F} <: AbstractDict{K, V}
    d::Dict{K, V}
    make::F
end
Defaulting{K, V}(make) where {K, V} = Defaulting{K, V, typeof(make)}(Dict{K, V}(), make)
Base.getindex(x::Defaulting, k) = get!(x.make, x.d, k)
Base.setindex!(x::Defaulting, v, k) = (x.d[k] = v; x)
Base.length(x::Defaulting) = length(x.d)
Base.iterate(x::Defaulting, s...) = iterate(x.d, s...)
g = Defaulting{Char, Vector{String}}(() -> String[])
for w in split("apple avocado banana blueberry cherry")
    push!(g[w[1]], w)
end
println(sort(collect(g)), " ", length(g), " ", g['z'], " ", length(g))
n = Defaulting{Symbol, Int}(() -> 0)
foreach(s -> n[s] += 1, [:x, :y, :x])
println(sort(collect(n)), " ", n[:x], " ", sum(values(n)), " ", sort(collect(keys(n))))
