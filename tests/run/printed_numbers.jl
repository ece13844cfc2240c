# Numbers go to streams digit by digit: the bounds, padding, streams of other kinds.
using Printf
numbers = Any[0, -1, 9, 10, 99, 100, 101, -100, typemin(Int), typemax(Int), Int8(-128), Int16(-7), Int32(12345),
              UInt8(200), typemax(UInt64), typemin(Int128), typemax(Int128), typemax(UInt128), UInt128(7), big(2)^70]
for n in numbers
    buffer = IOBuffer()
    print(buffer, n)
    text = String(take!(buffer))
    println(n, " ", text == string(n), " ", sprint(show, n), " ", sprint(print, n, n))
end
small = IOBuffer(maxsize = 5)
print(small, 123, 4567)
println(String(take!(small)))
appending = IOBuffer(append = true)
print(appending, 12); seekstart(appending); print(appending, -345)
println(String(take!(appending)))
over = IOBuffer(Vector{UInt8}("abcdefgh"), read = true, write = true)
print(over, 42)
println(String(take!(over)))
try
    print(IOBuffer("x"), 1)
catch e
    println(e)
end
mutable struct Upper <: IO; text::String; end
Base.write(io::Upper, b::UInt8) = (io.text *= Char(b); 1)
upper = Upper("")
print(upper, -1203, ' ', UInt16(7), ' ', typemin(Int128))
println(upper.text)
@printf("%d|%5d|%-5d|%05d|%+d|% d|%d|%d\n", 1, 22, 33, 44, 55, 66, typemin(Int), true)
mktemp() do path, io
    for i in 1:3000
        @printf(io, "%d %d\n", i, -i)
    end
    close(io)
    lines = readlines(path)
    println(length(lines), " ", lines[1], " ", lines[end], " ", all(i -> lines[i] == "$i -$i", 1:3000))
end
