# Blocks put together; products of plain and transposed matrices of floats, and powers.
a = [1 2; 3 4]; b = [5 6; 7 8]
println([a b], [a; b], [a b; b a], hcat(a), [a zeros(Int, 2, 0) b], [a b a; b a b])
x = [1.0 2 3; 4 5 6]
println(x * x', " ", x' * x, " ", transpose(x) * x, " ", x * transpose(x), " ", [1.0 2; 3 4]^5, " ", zeros(2, 0) * zeros(0, 3))
println([1.0 2; 3 4] * [1, 2], " ", [1 2; 3 4]^3)
