# Sharing and copying: Ref, aliasing, mutable and immutable structs, copy and deepcopy, arguments.
r = Ref(1)
r[] += 5
s = r
s[] *= 2
println(r[], " ", r === s, " ", r == Ref(12), " ", typeof(r), " ", Ref{Any}("x")[], " ", Ref{Float64}(2)[], " ", isassigned(Ref{String}()), " ", r)
bump!(x::Ref) = (x[] += 1; x)
bump!(r)
println(r[], " ", (() -> (r[] = 0; r[]))(), " ", r[])
a = [1, 2, 3]
b = a
c = copy(a)
b[1] = 100
println(a, c, a === b, a === c, a == c)
change!(v) = (v[2] = 0; nothing)
rebind(v) = (v = [9]; v)
change!(a); println(a, " ", rebind(a), " ", a)
nested = [[1], [2]]
shallow, deep = copy(nested), deepcopy(nested)
push!(nested[1], 5)
println(shallow, deep, " ", shallow[1] === nested[1], deep[1] === nested[1])
mutable struct Node
    value::Int
    next::Union{Node, Nothing}
end
n = Node(1, Node(2, nothing))
m = deepcopy(n)
n.next.value = 20
println(m.next.value, " ", n.next.value)
loop = Node(7, nothing); loop.next = loop
twin = deepcopy(loop)
println(twin.next === twin, " ", twin === loop, " ", twin.value)
struct Frozen
    items::Vector{Int}
    n::Int
end
f = Frozen([1], 2)
push!(f.items, 5)
println(f, " ", try f.n = 3 catch e; e isa ErrorException end)
grid = fill([], 2)
push!(grid[1], 1)
rows = [[] for _ in 1:2]
push!(rows[1], 1)
println(grid, rows, " ", grid[1] === grid[2])
d = Dict(:k => [1]); e = copy(d); push!(e[:k], 2); e[:new] = [3]
println(d, " ", length(e))
x = y = [0]
push!(x, 1)
println(y, " ", x === y)
z = x; z = vcat(z, 2)
println(x, z)
w = [1, 2, 3, 4]
v = @view w[2:3]
v[1] = 50
part = w[2:3]; part[1] = -1
println(w, v, part, " ", parent(v) === w)
w .= 0; println(w, v); w[:] = 1:4; println(v)
function accumulate_default(x, list = Int[])
    return push!(list, x)
end
println(accumulate_default(1), accumulate_default(2))
const cache = Int[]
remember(x) = push!(cache, x)
remember(1); remember(2); println(cache)
t = (1, [2])
t[2][1] = 3
println(t, " ", hash(t) == hash((1, [3])))
sw = [1, 2]; sw[1], sw[2] = sw[2], sw[1]; println(sw)
st = "abc"; st2 = st; st2 *= "d"; println(st, " ", st2, " ", try st[1] = 'x' catch er; er isa MethodError end)
i = 5; j = i; j += 1; println(i, j)
bx = Base.RefValue(3); arr = Ref.([1, 2]); foreach(q -> q[] *= 10, arr); println(getindex.(arr), " ", bx[], " ", map(q -> q[], arr), " ", Ref([1, 2])[][2])
memo = IdDict(); memo[[1]] = "a"; key = [1]; memo[key] = "b"; println(length(memo), " ", memo[key], " ", haskey(memo, [1]))
