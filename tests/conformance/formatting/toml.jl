# TOML: reading each kind of value, tables and arrays of tables; writing and reading back; errors with places.
using TOML, Dates
text = """
title = "Sample"   # a comment
count = 1_000
ratio = -2.5e3
on = true
hex = 0xff
inf = -inf
multi = \"\"\"
line 1
line 2\"\"\"
raw = 'C:\\path'
day = 2024-05-06
at = 2024-05-06T07:08:09
clock = 07:08:09
list = [1, 2, 3]
mixed = [[1, 2], ["a", "b"]]
point = { x = 1, y = 2.5 }
a.b.c = "dotted"

[owner]
name = "Ada \\u00e9\\t!"

[[fruit]]
name = "apple"
[fruit.size]
r = 3
[[fruit]]
name = "pear"
"""
d = TOML.parse(text)
for k in sort(collect(keys(d)))
    println(k, " = ", d[k] isa Dict ? sort(collect(d[k]); by=first) : d[k], " :: ", d[k] isa Dict ? "table" : typeof(d[k]))
end
println(d["fruit"][1]["size"]["r"], " ", d["a"]["b"]["c"], " ", repr(d["multi"]), " ", d["raw"])
TOML.print(Dict("x" => 1, "s" => "a\"b", "t" => Dict("u" => [1, 2], "v" => Dict("w" => false))); sorted=true)
out = sprint(io -> TOML.print(io, d; sorted=true)); back = TOML.parse(out)
println(back == d, " ", TOML.parse("a = 1\nb = [ 1,\n 2, ]"), " ", TOML.tryparse("ok = 1"), " ", TOML.parse("") == Dict())
path = tempname(); write(path, "k = \"v\"\n"); println(TOML.parsefile(path), " ", TOML.tryparsefile(path)["k"]); rm(path)
for bad in ("a = ", "a = 1\na = 2", "[t", "x = 'open", "n = 01", "= 1", "b = tru", "d = 2020-13-01")
    r = TOML.tryparse(bad)
    println(rpad(repr(bad), 20), r isa TOML.ParserError ? r.line : r)
end
