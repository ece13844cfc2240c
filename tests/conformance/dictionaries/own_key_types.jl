# Keys of one's own: hash and ==, mutable keys by identity, IdDict, keys of mixed type.
struct Point
    x::Int
    y::Int
end
struct Name
    text::String
end
Base.:(==)(a::Name, b::Name) = lowercase(a.text) == lowercase(b.text)
Base.hash(n::Name, h::UInt) = hash(lowercase(n.text), hash(:Name, h))
visited = Dict(Point(0, 0) => "start", Point(1, 2) => "end")
println(visited[Point(1, 2)], " ", haskey(visited, Point(2, 1)))
people = Dict(Name("Ada") => 1815)
people[Name("ADA")] = 1816
println(length(people), " ", people[Name("ada")], " ", Name("x") == Name("X"), " ", isequal(Name("x"), Name("X")), " ", Name("x") in Set([Name("X")]), " ", unique([Name("a"), Name("A"), Name("b")]))
mutable struct Node
    label::Int
end
a, b = Node(1), Node(1)
d = Dict(a => "first", b => "second")
println(length(d), " ", d[a], " ", d[b], " ", haskey(d, Node(1)))
a.label = 99
println(d[a])
i = IdDict{Any, String}([1] => "vector", "s" => "string")
k = [1]
i[k] = "mine"
println(length(i), " ", i[k], " ", haskey(i, [1]), " ", haskey(i, "s"), " ", get(i, [1], "none"), " ", pop!(i, k), " ", length(i))
m = Dict{Any, Any}(1 => :int, "1" => :string, 1.5 => :float, :one => :symbol, (1, 2) => :tuple, [1] => :vector, nothing => :nothing, missing => :missing)
println(m[1.0], m["1"], m[3/2], m[(1, 2)], m[[1]], m[nothing], m[missing], " ", length(m))
t = Dict((r, c) => r * c for r in 1:3, c in 1:3)
println(t[2, 3], " ", t[(3, 3)], " ", length(t))
t[1, 1] = 100
println(t[1, 1], " ", haskey(t, (4, 1)), " ", sum(values(t)))
ws = WeakKeyDict{Node, Int}()
ws[a] = 7
println(ws[a], " ", haskey(ws, b), " ", length(ws))
println(hash(Point(1, 2)) == hash(Point(1, 2)), " ", hash(1) == hash(1.0) == hash(big(1)) == hash(0x1), " ", hash([1, 2]) == hash(1:2), " ", hash("a") == hash(SubString("ba", 2)), " ", isequal([1, 2], 1:2))
