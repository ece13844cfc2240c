# A least-recently-used cache, memoization by closures and get!, counters with defaults, and two-way maps.
mutable struct Cache{K, V}
    data::Dict{K, V}
    order::Vector{K}
    limit::Int
end
Cache{K, V}(limit) where {K, V} = Cache{K, V}(Dict{K, V}(), K[], limit)
function Base.get!(f::Function, c::Cache, k)
    if haskey(c.data, k)
        deleteat!(c.order, findfirst(isequal(k), c.order))
    else
        c.data[k] = f()
        length(c.data) > c.limit && delete!(c.data, popfirst!(c.order))
    end
    push!(c.order, k)
    return c.data[k]
end
Base.length(c::Cache) = length(c.data)
c = Cache{Int, String}(2)
calls = Int[]
lookup(k) = get!(() -> (push!(calls, k); "v$k"), c, k)
println([lookup(k) for k in (1, 2, 1, 3, 2)], " ", calls, " ", c.order, " ", length(c), " ", sort(collect(keys(c.data))))
function memoize(f)
    seen = Dict{Any, Any}()
    return (args...) -> get!(() -> f(args...), seen, args)
end
count_ = Ref(0)
slow(x, y) = (count_[] += 1; x^2 + y)
fast = memoize(slow)
println(fast(2, 1), fast(2, 1), fast(3, 0), " ", count_[], " ", map(x -> fast(x, 1), [2, 2, 4]), " ", count_[])
struct Default{K, V, F} <: AbstractDict{K, V}
    data::Dict{K, V}
    make::F
end
Base.getindex(d::Default, k) = get!(d.make, d.data, k)
Base.setindex!(d::Default, v, k) = (d.data[k] = v; d)
Base.length(d::Default) = length(d.data)
Base.iterate(d::Default, s...) = iterate(d.data, s...)
Base.get(d::Default, k, x) = get(d.data, k, x)
d = Default(Dict{Symbol, Vector{Int}}(), () -> Int[])
push!(d[:a], 1)
push!(d[:a], 2)
push!(d[:b], 3)
println(d[:a], length(d), " ", sort(collect(d)), " ", haskey(d, :a), haskey(d, :z), " ", sort(collect(keys(d))), " ", sum(length, values(d)), " ", get(d, :q, 0), " ", (:b => [3]) in d, " ", Dict(d) == d.data)
struct TwoWay{A, B}
    there::Dict{A, B}
    back::Dict{B, A}
end
TwoWay(ps::Pair{A, B}...) where {A, B} = TwoWay(Dict(ps...), Dict(b => a for (a, b) in ps))
t = TwoWay(:one => 1, :two => 2)
println(t.there[:two], " ", t.back[1], " ", all(t.back[v] == k for (k, v) in t.there), " ", typeof(t))
