# Trimming and padding: chop, chomp, strip, lpad, rpad, chopprefix, case of strings.

export lstrip, rstrip, strip, chop, chomp, chopprefix, chopsuffix, lpad, rpad,
    uppercasefirst, lowercasefirst

const _CharPredicate = Union{Function, AbstractChar, Tuple{Vararg{AbstractChar}}, AbstractVector{<:AbstractChar}, AbstractSet{<:AbstractChar}}

_matches(f::Function, c) = f(c)
_matches(x::AbstractChar, c) = x == c
_matches(xs, c) = c in xs

"""
    lstrip([pred=isspace,] str)
    lstrip(str, chars)

`str` without its leading characters that satisfy `pred` or are in `chars`.
"""
lstrip(s::AbstractString) = lstrip(isspace, s)
lstrip(s::AbstractString, chars) = _lstrip(chars, s)
lstrip(f, s::AbstractString) = _lstrip(f, s)
lstrip(s::AbstractString, t::AbstractString) = throw(ArgumentError("Both arguments are strings. The second argument should be a `Char` or collection of `Char`s"))
function _lstrip(f, s::AbstractString)
    i = 1
    n = ncodeunits(s)
    while i <= n
        _matches(f, s[i]) || return SubString(s, i, lastindex(s))
        i = nextind(s, i)
    end
    return SubString(s, 1, 0)
end

"""
    rstrip([pred=isspace,] str)
    rstrip(str, chars)

`str` without its trailing characters that satisfy `pred` or are in `chars`.
"""
rstrip(s::AbstractString) = rstrip(isspace, s)
rstrip(s::AbstractString, chars) = _rstrip(chars, s)
rstrip(f, s::AbstractString) = _rstrip(f, s)
rstrip(s::AbstractString, t::AbstractString) = throw(ArgumentError("Both arguments are strings. The second argument should be a `Char` or collection of `Char`s"))
function _rstrip(f, s::AbstractString)
    i = lastindex(s)
    while i >= 1
        _matches(f, s[i]) || return SubString(s, 1, i)
        i = prevind(s, i)
    end
    return SubString(s, 1, 0)
end

"""
    strip([pred=isspace,] str)
    strip(str, chars)

`str` trimmed at both ends.
"""
strip(s::AbstractString) = lstrip(isspace, rstrip(isspace, s))
strip(s::AbstractString, chars) = _lstrip(chars, _rstrip(chars, s))
strip(f, s::AbstractString) = _lstrip(f, _rstrip(f, s))
strip(s::AbstractString, t::AbstractString) = throw(ArgumentError("Both arguments are strings. The second argument should be a `Char` or collection of `Char`s"))

"""
    chop(s::AbstractString; head=0, tail=1)

`s` without its first `head` and last `tail` characters.
"""
function chop(s::AbstractString; head::Integer = 0, tail::Integer = 1)
    isempty(s) && return SubString(s)
    return SubString(s, nextind(s, 1, head), prevind(s, ncodeunits(s) + 1, tail + 1))
end

"""
    chomp(s::AbstractString)

`s` without one trailing newline.
"""
function chomp(s::AbstractString)
    i = lastindex(s)
    (i < 1 || s[i] != '\n') && return SubString(s, 1, i)
    j = prevind(s, i)
    (j < 1 || s[j] != '\r') && return SubString(s, 1, j)
    return SubString(s, 1, prevind(s, j))
end

"""
    chopprefix(s::AbstractString, prefix)

`s` without `prefix`, if it begins with it.
"""
chopprefix(s::AbstractString, prefix::AbstractString) =
    startswith(s, prefix) ? SubString(s, ncodeunits(prefix) + 1, lastindex(s)) : SubString(s)
chopprefix(s::AbstractString, c::AbstractChar) = chopprefix(s, string(c))

"""
    chopsuffix(s::AbstractString, suffix)

`s` without `suffix`, if it ends with it.
"""
chopsuffix(s::AbstractString, suffix::AbstractString) =
    !isempty(suffix) && endswith(s, suffix) ?
    SubString(s, 1, thisind(s, ncodeunits(s) - ncodeunits(suffix))) : SubString(s)
chopsuffix(s::AbstractString, c::AbstractChar) = chopsuffix(s, string(c))

"""
    textwidth(s::AbstractString) -> Int

How many columns `s` takes on a terminal.
"""
function textwidth(s::AbstractString)
    w = 0
    for c in s
        w += textwidth(c)
    end
    return w
end

"""
    lpad(s, n::Integer, p=" ")

`s` padded on the left with `p` to `n` columns.
"""
lpad(s, n::Integer, p::Union{AbstractChar, AbstractString} = ' ') = _lpad(string(s)::AbstractString, Int(n), string(p))
function _lpad(s::AbstractString, n::Int, p::AbstractString)
    fill, rest = _padding(s, n, p)
    return fill < 0 ? string(s) : string(repeat(p, fill), first(p, rest), s)
end

"""
    rpad(s, n::Integer, p=" ")

`s` padded on the right with `p` to `n` columns.
"""
rpad(s, n::Integer, p::Union{AbstractChar, AbstractString} = ' ') = _rpad(string(s)::AbstractString, Int(n), string(p))
function _rpad(s::AbstractString, n::Int, p::AbstractString)
    fill, rest = _padding(s, n, p)
    return fill < 0 ? string(s) : string(s, repeat(p, fill), first(p, rest))
end

# How many whole copies of p, and how many of its characters, fill s up to n columns.
function _padding(s::AbstractString, n::Int, p::AbstractString)
    m = n - textwidth(s)
    m <= 0 && return (-1, 0)
    l = textwidth(p)
    l == 0 && throw(ArgumentError("$(repr(p)) has zero textwidth"))
    return divrem(m, l)
end

# -- case ---------------------------------------------------------------------

function _map_chars(f, s::AbstractString)
    io = IOBuffer(sizehint = ncodeunits(s))
    for c in s
        write(io, f(c)::AbstractChar)
    end
    return _take_string!(io)
end

uppercase(s::AbstractString) = _map_chars(uppercase, s)
lowercase(s::AbstractString) = _map_chars(lowercase, s)

"""
    titlecase(s::AbstractString; wordsep=!isletter, strict=true) -> String

`s` with the first letter of each word in title case; `strict` lowers the rest.
"""
function titlecase(s::AbstractString; wordsep = !isletter, strict::Bool = true)
    start = true
    previous = '\0'
    io = IOBuffer()
    for c in s
        if start && iscased(c)
            write(io, titlecase(c))
            start = false
        else
            write(io, strict ? lowercase(c) : c)
            start = wordsep(c)
        end
        previous = c
    end
    return _take_string!(io)
end

"""
    uppercasefirst(s::AbstractString) -> String

`s` with its first character in title case.
"""
function uppercasefirst(s::AbstractString)
    (isempty(s) || titlecase(s[1]) == s[1]) && return String(s)
    return string(titlecase(s[1]), SubString(s, nextind(s, 1)))
end

"""
    lowercasefirst(s::AbstractString) -> String

`s` with its first character in lower case.
"""
function lowercasefirst(s::AbstractString)
    (isempty(s) || lowercase(s[1]) == s[1]) && return String(s)
    return string(lowercase(s[1]), SubString(s, nextind(s, 1)))
end

# -- map and filter -----------------------------------------------------------

function map(f, s::AbstractString)
    io = IOBuffer(sizehint = ncodeunits(s))
    for c in s
        d = f(c)
        d isa AbstractChar || throw(ArgumentError(
            "map(f, s::AbstractString) requires f to return AbstractChar; try map(f, collect(s)) or a comprehension instead"))
        write(io, d)
    end
    return _take_string!(io)
end

function filter(f, s::AbstractString)
    io = IOBuffer(sizehint = ncodeunits(s))
    for c in s
        f(c) && write(io, c)
    end
    return _take_string!(io)
end
