# Prefix sums, difference arrays, sliding windows, best subarrays and two pointers.
v = [3, -2, 5, -1, 2, -6, 4]
prefix = [0; cumsum(v)]
range_sum(i, j) = prefix[j+1] - prefix[i]
println(prefix, range_sum(1, 3), range_sum(3, 5), range_sum(1, 7) == sum(v), [range_sum(i, i + 2) for i in 1:5])
function best(v)
    top, here, from, span = v[1], v[1], 1, 1:1
    for i in 2:length(v)
        here < 0 ? ((here, from) = (v[i], i)) : (here += v[i])
        here > top && ((top, span) = (here, from:i))
    end
    return top, span
end
println(best(v), best([-3, -1, -2]), sum(v[best(v)[2]]), maximum(sum(v[i:j]) for i in 1:7 for j in i:7) == best(v)[1])
changes = zeros(Int, 8)
for (lo, hi, x) in [(1, 3, 5), (2, 6, 1), (5, 7, -2)]
    changes[lo] += x
    changes[hi+1] -= x
end
println(changes, cumsum(changes)[1:7])
grid = [1 2 3; 4 5 6; 7 8 9]
summed = cumsum(cumsum(grid, dims = 1), dims = 2)
padded = [zeros(Int, 1, 4); zeros(Int, 3) summed]
block(i1, j1, i2, j2) = padded[i2+1, j2+1] - padded[i1, j2+1] - padded[i2+1, j1] + padded[i1, j1]
println(summed, block(2, 2, 3, 3), block(1, 1, 3, 3) == sum(grid), all(block(i, j, i, j) == grid[i, j] for i in 1:3, j in 1:3))
function pair_with_sum(v, target)
    i, j = 1, length(v)
    while i < j
        s = v[i] + v[j]
        s == target && return (v[i], v[j])
        s < target ? (i += 1) : (j -= 1)
    end
    return nothing
end
println(pair_with_sum(sort(v), 9), pair_with_sum(sort(v), 100), [sum(v[i:i+2]) / 3 for i in 1:5] .≈ [range_sum(i, i + 2) / 3 for i in 1:5])
window_max(v, k) = [maximum(@view v[i:i+k-1]) for i in 1:length(v)-k+1]
println(window_max(v, 3), accumulate(max, v), reverse(accumulate(max, reverse(v))), accumulate(min, v), [argmax(v[1:i]) for i in eachindex(v)], findall(i -> v[i] == maximum(v[1:i]), eachindex(v)))
water(h) = sum(min.(accumulate(max, h), reverse(accumulate(max, reverse(h)))) .- h)
println(water([0, 1, 0, 2, 1, 0, 1, 3, 2, 1, 2, 1]), water([3, 0, 3]), water([1, 2, 3]), cumprod([1, 2, 3, 4]), [prod(v[[1:i-1; i+1:end]]) for i in 1:3])
