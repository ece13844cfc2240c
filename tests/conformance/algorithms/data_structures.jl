# Containers of one's own: linked list, stack, queue, binary tree, heap, trie, ring, with iteration and indexing.
abstract type List{T} end
struct Nil{T} <: List{T} end
struct Cons{T} <: List{T}; head::T; tail::List{T}; end
List(xs::T...) where {T} = foldr((x, l) -> Cons{T}(x, l), xs; init=Nil{T}())
Base.iterate(l::List, s=l) = s isa Nil ? nothing : (s.head, s.tail)
Base.length(l::List) = count(_ -> true, l); Base.eltype(::Type{<:List{T}}) where {T} = T
Base.show(io::IO, l::List) = print(io, '(', join(l, ' '), ')')
l = List(3, 1, 2); println(l, " ", length(l), " ", sum(l), " ", collect(l), " ", maximum(l), " ", 2 in l, " ", [2x for x in l], " ", sort(collect(l)), " ", first(l), " ", List("a", "b"), " ", reverse(collect(l)))
mutable struct Tree{K, V}; key::K; value::V; left::Union{Nothing, Tree{K, V}}; right::Union{Nothing, Tree{K, V}}; end
Tree(k::K, v::V) where {K, V} = Tree{K, V}(k, v, nothing, nothing)
function insert!(t::Tree, k, v)
    k == t.key && return t.value = v
    side = k < t.key ? :left : :right
    child = getfield(t, side)
    child === nothing ? setfield!(t, side, Tree(k, v)) : insert!(child, k, v)
    return v
end
Base.get(t::Tree, k, default) = k == t.key ? t.value : (c = k < t.key ? t.left : t.right; c === nothing ? default : get(c, k, default))
walk(t::Nothing) = []; walk(t::Tree) = [walk(t.left); t.key => t.value; walk(t.right)]
depth(t) = t === nothing ? 0 : 1 + max(depth(t.left), depth(t.right))
t = Tree(5, "five"); foreach(k -> insert!(t, k, string(k)), [2, 8, 1, 9, 3]); insert!(t, 8, "eight"); println(walk(t), " ", depth(t), " ", get(t, 8, "none"), " ", get(t, 7, "none"))
struct Heap{T}; items::Vector{T}; end
Heap{T}() where {T} = Heap(T[])
function Base.push!(h::Heap, x)
    push!(h.items, x); i = length(h.items)
    while i > 1 && h.items[i] < h.items[i÷2]; h.items[i], h.items[i÷2] = h.items[i÷2], h.items[i]; i ÷= 2; end
    return h
end
function Base.pop!(h::Heap)
    top = h.items[1]; last = pop!(h.items); isempty(h.items) && return top
    h.items[1] = last; i = 1
    while 2i <= length(h.items)
        c = 2i < length(h.items) && h.items[2i+1] < h.items[2i] ? 2i + 1 : 2i
        h.items[i] <= h.items[c] && break
        h.items[i], h.items[c] = h.items[c], h.items[i]; i = c
    end
    return top
end
Base.isempty(h::Heap) = isempty(h.items)
h = Heap{Int}(); foreach(x -> push!(h, x), [5, 2, 8, 1, 9, 3]); println([pop!(h) for _ in 1:6], " ", isempty(h), " ", pop!(push!(push!(Heap{String}(), "b"), "a")))
mutable struct Trie; ends::Bool; next::Dict{Char, Trie}; Trie() = new(false, Dict()); end
Base.push!(t::Trie, w) = (for c in w; t = get!(Trie, t.next, c); end; t.ends = true)
words(t::Trie, p="") = [t.ends ? [p] : String[]; [w for c in sort(collect(keys(t.next))) for w in words(t.next[c], p * c)]]
starting(t::Trie, p) = (for c in p; haskey(t.next, c) || return String[]; t = t.next[c]; end; words(t, p)); trie = Trie(); foreach(w -> push!(trie, w), ["tea", "ten", "to", "inn", "in"]); println(words(trie), " ", starting(trie, "te"), " ", starting(trie, "x"))
mutable struct Ring{T} <: AbstractVector{T}; items::Vector{T}; first::Int; n::Int; end
Ring{T}(size) where {T} = Ring{T}(Vector{T}(undef, size), 1, 0); Base.size(r::Ring) = (r.n,); Base.getindex(r::Ring, i::Int) = (checkbounds(r, i); r.items[mod1(r.first + i - 1, length(r.items))])
Base.push!(r::Ring, x) = (r.items[mod1(r.first + r.n, length(r.items))] = x; r.n < length(r.items) ? (r.n += 1) : (r.first = mod1(r.first + 1, length(r.items))); r)
r = Ring{Int}(3); foreach(x -> push!(r, x), 1:5); println(r, " ", r[end], " ", sum(r), " ", r .* 2, " ", maximum(r), " ", try r[4] catch e typeof(e) end, " ", 4 in r, " ", reverse(r))
