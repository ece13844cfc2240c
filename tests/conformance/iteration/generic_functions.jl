# Functions that take any iterable: foreach, mapreduce, accumulate, zip forms, first/last with a count.
foreach(x -> print(x, ","), 1:3)
foreach((a, b) -> print(a, b, ";"), "ab", 1:2)
println()
println(first(1:10, 3), last(1:10, 3), first("héllo", 2), last("héllo", 2), first([1], 5), last((1, 2, 3)))
println(map(+, [1, 2], [10, 20, 30]), map((x, y) -> x * y, 1:3, [1 2 3]'), map(max, (1, 5), (3, 2)), map(length, ["a", "bb"]), map(uppercase, "abc"))
println(mapreduce(abs2, +, [1, -2, 3]), " ", mapreduce(x -> [x], vcat, 1:3), " ", mapreduce(*, +, [1, 2], [3, 4]), " ", mapreduce(length, max, ["a", "bbb"], init = 0))
println(mapfoldl(x -> 2x, -, [1, 2, 3]), " ", mapfoldr(x -> 2x, -, [1, 2, 3]), " ", foldl(=>, 1:4), " ", foldr(=>, 1:4))
println(reduce(max, [3, 8, 2]), " ", reduce(*, String[], init = "none"), " ", reduce(vcat, [[1, 2], [3]], init = Int[]), " ", foldl((acc, x) -> acc * 10 + x, [1, 2, 3]))
println(accumulate(+, 1:5), accumulate(max, [1, 3, 2, 5]), accumulate(*, [1, 2, 3], init = 10), accumulate((a, b) -> a * "-" * b, ["a", "b", "c"]), cumsum([1.5, 2.5]), cumprod([1, 2, 3, 4]))
println(accumulate(+, [1 2; 3 4], dims = 1), cumsum([1 2; 3 4], dims = 2), cumprod([1 2; 3 4], dims = 1), accumulate!(+, zeros(3), [1, 2, 3]))
for (i, (a, b)) in enumerate(zip("xy", 1:2))
    print(i, a, b, " ")
end
println()
println(all([]), any([]), all(isodd, [1, 3]), any(isodd, [2, 4]), all([true, missing]), any([missing, true]), all(x -> x > 0, (1, 2)), count(isodd, 1:5), all!([true, true], [true false; true true]))
println(extrema([3, 1, 2]), extrema(abs, [-3, 1]), argmax(abs, [-3, 2]), argmin(x -> (x - 2)^2, 0:5), findmax(abs, [-3, 2]), maximum(abs, [-7, 3]), minimum(length, ["abc", "d"]))
println(sum(abs, [-1, 2]), " ", sum([]; init = 0), " ", sum(Int[]), " ", prod(Float64[]), " ", sum([[1, 2], [3, 4]]), " ", sum("x" => 1 for _ in 1:0; init = 7), " ", sum(Bool[1, 1]), " ", sum(Int8[100, 100]), " ", typeof(sum(Int8[1])))
for bad in (() -> maximum(Int[]), () -> reduce(+, []), () -> first(Int[]), () -> reduce(max, Int[]), () -> foldl(-, Int[]))
    try
        println(bad())
    catch e
        println(typeof(e))
    end
end
println(unique(Iterators.flatten([[1, 2], [2, 3]])), " ", sort(collect(Set([2, 1]))), " ", sum(x for x in 1:100 if x % 7 == 0), " ", (x -> x + 1).([1, 2]), " ", ∘(sqrt, abs)(-16), " ", (sum ∘ map)(abs, [-1, 1]))
