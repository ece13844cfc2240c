# A small data study: grouping, summaries, histogram, regression line and moving averages.
using Statistics
heights = [172, 181, 165, 190, 177, 169, 183, 175, 160, 188]
weights = [68, 80, 59, 95, 74, 63, 85, 70, 55, 90]
groups = ["b", "a", "b", "a", "a", "b", "a", "b", "b", "a"]
println("n = ", length(heights), ", mean = ", mean(heights), ", sd = ", round(std(heights), digits = 3))
for g in sort(unique(groups))
    rows = findall(==(g), groups)
    println(g, ": ", length(rows), " rows, height ", mean(heights[rows]), " ± ", round(std(heights[rows]), digits = 2), ", weight range ", extrema(weights[rows]))
end
slope = cov(heights, weights) / var(heights)
intercept = mean(weights) - slope * mean(heights)
residuals = weights .- (intercept .+ slope .* heights)
println(round(slope, digits = 5), " ", round(intercept, digits = 3), " ", abs(sum(residuals)) < 1e-9, " ", round(cor(heights, weights)^2, digits = 4), " ", argmax(abs.(residuals)))
function histogram(data, edges)
    counts = zeros(Int, length(edges) - 1)
    for x in data
        i = searchsortedlast(edges, x)
        1 <= i < length(edges) && (counts[i] += 1)
    end
    return counts
end
for (lo, n) in zip(160:10:190, histogram(heights, 160:10:200))
    println(lo, "-", lo + 9, " ", '#'^n)
end
moving(v, k) = [mean(@view v[i:i+k-1]) for i in 1:length(v)-k+1]
println(round.(moving(heights, 3), digits = 2))
z = (heights .- mean(heights)) ./ std(heights)
println(round.(extrema(z), digits = 4), " ", abs(mean(z)) < 1e-12, " ", std(z) ≈ 1)
ranks = invperm(sortperm(heights))
println(ranks, " ", cor(ranks, invperm(sortperm(weights))))
table = [heights weights]
println(mean(table, dims = 1), " ", round.(std(table, dims = 1), digits = 3), " ", quantile(heights, 0:0.25:1), " ", median(weights))
println(Dict(g => count(==(g), groups) for g in unique(groups)) == Dict("a" => 5, "b" => 5), " ", [mean(c) for c in eachcol(table)], " ", mapslices(median, table, dims = 1))
outliers = filter(x -> abs(x - median(heights)) > 1.2 * std(heights), heights)
println(sort(outliers), " ", cumsum(sort(weights))[end] / length(weights) == mean(weights))
