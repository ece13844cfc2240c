# copy and deepcopy: what is shared and what is new, cycles, identity kept inside, and types with copies of their own.
inner = [1, 2]; outer = [inner, inner]; shallow, deep = copy(outer), deepcopy(outer)
push!(inner, 3); println(shallow, " ", deep, " ", shallow[1] === inner, " ", deep[1] === inner, " ", deep[1] === deep[2], " ", outer == shallow, " ", outer == deep)
mutable struct Node; name::String; links::Vector{Node}; end
a = Node("a", []); b = Node("b", [a]); push!(a.links, b, a); c = deepcopy(a)
println(c !== a, " ", c.links[1] !== b, " ", c.links[1].links[1] === c, " ", c.links[2] === c, " ", c.name == a.name)
d = Dict("k" => [1], "t" => (1, [2])); e = deepcopy(d); push!(d["k"], 9); push!(d["t"][2], 8); println(e, " ", d["k"], " ", copy(d)["k"] === d["k"])
struct Box; v::Vector{Int}; end
x = Box([1]); y = deepcopy(x); push!(x.v, 2); println(y.v, " ", x.v, " ", deepcopy(x).v == x.v, " ", deepcopy(5), " ", deepcopy("s") == "s", " ", deepcopy(:q) === :q, " ", deepcopy(nothing) === nothing)
struct Handle; id::Int; end
Base.deepcopy_internal(h::Handle, ::IdDict) = Handle(h.id + 100)
Base.copy(h::Handle) = Handle(-h.id)
println(deepcopy(Handle(1)), " ", deepcopy([Handle(1), Handle(2)]), " ", copy(Handle(7)), " ", copy([Handle(7)]), " ", deepcopy((Handle(3), "x")))
v = [1, 2, 3]; w = v; u = copy(v); w[1] = 10; println(v, " ", u, " ", v === w, " ", v == u, " ", copy(v) !== v, " ", copy(Set([1])), " ", copy(BitVector([1])), " ", copy(1:3), " ", copy(:(a + b)), " ", copy([1 2; 3 4]))
m = [[1], [2]]; n = [copy(r) for r in m]; m[1][1] = 5; println(n, " ", m, " ", map(copy, m) == m, " ", similar(m) isa Vector{Vector{Int}}, " ", fill([0], 2) |> f -> (push!(f[1], 1); f), " ", [Int[] for _ in 1:2] |> f -> (push!(f[1], 1); f))
r = Ref([1]); s = deepcopy(r); push!(r[], 2); println(s[], " ", r[], " ", IdDict(v => 1)[v], " ", haskey(IdDict(v => 1), copy(v)), " ", haskey(Dict(v => 1), copy(v)), " ", objectid(v) == objectid(w), " ", objectid(v) == objectid(u), " ", v ≡ w)
f = let z = [0]; () -> (z[1] += 1); end; g = deepcopy(f); f(); f(); println(f(), " ", g())
