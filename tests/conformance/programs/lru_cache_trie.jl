# Data structures: an LRU cache on a linked list, a trie, a ring buffer, a disjoint set, a multiset.
mutable struct Link{K, V}
    key::K
    value::V
    prev::Union{Link{K, V}, Nothing}
    next::Union{Link{K, V}, Nothing}
end
mutable struct LRU{K, V} <: AbstractDict{K, V}
    links::Dict{K, Link{K, V}}
    newest::Union{Link{K, V}, Nothing}
    oldest::Union{Link{K, V}, Nothing}
    limit::Int
end
LRU{K, V}(limit) where {K, V} = LRU{K, V}(Dict{K, Link{K, V}}(), nothing, nothing, limit)
function unlink!(c::LRU, l)
    l.prev === nothing ? (c.newest = l.next) : (l.prev.next = l.next)
    l.next === nothing ? (c.oldest = l.prev) : (l.next.prev = l.prev)
end
function front!(c::LRU, l)
    l.prev, l.next = nothing, c.newest
    c.newest === nothing ? (c.oldest = l) : (c.newest.prev = l)
    c.newest = l
end
function Base.getindex(c::LRU, k)
    l = c.links[k]
    unlink!(c, l); front!(c, l)
    return l.value
end
function Base.setindex!(c::LRU{K, V}, v, k) where {K, V}
    haskey(c.links, k) && unlink!(c, c.links[k])
    l = c.links[k] = Link{K, V}(k, v, nothing, nothing)
    front!(c, l)
    if length(c.links) > c.limit
        delete!(c.links, c.oldest.key)
        unlink!(c, c.oldest)
    end
    return c
end
Base.length(c::LRU) = length(c.links)
Base.iterate(c::LRU, l = c.newest) = l === nothing ? nothing : (l.key => l.value, l.next)
Base.haskey(c::LRU, k) = haskey(c.links, k)
Base.get(c::LRU, k, default) = haskey(c, k) ? c[k] : default
cache = LRU{String, Int}(3)
for (i, k) in enumerate(["a", "b", "c"]); cache[k] = i; end
cache["a"]; cache["d"] = 4
println(collect(cache), " ", haskey(cache, "b"), " ", length(cache), " ", get(cache, "zz", 0), " ", sum(values(cache)), " ", collect(keys(cache)))
cache["c"] = 30
println(collect(cache), " ", cache isa AbstractDict, " ", try cache["b"] catch e; e end)

struct Trie
    children::Dict{Char, Trie}
    ends::Ref{Bool}
    Trie() = new(Dict{Char, Trie}(), Ref(false))
end
Trie(words) = foldl(push!, words; init = Trie())
Base.push!(t::Trie, w) = (foldl((n, c) -> get!(Trie, n.children, c), w; init = t).ends[] = true; t)
descend(t::Trie, prefix) = foldl((n, c) -> n === nothing ? nothing : get(n.children, c, nothing), prefix; init = t)
Base.in(w::String, t::Trie) = (n = descend(t, w); n !== nothing && n.ends[])
function words(t::Trie, prefix = "")
    found = t.ends[] ? [prefix] : String[]
    for c in sort!(collect(keys(t.children)))
        append!(found, words(t.children[c], prefix * c))
    end
    return found
end
complete(t, prefix) = (n = descend(t, prefix); n === nothing ? String[] : words(n, prefix))
t = Trie(split("tea ten to inn in i été tent"))
println(words(t), " ", complete(t, "te"), " ", complete(t, "é"), " ", complete(t, "x"), " ", "ten" in t, " ", "te" in t)

struct Ring{T} <: AbstractVector{T}
    data::Vector{T}
    start::Base.RefValue{Int}
    count::Base.RefValue{Int}
end
Ring{T}(n::Int) where {T} = Ring{T}(Vector{T}(undef, n), Ref(0), Ref(0))
Base.size(r::Ring) = (r.count[],)
Base.getindex(r::Ring, i::Int) = (@boundscheck checkbounds(r, i); r.data[mod1(r.start[] + i, length(r.data))])
function Base.push!(r::Ring, x)
    if r.count[] == length(r.data)
        r.start[] += 1
        r.data[mod1(r.start[] + r.count[], length(r.data))] = x
    else
        r.count[] += 1
        r.data[mod1(r.start[] + r.count[], length(r.data))] = x
    end
    return r
end
r = Ring{Int}(3)
println([copy(collect(push!(r, i))) for i in 1:5], " ", r, " ", sum(r), " ", r[end], " ", try r[4] catch e; typeof(e) end)
struct DisjointSet; parent::Vector{Int} end
DisjointSet(n::Int) = DisjointSet(collect(1:n))
root(s::DisjointSet, i) = s.parent[i] == i ? i : (s.parent[i] = root(s, s.parent[i]))
join!(s::DisjointSet, a, b) = (s.parent[root(s, a)] = root(s, b); s)
s = foldl((s, p) -> join!(s, p...), [(1, 2), (3, 4), (2, 3), (6, 7)]; init = DisjointSet(8))
println(length(unique(root(s, i) for i in 1:8)), " ", root(s, 1) == root(s, 4), " ", root(s, 1) == root(s, 6))
