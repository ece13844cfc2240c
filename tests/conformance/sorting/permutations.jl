# Permutations and combinations: next permutation, all of them, inverse, parity, cycles, ranking.
function next_permutation!(p)
    i = findlast(k -> p[k] < p[k+1], 1:length(p)-1)
    i === nothing && return nothing
    j = findlast(k -> p[k] > p[i], 1:length(p))
    p[i], p[j] = p[j], p[i]
    reverse!(p, i + 1)
    return p
end
p = [1, 2, 3]
while true
    print(join(p), " ")
    next_permutation!(p) === nothing && break
end
println()
permutations(v) = length(v) <= 1 ? [v] : [[x; q] for (i, x) in enumerate(v) for q in permutations(v[[1:i-1; i+1:end]])]
println(length(permutations(1:4 |> collect)), " ", join.(permutations(['a', 'b', 'c'])), " ", allunique(permutations([1, 2, 3, 4])))
combinations(v, k) = k == 0 ? [similar(v, 0)] : [[v[i]; c] for i in eachindex(v) for c in combinations(v[i+1:end], k - 1)]
println(combinations([1, 2, 3, 4], 2), " ", length(combinations(collect(1:6), 3)) == binomial(6, 3))
powerset(v) = [[v[i] for i in eachindex(v) if (mask >> (i - 1)) & 1 == 1] for mask in 0:2^length(v)-1]
println(powerset([:a, :b, :c]))
q = [3, 1, 4, 2]
println(invperm(q), " ", q[invperm(q)], " ", isperm(q), isperm([1, 1, 2]), " ", sortperm(q) == invperm(q), " ", permute!(collect("abcd"), q), " ", invpermute!(collect("abcd"), q), " ", [10, 20, 30, 40][q])
function cycles(p)
    seen, out = falses(length(p)), Vector{Int}[]
    for i in eachindex(p)
        seen[i] && continue
        c = Int[]
        while !seen[i]
            seen[i] = true
            push!(c, i)
            i = p[i]
        end
        push!(out, c)
    end
    return out
end
parity(p) = isodd(sum(length(c) - 1 for c in cycles(p))) ? -1 : 1
println(cycles(q), " ", parity(q), " ", parity([1, 2, 3]), " ", cycles([2, 1, 4, 3]), " ", sum(parity(p) for p in permutations([1, 2, 3])))
rank_(p) = isempty(p) ? 0 : count(<(p[1]), p) * factorial(length(p) - 1) + rank_(p[2:end])
println(rank_([1, 2, 3]), rank_([3, 2, 1]), rank_([2, 3, 1]), " ", [rank_(p) for p in permutations([1, 2, 3])], " ", sort(permutations([2, 1, 3]))[4])
try
    invperm([1, 3])
catch e
    println(typeof(e))
end
