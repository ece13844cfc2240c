# NamedTuple: making, reading, merging, keys and values, iteration, mapping, structdiff by hand.
p = (name = "Ada", year = 1815, tags = ["math", "poetry"])
println(p, " ", p.name, " ", p[2], " ", p[:tags], " ", length(p), " ", keys(p), " ", values(p))
println(haskey(p, :year), haskey(p, :age), " ", get(p, :age, 0), " ", get(() -> "?", p, :name), " ", :year in keys(p), " ", hasproperty(p, :name))
println(merge(p, (year = 1816, city = "London")), " ", (; p..., year = 0).year, " ", merge((a = 1,), [:b => 2, :c => 3]))
x, y = 3, 4
println((; x, y), " ", (; x, z = 5), " ", (; :a => 1, :b => 2), " ", NamedTuple(), " ", (;), " ", (a = 1,))
println(typeof((a = 1, b = "x")), " ", NamedTuple{(:u, :v)}((1, 2)), " ", NamedTuple{(:u, :v), Tuple{Int, Float64}}((1, 2)), " ", NamedTuple{(:b, :a)}((a = 1, b = 2, c = 3)))
for (k, v) in pairs((a = 1, b = 2))
    print(k, "->", v, " ")
end
println()
println([v for v in (a = 1, b = 2)], " ", map(x -> 2x, (a = 1, b = 2)), " ", collect(pairs((a = 1, b = 2))), " ", sum((a = 1, b = 2)), " ", first((a = 9,)), " ", last((a = 9, b = 8)))
(; name, year) = p
println(name, " ", year)
println((a = 1, b = 2) == (a = 1.0, b = 2), (a = 1, b = 2) == (b = 2, a = 1), isequal((a = NaN,), (a = NaN,)), (a = 1,) < (a = 2,), (a = 1,) === (a = 1,))
println(eltype((a = 1, b = 2)), " ", isempty((;)), " ", Base.structdiff((a = 1, b = 2), (b = 0,)), " ", Base.setindex((a = 1,), 5, :a), " ", keys((a = 1,)) isa Tuple)
println(NamedTuple(:k => v for (k, v) in [(:k, 1)]), " ", (; (Symbol("x", i) => i^2 for i in 1:3)...), " ", Dict(pairs((a = 1,))), " ", Tuple((a = 1, b = "s")))
f(; kwargs...) = (keys(kwargs), values(kwargs), length(kwargs), haskey(kwargs, :a), get(kwargs, :zz, 0))
println(f(a = 1, b = "two"))
nt = (a = (b = (c = 42,),),)
println(nt.a.b.c, " ", nt, " ", fieldnames(typeof(nt)), " ", propertynames(p), " ", getfield(p, :year), " ", fieldtype(typeof(p), :year))
for bad in (() -> p.missing_one, () -> p[7], () -> p[:nope])
    try
        bad()
    catch e
        println(typeof(e))
    end
end
println(repr((a = 1, b = 'c', d = "e", f = :g, h = nothing, i = 1:2)), " ", (var"odd name" = 1,), " ", (end_ = 1, if_ = 2))
