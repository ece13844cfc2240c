# An exception that is thrown again, by `rethrow` or behind a `finally`, is one exception.
depth() = length(current_exceptions())
function through_finally()
    try
        try
            error("a")
        finally
            depth()
        end
    catch e
        println(depth(), " ", e.msg)
    end
end
through_finally()
function through_rethrow()
    try
        try
            error("a")
        catch
            rethrow()
        end
    catch e
        println(depth())
    end
    try
        try
            error("a")
        catch
            rethrow(ArgumentError("b"))
        end
    catch e
        println(depth(), " ", e)
    end
end
through_rethrow()
function one_in_another()
    try
        try
            error("a")
        catch
            error("b")
        end
    catch e
        println(depth())
        try
            throw(e)
        catch
            println(depth())
        end
    end
    println(depth())
end
one_in_another()
inner() = try error("deep") finally sort([2, 1]) end
function across_calls()
    try
        foreach(_ -> inner(), 1:2)
    catch
        println(depth())
    end
    try
        eval(:(try inner() catch; rethrow() end))
    catch
        println(depth())
    end
end
across_calls()
println(repr(:$), " ", Meta.parse("f(\$x)"))
