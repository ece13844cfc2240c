# Sums and products of floats, of mixed numbers, with missing and nothing skipped.
v = [0.1, 0.2, 0.3]
println(sum(v), " ", foldl(+, v), " ", sum(v) == 0.6, " ", sum([1e16, 1.0, -1e16]), " ", sum(big.([1e16, 1.0, -1e16])), " ", sum(fill(0.1, 10)), " ", sum(0.1 for _ in 1:10))
println(sum([1, 2.5, 3 // 2]), " ", prod([2, 0.5, 1 // 3]), " ", sum([1 + 2im, 3.0]), " ", sum(Any[1, 2.0, 0x03]), " ", sum(Float32[0.1, 0.2]), " ", sum(Float16[1, 2]) |> typeof)
m = [1, missing, 3, missing]
println(sum(m), " ", sum(skipmissing(m)), " ", collect(skipmissing(m)), " ", maximum(skipmissing(m)), " ", count(ismissing, m), " ", coalesce.(m, 0), " ", eltype(skipmissing(m)), " ", length(collect(skipmissing(m))))
println(mapreduce(x -> 2x, +, skipmissing(m)), " ", any(ismissing, m), " ", findall(ismissing, m), " ", filter(!ismissing, m), " ", replace(m, missing => -1), " ", typeof(collect(Int, skipmissing(m))))
println(maximum([1.0, NaN, 3.0]), " ", minimum([NaN, 1.0]), " ", extrema([2.0, NaN]), " ", max(NaN, 1), " ", argmax([1.0, NaN, 2.0]), " ", findmin([3.0, NaN]), " ", maximum([-0.0, 0.0]), " ", minimum([0.0, -0.0]), " ", isequal(maximum([0.0, -0.0]), 0.0))
println(filter(!isnothing, [1, nothing, 2]), " ", something.([nothing, 2], 0), " ", something(nothing, Some(nothing)), " ", sum(something(x, 0) for x in [nothing, 4]), " ", typeof(filter(!isnothing, [1, nothing])))
println(cumsum([0.1, 0.2, 0.3]), " ", cumsum(Float32[1, 2]), " ", cumsum([true, true]), " ", cumprod([0.5, 0.5]), " ", diff([1.0, 1.5, 3.0]), " ", diff([1, 4, 9]), " ", cumsum(1:4), " ", cumsum([missing, 1]))
println(sum(sin, [0.0]) , " ", sum(x -> 1 / x, 1:4), " ", prod(x -> x + 1, [1, 2]), " ", sum(inv, [2, 4]), " ", sum(log, [1.0, ℯ]), " ", mapreduce(exp, *, [0.0, 0.0]))
x = [1.0, 2.0, 4.0]
mean_ = sum(x) / length(x)
println(round(mean_, digits = 4), " ", round(sqrt(sum(abs2, x .- mean_) / (length(x) - 1)), digits = 6), " ", sum(x .* x), " ", maximum(abs.(x .- mean_)), " ", all(isfinite, x), " ", any(isnan, [NaN]))
println(sum(1:10; init = 5), " ", sum(Int[]; init = 0.0), " ", prod(Int[]; init = 2), " ", maximum(Int[]; init = -1), " ", reduce(+, (); init = 3), " ", foldr((a, b) -> a - b, [1, 2, 3]; init = 0), " ", mapreduce(identity, +, Int[]), " ", minimum(x -> x^2, Int[]; init = 9))
