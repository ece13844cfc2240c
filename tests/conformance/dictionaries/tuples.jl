# Tuples: indexing, slicing, concatenation, mapping, comparison, types, destructuring.
t = (1, "two", 3.0, 'c')
println(t, " ", t[2], " ", t[end], " ", t[2:3], " ", t[[4, 1]], " ", length(t), " ", first(t), last(t), " ", t[begin])
println(typeof(t), " ", typeof(()), " ", (1,), " ", eltype((1, 2)), " ", eltype((1, 2.5)), " ", fieldcount(typeof(t)))
println((t..., :more), " ", ((1, 2)..., (3,)...), " ", tuple(1, [2]), " ", Tuple([1, 2, 3]), " ", Tuple("ab"), " ", (1:3...,), " ", NTuple{3, Int}, " ", ntuple(i -> i^2, 4), " ", ntuple(identity, Val(2)))
a, b, rest... = (1, 2, 3, 4, 5)
println(a, b, rest)
(p, (q, r)), s = (1, (2, 3)), 4
println(p, q, r, s)
first_, middle..., final = 1:5
println(first_, " ", middle, " ", final)
a, b = b, a
println(a, b)
_, second, _ = "xyz"
println(second)
println(map(+, (1, 2), (10, 20)), " ", map(x -> 2x, (1, 2.5)), " ", (1, 2) .+ 1, " ", (1, 2) .* (3, 4), " ", sum((1, 2, 3)), " ", reverse((1, 2, 3)), " ", foldl(-, (10, 2, 3)), " ", maximum((3, 9, 2)), " ", prod((2, 3)))
println((1, 2) < (1, 3), (1, 2) < (1, 2, 0), (1, 2) == (1.0, 2), isequal((1, NaN), (1, NaN)), (1, "a") === (1, "a"), () < (1,), isless((2,), (1, 9)), cmp((1, 2), (1, 1)))
println(2 in t, " ", 'c' in t, " ", findfirst(==(3.0), t), " ", count(x -> x isa Number, t), " ", filter(x -> x isa Number, t), " ", any(isodd, (2, 3)), all(isodd, (1, 3)), " ", enumerate((:a, :b)) |> collect)
println(Base.front(t), Base.tail(t), Base.setindex(t, 2, 2), " ", isempty(()), " ", collect(t), " ", [t...], " ", vcat(t...)[1], " ", hash((1, 2)) == hash((1, 2)), " ", accumulate(+, (1, 2, 3)), " ", cumsum((1, 2, 3)), " ", unique((1, 1, 2)), " ", sort([(2, 1), (1, 2)]))
println((1, 2) isa Tuple{Int, Int}, (1, 2.0) isa NTuple{2, Real}, (1, 2.0) isa NTuple{2, Int}, (1, 2) isa Tuple{Vararg{Int}}, () isa Tuple{}, Tuple{Int} <: Tuple{Integer}, Tuple{Int, Int} <: Tuple{Int})
for bad in (() -> t[5], () -> ((x, y, z) = (1, 2)), () -> (1, 2)[0], () -> first(()), () -> convert(Tuple{Int, Int}, (1, "x")), () -> convert(Tuple{Int}, (1, 2)))
    try
        bad()
    catch e
        println(first(split(sprint(showerror, e), '\n')))
    end
end
