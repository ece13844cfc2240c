# Values as bytes and back.
using Serialization
struct Point{T}
    x::T
    y::T
end
mutable struct Node
    value::Any
    next::Union{Node,Nothing}
end
struct Empty end
mutable struct Partly
    a::Int
    b::String
    Partly(a) = (p = new(); p.a = a; p)
end
named(x) = x + 1
Base.:(==)(a::Node, b::Node) = a.value == b.value
function trip(x)
    io = IOBuffer()
    serialize(io, x)
    seekstart(io)
    return deserialize(io)
end
values = Any[1, -5, 1000000, 0x01, Int8(3), Int128(2)^100, 1.5, 2.5f0, Float16(0.5), true, false, 'x', 'é', nothing, missing, "text", "",
             :sym, (1, "a", (2.0,)), (a=1, b="c"), [1, 2, 3], [1.5 2.5; 3.5 4.5], Any[1, "a", nothing], String["x", "yz"], Int[], zeros(0, 3),
             Dict("a" => 1, "b" => 2), Dict{Symbol,Any}(:k => [1, 2]), Set([1, 2, 3]), 1:10, 1:2:9, 0.0:0.5:2.0, 1 => 2, 3//4, 1 + 2im,
             Point(1, 2), Point("a", "b"), Empty(), Node(1, Node(2, nothing)), Int, Vector{Int}, Union{Int,Nothing}, Dict{String,Vector{Int}},
             Vector, Tuple{Int,Vararg{String}}, Point, :(f(x) + 1), big(2)^100, sin, named, Base, Base.Iterators, BitVector([1, 0, 1]),
             SubString("hello", 2, 4), view([1, 2, 3], 2:3), Some(1), [[1], [2, 3]], Char['a', 'b'], Union{Int,Missing}[1, missing], r"a+"i,
             ArgumentError("bad"), v"1.2.3", Ref(5)[], [(1, 'a'), (2, 'b')], Bool[1, 0]]
for x in values
    y = trip(x)
    (typeof(y) === typeof(x) && (isequal(x, y) || string(x) == string(y))) || println("differs: ", repr(x), " ", repr(y))
end
# Objects that occur twice stay one, cycles stay cycles.
v = [1, 2]
w = trip([v, v])
println(w[1] === w[2], " ", w)
n = Node(1, nothing)
n.next = n
m = trip(n)
println(m.next === m, " ", m.value)
p = trip(Partly(3))
println(p.a, " ", isdefined(p, :b))
a = Vector{Any}(undef, 2)
a[2] = a
b = trip(a)
println(isassigned(b, 1), " ", b[2] === b)
path = tempname()
serialize(path, Dict(:a => [1, 2], :b => "x"))
println(sort(collect(deserialize(path)); by=first))
rm(path)
io = IOBuffer()
serialize(io, 1)
serialize(io, "two")
seekstart(io)
println(deserialize(io), deserialize(io))
println(deserialize(IOBuffer(take!(let o = IOBuffer(); serialize(o, Point(1.5, 2.5)); o end))))
mutable struct Fixed
    const a::Int
    b::Any
end
fixed = trip(Fixed(1, [2]))
println(fixed.a, fixed.b)
