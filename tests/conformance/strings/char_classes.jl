# Classes of characters, and arithmetic, order and case of single ones.
chars = ['a', 'Z', '5', ' ', '\t', 'é', 'ß', 'Σ', '中', '٣', '½', '_', '!', '\u0301', '\u200b', '€', '\e']
tests = [isletter, isdigit, isnumeric, isspace, isuppercase, islowercase, ispunct, iscntrl, isprint, isascii, isxdigit]
for c in chars
    println(rpad(repr(c), 10), join([string(f) for f in tests if f(c)], ' '))
end
println('a' + 1, " ", 'z' - 'a', " ", 'a' < 'b', " ", 'a':'f', " ", collect('a':2:'i'), " ", 1 + 'A')
println(uppercase('ß'), lowercase('Σ'), titlecase('ǆ'), uppercase('é'), " ", uppercase("straße"), " ", lowercase("ÀÉÎ"), " ", titlecase("hello wide world"))
println(titlecase("ISS mission"; strict=false), " ", titlecase("ISS mission"), " ", uppercasefirst("été"), " ", lowercasefirst("ABC"))
println(textwidth('a'), textwidth('中'), textwidth('\u0301'), " ", textwidth("中文 ab"), " ", textwidth(""))
println(Int('a'), " ", Char(955), " ", UInt8('A'), " ", Int32('é'), " ", convert(Char, 0x61), " ", Char(0x1F600))
println('a' == "a", " ", 'a' in "abc", " ", "a" * 'b', " ", 'a' * 'b', " ", 'x'^3, " ", string('a', 1, "b"))
println(digits(12) .+ '0', " ", parse(Int, '7'), " ", tryparse(Int, "x"), " ", '0':'9' == Char(48):Char(57))
println(typemin(Char) == '\0', " ", repr(typemax(Char)), " ", isless('a', 'B'), " ", cmp('a', 'b'), " ", sort(collect("hello")))
println(ndims('a'), size('a'), length('a'), first('a'), collect('a'), " ", ['a'][1], " ", hash('a') == hash("a"[1]))
println(isuppercase("ABC"[1]), all(isuppercase, "ABC"), any(isdigit, "ab1"), findfirst(isdigit, "ab1"))
show(stdout, "text/plain", 'λ'); println()
show(stdout, MIME"text/plain"(), '\n'); println()
show(stdout, "text/plain", '\u301'); println()
