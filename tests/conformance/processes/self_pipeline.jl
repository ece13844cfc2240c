# Filters written in Julia and joined with shell tools: text through several programs, and back as values.
julia = Base.julia_cmd()
upper = `$julia -e 'for l in eachline(); println(uppercase(l)); end'`
number = `$julia -e 'for (i, l) in enumerate(eachline()); println(i, " ", l); end'`
println(read(pipeline(`printf "a\nb\n"`, upper), String) |> repr); println(readlines(pipeline(`printf "x\ny\nz\n"`, upper, number)))
println(read(pipeline(IOBuffer("one\ntwo\n"), upper), String) |> repr, " ", readchomp(pipeline(`echo "3 4 5"`, `$julia -e 'print(sum(parse.(Int, split(readline()))))'`)))
path = tempname(); run(pipeline(`printf "b\na\n"`, `sort`, upper, path)); println(readlines(path)); println(countlines(open(path)), " ", read(pipeline(path, `tr A-Z a-z`), String) |> split); rm(path)
open(pipeline(upper; stdout=path), "w") do io; println(io, "written"); print(io, "twice"); end; println(readlines(path)); rm(path)
both = open(`tr a-z A-Z`, "r+"); write(both, "echo me"); closewrite(both); println(read(both, String)); wait(both); println(process_exited(both), " ", both.exitcode)
println([success(`$julia -e "exit($k)"`) for k in 0:2], " ", success(`test -d /`), " ", [run(ignorestatus(`sh -c "exit $k"`)).exitcode for k in (0, 1, 42)])
p = run(`sleep 30`; wait=false); println(process_running(p)); kill(p); wait(p); println(process_running(p), " ", p.termsignal, " ", success(p))
words = ["it's", "a \"test\"", "\$HOME", "", "é*"]; println(readlines(`printf "%s\n" $words`) == words, " ", read(`echo -n $("a b")c`, String), " ", readchomp(`sh -c "echo \$0 \$1" zero one`))
