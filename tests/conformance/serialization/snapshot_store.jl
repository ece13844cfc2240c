# A small store of documents that is written to a file and read back, with what refers to itself.
using Serialization, Dates

mutable struct Node
    name::Symbol
    links::Vector{Node}
end
Node(name) = Node(name, Node[])
struct Document{T}
    title::String
    body::T
    written::Date
    tags::Set{String}
end
Base.:(==)(a::Document, b::Document) = a.title == b.title && a.body == b.body && a.written == b.written && a.tags == b.tags

function through_buffer(x)
    io = IOBuffer()
    serialize(io, x)
    seekstart(io)
    return deserialize(io)
end

store = Dict{String, Any}(
    "plan" => Document("Plan", [1, 2, 3], Date(2024, 5, 17), Set(["work", "draft"])),
    "poem" => Document("Poem", "roses\nare red ♥", Date(1999), Set{String}()),
    "data" => Document("Data", (x = [1.5 2.5; 3.5 4.5], n = nothing, m = missing), Date(2020, 2, 29), Set(["a"])))
path = tempname()
serialize(path, store)
copied = deserialize(path)
println(isfile(path), " ", copied isa Dict{String, Any}, " ", sort(collect(keys(copied))))
println(copied["plan"] == store["plan"], " ", copied["poem"].body, " ", copied["data"].body.x)
println(typeof(copied["plan"]), " ", typeof(copied["data"].body))
rm(path)

a, b = Node(:a), Node(:b)
push!(a.links, b, a)
push!(b.links, a)
c = through_buffer(a)
println(c.name, " ", c !== a, " ", c.links[2] === c, " ", c.links[1].links[1] === c)
shared = [1, 2]
pair = through_buffer([shared, shared])
push!(pair[1], 3)
println(pair, " ", shared)

io = IOBuffer()
for x in (1, "two", :three, 4.0f0, '5', 6//1, 7im, big(8)^30, nothing, 0x09, true, 1:3, (1, (2,)), Int8(-1))
    serialize(io, x)
end
seekstart(io)
read_back = []
while !eof(io)
    push!(read_back, deserialize(io))
end
println(read_back)
println(map(typeof, read_back)[1:8])
println(through_buffer(sin)(0.0), " ", through_buffer(Vector{Int}), " ", through_buffer(r"a+b"i), " ", through_buffer(v"1.2.3"))
println(isequal(through_buffer([missing, 1, NaN]), [missing, 1, NaN]))
println(through_buffer(DateTime(2024, 1, 2, 3, 4, 5)), " ", through_buffer(BitVector([1, 0, 1])), " ", through_buffer(SubString("hello", 2, 4)))
println(through_buffer(Union{Int, Nothing}[1, nothing]), " ", through_buffer(Dict(1 => [2 => 3])))
