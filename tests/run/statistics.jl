# Means, variances, medians, quantiles, correlations.
using Statistics
v = [2.0, 4, 4, 4, 5, 5, 7, 9]
println(mean(v), " ", std(v), " ", var(v), " ", median(v), " ", middle(1, 4), " ", quantile(v, 0.25), " ", quantile(v, [0.1, 0.9]))
println(mean([1, 2, 3]), " ", mean(1:10), " ", mean(x -> x^2, [1, 2, 3]), " ", mean(x^2 for x in 1:3), " ", var([1, 2, 3, 4]), " ", std(1:5))
m = [1.0 2 3; 4 5 6]
println(mean(m, dims=1), mean(m, dims=2), mean(m), " ", std(m, dims=1), var(m, dims=2))
println(median([3, 1, 2]), " ", median([1, 2, 3, 4]), " ", median(1:4), " ", median(m, dims=1), median([1.0, NaN]))
println(cov([1, 2, 3], [2, 4, 7]), " ", cor([1, 2, 3], [2, 4, 6]), " ", cov([1 2; 3 4; 5 7]))
println(std(v, corrected=false), " ", std(v, mean=5.0), " ", isnan(std([1.0])), " ", isnan(mean(Float64[])), " ", mean(Int[]))
println(quantile(1:5, 0.3), " ", quantile([1, 2, 3], (0.0, 1.0)), " ", mean((1, 2, 4)), " ", mean([true, false]), " ", mean([1+2im, 3]))
try median(Int[]) catch e println(e) end
