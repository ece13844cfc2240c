# Order and equality of texts, sorting with keys, and hashing across string types.
println("a" < "b", " ", "Z" < "a", " ", "abc" < "abd", " ", "ab" < "abc", " ", "é" > "z", " ", "" < "a", " ", "a" <= "a", " ", "a" != "A")
println(cmp("a", "b"), cmp("b", "a"), cmp("a", "a"), cmp("a", "ab"), " ", isless("a", "b"), " ", isequal("a", "a"), " ", "a" === "a", " ", "a" == :a, " ", "1" == 1)
words = ["pear", "Apple", "fig", "banana", "Cherry", "apple", "élan", "10", "9"]
println(sort(words))
println(sort(words; by=lowercase))
println(sort(words; by=length), " ", sort(words; by=w -> (length(w), w)))
println(sort(words; rev=true, by=lowercase)[1:3], " ", sort(words; lt=(a, b) -> last(a) < last(b)))
println(sortperm(words; by=lowercase), " ", issorted(["a", "b"]), " ", issorted(words; by=lowercase), " ", maximum(words), " ", minimum(words), " ", extrema(words))
println(max("a", "b"), " ", min("x", "abc"), " ", argmax(length.(words)), " ", unique(lowercase.(words)), " ", searchsortedfirst(["a", "c", "e"], "d"))
natural(s) = [all(isdigit, m.match) ? (0, parse(Int, m.match), "") : (1, 0, m.match) for m in eachmatch(r"\d+|\D+", s)]
println(sort(["file10", "file9", "file1b", "a2", "a10"]; by=natural), " ", sort(["b", "a"]) == ["a", "b"])
anagrams = Dict{String, Vector{String}}()
for w in ["listen", "silent", "google", "elgoog", "abc", "enlist"]
    push!(get!(anagrams, String(sort(collect(w))), String[]), w)
end
println(sort([sort(g) for g in values(anagrams)]))
println(Set(["a", SubString("ab", 1, 1)]), " ", hash("x") == hash(SubString("xy", 1, 1)), " ", isequal("é", "e\u0301"), " ", ("a", 1) < ("a", 2), " ", ["a", "b"] < ["a", "c"])
println(cmp("abc", "ab\0"), " ", "\0" < "a", " ", sort(["b", "", "a\0", "a"]), " ", "ab" * "" == "ab", " ", one(String) == "", " ", "ab" in ("ab", "c"))
