# Configuration files.
using TOML
text = """
title = "TOML \\u00e9" # comment
n = 1_000
hex = 0xff
f = 3.14
big = 1e6
neg = -17
ok = true
d = 1979-05-27
dt = 1979-05-27T07:32:00Z
t = 07:32:00
inf = -inf
list = [1, 2,
  3]
mixed = [1, "a"]
nested = [[1, 2], ["x"]]
empty = []
inline = {x = 1, y.z = "w"}
'lit key' = 'C:\\path'
multi = \"\"\"
one
two \\
  three\"\"\"

[owner]
name = "Tom"
a.b.c = 1

[servers.alpha]
ip = "10.0.0.1"

[[products]]
name = "Hammer"

[[products]]
name = "Nail"
[products.size]
w = 2
"""
t = TOML.parse(text)
for k in sort(collect(keys(t)))
    t[k] isa AbstractDict || println(k, " = ", repr(t[k]))
end
println(t["owner"]["a"]["b"]["c"], t["servers"]["alpha"], t["products"][2]["size"], t["inline"]["y"]["z"])
TOML.print(t; sorted=true)
for bad in ("a = 1\na = 2", "x = ", "[a\n", "a = \"b", "a = 1 b", "= 1", "[t]\n[t]", "a = 01")
    e = TOML.tryparse(bad)
    println(e isa TOML.ParserError, " ", e isa TOML.ParserError ? e.line : e)
end
println(TOML.parse(sprint(TOML.print, t)) == t)
