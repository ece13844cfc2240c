# Tables filled from smaller cases: knapsack, edit distance, longest common part, coins, paths, longest rising run.
function knapsack(items, capacity)
    best = zeros(Int, length(items) + 1, capacity + 1)
    for (i, (w, value)) in enumerate(items), c in 0:capacity
        best[i+1, c+1] = max(best[i, c+1], w <= c ? best[i, c-w+1] + value : 0)
    end
    chosen, c = Int[], capacity
    for i in length(items):-1:1
        if best[i+1, c+1] != best[i, c+1]
            pushfirst!(chosen, i)
            c -= items[i][1]
        end
    end
    return best[end, end], chosen
end
println(knapsack([(2, 3), (3, 4), (4, 5), (5, 6)], 5), knapsack([(1, 1)], 0), knapsack([(5, 10), (4, 40), (6, 30), (3, 50)], 10))
function edit_distance(a, b)
    d = [i == 0 ? j : j == 0 ? i : 0 for i in 0:length(a), j in 0:length(b)]
    for (i, x) in enumerate(a), (j, y) in enumerate(b)
        d[i+1, j+1] = min(d[i, j+1] + 1, d[i+1, j] + 1, d[i, j] + (x != y))
    end
    return d[end, end]
end
println(edit_distance("kitten", "sitting"), edit_distance("", "abc"), edit_distance("héé", "hée"), [edit_distance(a, b) for a in ("ab", "b"), b in ("a", "ba")])
function common(a, b)
    t = fill("", length(a) + 1, length(b) + 1)
    for i in eachindex(a), j in eachindex(b)
        t[i+1, j+1] = a[i] == b[j] ? t[i, j] * a[i] : argmax_length(t[i, j+1], t[i+1, j])
    end
    return t[end, end]
end
argmax_length(x, y) = length(x) >= length(y) ? x : y
println(common("AGGTAB", "GXTXAYB"), " ", common("abc", "xyz") == "", " ", common("stone", "longest"))
function coin_ways(coins, total)
    ways = [1; zeros(Int, total)]
    for c in coins, t in c:total
        ways[t+1] += ways[t-c+1]
    end
    return ways
end
println(coin_ways([1, 2, 5], 10), " ", last(coin_ways([1, 5, 10, 25, 50], 100)))
fewest(coins, total) = foldl((best, t) -> push!(best, minimum((best[t-c+1] + 1 for c in coins if c <= t), init = 10^6)), 1:total, init = [0])
paths = ones(Int, 4, 4)
for i in 2:4, j in 2:4
    paths[i, j] = (i, j) == (2, 3) ? 0 : paths[i-1, j] + paths[i, j-1]
end
println(paths, paths[end])
rising(v) = (n = ones(Int, length(v)); for i in eachindex(v), j in 1:i-1; v[j] < v[i] && (n[i] = max(n[i], n[j] + 1)); end; (maximum(n), n))
println(rising([3, 1, 4, 1, 5, 9, 2, 6]), rising([5, 4, 3])[1], rising([1, 2, 3])[1])
memo = Dict{Int, Int}(0 => 0, 1 => 1)
fibm(n) = get!(() -> fibm(n - 1) + fibm(n - 2), memo, n)
println(fibm(50), " ", length(memo), " ", memo[10], " ", [fibm(i) for i in 1:10])
