# Sorting algorithms written out and compared with sort: selection, merge, quick, heap, counting, radix, shell.
function selection_sort(v)
    a = copy(v)
    for i in 1:length(a)-1
        j = i - 1 + argmin(@view a[i:end])
        a[i], a[j] = a[j], a[i]
    end
    return a
end
function merge_sort(v)
    length(v) <= 1 && return v
    m = length(v) ÷ 2
    a, b = merge_sort(v[1:m]), merge_sort(v[m+1:end])
    out, i, j = similar(v, 0), 1, 1
    while i <= length(a) && j <= length(b)
        if b[j] < a[i]
            push!(out, b[j]); j += 1
        else
            push!(out, a[i]); i += 1
        end
    end
    return vcat(out, a[i:end], b[j:end])
end
quick_sort(v) = isempty(v) ? v : (p = v[1]; [quick_sort(filter(<(p), v)); filter(==(p), v); quick_sort(filter(>(p), v))])
function heap_sort(v)
    a = copy(v)
    function sift(i, n)
        while 2i <= n
            c = 2i
            c < n && a[c] < a[c+1] && (c += 1)
            a[i] >= a[c] && return
            a[i], a[c] = a[c], a[i]
            i = c
        end
    end
    n = length(a)
    foreach(i -> sift(i, n), n÷2:-1:1)
    for k in n:-1:2
        a[1], a[k] = a[k], a[1]
        sift(1, k - 1)
    end
    return a
end
counting_sort(v) = (lo = minimum(v); c = zeros(Int, maximum(v) - lo + 1); for x in v; c[x-lo+1] += 1; end; [i + lo - 1 for i in eachindex(c) for _ in 1:c[i]])
radix_sort(v) = foldl((a, d) -> vcat((filter(x -> (x ÷ 10^d) % 10 == k, a) for k in 0:9)...), 0:3, init = v)
function shell_sort(v)
    a, gap = copy(v), length(v) ÷ 2
    while gap > 0
        for i in gap+1:length(a)
            x, j = a[i], i
            while j > gap && a[j-gap] > x
                a[j] = a[j-gap]
                j -= gap
            end
            a[j] = x
        end
        gap ÷= 2
    end
    return a
end
data = [(i * 7919 + 13) % 997 for i in 1:60]
for f in (selection_sort, merge_sort, quick_sort, heap_sort, counting_sort, radix_sort, shell_sort)
    println(rpad(nameof(f), 15), f(data) == sort(data), " ", f([3, 1, 2]), " ", f([5]), " ", f([2, 2, 1]))
end
println(merge_sort(["pear", "fig", "apple"]), quick_sort([2.5, -1.0]), heap_sort(collect("hello")) |> String, merge_sort([[2], [1, 1]]))
