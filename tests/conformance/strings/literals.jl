# How strings are written: escapes, triple quotes, raw, byte, version and other string macros.
println("tab\there \\ \"quoted\" \$5 \x41 \u3b1 \U1F600 \101 \e[0m" |> repr)
println("""
    indented
      more "quotes" and ""two""
    last""")
println(repr("""
  a
    b
  """), repr("""x
    y"""), repr("""

  z"""), repr("""\ta
	b"""))
x, v = 3, [1, 2]
println("$x $(x + 1) $v $(v[1]) $("in $("ner")") \$x $x$x $(:sym) $('c') $(nothing) $(1 // 2)")
println(raw"no $x \n here", " ", raw"quote \" and \\\" and \\ x\\", " ", ncodeunits(raw"\\"), " ", raw"""tri "ple" $x""")
println(b"bytes\x00\xffé", " ", typeof(b"a"), " ", length(b"\u2200"), " ", b"abc"[2])
println(v"1.2.3-beta.2+build5", " ", v"1.2" == v"1.2.0", " ", repr(v"2.0-rc1"), " ", v"1.10" > v"1.9", " ", v"1.0-a" < v"1.0")
println(r"a+b"i, " ", repr(r"\d\"q"), " ", typeof(r""), " ", s"\1" isa SubstitutionString, " ", repr(s"\1-\g<n>"), " ", MIME"text/plain"(), " ", typeof(html"<b>x</b>"), " ", big"123456789012345678901234567890", " ", int128"5" isa Int128, " ", uint128"7")
macro shout_str(s, flags...)
    return uppercase(s) * (isempty(flags) ? "" : "!"^length(flags[1]))
end
println(shout"quiet please", " ", shout"very"abc, " ", shout"$not interpolated \n")
macro lines_cmd(s)
    return :(split($s, ','))
end
println(lines`a,b,c`)
println("multi
line", " ", '\'', " ", '"', " ", "it's", " ", '\x41', '\u3b1', '\U1F600', " ", "\u00e9" == "é", " ", "e\u0301" == "é")
println(Meta.parse("\"a\$b\"").head, " ", Meta.parse("\"a\\nb\""), " ", Meta.parse("'x'"), " ", dump(Meta.parse("raw\"a\\b\"")))
