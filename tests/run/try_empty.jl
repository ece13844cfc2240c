# A handler may read what nothing behind the `try` reads, even if nothing is tried.
function handled(values)
    for value in values
        try
        catch
            println("never ", value)
        end
    end
    return length(values)
end
println(handled([1, 2]))

function nested(a)
    b = a + 1
    try
        try
        catch
            b = 3
        end
    catch
        return b
    end
    return a
end
println(nested(5))
