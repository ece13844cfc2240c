# Broadcasting over collections of functions, types, tuples, pairs, dictionaries inside Ref, strings and characters.
fs = [sin, cos, sqrt]
println([f(0.0) for f in fs], map(f -> f(1.0), [abs, sqrt]), (f -> f(4.0)).([sqrt, x -> x / 2]), broadcast((f, x) -> f(x), [abs, sqrt], [-1.0, 9.0]), [uppercase, lowercase] .|> (f -> f("Ab")))
println(Int.([1.0, 2.0]), Float32.([1, 2]), string.([1, :a, "b"]), Symbol.("x", 1:3), parse.(Float64, ["1.5", "2"]), convert.(Int8, [1, 2]), typeof.([1, 2.0, "x"]), zero.([1, 2.5]), isa.([1, "a"], Int), isa.(Any[1, 2.5], (Int, Float64)), eltype.([[1], [1.5]]), sizeof.([Int8, Int64]), typemax.([Int8, UInt8]))
d = Dict(:a => 1, :b => 2)
println(getindex.(Ref(d), [:a, :b, :a]), get.(Ref(d), [:a, :z], 0), haskey.(Ref(d), [:a, :z]), getproperty.(Ref((x = 1, y = 2)), [:y, :x]), in.([:a, :z], Ref(keys(d))), [:a, :q] .∈ Ref(keys(d)), first.(["ab", "cd"]), last.([(1, 2), (3, 4)]), length.(["a", "bcd", ""]))
println(tuple.([1, 2], ["a", "b"]), Pair.([1, 2], [3, 4]), [1, 2] .=> [3, 4], (1, 2) .=> "x", vcat.([1, 2], [[3], [4]]), push!.([[1], [2]], 9), fill.(0, [1, 2]), collect.(["ab", "c"]), join.([["a", "b"], ["c"]], "-"), split.(["a b", "c"], " "), zip([1], [2]) .|> sum)
println("x" .* ["a", "b"], ["a", "b"] .* "y", ["a" "b"] .* ["1", "2"], 'a' .+ [0, 1, 2], uppercase.(['a', 'b']), replace.(["aa", "ab"], "a" => "o"), lpad.(1:3, 2, '0'), repeat.("ab", 1:3), occursin.("a", ["abc", "xyz"]), startswith.(["ab", "cb"], "a"), strip.([" a ", "b "]), reverse.(["ab", "cd"]), titlecase.(["one two"]), chop.(["abc"]), cmp.("b", ["a", "b", "c"]), isempty.(["", "a"]))
f(x) = x > 1 ? "many" : "one"
f(x, y...) = (x, y...)
println(f.([1, 2]), f.([1, 2], 3), f.([1, 2], [3, 4], 5), (x -> (x, x^2)).(1:2), ((x, y) -> x => y).(1:2, ["p", "q"]), (identity).(1:2), (+).(1, [1, 2]), (-).([1, 2]), max.([1, 5], [3, 2], 2), min.(3, [1, 9]), muladd.(2, [1, 2], 1), (∘(abs, sin)).([-0.0]))
println(sum(length.(["a", "bb"])), maximum(abs.([-3, 2])), any(isodd.([2, 4])), sort(length.(["aaa", "b"])), [1, 2, 3] .|> (x -> x + 1) |> sum, filter(!isnothing, findfirst.(['a', 'z'], ["abc", "abc"])), something.(findfirst.('b', ["abc", "xyz"]), 0), round.([1.26, 2.51], digits = 1), round.(Int, [0.5, 1.5, 2.5]), divrem.([7, 8], 3), fldmod.([-7, 7], 3), gcd.([12, 18], 8), digits.([12, 345]), bitstring.(Int8[1, -1]))
