# A document of all kinds of elements, as LaTeX.
using Markdown
t = """
# Head *one* & 50%
## Two
### Three
#### Four
##### Five
###### Six

Text with **bold**, *it*, `co_de{}`, [link](http://a.b/c_d), ![img](pic_1.png) and \$x^2\$, 5% \\# _ ~ ^ { } & < >.
A footnote[^1] here.
next

```julia
f(x) = x^2 % \\n
```

- one
- two
  more

3. a
4. b

> quoted *q*

---

!!! note "Ti_tle"
    body

[^1]: The note text.

| a | b |
|:--|--:|
| 1 | `2` |
| x_y | & |

```math
a_b
```
"""
print(Markdown.latex(Markdown.parse(t)))
println("|")
show(stdout, MIME("text/latex"), Markdown.parse("a *b*"))
println("|", repr(Markdown.latex(Markdown.parse("x"))))
print(sprint(Markdown.latexinline, "a_b%"))
print(Markdown.latex(Markdown.parse("quo\"te it's \\\\ back")))
println(repr(Markdown.html(md"a")), repr(Markdown.latex(md"b")))
