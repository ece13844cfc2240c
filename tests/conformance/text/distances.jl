# Comparing texts: edit distance, longest common parts, similarity, anagrams, palindromes, and a small diff.
function levenshtein(a, b)
    x, y = collect(a), collect(b)
    row = collect(0:length(y))
    for i in eachindex(x)
        previous, row[1] = row[1], i
        for j in eachindex(y)
            previous, row[j+1] = row[j+1], min(row[j+1] + 1, row[j] + 1, previous + (x[i] != y[j]))
        end
    end
    return row[end]
end
for (a, b) in (("kitten", "sitting"), ("", "abc"), ("flaw", "lawn"), ("éa", "ea"), ("same", "same"))
    println(rpad("$a/$b", 16), levenshtein(a, b), " ", levenshtein(b, a) == levenshtein(a, b))
end
function lcs(a::Vector, b::Vector)
    t = zeros(Int, length(a) + 1, length(b) + 1)
    for i in length(a):-1:1, j in length(b):-1:1
        t[i, j] = a[i] == b[j] ? t[i+1, j+1] + 1 : max(t[i+1, j], t[i, j+1])
    end
    found, i, j = similar(a, 0), 1, 1
    while i <= length(a) && j <= length(b)
        a[i] == b[j] ? (push!(found, a[i]); i += 1; j += 1) : t[i+1, j] >= t[i, j+1] ? (i += 1) : (j += 1)
    end
    return found
end
println(String(lcs(collect("AGGTAB"), collect("GXTXAYB"))), " ", lcs([1, 3, 5, 7], [3, 4, 7]))
function difference(old, new)
    common, i, j, out = lcs(old, new), 1, 1, String[]
    for line in [common; ""]
        while i <= length(old) && (old[i] != line || line == ""); push!(out, "- " * old[i]); i += 1; end
        while j <= length(new) && (new[j] != line || line == ""); push!(out, "+ " * new[j]); j += 1; end
        line == "" || (push!(out, "  " * line); i += 1; j += 1)
    end
    return out
end
foreach(println, difference(["a", "b", "c", "d"], ["a", "c", "x", "d", "e"]))
clean(s) = lowercase(filter(isletter, s)); palindrome(s) = (c = clean(s); c == reverse(c))
println(palindrome.(["A man, a plan, a canal: Panama", "nope", "Été", ""]), " ", sort(collect("listen")) == sort(collect("silent")))
bigrams(s) = Set(SubString(s, i, nextind(s, i)) for i in eachindex(s) if i < lastindex(s))
dice(a, b) = 2length(bigrams(a) ∩ bigrams(b)) / (length(bigrams(a)) + length(bigrams(b)))
println(dice("night", "nacht"), " ", dice("context", "contact") ≈ 6 / 12, " ", count(((x, y),) -> x != y, zip("karolin", "kathrin")))
prefix(ws) = (w = minimum(ws); v = maximum(ws); w[1:something(findfirst(i -> w[i] != v[i], 1:min(length(w), length(v))), length(w) + 1)-1])
println(prefix(["interstellar", "internet", "internal"]), "|", prefix(["a", "b"]), "|", prefix(["x", "xy"]))
