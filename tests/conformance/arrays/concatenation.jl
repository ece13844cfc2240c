# hcat, vcat, hvcat and cat, as functions and as brackets, with ranges, scalars and promotion.
a = [1 2; 3 4]
println([a; 5 6], [a [7, 8]], [a a; a a])
println(hcat([1, 2], [3, 4]), vcat([1, 2], [3, 4]), vcat(1, 2:3, [4]))
println(hcat(1, 2, 3), vcat(1, 2.5), vcat('a', "b"))
println(hvcat((2, 1), [1], [2], [3 4]), hvcat(3, 1:6...))
println(cat([1, 2], [3, 4], dims = 1), cat([1, 2], [3, 4], dims = 2))
c = cat(a, 10a, dims = 3)
println(size(c), " ", c[:, :, 2], " ", c[2, 1, :])
println(cat(1, 2, 3, dims = 4) |> size, " ", cat([1], [2 3], dims = (1, 2)))
println(typeof([1; 2.5]), typeof([1, 2]'), typeof([true; 3]), typeof(["a"; :b]), typeof(vcat()))
println(vcat(Int[], [1.5]), " ", hcat(a, zeros(2, 0)), " ", typeof(hcat()), " ", [Int[]; Int[]])
println(reduce(hcat, [[i, i^2] for i in 1:4]), " ", reduce(vcat, [[1], [2, 3], Int[]]))
println(Int8[1; 2], " ", Float64[1 2; 3 4], " ", [1:2 3:4], " ", [1:2; 3:4])
println([x for x in [1 2; 3 4]], " ", [1 2
 3 4
 5 6])
for bad in (() -> [1 2; 3], () -> hcat([1, 2], [1, 2, 3]), () -> vcat([1 2], [1 2 3]), () -> hvcat((2, 2), 1, 2, 3))
    try
        println(bad())
    catch e
        println(typeof(e), ": ", sprint(showerror, e))
    end
end
