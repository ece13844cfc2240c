# Documents as HTML.

"`Markdown.html([io,] x)`: a document as HTML."
html(x) = sprint(html, x)
html(io::IO, m::MD) = html(io, m.content)
html(io::IO, blocks::Vector) = foreach(b -> html(io, b), blocks)
const _entities = Dict('&' => "&amp;", '<' => "&lt;", '>' => "&gt;", '"' => "&quot;")
const _code_entities = merge(_entities, Dict(c => string("&#", Int(c), ";") for c in "!\$%()=+{}[]'`@"))
_escaped(io::IO, s::AbstractString, table=_code_entities) = foreach(c -> print(io, get(table, c, c)), s)

html(io::IO, p::Paragraph) = _tagged(io, "p", p.content)
html(io::IO, h::Header{n}) where {n} = _tagged(io, "h$n", h.text)
function _tagged(io::IO, tag::String, content)
    print(io, "<", tag, ">")
    html_inline(io, content)
    println(io, "</", tag, ">")
end
function html(io::IO, c::Code)
    print(io, "<pre><code", isempty(c.language) ? "" : " class=\"language-$(c.language)\"", ">")
    _escaped(io, c.code)
    println(io, "</code></pre>")
end
function html(io::IO, l::List)
    tag = isordered(l) ? "ol" : "ul"
    println(io, "<", tag, isordered(l) && l.ordered > 1 ? " start=\"$(l.ordered)\"" : "", ">")
    for item in l.items
        print(io, "<li>")
        html(io, item)
        println(io, "</li>")
    end
    println(io, "</", tag, ">")
end
html(io::IO, q::BlockQuote) = (println(io, "<blockquote>"); html(io, q.content); println(io, "</blockquote>"))
html(io::IO, ::HorizontalRule) = println(io, "<hr />")
function html(io::IO, t::Table)
    print(io, "<table>")
    for (i, row) in enumerate(t.rows)
        print(io, "<tr>")
        for (c, a) in zip(row, t.align)
            tag = i == 1 ? "th" : "td"
            print(io, "<", tag, " align=\"", a === :l ? "left" : a === :r ? "right" : "center", "\">")
            html_inline(io, c)
            print(io, "</", tag, ">")
        end
        print(io, "</tr>")
    end
    println(io, "</table>")
end
function html(io::IO, a::Admonition)
    print(io, "<div class=\"admonition ", a.category, "\"><p class=\"admonition-title\">")
    print(io, a.title, "</p>")
    html(io, a.content)
    println(io, "</div>")
end
function html(io::IO, f::Footnote)
    print(io, "<div class=\"footnote\" id=\"footnote-", f.id, "\"><p class=\"footnote-title\">", f.id, "</p>")
    html(io, f.text)
    println(io, "</div>")
end
html(io::IO, l::LaTeX) = println(io, "<p class=\"math\">\\[", l.formula, "\\]</p>")
html(io::IO, x) = html_inline(io, x)

html_inline(io::IO, v::Vector) = foreach(x -> html_inline(io, x), v)
html_inline(io::IO, s::AbstractString) = _escaped(io, s)
html_inline(io::IO, b::Bold) = (print(io, "<strong>"); html_inline(io, b.text); print(io, "</strong>"))
html_inline(io::IO, b::Italic) = (print(io, "<em>"); html_inline(io, b.text); print(io, "</em>"))
html_inline(io::IO, c::Code) = (print(io, "<code>"); _escaped(io, c.code); print(io, "</code>"))
html_inline(io::IO, l::Link) = (print(io, "<a href=\"", l.url, "\">"); html_inline(io, l.text); print(io, "</a>"))
html_inline(io::IO, i::Image) = print(io, "<img src=\"", i.url, "\" alt=\"", i.alt, "\" />")
html_inline(io::IO, ::LineBreak) = print(io, "<br />")
html_inline(io::IO, f::Footnote) = print(io, "<a href=\"#footnote-", f.id, "\" class=\"footnote\">[", f.id, "]</a>")
html_inline(io::IO, l::LaTeX) = _escaped(io, string("\$", l.formula, "\$"))
html_inline(io::IO, x) = _escaped(io, sprint(show, MIME("text/plain"), x))

function Base.show(io::IO, ::MIME"text/html", m::MD)
    print(io, "<div class=\"markdown\">")
    html(io, m)
    print(io, "</div>")
end
