# Exercise style: rail fence, crypto square, transposition, run lengths, isograms, pangrams, diamonds, house rhymes.
rails(n, len) = [mod1(i, 2n - 2) <= n ? mod1(i, 2n - 2) : 2n - mod1(i, 2n - 2) for i in 1:len]
encode_rails(s, n) = String(collect(s)[sortperm(rails(n, length(s)))])
function decode_rails(s, n)
    out = Vector{Char}(undef, length(s))
    out[sortperm(rails(n, length(s)))] = collect(s)
    return String(out)
end
println(encode_rails("WEAREDISCOVERED", 3), " ", decode_rails(encode_rails("WEAREDISCOVERED", 3), 3), " ", encode_rails("XOXOXO", 2))
function crypto_square(text)
    s = [lowercase(c) for c in text if isletter(c) || isdigit(c)]
    isempty(s) && return ""
    c = ceil(Int, sqrt(length(s)))
    r = ceil(Int, length(s) / c)
    m = reshape([s; fill(' ', r * c - length(s))], c, r)
    return join([String(m[i, :]) for i in 1:c], " ")
end
println(repr(crypto_square("If man was meant to stay on the ground, god would have given us roots.")), " ", repr(crypto_square("")), " ", repr(crypto_square("A")))
isogram(s) = allunique(filter(isletter, lowercase(s)))
pangram(s) = 'a':'z' ⊆ lowercase(s)
println(isogram.(["lumberjacks", "isograms", "six-year-old", "Éclair"]), " ", pangram.(["The quick brown fox jumps over the lazy dog", "abc"]))
function diamond(c)
    n = c - 'A'
    rows = [rpad(" "^(n - i) * ('A' + i) * (i == 0 ? "" : " "^(2i - 1) * ('A' + i)), 2n + 1) for i in 0:n]
    return join([rows; reverse(rows)[2:end]], "\n")
end
println(replace(diamond('D'), " " => "."))
const chain = [("malt", "lay in"), ("rat", "ate"), ("cat", "killed")]
verse(n) = "This is " * join(("the $(chain[k][1]) that $(chain[k][2])" for k in n:-1:1), " ") * " the house."
foreach(n -> println(verse(n)), 1:3)
function say(n)
    s = string(n)
    return join((string(length(m.match), m.match[1]) for m in eachmatch(r"(\d)\1*", s)))
end
println(accumulate((s, _) -> say(s), 1:6; init = "1"), " ", join(sort(collect("hello")), ""), " ", String(sort(collect("banana"); rev = true)))
anagrams(word, list) = filter(w -> lowercase(w) != lowercase(word) && sort(collect(lowercase(w))) == sort(collect(lowercase(word))), list)
println(anagrams("listen", ["enlists", "google", "inlets", "Listen", "silent"]), " ", Dict(c => count(==(c), "GATTACA") for c in "ACGT") |> d -> [d[c] for c in "ACGT"], " ", map(c -> Dict('G' => 'C', 'C' => 'G', 'T' => 'A', 'A' => 'U')[c], "GATTACA"))
proteins = Dict("AUG" => "Met", "UUU" => "Phe", "UGG" => "Trp")
translate(rna) = [proteins[c] for c in Iterators.takewhile(c -> c ∉ ("UAA", "UAG"), [rna[i:i+2] for i in 1:3:length(rna)-2])]
println(translate("AUGUUUUGGUAAUUU"), " ", translate(""), " ", try translate("UQQ") catch e; e end)
atbash(s) = join(Iterators.partition([isletter(c) ? 'z' - (c - 'a') : c for c in lowercase(s) if isletter(c) || isdigit(c)], 5) .|> String, " ")
series(s, n) = 0 < n <= length(s) ? [s[i:i+n-1] for i in 1:length(s)-n+1] : throw(ArgumentError("length $n"))
println(atbash("Testing, 1 2 3 testing."), " ", series("0123", 2) == ["01", "12", "23"])
