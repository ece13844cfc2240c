# Values that leave a `try` by `return`, `break` and `continue` while a `finally` runs.
function with_stream(f, io)
    try
        return f(io)
    finally
        close(io)
    end
end
println(with_stream(io -> read(io, String), IOBuffer("abc")))

function search(v)
    for x in v
        try
            x > 2 && return x * 10
            x == 1 && continue
            x < 0 && break
        finally
            print("[", x, "]")
        end
    end
    return nothing
end
println(search([1, 2, 3, 4]))
println(search([1, -1, 3]))

function nested(flag)
    try
        try
            flag && return "inner"
            error("inside")
        finally
            print("a ")
        end
    catch e
        return e.msg
    finally
        print("b ")
    end
end
println(nested(true), " ", nested(false))
