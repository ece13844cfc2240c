# A binary heap with a custom order, heap sort, a priority queue with updates, merging of sorted streams.
struct Heap{T, O}
    items::Vector{T}
    before::O
end
Heap{T}(before = isless) where {T} = Heap{T, typeof(before)}(T[], before)
heapify(items::AbstractVector{T}, before = isless) where {T} = foldl(push!, items; init = Heap{T}(before))
Base.length(h::Heap) = length(h.items)
Base.isempty(h::Heap) = isempty(h.items)
Base.first(h::Heap) = first(h.items)
Base.eltype(::Type{<:Heap{T}}) where {T} = T
function Base.push!(h::Heap, x)
    push!(h.items, x)
    i = length(h.items)
    while i > 1 && h.before(h.items[i], h.items[i÷2])
        h.items[i], h.items[i÷2] = h.items[i÷2], h.items[i]
        i ÷= 2
    end
    return h
end
function Base.pop!(h::Heap)
    isempty(h) && throw(ArgumentError("heap must be non-empty"))
    top = h.items[1]
    bottom = pop!(h.items)
    isempty(h) && return top
    h.items[1] = bottom
    i, n = 1, length(h)
    while true
        smallest = i
        for child in (2i, 2i + 1)
            child <= n && h.before(h.items[child], h.items[smallest]) && (smallest = child)
        end
        smallest == i && return top
        h.items[i], h.items[smallest] = h.items[smallest], h.items[i]
        i = smallest
    end
end
Base.iterate(h::Heap, state = nothing) = isempty(h) ? nothing : (pop!(h), nothing)
Base.IteratorSize(::Type{<:Heap}) = Base.SizeUnknown()
is_heap(h) = all(i -> !h.before(h.items[i], h.items[i÷2]), 2:length(h))

h = heapify([5, 3, 8, 1, 9, 2])
println(h.items, " ", first(h), " ", is_heap(h), " ", length(h))
println([pop!(h) for _ in 1:3], " ", length(h), " ", collect(push!(h, 4)), " ", isempty(h))
try
    pop!(h)
catch err
    println(err.msg)
end
heap_sort(v; rev = false) = collect(heapify(v, rev ? (a, b) -> isless(b, a) : isless))
println(heap_sort([3, 1, 2]), heap_sort(["pear", "fig", "apple"]; rev = true), heap_sort(Float64[]))
data = [(7i) % 31 for i in 1:30]
println(heap_sort(data) == sort(data), " ", is_heap(heapify(data)), " ", heap_sort(data; rev = true)[1:5])
tasks = Heap{Pair{Int, String}}((a, b) -> a.first > b.first)
for (p, name) in [(2, "write"), (9, "urgent"), (5, "read"), (1, "sleep")]
    push!(tasks, p => name)
end
println([name for (_, name) in tasks])
function merge_sorted(streams...)
    heap = Heap{Tuple{Int, Int, Int}}()
    for (k, s) in enumerate(streams)
        isempty(s) || push!(heap, (s[1], k, 1))
    end
    merged = Int[]
    while !isempty(heap)
        value, k, i = pop!(heap)
        push!(merged, value)
        i < length(streams[k]) && push!(heap, (streams[k][i+1], k, i + 1))
    end
    return merged
end
println(merge_sorted([1, 4, 9], [2, 3], Int[], [0, 10]))
smallest(v, k) = (h = Heap{Int}(>); for x in v; push!(h, x); length(h) > k && pop!(h); end; sort(h.items))
println(smallest(data, 4), " ", typeof(h), " ", eltype(h))
running = Int[]
low, high = Heap{Int}(>), Heap{Int}(<)
for x in [5, 15, 1, 3, 8]
    push!(low, x); push!(high, pop!(low))
    length(high) > length(low) && push!(low, pop!(high))
    push!(running, first(low))
end
println(running)
