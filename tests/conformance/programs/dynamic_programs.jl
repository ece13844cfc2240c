# Dynamic programming: knapsack, longest common subsequence, edit distance, coins, partitions, matrix chains.
function knapsack(weights, values, capacity)
    n = length(weights)
    best = zeros(Int, n + 1, capacity + 1)
    for i in 1:n, c in 0:capacity
        best[i+1, c+1] = best[i, c+1]
        if weights[i] <= c
            best[i+1, c+1] = max(best[i+1, c+1], best[i, c-weights[i]+1] + values[i])
        end
    end
    chosen, c = Int[], capacity
    for i in n:-1:1
        if best[i+1, c+1] != best[i, c+1]
            pushfirst!(chosen, i)
            c -= weights[i]
        end
    end
    return best[end, end], chosen
end
println(knapsack([1, 3, 4, 5], [1, 4, 5, 7], 7))
function lcs(a::String, b::String)
    m, n = length(a), length(b)
    L = zeros(Int, m + 1, n + 1)
    for i in 1:m, j in 1:n
        L[i+1, j+1] = a[i] == b[j] ? L[i, j] + 1 : max(L[i, j+1], L[i+1, j])
    end
    out, i, j = Char[], m, n
    while i > 0 && j > 0
        if a[i] == b[j]
            pushfirst!(out, a[i]); i -= 1; j -= 1
        elseif L[i, j+1] >= L[i+1, j]
            i -= 1
        else
            j -= 1
        end
    end
    return String(out)
end
println(lcs("AGGTAB", "GXTXAYB"), " ", lcs("abc", "xyz") |> repr, " ", lcs("programming", "gaming"))
function levenshtein(a, b)
    row = collect(0:length(b))
    for (i, x) in enumerate(a)
        diagonal, row[1] = row[1], i
        for (j, y) in enumerate(b)
            diagonal, row[j+1] = row[j+1], min(row[j+1] + 1, row[j] + 1, diagonal + (x != y))
        end
    end
    return row[end]
end
println([levenshtein(a, b) for (a, b) in [("kitten", "sitting"), ("", "abc"), ("same", "same"), ("größe", "grosse")]])
function min_coins(coins, total)
    best = [0; fill(typemax(Int) - 1, total)]
    for t in 1:total, c in coins
        c <= t && (best[t+1] = min(best[t+1], best[t-c+1] + 1))
    end
    return best[end] >= typemax(Int) - 1 ? nothing : best[end]
end
println(min_coins([1, 5, 10, 25], 63), " ", min_coins([5, 7], 13), " ", min_coins([1, 3, 4], 6))
ways(coins, total) = foldl((w, c) -> (for t in c+1:total+1; w[t] += w[t-c]; end; w), coins; init = [1; zeros(Int, total)])[end]
println(ways([1, 2, 5, 10, 20, 50, 100, 200], 200), " ", ways([2], 3))
function chain_cost(dims)
    n = length(dims) - 1
    cost = zeros(Int, n, n)
    for len in 2:n, i in 1:n-len+1
        j = i + len - 1
        cost[i, j] = minimum(cost[i, k] + cost[k+1, j] + dims[i] * dims[k+1] * dims[j+1] for k in i:j-1)
    end
    return cost[1, n]
end
println(chain_cost([40, 20, 30, 10, 30]), " ", chain_cost([10, 30, 5, 60]))
function longest_increasing(v)
    tails = eltype(v)[]
    for x in v
        i = searchsortedfirst(tails, x)
        i > length(tails) ? push!(tails, x) : (tails[i] = x)
    end
    return length(tails)
end
println(longest_increasing([10, 9, 2, 5, 3, 7, 101, 18]), longest_increasing(Int[]), longest_increasing(reverse(1:5)))
max_subarray(v) = maximum(accumulate((acc, x) -> max(x, acc + x), v))
println(max_subarray([-2, 1, -3, 4, -1, 2, 1, -5, 4]), " ", max_subarray([-3, -1]))
pascal(n) = n == 0 ? [[1]] : (rows = pascal(n - 1); push!(rows, [1; rows[end][1:end-1] + rows[end][2:end]; 1]))
foreach(println, pascal(5))
