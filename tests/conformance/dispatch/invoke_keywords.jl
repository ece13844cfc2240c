# invoke with keywords, @invoke in all its forms, types with variables, and arguments that do not fit.
scale(x; by = 2) = ("any", x, by)
scale(x::Int; by = 3) = ("int", x, by)
println(invoke(scale, Tuple{Any}, 1; by = 5), invoke(scale, Tuple{Any}, 1), invoke(scale, Tuple{Int}, 1; by = 5), scale(1; by = 7))
by_itself(x) = invoke(scale, Tuple{Any}, x; by = x)
println(by_itself(1), by_itself("a"))
println(@invoke(scale(1::Any; by = 9)), @invoke(scale(1)), @invokelatest(scale(2; by = 4)))
println(@invoke([4, 5][2]), @invoke(((1:3)::AbstractRange)[2]), @invoke((1 => 2).second))
counted = Ref(0)
next() = (counted[] += 1; 7)
println(@invoke(scale(next())), counted[])
struct P
    x
end
P(x::Int; k = 1) = P((x, k))
P(x::Integer; k = 1) = P((x, k, "integer"))
println(invoke(P, Tuple{Integer}, 3; k = 4))
g(x::T; k = 0) where {T<:Number} = (T, k)
g(x::Int; k = 0) = "int"
println(invoke(g, Tuple{T} where {T<:Number}, 1; k = 1), invoke(g, Tuple{T} where {T<:Number}, 1), invoke(g, Tuple{Number}, 1; (k = 3,)...), g(1))
for f in (() -> invoke(scale, Tuple{Any}, 1; other = 5), () -> invoke(scale, Tuple{String}, 1; by = 5), () -> invoke(scale, Tuple{String}, 1), () -> invoke(scale, Tuple{Int}, 1.5))
    try
        println(f())
    catch e
        println(typeof(e))
    end
end
try
    invoke(scale, Tuple{String}, 1)
catch e
    showerror(stdout, e)
    println()
end
