# show and print of arrays on one line: element types in front where they cannot be read off.
for x in ([1, 2, 3], [1.0, 2.5], Float32[1, 2], Int8[1, 2], UInt8[1, 16], [1, 2.5], Any[1, 2], ["a", "b"], [:a], ['x'], [true, false], Bool[], Int[], Any[], String[],
          [nothing], [missing], [1, missing], [1, nothing], [nothing, missing], [[1], [2]], [[1.0], [2]], [Any[1], [2]], [[1, "a"]], [Int[], [1]], [[]], [1//2], [1im], [1.5im],
          [(1, 2)], [(1, "a"), (2, "b")], [1 => 2], ["a" => 1], [:a => "b"], [(a = 1,)], [1:2], [1:2:5], [Int], [Int, Float64], [sin], [big(1)], [big(1.5)], [NaN], [0x01, 0x02], [Inf32],
          [1 2; 3 4], [1.0 2.0], [1; 2;;], Any[1 2], ["a" "b"], [true false], [1 nothing], Int8[1 2], zeros(0, 2), zeros(Int, 2, 0), fill(2), fill(1.5), Matrix{Any}(undef, 0, 0), [[1 2], [3 4]],
          Union{Int, String}[1, "a"], Union{Int, Missing}[1], Real[1, 2.5], Number[1, 2im], AbstractString["a"], Symbol[], Vector{Int}[], Tuple{}[], Pair{Int, Int}[], Nothing[], [()], Dict[], Char[])
    println(x, "   ", repr(x))
end
println([1, [2, [3, [4]]]], " ", Any[Any[Any[]]], " ", [Dict(1 => 2)], " ", [Set([1])], " ", [[1, 2], Any[3]], " ", [Some(1)], " ", [r"x"], " ", [v"1.2"], " ", [:(a + b)], " ", [Ref(1)][1][])
