# Tables as text.
using DelimitedFiles
b(s) = IOBuffer(s)
p(f) = try x = f(); show(x); println() catch e; println("ERR ", sprint(showerror, e)) end
macro t(exs...) Expr(:block, [:(p(() -> $(esc(e)))) for e in exs]...) end
@t readdlm(b("1 2\n3 4\n")) readdlm(b("1,2\n3,4"),',') readdlm(b("1,2\n3,x"),',') readdlm(b("1,2\n3,4"),',',Int) readdlm(b("a,b\n1,2\n3,4"),',';header=true) readdlm(b("a,b\n1,2\n3,4"),',',Int;header=true) readdlm(b("1\t2\n3\t4\n")) readdlm(b("1 , 2\n 3,4 "),',') readdlm(b("1,,3\n4,5"),',') readdlm(b("\"a,b\",2\nc,\"d\"\"e\""),',') readdlm(b("# c\n1 2 # d\n3 4");comments=true) readdlm(b("x\ny\n1 2\n3 4");skipstart=2) readdlm(b("1 2\n\n3 4")) readdlm(b("1,2\r\n3,4\r\n"),',') readdlm(b("true,1\nfalse,2.5"),',') readdlm(b("1,a"),',',Int) readdlm(b("a b\nc d"),String) readdlm(b("a b\nc d"),Char) readdlm(b("1;2|3;4"),';','|') readdlm(b("1.5,2\n1e3,-4"),',',Float32) readdlm(b("1,2,\n3,4,"),',') readdlm(b("  1   2  \n 3 4")) readdlm(b("a,1,2.5,true\n"),',',Any) readdlm(b("1,2\n3,4"),',';quotes=false) readdlm(b("é,ü\nß,1"),',') readdlm(b("2020-01-01,3"),',')
w(a...; o...) = (io=IOBuffer(); writedlm(io,a...;o...); String(take!(io)))
@t w([1 2;3 4]) w([1,2,3]) w([1.5 2;3 4],',') w(["a" "b,c";"d\"e" "f"],',') w([(1,2),(3,"x")],", ") w([[1,2],[3]]) w(Any[1 "a";2.5 nothing]) w(["a b","c"],' ';quotes=false) w(zip([1,2],["a","b"]),'|') w([1 2;3 4],';') w([true false]) w(1:3)
f=tempname(); writedlm(f,[1 2;3 4],','); println(read(f,String), readdlm(f,',',Int)); rm(f)
