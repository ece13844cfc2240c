# Documents on a terminal: wrapped, indented, with bold and underlined words where there are colours.

const _margin = 2

"`Markdown.term(io, x, columns)`: write a document for a terminal of that width."
term(io::IO, m::MD, columns::Int=_columns(io)) = _term_blocks(io, m.content, columns)
_columns(io::IO) = min(displaysize(io)[2], 80)
function _term_blocks(io::IO, blocks::Vector, columns::Int)
    for (i, b) in enumerate(blocks)
        term(io, b, columns)
        i < length(blocks) && print(io, "\n\n")
    end
end
Base.show(io::IO, ::MIME"text/plain", m::MD) = term(io, m, _columns(io))

# Words are broken between lines; marks of a terminal take no room.
_without_escapes(s::AbstractString) = replace(s, r"\e\[[0-9;]*m" => "")
function _wrapped(text::AbstractString, columns::Int)
    lines = String[]
    for part in split(text, '\n')
        line = ""
        width = 0
        for word in split(part, ' '; keepempty=false)
            w = textwidth(_without_escapes(word))
            if width > 0 && width + 1 + w > columns
                push!(lines, line)
                line, width = String(word), w
            else
                line = width == 0 ? String(word) : string(line, " ", word)
                width += w + (width == 0 ? 0 : 1)
            end
        end
        push!(lines, line)
    end
    return lines
end
function _print_indented(io::IO, lines, prefix::AbstractString)
    for (i, line) in enumerate(lines)
        i == 1 || print(io, '\n')
        print(io, rstrip(string(prefix, line)))
    end
end
_inline_text(io::IO, content) = sprint(term_inline, content; context=io)

term(io::IO, p::Paragraph, columns::Int) =
    _print_indented(io, _wrapped(_inline_text(io, p.content), columns - 2 * _margin), " "^_margin)
function term(io::IO, h::Header{n}, columns::Int) where {n}
    text = _inline_text(io, h.text)
    print(io, " "^_margin)
    printstyled(io, text; bold=true)
    mark = ('≡', '=', '–', '-', '⋅', ' ')[n]
    mark == ' ' || print(io, '\n', " "^_margin, string(mark)^min(textwidth(_without_escapes(text)), columns))
end
function term(io::IO, c::Code, columns::Int)
    for (i, line) in enumerate(split(c.code, '\n'))
        i == 1 || print(io, '\n')
        isempty(line) || print(io, " "^_margin)
        printstyled(io, line; color=:cyan)
    end
end
function term(io::IO, l::List, columns::Int)
    for (i, item) in enumerate(l.items)
        mark = isordered(l) ? string(i + l.ordered - 1, ". ") : "•  "
        print(io, " "^(2 * _margin), mark)
        text = sprint((o, x) -> _term_blocks(o, x, columns - 10), item; context=io)
        lines = split(text, '\n')
        for (k, line) in enumerate(lines)
            k == 1 || print(io, '\n')
            print(io, k == 1 ? line : isempty(line) ? "      " : string("      ", line))
        end
        i < length(l.items) && print(io, "\n\n")
    end
end
function _term_quoted(io::IO, content, columns::Int)
    text = sprint((o, x) -> _term_blocks(o, x, columns - 10), content; context=io)
    for (k, line) in enumerate(split(rstrip(text), '\n'))
        k == 1 || print(io, '\n')
        print(io, " "^_margin, "│", line)
    end
end
term(io::IO, q::BlockQuote, columns::Int) = _term_quoted(io, q.content, columns)
function term(io::IO, a::Admonition, columns::Int)
    color = a.category == "danger" ? :light_red : a.category in ("warning",) ? :light_yellow :
        a.category in ("info", "note") ? :light_cyan : a.category == "tip" ? :light_green : :default
    print(io, " "^_margin)
    printstyled(io, "│ ", a.title; bold=true, color=color)
    print(io, '\n', " "^_margin, "│", '\n')
    _term_quoted(io, a.content, columns)
end
function term(io::IO, f::Footnote, columns::Int)
    print(io, " "^_margin, "│ [^", f.id, "]\n", " "^_margin, "│\n")
    _term_quoted(io, f.text, columns)
end
term(io::IO, ::HorizontalRule, columns::Int) = print(io, " "^_margin, "─"^(columns - 2 * _margin))
function term(io::IO, t::Table, columns::Int)
    cells = [[_inline_text(io, c) for c in row] for row in t.rows]
    width(c) = textwidth(_without_escapes(c))
    widths = [maximum(row -> width(row[k]), cells) for k in eachindex(t.align)]
    for (i, row) in enumerate(cells)
        i == 1 || print(io, '\n')
        pieces = [_padded_cell(row[k], widths[k] - width(row[k]), t.align[k]) for k in eachindex(row)]
        print(io, " "^_margin, rstrip(join(pieces, " ")))
        i == 1 && print(io, '\n', " "^_margin, join(["–"^w for w in widths], " "))
    end
end
_padded_cell(text, gap::Int, align::Symbol) = align === :l ? string(text, " "^gap) : align === :r ? string(" "^gap, text) :
    string(" "^(gap ÷ 2), text, " "^(gap - gap ÷ 2))
term(io::IO, l::LaTeX, columns::Int) = _print_indented(io, split(l.formula, '\n'), " "^_margin)
term(io::IO, x, columns::Int) = _print_indented(io, split(sprint(show, MIME("text/plain"), x; context=io), '\n'), " "^_margin)

term_inline(io::IO, v::Vector) = foreach(x -> term_inline(io, x), v)
term_inline(io::IO, s::AbstractString) = print(io, replace(s, r"[\s\t\n]+" => " "))
term_inline(io::IO, b::Bold) = printstyled(io, _inline_text(io, b.text); bold=true)
term_inline(io::IO, b::Italic) = get(io, :color, false) ? print(io, "\e[4m", _inline_text(io, b.text), "\e[24m") : term_inline(io, b.text)
term_inline(io::IO, c::Code) = printstyled(io, c.code; color=:cyan)
term_inline(io::IO, l::LaTeX) = printstyled(io, l.formula; color=:magenta)
term_inline(io::IO, ::LineBreak) = print(io, '\n')
term_inline(io::IO, i::Image) = print(io, "(Image: ", i.alt, ")")
term_inline(io::IO, f::Footnote) = print(io, "[^", f.id, "]")
function term_inline(io::IO, l::Link)
    term_inline(io, l.text)
    startswith(l.url, "@") || plain_inline(l.text) == l.url || print(io, " (", l.url, ")")
end
term_inline(io::IO, x) = show(io, MIME("text/plain"), x)
