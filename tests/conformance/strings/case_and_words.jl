# Case of words: camel, snake, kebab and title case, initials, acronyms, plurals, ordinal words.
words(s) = lowercase.(split(replace(replace(s, r"([a-z0-9])([A-Z])" => s"\1 \2"), r"[_\-\s]+" => " ")))
snake(s) = join(words(s), '_'); kebab(s) = join(words(s), '-'); pascal(s) = join(uppercasefirst.(words(s))); camel(s) = lowercasefirst(pascal(s)); title(s) = join(uppercasefirst.(words(s)), ' ')
for s in ("someVariableName", "SomeClass", "already_snake", "kebab-case here", "mixed_Case-of words", "x")
    println(rpad(s, 20), snake(s), " ", kebab(s), " ", pascal(s), " ", camel(s), " ", title(s))
end
initials(s) = join([uppercase(first(w)) * '.' for w in split(s)]); println(initials("john ronald reuel"), " ", join(w[1] for w in split("Portable Network Graphics")), " ", titlecase("the lord of the rings"), " ", replace(titlecase("the lord of the rings"), r"(?<=.)\b(Of|The)\b" => lowercase))
swapcase(s) = map(c -> isuppercase(c) ? lowercase(c) : uppercase(c), s); println(swapcase("Hello World"), " ", swapcase("éÉ1"), " ", uppercase("ß"), lowercase("ΣΑΣ"), " ", uppercasefirst(""), lowercasefirst("ÀB"), " ", titlecase("o'brien mc-donald", strict=true), " ", titlecase("a b", wordsep=isspace))
plural(n, w) = n == 1 ? "1 $w" : "$n " * (endswith(w, 'y') ? chop(w) * "ies" : endswith(w, r"s|x|ch") ? w * "es" : w * "s"); println(join([plural(n, w) for (n, w) in [(1, "cat"), (2, "city"), (3, "box"), (0, "dog")]], ", "))
println(all(isuppercase, filter(isletter, "ABC 1")), " ", any(islowercase, "ABc"), " ", count(isuppercase, "Hello World"), " ", [i for (i, c) in pairs("aBcD") if isuppercase(c)], " ", sort(["b", "A", "c"]; by=lowercase), " ", lowercase("A") == "a", " ", isequal(lowercase.(["X", "y"]), ["x", "y"]), " ", cmp(lowercase("ABC"), "abd"))
