# maximum, minimum, extrema, findmax, argmax and their relatives with functions, dims, ties, missing and tuples.
v = [3, 9, -12, 9, 0]
println(maximum(v), minimum(v), extrema(v), findmax(v), findmin(v), argmax(v), argmin(v), maximum(abs, v), minimum(abs, v), extrema(abs, v), argmax(abs.(v)), findmax(abs.(v)))
println(max(1, 2.5), min(1, 2, -3), max("a", "b"), minmax(5, 2), max(1//2, 0.4), clamp(15, 0, 10), clamp.([-5, 5, 50], 0, 10), max(-0.0, 0.0), min(0.0, -0.0), max('a', 'z'), min((1, 2), (1, 1)))
println(maximum(["pear", "fig"]), minimum(length, ["pear", "fig"]), maximum([(1, 'z'), (2, 'a')]), maximum([[1, 2], [1, 3]]), maximum(x -> (length(x), x), ["aa", "b", "bb"]), findmax(["b", "c", "a"]), argmax(Dict("x" => 1, "y" => 5)), findmin(Dict(:p => 3, :q => 2)))
m = [4 7 1; 9 2 8]
println(maximum(m), maximum(m, dims = 1), minimum(m, dims = 2), extrema(m, dims = 1), argmax(m), findmax(m, dims = 2)[1], argmin(m, dims = 1), maximum(m, dims = (1, 2)), [maximum(r) for r in eachrow(m)], vec(maximum(m, dims = 2)))
println(maximum(skipmissing([1, missing, 5])), isequal(maximum([1, missing]), missing), maximum([NaN, 1.0]), extrema([1.5, -2.5]), maximum(1:10), minimum(10:-3:1), extrema(1:2:8), maximum("hello"), minimum((3, 1)), maximum(Set([1, 7])), maximum(x^2 for x in -3:2))
second(v) = sort(unique(v), rev = true)[2]
println(second(v), partialsort(v, 2, rev = true), partialsort(v, 1:2), sort(v)[end-1:end], sortperm(v)[1:2], [i for (i, x) in pairs(v) if x == maximum(v)], findall(==(maximum(v)), v), reduce(max, v), foldl(min, v), mapreduce(abs, max, v), accumulate(max, v))
nearest(v, x) = v[argmin(abs.(v .- x))]
println(nearest(v, 4), nearest([1.5, 2.5], 2.4), count(==(maximum(v)), v), any(x -> x == maximum(v), v), maximum(v) - minimum(v), typeof(maximum(Any[1, 2.5])), maximum([true, false]), maximum(Int8[1, 2]) isa Int8)
for bad in (() -> maximum(Int[]), () -> findmax(Int[]), () -> argmin(Float64[]), () -> extrema(Int[]), () -> maximum([1, "a"]), () -> max())
    try
        bad()
        print("none ")
    catch e
        print(typeof(e), " ")
    end
end
println()
