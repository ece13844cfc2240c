# Dates and times as text: ISO 8601 by default, else by a format such as "y-m-d".

"A part of a format: a code letter with its width, or literal text with code '\\0'."
struct FormatPart
    code::Char
    width::Int
    text::String
end
"`DateFormat(s)`, `dateformat\"s\"`: how dates are read and written."
struct DateFormat
    text::String
    parts::Vector{FormatPart}
    locale::DateLocale
end
const _codes = "yYmudeEUHIMSspzZ"
function DateFormat(text::AbstractString, locale::Union{AbstractString, DateLocale} = ENGLISH)
    parts = FormatPart[]
    literal = IOBuffer()
    characters = collect(text)
    i = 1
    while i <= length(characters)
        c = characters[i]
        if c == '\\' && i < length(characters)
            print(literal, characters[i + 1])
            i += 2
        elseif c in _codes
            written = String(take!(literal))
            isempty(written) || push!(parts, FormatPart('\0', 0, written))
            j = i
            while j < length(characters) && characters[j + 1] == c
                j += 1
            end
            push!(parts, FormatPart(c, j - i + 1, ""))
            i = j + 1
        else
            print(literal, c)
            i += 1
        end
    end
    written = String(take!(literal))
    isempty(written) || push!(parts, FormatPart('\0', 0, written))
    return DateFormat(String(text), parts, _locale(locale))
end
macro dateformat_str(text)
    return :(DateFormat($text))
end
Base.show(io::IO, f::DateFormat) = print(io, "dateformat\"", f.text, "\"")

const ISODateFormat = DateFormat("yyyy-mm-dd")
const ISODateTimeFormat = DateFormat("yyyy-mm-ddTHH:MM:SS.s")
const ISOTimeFormat = DateFormat("HH:MM:SS.s")
const RFC1123Format = DateFormat("e, dd u yyyy HH:MM:SS")
default_format(::Type{Date}) = ISODateFormat
default_format(::Type{DateTime}) = ISODateTimeFormat
default_format(::Type{Time}) = ISOTimeFormat

# -- reading ------------------------------------------------------------------

mutable struct ReadParts
    year::Int
    month::Int
    day::Int
    hour::Int
    minute::Int
    second::Int
    nanosecond::Int
    afternoon::Union{Nothing, Bool}
    # The part of the format that was read last.
    part::Int
end

# Reads the parts that are there; a text that ends before a part leaves the others as they are.
# The position of the first character that does not fit, or 0.
function _read_parts!(r::ReadParts, text::String, f::DateFormat)
    i = 1
    n = ncodeunits(text)
    for k in 1:length(f.parts)
        p = f.parts[k]
        i > n && return 0
        r.part = k
        if p.code == '\0'
            # The fraction's point may be missing.
            if startswith(SubString(text, i), p.text)
                i += ncodeunits(p.text)
            else
                return i
            end
        else
            # Digits that another number follows at once are counted.
            bounded = k < length(f.parts) && f.parts[k + 1].code in "yYmdHIMSs" && p.width > 0
            i = _read_part!(r, p, text, i, bounded ? p.width : 20, f.locale)
            i < 0 && return -i
        end
    end
    return i > n ? 0 : -1
end
function _find_name(word::AbstractString, lists::Tuple)
    for names in lists
        k = findfirst(name -> lowercase(name) == word, names)
        k === nothing || return k
    end
    return nothing
end
function _read_part!(r::ReadParts, p::FormatPart, text::String, i::Int, width::Int, locale::DateLocale)
    c = p.code
    if c in "uUeE"
        j = i
        while j <= ncodeunits(text) && isletter(text[j])
            j = nextind(text, j)
        end
        word = lowercase(text[i:prevind(text, j)])
        found = _find_name(word, c == 'u' || c == 'U' ? (locale.months, locale.months_abbr) : (locale.days_of_week, locale.days_of_week_abbr))
        found === nothing && return -i
        (c == 'u' || c == 'U') && (r.month = found)
        return j
    elseif c == 'p'
        i + 1 <= ncodeunits(text) || return -i
        word = uppercase(text[i:(i + 1)])
        word in ("AM", "PM") || return -i
        r.afternoon = word == "PM"
        return i + 2
    end
    sign = 1
    start = i
    if (c == 'y' || c == 'Y') && text[i] in "+-"
        sign = text[i] == '-' ? -1 : 1
        start += 1
    end
    j = start
    number = 0
    while j <= ncodeunits(text) && j - start < width && isdigit(text[j])
        number = 10 * number + (text[j] - '0')
        j += 1
    end
    j == start && return -i
    number *= sign
    c == 'y' || c == 'Y' ? (r.year = number) : c == 'm' ? (r.month = number) : c == 'd' ? (r.day = number) :
    c == 'H' || c == 'I' ? (r.hour = number) : c == 'M' ? (r.minute = number) : c == 'S' ? (r.second = number) :
    (r.nanosecond = number * 10^(9 - min(j - start, 9)))
    return j
end

function _parse(::Type{T}, text::AbstractString, f::DateFormat) where {T<:TimeType}
    r = ReadParts(1, 1, 1, 0, 0, 0, 0, nothing, 0)
    isempty(text) && throw(ArgumentError("Cannot parse an empty string as a $T"))
    at = _read_parts!(r, String(text), f)
    at < 0 && throw(ArgumentError("Found extra characters at the end of date time string"))
    at == 0 || throw(ArgumentError(string("Unable to parse date time. Expected directive ", _directive(f, r.part), " at char ", at)))
    return r
end
function _directive(f::DateFormat, k::Int)
    k == 0 && return "DatePart"
    p = f.parts[k]
    return p.code == '\0' ? "Delim($(p.text))" : "DatePart($(p.code^p.width))"
end
function _hour(r::ReadParts)
    r.afternoon === nothing && return r.hour
    return r.hour % 12 + (r.afternoon ? 12 : 0)
end
_make(::Type{Date}, r::ReadParts) = Date(r.year, r.month, r.day)
_make(::Type{DateTime}, r::ReadParts) =
    DateTime(r.year, r.month, r.day, _hour(r), r.minute, r.second, div(r.nanosecond, 1_000_000))
function _make(::Type{Time}, r::ReadParts)
    ms, rest = divrem(r.nanosecond, 1_000_000)
    return Time(_hour(r), r.minute, r.second, ms, div(rest, 1000), rest % 1000)
end

for T in (:Date, :DateTime, :Time)
    @eval begin
        $T(text::AbstractString, f::DateFormat = default_format($T)) = _make($T, _parse($T, text, f))
        $T(text::AbstractString, f::AbstractString; locale = "english") = $T(text, DateFormat(f, locale))
    end
end
Base.parse(::Type{T}, text::AbstractString, f::DateFormat = default_format(T)) where {T<:TimeType} = T(text, f)
function Base.tryparse(::Type{T}, text::AbstractString, f::DateFormat = default_format(T)) where {T<:TimeType}
    r = ReadParts(1, 1, 1, 0, 0, 0, 0, nothing, 0)
    (isempty(text) || _read_parts!(r, String(text), f) != 0) && return nothing
    try
        return _make(T, r)
    catch e
        e isa ArgumentError || rethrow()
        return nothing
    end
end

"`parse_components(text, f)`: the periods that a text states, in the order of the format."
function parse_components(text::AbstractString, f::DateFormat)
    r = _parse(DateTime, text, f)
    found = Any[]
    for p in f.parts
        c = p.code
        c in "yY" ? push!(found, Year(r.year)) : c in "muU" ? push!(found, Month(r.month)) : c == 'd' ? push!(found, Day(r.day)) :
        c in "HI" ? push!(found, Hour(_hour(r))) : c == 'M' ? push!(found, Minute(r.minute)) :
        c == 'S' ? push!(found, Second(r.second)) : c == 's' && push!(found, Millisecond(div(r.nanosecond, 1_000_000)))
    end
    return found
end

# -- writing ------------------------------------------------------------------

_padded(n::Integer, width::Int) = n < 0 ? string("-", lpad(-n, width, '0')) : lpad(n, width, '0')
function _write_part(io::IO, p::FormatPart, d::TimeType, locale::DateLocale)
    c = p.code
    if c == '\0'
        print(io, p.text)
    elseif c == 'y'
        # As many of the last digits as there are letters.
        text = lpad(abs(year(d)), p.width, '0')
        print(io, last(text, p.width))
    elseif c == 's'
        ms = millisecond(d)
        digits = ms % 100 == 0 ? string(div(ms, 100)) : ms % 10 == 0 ? lpad(div(ms, 10), 2, '0') : lpad(ms, 3, '0')
        print(io, rpad(digits, p.width, '0'))
    elseif c in "uUeE"
        name = c == 'u' ? monthabbr(d; locale = locale) : c == 'U' ? monthname(d; locale = locale) :
            c == 'e' ? dayabbr(d; locale = locale) : dayname(d; locale = locale)
        print(io, name)
    elseif c == 'p'
        print(io, hour(d) < 12 ? "AM" : "PM")
    else
        n = c == 'm' ? month(d) : c == 'd' ? day(d) : c == 'H' ? hour(d) : c == 'I' ? mod1(hour(d), 12) :
            c == 'M' ? minute(d) : c == 'S' ? second(d) : year(d)
        print(io, _padded(n, p.width))
    end
    return nothing
end
_nanoseconds(t::Time) = mod(value(t), 1_000_000_000)
_nanoseconds(d::TimeType) = millisecond(d) * 1_000_000

"`format(d, f)`: the text of a date or time by a format."
function format(io::IO, d::TimeType, f::DateFormat)
    for p in f.parts
        _write_part(io, p, d, f.locale)
    end
    return nothing
end
format(d::TimeType, f::DateFormat = default_format(typeof(d))) = sprint(format, d, f)
format(d::TimeType, f::AbstractString; locale = "english") = format(d, DateFormat(f, locale))
format(io::IO, d::TimeType, f::AbstractString) = format(io, d, DateFormat(f))

function _print_clock(io::IO, d::TimeType)
    print(io, _padded(hour(d), 2), ":", _padded(minute(d), 2), ":", _padded(second(d), 2))
    fraction = _nanoseconds(d)
    fraction == 0 || print(io, ".", rstrip(lpad(fraction, 9, '0'), '0'))
    return nothing
end
function Base.print(io::IO, d::Date)
    y, m, dd = yearmonthday(d)
    print(io, _padded(y, 4), "-", _padded(m, 2), "-", _padded(dd, 2))
end
Base.print(io::IO, d::DateTime) = (print(io, Date(d), "T"); _print_clock(io, d))
Base.print(io::IO, t::Time) = _print_clock(io, t)
Base.string(d::TimeType) = sprint(print, d)
Base.show(io::IO, d::Union{Date, DateTime}) = print(io, nameof(typeof(d)), "(\"", string(d), "\")")
function Base.show(io::IO, t::Time)
    parts = Int[hour(t), minute(t), second(t), millisecond(t), microsecond(t), nanosecond(t)]
    while length(parts) > 1 && parts[end] == 0
        pop!(parts)
    end
    print(io, "Time(")
    join(io, parts, ", ")
    print(io, ")")
end
# Arrays of them need no element type in front.
Base.typeinfo_implicit(::Type{T}) where {T<:Union{Date, DateTime, Period}} = isconcretetype(T)
Base.show(io::IO, ::MIME"text/plain", d::TimeType) = print(io, d)
Base.show(io::IO, ::MIME"text/plain", p::Period) = print(io, p)
