# Characters: conversion to and from code points, validity, classification, case.
#
# A `Char` holds the one to four bytes of a UTF-8 sequence, left-aligned in 32
# bits; malformed sequences are representable, so that any bytes survive a trip
# through a string.

export codepoint, isvalid, ncodeunits, isascii, isdigit, isxdigit, isletter, isnumeric, islowercase, isuppercase,
    isspace, iscntrl, ispunct, isprint, textwidth, uppercase, lowercase, titlecase

struct InvalidCharError{T} <: Exception
    char::T
end

struct CodePointError{T} <: Exception
    code::T
end

const _byte_to_char_shift = 24

_char_bits(c::Char) = Core.Intrinsics.bitcast(UInt32, c)
_bits_char(u::UInt32) = Core.Intrinsics.bitcast(Char, u)

@noinline _throw_code_point(u) = throw(CodePointError(u))
@noinline _throw_invalid_char(c) = throw(InvalidCharError(c))

function Core.Char(u::UInt32)
    u < 0x00000080 && return _bits_char(u << 24)
    return _encode_char(u)
end

function _encode_char(u::UInt32)
    if u < 0x00000800
        return _bits_char(0xc0800000 | ((u >> 6) << 24) | ((u & 0x0000003f) << 16))
    elseif u < 0x00010000
        return _bits_char(0xe0808000 | ((u >> 12) << 24) |
                          (((u >> 6) & 0x0000003f) << 16) | ((u & 0x0000003f) << 8))
    elseif u < 0x00200000
        return _bits_char(0xf0808080 | ((u >> 18) << 24) |
                          (((u >> 12) & 0x0000003f) << 16) |
                          (((u >> 6) & 0x0000003f) << 8) | (u & 0x0000003f))
    end
    _throw_code_point(u)
end

Core.Char(b::Union{Int8, UInt8}) =
    0 <= b <= 0x7f ? _bits_char((b % UInt32) << 24) : _encode_char(UInt32(b))
Core.Char(x::Number) = Char(UInt32(x))
Core.Char(c::Char) = c
Core.AbstractChar(x::Number) = Char(x)
Core.AbstractChar(c::AbstractChar) = c

# The code point that the bits spell, without a check that they are well formed.
function _decode_char(u::UInt32)
    u < 0x80000000 && return u >> 24
    if u < 0xe0000000
        return ((u >> 18) & 0x000007c0) | ((u >> 16) & 0x0000003f)
    elseif u < 0xf0000000
        return ((u >> 12) & 0x0000f000) | ((u >> 10) & 0x00000fc0) | ((u >> 8) & 0x0000003f)
    end
    return ((u >> 6) & 0x001c0000) | ((u >> 4) & 0x0003f000) |
           ((u >> 2) & 0x00000fc0) | (u & 0x0000003f)
end

"""
    codepoint(c::AbstractChar) -> Integer

The Unicode code point of `c`.
"""
function codepoint(c::Char)
    u = _char_bits(c)
    u < 0x80000000 && return u >> 24
    ismalformed(c) && _throw_invalid_char(c)
    return _decode_char(u)
end
codepoint(c::AbstractChar) = UInt32(c)

"""
    ismalformed(c::AbstractChar) -> Bool

Whether `c` holds bytes that are not one well-formed UTF-8 sequence.
"""
function ismalformed(c::Char)
    u = _char_bits(c)
    u < 0x80000000 && return (u & 0x00ffffff) != 0x00000000
    if u < 0xc0000000
        return true
    elseif u < 0xe0000000
        return (u & 0x00c0ffff) != 0x00800000
    elseif u < 0xf0000000
        return (u & 0x00c0c0ff) != 0x00808000
    elseif u < 0xf8000000
        return (u & 0x00c0c0c0) != 0x00808080
    end
    return true
end
ismalformed(c::AbstractChar) = false

"""
    isoverlong(c::AbstractChar) -> Bool

Whether `c` spells its code point with more bytes than needed.
"""
function isoverlong(c::Char)
    u = _char_bits(c)
    u < 0xc0000000 && return false
    u < 0xe0000000 && return u < 0xc2000000
    u < 0xf0000000 && return (u & 0x0fff0000) < 0x00a00000 && (u >> 24) == 0x000000e0
    return (u >> 24) == 0x000000f0 && (u & 0x00ff0000) < 0x00900000
end
isoverlong(c::AbstractChar) = false

isvalid(c::Char) = !ismalformed(c) && !isoverlong(c) && _isvalid_codepoint(_decode_char(_char_bits(c)))
isvalid(c::AbstractChar) = _isvalid_codepoint(UInt32(c))
isvalid(::Type{Char}, c::Char) = isvalid(c)
isvalid(::Type{Char}, u::Integer) = 0 <= u <= 0x10ffff && _isvalid_codepoint(u % UInt32)
_isvalid_codepoint(u::UInt32) = u < 0x0000d800 || (u > 0x0000dfff && u <= 0x0010ffff)

Core.UInt32(c::Char) = codepoint(c)
(::Type{T})(c::Char) where {T <: Number} = T(codepoint(c))::T
(::Type{T})(c::AbstractChar) where {T <: Number} = T(codepoint(c))::T
(::Type{T})(c::T) where {T <: AbstractChar} = c

convert(::Type{T}, x::Number) where {T <: AbstractChar} = T(x)::T
convert(::Type{T}, c::AbstractChar) where {T <: Number} = T(c)::T
convert(::Type{T}, c::AbstractChar) where {T <: AbstractChar} = T(c)::T
convert(::Type{T}, c::T) where {T <: AbstractChar} = c
rem(c::AbstractChar, ::Type{T}) where {T <: Number} = rem(codepoint(c), T)

typemax(::Type{Char}) = _bits_char(0xffffffff)
typemin(::Type{Char}) = _bits_char(0x00000000)
zero(::Type{Char}) = Char(0)
size(c::AbstractChar) = ()
size(c::AbstractChar, d::Integer) = d < 1 ? throw(BoundsError()) : 1
ndims(c::AbstractChar) = 0
ndims(::Type{<:AbstractChar}) = 0
length(c::AbstractChar) = 1
eltype(::Type{T}) where {T <: AbstractChar} = T
firstindex(c::AbstractChar) = 1
lastindex(c::AbstractChar) = 1
getindex(c::AbstractChar) = c
getindex(c::AbstractChar, i::Integer) = i == 1 ? c : throw(BoundsError(c, i))
first(c::AbstractChar) = c
last(c::AbstractChar) = c
isempty(c::AbstractChar) = false
iterate(c::AbstractChar) = (c, nothing)
iterate(c::AbstractChar, done) = nothing
in(x::AbstractChar, y::AbstractChar) = x == y
keys(c::AbstractChar) = OneTo(1)
broadcastable(c::AbstractChar) = RefValue(c)
IteratorSize(::Type{<:AbstractChar}) = HasShape{0}()

==(x::Char, y::Char) = _char_bits(x) == _char_bits(y)
isless(x::Char, y::Char) = _char_bits(x) < _char_bits(y)
<(x::Char, y::Char) = _char_bits(x) < _char_bits(y)
==(x::AbstractChar, y::AbstractChar) = Char(x) == Char(y)
isless(x::AbstractChar, y::AbstractChar) = isless(Char(x), Char(y))
<(x::AbstractChar, y::AbstractChar) = isless(Char(x), Char(y))
hash(c::Char, h::UInt) = hash_uint64(((_char_bits(c) + UInt64(0xd4d64234)) << 32) ⊻ UInt64(h))

-(x::AbstractChar, y::AbstractChar) = Int(codepoint(x)) - Int(codepoint(y))
-(x::T, y::Integer) where {T <: AbstractChar} = T(Int32(codepoint(x)) - Int32(y))
+(x::T, y::Integer) where {T <: AbstractChar} = T(Int32(codepoint(x)) + Int32(y))
+(x::Integer, y::AbstractChar) = y + x

"""
    ncodeunits(c::Char) -> Int

How many bytes `c` takes in UTF-8.
"""
function ncodeunits(c::Char)
    u = _char_bits(c)
    n = 1
    u <<= 8
    while u != 0x00000000
        n += 1
        u <<= 8
    end
    return n
end

# -- classification -----------------------------------------------------------

isascii(c::Char) = _char_bits(c) < 0x80000000
isascii(c::AbstractChar) = UInt32(c) < 0x00000080

# General categories, numbered as utf8proc numbers them.
const _category_lu = 1
const _category_ll = 2
const _category_lt = 3
const _category_lo = 5
const _category_mn = 6
const _category_me = 8
const _category_nd = 9
const _category_nl = 10
const _category_no = 11
const _category_pc = 12
const _category_po = 18
const _category_sm = 19
const _category_so = 22
const _category_zs = 23
const _category_cc = 26
const _category_cf = 27
const _category_co = 29

# The general category of a character: 30 and 31 stand for malformed and too high.
function category_code(c::AbstractChar)
    ismalformed(c) && return 31
    u = codepoint(c)
    return u <= 0x0010ffff ? Int(ccall(:jlt_unicode_category, Int32, (UInt32,), u)) : 30
end

const _category_abbreviations = (
    "Cn", "Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Nl", "No", "Pc", "Pd", "Ps",
    "Pe", "Pi", "Pf", "Po", "Sm", "Sc", "Sk", "So", "Zs", "Zl", "Zp", "Cc", "Cf", "Cs", "Co",
    "In", "Ma")

const _category_names = (
    "Other, not assigned", "Letter, uppercase", "Letter, lowercase", "Letter, titlecase",
    "Letter, modifier", "Letter, other", "Mark, nonspacing", "Mark, spacing combining",
    "Mark, enclosing", "Number, decimal digit", "Number, letter", "Number, other",
    "Punctuation, connector", "Punctuation, dash", "Punctuation, open", "Punctuation, close",
    "Punctuation, initial quote", "Punctuation, final quote", "Punctuation, other",
    "Symbol, math", "Symbol, currency", "Symbol, modifier", "Symbol, other",
    "Separator, space", "Separator, line", "Separator, paragraph", "Other, control",
    "Other, format", "Other, surrogate", "Other, private use", "Invalid, too high",
    "Malformed, bad data")

category_abbrev(c::AbstractChar) = _category_abbreviations[category_code(c) + 1]
category_string(c::AbstractChar) = _category_names[category_code(c) + 1]

"""
    isdigit(c::AbstractChar) -> Bool

Whether `c` is one of the decimal digits 0 to 9.
"""
isdigit(c::AbstractChar) = '0' <= c <= '9'

"""
    isxdigit(c::AbstractChar) -> Bool

Whether `c` is a hexadecimal digit.
"""
isxdigit(c::AbstractChar) = '0' <= c <= '9' || 'a' <= c <= 'f' || 'A' <= c <= 'F'

"""
    isletter(c::AbstractChar) -> Bool

Whether `c` belongs to one of the Unicode letter categories.
"""
function isletter(c::AbstractChar)
    isascii(c) && return 'a' <= c <= 'z' || 'A' <= c <= 'Z'
    return _category_lu <= category_code(c) <= _category_lo
end

"""
    isnumeric(c::AbstractChar) -> Bool

Whether `c` belongs to one of the Unicode number categories.
"""
function isnumeric(c::AbstractChar)
    isascii(c) && return isdigit(c)
    return _category_nd <= category_code(c) <= _category_no
end

"""
    islowercase(c::AbstractChar) -> Bool

Whether `c` is a lowercase letter.
"""
function islowercase(c::AbstractChar)
    isascii(c) && return 'a' <= c <= 'z'
    return category_code(c) == _category_ll
end

"""
    isuppercase(c::AbstractChar) -> Bool

Whether `c` is an uppercase or titlecase letter.
"""
function isuppercase(c::AbstractChar)
    isascii(c) && return 'A' <= c <= 'Z'
    k = category_code(c)
    return k == _category_lu || k == _category_lt
end

iscased(c::AbstractChar) = islowercase(c) || isuppercase(c)

"""
    isspace(c::AbstractChar) -> Bool

Whether `c` is white space: ASCII blanks, U+0085, and category Zs.
"""
isspace(c::AbstractChar) =
    c == ' ' || '\t' <= c <= '\r' || c == '\u85' ||
    ('\ua0' <= c && category_code(c) == _category_zs)

"""
    iscntrl(c::AbstractChar) -> Bool

Whether `c` is a control character.
"""
iscntrl(c::AbstractChar) = c <= '\x1f' || '\x7f' <= c <= '\u9f'

"""
    ispunct(c::AbstractChar) -> Bool

Whether `c` belongs to one of the Unicode punctuation categories.
"""
ispunct(c::AbstractChar) = _category_pc <= category_code(c) <= _category_po

"""
    isprint(c::AbstractChar) -> Bool

Whether `c` is printable, spaces included.
"""
function isprint(c::AbstractChar)
    isascii(c) && return ' ' <= c <= '~'
    return _category_lu <= category_code(c) <= _category_zs
end

"""
    textwidth(c::AbstractChar) -> Int

How many columns `c` takes on a terminal.
"""
function textwidth(c::AbstractChar)
    isascii(c) && return Int(' ' <= c <= '~')
    ismalformed(c) && return 1
    return Int(ccall(:jlt_unicode_width, Int32, (UInt32,), codepoint(c)))
end

# -- case ---------------------------------------------------------------------

"""
    uppercase(c::AbstractChar)

`c` in upper case, if it has one.
"""
function uppercase(c::T) where {T <: AbstractChar}
    isascii(c) && return 'a' <= c <= 'z' ? T(c - 32) : c
    ismalformed(c) && return c
    return T(ccall(:jlt_unicode_upper, UInt32, (UInt32,), codepoint(c)))
end

"""
    lowercase(c::AbstractChar)

`c` in lower case, if it has one.
"""
function lowercase(c::T) where {T <: AbstractChar}
    isascii(c) && return 'A' <= c <= 'Z' ? T(c + 32) : c
    ismalformed(c) && return c
    # The one letter whose lower case is two characters, of which the first stands for it.
    c == '\u0130' && return T('i')
    return T(ccall(:jlt_unicode_lower, UInt32, (UInt32,), codepoint(c)))
end

"""
    titlecase(c::AbstractChar)

`c` in title case, if it has one.
"""
function titlecase(c::T) where {T <: AbstractChar}
    isascii(c) && return 'a' <= c <= 'z' ? T(c - 32) : c
    ismalformed(c) && return c
    return T(ccall(:jlt_unicode_title, UInt32, (UInt32,), codepoint(c)))
end
