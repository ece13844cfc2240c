# Standard streams: redirecting them to files and pipes, printing to each, and putting them back.
dir = mktempdir()
out, err = joinpath(dir, "out"), joinpath(dir, "err")
open(out, "w") do io
    redirect_stdout(io) do
        println("into the file"); print("and ", 42); show("shown"); write(stdout, "\n")
        printstyled("plain", color=:red); println()
    end
end
print(read(out, String))
open(err, "w") do io
    redirect_stderr(io) do
        println(stderr, "oops"); @warn "careful" x = 1; @info "fyi"
    end
end
text = read(err, String)
println(occursin("oops", text), occursin("Warning: careful", text), occursin("x = 1", text), occursin("[ Info: fyi", text))
write(joinpath(dir, "in"), "line 1\nline 2\n3 4\n")
open(joinpath(dir, "in")) do io
    redirect_stdin(io) do
        println(readline(), "|", readline(stdin), "|", parse.(Int, split(readline())), "|", eof(stdin), "|", repr(readline()))
    end
end
old = stdout
rd, wr = redirect_stdout()
println("through a pipe"); print(1, 2)
redirect_stdout(old)
close(wr)
println(read(rd, String), "!", stdout === old)
redirect_stdout(devnull) do; println("nobody sees this"); end
println(devnull isa IO, " ", write(devnull, "abc"), " ", eof(devnull), " ", sprint(show, stdout) isa String, " ", isopen(stdout))
try
    redirect_stdout(() -> error("inside"), devnull)
catch e
    println("after an error: ", e.msg)
end
captured(f) = (path = tempname(); open(io -> redirect_stdout(f, io), path, "w"); s = read(path, String); rm(path); s)
println(repr(captured(() -> print("abc"))), " ", repr(captured(() -> println(stdout, :x => 1))), " ", length(captured(() -> foreach(println, 1:100))))
print(stdout, "a", 'b', 3, "\n"); println(stdout); println(); print(); println(stdout, "end")
