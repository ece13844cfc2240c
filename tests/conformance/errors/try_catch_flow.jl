# try, catch, else, finally: order of execution, values, returns, nesting, rethrow.
log = String[]
note(s) = push!(log, s)
flush_log() = (println(join(log, " ")); empty!(log))
function run(f)
    try
        note("try")
        f()
        note("done")
    catch err
        note("catch:" * string(typeof(err)))
    else
        note("else")
    finally
        note("finally")
    end
end
run(() -> 1); flush_log()
run(() -> error("x")); flush_log()
value = try 1 catch; 2 else 3 finally 4 end
println(value)
println(try error() catch; 2 else 3 finally 4 end)
function early(n)
    for i in 1:n
        try
            i == 2 && continue
            i == 4 && break
            i == 6 && return "returned"
            note("body$i")
        finally
            note("f$i")
        end
    end
    return "ended"
end
println(early(3)); flush_log()
println(early(9)); flush_log()
function nested()
    try
        try
            error("inner")
        catch err
            note("first " * err.msg)
            error("second")
        finally
            note("cleanup")
        end
    catch err
        note("outer " * err.msg)
    end
end
nested(); flush_log()
function rethrown()
    try
        try
            throw(KeyError(:a))
        catch err
            note(string(err.key))
            rethrow()
        end
    catch err
        return err
    end
end
println(rethrown()); flush_log()
function replaced()
    try
        throw(KeyError(:a))
    catch err
        rethrow(ArgumentError("instead"))
    end
end
println(try replaced() catch err; err end)
in_else() = try
    1
catch
    "caught"
else
    error("from else")
end
println(try in_else() catch err; err.msg end)
override() = try return 1 finally note("after return") end
println(override()); flush_log()
counter = 0
retry_until(f, n) = for attempt in 1:n
    try
        return f(attempt)
    catch
        global counter += 1
        attempt == n && rethrow()
    end
end
println(retry_until(a -> a < 3 ? error("no") : a, 5), " ", counter)
println(try retry_until(a -> error("always $a"), 2) catch e; e.msg end)
x = try
    undefined_function(1)
catch e
    e isa UndefVarError ? e.var : nothing
end
println(x, " ", @isdefined(e))
