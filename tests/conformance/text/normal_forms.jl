# Texts that look alike: normal forms, comparison without case and accents, searching.
using Unicode

composed, decomposed = "caf\u00e9", "cafe\u0301"
println(composed == decomposed, " ", length(composed), length(decomposed), " ", textwidth(composed), textwidth(decomposed))
println(Unicode.normalize(decomposed) == composed, " ", Unicode.normalize(composed, :NFD) == decomposed)
for form in (:NFC, :NFD, :NFKC, :NFKD)
    println(form, " ", [codeunits(Unicode.normalize(s, form)) |> length for s in ("é", "ﬁ", "Å", "한", "①", "x²")])
end
println(Unicode.normalize("ﬁne ½ ①②", :NFKC), " ", Unicode.normalize("한글", :NFD) |> length)

fold(s) = Unicode.normalize(s, casefold = true)
plain(s) = Unicode.normalize(s, stripmark = true)
key(s) = Unicode.normalize(s, casefold = true, stripmark = true)
println(fold("Straße") == fold("STRASSE"), " ", fold("ΣΊΣΥΦΟΣ") == fold("Σίσυφος"), " ", fold("ÀÉ") == "àé")
println(plain("Crème brûlée à la carte, Łódź, naïve"), " ", key("ÉCOLE") == key("école"))
names = ["Zoë", "Émile", "Ångström", "emil", "Zoe", "angle"]
println(sort(names, by = key), " ", filter(n -> startswith(key(n), "e"), names))
index = Dict{String, Vector{String}}()
for n in names
    push!(get!(index, key(n), String[]), n)
end
println(sort(collect(index)))
println(Unicode.normalize("a\r\nb\tc", stripcc = true), " ", repr(Unicode.normalize("a\r\nb\rc", newline2lf = true)))
println(collect(graphemes(decomposed)), " ", length(graphemes("한글e\u0301")), " ", isequal(Unicode.normalize("", :NFC), ""))
println(try Unicode.normalize("a", :NFX) catch e; typeof(e) end, " ", Unicode.normalize("é", decompose = true) |> length)
