# eachrow, eachcol, eachslice, mapslices and selectdim.
m = [1 2 3; 4 5 6]
for (i, r) in enumerate(eachrow(m))
    println(i, ": ", r, " sum ", sum(r))
end
println([maximum(c) for c in eachcol(m)], " ", map(sum, eachrow(m)), " ", length(collect(eachcol(m))))
for c in eachcol(m)
    c .*= 10
end
println(m)
t = reshape(1:12, 2, 3, 2)
println([sum(s) for s in eachslice(t, dims = 3)], [size(s) for s in eachslice(t, dims = 2)])
println(mapslices(sum, t, dims = (1, 2)), mapslices(reverse, m, dims = 2), mapslices(x -> [minimum(x), maximum(x)], m, dims = 1))
println(mapslices(v -> sort(v, rev = true), [3 1; 2 9], dims = 1), " ", size(mapslices(vec, t, dims = (1, 3))))
println(selectdim(t, 3, 2), " ", selectdim(m, 1, 1), " ", selectdim(m, 2, 1:2))
s = selectdim(m, 1, 2)
s[1] = -7
println(m)
println(first(eachrow(m)) isa SubArray, " ", eltype(collect(eachrow(m))) <: SubArray)
println(reduce(+, eachcol(m)), " ", foldl((a, r) -> a .+ r, eachrow(m); init = [0, 0, 0]))
println(first.(eachrow(m)), " ", collect(Iterators.flatten(eachcol(m))))
v = [1, 2, 3]
println([x for x in eachrow(v)], " ", length(eachcol(v)))
try
    eachslice(m, dims = 3)
catch e
    println(typeof(e))
end
