# A league table: sorting by several keys, stability, partial sorts, ranks with ties, merging sorted lists.
results = [("Reds", "Blues", 2, 1), ("Greens", "Reds", 0, 0), ("Blues", "Greens", 3, 3), ("Reds", "Greens", 1, 4),
    ("Blues", "Reds", 0, 2), ("Greens", "Blues", 1, 2), ("Golds", "Reds", 0, 2)]
mutable struct Row
    team::String
    played::Int
    points::Int
    scored::Int
    conceded::Int
end
table = Dict{String, Row}()
row(team) = get!(() -> Row(team, 0, 0, 0, 0), table, team)
function enter!(team, scored, conceded)
    r = row(team)
    r.played += 1
    r.scored += scored
    r.conceded += conceded
    r.points += scored > conceded ? 3 : scored == conceded ? 1 : 0
end
for (home, away, a, b) in results
    enter!(home, a, b)
    enter!(away, b, a)
end
difference(r) = r.scored - r.conceded
rows = sort(collect(values(table)), by = r -> (-r.points, -difference(r), r.team))
for (place, r) in enumerate(rows)
    println(place, ". ", rpad(r.team, 8), lpad(r.played, 2), lpad(r.points, 4), lpad(r.scored, 4), ":", rpad(r.conceded, 3), lpad(difference(r), 3))
end
words = split("the quick brown fox jumps over the lazy dog and the other fox")
println(sort(words, by = length), " ", sort(unique(words), by = w -> (last(w), w)))
println(sortperm([3, 1, 2]), " ", sort([3, 1, 2], rev = true), " ", sort("hello" |> collect), " ", issorted([1, 2, 2]), " ", issorted([2, 1], rev = true))
println(partialsort([5, 3, 9, 1, 7], 2), " ", partialsort([5, 3, 9, 1, 7], 1:3, rev = true), " ", partialsortperm([5, 3, 9, 1], 1:2))
function ranks(xs)
    order = sortperm(xs, rev = true)
    out = zeros(Int, length(xs))
    for (k, i) in enumerate(order)
        out[i] = k > 1 && xs[order[k - 1]] == xs[i] ? out[order[k - 1]] : k
    end
    return out
end
println(ranks([10, 30, 20, 30, 5]))
sorted = [1, 3, 3, 3, 7, 9]
println(searchsorted(sorted, 3), " ", searchsortedfirst(sorted, 4), " ", searchsortedlast(sorted, 0), " ", insorted(7, sorted), " ", searchsorted([9, 5, 1], 5, rev = true))
function merge_sorted(a, b; lt = isless)
    out = similar(a, promote_type(eltype(a), eltype(b)), 0)
    i = j = 1
    while i <= length(a) && j <= length(b)
        lt(b[j], a[i]) ? (push!(out, b[j]); j += 1) : (push!(out, a[i]); i += 1)
    end
    return append!(out, a[i:end], b[j:end])
end
println(merge_sorted([1, 4, 6], [2.5, 4.0]), " ", merge_sorted([5, 3], [4], lt = >))
println(sort([missing, 3, 1]), " ", sort([NaN, 1.0, -Inf]), " ", sort([(2, 'a'), (1, 'b'), (1, 'a')]), " ", sort(["b", "A", "a"], by = lowercase))
println(sort([1 3; 2 0], dims = 1), " ", sort([3 1; 0 2], dims = 2), " ", sortslices([2 1; 1 9], dims = 1), " ", sort([4, 2, 3, 1], alg = InsertionSort))
println(sort(1:5, rev = true), " ", reverse(sort([0.5, 0.1])), " ", sort(Dict("b" => 1, "a" => 2) |> collect), " ", sort(collect("éaz")), " ", minimum(sort!, [[2, 1], [1, 5]]))
