# Graphs as dictionaries of vectors: breadth first, depth first, components, topological order, cycles.
edges = [(1, 2), (1, 3), (2, 4), (3, 4), (4, 5), (6, 7)]
graph = Dict{Int, Vector{Int}}()
for (a, b) in edges
    push!(get!(graph, a, Int[]), b)
    push!(get!(graph, b, Int[]), a)
end
foreach(sort!, values(graph))
println(sort(collect(graph), by = first))
function bfs(g, s)
    dist, queue = Dict(s => 0), [s]
    while !isempty(queue)
        u = popfirst!(queue)
        for v in g[u]
            haskey(dist, v) && continue
            dist[v] = dist[u] + 1
            push!(queue, v)
        end
    end
    return dist
end
println(sort(collect(bfs(graph, 1))))
dfs(g, u, seen = Int[]) = (push!(seen, u); foreach(v -> v in seen || dfs(g, v, seen), g[u]); seen)
println(dfs(graph, 1), dfs(graph, 6))
function components(g)
    parts, left = Vector{Int}[], Set(keys(g))
    while !isempty(left)
        part = sort(dfs(g, minimum(left)))
        push!(parts, part)
        setdiff!(left, part)
    end
    return parts
end
println(components(graph))
deps = Dict("app" => ["lib", "log"], "lib" => ["core"], "log" => ["core"], "core" => String[])
function order(deps)
    out, visiting = String[], Set{String}()
    function visit(n)
        n in out && return
        n in visiting && error("cycle at $n")
        push!(visiting, n)
        foreach(visit, sort(deps[n]))
        push!(out, n)
    end
    foreach(visit, sort(collect(keys(deps))))
    return out
end
println(order(deps))
try
    order(merge(deps, Dict("core" => ["app"])))
catch e
    println(e.msg)
end
adjacency = [haskey(graph, i) && j in graph[i] ? 1 : 0 for i in 1:7, j in 1:7]
println(sum(adjacency, dims = 2)[:], " ", adjacency == adjacency', " ", (adjacency^2)[1, 4], " ", count(!iszero, adjacency) ÷ 2)
mutable struct Union1
    parent::Vector{Int}
end
find(u, x) = u.parent[x] == x ? x : (u.parent[x] = find(u, u.parent[x]))
u = Union1(collect(1:7))
for (a, b) in edges
    u.parent[find(u, a)] = find(u, b)
end
println([find(u, i) for i in 1:7], " ", length(unique(find(u, i) for i in 1:7)), " ", find(u, 1) == find(u, 5))
