# Tuples of one element in broadcasts: with tuples, arrays and scalars they stretch or stay tuples.
f(i, o) = i .- o
println((1,) .- (2,), f((3,), (1,)), f((3, 4), (1,)), f((1,), (2, 3)), f((1,), [2]), f((1,), 5), f([1 2; 3 4], (1,)))
println(tuple.((1,), (2, 3)), (1,) .+ [1 2], ((1,) .=> "x"), max.((1,), (0, 5), 3), (x -> x).((7,)), ("a",) .* ("b", "c"), f((), ()), string.((1,), "z"))
