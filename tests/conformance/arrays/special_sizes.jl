# Arrays without elements, with one element, without dimensions, and what the usual functions say about them.
e = Int[]
println(e, length(e), size(e), isempty(e), sum(e), prod(e), e == [], typeof(e), eltype(e), collect(e), sort(e), reverse(e), unique(e), e .+ 1, map(x -> 2x, e), filter(isodd, e), [e; 1], vcat(e, e), cumsum(e))
println(any(e), all(e), reduce(+, e, init = 5), findall(isodd, e), findfirst(isodd, e), 1 in e, count(isodd, e), join(e, ","), string(e))
z = zeros(0, 3)
println(size(z), " ", sum(z, dims = 1), " ", size(sum(z, dims = 2)), " ", z', " ", size(vcat(z, [1 2 3])), " ", size(hcat(z, zeros(0, 2))), " ", z * ones(3), " ", ones(2, 0) * z, " ", isempty(z), " ", eachindex(z), " ", collect(eachrow(z)) |> length, " ", collect(eachcol(z)) |> length)
f = fill(5)
println(f[], " ", ndims(f), " ", size(f), " ", length(f), " ", sum(f), " ", f .+ 1, " ", collect(f), " ", f == fill(5), " ", first(f), " ", eachindex(f), " ", reshape([7], ()), " ", typeof(f))
f[] = 6
println(f, " ", map(x -> x + 1, f), " ", vec(f), " ", [f f] isa Matrix, " ", copy(f)[])
o = [9]
println(o[1], " ", only(o), " ", o == [9], " ", o .* [1, 2, 3], " ", o', " ", maximum(o), " ", o[end], " ", o[:, 1], " ", o[1, 1, 1], " ", size(o, 2), " ", size([1 2; 3 4], 5), " ", length(o'), " ", reshape(o, 1, 1, 1)[1])
for bad in (() -> first(e), () -> e[1], () -> pop!(Int[]), () -> maximum(e), () -> only(e), () -> only([1, 2]), () -> z[1], () -> argmax(e), () -> rand(e), () -> reduce(max, e), () -> popfirst!(Int[]), () -> last(e))
    try
        bad()
        println("nothing thrown")
    catch err
        print(typeof(err), " ")
    end
end
println()
println(collect(1:0), " ", 1:0 == e, " ", sum(1:0), " ", [i for i in 1:0], " ", typeof([i for i in 1:0]), " ", typeof([string(i) for i in 1:0]), " ", typeof(map(string, e)), " ", typeof(e .> 1), " ", Tuple(e), " ", (e...,), " ", zip(e, e) |> collect, " ", Dict(zip(e, e)), " ", Set(e), " ", repeat(e, 3), " ", repeat([1], 0), " ", fill(1, 0), " ", "" |> collect, " ", split(""), " ", join([]))
