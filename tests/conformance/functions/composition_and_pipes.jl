# Function composition, pipes, partial application, and functions that make functions.
f = sqrt ∘ abs
println(f(-16), " ", (string ∘ (x -> x + 1) ∘ length)("abc"), " ", map(uppercase ∘ first, ["ab", "cd"]))
println([1, 4, 9] .|> sqrt |> sum, " ", -3:3 |> collect .|> abs |> unique, " ", "a b" |> split .|> uppercase)
println(1:5 |> x -> filter(isodd, x) |> length, " ", [1, 2] .|> [x -> x + 1, x -> x * 10])
println(map(==(2), 1:3), " ", filter(!=(2), 1:3), " ", filter(>(1), 1:3), " ", count(<=(2), 1:5), " ", filter(in([1, 3]), 1:4), " ", findfirst(isequal(missing), [1, missing]))
println(filter(!isempty, ["", "a"]), " ", filter(!(x -> x > 1), 1:3), " ", filter(startswith("a"), ["ab", "ba"]), " ", filter(endswith("a"), ["ab", "ba"]), " ", filter(contains("b"), ["ab", "c"]))
println(identity(3), " ", Base.Fix1(-, 10)(3), " ", Base.Fix2(-, 10)(3), " ", map(Base.Fix2(^, 2), 1:3), " ", map(Base.Fix1(^, 2), 1:3))
println(f.outer, " ", f.inner, " ", f isa ComposedFunction, " ", Returns(7)(1, 2; k = 3))
println(∘(sin, cos, tan) isa ComposedFunction, " ", ∘(identity)(3), " ", foldl(∘, [x -> x + 1, x -> 2x])(3))
pipeline = (strip, lowercase, s -> replace(s, " " => "-"))
slug(s) = foldl((acc, g) -> g(acc), pipeline; init = s)
println(slug("  Hello Big World "), " ", foldr((g, acc) -> g(acc), (x -> x + 1, x -> 2x); init = 5))
derive(g; h = 1e-6) = x -> (g(x + h) - g(x - h)) / 2h
println(round(derive(sin)(0.0), digits = 4), " ", round((derive ∘ derive)(x -> x^3)(2.0), digits = 2))
iterate_n(g, n) = n == 0 ? identity : g ∘ iterate_n(g, n - 1)
println(iterate_n(x -> 2x, 10)(1), " ", iterate_n(x -> 1 + 1 / x, 30)(1.0) ≈ (1 + √5) / 2)
applyall(gs, x) = [g(x) for g in gs]
println(applyall((minimum, maximum, sum, length), [4, 8, 6]), " ", ((a, b) -> a - b)((5, 3)...))
flip(g) = (a, b) -> g(b, a)
println(flip(-)(1, 10), " ", flip(=>)(1, 2), " ", foldl(flip(=>), 1:3))
println(splat(+)((1, 2, 3)), " ", map(splat(*), zip(1:3, 4:6)))
println(repr(sqrt), " ", string(+), " ", repr(sqrt ∘ abs), " ", nameof(flip))
