# A survey: grouped summaries, quantiles, correlation, standard scores, missing answers.
using Statistics

answers = NamedTuple{(:group, :age, :score)}[(group = "a", age = 31, score = 7.5), (group = "b", age = 42, score = missing),
    (group = "a", age = 25, score = 6.0), (group = "b", age = 38, score = 9.0),
    (group = "a", age = 58, score = 8.0), (group = "b", age = 29, score = 5.5)]

println("mean age ", round(mean(a.age for a in answers), digits = 2))
println("mean score ", mean(skipmissing(a.score for a in answers)))
println(ismissing(mean(a.score for a in answers)), " ", mean(a -> a.age^2, answers))
for g in sort(unique(a.group for a in answers))
    of_group = filter(a -> a.group == g, answers)
    scores = collect(skipmissing(getfield.(of_group, :score)))
    println(g, ": n = ", length(of_group), ", scores = ", scores, ", median = ", median(scores),
        ", std = ", length(scores) > 1 ? round(std(scores), digits = 4) : "-")
end
ages = getfield.(answers, :age)
println(median(ages), " ", middle(extrema(ages)...), " ", middle([1, 5, 9]), " ", var(ages))
println(quantile(ages, [0, 0.25, 0.5, 0.75, 1]))
println(quantile(ages, 0.9), " ", quantile(1:5, 0.1))
complete = filter(a -> !ismissing(a.score), answers)
x = [float(a.age) for a in complete]
y = [Float64(a.score) for a in complete]
println(round(cor(x, y), digits = 6), " ", round(cov(x, y), digits = 6), " ", cor(x, x))
z = (x .- mean(x)) ./ std(x)
println(round.(z, digits = 3), " ", abs(mean(z)) < 1e-12, " ", var(z) ≈ 1)
m = [x y]
println(mean(m, dims = 1), " ", round.(std(m, dims = 1), digits = 4))
println(round.(cov(m), digits = 4))
println(round.(cor(m), digits = 4))
println(var([1, 2, 3, 4], corrected = false), " ", std([2, 2, 2]), " ", mean([[1, 2], [3, 4]]))
println(isnan(mean(Int[])), " ", try median(Int[]) catch e; typeof(e) end, " ", try quantile([1, 2], 1.5) catch e; typeof(e) end)
println(median([1 2; 3 4]), " ", median([1 2; 3 10], dims = 2), " ", mean(1:10), " ", var(1:4))
println(isnan(median([1.0, NaN])), " ", mean(Float32[1, 2]) isa Float32, " ", mean([true, false, true]) ≈ 2 / 3)
println(varm([1, 2, 3], 2), " ", stdm([1, 2, 3], 2), " ", mean!(zeros(2), [1 2; 3 4]))
