# Graphs: breadth first, depth first, shortest paths, topological order, components, spanning tree.
struct Graph
    adjacency::Dict{Symbol, Vector{Tuple{Symbol, Int}}}
end
function Graph(edges; directed = false)
    adjacency = Dict{Symbol, Vector{Tuple{Symbol, Int}}}()
    for (a, b, w) in edges
        push!(get!(adjacency, a, []), (b, w))
        get!(adjacency, b, [])
        directed || push!(adjacency[b], (a, w))
    end
    return Graph(adjacency)
end
nodes(g::Graph) = sort!(collect(keys(g.adjacency)))
neighbors(g::Graph, n) = sort(g.adjacency[n])

function bfs(g, start)
    order, seen, queue = Symbol[], Set([start]), [start]
    while !isempty(queue)
        node = popfirst!(queue)
        push!(order, node)
        for (next, _) in neighbors(g, node)
            next in seen && continue
            push!(seen, next)
            push!(queue, next)
        end
    end
    return order
end
function dfs!(order, g, node, seen = Set{Symbol}())
    node in seen && return order
    push!(seen, node)
    push!(order, node)
    foreach(((next, _),) -> dfs!(order, g, next, seen), neighbors(g, node))
    return order
end
function dijkstra(g, start)
    distance = Dict(n => n == start ? 0 : typemax(Int) for n in nodes(g))
    previous = Dict{Symbol, Symbol}()
    open_nodes = Set(nodes(g))
    while !isempty(open_nodes)
        node = first(sort(collect(open_nodes); by = n -> (distance[n], n)))
        delete!(open_nodes, node)
        distance[node] == typemax(Int) && break
        for (next, w) in neighbors(g, node)
            if distance[node] + w < distance[next]
                distance[next] = distance[node] + w
                previous[next] = node
            end
        end
    end
    return distance, previous
end
path_to(previous, target) = haskey(previous, target) ? [path_to(previous, previous[target]); target] : [target]
function topological(g)
    marks, result = Dict{Symbol, Int}(), Symbol[]
    function visit(n)
        state = get(marks, n, 0)
        state == 2 && return
        state == 1 && throw(ArgumentError("cycle through $n"))
        marks[n] = 1
        foreach(((m, _),) -> visit(m), neighbors(g, n))
        marks[n] = 2
        pushfirst!(result, n)
    end
    foreach(visit, nodes(g))
    return result
end
function kruskal(edges)
    parent = Dict{Symbol, Symbol}()
    find(x) = get(parent, x, x) == x ? x : (parent[x] = find(parent[x]))
    tree = eltype(edges)[]
    for (a, b, w) in sort(edges; by = e -> (e[3], e[1]))
        ra, rb = find(a), find(b)
        ra == rb && continue
        parent[ra] = rb
        push!(tree, (a, b, w))
    end
    return tree
end
edges = [(:a, :b, 7), (:a, :d, 5), (:b, :c, 8), (:b, :d, 9), (:b, :e, 7), (:c, :e, 5), (:d, :e, 15), (:d, :f, 6), (:e, :f, 8), (:e, :g, 9), (:f, :g, 11)]
g = Graph(edges)
println(bfs(g, :a), "\n", dfs!(Symbol[], g, :a))
distance, previous = dijkstra(g, :a)
println(sort(collect(distance)), " ", path_to(previous, :g))
tree = kruskal(edges)
println(tree, " ", sum(last, tree))
tasks = Graph([(:shop, :cook, 1), (:cook, :eat, 1), (:lay, :eat, 1), (:eat, :wash, 1)]; directed = true)
println(topological(tasks))
try
    topological(Graph([(:x, :y, 1), (:y, :x, 1)]; directed = true))
catch err
    println(err)
end
