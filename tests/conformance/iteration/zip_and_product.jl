# zip, enumerate and product in depth: unequal lengths, nesting, reverse, indices of several arrays.
xs, ys = [1, 2, 3], ["one", "two", "three"]
println(Dict(zip(xs, ys))[2], " ", [(y, x) for (x, y) in zip(xs, ys)], " ", collect(zip(xs, zip(ys, "abc"))))
println(collect(zip(1:3, Iterators.countfrom(10))), " ", collect(zip("ab", 1:5)), " ", collect(zip(xs)), " ", length(zip(1:3, 1:2)))
println(collect(Iterators.reverse(zip(1:3, 4:6))), " ", collect(Iterators.reverse(enumerate("ab"))), " ", last(collect(enumerate(ys))), " ", reverse(collect(pairs(ys))))
for (i, x) in pairs([10 20; 30 40])
    print(i, "=", x, " ")
end
println()
println(collect(pairs("añb")), " ", collect(pairs((a = 1, b = 2))), " ", collect(pairs((5, 6))), " ", collect(keys([7, 8])), " ", collect(values((a = 1,))))
p = Iterators.product([1, 2], "ab", (true, false))
println(length(p), " ", size(p), " ", first(p), " ", collect(p)[end], " ", vec(collect(Iterators.product(1:2, 3:4))), " ", eltype(p))
println(sum(prod, Iterators.product(1:3, 1:3)), " ", count(((a, b),) -> a < b, Iterators.product(1:4, 1:4)), " ", [join(t) for t in Iterators.product("ab", "xy")])
println(map(sum, zip(1:3, 4:6)), " ", [a^b for (a, b) in zip(2:4, 1:3)], " ", mapreduce(((a, b),) -> a * b, +, zip(1:3, 4:6)), " ", foldl((s, (i, x)) -> s + i * x, enumerate([5, 6]), init = 0))
names_, ages = ["x", "y"], [3, 4]
for (k, (n, a)) in enumerate(zip(names_, ages))
    print(k, n, a, ' ')
end
println()
transposed = collect.(zip([1, 2], [3, 4]))
println(transposed, " ", first.(zip(1:2, 3:4)), " ", getindex.([(1, 'a'), (2, 'b')], 2), " ", Tuple.(["ab", "cd"]))
println(eachindex([1, 2], [3, 4]), " ", eachindex("aé"), " ", collect(eachindex("aéb")), " ", eachindex((1, 2)), " ", [i for i in eachindex(1:3) if i > 1])
try
    eachindex([1, 2], [1, 2, 3])
catch e
    println(typeof(e))
end
println(findfirst(((a, b),) -> a == b, collect(zip([1, 2], [3, 2]))), " ", isempty(zip(Int[], 1:3)), " ", collect(zip(Int[], 1:3)), " ", any(a > b for (a, b) in zip([1, 5], [2, 3])))
