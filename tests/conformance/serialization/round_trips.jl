# Serialization of plain values, collections, types, functions and cyclic structures, and reading them back.
using Serialization
back(x) = (io = IOBuffer(); serialize(io, x); seekstart(io); deserialize(io))
values = Any[1, -5, 0x0f, 2.5, 1f0, Float16(2), true, 'c', '∀', "text", "é\0x", :sym, nothing, missing, 1:5, 1:2:9, (1, "a", (2.5,)), (a=1, b="x"), [1, 2, 3], [1.5 2; 3 4], ["a", "b"], Any[1, "x", nothing], Int[], Dict("k" => [1, 2], "z" => Dict(1 => 2)), Set([1, 2]), 1 // 3, 2 + 3im, big(10)^30, Int, Vector{Int}, Union{Int, Missing}, Tuple{Int, String}, r"a+b"i, v"1.2.3", :(x + 1), Some(3), Ref(4)[], 1 => 2, [missing, 1], BitVector([1, 0, 1]), UInt8[1, 2], collect("hey"), SubString("hello", 2, 4), CartesianIndex(1, 2), pi, typemax(Int128)]
println(count(x -> isequal(back(x), x) && typeof(back(x)) == typeof(x), values), " of ", length(values))
foreach(x -> isequal(back(x), x) || println("differs: ", repr(x), " ", repr(back(x))), values)
struct Pt{T}; x::T; tag::Symbol; end
mutable struct Linked; v::Int; next::Union{Nothing, Linked}; end
println(back(Pt(1.5, :a)), " ", back([Pt(1, :b), Pt(2, :c)]), " ", back(Pt) == Pt, " ", back(Pt{Int}))
l = Linked(1, nothing); l.next = l; m = back(l); println(m.v, " ", m.next === m, " ", m !== l)
shared = [1, 2]; s = back((shared, shared, copy(shared))); println(s[1] === s[2], " ", s[1] === s[3], " ", s)
println(back(sin)(0.0), " ", back(+)(1, 2), " ", back(Base), " ", back(isodd) === isodd)
path = tempname(); serialize(path, Dict(:n => 1:3)); println(deserialize(path), " ", open(deserialize, path) == Dict(:n => 1:3)); rm(path)
io = IOBuffer(); for x in (1, "two", [3]); serialize(io, x); end; seekstart(io); println([deserialize(io) for _ in 1:3], " ", eof(io))
for f in (() -> deserialize(IOBuffer()), () -> deserialize("no file"))
    try
        println(f())
    catch e
        println(typeof(e))
    end
end
