# How values print by themselves and inside others: nothing, missing, symbols, pairs, ranges, types, functions, modules.
values = Any[nothing, missing, :sym, Symbol("a b"), 1 => 2, :a => "b", "s" => 'c', (1 => 2) => 3, 1:3, 1:2:9, 1.0:0.5:2, 'a':'c', (1,), (), (1, "x", 'y', :z, nothing), (a=1, b="two"), NamedTuple(), Int, Vector{Int}, Union{Int, Missing}, Union{}, Tuple{Int, Vararg{String}}, AbstractArray{<:Number}, sin, +, Base, Main, Some(1), Ref(3), :(x + 1), :(f(x; y=2)), quote a end |> typeof, QuoteNode(:q), r"re", v"1.2", Val(3), true, 0x0f, big(5), 1 // 2, 2im, ℯ, π, Inf, b"ab", "", [], [[]], Any[], Dict(), Set(), Dict{Int, Set{Int}}(), typeof(1 => 2), Colon(), :, CartesianIndex(1, 2), MIME("a/b"), UInt8[1], [nothing], [missing, 1], ["a", :b], [1 => 2], [(1, 2)], [(a=1,)], [Int, String], [sin], [:a, :b], ['x'], [true, false], [1.0, NaN], [0x01], [1 // 2], Any[1, "a"], Union{Int, String}[1, "a"], Real[1, 2.5], Number[], [1 2; 3 4], [1.5 2.5], zeros(0, 3), fill(1), fill("a", 1, 1), reshape(1:8, 2, 2, 2)]
for v in values
    print(v); print("   "); show(v); println()
end
println("$(nothing) $(missing) $(:s) $(1 => 2) $((1, 'a')) $([1, 'a']) $(Int) $("q") $('c') $(["q"]) $(r"x")")
println((nothing, missing, "s"), " ", [("a", 'b')], " ", Dict("k" => [1, 2]), " ", Set(["x"]), " ", Pair{Any, Any}(1, 2), " ", Pair(1, Pair(2, 3)), " ", (x=(y=1,),), " ", :a => :b => :c)
