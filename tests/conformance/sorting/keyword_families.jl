# sort, sort!, sortperm, issorted and friends with by, lt, rev, order and dims.
words = ["pear", "fig", "Banana", "apple", "kiwi"]
println(sort(words), sort(words, by = lowercase), sort(words, by = length), sort(words, rev = true))
println(sort(words, by = w -> (length(w), lowercase(w))), sort(words, lt = (a, b) -> last(a) < last(b)))
println(sort(words, order = Base.Order.Reverse), sort([3, -5, 2, -1], by = abs, rev = true))
v = [5, 2, 9, 1]
println(sort!(v) === v, v, sort!(v, rev = true), issorted(v), issorted(v, rev = true))
w = [4, 3, 2, 1, 0]
sort!(view(w, 2:4))
println(w)
println(sortperm([30, 10, 20]), sortperm(words, by = lowercase), sortperm([1, 1, 1]), sortperm([2, 1, 2, 1], rev = true))
println(words[sortperm(words, by = length)])
p = zeros(Int, 3)
println(sortperm!(p, [2.5, 0.5, 1.5]), invperm(p), isperm(p), isperm([1, 1]))
m = [3 1 2; 9 7 8]
println(sort(m, dims = 1), sort(m, dims = 2), sort(m, dims = 2, rev = true), sort!(copy(m), dims = 1, by = x -> -x))
println(sortslices([3 1; 1 2; 2 0], dims = 1), sortslices([3 1 2; 0 9 4], dims = 2, rev = true), sortslices([1 5; 2 3], dims = 1, by = r -> r[2]))
println(sort([NaN, 1.0, -Inf, 0.0, -0.0, Inf]), sort([missing, 2, 1]), sort([missing, 2, 1], rev = true))
println(sort(["b" => 2, "a" => 9, "a" => 1]), sort([(2, 'a'), (1, 'z'), (1, 'b')]), sort([[2, 1], [1, 9], [1]]))
println(sort([true, false, true]), sort('d':-1:'a'), sort(10:-3:1), sort(1:3, rev = true), sort([:b, :a]))
println(sort(Union{Int, Missing}[3, missing, 1]), sort([1//2, 1//3, 0.4]), sort(UInt8[0xff, 0x01]))
try
    sort([1, "a"])
catch e
    println(typeof(e), " ", e.f)
end
try
    sort(m)
catch e
    println(typeof(e))
end
