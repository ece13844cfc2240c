forever(n) = forever(n + 1) + 1
println("going down")
try
    forever(0)
catch e
    println(typeof(e))
end
forever(0)
