"""
Characters that belong together, and questions about code points.
"""
module Unicode

export graphemes

"`isassigned(c)`: whether the code point is assigned to a character."
isassigned(c::AbstractChar) = ccall(:jlt_unicode_category, Int32, (UInt32,), UInt32(c)) != 0

"""
    isequal_normalized(s1, s2; casefold=false, stripmark=false, chartransform=identity)

Whether two texts are the same when they are normalized, and without case or marks if the keywords say so.
"""
function isequal_normalized(a::AbstractString, b::AbstractString; casefold::Bool=false, stripmark::Bool=false, chartransform=identity)
    form(s) = normalize(map(chartransform, normalize(s; decompose=true, casefold, stripmark)); decompose=true)
    return form(a) == form(b)
end
"`julia_chartransform(c)`: the character that stands for `c` in identifiers."
julia_chartransform(c::AbstractChar) = c in ('ɛ',) ? 'ε' : c == 'µ' ? 'μ' : c in ('·', '⋅') ? '⋅' : c == '−' ? '-' : Char(c)

"Iterates over what readers see as single characters, as substrings."
struct GraphemeIterator{S<:AbstractString}
    string::S
end
"`graphemes(s)`: the user-perceived characters of a string."
graphemes(s::AbstractString) = GraphemeIterator(s)
graphemes(s::AbstractString, places::AbstractUnitRange) =
    join(Iterators.take(Iterators.drop(graphemes(s), first(places) - 1), length(places)))

Base.eltype(::Type{GraphemeIterator{S}}) where {S} = SubString{S}
Base.eltype(::Type{GraphemeIterator{SubString{S}}}) where {S} = SubString{S}
Base.IteratorSize(::Type{<:GraphemeIterator}) = Base.SizeUnknown()
Base.length(g::GraphemeIterator) = count(_ -> true, g)
Base.show(io::IO, g::GraphemeIterator) = print(io, "length-", length(g), " GraphemeIterator{", typeof(g.string), "} for ", repr(g.string))

# Rules of the Unicode annex on text segmentation, by general categories: marks, joiners,
# modifiers and paired regional indicators continue a grapheme.
function Base.iterate(g::GraphemeIterator, from::Int = firstindex(g.string))
    s = g.string
    from > ncodeunits(s) && return nothing
    last = from
    previous = s[from]
    indicators = _is_indicator(previous) ? 1 : 0
    at = nextind(s, from)
    while at <= ncodeunits(s)
        c = s[at]
        _continues(previous, c, indicators) || break
        indicators = _is_indicator(c) ? indicators + 1 : 0
        last = at
        previous = c
        at = nextind(s, at)
    end
    return SubString(s, from, last), at
end

_is_indicator(c::Char) = '\U1f1e6' <= c <= '\U1f1ff'
_is_picture(c::Char) = c >= '\U1f000' && c <= '\U1faff' || '\u2190' <= c <= '\u2bff'
function _continues(a::Char, b::Char, indicators::Int)
    a == '\r' && return b == '\n'
    (a == '\n' || iscntrl(a) || iscntrl(b)) && return false
    b == '\u200d' && return true
    a == '\u200d' && _is_picture(b) && return true
    '\U1f3fb' <= b <= '\U1f3ff' && return true
    _is_indicator(b) && return isodd(indicators)
    category = ccall(:jlt_unicode_category, Int32, (UInt32,), UInt32(b))
    # Marks: nonspacing, combining, enclosing.
    6 <= category <= 8 && return true
    _is_hangul_join(a, b) && return true
    return b == '\u0e33' || b == '\u0eb3'
end

# Leading consonants, vowels and trailing consonants of Korean syllables.
_is_leading(c::Char) = '\u1100' <= c <= '\u115f'
_is_vowel(c::Char) = '\u1160' <= c <= '\u11a7'
_is_trailing(c::Char) = '\u11a8' <= c <= '\u11ff'
_is_syllable(c::Char) = '\uac00' <= c <= '\ud7a3'
function _is_hangul_join(a::Char, b::Char)
    _is_leading(a) && return _is_leading(b) || _is_vowel(b) || _is_syllable(b)
    open = _is_syllable(a) && (UInt32(a) - 0xac00) % 28 == 0
    (_is_vowel(a) || open) && return _is_vowel(b) || _is_trailing(b)
    return (_is_trailing(a) || _is_syllable(a)) && _is_trailing(b)
end

"""
    normalize(s, form)
    normalize(s; compose=true, compat=false, casefold=false, stripmark=false, decompose=false, stripcc=false,
              newline2lf=false)

A text in a normal form (`:NFC`, `:NFD`, `:NFKC`, `:NFKD`), or with what the keywords say: composed or
decomposed, without compatibility characters, without distinction of case, without marks, without
control characters.
"""
function normalize(s::AbstractString, form::Symbol)
    number = form === :NFC ? 0 : form === :NFD ? 1 : form === :NFKC ? 2 : form === :NFKD ? 3 :
        throw(ArgumentError("`$form` is not one of :NFC, :NFD, :NFKC, :NFKD"))
    return Core._unicode_normalize(String(s), number)
end
function normalize(s::AbstractString; decompose::Bool=false, compose::Bool=true, compat::Bool=false,
        casefold::Bool=false, stripmark::Bool=false, stripcc::Bool=false, newline2lf::Bool=false)
    compose = compose && !decompose
    compat && !compose && !decompose && throw(ArgumentError("compat=true requires compose=true or decompose=true"))
    stripmark && !compose && !decompose && throw(ArgumentError("stripmark=true requires compose=true or decompose=true"))
    text = String(s)
    if compose || decompose
        text = Core._unicode_normalize(text, compat ? 3 : 1)
    end
    (newline2lf || stripcc) && (text = replace(replace(text, "\r\n" => "\n"), r"[\r\x{85}]" => "\n"))
    stripcc && (text = filter(c -> !iscntrl(c), replace(text, r"[\n\t\v\f]" => " ")))
    casefold && (text = Core._unicode_normalize(_fold(text), compose || decompose ? (compat ? 3 : 1) : 0))
    stripmark && (text = filter(c -> !_is_mark(c), text))
    return compose ? Core._unicode_normalize(text, compat ? 2 : 0) : text
end
_is_mark(c::Char) = 6 <= ccall(:jlt_unicode_category, Int32, (UInt32,), UInt32(c)) <= 8
# Without distinction of case; a character that would fold to several is `ß`, or not supported.
function _fold(text::String)
    return sprint() do io
        for c in text
            if c == 'ß' || c == 'ẞ'
                print(io, "ss")
            elseif isascii(c) || !isletter(c)
                print(io, lowercase(c))
            elseif c in "İŉǰΐΰևẖẗẘẙẚ" || '\u1f50' <= c <= '\u1ffc' || '\ufb00' <= c <= '\ufb17'
                error("Unicode.normalize: folding the case of ", repr(c), " is not supported")
            else
                print(io, lowercase(uppercase(c)))
            end
        end
    end
end

end
