# DelimitedFiles: reading with headers, types, comments and quotes; writing with other delimiters.
using DelimitedFiles
text = "x,y,z\n1,2,3\n4.5,5,\"six, or 6\"\n"
a = readdlm(IOBuffer(text), ','); println(size(a), " ", a, " ", eltype(a))
cells, head = readdlm(IOBuffer(text), ','; header=true); println(head, " ", cells[2, 3], " ", size(cells), " ", typeof(head))
println(readdlm(IOBuffer("1 2\n3 4\n")), " ", readdlm(IOBuffer("1 2\n3 4\n"), Int), " ", readdlm(IOBuffer("1;2\n3;4"), ';', Float32), " ", readdlm(IOBuffer("a b\nc d"), String), " ", readdlm(IOBuffer("1,2\n"), ',', Int, '\n'))
println(readdlm(IOBuffer("# head\n1,2 # rest\n3,4\n"), ','; comments=true), " ", readdlm(IOBuffer("skip\n1,2\n"), ','; skipstart=1), " ", readdlm(IOBuffer("1,2\n\n3,4\n"), ','; skipblanks=true), " ", readdlm(IOBuffer("1,,3\n4,5\n"), ','), " ", readdlm(IOBuffer("true false"), Bool), " ", readdlm(IOBuffer("1,2,3\n4,5,6"), ','; dims=(2, 3)))
for (x, d) in (([1 2; 3 4], '\t'), ([1.5, 2.5], ','), (["a" "b,c"; "d\"e" "f"], ','), (Any[1 "x"; nothing 2.5], ';'), ([(1, 2), (3, 4)], ' '), ([:a => 1], ','))
    io = IOBuffer(); writedlm(io, x, d); println(repr(String(take!(io))))
end
path = tempname(); writedlm(path, ["k" "v"; "one" 1; "two" 2], ','); println(read(path, String), readdlm(path, ','), " ", readdlm(path, ','; header=true)[1][:, 2])
m = [i * j + 0.5 for i in 1:3, j in 1:3]; writedlm(path, m); println(readdlm(path) == m, " ", readlines(path)[1] |> repr); open(f -> writedlm(f, [1 2]), path, "w"); println(readdlm(path, Int)); rm(path)
for f in (() -> readdlm(IOBuffer("1,x"), ',', Int), () -> readdlm(IOBuffer("")), () -> readdlm("missing.csv"))
    try
        println(f())
    catch e
        println(typeof(e))
    end
end
