# Blocks: what the lines of a text make.

function _parse_blocks(lines::Vector{String})
    blocks = Any[]
    i = 1
    while i <= length(lines)
        if all(isspace, lines[i])
            i += 1
            continue
        end
        block, next = _parse_block(lines, i)
        push!(blocks, block)
        i = next
    end
    return blocks
end
_indent(line::String) = something(findfirst(c -> c != ' ', line), ncodeunits(line) + 1) - 1

# The block that begins in line `i`, and the line after it.
function _parse_block(lines::Vector{String}, i::Int)
    line = lines[i]
    text = lstrip(line, ' ')
    indent = _indent(line)
    indent >= 4 && return _indented_code(lines, i)
    (startswith(text, "```") || startswith(text, "~~~")) && return _fenced_code(lines, i)
    m = match(r"^(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#*)?[ \t]*$", text)
    m === nothing || return Header{length(m[1])}(_inline(something(m[2], ""))), i + 1
    _is_rule(text) && return HorizontalRule(), i + 1
    startswith(text, '>') && return _quotation(lines, i)
    startswith(text, "!!!") && return _admonition(lines, i)
    m = match(r"^\[\^([^\]]+)\]:(.*)$", text)
    m === nothing || return _footnote(lines, i, String(m[1]), String(strip(m[2])))
    _marker(line) === nothing || return _list(lines, i)
    _is_table(lines, i) && return _table(lines, i)
    return _paragraph(lines, i)
end
_is_rule(text) = occursin(r"^(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$", text)

function _indented_code(lines, i::Int)
    code = String[]
    while i <= length(lines) && (_indent(lines[i]) >= 4 || all(isspace, lines[i]))
        push!(code, length(lines[i]) >= 4 ? lines[i][5:end] : "")
        i += 1
    end
    while !isempty(code) && isempty(code[end])
        pop!(code)
    end
    return Code("", join(code, '\n')), i
end
function _fenced_code(lines, i::Int)
    indent = _indent(lines[i])
    text = lstrip(lines[i])
    mark = text[1]
    width = something(findfirst(c -> c != mark, text), ncodeunits(text) + 1) - 1
    language = String(strip(text[(width + 1):end]))
    code = String[]
    i += 1
    while i <= length(lines)
        t = strip(lines[i])
        length(t) >= width && all(==(mark), t) && break
        push!(code, lines[i][(min(indent, _indent(lines[i])) + 1):end])
        i += 1
    end
    body = join(code, '\n')
    block = language == "math" ? LaTeX(body) : Code(language, body)
    return block, i + 1
end
function _quotation(lines, i::Int)
    inner = String[]
    while i <= length(lines) && !all(isspace, lines[i])
        t = lstrip(lines[i], ' ')
        if startswith(t, '>')
            t = t[2:end]
            push!(inner, String(startswith(t, ' ') ? t[2:end] : t))
        else
            push!(inner, lines[i])
        end
        i += 1
    end
    return BlockQuote(_parse_blocks(inner)), i
end
# The indented lines after line `i`, without their indentation.
function _indented_body(lines, i::Int)
    body = String[]
    while i <= length(lines) && (_indent(lines[i]) >= 4 || all(isspace, lines[i]))
        push!(body, length(lines[i]) >= 4 ? lines[i][5:end] : "")
        i += 1
    end
    return body, i
end
function _admonition(lines, i::Int)
    m = match(r"^!!! (\w+)(?: \"(.*)\")?[ \t]*$", lstrip(lines[i]))
    m === nothing && return _paragraph(lines, i)
    category = String(m[1])
    title = m[2] === nothing ? uppercasefirst(category) : String(m[2])
    body, next = _indented_body(lines, i + 1)
    return Admonition(category, title, _parse_blocks(body)), next
end
function _footnote(lines, i::Int, id::String, first::String)
    body, next = _indented_body(lines, i + 1)
    return Footnote(id, _parse_blocks(vcat([first], body))), next
end

# -- lists --------------------------------------------------------------------

# Of a line that begins an item: indentation, number (-1 without), where its text begins.
function _marker(line::String)
    m = match(r"^( {0,3})(?:([*+•-])|(\d+)[.)])( +|$)", line)
    m === nothing && return nothing
    _is_rule(lstrip(line)) && return nothing
    number = m[3] === nothing ? -1 : Base.parse(Int, m[3])
    return length(m[1]), number, length(m.match)
end
function _list(lines, i::Int)
    _, number, _ = _marker(lines[i])
    items = Any[]
    loose = false
    while i <= length(lines)
        marker = _marker(lines[i])
        (marker !== nothing && (marker[2] < 0) == (number < 0)) || break
        item, next, blank_inside = _list_item(lines, i, marker[3])
        push!(items, _parse_blocks(item))
        loose |= blank_inside
        # Blank lines between items belong to the list.
        after = next
        while after <= length(lines) && all(isspace, lines[after])
            after += 1
        end
        following = after <= length(lines) ? _marker(lines[after]) : nothing
        if following !== nothing && (following[2] < 0) == (number < 0)
            loose |= after > next
            i = after
        else
            i = next
            break
        end
    end
    return List(items, number, loose), i
end
function _list_item(lines, i::Int, start::Int)
    item = String[lines[i][(start + 1):end]]
    i += 1
    blank = false
    while i <= length(lines)
        line = lines[i]
        if all(isspace, line)
            k = i
            while k <= length(lines) && all(isspace, lines[k])
                k += 1
            end
            (k <= length(lines) && _indent(lines[k]) >= start) || break
            append!(item, fill("", k - i))
            blank = true
            i = k
        elseif _indent(line) >= min(start, 2)
            push!(item, line[(min(start, _indent(line)) + 1):end])
            i += 1
        elseif _marker(line) !== nothing || startswith(lstrip(line), r"#|>|```")
            break
        else
            push!(item, line)
            i += 1
        end
    end
    return item, i, blank
end

# -- tables -------------------------------------------------------------------

_is_table(lines, i::Int) = occursin('|', lines[i]) && i < length(lines) &&
    occursin(r"^[ \t]*\|?[ \t]*:?-+:?[ \t]*(\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$", lines[i + 1]) && occursin('|', lines[i + 1])
function _table_cells(line::String)
    t = strip(line)
    startswith(t, '|') && (t = t[2:end])
    endswith(t, '|') && !endswith(t, "\\|") && (t = t[1:prevind(t, lastindex(t))])
    return [String(strip(replace(c, "\\|" => "|"))) for c in split(t, r"(?<!\\)\|")]
end
function _alignment(mark::AbstractString)
    startswith(mark, ':') && endswith(mark, ':') && return :c
    endswith(mark, ':') && return :r
    startswith(mark, ':') && return :l
    return :r
end
function _table(lines, i::Int)
    rows = Any[Any[_inline(c) for c in _table_cells(lines[i])]]
    align = Symbol[_alignment(c) for c in _table_cells(lines[i + 1])]
    i += 2
    while i <= length(lines) && occursin('|', lines[i]) && !all(isspace, lines[i])
        push!(rows, Any[_inline(c) for c in _table_cells(lines[i])])
        i += 1
    end
    for row in rows
        while length(row) < length(align)
            push!(row, Any[])
        end
        resize!(row, length(align))
    end
    return Table(rows, align), i
end

# -- paragraphs ---------------------------------------------------------------

function _paragraph(lines, i::Int)
    text = String[lstrip(lines[i])]
    i += 1
    while i <= length(lines) && !all(isspace, lines[i])
        t = lstrip(lines[i])
        # A line of `=` or `-` makes a header of what is above it.
        if occursin(r"^=+[ \t]*$", t)
            return Header{1}(_inline(join(text, ' '))), i + 1
        elseif occursin(r"^-{2,}[ \t]*$", t)
            return Header{2}(_inline(join(text, ' '))), i + 1
        end
        (occursin(r"^(#{1,6} |```|~~~|>|!!! )", t) || _is_rule(t) || _starts_list(lines[i])) && break
        push!(text, t)
        i += 1
    end
    return Paragraph(_inline(join(text, '\n'))), i
end
_starts_list(line::String) = (m = _marker(line); m !== nothing && m[2] in (-1, 1))
