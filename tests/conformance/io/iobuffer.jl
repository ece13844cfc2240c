# IOBuffer: writing, reading, seeking, marking, truncating and taking the bytes.
io = IOBuffer()
println(write(io, "héllo"), " ", write(io, 0x21), " ", write(io, 'é'), " ", write(io, UInt16(0x4142)), " ", write(io, [0x01, 0x02]), " ", write(io, "a", "b"), " ", position(io), " ", eof(io))
println(String(take!(io)) |> repr, " ", take!(io) == UInt8[], " ", isopen(io), isreadable(io), iswritable(io))
io = IOBuffer("line one\nline two\r\nlast")
println(readline(io), "|", readline(io; keep=true) |> repr, "|", position(io), "|", eof(io), "|", bytesavailable(io), "|", read(io, Char), "|", peek(io, Char), "|", peek(io), "|", read(io, 2), "|", read(io, String), "|", eof(io), "|", repr(read(io, String)))
seekstart(io); println(read(io, 4), " ", skip(io, 1) === io, " ", read(io, 3) |> String, " ", seek(io, 2) === io, " ", read(io, UInt8), " ", seekend(io) |> position)
seekstart(io); mark(io); skip(io, 5); println(ismarked(io), " ", position(io), " ", reset(io), " ", position(io), " ", ismarked(io), " ", unmark(io))
println(readuntil(IOBuffer("key=value=x"), '='), " ", readuntil(IOBuffer("key=value"), "va"; keep=true), " ", readuntil(IOBuffer("abc"), 'z'), " ", readuntil(IOBuffer(UInt8[1, 2, 3]), 0x02), " ", readlines(IOBuffer("a\nb\n\nc")), " ", readlines(IOBuffer("a\nb\n"); keep=true), " ", collect(eachline(IOBuffer("x\ny"))), " ", countlines(IOBuffer("1\n2\n3")))
io = IOBuffer(UInt8[1, 2, 3, 4, 5, 6, 7, 8]); println(read(io, UInt16), " ", read(io, Int8), " ", readavailable(io))
io = IOBuffer(); for x in (Int32(-5), 2.5, true, 'x', 1 // 1 |> Int, 0x0a0b) write(io, x) end
seekstart(io); println(read(io, Int32), " ", read(io, Float64), " ", read(io, Bool), " ", read(io, Char), " ", read(io, Int64), " ", read(io, UInt16), " ", eof(io))
io = IOBuffer(; read=true, write=true, append=true); print(io, "ab"); seekstart(io); println(read(io, String), " ", (print(io, "cd"); seekstart(io); read(io, String)))

io = IOBuffer(); print(io, "0123456789"); truncate(io, 4); println(String(take!(io)), " ", sprint(print, 1, 'a', "b"), " ", sprint(io -> print(io, get(io, :compact, false)); context=:compact => true), " ", sprint(show, "q"; sizehint=10))
v = zeros(UInt8, 4); println(readbytes!(IOBuffer("abcdef"), v), " ", v, " ", read!(IOBuffer("wxyz"), v), " ", read!(IOBuffer(UInt8[1, 0, 2, 0]), zeros(Int16, 2)), " ", readbytes!(IOBuffer("ab"), v, 10), " ", v)
for f in (() -> read(IOBuffer(), UInt8), () -> read(IOBuffer("ab"), Int32), () -> write(IOBuffer("ro"), "x"), () -> seek(IOBuffer("abc"), -1), () -> read!(IOBuffer("a"), v), () -> (i = IOBuffer("x"); close(i); read(i, Char)), () -> reset(IOBuffer()))
    try
        println(f())
    catch e
        println(typeof(e))
    end
end
copyto = IOBuffer(); println(write(copyto, IOBuffer("copied")), " ", String(take!(copyto)), " ", join(IOBuffer(), [1]) === nothing, " ", String(take!(copy(IOBuffer("dup")))))
