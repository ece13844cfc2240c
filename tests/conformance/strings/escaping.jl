# escape_string, unescape_string, repr and print of strings: what is written and what reads back.
samples = ["plain", "tab\tnew\nline", "quote\"s and 'single'", "dollar \$x", "back\\slash", "bell\a\b\v\f\r\e", "nul\0end", "nul\x001", "uni ∀ \u200b \U10ffff", "\xff\xfe", "é\u0301", "\u00ad|\u2028"]
for s in samples
    println(repr(s), "  ", escape_string(s), "  ", unescape_string(escape_string(s)) == s)
end
println(escape_string("a'b\"c", "'"), " ", escape_string("a,b", ','), " ", escape_string("\$x", "\$"), " ", escape_string("x", ""))
println(unescape_string("\\x41\\u3b1\\n\\t\\\\\\\"\\101"), "|", unescape_string("C:\\\\n"), "|", unescape_string("\\U1F600"))
for bad in ("\\q", "\\", "\\x", "\\xzz", "\\u", "\\U110000")
    try
        println(repr(unescape_string(bad)))
    catch e
        println(repr(bad), ": ", sprint(showerror, e))
    end
end
println(sprint(print, "a\"b"), " ", sprint(show, "a\"b"), " ", sprint(show, 'a'), " ", sprint(show, :sym), " ", sprint(show, Symbol("odd name")), " ", repr("text/plain", "x\ny"), " ", repr(["a\n", 'b']), " ", repr("a" => 'b'))
println(Base.escape_raw_string("a\\\"b"), " ", repr("a\u300b"), " ", repr("\u0600a"), " ", repr("\x7f\x80"), " ", repr("\u0085"), " ", repr("\e1"), " ", repr("\u00a0"))
io = IOBuffer()
escape_string(io, "to\tan io"); print(io, '|'); Base.unescape_string(io, "a\\tb"); print(io, '|'); Base.print_quoted(io, "q\"q")
println(String(take!(io)))
println(eval(Meta.parse(repr(samples))) == samples, " ", all(s -> eval(Meta.parse(repr(s))) == s, samples))
