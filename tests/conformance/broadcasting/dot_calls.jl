# Dotted calls: fusion, shapes that stretch, scalars, tuples, ranges, strings, Ref, assignment forms.
a, b = [1, 2, 3], [10 20 30]
println(a .+ 1, a .* a, a .+ b, a .- [1], sqrt.([4.0, 9.0]), 2 .^ a, -a .+ 1, .-a, .!([true, false]), .√[16, 25])
println(max.(a, 2), string.(a, "x"), length.(["a", "bcd"]), (x -> x + 0.5).(a), parse.(Int, ["1", "22"]), (+).(a, a), a .=> ["p", "q", "r"], tuple.(a, 'z'))
println((1, 2) .+ (10, 20), (1, 2) .+ [1, 2], 1 .+ (1:3), (1:3) .* 2, (1:2) .+ (1:2)', "ab" .* ["c", "d"], Ref([1, 2]) .== [[1, 2], 3], [1, 2] .∈ Ref([2, 3]), in.([1, 2], ([2, 3],)))
println(a .== 2, a .> 1 .&& a .< 3, 1 .<= a .<= 2, a .% 2 .== 0, ifelse.(a .> 1, "big", "small"), xor.([true, false], true), isodd.(a) .| (a .> 2))
c = zeros(3)
c .= a .+ 0.5
println(c)
c .+= 1
c .*= a
c[2:3] .= 0
c[1] += 1
println(c)
m = zeros(Int, 2, 3)
m .= 7
m[1, :] .= [1, 2, 3]
m[:, 2] .*= 10
m .= m .+ [100, 200]
println(m, " ", @.(2a^2 + 1), " ", @. sqrt(abs(-a * 4)))
d = @. ifelse(a > 1, a, -a)
println(d, " ", broadcast(+, a, b), " ", broadcast(*, 2, 3), " ", broadcast!(+, c, a, 1), " ", broadcast(f -> f(4), [sqrt, abs]))
println(typeof(a .+ 1.0), typeof(a .== 1), typeof(Any[1, 2] .+ 1), typeof([1, missing] .+ 1), typeof((1, 2) .+ 1.0), typeof(1 .+ 1), typeof("a" .* "b"), typeof(Int[] .+ 1.5), typeof([1, 2.5] .|> string), typeof(identity.(Any[1, 2])))
f(x, y; scale = 1) = scale * (x + y)
println(f.(a, 1; scale = 10), f.(a, a', scale = 2), a .|> (x -> x^2) |> sum, [1, 4] .|> [sqrt, x -> -x], (;x = 1).x .+ a, getfield.([(p = 1,), (p = 2,)], :p), fill.([1, 2], [1, 2]))
for bad in (() -> a .+ [1, 2], () -> [1 2; 3 4] .+ [1 2 3], () -> (c .= [1, 2]), () -> (1, 2) .+ (1, 2, 3), () -> Dict(1 => 2) .+ 1, () -> (a .= [1.5, 2, 3]))
    try
        bad()
    catch e
        println(first(split(sprint(showerror, e), '\n')))
    end
end
