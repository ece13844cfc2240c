# Documents as LaTeX.

"`Markdown.latex([io,] x)`: a document as LaTeX."
latex(x) = sprint(latex, x)
latex(io::IO, m::MD) = latex(io, m.content)
latex(io::IO, blocks::Vector) = foreach(b -> latex(io, b), blocks)
const _latex_escapes = Dict('~' => "{\\textasciitilde}", '^' => "\\^{}", '\\' => "{\\textbackslash}", (c => string('\\', c) for c in "#\$%&_{}")...)
"`Markdown.latexesc([io,] s)`: a text in which no character has a meaning for LaTeX."
latexesc(s::AbstractString) = sprint(latexesc, s)
latexesc(io::IO, s::AbstractString) = foreach(c -> print(io, get(_latex_escapes, c, c)), s)
# `body` within an environment.
function _in_environment(body, io::IO, name::String)
    println(io, "\\begin{", name, "}")
    body()
    println(io, "\\end{", name, "}")
end
function _in_command(io::IO, name::String, text)
    print(io, "\\", name, "{")
    latexinline(io, text)
    print(io, "}")
end

latex(io::IO, p::Paragraph) = (latexinline(io, p.content); println(io); println(io))
const _section_names = ("section", "subsection", "subsubsection", "paragraph", "subparagraph", "subsubparagraph")
latex(io::IO, h::Header{n}) where {n} = (_in_command(io, _section_names[n], h.text); println(io))
latex(io::IO, c::Code) = _in_environment(() -> println(io, c.code), io, "verbatim")
function latex(io::IO, l::List)
    _in_environment(io, "itemize") do
        for (n, item) in enumerate(l.items)
            print(io, isordered(l) ? "\\item[$(l.ordered + n - 1). ] " : "\\item ")
            latex(io, item)
            n < length(l.items) && println(io)
        end
    end
end
latex(io::IO, q::BlockQuote) = _in_environment(() -> latex(io, q.content), io, "quote")
latex(io::IO, ::HorizontalRule) = println(io, "\\rule{\\textwidth}{1pt}")
function latex(io::IO, a::Admonition)
    _in_environment(io, "quote") do
        println(io, "\\textbf{", a.category, "}\n\n", a.title, "\n")
        latex(io, a.content)
    end
end
function latex(io::IO, f::Footnote)
    print(io, "\\footnotetext[", f.id, "]{")
    latex(io, f.text)
    println(io, "}")
end
function latex(io::IO, t::Table)
    _in_environment(io, "tabular") do
        println(io, "{", join(t.align, " | "), "}")
        for (n, row) in enumerate(t.rows)
            for (k, cell) in enumerate(row)
                k > 1 && print(io, " & ")
                latexinline(io, cell)
            end
            println(io, " \\\\")
            n == 1 && println(io, "\\hline")
        end
    end
end
latex(io::IO, l::LaTeX) = println(io, "\$\$", l.formula, "\$\$")
latex(io::IO, x) = latexinline(io, x)

"`Markdown.latexinline([io,] x)`: a part of a paragraph as LaTeX."
latexinline(x) = sprint(latexinline, x)
latexinline(io::IO, v::Vector) = foreach(x -> latexinline(io, x), v)
latexinline(io::IO, s::AbstractString) = latexesc(io, s)
latexinline(io::IO, b::Bold) = _in_command(io, "textbf", b.text)
latexinline(io::IO, b::Italic) = _in_command(io, "emph", b.text)
latexinline(io::IO, c::Code) = _in_command(io, "texttt", c.code)
function latexinline(io::IO, l::Link)
    print(io, "\\href{", l.url, "}{")
    latexinline(io, l.text)
    print(io, "}")
end
latexinline(io::IO, i::Image) =
    println(io, "\\begin{figure}\n\\centering\n\\includegraphics{", i.url, "}\n\\caption{", latexinline(i.alt), "}\n\\end{figure}")
latexinline(io::IO, ::LineBreak) = println(io, "\\\\")
latexinline(io::IO, f::Footnote) = print(io, "\\footnotemark[", f.id, "]")
latexinline(io::IO, l::LaTeX) = print(io, "\$", l.formula, "\$")
latexinline(io::IO, x) = latexesc(io, sprint(show, MIME("text/plain"), x))

Base.show(io::IO, ::MIME"text/latex", m::MD) = latex(io, m)
