# Broadcasting over several dimensions, with views, strings in arrays, missing, structs and nested calls.
r = reshape(1:3, 1, 3)
c = [10, 20]
t = reshape([100, 200], 1, 1, 2)
s = c .+ r .+ t
println(size(s), " ", s[:, :, 1], " ", s[2, 3, 2], " ", sum(s))
println(size(zeros(2, 1) .+ zeros(1, 3)), size(1 .+ zeros(0)), size([1] .+ zeros(0)), size(fill(1) .+ 1), size(zeros(2, 0) .* ones(2)), size(zeros(1, 2, 1) .+ zeros(3)))
table = ["$(i)x$(j)" for i in 1:2, j in 1:2] .* "!"
println(table, " ", uppercase.(table)[2], " ", split.(["a b", "c d"]), " ", join.([["x", "y"], ["z"]], "+"), " ", first.(split.(["k=v", "n=w"], "=")), " ", replace.(["aa", "ba"], "a" => "o"), " ", lpad.([1, 10], 3, '0'))
println([1, missing, 3] .+ 1, " ", isequal.([1, missing], [1, missing]), " ", [1, missing] .== [1, missing], " ", coalesce.([missing, 2], 0), " ", ismissing.([missing, 1]), " ", [nothing, 1] .=== nothing)
x = collect(1.0:6.0)
v = @view x[2:2:end]
v .+= 100
println(x, " ", v .* 2, " ", (@view x[1:3]) .- x[1:3]', " ")
m = [1 2; 3 4]
m[m .> 1] .-= 1
println(m, " ", m .* [1 0], " ", m .^ 2 == m * m, " ", exp.(zeros(2)), " ", m ./ sum(m, dims = 1), " ", (m .+ m') ./ 2, " ", m .÷ 2, " ", m .// 2)
struct P
    x::Float64
    y::Float64
end
ps = P.(1:3, [4, 5, 6])
println([p.x + p.y for p in ps], " ", getproperty.(ps, :x), " ", (p -> p.y).(ps), " ", ps[2])
norm2(p) = p.x^2 + p.y^2
println(norm2.(ps), " ", maximum(norm2, ps), " ", atan.([0.0, 1.0], [1.0, 0.0]) ./ π, " ", round.([1.25, 2.567], digits = 1), " ", round.(Int, [1.5, 2.5, 3.5]), " ", clamp.([-1, 5, 20], 0, 10), " ", Int.([1.0, 2.0]), " ", Float64.(1:2), " ", Symbol.(["a", "b"]), " ", Char.([97, 98]), " ", divrem.([7, 9], 4))
i = [3, 1, 2]
println(x[i], " ", getindex.(Ref(x), i), " ", getindex.([[1, 2], [3, 4]], [2, 1]), " ", view(x, i) .= 0, " ", x, " ", ("a", "b") .* "c", " ", Ref(2) .* [1, 2], " ", [(1, 2), (3, 4)] .|> sum, " ", vcat.([1, 2], [3, 4]), " ", zip([1, 2], [3, 4]) .|> prod, " ", Dict.(["a", "b"] .=> [1, 2]))
println((1:3)' .* (1:2), " ", [1, 2]' .+ [1, 2], " ", 'a' .+ (0:3), " ", [1, 2] .=> (3, 4), " ", muladd.([1, 2], 3, 4), " ", fma.(2.0, [1.0, 2.0], 0.5), " ", mod.([5, -5], 3), " ", [2, 3] .⊻ 1, " ", cmp.([1, 3], 2), " ", signbit.([-1, 1]))
