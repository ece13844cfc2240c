# Graphs in dictionaries and matrices: searches, shortest paths, spanning trees, orders and components.
edges = [(1, 2, 7), (1, 3, 9), (1, 6, 14), (2, 3, 10), (2, 4, 15), (3, 4, 11), (3, 6, 2), (4, 5, 6), (5, 6, 9)]
graph = Dict{Int, Vector{Tuple{Int, Int}}}()
for (a, b, w) in edges
    push!(get!(graph, a, []), (b, w)); push!(get!(graph, b, []), (a, w))
end
function bfs(graph, start)
    order, seen, queue = Int[], Set([start]), [start]
    while !isempty(queue)
        n = popfirst!(queue); push!(order, n)
        for (m, _) in sort(graph[n])
            m in seen || (push!(seen, m); push!(queue, m))
        end
    end
    return order
end
dfs(graph, n, seen=Int[]) = (push!(seen, n); for (m, _) in sort(graph[n]); m in seen || dfs(graph, m, seen); end; seen)
println(bfs(graph, 1), " ", dfs(graph, 1))
function dijkstra(graph, start)
    distance, previous, open = Dict(start => 0), Dict{Int, Int}(), Set([start])
    while !isempty(open)
        n = argmin(Dict(k => distance[k] for k in open)); delete!(open, n)
        for (m, w) in graph[n]
            d = distance[n] + w
            d < get(distance, m, typemax(Int)) && (distance[m] = d; previous[m] = n; push!(open, m))
        end
    end
    return distance, previous
end
path(previous, n) = haskey(previous, n) ? [path(previous, previous[n]); n] : [n]
d, p = dijkstra(graph, 1); println(sort(collect(d)), " ", path(p, 5))
function floyd(n, edges)
    m = fill(Inf, n, n); for i in 1:n; m[i, i] = 0; end
    for (a, b, w) in edges; m[a, b] = m[b, a] = w; end
    for k in 1:n, i in 1:n, j in 1:n; m[i, j] = min(m[i, j], m[i, k] + m[k, j]); end
    return Int.(m)
end
println(floyd(6, edges)[1, :] == [d[k] for k in 1:6], " ", maximum(floyd(6, edges)))
function kruskal(n, edges)
    root = collect(1:n); find(x) = root[x] == x ? x : (root[x] = find(root[x]))
    return [(a, b) for (a, b, w) in sort(edges; by=last) if find(a) != find(b) && (root[find(a)] = find(b); true)]
end
println(kruskal(6, edges), " ", sum(w for (a, b, w) in edges if (a, b) in kruskal(6, edges)))
tasks = Dict("shirt" => ["tie", "belt"], "tie" => ["jacket"], "trousers" => ["shoes", "belt"], "belt" => ["jacket"], "socks" => ["shoes"])
function topological(deps)
    nodes = sort(unique([collect(keys(deps)); reduce(vcat, values(deps))])); order, marks = String[], Dict{String, Symbol}()
    function visit(n)
        get(marks, n, :new) == :done && return
        get(marks, n, :new) == :open && error("cycle at $n")
        marks[n] = :open; foreach(visit, get(deps, n, String[])); marks[n] = :done; pushfirst!(order, n)
    end
    foreach(visit, nodes)
    return order
end
println(topological(tasks)); println(try topological(Dict("a" => ["b"], "b" => ["a"])) catch e e.msg end)
grid = ["#.#.", "..#.", "#..#"]; cells = Set((i, j) for i in 1:3 for j in 1:4 if grid[i][j] == '.')
component(c, left) = c in left ? (delete!(left, c); sum(component(c .+ s, left) for s in ((0, 1), (1, 0), (0, -1), (-1, 0))) + 1) : 0
left = copy(cells); println([n for n in [component(c, left) for c in sort(collect(cells))] if n > 0])
