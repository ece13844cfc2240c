# mean, median, var, std, quantile, mode-like counting, with dims, weights by hand and corrections.
using Statistics
v = [2.0, 4.0, 4.0, 4.0, 5.0, 5.0, 7.0, 9.0]
println(mean(v), " ", median(v), " ", var(v), " ", std(v), " ", std(v, corrected = false), " ", var(v, mean = 5.0), " ", middle(v), " ", middle(1, 4), " ", middle(1:10))
println(mean([1, 2, 3]), " ", mean(1:4), " ", mean(x -> x^2, [1, 2, 3]), " ", mean(abs, [-1, 1]), " ", mean([true, false]), " ", mean(Float32[1, 2]), " ", mean([1//2, 1//3]), " ", mean([1 + 2im, 3]), " ", mean((1, 2, 6)), " ", mean(x for x in 1:3), " ", mean([[1, 2], [3, 4]]))
println(median([3, 1, 2]), " ", median([4, 1, 3, 2]), " ", median([1 2; 3 4]), " ", median(1:5), " ", median([1.5]), " ", median!([9, 1, 5]), " ", median([NaN, 1.0]), " ", median(Int8[1, 2]))
println(quantile(v, 0.5), " ", quantile(v, [0.25, 0.75]), " ", quantile(1:5, 0.1), " ", quantile(v, (0, 1)), " ", quantile([1, 2, 3, 4], 0.3), " ", quantile!([3.0, 1.0, 2.0], 0.5), " ", quantile([1, 2, 3], 0.5, sorted = true))
m = [1.0 2.0; 3.0 5.0; 5.0 11.0]
println(mean(m, dims = 1), mean(m, dims = 2), mean(m), " ", median(m, dims = 1), " ", var(m, dims = 1), " ", std(m, dims = 2), " ", mean(m, dims = (1, 2)), " ", mean!([0.0, 0.0, 0.0], m), " ", mean(abs2, m, dims = 1))
println(cor([1, 2, 3], [2, 4, 6]), " ", cor([1.0, 2.0, 3.0], [3.0, 2.0, 1.0]), " ", cov([1, 2, 3], [1, 4, 9]), " ", cov(m), " ", cor(m)[1, 1], " ", round(cor(m)[1, 2], digits = 6), " ", cov([1, 2, 3]), " ", cov([1, 2], [3, 5], corrected = false), " ", cov(m, dims = 2, corrected = false)[1, 1])
println(varm([1, 2, 3], 2), " ", stdm([1, 2, 3], 2), " ", var([1, 2, 3, 4]), " ", var(1:4), " ", var([5]), " ", std([1 + im, 1 - im]), " ", var((1, 2, 3)), " ", var([1//1, 2//1]), " ", std(Float32[1, 2, 3]))
println(mean(skipmissing([1, missing, 3])), " ", mean([1, missing]), " ", median([1, missing]), " ", std(skipmissing([1.0, missing, 3.0])), " ", mean(Float64[]), " ", var([1.0]), " ", mean([1e308, 1e308]))
for bad in (() -> median(Int[]), () -> quantile(Int[], 0.5), () -> quantile([1, 2], 1.5), () -> cov([1, 2], [1, 2, 3]), () -> quantile([1.0, NaN], 0.5))
    try
        println(bad())
    catch e
        println(typeof(e))
    end
end
weights = [1, 2, 3]
values_ = [10.0, 20.0, 30.0]
println(round(sum(weights .* values_) / sum(weights), digits = 4), " ", round(cor([1 2; 2 4; 3 7])[2], digits = 5), " ", round.(cov([1 2; 2 4; 3 7]), digits = 4))
