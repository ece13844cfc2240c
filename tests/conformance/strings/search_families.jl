# Finding: findfirst, findlast, findnext, findprev, findall and occursin with characters, texts, predicates and patterns.
s = "banana band ∀ band"
println(findfirst('a', s), " ", findfirst("an", s), " ", findfirst(r"b\w+d", s), " ", findfirst(==('n'), s), " ", findfirst("xyz", s))
println(findlast('a', s), " ", findlast("ban", s), " ", findlast(isspace, s), " ", findlast("", s), " ", findfirst("", s))
println(findnext("an", s, 3), " ", findnext('b', s, 2), " ", findnext(r"an", s, 5), " ", findnext(isuppercase, s, 1), " ", findnext("∀", s, 1))
println(findprev("an", s, 6), " ", findprev('a', s, 5), " ", findprev(==('b'), s, 1), " ", findprev("∀", s, lastindex(s)))
println(findall("an", s), " ", findall("ana", s), " ", findall("ana", s; overlap=true))
println(findall(r"[bn]a", s), " ", findall(r"ana", s; overlap=true), " ", findall(==('a'), s))
println(occursin("nan", s), " ", occursin('z', s), " ", occursin(r"^ban", s), " ", occursin("", ""), " ", occursin("∀ b", s))
println(contains(s, "band"), " ", contains(s, r"\d"), " ", filter(contains("an"), ["can", "cat", "fan"]), " ", filter(occursin("abc"), ["a", "bc", "x"]))
println(startswith(s, "ban"), endswith(s, 'd'), startswith(s, r"B"i), " ", endswith(s, r"b.nd"), " ", filter(startswith("a"), ["ab", "ba"]), " ", filter(endswith('b'), ["ab", "ba"]))
println(startswith("apple", ('x', 'a')), " ", count("an", s), " ", count("ana", "anana"; overlap=true), " ", count(r"a.", s), " ", count(==('b'), s))
println(s[findfirst("band", s)], " ", [s[r] for r in findall(r"\w+", s)])
for bad in (() -> findnext("a", s, 0), () -> findnext('a', s, 100), () -> findprev("a", s, 100))
    try
        println(bad())
    catch e
        println(typeof(e))
    end
end
println(isnothing(findnext("a", "abc", 4)), " ", findnext("", "abc", 4), " ", findfirst("bc", "aabcbc"), " ", first(findfirst("bc", "aabcbc")))
