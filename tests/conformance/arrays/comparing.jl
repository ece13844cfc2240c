# Equality and order of arrays: ==, isequal, ===, isless, ≈, lexicographic order, shapes and element types.
println([1, 2] == [1.0, 2.0], [1, 2] == [1 2], [1 2] == [1 2], [1, 2] == 1:2, [1, 2] == (1, 2), [] == Int[], [1, 2] === [1, 2], isequal([1, 2], [1, 2]))
println([NaN] == [NaN], isequal([NaN], [NaN]), [0.0] == [-0.0], isequal([0.0], [-0.0]), [missing] == [missing], isequal([missing], [missing]), [1, missing] == [2, missing], [1, missing] == [1, missing])
println([1, 2] < [1, 3], [1] < [1, 0], isless([2], [1, 9]), [1, 2] > [1], cmp([1, 2], [1, 2]), cmp("a", "b"), max([1, 2], [1, 3]), sort([[2], [1, 5], [1]]), maximum([[1, 2], [3], [2, 9]]))
println([1.0, 2.0] ≈ [1.0, 2.0 + 1e-12], [1, 2] ≈ [1, 2.1], isapprox([1, 2], [1, 2.1], atol = 0.2), isapprox([1.0], [1.1], rtol = 0.2), [1 2; 3 4] ≈ [1 2; 3 4.0])
println(hash([1, 2]) == hash([1.0, 2.0]), hash([1, 2]) == hash(1:2), hash([1 2]) == hash([1, 2]), hash([[1]]) == hash([[1]]), length(Set([[1, 2], 1:2, [1.0, 2.0]])), unique([[1], [1], [2]]))
println(all([1, 2] .== [1, 2]), any([1, 2] .!= [1, 3]), [1, 2, 3] .< 2, issorted([1, 2, 2]), issorted([2, 1]), allunique([1, 2, 1]), startswith("abc", "ab"), (1, 2) == (1, 2), [(1, 2)] == [(1.0, 2.0)])
println("ab" == ['a', 'b'], collect("ab") == ['a', 'b'], Any[1, 2] == [1, 2], [true, false] == [1, 0], ["a"] == [SubString("ab", 1, 1)], [1//2] == [0.5], [big(1)] == [1], view([1, 2, 3], 1:2) == [1, 2], [1, 2]' == [1 2], zeros(0, 2) == zeros(0, 3), zeros(0, 2) == zeros(0, 2))
a = [1, 2]
b = a
println(a === b, a == copy(a), a === copy(a), a in [[1, 2]], findfirst(==([1, 2]), [[2], [1, 2]]), indexin([[1]], [[2], [1]]), [1, 2] != [1, 2], [1] ≠ [2], !([1] == [1]))
