# Counting words: frequencies, lengths, positions, concordance, vocabulary, and the most common pairs.
text = """
It was the best of times, it was the worst of times,
it was the age of wisdom, it was the age of foolishness.
"""
words = [lowercase(m.match) for m in eachmatch(r"\w+", text)]
counts = Dict{String, Int}(); foreach(w -> counts[w] = get(counts, w, 0) + 1, words)
top = sort(collect(counts); by=p -> (-p[2], p[1])); println(top[1:5], " ", length(counts), " ", sum(values(counts)), " ", length(words))
println(sort(unique(length.(words))), " ", [count(==(n), length.(words)) for n in 1:5], " ", argmax(length, words), " ", maximum(length, words), " ", round(sum(length, words) / length(words); digits=3))
positions = Dict{String, Vector{Int}}(); foreach(((i, w),) -> push!(get!(positions, w, Int[]), i), enumerate(words)); println(positions["age"], " ", positions["times"], " ", [w for w in sort(collect(keys(positions))) if length(positions[w]) == 1])
bigrams = Dict{Tuple{String, String}, Int}(); for p in zip(words, words[2:end]); bigrams[p] = get(bigrams, p, 0) + 1; end
println(sort([p for p in bigrams if p[2] > 2]; by=first)); println(mapreduce(w -> Dict(w[1] => 1), (a, b) -> mergewith(+, a, b), words) |> collect |> sort)
for (n, line) in enumerate(eachline(IOBuffer(text))), m in eachmatch(r"the (\w+)", line)
    println(n, ':', m.offset, ' ', m[1], " «", strip(SubString(line, max(1, m.offset - 5), m.offset + 8)), "»")
end
groups = Dict{Char, Set{String}}(); for w in words; push!(get!(Set{String}, groups, w[1]), w); end
foreach(c -> println(c, " ", join(sort(collect(groups[c])), ' ')), sort(collect(keys(groups))))
letters = filter(isletter, lowercase(text)); histogram = sort([(count(==(c), letters), c) for c in unique(letters)]; rev=true); foreach(((n, c),) -> println(c, ' ', '*'^n), histogram[1:4])
println(join([i % 2 == 0 ? uppercasefirst(w) : w for (i, w) in enumerate(words[1:6])], ' '), " ", join(reverse(words[1:4]), ' '), " ", join(map(w -> w[1:1], words[1:6])), " ", foldl((a, w) -> length(w) >= length(a) ? w : a, words), " ", findfirst(==("worst"), words), " ", issubset(["best", "worst"], words), " ", setdiff(words, ["it", "was", "the", "of"]))
println(sprint() do io; for (i, w) in enumerate(words); print(io, w, i % 8 == 0 ? '\n' : ' '); end; end)
