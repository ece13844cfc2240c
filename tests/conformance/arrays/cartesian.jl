# CartesianIndex and CartesianIndices: arithmetic, ranges, neighbourhoods, order, conversion.
i = CartesianIndex(2, 3)
println(i, " ", i + CartesianIndex(1, 1), " ", i - CartesianIndex(2, 2), " ", 2i, " ", -i, " ", Tuple(i), " ", i[1], " ", length(i))
println(min(i, CartesianIndex(1, 9)), max(i, CartesianIndex(1, 9)), " ", i < CartesianIndex(1, 4), " ", isless(i, CartesianIndex(3, 3)), " ", i == CartesianIndex((2, 3)))
println(zero(i), one(i), " ", CartesianIndex(1, CartesianIndex(2, 3)), " ", CartesianIndex())
r = CartesianIndices((2, 3))
println(r, " ", size(r), " ", length(r), " ", r[2, 2], " ", r[3], " ", first(r), last(r))
println(collect(r))
println([Tuple(c) for c in CartesianIndices((0:1, 5:6))])
println(CartesianIndex(1, 1):CartesianIndex(2, 2), " ", collect(CartesianIndex(2):CartesianIndex(4)))
m = [1 2 3; 4 5 6; 7 8 9]
function neighbours(m, c)
    R = CartesianIndices(m)
    lo, hi = first(R), last(R)
    o = oneunit(lo)
    return sum(m[j] for j in max(lo, c - o):min(hi, c + o)) - m[c]
end
println([neighbours(m, c) for c in CartesianIndices(m)])
println(LinearIndices(m), " ", LinearIndices((2, 4))[2, 3], " ", CartesianIndices(m)[LinearIndices(m)[3, 2]])
for c in CartesianIndices(m)
    m[c] = c[1] > c[2] ? 0 : m[c]
end
println(m)
println(CartesianIndex(2, 2) in r, " ", CartesianIndex(3, 1) in r, " ", r == CartesianIndices(zeros(2, 3)), " ", sort([CartesianIndex(2, 1), CartesianIndex(1, 2), CartesianIndex(1, 1)]))
println(eachindex(view(m, 1:2, 1:2)), " ", hash(i) == hash(CartesianIndex(2, 3)), " ", Dict(i => "x")[CartesianIndex(2, 3)])
println(map(c -> sum(Tuple(c)), CartesianIndices((2, 2))), " ", CartesianIndices(1:3), " ", ndims(r))
