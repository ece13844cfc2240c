# String and command macros of one's own, with flags and delimiters, next to the standard ones.
macro rev_str(s)
    reverse(s)
end
macro vec_str(s, flags = "")
    T = 'f' in flags ? Float64 : Int
    items = [parse(T, w) for w in split(s, r"[,\s]+", keepempty = false)]
    'r' in flags && reverse!(items)
    return items
end
macro interp_str(s)
    parts = Any[]
    for (i, piece) in enumerate(split(s, '%'))
        push!(parts, isodd(i) ? String(piece) : esc(Meta.parse(piece)))
    end
    :(string($(parts...)))
end
macro upper_cmd(s)
    uppercase(s)
end
println(rev"abc", " ", vec"1, 2 3", " ", vec"1 2"f, " ", vec"1 2 3"r, " ", vec"1.5,2"fr)
who = "Ada"
n = 3
println(interp"Hello %who%, you have %n + 1% items%n > 3 ? \"!\" : \"?\"%")
println(upper`quiet`, " ", rev"""tri"ple""", " ", rev"a\nb", " ", rev"tab\t\"q\"", " ", length(rev"\\"), length(rev"\""))
println(raw"C:\new\$x", " ", raw"a\"b", " ", raw"\\", " ", r"a+b"i, " ", b"hi\x00", " ", v"1.2.3", " ", v"1.2" < v"1.10")
println(@rev_str("xyz"), " ", @raw_str("\t") == "\t", " ", big"123456789012345678901234567890", " ", typeof(big"1.5"))
println("""
    indented
      more
    end""", "|")
println("""
  keep $(n)
  "quotes" and \t tab
""")
println(raw"""
    a\n$b
    c""", "|", """one line""", "|", """
""", "|")
macro html_str(s)
    text = replace(replace(s, "<" => "&lt;"), ">" => "&gt;")
    :($text)
end
println(html"<b>bold</b>", " ", typeof(html"x"))
module Units
    export @u_str
    macro u_str(s)
        table = Dict("km" => 1000, "m" => 1, "cm" => 1//100)
        haskey(table, s) || error("unknown unit ", s)
        return table[s]
    end
end
using .Units
println(3u"km", " ", 5 * u"cm", " ", 2.5u"m")
