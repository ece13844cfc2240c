# Comprehensions and generators: shapes, filters, several iterators, element types, scope.
println([x^2 for x in 1:5], " ", [x for x in "abc"], " ", [2x for x in (1, 2.5)])
println([10i + j for i in 1:2, j in 1:3])
println([(i, j) for i in 1:3 for j in 1:i], " ", [i for i in 1:10 if i % 3 == 0])
println([i * j for i in 1:3 for j in 1:3 if isodd(i) && i != j])
println(Float32[1, 2], " ", Int[x for x in 1.0:3.0], " ", Any[x for x in 1:2], " ", String[string(i) for i in 1:2])
println(typeof([x for x in Any[1, 2]]), " ", typeof([x > 1 ? x : nothing for x in 1:2]), " ", typeof([i == 1 ? 1 : 2.0 for i in 1:2]), " ", typeof([x for x in 1:0]))
println(sum(x^2 for x in 1:4), " ", maximum(length(s) for s in ["a", "bbb"]), " ", join((x for x in 1:3), "-"), " ", any(x > 2 for x in 1:3))
println(Dict(k => v for (k, v) in zip("ab", 1:2))['b'], " ", Set(x % 3 for x in 1:9) |> length, " ", Tuple(x + 1 for x in 1:3), " ", sort(collect(x for x in [3, 1])))
println((x for x in 1:3 if isodd(x)) |> collect, " ", size([0 for _ in 1:2, _ in 1:3, _ in 1:4]), " ", length(x for x in 1:7), " ", size(i + j for i in 1:2, j in 1:3))
x = 100
squares = [x^2 for x in 1:3]
println(x, " ", squares, " ", [x + y for y in 1:2])
a = [[i + j for j in 1:2] for i in 1:2]
println(a, " ", [v for row in a for v in row], " ", reduce(vcat, a))
println([begin y = 2i; y + 1 end for i in 1:3], " ", [let z = i; z end for i in 1:2], " ", [i for i ∈ 1:2], " ", [i for i = 1:2])
println([(k, v) for (k, v) in pairs((a = 1, b = 2))], " ", [i => c for (i, c) in enumerate("xy")], " ", [p + q for (p, q) in [(1, 2), (3, 4)]])
println([i for i in 1:3 if (i > 1) && true], " ", [if i > 1 "big" else "small" end for i in 1:2], " ", [i > 1 ? :b : :s for i in 1:2])
calls = Int[]
g = (push!(calls, i) for i in 1:3)
println(length(calls), " ", sum(length, g), " ", calls)
triples = [(a, b, c) for c in 1:20 for b in 1:c for a in 1:b if a^2 + b^2 == c^2]
println(triples)
sieve = [n for n in 2:40 if all(n % d != 0 for d in 2:isqrt(n))]
println(sieve)
table = [r * c for r in 1:3, c in 1:4]
println(table[:, end], " ", table[2, :], " ", sum(table), " ", [table[i, i] for i in 1:3], " ", typeof(table))
println([x for x in 'a':'e' if x ∉ "bd"], " ", [fill(i, i) for i in 1:3], " ", Int8[i for i in 1:3 if i != 2], " ", eltype(Union{Int, Nothing}[i for i in 1:2]))
