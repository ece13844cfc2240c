# Dict: making, reading, changing, missing keys and the functions around them.
d = Dict("one" => 1, "two" => 2)
d["three"] = 3
println(length(d), " ", d["two"], " ", haskey(d, "four"), " ", get(d, "four", 0), " ", get(() -> -1, d, "four"))
println(get!(d, "four", 4), " ", get!(() -> 50, d, "five"), " ", length(d))
println(pop!(d, "one"), " ", pop!(d, "one", nothing), " ", haskey(d, "one"))
println(delete!(d, "nothing there") === d, " ", delete!(d, "five") === d, " ", sort(collect(keys(d))), sort(collect(values(d))))
for bad in (() -> d["zero"], () -> pop!(d, "zero"), () -> Dict(1, 2), () -> Dict{Int, Int}("a" => 1))
    try
        bad()
    catch e
        println(first(split(sprint(showerror, e), '\n')))
    end
end
println(typeof(Dict()), typeof(Dict(1 => 'a')), typeof(Dict(1 => 2, "a" => :b)), typeof(Dict([(1, 2.0)])), typeof(Dict(i => i^2 for i in 1:3)))
println(Dict(zip([:x, :y], 1:2)) == Dict(:x => 1, :y => 2), " ", Dict(:a => 1) == Dict(:a => 1.0), " ", isequal(Dict(:a => NaN), Dict(:a => NaN)), " ", Dict(:a => NaN) == Dict(:a => NaN))
println(eltype(d), " ", keytype(d), " ", valtype(d), " ", ("two" => 2) in d, " ", ("two" => 3) in d, " ", "two" in keys(d), " ", 4 in values(d))
e = copy(d)
e["new"] = 1
println(length(d), length(e), " ", isempty(empty(d)), " ", typeof(empty(d, Int)), " ", isempty(empty!(e)), " ", isempty(d))
c = Dict{Char, Int}()
for ch in "mississippi"
    c[ch] = get(c, ch, 0) + 1
end
println(sort(collect(c)), " ", c['s'] += 10, " ", maximum(values(c)))
println(sum(values(d)), " ", sort([k * "!" for (k, v) in d if v > 2]), " ", count(p -> isodd(p.second), d), " ", any(v -> v == 4, values(d)))
println(Dict(1 => 2)[1.0], " ", Dict(1.0 => :a)[1], " ", haskey(Dict(0x01 => 1), 1), " ", get(Dict(-0.0 => 1), 0.0, 2), " ", Dict(NaN => 5)[NaN])
println(convert(Dict{Float64, Any}, Dict(1 => 2)), " ", Dict{Symbol, Float64}(:a => 1, :b => 2)[:b], " ", hash(Dict(1 => 2)) == hash(Dict(1 => 2)))
