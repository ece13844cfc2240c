# Dynamic programming: knapsack, coins, partition, chains of matrices, subsequences, paths in a grid.
function knapsack(items, capacity)
    best = zeros(Int, length(items) + 1, capacity + 1)
    for (i, (w, v)) in enumerate(items), c in 0:capacity
        best[i+1, c+1] = w > c ? best[i, c+1] : max(best[i, c+1], best[i, c-w+1] + v)
    end
    chosen, c = Int[], capacity
    for i in length(items):-1:1
        best[i+1, c+1] == best[i, c+1] || (pushfirst!(chosen, i); c -= items[i][1])
    end
    return best[end, end], chosen
end
println(knapsack([(12, 4), (2, 2), (1, 1), (4, 10), (1, 2)], 15))
ways(coins, n) = (t = [1; zeros(Int, n)]; for c in coins, k in c:n; t[k+1] += t[k-c+1]; end; t[end]); println(ways([1, 5, 10, 25, 50], 100), " ", ways([2], 3))
function fewest(coins, n)
    best = fill(typemax(Int) - 1, n + 1); best[1] = 0; last = zeros(Int, n + 1)
    for k in 1:n, c in coins
        c <= k && best[k-c+1] + 1 < best[k+1] && (best[k+1] = best[k-c+1] + 1; last[k+1] = c)
    end
    used = Int[]; while n > 0 && last[n+1] > 0; push!(used, last[n+1]); n -= last[n+1]; end
    return sort(used)
end
println(fewest([1, 4, 15, 20, 50], 23), " ", fewest([5], 3))
subset_sum(v, target) = target in foldl((s, x) -> union(s, s .+ x), v; init=[0]); println(subset_sum([3, 34, 4, 12, 5, 2], 9), " ", subset_sum([3, 34], 5))
function longest_increasing(v)
    tails = eltype(v)[]
    for x in v; i = searchsortedfirst(tails, x); i > length(tails) ? push!(tails, x) : (tails[i] = x); end
    return length(tails)
end
println(longest_increasing([10, 9, 2, 5, 3, 7, 101, 18]), " ", longest_increasing(Int[]), " ", longest_increasing(collect("programming")))
maxsub(v) = foldl(((best, here), x) -> (h = max(x, here + x); (max(best, h), h)), v; init=(typemin(Int), 0))[1]; println(maxsub([-2, 1, -3, 4, -1, 2, 1, -5, 4]), " ", maxsub([-3, -1]))
chain(d) = (n = length(d) - 1; m = zeros(Int, n, n); for l in 2:n, i in 1:n-l+1; j = i + l - 1; m[i, j] = minimum(m[i, k] + m[k+1, j] + d[i] * d[k+1] * d[j+1] for k in i:j-1); end; m[1, n]); println(chain([40, 20, 30, 10, 30]))
cost = [1 3 1; 1 5 1; 4 2 1]; function cheapest(cost)
    t = similar(cost); for j in axes(cost, 2), i in axes(cost, 1)
        t[i, j] = cost[i, j] + (i == j == 1 ? 0 : i == 1 ? t[i, j-1] : j == 1 ? t[i-1, j] : min(t[i-1, j], t[i, j-1]))
    end; return t[end, end]; end; println(cheapest(cost))
paths(m, n) = m == 1 || n == 1 ? 1 : paths(m - 1, n) + paths(m, n - 1); println(paths(3, 7) == binomial(8, 2), " ", [paths(k, k) for k in 1:6])
break_words(s, words) = isempty(s) ? [""] : [strip(w * " " * r) for w in words if startswith(s, w) for r in break_words(s[length(w)+1:end], words)]; println(break_words("catsanddog", ["cat", "cats", "and", "sand", "dog"]))
