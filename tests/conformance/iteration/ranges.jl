# Ranges: integer, step, float, character; length, membership, arithmetic, intersection, reverse.
println(1:5, " ", 1:2:10, " ", 10:-3:0, " ", 0.0:0.25:1.0, " ", 'a':'e', " ", 5:1, " ", range(1, 10, length = 4), " ", range(0, stop = 1, step = 0.5))
println(length(1:2:10), length(5:1), length(0:0.1:1), last(1:2:10), step(10:-3:0), first(5:1), isempty(5:1), collect(10:-3:0))
println(3 in 1:5, 3 in 1:2:6, 4 in 1:2:6, 0.3 in 0:0.1:1, 2.0 in 1:3, 'c' in 'a':'e', 7 in 1:5)
println((1:5) .+ 1, " ", (1:5) .* 2, " ", 2 .* (1:3) .- 1, " ", -(1:3), " ", (1:3) + (4:6), " ", (0:0.5:1) .+ 1, " ", 10 .- (1:3), " ", (2:2:6) ./ 2, " ", (1:3) .^ 2)
println(reverse(1:4), " ", (1:10)[2:3], " ", (1:10)[2:2:6], " ", (10:-1:1)[[1, 3]], " ", (1:10)[end], " ", (0:0.1:1)[4], " ", (1:3)[:])
println(intersect(1:10, 5:15), " ", intersect(1:2:20, 1:3:20), " ", union(1:3, 2:5), " ", setdiff(1:5, 2:3), " ", issubset(2:3, 1:5), " ", 1:3 == [1, 2, 3], " ", 1:3 == 1:1:3, " ", hash(1:3) == hash([1, 2, 3]))
println(sum(1:100), " ", sum(0.0:0.1:1.0), " ", minimum(3:9), maximum(3:9), " ", extrema(9:-1:3), " ", prod(1:5), " ", sort(5:-1:1), " ", issorted(1:3), " ", sum(abs, -3:3), " ", findfirst(==(6), 2:2:10), " ", searchsortedfirst(1:2:9, 4))
println(typeof(1:3), typeof(1:2:3), typeof(1.0:2.0), typeof(0x1:0x3), typeof('a':'b'), typeof(range(0, 1, length = 3)), typeof(big(1):big(2)), typeof(1//2:3//2), typeof(Int8(1):Int16(3)), typeof(1:2.0))
println(collect(1//2:1//3:2), " ", collect(range(1, 2, length = 3)), " ", LinRange(0, 1, 5), " ", collect(LinRange(1, 2, 3)), " ", LinRange(0, 10, 11)[4], " ", step(LinRange(0, 1, 5)), " ", Base.OneTo(4), " ", collect(Base.OneTo(2)))
println(range(10, step = -2, length = 4), " ", range(5, length = 3), " ", range(2.5, 4, length = 4), " ", collect(range(0, 1, length = 6)), " ", range(1, stop = 5), " ", StepRangeLen(1.0, 0.5, 3), " ", StepRange(1, 2, 6), " ", UnitRange(2, 4))
for x in 0.1:0.1:0.5
    print(x, " ")
end
println()
println(collect(0:0.1:0.3) == [0.0, 0.1, 0.2, 0.3], " ", (0:0.1:1)[4] == 0.3, " ", length(0:0.1:0.3), " ", length(1:0.2:2), " ", collect(1.0:-0.5:0), " ", range(-1, 1, length = 5)[3] === 0.0, " ", length(0.1:0.1:0.3))
println(1:3 .+ 1, " ", (1:3) .+ 1, " ", 1:(2 + 3), " ", [1:3...], " ", repr(1:3), " ", string(1:2:5), " ", Vector(1:3), " ", clamp.(1:5, 2, 4), " ", rem.(1:5, 3), " ", eachindex(5:7), " ", mod.(-2:2, 3))
for bad in (() -> (1:3)[4], () -> 1:0:5, () -> range(1, 2, length = -1), () -> (1:3)[0], () -> range(1, step = 2), () -> Base.OneTo(3)[4])
    try
        println(bad())
    catch e
        println(first(split(sprint(showerror, e), '\n')))
    end
end
