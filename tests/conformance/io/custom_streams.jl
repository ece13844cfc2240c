# Streams of one's own: an IO that counts, one that changes what passes, a tee, and reading through a filter.
mutable struct Counting{T <: IO} <: IO; io::T; bytes::Int; end
Counting(io) = Counting(io, 0)
Base.write(c::Counting, b::UInt8) = (c.bytes += 1; write(c.io, b))
c = Counting(IOBuffer()); print(c, "héllo ", 42, ' ', [1, 2]); println(c); write(c, 'x', 0x21); show(c, "q"); println(c.bytes, " ", repr(String(take!(c.io))))
struct Upper{T <: IO} <: IO; io::T; end
Base.write(u::Upper, b::UInt8) = write(u.io, UInt8(uppercase(Char(b))))
u = Upper(stdout); println(u, "shouting ", 1.5, " ", :sym); print(u, "a", 'b'); join(u, ["x", "y"], "-"); println(u)
struct Tee{A <: IO, B <: IO} <: IO; a::A; b::B; end
Base.write(t::Tee, b::UInt8) = (write(t.a, b); write(t.b, b))
log = IOBuffer(); println(Tee(stdout, log), "to both ", 2 + 2); println(repr(String(take!(log))))
mutable struct Letters <: IO; s::String; i::Int; end
Base.eof(r::Letters) = r.i > ncodeunits(r.s)
Base.read(r::Letters, ::Type{UInt8}) = eof(r) ? throw(EOFError()) : (r.i += 1; codeunit(r.s, r.i - 1))
r = Letters("first line\nsecond é\nrest of it", 1); println(readline(r), "|", read(r, Char), "|", readuntil(r, ' '), "|", readline(r), "|", read(r, String), "|", eof(r)); println(collect(eachline(Letters("a\nb\n", 1))), " ", read(Letters("abc", 1), 2), " ", readlines(Letters("p\nq", 1)), " ", try read(Letters("", 1), Char) catch e typeof(e) end)
lines(io) = Channel{String}(32) do ch; for l in eachline(io); isempty(l) || put!(ch, l); end; end; println(collect(lines(IOBuffer("one\n\ntwo\nthree"))))
mutable struct Indenting{T <: IO} <: IO; io::T; depth::Int; fresh::Bool; end
function Base.write(i::Indenting, b::UInt8)
    i.fresh && b != UInt8('\n') && print(i.io, "  "^i.depth)
    i.fresh = b == UInt8('\n')
    return write(i.io, b)
end
indented(f, i) = (i.depth += 1; try f() finally i.depth -= 1 end); i = Indenting(stdout, 0, true)
println(i, "begin"); indented(i) do; println(i, "inner\nlines"); indented(() -> println(i, [1, 2]), i); end; println(i, "end")
println(sprint(io -> print(Upper(io), "via sprint")), " ", Upper(stdout) isa IO, " ", isreadable(IOBuffer("x")), " ", iswritable(IOBuffer("x")), " ", isopen(IOBuffer()), " ", (b = IOBuffer(); close(b); isopen(b)), " ", unsafe_string(pointer("cstring")), " ", unsafe_string(pointer("abcdef"), 3))
