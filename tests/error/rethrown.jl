try
    error("first")
catch e
    println("caught ", e.msg)
    rethrow()
end
