# Running programs: output, exit codes, failures, environment, working folder, pipes and input.
println(read(`echo hello`, String) |> repr, " ", readchomp(`printf abc`), " ", readlines(`printf "a\nb\n"`), " ", success(`true`), success(`false`), " ", read(`printf xyz`), " ", collect(eachline(`printf "1\n2"`)), " ", first(readlines(`printf "l1\nl2"`)))
p = run(`true`); println(p.exitcode, " ", success(p), " ", process_exited(p), process_running(p), " ", typeof(p) <: Base.Process)
q = run(ignorestatus(`sh -c "exit 3"`)); println(q.exitcode, " ", success(q), " ", q.termsignal)
for f in (() -> run(`false`), () -> run(`sh -c "exit 7"`), () -> read(`sh -c "exit 2"`), () -> run(`no-such-program-here`), () -> run(``), () -> run(pipeline(`true`, `false`)))
    try
        f(); println("fine")
    catch e
        println(typeof(e), " ", e isa ProcessFailedException ? [x.exitcode for x in e.procs if !success(x)] : "")
    end
end
println(read(setenv(`sh -c 'echo $GREETING $PWD'`, "GREETING" => "hi", "PATH" => ENV["PATH"]; dir="/"), String) |> chomp, " ", read(addenv(`sh -c 'echo $MORE'`, "MORE" => "more"), String) |> chomp, " ", withenv(() -> readchomp(`sh -c 'echo $INNER'`), "INNER" => "inside"), " ", get(ENV, "INNER", "gone"), " ", readchomp(Cmd(`pwd`; dir="/usr")))
println(read(pipeline(`printf "b\na\nc\n"`, `sort`), String) |> repr, " ", read(pipeline(`printf "b\na\nb\n"`, `sort`, `uniq -c`), String) |> split, " ", read(pipeline(`cat`; stdin=IOBuffer("from a buffer")), String))
path = tempname(); run(pipeline(`echo first`; stdout=path)); run(pipeline(`echo second`; stdout=path, append=true)); println(readlines(path)); run(pipeline(`sort -r`; stdin=path, stdout="$path.2")); println(readlines("$path.2")); rm(path); rm("$path.2")
flush(stdout); open(`cat`, "w", stdout) do io; println(io, "written to cat"); end
println(open(io -> read(io, String), `echo opened`) |> chomp, " ", open(`sh -c "echo a; echo b"`) do io; readline(io), readline(io), eof(io); end)
buffer = IOBuffer(); run(pipeline(`echo into a buffer`; stdout=buffer)); println(String(take!(buffer)) |> repr); err = IOBuffer(); run(pipeline(`sh -c "echo oops >&2; echo ok"`; stdout=devnull, stderr=err)); println(String(take!(err)) |> repr)
flush(stdout); run(`echo direct`); println(sprint(showerror, try run(`false`) catch e e end) |> s -> replace(s, r"\[1\]" => "[code]")); println(success(pipeline(`echo x`, `grep -q x`)), " ", success(pipeline(`echo x`, `grep -q y`)), " ", success(`sh -c "exit 1"`))
