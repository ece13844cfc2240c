# Dynamic programming: the cheapest order of a chain of products, longest common subsequence, knapsack, edits, change.
function chain_order(dims)
    n = length(dims) - 1
    cost = zeros(Int, n, n)
    split = zeros(Int, n, n)
    for len in 2:n, i in 1:(n - len + 1)
        j = i + len - 1
        cost[i, j], split[i, j] = findmin(k -> cost[i, k] + cost[k + 1, j] + dims[i] * dims[k + 1] * dims[j + 1], i:(j - 1))
        split[i, j] += i - 1
    end
    text(i, j) = i == j ? string("A", i) : string("(", text(i, split[i, j]), text(split[i, j] + 1, j), ")")
    return cost[1, n], text(1, n)
end
Base.VERSION < v"1.7" && @eval Base.findmin(f::Function, r) = (k = argmin([f(x) for x in r]); (f(r[k]), k))
println(chain_order([30, 35, 15, 5, 10, 20, 25]))

function lcs(a, b)
    t = zeros(Int, length(a) + 1, length(b) + 1)
    for (i, x) in enumerate(a), (j, y) in enumerate(b)
        t[i + 1, j + 1] = x == y ? t[i, j] + 1 : max(t[i, j + 1], t[i + 1, j])
    end
    out = Char[]
    i, j = length(a), length(b)
    xs, ys = collect(a), collect(b)
    while i > 0 && j > 0
        if xs[i] == ys[j]
            pushfirst!(out, xs[i]); i -= 1; j -= 1
        elseif t[i, j + 1] >= t[i + 1, j]
            i -= 1
        else
            j -= 1
        end
    end
    return String(out)
end
println(lcs("nematode knowledge", "empty bottle"), " ", lcs("αβγδ", "βxδ"), " ", repr(lcs("", "a")))

function edit_distance(a::AbstractString, b::AbstractString)
    previous = collect(0:length(b))
    for (i, x) in enumerate(a)
        current = [i; zeros(Int, length(b))]
        for (j, y) in enumerate(b)
            current[j + 1] = min(previous[j] + (x != y), previous[j + 1] + 1, current[j] + 1)
        end
        previous = current
    end
    return previous[end]
end
println([edit_distance(a, b) for (a, b) in (("kitten", "sitting"), ("", "abc"), ("größe", "grosse"))])

function knapsack(weights, values, capacity)
    best = zeros(Int, capacity + 1)
    taken = falses(length(weights), capacity + 1)
    for (i, (w, v)) in enumerate(zip(weights, values)), c in capacity:-1:w
        if best[c - w + 1] + v > best[c + 1]
            best[c + 1] = best[c - w + 1] + v
            taken[i, c + 1] = true
        end
    end
    c, items = capacity, Int[]
    for i in length(weights):-1:1
        taken[i, c + 1] && (push!(items, i); c -= weights[i])
    end
    return best[end], reverse(items)
end
println(knapsack([1, 3, 4, 5], [1, 4, 5, 7], 7))
const memo = Dict{Tuple{Int, Int}, BigInt}()
coins = (1, 2, 5, 10, 20, 50, 100, 200)
ways(n, k = length(coins)) = n == 0 ? big(1) : (n < 0 || k == 0) ? big(0) :
    get!(() -> ways(n, k - 1) + ways(n - coins[k], k), memo, (n, k))
println(ways(5), " ", ways(200), " ", length(memo) > 100)
partitions(n, m = n) = n == 0 ? [Int[]] : [[k; p] for k in min(n, m):-1:1 for p in partitions(n - k, k)]
println(partitions(4), " ", length(partitions(12)))
