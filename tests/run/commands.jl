# External commands.
run(`echo hello world`)
println(success(run(`true`)))
println(repr(read(`echo a b`, String)), " ", readchomp(`printf 'x y'`), " ", readlines(`printf "1\n2\n"`))
name = "two words"
list = ["p", "q r"]
println(read(`printf "%s|" $name $list pre$(1 + 1)post '$name' "in $name"`, String))
println(`echo $name "a b" c`, " ", length(`a b c`.exec), " ", `ls -l`.exec, " ", `a $list`)
println(success(`true`), " ", success(`false`), " ", success(`sh -c "exit 3"`))
try
    run(`sh -c "exit 3"`)
catch e
    println(typeof(e), " ", sprint(showerror, e))
end
println(run(ignorestatus(`false`)).exitcode)
try
    run(`no_such_program_here`)
catch e
    println(e isa Base.IOError)
end
mktempdir() do dir
    file = joinpath(dir, "out.txt")
    run(pipeline(`echo into a file`; stdout=file))
    run(pipeline(`echo more`; stdout=file, append=true))
    println(repr(read(file, String)), " ", read(pipeline(`cat $file`, `tr a-z A-Z`), String))
    println(basename(read(setenv(`pwd`; dir=dir), String)) == basename(dir) * "\n")
end
println(read(setenv(`sh -c 'echo $GREETING'`, "GREETING" => "hi"), String))
println(split(read(`sh -c "echo 1; echo 2"`, String)), " ", [parse(Int, l) for l in eachline(`seq 3`)])
