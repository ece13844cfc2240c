# Run-length encoding, grouping of neighbours, compressing and expanding, splitting where a test changes.
function runs(v)
    out = Pair{eltype(v), Int}[]
    for x in v
        if !isempty(out) && last(out).first == x
            out[end] = x => last(out).second + 1
        else
            push!(out, x => 1)
        end
    end
    return out
end
expand(rs) = reduce(vcat, [fill(x, n) for (x, n) in rs])
println(runs([1, 1, 2, 2, 2, 1]), runs("aabccc"), runs(Int[]), expand(runs([5, 5, 7])), expand(runs("aab")) |> join, runs([[1], [1], [2]]))
println(join((string(n, c) for (c, n) in runs("wwwbww"))), " ", maximum(last, runs("aaabbaaaa")), " ", [x for (x, n) in runs([1, 1, 2, 3, 3]) if n > 1])
function split_by(f, v)
    out = [v[1:1]]
    for x in v[2:end]
        f(last(last(out)), x) ? push!(last(out), x) : push!(out, [x])
    end
    return out
end
println(split_by(<, [1, 3, 2, 5, 6, 4]), split_by((a, b) -> b == a + 1, [1, 2, 3, 7, 8, 10]), split_by((a, b) -> isodd(a) == isodd(b), [1, 3, 2, 4, 5]))
ranges(v) = [length(g) > 1 ? "$(g[1])-$(g[end])" : "$(g[1])" for g in split_by((a, b) -> b == a + 1, sort(v))]
println(join(ranges([7, 1, 2, 3, 9, 8, 12]), ","), " ", ranges([1]))
look_and_say(s) = join((string(n, c) for (c, n) in runs(s)))
println(foldl((a, _) -> push!(a, look_and_say(a[end])), 1:5, init = ["1"]))
changes(v) = [i for i in 2:length(v) if v[i] != v[i-1]]
println(changes([0, 0, 1, 1, 0]), findall(diff([1, 3, 2, 5]) .< 0), count(!iszero, diff([1, 1, 2])), accumulate((s, x) -> x == 0 ? 0 : s + x, [1, 2, 0, 3, 4]), cumsum([true, false, true]))
intervals = [(1, 4), (8, 10), (3, 6), (10, 12)]
merged = foldl(sort(intervals); init = Tuple{Int, Int}[]) do acc, (a, b)
    if !isempty(acc) && a <= acc[end][2]
        acc[end] = (acc[end][1], max(b, acc[end][2]))
    else
        push!(acc, (a, b))
    end
    acc
end
println(merged, " ", sum(b - a for (a, b) in merged), " ", any(((a, b),) -> a <= 5 <= b, merged))
