# splice! removes and replaces: single places, ranges, empty ranges and other lengths.
v = collect(1:10)
println(splice!(v, 3), " ", v)
println(splice!(v, 2:4), " ", v)
println(splice!(v, 1, [100, 200, 300]), " ", v)
println(splice!(v, 2:3, 0), " ", v)
println(splice!(v, 4:3, [7, 7]), " ", v)
println(splice!(v, 1:0, -1), " ", v)
println(splice!(v, length(v)), " ", v)
println(splice!(v, 2:length(v)), " ", v)
words = split("the quick brown fox jumps")
println(splice!(words, 2:3, ["slow", "grey", "old"]))
println(words)
try
    splice!(v, 9)
catch e
    println(typeof(e))
end
try
    splice!([1, 2, 3], 2:7)
catch e
    println(typeof(e))
end
println(deleteat!(collect('a':'f'), (true for _ in 1:0)))
println(deleteat!(collect('a':'f'), [true, false, true, false, false, true]))
println(filter!(isodd, collect(1:9)))
println(filter(p -> p.second > 1, [:a => 1, :b => 2, :c => 3]))
v = [5, 3, 8, 1]
println(empty!(copy(v)), v)
println(reverse!(copy(v)), " ", reverse(v, 2, 3), " ", reverse!(copy(v), 3))
println(copyto!(zeros(Int, 6), 2, v, 1, 3))
println(fill!(v, 9), " ", v === fill!(v, 9))
