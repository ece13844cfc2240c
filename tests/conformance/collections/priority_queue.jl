# A binary heap with priorities, used for shortest paths and for taking the k smallest.
struct Heap{T}
    items::Vector{T}
end
Heap{T}() where {T} = Heap{T}(T[])
Base.length(h::Heap) = length(h.items)
Base.isempty(h::Heap) = isempty(h.items)
function Base.push!(h::Heap, x)
    a = h.items
    push!(a, x)
    i = length(a)
    while i > 1 && a[i] < a[i÷2]
        a[i], a[i÷2] = a[i÷2], a[i]
        i ÷= 2
    end
    return h
end
function Base.pop!(h::Heap)
    a = h.items
    a[1], a[end] = a[end], a[1]
    x = pop!(a)
    i = 1
    while true
        least = i
        for c in (2i, 2i + 1)
            c <= length(a) && a[c] < a[least] && (least = c)
        end
        least == i && return x
        a[i], a[least] = a[least], a[i]
        i = least
    end
end
h = Heap{Int}()
foreach(x -> push!(h, x), [5, 2, 9, 1, 7, 2])
println(length(h), " ", h.items[1], " ", [pop!(h) for _ in 1:length(h)], " ", isempty(h))
function distances(graph, start)
    dist = Dict(start => 0)
    queue = Heap{Tuple{Int, Symbol}}()
    push!(queue, (0, start))
    done = Set{Symbol}()
    while !isempty(queue)
        d, u = pop!(queue)
        u in done && continue
        push!(done, u)
        for (v, w) in get(graph, u, Pair{Symbol, Int}[])
            if d + w < get(dist, v, typemax(Int))
                dist[v] = d + w
                push!(queue, (d + w, v))
            end
        end
    end
    return dist
end
graph = Dict(:a => [:b => 7, :c => 9, :f => 14], :b => [:c => 10, :d => 15], :c => [:d => 11, :f => 2], :d => [:e => 6], :f => [:e => 9])
println(sort(collect(distances(graph, :a))))
println(sort(collect(distances(graph, :d))), " ", haskey(distances(graph, :e), :a))
function smallest(v, k)
    h = Heap{eltype(v)}()
    foreach(x -> push!(h, x), v)
    return [pop!(h) for _ in 1:min(k, length(v))]
end
println(smallest([(i * 31) % 17 for i in 1:16], 4), " ", smallest(["pear", "fig", "apple"], 2), " ", smallest([2.5, -1.0], 5), " ", smallest([(2, 'a'), (1, 'z')], 1), " ", partialsort([(i * 31) % 17 for i in 1:16], 1:4))
