# Documents as Markdown again.

"`Markdown.plain([io,] x)`: the text of a document, with its marks."
plain(x) = sprint(plain, x)
plain(io::IO, m::MD) = plain(io, m.content)
function plain(io::IO, blocks::Vector)
    for (i, b) in enumerate(blocks)
        i == 1 || println(io)
        plain(io, b)
    end
end
plain(io::IO, h::Header{n}) where {n} = (print(io, "#"^n, " "); plain_inline(io, h.text); println(io))
plain(io::IO, p::Paragraph) = (plain_inline(io, p.content); println(io))
function plain(io::IO, c::Code)
    n = maximum(m -> length(m.match), eachmatch(r"^`+"m, c.code); init=2) + 1
    println(io, "`"^max(3, n), c.language)
    println(io, c.code)
    println(io, "`"^max(3, n))
end
function plain(io::IO, l::List)
    for (i, item) in enumerate(l.items)
        mark = isordered(l) ? string(i + l.ordered - 1, ". ") : "  * "
        print(io, mark)
        lines = split(rstrip(sprint(plain, item)), '\n')
        for (k, line) in enumerate(lines)
            k == 1 || isempty(line) || print(io, " "^length(mark))
            println(io, line)
        end
    end
end
function plain(io::IO, q::BlockQuote)
    for line in split(rstrip(sprint(plain, q.content)), '\n')
        println(io, isempty(line) ? ">" : string("> ", line))
    end
    println(io)
end
plain(io::IO, ::HorizontalRule) = println(io, "---")
function plain(io::IO, t::Table)
    cells = [[sprint(plain_inline, c) for c in row] for row in t.rows]
    widths = [max(3, maximum(row -> textwidth(row[k]), cells)) for k in eachindex(t.align)]
    for (i, row) in enumerate(cells)
        println(io, "| ", join([_padded(row[k], widths[k], t.align[k]) for k in eachindex(row)], " | "), " |")
        i == 1 && println(io, "|", join([string(a === :r ? " " : ":", "-"^(w), a === :l ? " " : ":") for (w, a) in zip(widths, t.align)], "|"), "|")
    end
end
function _padded(text::String, width::Int, align::Symbol)
    gap = width - textwidth(text)
    align === :l && return string(text, " "^gap)
    align === :r && return string(" "^gap, text)
    return string(" "^(gap ÷ 2), text, " "^(gap - gap ÷ 2))
end
function plain(io::IO, a::Admonition)
    title = a.title == uppercasefirst(a.category) ? "" : string(" \"", a.title, "\"")
    println(io, "!!! ", a.category, title)
    for line in split(rstrip(sprint(plain, a.content)), '\n')
        println(io, isempty(line) ? "" : string("    ", line))
    end
    println(io)
end
function plain(io::IO, f::Footnote)
    print(io, "[^", f.id, "]:")
    body = split(rstrip(sprint(plain, f.text)), '\n')
    length(body) == 1 ? println(io, " ", body[1]) : (println(io); foreach(l -> println(io, isempty(l) ? "" : string("    ", l)), body))
end
plain(io::IO, l::LaTeX) = println(io, "\$\$\n", l.formula, "\n\$\$")
plain(io::IO, x) = (show(io, MIME("text/plain"), x); println(io))

plain_inline(x) = sprint(plain_inline, x)
plain_inline(io::IO, v::Vector) = foreach(x -> plain_inline(io, x), v)
plain_inline(io::IO, s::AbstractString) = print(io, replace(s, r"([*_\\`$])" => s"\\\1"))
plain_inline(io::IO, b::Bold) = (print(io, "**"); plain_inline(io, b.text); print(io, "**"))
plain_inline(io::IO, b::Italic) = (print(io, "*"); plain_inline(io, b.text); print(io, "*"))
plain_inline(io::IO, l::Link) = (print(io, "["); plain_inline(io, l.text); print(io, "](", l.url, ")"))
plain_inline(io::IO, i::Image) = print(io, "![", i.alt, "](", i.url, ")")
plain_inline(io::IO, l::LaTeX) = print(io, "\$", l.formula, "\$")
plain_inline(io::IO, ::LineBreak) = println(io)
plain_inline(io::IO, f::Footnote) = print(io, "[^", f.id, "]")
function plain_inline(io::IO, c::Code)
    n = maximum(m -> length(m.match), eachmatch(r"`+", c.code); init=0) + 1
    n == 2 && (n = 3)
    edge = startswith(c.code, '`') || endswith(c.code, '`') ? " " : ""
    print(io, "`"^n, edge, c.code, edge, "`"^n)
end
plain_inline(io::IO, x) = show(io, MIME("text/plain"), x)

Base.show(io::IO, m::MD) = plain(io, m)
Base.show(io::IO, ::MIME"text/markdown", m::MD) = plain(io, m)
