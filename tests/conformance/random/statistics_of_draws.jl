# Large samples of each distribution have the means, spreads and counts that they should.
using Random, Statistics
r = Xoshiro(2024)
near(x, y, tolerance) = abs(x - y) < tolerance
u = rand(r, 20_000); println(near(mean(u), 0.5, 0.01), near(var(u), 1 / 12, 0.005), near(count(<(0.25), u) / length(u), 0.25, 0.02), " ", extrema(u) .|> x -> 0 <= x < 1)
n = randn(r, 20_000); println(near(mean(n), 0, 0.03), near(std(n), 1, 0.03), near(count(x -> abs(x) < 1, n) / length(n), 0.6827, 0.02), near(cor(n[1:end-1], n[2:end]), 0, 0.03))
e = randexp(r, 20_000); println(near(mean(e), 1, 0.03), near(median(e), log(2), 0.03), minimum(e) >= 0)
dice = rand(r, 1:6, 12_000); counts = [count(==(k), dice) for k in 1:6]; println(sum(counts), " ", all(c -> near(c, 2000, 200), counts), " ", sort(unique(dice)))
flips = rand(r, Bool, 10_000); println(near(mean(flips), 0.5, 0.03), " ", eltype(flips))
hits = count(_ -> rand(r)^2 + rand(r)^2 <= 1, 1:40_000); println(near(4hits / 40_000, π, 0.05))
perms = [randperm(r, 3) for _ in 1:6000]; println(length(unique(perms)), " ", all(p -> near(count(==(p), perms), 1000, 150), unique(perms)))
function walk(r, n)
    position = 0
    for _ in 1:n; position += rand(r, (-1, 1)); end
    return position
end
ends = [walk(r, 100) for _ in 1:2000]; println(near(mean(ends), 0, 1), near(std(ends), 10, 1), all(iseven, ends))
weighted(r, ws) = (t = rand(r) * sum(ws); s = 0.0; for (i, w) in enumerate(ws); s += w; t < s && return i; end; length(ws))
draws = [weighted(r, [1, 2, 7]) for _ in 1:10_000]; println([round(count(==(k), draws) / 10_000; digits=1) for k in 1:3])
sample(r, v, k) = (w = copy(v); for i in 1:k; j = rand(r, i:length(w)); w[i], w[j] = w[j], w[i]; end; w[1:k])
s = sample(r, collect(1:50), 10); println(length(unique(s)), " ", all(in(1:50), s), " ", s == sample(Xoshiro(1), collect(1:50), 10), " ", quantile(u, 0.5) == median(u))
function reservoir(r, itr, k)
    kept = eltype(itr)[]
    for (i, x) in enumerate(itr)
        i <= k ? push!(kept, x) : (j = rand(r, 1:i); j <= k && (kept[j] = x))
    end
    return kept
end
totals = zeros(Int, 20); for _ in 1:2000, x in reservoir(r, 1:20, 5); totals[x] += 1; end; println(sum(totals), " ", all(t -> near(t, 500, 120), totals))
