# Folds written with foldl, foldr, reduce, mapreduce, accumulate and do blocks; order of application made visible.
show_op(a, b) = "($a$b)"
println(foldl(show_op, ["a", "b", "c", "d"]), " ", foldr(show_op, ["a", "b", "c", "d"]), " ", foldl(show_op, ["a"], init = "0"), " ", foldr(show_op, ["a", "b"], init = "0"), " ", reduce(*, ["x", "y", "z"]))
println(foldl(-, 1:4), foldr(-, 1:4), " ", foldl((a, b) -> 10a + b, [1, 2, 3]), " ", foldr((a, b) -> a + 10b, [1, 2, 3]), " ", foldl(/, [100.0, 5.0, 2.0]), " ", foldr(^, [2, 3, 2]), " ", foldl(^, [2, 3, 2]))
println(mapfoldl(x -> x^2, +, 1:3), " ", mapfoldr(string, *, 1:3, init = "|"), " ", mapreduce(length, +, ["ab", "c"]), " ", mapreduce(x -> x > 2, |, [1, 2, 3]), " ", mapreduce((x, y) -> x * y, +, [1, 2], [3, 4]))
println(accumulate(show_op, ["a", "b", "c"]), " ", accumulate(max, [1, 4, 2]), " ", accumulate(-, 1:4), " ", accumulate(+, [1, 2], init = 100), " ", accumulate((a, x) -> 2a + x, [1, 0, 1]))
horner(c, x) = foldr((a, acc) -> a + x * acc, c)
println(horner([1, 2, 3], 2), " ", evalpoly(2, (1, 2, 3)), " ", horner([1, 0, 0, 1], 10))
compose(fs...) = reduce(∘, fs)
println(compose(x -> x + 1, x -> 2x, sqrt)(16), " ", foldl((x, f) -> f(x), [abs, sqrt, x -> x * 3], init = -9), " ", (x -> x |> sqrt |> inv)(4))
best = foldl(["pear", "fig", "banana"]) do a, b
    length(b) > length(a) ? b : a
end
println(best, " ", reduce((a, b) -> a.n > b.n ? a : b, [(n = 1, s = "x"), (n = 5, s = "y"), (n = 3, s = "z")]).s)
runs = foldl([1, 1, 2, 2, 2, 1]; init = Tuple{Int, Int}[]) do acc, x
    if !isempty(acc) && acc[end][1] == x
        acc[end] = (x, acc[end][2] + 1)
    else
        push!(acc, (x, 1))
    end
    acc
end
println(runs, " ", reduce(vcat, [fill(x, n) for (x, n) in runs]))
println(reduce(gcd, [12, 18, 30]), reduce(lcm, [4, 6]), " ", reduce(&, [7, 13]), " ", reduce(⊻, 1:5), " ", reduce(merge, [Dict(1 => 2), Dict(3 => 4)]) |> length, " ", reduce(union, [[1, 2], [2, 3]]), " ", reduce(intersect, [[1, 2, 3], [2, 3], [3]]), " ", reduce(hcat, [[1, 2], [3, 4]]), " ", reduce((a, b) -> a * b, 1:10), " ", reduce(+, (1, 2, 3)), " ", reduce(max, Dict(:a => 3, :b => 9) |> values))
println(sum(i -> i * (-1)^i, 1:10), " ", prod(x -> 1 - 1 // x^2, 2:9), " ", maximum(x -> x * (10 - x), 0:10), " ", any(x -> x^2 == 49, 1:10), " ", all(x -> x < 5, [1, 2]), " ", count(x -> x % 3 == 0, 1:10), " ", sum(sum, [[1, 2], [3]]), " ", sum(length.(["a", "bc"])), " ", findmax(map(x -> x % 7, 1:10)))
