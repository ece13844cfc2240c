# Linked structures: a persistent list, a binary search tree with traversals and removal, an AVL tree, a queue of two lists.
abstract type List{T} end
struct Nil{T} <: List{T} end
struct Cons{T} <: List{T}
    head::T
    tail::List{T}
end
list(xs...) = foldr((x, l) -> Cons{eltype(xs)}(x, l), xs; init = Nil{eltype(xs)}())

Base.iterate(l::List, s = l) = s isa Nil ? nothing : (s.head, s.tail)
Base.length(l::Nil) = 0
Base.length(l::Cons) = 1 + length(l.tail)
Base.eltype(::Type{<:List{T}}) where {T} = T
Base.map(f, l::List) = list(map(f, collect(l))...)
Base.show(io::IO, l::List) = print(io, "[", join(l, " -> "), "]")
Base.reverse(l::List{T}) where {T} = foldl((acc, x) -> Cons{T}(x, acc), l; init = Nil{T}())
l = list(1, 2, 3)
println(l, " ", length(l), " ", sum(l), " ", reverse(l), " ", map(x -> x / 2, l), " ", collect(l), " ", Cons(0, l), " ", l.tail === Cons(9, l.tail).tail, " ", Nil{Int}(), " ", 2 in l)

mutable struct Tree{K}
    key::K
    left::Union{Tree{K}, Nothing}
    right::Union{Tree{K}, Nothing}
end
Tree(k) = Tree(k, nothing, nothing)
insert(::Nothing, k) = Tree(k)
function insert(t::Tree, k)
    k < t.key ? (t.left = insert(t.left, k)) : k > t.key && (t.right = insert(t.right, k))
    return t
end
remove(::Nothing, k) = nothing
function remove(t::Tree, k)
    if k < t.key
        t.left = remove(t.left, k)
    elseif k > t.key
        t.right = remove(t.right, k)
    else
        t.left === nothing && return t.right
        t.right === nothing && return t.left
        m = t.right
        while m.left !== nothing
            m = m.left
        end
        t.key = m.key
        t.right = remove(t.right, m.key)
    end
    return t
end
inorder(::Nothing) = []
inorder(t::Tree) = [inorder(t.left); t.key; inorder(t.right)]
preorder(t) = t === nothing ? [] : [t.key; preorder(t.left); preorder(t.right)]
depth(t) = t === nothing ? 0 : 1 + max(depth(t.left), depth(t.right))
function levels(t)
    out, row = [], [t]
    while !isempty(row)
        push!(out, [n.key for n in row])
        row = [c for n in row for c in (n.left, n.right) if c !== nothing]
    end
    return out
end
contains_key(t, k) = t !== nothing && (k == t.key || contains_key(k < t.key ? t.left : t.right, k))
t = foldl(insert, [50, 30, 70, 20, 40, 60, 80, 30]; init = nothing)
println(inorder(t), " ", preorder(t), " ", depth(t), " ", levels(t), " ", contains_key(t, 60), contains_key(t, 65))
for k in (20, 30, 50, 99)
    global t = remove(t, k)
    println("without ", k, ": ", inorder(t), " root ", t.key)
end
struct Avl{K}
    key::K
    left::Union{Avl{K}, Nothing}
    right::Union{Avl{K}, Nothing}
    height::Int
end
height(::Nothing) = 0
height(a::Avl) = a.height
node(k::K, l, r) where {K} = Avl{K}(k, l, r, 1 + max(height(l), height(r)))
right_turn(a) = node(a.left.key, a.left.left, node(a.key, a.left.right, a.right))
left_turn(a) = node(a.right.key, node(a.key, a.left, a.right.left), a.right.right)
function balance(a)
    d = height(a.left) - height(a.right)
    d > 1 && return right_turn(height(a.left.left) >= height(a.left.right) ? a : node(a.key, left_turn(a.left), a.right))
    d < -1 && return left_turn(height(a.right.right) >= height(a.right.left) ? a : node(a.key, a.left, right_turn(a.right)))
    return a
end
add(::Nothing, k) = node(k, nothing, nothing)
add(a::Avl, k) = k == a.key ? a : balance(k < a.key ? node(a.key, add(a.left, k), a.right) : node(a.key, a.left, add(a.right, k)))
keys_of(a) = a === nothing ? Int[] : [keys_of(a.left); a.key; keys_of(a.right)]
a = foldl(add, 1:100; init = nothing)
println(a.key, " ", height(a), " ", keys_of(a) == 1:100, " ", height(foldl(add, [5, 3, 8, 1, 4]; init = nothing)), " ", height(foldl(add, 20:-1:1; init = nothing)))
struct Fifo{T}
    front::List{T}
    back::List{T}
end
Fifo{T}() where {T} = Fifo{T}(Nil{T}(), Nil{T}())
put(q::Fifo{T}, x) where {T} = Fifo{T}(q.front, Cons{T}(x, q.back))
function take(q::Fifo{T}) where {T}
    q.front isa Cons && return q.front.head, Fifo{T}(q.front.tail, q.back)
    q.back isa Nil && throw(ArgumentError("queue is empty"))
    return take(Fifo{T}(reverse(q.back), Nil{T}()))
end
q = foldl(put, 1:3; init = Fifo{Int}())
x, q1 = take(q)
y, q2 = take(put(q1, 4))
println(x, y, take(q2)[1], " ", take(q)[1], " ", try take(Fifo{Int}()) catch e; e.msg end)
