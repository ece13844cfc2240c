# invoke, @invoke, applicable, hasmethod, which, methods and what they tell.
greet(x::Any) = "thing"
greet(x::Number) = "number, a " * invoke(greet, Tuple{Any}, x)
greet(x::Integer) = "integer, a " * invoke(greet, Tuple{Number}, x)
println(greet(3))
println(greet(3.5))
println(invoke(greet, Tuple{Number}, 3), " | ", Base.@invoke(greet(3::Any)))

scale(x; by = 2) = x * by
scale(x::String; by = 2) = x^by
println(invoke(scale, Tuple{Any}, 3; by = 5), " ", scale("ab"; by = 3))

println(applicable(greet, 1), applicable(greet), applicable(greet, 1, 2), applicable(+, 1, "a"))
println(hasmethod(greet, Tuple{String}), hasmethod(greet, Tuple{}), hasmethod(sin, Tuple{String}), hasmethod(scale, Tuple{Int}, (:by,)), hasmethod(scale, Tuple{Int}, (:to,)))
m = which(greet, Tuple{Int})
println(m.name, " ", m.sig, " ", m.module, " ", m.nargs)
println(which(greet, (String,)).sig)
println([method.sig for method in methods(greet)])
println(length(methods(scale)), " ", length(methods(greet, (Number,))), " ", length(methods(greet, (Int,))))
try
    which(greet, Tuple{Int, Int})
catch err
    println(typeof(err))
end
try
    invoke(greet, Tuple{Int, Int}, 1, 2)
catch err
    println(typeof(err))
end
try
    invoke(greet, Tuple{String}, 1)
catch err
    println(typeof(err))
end
println(Base.return_types(x -> x + 1, (Int,)), " ", Base.return_types(scale, (Int,)))
late(x) = early(x) + 1
println(hasmethod(late, Tuple{Int}))
early(x) = 2x
println(late(4), " ", nameof(late), " ", nameof(typeof(1)), " ", string(late))
call_all(fs, x) = [f(x) for f in fs if applicable(f, x)]
println(call_all([sqrt, uppercase, length, -], 16.0), " ", call_all([sqrt, uppercase, length, -], "abc"))
anonymous = (x::Int) -> x
println(applicable(anonymous, 1), applicable(anonymous, 1.0), " ", length(methods(anonymous)))
println(isempty(methods(sin, (String,))))
