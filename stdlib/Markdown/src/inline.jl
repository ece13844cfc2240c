# Marks inside a line: emphasis, code, links, formulas, interpolated values.

function _inline(text::AbstractString)
    out = Any[]
    plain = IOBuffer()
    s = String(text)
    i = 1
    while i <= ncodeunits(s)
        element, next = _inline_element(s, i)
        if element === nothing
            i, piece = next == i ? (nextind(s, i), string(s[i])) : (next, SubString(s, nextind(s, i), prevind(s, next)))
            print(plain, piece == "\n" ? " " : piece)
        else
            _flush!(out, plain)
            push!(out, element)
            i = next
        end
    end
    _flush!(out, plain)
    return out
end
function _flush!(out, plain::IOBuffer)
    piece = String(take!(plain))
    isempty(piece) || push!(out, piece)
    return nothing
end

# An element that begins at `i`, with the index after it; `nothing` and an index for an escaped
# character; `nothing` and `i` for text.
function _inline_element(s::String, i::Int)
    c = s[i]
    n = ncodeunits(s)
    if c == '\\' && i < n
        d = s[nextind(s, i)]
        d == '\n' && return LineBreak(), i + 2
        ispunct(d) && return nothing, nextind(s, nextind(s, i))
    elseif c == '`'
        return _code_span(s, i)
    elseif c == '*' || c == '_'
        return _emphasis(s, i, c)
    elseif c == '!' && i < n && s[i + 1] == '['
        found = _bracketed(s, i + 1)
        found === nothing || return Image(found[2], found[1]), found[3]
    elseif c == '['
        m = match(r"^\[\^([^\]]+)\]", SubString(s, i))
        m === nothing || return Footnote(String(m[1]), nothing), i + ncodeunits(m.match)
        found = _bracketed(s, i)
        found === nothing || return Link(_inline(found[1]), found[2]), found[3]
    elseif c == '<'
        m = match(r"^<((?:https?|ftp|mailto):[^\s>]*|[\w.+-]+@[\w.-]+)>", SubString(s, i))
        m === nothing || return Link(Any[String(m[1])], occursin(r"^[\w.+-]+@", m[1]) ? string("mailto:", m[1]) : String(m[1])), i + ncodeunits(m.match)
    elseif c == '$' && i < n
        formula = match(r"^\$([^\s\$](?:[^\$\n]*[^\s\$])?)\$", SubString(s, i))
        formula === nothing || return LaTeX(String(formula[1])), i + ncodeunits(formula.match)
        return _interpolation(s, i)
    end
    return nothing, i
end
function _code_span(s::String, i::Int)
    m = match(r"^`+", SubString(s, i))
    ticks = m.match
    k = match(Regex("(?<!`)$ticks(?!`)"), s, i + ncodeunits(ticks))
    k === nothing && return nothing, i
    body = String(strip(replace(SubString(s, i + ncodeunits(ticks), prevind(s, k.offset)), '\n' => ' ')))
    return (ticks == "``" ? LaTeX(body) : Code("", body)), k.offset + ncodeunits(ticks)
end
function _emphasis(s::String, i::Int, mark::Char)
    double = string(mark, mark)
    if startswith(SubString(s, i), double)
        k = _closing(s, i + 2, double)
        k == 0 || return Bold(_inline(SubString(s, i + 2, prevind(s, k)))), k + 2
        return nothing, i
    end
    # An underscore inside a word is no mark.
    mark == '_' && i > 1 && (isletter(s[prevind(s, i)]) || isdigit(s[prevind(s, i)])) && return nothing, i
    k = _closing(s, i + 1, string(mark))
    k == 0 && return nothing, i
    return Italic(_inline(SubString(s, i + 1, prevind(s, k)))), k + 1
end
# Where the mark ends an emphasis that begins at `i`, or 0.
function _closing(s::String, i::Int, mark::String)
    (i > ncodeunits(s) || isspace(s[i])) && return 0
    k = i
    while k <= ncodeunits(s)
        if s[k] == '\\'
            k = nextind(s, k)
        elseif s[k] == '`'
            _, next = _code_span(s, k)
            next > k && (k = next; continue)
        elseif startswith(SubString(s, k), mark) && k > i && !isspace(s[prevind(s, k)])
            longer = length(mark) == 1 && startswith(SubString(s, k), string(mark, mark))
            longer || return k
            k = nextind(s, k)
        end
        k > ncodeunits(s) && break
        k = nextind(s, k)
    end
    return 0
end
# `[text](url)` at `i`: text, url, the index after it.
function _bracketed(s::String, i::Int)
    depth = 0
    k = i
    while k <= ncodeunits(s)
        c = s[k]
        c == '[' && (depth += 1)
        c == ']' && (depth -= 1)
        depth == 0 && break
        k = nextind(s, k)
    end
    (k < ncodeunits(s) && s[k + 1] == '(') || return nothing
    close = findnext(')', s, k + 2)
    close === nothing && return nothing
    return String(SubString(s, i + 1, prevind(s, k))), String(strip(SubString(s, k + 2, prevind(s, close)))), close + 1
end
# `$name`, `$(expression)`.
function _interpolation(s::String, i::Int)
    m = match(r"^\$([A-Za-z_]\w*!?)", SubString(s, i))
    m === nothing || return Interpolation(Symbol(m[1])), i + ncodeunits(m.match)
    s[i + 1] == '(' || return nothing, i
    ex, next = Meta.parse(s, i + 1; greedy=false)
    return Interpolation(ex), next
end
