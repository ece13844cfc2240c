# Dictionaries of dictionaries and of vectors: get! with defaults, deep reading, updating, flattening, printing sorted.
inventory = Dict{String, Dict{Symbol, Any}}()
function add!(inv, name; price, tags = String[], count = 1)
    entry = get!(() -> Dict{Symbol, Any}(:count => 0, :tags => String[]), inv, name)
    entry[:count] += count
    entry[:price] = price
    union!(entry[:tags], tags)
    return entry
end
add!(inventory, "pen", price = 1.5, tags = ["office", "small"], count = 10)
add!(inventory, "desk", price = 120)
add!(inventory, "pen", price = 1.75, tags = ["small", "blue"])
for name in sort(collect(keys(inventory)))
    e = inventory[name]
    println(rpad(name, 6), " count=", e[:count], " price=", e[:price], " tags=", sort(e[:tags]))
end
println(sum(e[:count] * e[:price] for e in values(inventory)), " ", get(get(inventory, "lamp", Dict()), :price, "no price"), " ", haskey(inventory, "pen") && haskey(inventory["pen"], :colour))
index = Dict{Char, Vector{String}}()
for w in split("apple avocado banana blueberry cherry apricot")
    push!(get!(Vector{String}, index, first(w)), w)
end
for (k, ws) in sort(collect(index))
    println(k, ": ", join(sort(ws), ", "))
end
tree = Dict("a" => Dict("b" => Dict("c" => 1)), "d" => 2)
flatten(d, prefix = "") = sort!(reduce(vcat, [v isa Dict ? flatten(v, prefix * k * "/") : [prefix * k => v] for (k, v) in d]), by = first)
println(flatten(tree))
dig(d, path...) = foldl((x, k) -> x isa Dict ? get(x, k, nothing) : nothing, path, init = d)
println(dig(tree, "a", "b", "c"), " ", dig(tree, "d"), " ", dig(tree, "a", "x", "c"), " ", dig(tree, "d", "e"))
put!(d::Dict, v, k) = (d[k] = v; d)
put!(d::Dict, v, k, rest...) = (put!(get!(d, k, Dict()), v, rest...); d)
t2 = put!(put!(Dict{Any, Any}(), 5, :x, :y), 6, :x, :z)
println(sort(collect(t2[:x]), by = string), " ", deepcopy(t2) == t2, " ", copy(t2)[:x] === t2[:x])
