# Reading, by recursive descent over the characters.

"Thrown where a text is no TOML: what is wrong, where (`line`, `column`, `pos`), and the `table` that was read before."
struct ParserError <: Exception
    message::String
    line::Int
    column::Int
    pos::Int
    table::Dict{String,Any}
    str::String
end
Base.showerror(io::IO, e::ParserError) = Base.print(io, "TOML Parser error:\nline ", e.line, ", column ", e.column, ": ", e.message)

mutable struct _Parser
    text::String
    at::Int
    root::Dict{String,Any}
    current::Dict{String,Any}
    defined::Base.IdSet{Any}  # tables that a header defined
    closed::Base.IdSet{Any}   # inline tables and arrays: nothing can be added
end
function _Parser(text::String)
    root = Dict{String,Any}()
    return _Parser(text, 1, root, root, Base.IdSet{Any}(), Base.IdSet{Any}())
end
function _fail(p::_Parser, message::String)
    before = SubString(p.text, 1, prevind(p.text, min(p.at, ncodeunits(p.text) + 1)))
    line = count(==('\n'), before) + 1
    start = something(findlast('\n', before), 0)
    throw(ParserError(message, line, length(before) - (start == 0 ? 0 : length(SubString(before, 1, start))),
        p.at, p.root, p.text))
end
_ended(p::_Parser) = p.at > ncodeunits(p.text)
_peek(p::_Parser) = _ended(p) ? '\0' : p.text[p.at]
_next!(p::_Parser) = (c = p.text[p.at]; p.at = nextind(p.text, p.at); c)
_accept!(p::_Parser, c::Char) = !_ended(p) && p.text[p.at] == c && (p.at += ncodeunits(c); true)
_starts(p::_Parser, s::String) = startswith(SubString(p.text, p.at), s)
function _skip_blanks!(p::_Parser)
    while _peek(p) == ' ' || _peek(p) == '\t'
        p.at += 1
    end
end
function _skip_comment!(p::_Parser)
    _peek(p) == '#' || return
    while !_ended(p) && _peek(p) != '\n'
        p.at = nextind(p.text, p.at)
    end
end
# White space, line ends and comments.
function _skip_lines!(p::_Parser)
    while true
        _skip_blanks!(p)
        _skip_comment!(p)
        (_accept!(p, '\n') || _accept!(p, '\r')) || return
    end
end
function _end_line!(p::_Parser)
    _skip_blanks!(p)
    _skip_comment!(p)
    _accept!(p, '\r')
    _ended(p) || _accept!(p, '\n') || _fail(p, "expected newline or end of file after a value")
end

function _result(p::_Parser)
    while true
        _skip_lines!(p)
        _ended(p) && return p.root
        _peek(p) == '[' ? _header!(p) : (_pair!(p, p.current); _end_line!(p))
    end
end
function _header!(p::_Parser)
    p.at += 1
    several = _accept!(p, '[')
    path = _path!(p)
    _accept!(p, ']') && (!several || _accept!(p, ']')) || _fail(p, "expected end of table ']'")
    table = p.root
    for key in path[1:(end - 1)]
        table = _inner(p, table, key)
    end
    key = path[end]
    if several
        list = get!(() -> Any[], table, key)
        (list isa Vector && !(list in p.closed)) || _fail(p, "the key $key is no array of tables")
        p.current = Dict{String,Any}()
        push!(list, p.current)
    else
        found = get!(() -> Dict{String,Any}(), table, key)
        (found isa Dict && !(found in p.defined) && !(found in p.closed)) || _fail(p, "key already defined: $key")
        push!(p.defined, found)
        p.current = found
    end
    _end_line!(p)
end
# The table of a key on the way to another; of an array, its last table.
function _inner(p::_Parser, table::Dict{String,Any}, key::String)
    x = get!(() -> Dict{String,Any}(), table, key)
    x isa Vector && !isempty(x) && (x = x[end])
    (x isa Dict && !(x in p.closed)) || _fail(p, "key already has a value: $key")
    return x
end
function _pair!(p::_Parser, table::Dict{String,Any})
    path = _path!(p)
    _accept!(p, '=') || _fail(p, "expected equal sign after key")
    _skip_blanks!(p)
    for key in path[1:(end - 1)]
        table = _inner(p, table, key)
        push!(p.defined, table)
    end
    haskey(table, path[end]) && _fail(p, "key already defined: $(path[end])")
    table[path[end]] = _value!(p)
end
function _path!(p::_Parser)
    path = String[]
    while true
        _skip_blanks!(p)
        push!(path, _key!(p))
        _skip_blanks!(p)
        _accept!(p, '.') || return path
    end
end
function _key!(p::_Parser)
    c = _peek(p)
    c == '"' && return _basic_string!(p)
    c == '\'' && return _literal_string!(p)
    m = match(r"^[A-Za-z0-9_-]+", SubString(p.text, p.at))
    m === nothing && _fail(p, _ended(p) ? "unexpected end of file" : "invalid bare key character: $(repr(c))")
    p.at += ncodeunits(m.match)
    return String(m.match)
end

# -- values -------------------------------------------------------------------

function _value!(p::_Parser)
    c = _peek(p)
    c == '"' && return _starts(p, "\"\"\"") ? _long_string!(p, "\"\"\"") : _basic_string!(p)
    c == '\'' && return _starts(p, "'''") ? _long_string!(p, "'''") : _literal_string!(p)
    c == '[' && return _array!(p)
    c == '{' && return _inline_table!(p)
    m = match(r"^[A-Za-z0-9_+.:-]+(?: [0-9]{2}:[A-Za-z0-9_+.:-]+)?", SubString(p.text, p.at))
    m === nothing && _fail(p, _ended(p) ? "unexpected end of file, expected a value" : "expected a value")
    value = _scalar(String(m.match))
    value === nothing && _fail(p, "could not parse the value $(m.match)")
    p.at += ncodeunits(m.match)
    return value
end
function _scalar(s::String)
    s == "true" && return true
    s == "false" && return false
    occursin(r"^[+-]?inf$", s) && return startswith(s, '-') ? -Inf : Inf
    occursin(r"^[+-]?nan$", s) && return NaN
    plain = replace(s, "_" => "")
    occursin(r"__|^_|_$", s) && return nothing
    if occursin(r"^[+-]?(0|[1-9][0-9_]*)$", s)
        n = Base.tryparse(Int64, plain)
        return n === nothing ? Base.parse(BigInt, plain) : n
    end
    occursin(r"^0x[0-9A-Fa-f_]+$", s) && return Base.tryparse(UInt64, plain[3:end]; base=16)
    occursin(r"^0o[0-7_]+$", s) && return Base.tryparse(UInt64, plain[3:end]; base=8)
    occursin(r"^0b[01_]+$", s) && return Base.tryparse(UInt64, plain[3:end]; base=2)
    occursin(r"^[+-]?(0|[1-9][0-9_]*)(\.[0-9][0-9_]*)?([eE][+-]?[0-9_]+)?$", s) && return Base.tryparse(Float64, plain)
    return _moment(s)
end
function _moment(s::String)
    m = match(r"^(\d{4}-\d{2}-\d{2})(?:[Tt ](\d{2}:\d{2}:\d{2})(\.\d+)?(Z|z|[+-]\d{2}:\d{2})?)?$", s)
    try
        if m !== nothing
            m[2] === nothing && return Dates.Date(m[1])
            fraction = m[3] === nothing ? "" : first(m[3], 4)
            return Dates.DateTime(string(m[1], "T", m[2], fraction))
        end
        occursin(r"^\d{2}:\d{2}:\d{2}(\.\d+)?$", s) && return Dates.Time(first(s, 12))
    catch e
        e isa ArgumentError || rethrow()
    end
    return nothing
end
function _array!(p::_Parser)
    p.at += 1
    values = Any[]
    _skip_lines!(p)
    while !_accept!(p, ']')
        push!(values, _value!(p))
        _skip_lines!(p)
        _accept!(p, ',') || _peek(p) == ']' || _fail(p, "expected comma or end of array")
        _skip_lines!(p)
    end
    # Elements of one type make an array of it.
    T = isempty(values) ? Union{} : mapreduce(typeof, (a, b) -> a === b ? a : Any, values)
    array = T === Any ? values : T[x for x in values]
    push!(p.closed, array)
    return array
end
function _inline_table!(p::_Parser)
    p.at += 1
    table = Dict{String,Any}()
    _skip_blanks!(p)
    if !_accept!(p, '}')
        while true
            _pair!(p, table)
            _skip_blanks!(p)
            _accept!(p, '}') && break
            _accept!(p, ',') || _fail(p, "expected comma between entries in inline table")
        end
    end
    push!(p.closed, table)
    return table
end

# -- texts --------------------------------------------------------------------

function _literal_string!(p::_Parser)
    p.at += 1
    close = findnext('\'', p.text, p.at)
    close === nothing && _fail(p, "unexpected end of file, literal string is not closed")
    s = p.text[p.at:prevind(p.text, close)]
    p.at = close + 1
    return s
end
function _basic_string!(p::_Parser)
    p.at += 1
    out = IOBuffer()
    while true
        _ended(p) && _fail(p, "unexpected end of file, string is not closed")
        c = _next!(p)
        c == '"' && return String(take!(out))
        c == '\n' && _fail(p, "newline character in single quoted string")
        c == '\\' ? _escape!(p, out) : Base.print(out, c)
    end
end
function _long_string!(p::_Parser, quotes::String)
    p.at += 3
    _accept!(p, '\r')
    _accept!(p, '\n')
    out = IOBuffer()
    while true
        _ended(p) && _fail(p, "unexpected end of file, string is not closed")
        if _starts(p, quotes)
            # Up to two quotes may stand before the closing ones.
            while _starts(p, string(quotes, quotes[1]))
                Base.print(out, _next!(p))
            end
            p.at += 3
            return String(take!(out))
        end
        c = _next!(p)
        if c == '\\' && quotes == "\"\"\""
            occursin(r"^[ \t]*\r?\n", SubString(p.text, p.at)) ? _skip_white!(p) : _escape!(p, out)
        else
            Base.print(out, c)
        end
    end
end
function _skip_white!(p::_Parser)
    while !_ended(p) && _peek(p) in " \t\r\n"
        p.at += 1
    end
end
const _escapes = Dict('b' => '\b', 't' => '\t', 'n' => '\n', 'f' => '\f', 'r' => '\r', '"' => '"', '\\' => '\\')
function _escape!(p::_Parser, out::IO)
    _ended(p) && _fail(p, "unexpected end of file, string is not closed")
    c = _next!(p)
    if c == 'u' || c == 'U'
        n = c == 'u' ? 4 : 8
        digits = first(SubString(p.text, p.at), n)
        code = length(digits) == n ? Base.tryparse(UInt32, digits; base=16) : nothing
        (code === nothing || !isvalid(Char, code)) && _fail(p, "invalid unicode scalar")
        p.at += n
        Base.print(out, Char(code))
    else
        haskey(_escapes, c) || _fail(p, "invalid escape character: \\$c")
        Base.print(out, _escapes[c])
    end
end
