# Set: algebra, in-place forms, order relations, sets from other collections, membership.
a = Set([1, 2, 3, 4])
b = Set([3, 4, 5])
s(x) = sort(collect(x))
println(s(union(a, b)), s(intersect(a, b)), s(setdiff(a, b)), s(symdiff(a, b)))
println(s(a ∪ b), s(a ∩ b), s(a ∪ [9, 9]), s(union(a, 10:11, (20,))))
println(issubset(Set([1]), a), a ⊆ b, Set([3]) ⊊ b, a ⊇ Set([1, 2]), a ⊉ b, isdisjoint(a, Set([7])), issetequal(a, [4, 3, 2, 1, 1]), b ⊈ a)
println(a == Set([4, 3, 2, 1]), " ", a == Set([1.0, 2, 3, 4]), " ", hash(Set([1, 2])) == hash(Set([2, 1])), " ", isequal(a, b))
c = copy(a)
push!(c, 9, 9, 10)
println(s(c), " ", length(c), " ", pop!(c, 9), " ", pop!(c, 77, :none), " ", delete!(c, 1) === c, " ", s(c))
println(s(union!(c, b)), s(intersect!(c, [3, 4, 5, 6])), s(setdiff!(c, 4)), s(symdiff!(c, Set([3, 8]))))
println(2 in a, " ", 9 ∉ a, " ", in(a).([1, 7]), " ", filter(in(b), [1, 3, 5]), " ", findall(in(b), [5, 1, 3]))
println(eltype(a), " ", typeof(Set()), " ", typeof(Set("hello")), " ", length(Set("hello")), " ", Set([1, 2.5]) |> typeof, " ", isempty(Set{Int}()), " ", typeof(Set(x for x in 1:2)))
println(sum(a), " ", maximum(b), " ", s(x^2 for x in a), " ", s(filter(iseven, a)), " ", s(filter!(isodd, copy(a))), " ", any(>(3), a), " ", all(>(3), a), " ", typeof(map(string, [1])))
println(unique([3, 1, 3, 2, 1]), unique(abs, [1, -1, 2]), unique!([1, 1, 2, 2, 1]), allunique([1, 2]), allunique("aba"), unique("mississippi"))
println(union([1, 2, 2], [2, 3]), intersect([1, 2, 2, 3], [3, 2]), setdiff([1, 2, 3, 1], [3]), symdiff([1, 2], [2, 3]), union!([1], [2], [1, 3]))
try
    pop!(Set{Int}())
catch e
    println(sprint(showerror, e))
end
try
    pop!(Set([1]), 2)
catch e
    println(sprint(showerror, e))
end
bs = BitSet([5, 1, 300, 5])
println(collect(bs), " ", 300 in bs, " ", first(bs), last(bs), " ", collect(union(bs, BitSet(2:3))), " ", collect(intersect(bs, 1:10)), " ", length(push!(bs, 0)), " ", minimum(bs), " ", maximum(bs))
println(Set([[1], [1], [2]]) |> length, " ", Set(Any[1, 1.0, 0x1]) |> length, " ", Set([NaN, NaN, 0.0, -0.0]) |> length)
