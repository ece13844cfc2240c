# Overflows of the stack through handlers, and values that contain themselves.
function climb(n)
    try
        climb(n + 1)
    finally
        global reached = n
    end
end
try
    climb(1)
catch e
    println(typeof(e))
end
println(reached)

function again(n)
    try
        again(n + 1)
    catch
        rethrow()
    end
end
try
    again(1)
catch e
    println(typeof(e))
end

v = Any[1]
push!(v, v)
println(v)
d = Dict{Symbol, Any}()
d[:self] = d
println(d)
