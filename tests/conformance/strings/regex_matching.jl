# Regular expressions: matches, captures by number and name, flags, iteration, what a match prints.
m = match(r"(?<year>\d{4})-(?<month>\d\d)(-(?<day>\d\d))?", "on 2021-03 and 2022-04-05")
println(m, " ", m.match, " ", m.offset, " ", m.offsets, " ", m.captures, " ", m["year"], " ", m[:month], " ", m[2], " ", m["day"])
println(m.regex, " ", keys(m), " ", haskey(m, "year"), " ", haskey(m, :week), " ", haskey(m, 4), " ", haskey(m, 9), " ", length(m))
year, month = m
println(year, "/", month, " ", collect(m))
for x in eachmatch(r"(\w)(\d)", "a1 b2 c3")
    print(x.captures, "@", x.offset, ";")
end
println()
println([x.match for x in eachmatch(r"a.a", "abacada")], " ", [x.match for x in eachmatch(r"a.a", "abacada"; overlap=true)], " ", eltype(eachmatch(r"a", "a")))
println(match(r"zzz", "abc"), " ", match(r"b", "abcb", 3).offset, " ", match(r"^x"m, "a\nx").offset, " ", match(r"a.b"s, "a\nb") !== nothing, " ", match(r"a b # comment"x, "ab").match, " ", match(r"HeLLo"i, "say hello").match)
println(match(r"", "abc"), " ", collect(x.offset for x in eachmatch(r"", "ab")), " ", collect(x.match for x in eachmatch(r"a*", "baac")))
println(match(Regex("[" * join(["x", "y"]) * "]+"), "axyyb"), " ", Regex("a.c", "i") == r"a.c"i, " ", r"a" == r"a"i, " ", hash(r"a") == hash(r"a"), " ", r"a" * r"b"i isa Regex)
println(match(r"(é+)(∀)?", "caféé∀"), " ", match(r"\p{Lu}\p{Ll}+", "der Ärger").match, " ", match(r"\bword\b", "a word here").offset, " ", match(r"(?<=\$)\d+", "cost \$42").match, " ", match(r"(\w)\1", "hello").match)
println(occursin(r"^\s*$", "  "), " ", occursin(r"[[:alpha:]]", "1a"), " ", startswith("abc", r"a|b"), " ", findfirst(r"c", "abc"), " ", replace("abc", r"(?i)B" => "x"))
for bad in (() -> Regex("(unclosed"), () -> m["nope"], () -> m[17], () -> Regex("a", "q"))
    try
        println(bad())
    catch e
        println(typeof(e), e isa ErrorException && occursin("nope", e.msg) ? "" : " " * sprint(showerror, e))
    end
end
tokens = [(n, x.match) for x in eachmatch(r"(?<num>\d+)|(?<op>[-+*/()])|(?<ws>\s+)", "12 + (3*4)") for n in ("num", "op") if x[n] !== nothing]
println(tokens)
