# Statistics written out and compared with the standard library: means, spread, quantiles, correlation, histograms.
using Statistics
v = [2, 4, 4, 4, 5, 5, 7, 9]; w = [1.5, -2.0, 3.25, 0.0, 8.5]
mean_of(x) = sum(x) / length(x); variance(x; corrected=true) = sum(abs2, x .- mean_of(x)) / (length(x) - corrected)
println(mean_of(v) == mean(v), " ", variance(v) ≈ var(v), " ", variance(v; corrected=false), " ", std(v; corrected=false), " ", sqrt(variance(w)) ≈ std(w), " ", mean(abs, w), " ", mean([1 2; 3 4]; dims=1), mean([1 2; 3 4]; dims=2), " ", var([1 2; 3 6]; dims=1))
middle_of(x) = (s = sort(x); n = length(s); isodd(n) ? float(s[n÷2+1]) : (s[n÷2] + s[n÷2+1]) / 2); println(median(v) == middle_of(v), " ", median(w) == middle_of(w), " ", median([3, 1, 2, 10]), " ", middle(1, 4), " ", middle([1, 9, 2]), " ", median([1 5; 2 8]; dims=2))
println(quantile(v, [0, 0.25, 0.5, 0.75, 1]), " ", quantile(w, 0.1), " ", quantile(1:5, 0.3), " ", extrema(w), " ", argmax(x -> count(==(x), v), unique(v)))
x, y = collect(1.0:5), [2.1, 3.9, 6.2, 7.8, 10.1]; slope = sum((x .- mean(x)) .* (y .- mean(y))) / sum(abs2, x .- mean(x)); println(round(slope; digits=4), " ", round(mean(y) - slope * mean(x); digits=4), " ", round(cor(x, y); digits=6), " ", cov(x, y) ≈ slope * var(x), " ", round.(cor([x y]); digits=4), " ", cov([1, 2, 3], [1, 2, 3]))
function histogram(data, bins)
    lo, hi = extrema(data); width = (hi - lo) / bins; counts = zeros(Int, bins)
    for d in data; counts[min(bins, 1 + floor(Int, (d - lo) / width))] += 1; end
    return counts
end
data = [sin(k)^2 + k / 40 for k in 1:40]; foreach(((i, c),) -> println(i, " ", '*'^c), enumerate(histogram(data, 5))); println(sum(histogram(data, 7)))
moving(v, n) = [mean(@view v[i:i+n-1]) for i in 1:length(v)-n+1]; println(moving(v, 4), " ", cumsum(v) ./ (1:length(v)) |> x -> round.(x; digits=2), " ", diff(v), " ", accumulate(max, w), " ", round.((v .- mean(v)) ./ std(v); digits=3), " ", exp(mean(log.(v))) |> x -> round(x; digits=6), " ", length(v) / sum(1 ./ v) |> x -> round(x; digits=6))
println(mean(skipmissing([1, missing, 3])), " ", mean([1, missing]), " ", mean(Int[]) |> isnan, " ", mean((1, 2, 3)), " ", mean(x^2 for x in 1:3), " ", mean!([0.0], [1 2 3]), " ", try median(Int[]) catch e typeof(e) end, " ", try quantile([1.0], 2) catch e typeof(e) end, " ", var([5]) |> isnan, " ", mean([true, false]), " ", mean([1 + im, 1 - im]), " ", median([1, NaN]), " ", std([1, 1, 1]))
