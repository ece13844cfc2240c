struct Oops <: Exception
    code::Int
end
function risky(n)
    n > 2 && throw(Oops(n))
    return n
end
for n in 1:4
    try
        println("ok ", risky(n))
    catch e
        e isa Oops || rethrow()
        println("caught ", e.code)
    finally
        println("done ", n)
    end
end
f() = try
    error("inner")
catch
    try
        error("second")
    catch e
        e.msg
    end
end
println(f())
r = try
    1 ÷ 0
catch e
    typeof(e)
else
    :none
end
println(r)
for g in (() -> [1, 2][3], () -> sqrt(-1.0), () -> parse(Int, "x"), () -> Dict(:a => 1)[:b], () -> Int8(300), () -> nothing + 1)
    try
        g()
    catch e
        println(first(split(sprint(showerror, e), '\n')))
    end
end
function nested()
    out = []
    for i in 1:3
        try
            i == 2 && continue
            push!(out, i)
        finally
            push!(out, -i)
        end
    end
    return out
end
println(nested())
