# Markdown: parsed, and written plainly, for a terminal, as HTML.
using Markdown
src = """
# Title *one*

Some **bold** text with `code` and a [link](http://x.y) and a very long line that must be wrapped because it is longer than eighty characters in all.
Second line.

## Sub

- item one
- item two
  continued
    - nested
- last

1. first
2. second

> quoted text
> more

```julia
f(x) = x + 1
```

    indented code

---

| a | b |
|:--|--:|
| 1 | 2 |
| long | x |

### Third

Line with hard\\
break and ``x^2`` math and ![img](a.png) and footnote[^1].

!!! note "Careful"
    Body text.

[^1]: the note
"""
m = Markdown.parse(src)
show(stdout, MIME("text/plain"), m); println()
println("-----")
print(Markdown.plain(m))
println("-----")
print(Markdown.html(m))
println("-----")
println(typeof(m), " ", [typeof(x) for x in m.content])
println(m)
println("-----")
println(md"Hello *you*")
x = 5
println(md"value $x")
println(repr(md"a *b*"))
show(stdout, MIME("text/html"), md"a < b & *c*"); println()
println(md"a" == md"a")
println(md"""
* a

* b
""")
"""
    g(x)

Text of *g*.
"""
g(x) = 1
d = (@doc(g))
println(d isa Markdown.MD)
show(stdout, MIME("text/plain"), d); println()
println(@doc(g))
