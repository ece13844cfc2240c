# A small log reader: copies lines and fields from one stream to another and reads numbers one by one.
const text = """
level=info
user=ann;id=17
user=bob;id=42
rest without end"""

function fields(io::IO)
    found = Pair{String, String}[]
    out = IOBuffer()
    while !eof(io)
        name = String(take!(copyuntil(out, io, '=')))
        isempty(name) && break
        value = String(take!(copyuntil(out, io, ';')))
        push!(found, name => value)
    end
    return found
end

io = IOBuffer(text)
out = IOBuffer()
println(copyline(out, io) === out)
println(repr(String(take!(out))))
copyline(out, io; keep = true)
println(repr(String(take!(out))))
line = sprint(copyline, io)
println(fields(IOBuffer(line)))
println(repr(sprint(copyuntil, io, "out ")))
println(repr(sprint(copyline, io)), " ", eof(io))

# Values of one type until the stream ends.
println(collect(readeach(IOBuffer("né!"), Char)))
numbers = IOBuffer()
write(numbers, Int16[3, -1, 400])
seekstart(numbers)
println(sum(readeach(numbers, Int16)), " ", eltype(readeach(numbers, Int16)))
println(Base.IteratorSize(readeach(numbers, UInt8)))

# Files.
mktempdir() do folder
    path = joinpath(folder, "a.txt")
    write(path, "first,second\nthird")
    println(repr(sprint(copyline, path)), " ", repr(sprint(copyuntil, path, ',')))
end

# Columns of a table cut to a width.
for name in ("short", "a rather long name", "ünïcödé text")
    println("|", rpad(Base.rtruncate(name, 9), 9), "|", rpad(Base.ltruncate(name, 9), 9), "|", rpad(Base.ctruncate(name, 9), 9), "|")
end
println(Base.rtruncate("foobarbaz", 5, "..."), " ", Base.ltruncate("foobarbaz", 5, "..."), " ", Base.ctruncate("foobarbaz", 5, "...; "))
