# A concordance: cleaning text, counting, ranking with ties, grouping by length, and a text histogram.
text = """
The quick brown fox jumps over the lazy dog. The dog sleeps; the fox runs!
A quick dog is a happy dog, and the fox knows it.
"""
words = [lowercase(w) for w in split(replace(text, r"[^A-Za-z\s]" => ""))]
println(length(words), " words, ", length(Set(words)), " different")
counts = Dict{String, Int}()
for w in words
    counts[w] = get(counts, w, 0) + 1
end
ranked = sort(collect(counts), by = p -> (-p.second, p.first))
for (w, n) in ranked[1:5]
    println(lpad(w, 8), " ", '#'^n, " ", n)
end
bylength = Dict{Int, Set{String}}()
for w in keys(counts)
    push!(get!(bylength, length(w), Set{String}()), w)
end
for n in sort(collect(keys(bylength)))
    println(n, " => ", join(sort(collect(bylength[n])), ' '))
end
println(sum(values(counts)) == length(words), " ", findmax(counts)[1], " ", count(==(1), values(counts)), " once")
pairs_ = Dict{Tuple{String, String}, Int}()
for (a, b) in zip(words, words[2:end])
    pairs_[(a, b)] = get(pairs_, (a, b), 0) + 1
end
println(sort([p for p in pairs_ if p.second > 1], by = p -> p.first))
places = Dict(w => findall(==(w), words) for w in ("fox", "dog", "cat"))
println(places["fox"], places["dog"], places["cat"])
letters = sort(collect(mergewith(+, (Dict(c => 1) for c in join(words))...)), by = p -> (-p[2], p[1]))
println(letters[1:4], " ", sum(last, letters))
println(join(sort(unique(words), by = w -> (length(w), w))[end-2:end], ", "), " ", maximum(length, words), " ", titlecase(join(words[1:4], " ")))
