# Seeded generators: the same seed gives the same stream, copies go on alike, and kinds of draws keep their types.
using Random
a, b = Xoshiro(1), Xoshiro(1)
println(rand(a, 5) == rand(b, 5), " ", rand(a, Int) == rand(b, Int), " ", randn(a) == randn(b), " ", rand(a, 1:10, 4) == rand(b, 1:10, 4), " ", a == b)
c = copy(a); println(rand(a) == rand(c), " ", rand(a) == rand(b), " ", (Random.seed!(a, 5); Random.seed!(b, 5); rand(a) == rand(b)))
x = Xoshiro(42); y = Xoshiro(42); println(rand(x, UInt64) == rand(y, UInt64), " ", x == y, " ", rand(x) == rand(x))
Random.seed!(7); u = rand(3); Random.seed!(7); println(u == rand(3), " ", all(0 .<= u .< 1))
for T in (Bool, Int8, UInt16, Int, UInt128, Float16, Float32, Float64, ComplexF64, Char)
    v = rand(x, T); print(typeof(v) == T, v isa AbstractFloat ? 0 <= v < 1 : true, " ")
end
println()
println(typeof(rand(x, 2, 3)), size(rand(x, Float32, 4)), " ", rand(x, 1:6) in 1:6, " ", rand(x, [10, 20]) in [10, 20], " ", rand(x, "abc") in "abc", " ", rand(x, Set([1, 2])) in [1, 2], " ", rand(x, Dict(1 => 2)) == (1 => 2), " ", rand(x, (1, 2.5)) in (1, 2.5), " ", rand(x, 'a':'e') in 'a':'e', " ", typeof(rand(x, 1:3, 2, 2)), " ", typeof(randn(x, Float32, 2)), " ", randexp(x) > 0)
v = collect(1:10); println(sort(shuffle(x, v)) == v, " ", sort(randperm(x, 8)) == 1:8, " ", randcycle(x, 5) |> sort, " ", length(randsubseq(x, 1:100, 0.5)) < 90, " ", isperm(randperm(x, 4)), " ", length(randstring(x, 12)), " ", all(in("ab"), randstring(x, "ab", 20)), " ", bitrand(x, 9) |> length, " ", shuffle!(x, [3]) == [3])
z = zeros(3); rand!(x, z); println(all(0 .<= z .< 1), " ", all(rand!(x, zeros(Int, 5), 3:4) .∈ Ref(3:4)), " ", typeof(randn!(x, zeros(2))), " ", rand(x, 0) == Float64[], " ", rand(x, Bool, 0) |> typeof)
for f in (() -> rand(x, 1:0), () -> rand(x, Int[]), () -> rand(x, ""), () -> rand(x, String), () -> randperm(x, -1), () -> rand(x, Set{Int}()))
    try
        println(f())
    catch e
        println(typeof(e))
    end
end
