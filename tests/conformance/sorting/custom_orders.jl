# Orderings as values: Forward, Reverse, By, Lt, Perm, and lt functions that compare several fields.
using Base.Order
struct Version
    parts::Vector{Int}
end
Version(s::AbstractString) = Version(parse.(Int, split(s, '.')))
Base.show(io::IO, v::Version) = join(io, v.parts, '.')
Base.isless(a::Version, b::Version) = isless(a.parts, b.parts)
vs = Version.(["1.10.2", "1.9", "1.9.1", "0.30"])
println(sort(vs), " ", sort(vs, rev = true), " ", maximum(vs), " ", max(vs[1], vs[2]), " ", minmax(vs[1], vs[2]))
println(lt(Forward, 1, 2), lt(Reverse, 1, 2), lt(By(abs), -3, 2), lt(Lt((a, b) -> a > b), 1, 2), lt(By(abs, Reverse), -3, 2))
println(sort([3, 1, 2], order = Reverse), sort([3, 1, 2], order = By(x -> -x)), Reverse === ReverseOrdering(Forward))
println(searchsortedfirst([9, 5, 1], 5, Reverse), " ", insorted(5, [1, 5, 9]), insorted(4, [1, 5, 9]), " ", searchsorted([-1, 2, -2, 3], 2, by = abs))
println(ord(isless, identity, nothing, Forward) isa ForwardOrdering, " ", ord(isless, identity, true, Forward) isa ReverseOrdering, " ", ord(<, abs, nothing) isa By)
scores = Dict("ann" => 3, "bob" => 7, "cid" => 3, "dot" => 9)
for (name, s) in sort(collect(scores), lt = (a, b) -> a.second == b.second ? a.first < b.first : a.second > b.second)
    println(rpad(name, 5), lpad(s, 3))
end
println(sort(collect(scores), by = last ∘ identity)[1:1] |> only |> last)
println(sort(collect(keys(scores))), sort(collect(values(scores)), rev = true), first(sort(collect(pairs(scores)), by = p -> -p.second), 2))
natural(a, b) = something(tryparse(Int, a), 0) < something(tryparse(Int, b), 0)
println(sort(["10", "9", "x", "2"], lt = natural), sort(["10", "9", "2"]))
t = [(name = "b", n = 2), (name = "a", n = 2), (name = "c", n = 1)]
println(sort(t, by = r -> (r.n, r.name)) .|> (r -> r.name))
println(isless("a", "b"), isless(1, missing), isless(missing, 1), isless(NaN, Inf), isless((1, 2), (1, 3)), isless([1], [1, 0]), isless(:a, :b), cmp("b", "a"), cmp(1, 1), cmp([1, 2], [1, 3]))
