# Regular expressions, matched by PCRE2 in the runtime.

export Regex, RegexMatch, SubstitutionString, @r_str, @s_str, match, eachmatch, AbstractMatch,
    AbstractPattern

abstract type AbstractPattern end
abstract type AbstractMatch end

"""
    Regex(pattern[, flags])

A regular expression; `r"…"` writes one. Flags: i, m, s, x, a.
"""
mutable struct Regex <: AbstractPattern
    pattern::String
    compile_options::UInt32
    # The compiled form belongs to one process, which the token names.
    handle::UInt
    process::UInt64
    function Regex(pattern::AbstractString, options::UInt32)
        r = new(String(pattern), options, UInt(0), UInt64(0))
        _compiled(r)
        return r
    end
end

const _pcre_caseless = 0x00000008
const _pcre_dotall = 0x00000020
const _pcre_extended = 0x00000080
const _pcre_multiline = 0x00000400
const _pcre_ucp = 0x00020000
const _pcre_utf = 0x00080000
const _pcre_match_invalid_utf = 0x04000000
const _pcre_anchored = 0x80000000
const _pcre_endanchored = 0x20000000
const _regex_defaults = _pcre_utf | _pcre_match_invalid_utf | _pcre_ucp

Regex(pattern::AbstractString) = Regex(pattern, _regex_defaults)
function Regex(pattern::AbstractString, flags::AbstractString)
    options = _regex_defaults
    for f in flags
        if f == 'a'
            options &= ~_pcre_ucp
        else
            options |= f == 'i' ? _pcre_caseless : f == 'm' ? _pcre_multiline :
                       f == 's' ? _pcre_dotall : f == 'x' ? _pcre_extended :
                       throw(ArgumentError("unknown regex flag: $f"))
        end
    end
    return Regex(pattern, options)
end

const _literal_regexes = Dict{Tuple{String, String}, Regex}()
function _literal_regex(pattern::String, flags::String)
    key = (pattern, flags)
    r = get(_literal_regexes, key, nothing)
    r === nothing || return r
    return _literal_regexes[key] = Regex(pattern, flags)
end

"""
    r"…"flags

A regular expression.
"""
macro r_str(pattern, flags...)
    return :(_literal_regex($pattern, $(isempty(flags) ? "" : flags[1])))
end

# The handle of the compiled expression in this process.
function _compiled(r::Regex)
    process = ccall(:jlt_process_token, UInt64, ())
    r.process == process && return r.handle
    message = Core.memorynew(Memory{UInt8}, 512)
    handle = ccall(:jlt_regex_compile, UInt, (Ptr{UInt8}, Int, UInt32, Ptr{UInt8}, Int),
                   Core._string_ptr(r.pattern), ncodeunits(r.pattern), r.compile_options,
                   _memory_pointer(message, 1), 512)
    handle == UInt(0) && error("PCRE compilation error: ", unsafe_string(_memory_pointer(message, 1)))
    r.handle = handle
    r.process = process
    return handle
end

==(a::Regex, b::Regex) = a.pattern == b.pattern && a.compile_options == b.compile_options
hash(r::Regex, h::UInt) = hash(r.pattern, hash(r.compile_options, h))
broadcastable(r::Regex) = RefValue(r)

function show(io::IO, r::Regex)
    print(io, "r\"", escape_raw_string(r.pattern), "\"")
    r.compile_options & _pcre_caseless != 0 && print(io, "i")
    r.compile_options & _pcre_multiline != 0 && print(io, "m")
    r.compile_options & _pcre_dotall != 0 && print(io, "s")
    r.compile_options & _pcre_extended != 0 && print(io, "x")
    r.compile_options & _pcre_ucp == 0 && print(io, "a")
    return nothing
end

# -- matching -----------------------------------------------------------------

# Start and end (0-based bytes, end exclusive, -1 for none) of the match and its groups
# from byte offset on; an empty vector for no match.
function _exec(r::Regex, s::_StringLike, offset::Int, options::UInt32)
    handle = _compiled(r)
    groups = ccall(:jlt_regex_group_count, Int, (UInt,), handle)
    found = Vector{Int}(undef, 2 * (groups + 1))
    k = ccall(:jlt_regex_match, Int, (UInt, Ptr{UInt8}, Int, Int, UInt32, Ptr{Int}, Int), handle,
              pointer(s), ncodeunits(s), offset, options, pointer(found), length(found))
    return k > 0 ? found : Int[]
end

"""
    RegexMatch

A match: `match`, `captures`, `offset`, `offsets`; indexed by number or name of a group.
"""
struct RegexMatch{S <: AbstractString} <: AbstractMatch
    match::SubString{S}
    captures::Vector{Union{Nothing, SubString{S}}}
    offset::Int
    offsets::Vector{Int}
    regex::Regex
end

"""
    match(r::Regex, s::AbstractString[, start::Integer])

The first match of `r` in `s` at or after `start`, or `nothing`.
"""
match(r::Regex, s::AbstractString) = match(r, s, 1)
match(r::Regex, s::AbstractString, i::Integer, options::UInt32 = 0x00000000) =
    _match(r, s isa SubString{String} ? s : String(s), Int(i), options)
function _match(r::Regex, s::S, i::Int, options::UInt32) where {S <: _StringLike}
    found = _exec(r, s, i - 1, options)
    isempty(found) && return nothing
    captures = Union{Nothing, SubString{String}}[]
    offsets = Int[]
    for k in 1:(length(found) ÷ 2 - 1)
        a = found[2k + 1]
        push!(captures, a < 0 ? nothing : _sub(s, a + 1, found[2k + 2]))
        push!(offsets, a < 0 ? 0 : a + 1)
    end
    return RegexMatch{String}(_sub(s, found[1] + 1, found[2]), captures, found[1] + 1, offsets, r)
end
_sub(s::String, i::Int, j::Int) = SubString{String}(s, i - 1, j - i + 1, Val(:noshift))
_sub(s::SubString{String}, i::Int, j::Int) =
    SubString{String}(s.string, s.offset + i - 1, j - i + 1, Val(:noshift))

function _group_name(r::Regex, k::Int)
    buffer = Core.memorynew(Memory{UInt8}, 64)
    n = ccall(:jlt_regex_group_name, Int, (UInt, Int, Ptr{UInt8}, Int), _compiled(r), k,
              _memory_pointer(buffer, 1), 64)
    return n > 0 ? Core._string_new(_memory_pointer(buffer, 1), n) : ""
end
function _group_number(m::RegexMatch, name::AbstractString)
    for k in 1:length(m.captures)
        _group_name(m.regex, k) == name && return k
    end
    return 0
end
getindex(m::RegexMatch, k::Integer) = m.captures[k]
function getindex(m::RegexMatch, name::Union{Symbol, AbstractString})
    k = _group_number(m, string(name))
    k == 0 && error("no capture group named $name found in regex")
    return m.captures[k]
end
haskey(m::RegexMatch, k::Integer) = 1 <= k <= length(m.captures)
haskey(m::RegexMatch, name::Union{Symbol, AbstractString}) = _group_number(m, string(name)) != 0
length(m::RegexMatch) = length(m.captures)
eltype(::Type{RegexMatch{S}}) where {S} = Union{Nothing, SubString{S}}
iterate(m::RegexMatch, i...) = iterate(m.captures, i...)
function keys(m::RegexMatch)
    names = Any[]
    for k in 1:length(m.captures)
        name = _group_name(m.regex, k)
        push!(names, isempty(name) ? k : name)
    end
    return names
end
==(a::RegexMatch, b::RegexMatch) =
    a.match == b.match && a.captures == b.captures && a.offset == b.offset && a.regex == b.regex

function show(io::IO, m::RegexMatch)
    print(io, "RegexMatch(")
    show(io, m.match)
    for k in 1:length(m.captures)
        name = _group_name(m.regex, k)
        print(io, ", ", isempty(name) ? k : name, "=")
        show(io, m.captures[k])
    end
    print(io, ")")
    return nothing
end

struct RegexMatchIterator{S <: AbstractString}
    regex::Regex
    string::S
    overlap::Bool
end

"""
    eachmatch(r::Regex, s::AbstractString; overlap=false)

An iterator over the matches of `r` in `s`.
"""
eachmatch(r::Regex, s::AbstractString; overlap::Bool = false) = RegexMatchIterator(r, String(s), overlap)
IteratorSize(::Type{<:RegexMatchIterator}) = SizeUnknown()
eltype(::Type{<:RegexMatchIterator}) = RegexMatch
function iterate(it::RegexMatchIterator, i::Int = 1)
    i > ncodeunits(it.string) + 1 && return nothing
    m = match(it.regex, it.string, i)
    m === nothing && return nothing
    n = ncodeunits(m.match)
    if n == 0 || it.overlap
        next = m.offset > ncodeunits(it.string) ? m.offset + 1 : nextind(it.string, m.offset)
    else
        next = m.offset + n
    end
    return (m, next)
end

# -- searching ----------------------------------------------------------------

function findnext(r::Regex, s::AbstractString, i::Integer)
    t = _as_bytes(s)
    1 <= i <= ncodeunits(t) + 1 || (i == ncodeunits(t) + 2 ? (return nothing) : throw(BoundsError(s, i)))
    found = _exec(r, t, Int(i) - 1, 0x00000000)
    isempty(found) && return nothing
    found[2] == found[1] && return (found[1] + 1):found[1]
    return (found[1] + 1):prevind(t, found[2] + 1)
end
findfirst(r::Regex, s::AbstractString) = findnext(r, s, 1)
function findall(r::Regex, s::AbstractString; overlap::Bool = false)
    found = UnitRange{Int}[]
    for m in eachmatch(r, s; overlap = overlap)
        push!(found, isempty(m.match) ? (m.offset:(m.offset - 1)) :
                     (m.offset:(m.offset + lastindex(m.match) - 1)))
    end
    return found
end
occursin(r::Regex, s::AbstractString; offset::Integer = 0) =
    !isempty(_exec(r, _as_bytes(s), Int(offset), 0x00000000))
startswith(s::AbstractString, r::Regex) = !isempty(_exec(r, _as_bytes(s), 0, _pcre_anchored))
endswith(s::AbstractString, r::Regex) = !isempty(_exec(r, _as_bytes(s), 0, _pcre_endanchored))
function count(r::Regex, s::AbstractString; overlap::Bool = false)
    n = 0
    for _ in eachmatch(r, s; overlap = overlap)
        n += 1
    end
    return n
end
function chopprefix(s::AbstractString, r::Regex)
    m = match(r, s, 1, _pcre_anchored)
    return m === nothing ? SubString(s) : SubString(s, ncodeunits(m.match) + 1)
end
function chopsuffix(s::AbstractString, r::Regex)
    m = match(r, s, 1, _pcre_endanchored)
    return m === nothing || isempty(m.match) ? SubString(s) : SubString(s, 1, prevind(s, m.offset))
end

# -- substitution -------------------------------------------------------------

"""
    SubstitutionString(s)

A replacement in which `\\\\1` and `\\\\g<name>` stand for groups of the match; also `s"…"`.
"""
struct SubstitutionString{T <: AbstractString} <: AbstractString
    string::T
end
ncodeunits(s::SubstitutionString) = ncodeunits(s.string)
codeunit(s::SubstitutionString) = codeunit(s.string)
codeunit(s::SubstitutionString, i::Int) = codeunit(s.string, i)
isvalid(s::SubstitutionString, i::Int) = isvalid(s.string, i)
iterate(s::SubstitutionString, i::Int = 1) = iterate(s.string, i)
show(io::IO, s::SubstitutionString) = (print(io, "s"); show(io, s.string))

"""
    s"…"

A substitution string.
"""
macro s_str(s)
    return :(SubstitutionString($s))
end

function _write_replacement(io::IO, r::SubstitutionString, p::Regex, s, j::Int, matched::SubString)
    m = match(p, s, j)
    t = String(r.string)
    i = 1
    n = ncodeunits(t)
    while i <= n
        c = t[i]
        i = nextind(t, i)
        if c != '\\' || i > n
            write(io, c)
        elseif isdigit(t[i])
            k = 0
            while i <= n && isdigit(t[i])
                k = 10k + (Int(t[i]) - 48)
                i += 1
            end
            _write_group(io, m, k)
        elseif t[i] == 'g' && i < n && t[i + 1] == '<'
            j = findnext('>', t, i)
            j === nothing && error("Bad replacement string: $t")
            name = SubString(t, i + 2, prevind(t, j))
            all(isdigit, name) ? _write_group(io, m, parse(Int, name)) : _write_group(io, m, _group_number(m, name))
            i = j + 1
        else
            write(io, t[i])
            i = nextind(t, i)
        end
    end
    return nothing
end
function _write_group(io::IO, m::RegexMatch, k::Int)
    if k == 0
        print(io, m.match)
    elseif k <= length(m.captures)
        m.captures[k] === nothing || print(io, m.captures[k])
    else
        error("PCRE error: unknown substring")
    end
    return nothing
end

# -- combining ----------------------------------------------------------------

*(a::Regex, b::Union{Regex, AbstractString, AbstractChar}) = _join_patterns(a, b)
*(a::Union{AbstractString, AbstractChar}, b::Regex) = _join_patterns(a, b)
# Flags that the parts do not share are written into the patterns.
function _join_patterns(a, b)
    one = a isa Regex ? a.compile_options : b.compile_options
    two = b isa Regex ? b.compile_options : one
    (one ⊻ two) & ~_pcre_inline_flags == 0 ||
        throw(ArgumentError("cannot multiply regexes: incompatible options"))
    return Regex(string(_as_pattern(a, one & ~two), _as_pattern(b, two & ~one)), one & two)
end
const _pcre_inline_flags = _pcre_caseless | _pcre_multiline | _pcre_dotall | _pcre_extended
_inline_flag_text(options) =
    string(options & _pcre_caseless != 0 ? "i" : "", options & _pcre_multiline != 0 ? "m" : "",
           options & _pcre_dotall != 0 ? "s" : "", options & _pcre_extended != 0 ? "x" : "")
_as_pattern(r::Regex, flags) = string("(?", _inline_flag_text(flags), ":", r.pattern, ")")
_as_pattern(s, flags) = string("\\Q", replace(string(s), "\\E" => "\\\\E\\Q"), "\\E")
^(r::Regex, n::Integer) = Regex(string("(?:", r.pattern, "){", n, "}"), r.compile_options)
