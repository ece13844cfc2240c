# Text processing: word counts, frequencies, longest words, caesar, anagrams, wrapping, a histogram, pig latin.
text = """
The quick brown fox jumps over the lazy dog. The dog sleeps;
the fox runs away - quickly! Was it a cat I saw? "Yes," said the dog.
"""
words = [lowercase(m.match) for m in eachmatch(r"\w+", text)]
counts = Dict{String, Int}()
foreach(w -> counts[w] = get(counts, w, 0) + 1, words)
ranked = sort(collect(counts); by = p -> (-p.second, p.first))
println(length(words), " ", length(counts), " ", ranked[1:4])
for (w, n) in ranked[1:3]
    println(rpad(w, 6), lpad(n, 2), " ", "*"^n)
end
println(sort(unique(words); by = w -> (-length(w), w))[1:5], " ", count(isuppercase, text), " ", count("the", lowercase(text)), " ", count(c -> c in "aeiou", text))
println([uppercasefirst(strip(s)) for s in split(text, r"[.!?;]"; keepempty = false) if !isempty(strip(s))])
caesar(s, k) = map(c -> islowercase(c) ? 'a' + mod(c - 'a' + k, 26) : isuppercase(c) ? 'A' + mod(c - 'A' + k, 26) : c, s)
secret = caesar("Hello, World!", 3)
println(secret, " ", caesar(secret, -3), " ", caesar("xyz", 29))
groups = Dict{String, Vector{String}}()
for w in split("listen silent enlist cat act tac google")
    push!(get!(groups, join(sort(collect(w))), String[]), w)
end
println(sort([sort(g) for g in values(groups) if length(g) > 1]))
function wrap(s, width)
    lines, line = String[], ""
    for w in split(s)
        if isempty(line)
            line = w
        elseif length(line) + 1 + length(w) <= width
            line = "$line $w"
        else
            push!(lines, line)
            line = w
        end
    end
    return push!(lines, line)
end
foreach(l -> println("|", rpad(l, 24), "|"), wrap(text, 24))
justify(l, w) = (ws = split(l); gaps = length(ws) - 1; spaces = w - sum(length, ws); gaps == 0 ? l : join(ws[i] * " "^(i <= gaps ? spaces ÷ gaps + (i <= spaces % gaps) : 0) for i in eachindex(ws)))
println(justify("a bb ccc d", 16), "|", justify("word", 8), "|")
piglatin(w) = (m = match(r"^([^aeiou]*)(.*)$", w); isempty(m[1]) ? w * "way" : m[2] * m[1] * "ay")
println(join(piglatin.(split("quick apple string eat")), " "))
is_palindrome(s) = (t = filter(isletter, lowercase(s)); t == reverse(t))
println(is_palindrome("Was it a cat I saw?"), " ", is_palindrome("Not one"), " ", is_palindrome("A man, a plan, a canal: Panama"))
letters = filter(isletter, lowercase(text))
freq = sort([(count(==(c), letters), c) for c in 'a':'z'], rev = true)
println(freq[1:3], " ", [c for (n, c) in freq if n == 0])
rle(s) = join(string(length(m.match), first(m.match)) for m in eachmatch(r"(.)\1*", s))
unrle(s) = join(m[2]^parse(Int, m[1]) for m in eachmatch(r"(\d+)(\D)", s))
println(rle("aaabccdddd"), " ", unrle("3a1b2c4d"), " ", unrle(rle("wwwwhy")) == "wwwwhy")
println(titlecase("the end of it"), " ", join(reverse(split("one two three")), " "), " ", replace("a-b_c", r"[-_](\w)" => s" \1"), " ", join(uppercase.(first.(split("portable network graphics")))))
acronym(s) = join(uppercase(w[1]) for w in split(s, r"[\s-]+"))
println(acronym("First in, first-out"), " ", replace("camelCaseString", r"([A-Z])" => s"_\1") |> lowercase, " ", join(titlecase.(split("snake_case_name", '_'))))
