# A generator whose body calls the generated function again does not end the process.
@generated function g(x)
    g(x)
    :(1)
end
println(try g(1) catch e; typeof(e) end)
@generated nested(::Val{N}) where {N} = N == 0 ? :(0) : (nested(Val(N - 1)); :(nested($(Val(N - 1))) + 1))
println(nested(Val(20)))
