# union, intersect, setdiff, symdiff, unique, in and issubset over vectors, ranges, strings and sets, with order kept.
println(union([3, 1, 2], [2, 5]), intersect([3, 1, 2], [2, 3]), setdiff([3, 1, 2, 1], [1]), symdiff([1, 2, 3], [3, 4]), unique([3, 1, 3, 2, 1]))
println(union(1:3, [10]), intersect(1:10, 5:20), setdiff(1:5, 2:3), union("abc", "cd"), intersect("hello", "world"), setdiff("hello", "l"), unique("banana"))
println(union([1, 2], [2.5]), typeof(union([1], [2.5])), typeof(intersect([1, 2], [2.0])), union([1, [2]], [[2], 3]), intersect([[1], [2]], [[2]]), union(), union([1, 1]), intersect([1, 1, 2]))
println(1 in [1, 2], [1] in [[1], [2]], 'a' in "abc", 3 ∉ 1:2, in([1, 2]).([1, 5]), issubset([1, 2], 1:5), [1] ⊆ [1], [1, 9] ⊈ [1], issetequal([1, 2, 2], [2, 1]), isdisjoint([1], [2]), allunique([1, 2, 1]), isempty(intersect([1], [2])))
println(unique(x -> x % 3, 1:9), unique(length, ["a", "b", "cc"]), unique([1.0, 1, NaN, NaN]), unique([0.0, -0.0]), unique([missing, missing, 1]), unique([(1, 2), (1, 2)]), unique(Int[]))
println(reduce(union, [[1, 2], [2, 3], [3, 4]]), reduce(intersect, [[1, 2, 3], [2, 3], [3]]), mapreduce(collect, union, ["ab", "bc"]), union((1, 2), [3]), intersect((1, 2, 3), (2, 3)))
counts(v) = [(x, count(==(x), v)) for x in unique(v)]
println(counts([1, 2, 1, 3, 1]), counts("abca"), [x for x in [1, 2, 3] if x ∉ [2]], filter(!in([1, 3]), 1:4), findall(in("aeiou"), "education"), replace([1, 2, 1], 1 => :one), sort(unique([3, 1, 2, 3]), rev = true))
