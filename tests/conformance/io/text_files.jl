# Text files: writing and appending, reading whole and by line, positions, modes, and errors.
mktempdir() do dir
    cd(dir) do
        println(write("a.txt", "first\nsecond\n"), " ", read("a.txt", String) |> repr, " ", filesize("a.txt"), " ", isfile("a.txt"), ispath("b.txt"))
        open("a.txt", "a") do io
            println(io, "third"); print(io, "no newline", 4); println(position(io) > 0)
        end
        println(readlines("a.txt"), " ", countlines("a.txt"), " ", collect(eachline("a.txt"; keep=true))[1] |> repr, " ", readline("a.txt"), " ", length(read("a.txt")))
        for (i, line) in enumerate(eachline("a.txt"))
            i > 2 && break
            println(i, ": ", uppercase(line))
        end
        io = open("b.txt", "w+")
        println(isopen(io), isreadable(io), iswritable(io), " ", write(io, "0123456789"), " ", position(io), " ", seek(io, 3) === io, " ", read(io, Char), " ", write(io, "X"), " ", position(io))
        seekstart(io); println(read(io, String), " ", eof(io), " ", seekend(io) |> position, " ", truncate(io, 5) === io, " ", filesize(io))
        flush(io); close(io); println(isopen(io), " ", read("b.txt", String))
        open("b.txt", "r+") do f; write(f, "AB"); end
        println(read("b.txt", String), " ", open(f -> read(f, 3), "b.txt"), " ", open(readline, "b.txt"), " ", open("b.txt"; read=true) do f; readuntil(f, '3'); end, " ", read(open("b.txt"), UInt8))
        open("b.txt", "w") do f; end
        println(filesize("b.txt"), " ", readlines("b.txt"), " ", repr(readline("b.txt")), " ", eof(open("b.txt")), " ", read("b.txt") == UInt8[], " ", isempty(eachline("b.txt") |> collect))
        open("nums.csv", "w") do f
            for i in 1:3; println(f, join((i, i^2, i^3), ',')); end
        end
        rows = [parse.(Int, split(l, ',')) for l in eachline("nums.csv")]
        println(rows, " ", reduce(hcat, rows), " ", sum(sum, rows), " ", open(countlines, "nums.csv"))
        for f in (() -> read("missing.txt"), () -> open("no/such/dir", "w"), () -> readlines("nope"), () -> open("a.txt", "q"), () -> rm("zzz"), () -> cd("absent"), () -> readdir("absent"), () -> mkdir("a.txt"), () -> filesize("zzz"))
            try
                println(f())
            catch e
                println(typeof(e), " ", split(sprint(showerror, e), '\n')[1])
            end
        end
        write("bin", UInt8[0x00, 0xff, 0x10]); println(read("bin"), " ", reinterpret(UInt16, read("bin")[1:2]), " ", open(f -> (skip(f, 1); read(f, UInt8)), "bin"), " ", bytes2hex(read("bin")))
        write("arr", Int32[1, 2, 3]); println(filesize("arr"), " ", read!("arr", zeros(Int32, 3)), " ", open("arr") do f; [read(f, Int32) for _ in 1:3]; end)
    end
end
