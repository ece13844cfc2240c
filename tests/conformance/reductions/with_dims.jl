# Reductions along dimensions: sum, prod, maximum, any, all, count, extrema, findmax, init and in-place forms.
m = [1 5 2; 8 3 4]
println(sum(m, dims = 1), sum(m, dims = 2), sum(m, dims = (1, 2)), sum(m, dims = 3) == m, sum(m))
println(prod(m, dims = 1), maximum(m, dims = 2), minimum(m, dims = 1), extrema(m, dims = 2), extrema(m))
println(sum(abs2, m, dims = 2), maximum(x -> -x, m, dims = 1), sum(m .> 2, dims = 1), count(m .> 2, dims = 2), count(isodd, m, dims = 1))
println(any(m .> 7, dims = 1), all(m .> 1, dims = 2), any(isodd, m, dims = 2), all(>(0), m))
println(findmax(m), findmin(m), findmax(m, dims = 1), findmin(m, dims = 2), argmax(m, dims = 2), argmin(m))
println(reduce(+, m, dims = 1), reduce(max, m, dims = 2), mapreduce(x -> x^2, +, m, dims = 1), mapreduce(string, *, m, dims = 2, init = ">"), reduce(*, m, dims = 1, init = 10))
println(sum(m, dims = 1, init = 100), maximum(m, dims = 1, init = 6), prod(m, dims = 2, init = 0))
println(cumsum(m, dims = 1), cumprod(m, dims = 2), diff(m, dims = 1), diff(m, dims = 2), reverse(m, dims = 2), unique([1 2; 1 2; 3 4], dims = 1))
t = reshape(1:24, 2, 3, 4)
println(size(sum(t, dims = (1, 3))), vec(sum(t, dims = (1, 2))), sum(t, dims = 2)[:, 1, 1], dropdims(maximum(t, dims = (1, 2)), dims = (1, 2)))
println(sum!([0, 0], m), sum!([0 0 0], m), prod!([1, 1], m), maximum!([0, 0], m), minimum!(zeros(Int, 1, 3), m))
println(typeof(sum([true false; true true], dims = 1)), typeof(sum(Int8[1 2], dims = 1)), typeof(sum(Float32[1 2], dims = 2)), sum(zeros(0, 3), dims = 1), size(sum(zeros(2, 0), dims = 1)), prod(zeros(0, 2), dims = 1))
println(sum(eachrow(m)), " ", sum(view(m, :, 2:3), dims = 1), " ", sum(m', dims = 1), " ", mapslices(sum, m, dims = 2), " ", [sum(c) for c in eachcol(m)])
for bad in (() -> maximum(zeros(0, 3), dims = 1), () -> sum(m, dims = 0), () -> reduce((a, b) -> a, zeros(0, 2), dims = 1))
    try
        println(bad())
    catch e
        println(typeof(e))
    end
end
println(accumulate(max, m, dims = 2), " ", accumulate(-, m, dims = 1), " ", cumsum(t, dims = 3)[2, 3, :], " ", circshift(m, (0, 1)), " ", sort(m, dims = 2, rev = true))
