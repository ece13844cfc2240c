# Escape sequences in strings: writing, reading, and the string macros raw"…", b"…".

export escape_string, unescape_string, @raw_str, @b_str

# Write c with the escapes that keep it readable; `next` is the character after it,
# which decides how many digits an escape needs.
function _escape_character(io::IO, c::Char, next::Char)
    if c == '\0'
        print(io, '0' <= next <= '7' ? "\\x00" : "\\0")
    elseif '\a' <= c <= '\r'
        write(io, 0x5c)
        write(io, codeunit("abtnvfr", Int(c) - 6))
    elseif c == '\e'
        print(io, "\\e")
    elseif isprint(c)
        write(io, c)
    elseif c <= '\x7f'
        print(io, "\\x", _hex(codepoint(c), 2))
    else
        u = codepoint(c)
        pad = isxdigit(next)
        u <= 0x0000ffff ? print(io, "\\u", _hex(u, pad ? 4 : 1)) :
            print(io, "\\U", _hex(u, pad ? 8 : 4))
    end
    return nothing
end

"""
    escape_string(s::AbstractString[, esc]; keep=()) -> String
    escape_string(io, s::AbstractString[, esc]; keep=())

`s` with control characters and the characters of `esc` escaped.
"""
escape_string(io::IO, s::AbstractString, esc = ""; keep = ()) = _escape_string(io, s, esc, keep)
function _escape_string(io::IO, s::AbstractString, esc, keep)
    y = iterate(s)
    while y !== nothing
        c = Char(y[1])
        y = iterate(s, y[2])
        if c in keep
            write(io, c)
        elseif c in esc
            write(io, 0x5c)
            write(io, c)
        elseif c == '\\'
            print(io, "\\\\")
        elseif isascii(c) || (!ismalformed(c) && !isoverlong(c))
            _escape_character(io, c, y === nothing ? '\0' : Char(y[1]))
        else
            _print_malformed(io, c)
        end
    end
    return nothing
end
function escape_string(s::AbstractString, esc = ('"',); keep = ())
    io = IOBuffer(sizehint = ncodeunits(s))
    _escape_string(io, s, esc, keep)
    return _take_string!(io)
end

"""
    unescape_string(s::AbstractString, keep=()) -> String

`s` with escape sequences replaced by what they stand for.
"""
function unescape_string(s::AbstractString, keep = ())
    io = IOBuffer(sizehint = ncodeunits(s))
    unescape_string(io, s, keep)
    return _take_string!(io)
end
function unescape_string(io::IO, s::AbstractString, keep = ())
    i = 1
    n = ncodeunits(s)
    while i <= n
        c = s[i]
        i = nextind(s, i)
        if c != '\\' || i > n
            write(io, c)
            continue
        end
        c = s[i]
        i = nextind(s, i)
        if c in keep
            print(io, '\\', c)
        elseif c == 'x' || c == 'u' || c == 'U'
            i = _unescape_hex(io, s, i, c)
        elseif '0' <= c <= '7'
            i = _unescape_octal(io, s, i, c)
        else
            _unescape_letter(io, c)
        end
    end
    return nothing
end

function _unescape_hex(io::IO, s::AbstractString, i::Int, kind)
    n = 0x00000000
    k = kind == 'x' ? 2 : kind == 'u' ? 4 : 8
    count = 0
    while count < k && i <= ncodeunits(s) && isxdigit(s[i])
        n = n << 4 | _digit_value(s[i]) % UInt32
        i = nextind(s, i)
        count += 1
    end
    if count == 0 || n > 0x10ffff
        throw(ArgumentError("invalid $(kind == 'x' ? "hex (\\x)" : "unicode (\\$kind)") escape sequence"))
    end
    kind == 'x' ? write(io, n % UInt8) : print(io, Char(n))
    return i
end
function _unescape_octal(io::IO, s::AbstractString, i::Int, c)
    n = Int(c) - 48
    count = 1
    while count < 3 && i <= ncodeunits(s) && '0' <= s[i] <= '7'
        n = 8n + (Int(s[i]) - 48)
        i += 1
        count += 1
    end
    n > 255 && throw(ArgumentError("octal escape sequence out of range"))
    write(io, n % UInt8)
    return i
end
function _unescape_letter(io::IO, c)
    j = findnext(c, "abtnvfre", 1)
    if j !== nothing
        write(io, j == 8 ? 0x1b : (j + 6) % UInt8)
    elseif c == '\\' || c == '"' || c == '\'' || c == '$'
        write(io, c)
    else
        throw(ArgumentError("invalid escape sequence \\$c"))
    end
    return nothing
end
_digit_value(c) = '0' <= c <= '9' ? Int(c) - 48 : 'a' <= c <= 'f' ? Int(c) - 87 : Int(c) - 55

"""
    raw"…"

A string without interpolation and escapes, except `\\"`.
"""
macro raw_str(s)
    return s
end

"""
    b"…"

The bytes of a string literal.
"""
macro b_str(s)
    return :(codeunits($(unescape_string(s))))
end

"""
    escape_raw_string(s::AbstractString)

`s` as it has to be written inside `raw"…"`.
"""
function escape_raw_string(s::AbstractString)
    io = IOBuffer()
    slashes = 0
    for c in s
        if c == '\\'
            slashes += 1
        else
            c == '"' && write(io, repeat("\\", slashes + 1))
            slashes = 0
        end
        write(io, c)
    end
    write(io, repeat("\\", slashes))
    return _take_string!(io)
end

"""
    unindent(str, indent)

`str` with up to `indent` columns of white space removed from each line.
"""
function unindent(s::AbstractString, indent::Int; tabwidth::Int = 8)
    indent == 0 && return String(s)
    io = IOBuffer()
    column = 0
    for c in s
        if column < indent && (c == ' ' || c == '\t')
            column += c == ' ' ? 1 : tabwidth - column % tabwidth
            continue
        end
        column = c == '\n' ? 0 : max(column, indent)
        write(io, c)
    end
    return _take_string!(io)
end

# -- bytes as hexadecimal digits ----------------------------------------------

export hex2bytes, bytes2hex

"`bytes2hex(bytes)`: two lowercase digits for each byte."
bytes2hex(bytes) = join(string(b; base=16, pad=2) for b in bytes)
bytes2hex(io::IO, bytes) = print(io, bytes2hex(bytes))

"`hex2bytes(digits)`: the bytes that a text of hexadecimal digits stands for."
function hex2bytes(digits)
    iseven(length(digits)) ||
        throw(ArgumentError(string("length of iterable must be even, got ", length(digits))))
    bytes = UInt8[]
    high = -1
    for c in digits
        d = _hex_digit(Char(c))
        if high < 0
            high = d
        else
            push!(bytes, (16 * high + d) % UInt8)
            high = -1
        end
    end
    return bytes
end
_hex_digit(c::Char) = '0' <= c <= '9' ? c - '0' : 'a' <= c <= 'f' ? c - 'a' + 10 : 'A' <= c <= 'F' ? c - 'A' + 10 :
                      throw(ArgumentError("not a hexadecimal digit: $(repr(c))"))
