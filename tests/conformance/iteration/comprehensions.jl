# Comprehensions and generators: several ranges, conditions, nesting, element types, laziness.
println([x^2 for x in 1:5], [x for x in 1:10 if x % 3 == 0], [x + y for x in 1:2, y in 10:10:30])
println([(x, y) for x in 1:3 for y in x:3], [(x, y) for x in 1:3 for y in x:3 if x + y == 4])
println([[j for j in 1:i] for i in 1:3], " ", [c for w in ["ab", "cd"] for c in w], " ", String([c + 1 for c in "HAL"]))
println(typeof([x for x in (1, 2.0)]), typeof([x for x in Any[1, 2]]), typeof([i > 1 ? i : nothing for i in 1:2]), typeof([1.0 * i for i in 1:0]), typeof([x for x in []]))
println(Int8[x for x in 1:3], Any[x for x in 1:2], Union{Int, Missing}[missing, 1], Float64[i / 2 for i in 1:3 if isodd(i)])
println(sum(x^2 for x in 1:10), " ", maximum(length(w) for w in ["a", "bcd"]), " ", join((string(i, "!") for i in 1:3), " "), " ", any(x > 2 for x in 1:3), " ", all(x > 2 for x in 1:3))
println(Dict(c => i for (i, c) in enumerate("ab")) == Dict('a' => 1, 'b' => 2), " ", Set(x % 3 for x in 1:10) == Set(0:2), " ", Tuple(2i for i in 1:3), " ", collect(i => i^2 for i in 1:2))
g = (begin println("computing ", i); i^2 end for i in 1:3)
println("nothing yet")
println(first(g))
println(collect(g))
h = (a * b for a in 1:3, b in 1:2)
println(size(h), " ", length(h), " ", collect(h), " ", eltype(collect(h)), " ", sum(h))
println(count(isodd, x^2 for x in 1:5), " ", minimum(abs(x) for x in -3:2), " ", prod(i for i in 1:5 if i != 3), " ", extrema(x -> -x, 1:3))
n = 4
primes = [p for p in 2:30 if all(p % d != 0 for d in 2:isqrt(p))]
println(primes, " ", [i == j ? 1 : 0 for i in 1:n, j in 1:n])
fs = [() -> i for i in 1:3]
println([f() for f in fs], " ", map(f -> f(), fs))
x = 100
y = [x for x in 1:3]
println(x, y, " ", [begin t = i * 2; t + 1 end for i in 1:2], " ", [let k = i; k^k end for i in 1:3])
println(sum(i * j for i in 1:3 for j in 1:i), " ", vec([i for i in 1:2, _ in 1:2]), " ", zip(1:2, (z for z in 3:4)) |> collect, " ", [a + b for (a, b) in zip(1:3, 4:6)], " ", [v for (; v) in [(v = 1, w = 2)]])
