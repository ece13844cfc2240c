@generated function pick(x)
    x <: Number || error("no code for ", x)
    return :(x + 1)
end
caller(x) = pick(x)
println(caller(1))
caller("text")
