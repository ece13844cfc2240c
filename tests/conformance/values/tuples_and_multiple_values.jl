# Tuples: types, indexing, splatting, comparison, conversion, named tuples, ntuple, Tuple as a type.
t = (1, "two", :three, 4.0)
println(t, " ", typeof(t), " ", length(t), " ", t[2], " ", t[end], " ", t[2:3], " ", t[[1, 4]], " ", first(t), " ", last(t), " ", Base.tail(t), " ", Base.front(t))
println((1,), " ", (), " ", typeof(()), " ", (1, (2, 3)), " ", tuple(1, 'a'), " ", Tuple([1, 2]), " ", Tuple("ab"), " ", (1:3...,), " ", ((1, 2)..., 3))
println((1, 2) == (1, 2), (1, 2) == (1.0, 2), (1, 2) < (1, 3), (1, 2) < (1, 2, 0), ("a", 1) < ("b", 0), isless((1, missing), (2, 1)), " ", max((1, 2), (1, 1)), " ", sort([(2, 1), (1, 9)]))
println(map(x -> 2x, (1, 2)), " ", map(+, (1, 2), (10, 20)), " ", (1, 2) .+ 1, " ", (1, 2) .* (3, 4), " ", sum((1, 2, 3)), " ", prod((2, 3)), " ", maximum((3, 1)), " ", reverse((1, 2, 3)), " ", any(isodd, (2, 3)), " ", findfirst(==(2), (1, 2)))
println(in(2, (1, 2)), " ", collect((1, 2.5)), " ", [x for x in (1, 'a')], " ", zip((1, 2), (3, 4)) |> collect, " ", enumerate(('a', 'b')) |> collect, " ", foldl(-, (1, 2, 3)), " ", filter(isodd, (1, 2, 3)), " ", ntuple(i -> i^2, 4), " ", ntuple(_ -> 'x', 2), " ", count(>(1), (1, 2, 3)))
println(isempty(()), " ", eltype((1, 2)), " ", eltype((1, 2.0)), " ", eltype((1, "a")), " ", keys((5, 6)), " ", collect(pairs((5, 6))), " ", Base.setindex((1, 2), 9, 1), " ", (1, 2, 3)[2:end], " ", accumulate(+, (1, 2, 3)), " ", cumsum((1, 2, 3)), " ", extrema((3, 1, 2)), " ", allunique((1, 2)))
println((1, 2.0) isa Tuple{Int, Float64}, (1, 2) isa Tuple{Integer, Real}, (1, 2) isa NTuple{2, Int}, (1, 2) isa Tuple{Vararg{Int}}, (1, "a") isa NTuple{2}, () isa Tuple{}, Tuple{Int} <: Tuple{Any}, Tuple{Int, Int} <: Tuple{Int})
println(convert(Tuple{Float64, Int}, (1, 2.0)), " ", NTuple{3, Int}, " ", Tuple{Int, Vararg{String}}, " ", typeof((1, 2, 3)), " ", fieldtypes(Tuple{Int, String}), " ", (a = 1, b = 2).a)
nt = (name = "x", size = 3)
println(nt, " ", typeof(nt), " ", keys(nt), " ", values(nt), " ", nt[1], " ", nt[:size], " ", haskey(nt, :name), " ", length(nt), " ", merge(nt, (size = 4, new = 5)), " ", (; nt..., size = 0), " ", NamedTuple{(:p, :q)}((1, 2)), " ", collect(nt), " ", pairs(nt) |> collect)
println(nt == (name = "x", size = 3), (a = 1, b = 2) == (b = 2, a = 1), isless((a = 1,), (a = 2,)), " ", map(string, nt), " ", Tuple(nt), " ", NamedTuple(), " ", (a = 1,), " ", Base.structdiff(nt, (size = 0,)), " ", get(nt, :zz, "default"), " ", propertynames(nt), " ", hasproperty(nt, :q), " ", Base.setindex(nt, 9, :size), " ", first(nt), " ", [v for v in nt])
for f in (() -> (1, 2)[3], () -> (1, 2)[0], () -> (a = 1,)[:b], () -> (a = 1,)[2], () -> NamedTuple{(:a, :b)}((1,)), () -> convert(Tuple{Int}, (1, 2)), () -> ((a, b, c) = (1, 2)), () -> setfield!((1, 2), 1, 3), () -> (1, 2) + (3, 4))
    try
        println(f())
    catch err
        println(typeof(err))
    end
end
swap((a, b)) = (b, a)
println(swap((1, 2)), " ", swap(1 => 2), " ", (x = 1; y = 2; (x, y)), " ", let (p, q) = (3, 4); p * q end, " ", minmax(3, 1), " ", divrem(7, 2), " ", fldmod(-7, 2), " ", findmin([3, 1]), " ", Tuple{}(), " ", Tuple{Int, Float64}((1, 2)), " ", NTuple{2, Float64}([1, 2]))
