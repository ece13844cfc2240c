# do blocks with library functions and with own higher-order functions.
println(map([1, 2, 3]) do x
    x > 1 || return 0
    x^2
end)
println(map(1:3, 4:6) do a, b
    a * b
end)
println(filter(1:10) do n
    iseven(n) && n > 4
end)
println(reduce([3, 1, 2]; init = 10) do a, b
    a - b
end)
println(foreach(1:2) do i
    print(i, ";")
end)
d = Dict("a" => 1)
println(get(d, "b") do
    "default"
end, " ", get!(d, "c") do
    3
end, " ", d["c"])
println(findall([5, 1, 7]) do x; x > 4 end, " ", any(x -> x > 6, [5, 7]), " ", ntuple(3) do i; i^2 end)
println(sum([(1, 2), (3, 4)]) do (a, b)
    a * b
end)
println(map(Dict(:k => 2) |> collect) do (key, value)
    "$key=$value"
end)
function with_log(f, name; log = String[])
    push!(log, "begin $name")
    try
        return f(log)
    finally
        push!(log, "end $name")
    end
end
entries = String[]
result = with_log("job"; log = entries) do log
    push!(log, "working")
    42
end
println(result, " ", entries)
try
    with_log("bad"; log = entries) do log
        error("inside")
    end
catch err
    println(err.msg, " ", last(entries))
end
twice(f, x) = f(f(x))
println(twice(3) do x
    x * 10
end)
repeat_call(f, n) = [f() for _ in 1:n]
total = 0
println(repeat_call(3) do
    global total += 2
end)
text = sprint() do io
    print(io, "written ")
    show(io, :symbol)
end
println(text)
println(open(tempname(), "w+") do io
    write(io, "line 1\nline 2\n")
    seekstart(io)
    readlines(io)
end)
nested = map(1:2) do i
    map(1:2) do j
        (i, j)
    end
end
println(nested)
withenv("CONFORMANCE_VAR" => "set") do
    println(ENV["CONFORMANCE_VAR"])
end
println(haskey(ENV, "CONFORMANCE_VAR"))
