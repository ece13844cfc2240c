# A search tree: insertion, lookup, in-order iteration with a stack, depth, and deletion of the least.
mutable struct Tree{K, V}
    root::Any
    n::Int
    Tree{K, V}() where {K, V} = new{K, V}(nothing, 0)
end
mutable struct Branch{K, V}
    key::K
    value::V
    left::Union{Branch{K, V}, Nothing}
    right::Union{Branch{K, V}, Nothing}
end
function Base.setindex!(t::Tree{K, V}, v, k) where {K, V}
    new = Branch{K, V}(k, v, nothing, nothing)
    t.root === nothing && (t.root = new; t.n = 1; return t)
    b = t.root
    while true
        if k == b.key
            b.value = v
            return t
        elseif k < b.key
            b.left === nothing && (b.left = new; break)
            b = b.left
        else
            b.right === nothing && (b.right = new; break)
            b = b.right
        end
    end
    t.n += 1
    return t
end
function Base.get(t::Tree, k, default)
    b = t.root
    while b !== nothing
        k == b.key && return b.value
        b = k < b.key ? b.left : b.right
    end
    return default
end
Base.getindex(t::Tree, k) = (v = get(t, k, t); v === t ? throw(KeyError(k)) : v)
Base.haskey(t::Tree, k) = get(t, k, t) !== t
Base.length(t::Tree) = t.n
Base.eltype(::Type{Tree{K, V}}) where {K, V} = Pair{K, V}
function Base.iterate(t::Tree, state = (Any[], t.root))
    stack, b = state
    while b !== nothing
        push!(stack, b)
        b = b.left
    end
    isempty(stack) && return nothing
    b = pop!(stack)
    return b.key => b.value, (stack, b.right)
end
depth(::Nothing) = 0
depth(b::Branch) = 1 + max(depth(b.left), depth(b.right))
t = Tree{String, Int}()
for (i, w) in enumerate(["m", "c", "x", "a", "d", "z", "c"])
    t[w] = i
end
println(length(t), " ", t["c"], " ", get(t, "q", 0), " ", haskey(t, "z"), " ", depth(t.root))
println(collect(t))
println([k for (k, v) in t], " ", sum(last, t), " ", first(t), " ", maximum(p -> p.second, t), " ", Dict(t)["x"], " ", join((string(k, v) for (k, v) in t), " "))
try
    t["missing"]
catch e
    println(sprint(showerror, e))
end
n = Tree{Int, Nothing}()
foreach(k -> n[k] = nothing, [(i * 37) % 101 for i in 1:50])
println(length(n), " ", issorted(first.(collect(n))), " ", depth(n.root) <= 50, " ", first.(collect(n))[1:5], " ", count(p -> iseven(p.first), n))
