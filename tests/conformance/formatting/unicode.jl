# Unicode: graphemes, categories, widths, and what identifiers are made of.
using Unicode
s = "Cafe\u0301 ﬁn Å Ⅷ ½"
g = graphemes("e\u0301👨‍👩‍👧🇫🇷ok")
println(length(g), " ", collect(g), " ", [length(x) for x in g], " ", eltype(g), " ", join(reverse(collect(graphemes("ae\u0301o")))), " ", length(graphemes("")), " ", length("e\u0301"))
println(Unicode.isassigned('a'), Unicode.isassigned('\U10ffff'), " ", isequal("é", "e\u0301"))
for w in ("a", "中", "é", "e\u0301", "\u200b", "👍", "ﬃ", "\t", "ａ")
    print(repr(w), "=", textwidth(w), " ")
end
println()
println([Base.isidentifier(x) for x in ("abc", "a b", "x₁", "1x", "β!", "", "∇f", "end")], " ", Symbol("x") |> Base.isidentifier, " ", Base.isoperator(:+), Base.isoperator(:foo), " ", islowercase('ß'), isuppercase('Σ'), " ", uppercase("ŉ ǆ σς"), " ", lowercase("ΑΣ İ"), " ", titlecase("ǆur o'neil"), " ", uppercase('ÿ'), " ", isletter('ª'), isnumeric('५'), isdigit('५'), " ", parse(Int, "12"))
α, x₂, ŷ, naïve = 1, 2, 3, 4
println(α + x₂ + ŷ + naïve, " ", :ŷ, " ", string(:α), " ", '🐨' < '🐩', " ", codepoint('🐨'), " ", sort(["ä", "a", "z", "b"]), " ", uppercase("ß") == "SS", " ", lowercase("ẞ"))
