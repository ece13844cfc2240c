# Sorting algorithms written out and compared with each other, with counts of comparisons.
const comparisons = Ref(0)
before(a, b) = (comparisons[] += 1; a < b)
function bubble!(v)
    for n in length(v):-1:2
        swapped = false
        for i in 1:n-1
            if before(v[i+1], v[i])
                v[i], v[i+1] = v[i+1], v[i]
                swapped = true
            end
        end
        swapped || break
    end
    return v
end
function insertion!(v)
    for i in 2:length(v)
        x, j = v[i], i - 1
        while j >= 1 && before(x, v[j])
            v[j+1] = v[j]
            j -= 1
        end
        v[j+1] = x
    end
    return v
end
function selection!(v)
    for i in 1:length(v)-1
        m = i
        for j in i+1:length(v)
            before(v[j], v[m]) && (m = j)
        end
        v[i], v[m] = v[m], v[i]
    end
    return v
end
function quick!(v, lo = 1, hi = length(v))
    lo >= hi && return v
    pivot, i, j = v[(lo+hi)÷2], lo, hi
    while i <= j
        while before(v[i], pivot); i += 1; end
        while before(pivot, v[j]); j -= 1; end
        if i <= j
            v[i], v[j] = v[j], v[i]
            i += 1; j -= 1
        end
    end
    quick!(v, lo, j)
    quick!(v, i, hi)
end
function merged(a, b)
    out, i, j = similar(a, 0), 1, 1
    while i <= length(a) && j <= length(b)
        if before(b[j], a[i])
            push!(out, b[j]); j += 1
        else
            push!(out, a[i]); i += 1
        end
    end
    return append!(append!(out, a[i:end]), b[j:end])
end
merge_sorted(v) = length(v) < 2 ? copy(v) : merged(merge_sorted(v[1:end÷2]), merge_sorted(v[end÷2+1:end]))
function counting(v)
    lo, hi = extrema(v)
    counts = zeros(Int, hi - lo + 1)
    foreach(x -> counts[x-lo+1] += 1, v)
    return [k + lo - 1 for k in eachindex(counts) for _ in 1:counts[k]]
end
function radix(v; base = 10)
    place = 1
    while any(x -> x ÷ place > 0, v)
        buckets = [similar(v, 0) for _ in 1:base]
        foreach(x -> push!(buckets[x÷place%base+1], x), v)
        v = reduce(vcat, buckets)
        place *= base
    end
    return v
end
shell!(v) = (gap = length(v) ÷ 2; while gap > 0; for i in gap+1:length(v); j = i; while j > gap && before(v[j], v[j-gap]); v[j], v[j-gap] = v[j-gap], v[j]; j -= gap; end; end; gap ÷= 2; end; v)
data = [(37 * i * i + 11i) % 101 for i in 1:40]
for (name, f) in ["bubble" => bubble!, "insertion" => insertion!, "selection" => selection!, "quick" => quick!, "shell" => shell!, "merge" => merge_sorted, "counting" => counting, "radix" => radix]
    comparisons[] = 0
    result = f(copy(data))
    println(rpad(name, 10), result == sort(data), lpad(comparisons[], 5), " ", result[1:5], " ", f([3, 1, 2]), f([1]))
end
println(quick!(["pear", "apple", "fig"]), insertion!([2.5, -1.0, 0.0]), merge_sorted(['z', 'a']), bubble!(Int[]))
records = [(name = "b", age = 2), (name = "a", age = 2), (name = "c", age = 1)]
println([r.name for r in sort(records; by = r -> r.age)], " ", sort(records; by = r -> (r.age, r.name)) |> first, " ", sortperm([3, 1, 2]), " ", sort([1, -3, 2]; by = abs, rev = true), " ", sort!([2, 1]; lt = >))
println(issorted(data), " ", issorted(sort(data)), " ", partialsort(data, 3), " ", partialsort(data, 1:3), " ", searchsortedfirst(sort(data), 50))
