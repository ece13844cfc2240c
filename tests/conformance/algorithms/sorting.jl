# Sorting algorithms by hand, compared with sort on the same data, with counts of comparisons.
function bubble!(v)
    for n in length(v):-1:2, i in 1:n-1
        v[i] > v[i+1] && ((v[i], v[i+1]) = (v[i+1], v[i]))
    end
    return v
end
function insertion!(v; lt=isless)
    for i in 2:length(v)
        x, j = v[i], i
        while j > 1 && lt(x, v[j-1]); v[j] = v[j-1]; j -= 1; end
        v[j] = x
    end
    return v
end
quick(v) = length(v) <= 1 ? v : (p = v[1]; rest = v[2:end]; [quick(filter(<(p), rest)); p; quick(filter(>=(p), rest))])
function merge_sorted(a, b)
    out, i, j = similar(a, 0), 1, 1
    while i <= length(a) && j <= length(b)
        a[i] <= b[j] ? (push!(out, a[i]); i += 1) : (push!(out, b[j]); j += 1)
    end
    return append!(out, a[i:end], b[j:end])
end
merge_sort(v) = length(v) <= 1 ? v : (m = length(v) ÷ 2; merge_sorted(merge_sort(v[1:m]), merge_sort(v[m+1:end])))
function heap!(v)
    sift(i, n) = while 2i <= n
        c = 2i < n && v[2i+1] > v[2i] ? 2i + 1 : 2i
        v[c] <= v[i] && break
        v[i], v[c] = v[c], v[i]
        i = c
    end
    foreach(i -> sift(i, length(v)), length(v)÷2:-1:1)
    for n in length(v):-1:2
        v[1], v[n] = v[n], v[1]
        sift(1, n - 1)
    end
    return v
end
function counting(v)
    lo, hi = extrema(v); c = zeros(Int, hi - lo + 1)
    for x in v; c[x-lo+1] += 1; end
    return [x for x in lo:hi for _ in 1:c[x-lo+1]]
end
radix(v) = foldl((w, k) -> sort(w; by=x -> (x ÷ 10^k) % 10), 0:3; init=v)
data = [(i * 7919) % 101 for i in 1:40]
for f in (bubble!, insertion!, quick, merge_sort, heap!, counting, radix)
    println(rpad(nameof(f), 12), f(copy(data)) == sort(data), " ", f([3]) == [3], " ", f([2, 1, 2]))
end
println(insertion!(["pear", "fig", "apple"]), insertion!([3, 1, 2]; lt=(a, b) -> a > b), quick("hello" |> collect) |> String, " ", merge_sort([2.5, -1.0, 0.0]))
comparisons = Ref(0); sort(data; lt=(a, b) -> (comparisons[] += 1; a < b), alg=MergeSort); println(40 < comparisons[] < 400)
println(sort(data; rev=true)[1:3], " ", partialsort(data, 1:3), " ", sortperm([3, 1, 2]), " ", issorted(sort(data)), " ", sort!([3, 2, 1]; alg=InsertionSort), " ", searchsorted([1, 2, 2, 3], 2), " ", invperm(sortperm([3, 1, 2])))
function binary(v, x)
    lo, hi = 1, length(v)
    while lo <= hi; m = (lo + hi) >>> 1; v[m] == x && return m; v[m] < x ? (lo = m + 1) : (hi = m - 1); end
    return nothing
end
println(binary(sort(unique(data)), data[5]) !== nothing, " ", binary([1, 3, 5], 4))
