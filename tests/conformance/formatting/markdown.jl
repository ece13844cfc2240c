# Markdown: parsing blocks and inline parts, and writing them as plain text and as HTML.
using Markdown
m = md"""
# Title *here*

A paragraph with **bold**, `code`, [a link](https://example.org) and
a second line.

- one
- two
  - nested

1. first
2. second

> quoted text

```julia
f(x) = x + 1
```

| a | b |
|---|:-:|
| 1 | 2 |

---
"""
println(typeof(m), " ", [nameof(typeof(x)) for x in m.content])
println(m)
show(stdout, MIME"text/html"(), m); println()
p = Markdown.parse("plain *em* **strong**")
println(p.content[1].content, " ", sprint(show, MIME"text/html"(), p), " ", string(p))
println(Markdown.html(md"a < b & c"), Markdown.html(Markdown.parse("![alt](img.png)")), Markdown.html(Markdown.parse("line  \nbreak")))
println(md"# H" == md"# H", " ", length(m.content), " ", m.content[1] isa Markdown.Header{1}, " ", md"`x`".content[1].content[1].code)
