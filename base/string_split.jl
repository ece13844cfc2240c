# Splitting, joining and replacing.

export split, rsplit, eachsplit, eachrsplit, join, replace

# -- split --------------------------------------------------------------------

"""
    split(str::AbstractString, dlm; limit=0, keepempty=true)
    split(str::AbstractString; limit=0, keepempty=false)

The pieces of `str` between occurrences of `dlm`: a string, a character, a
collection of characters, a predicate or a regular expression.
"""
split(s::AbstractString; limit::Integer = 0, keepempty::Bool = false) =
    _split(s, isspace, Int(limit), keepempty)
split(s::AbstractString, dlm; limit::Integer = 0, keepempty::Bool = true) =
    _split(s, _split_pattern(dlm), Int(limit), keepempty)

"""
    rsplit(str::AbstractString, dlm; limit=0, keepempty=true)

Like `split`, from the end of the string.
"""
rsplit(s::AbstractString; limit::Integer = 0, keepempty::Bool = false) =
    _rsplit(s, isspace, Int(limit), keepempty)
rsplit(s::AbstractString, dlm; limit::Integer = 0, keepempty::Bool = true) =
    _rsplit(s, _split_pattern(dlm), Int(limit), keepempty)

"""
    eachsplit(str::AbstractString, dlm; limit=0, keepempty=true)
    eachsplit(str::AbstractString; limit=0, keepempty=false)

An iterator over the pieces that `split` returns.
"""
eachsplit(s::AbstractString; limit::Integer = 0, keepempty::Bool = false) =
    split(s; limit = limit, keepempty = keepempty)
eachsplit(s::AbstractString, dlm; limit::Integer = 0, keepempty::Bool = true) =
    split(s, dlm; limit = limit, keepempty = keepempty)
eachrsplit(s::AbstractString; limit::Integer = 0, keepempty::Bool = false) =
    reverse(rsplit(s; limit = limit, keepempty = keepempty))
eachrsplit(s::AbstractString, dlm; limit::Integer = 0, keepempty::Bool = true) =
    reverse(rsplit(s, dlm; limit = limit, keepempty = keepempty))

_split_pattern(p) = p
_split_pattern(c::AbstractChar) = ==(c)
_split_pattern(cs::Union{Tuple{Vararg{AbstractChar}}, AbstractVector{<:AbstractChar}, AbstractSet{<:AbstractChar}}) = in(cs)

# The bytes first:last of the next match at or after i, with last < first for an
# empty match; (0, -1) for none.
function _next_match(f::Function, s::AbstractString, i::Int)
    j = findnext(f, s, i)
    return j === nothing ? (0, -1) : (j, nextind(s, j) - 1)
end
function _next_match(p, s::AbstractString, i::Int)
    r = findnext(p, s, i)
    r === nothing && return (0, -1)
    return isempty(r) ? (first(r), first(r) - 1) : (first(r), nextind(s, last(r)) - 1)
end

_piece_type(s::S) where {S <: AbstractString} = SubString{S}
_piece_type(s::SubString{S}) where {S <: AbstractString} = SubString{S}

# Bytes i:j of s as a piece; both ends are known to be at characters' ends.
_piece(s::String, i::Int, j::Int) = _subbytes(s, i, j)
_piece(s::AbstractString, i::Int, j::Int) = i > j ? SubString(s, 1, 0) : SubString(s, i, thisind(s, j))

function _split(s::AbstractString, p, limit::Int, keepempty::Bool)
    p isa AbstractString && isempty(p) && return _split_characters(s, limit)
    pieces = _piece_type(s)[]
    n = ncodeunits(s)
    start = 1
    i = 1
    while i <= n && length(pieces) != limit - 1
        j, k = _next_match(p, s, i)
        j == 0 && break
        if k < j && (j == start || j > n)
            # An empty match splits between characters, never at the ends.
            i = j > n ? n + 1 : nextind(s, j)
            continue
        end
        if keepempty || start < j
            push!(pieces, _piece(s, start, j - 1))
        end
        start = k + 1
        i = start
    end
    if keepempty || start <= n
        push!(pieces, _piece(s, start, n))
    end
    return pieces
end

function _split_characters(s::AbstractString, limit::Int)
    pieces = _piece_type(s)[]
    i = 1
    n = ncodeunits(s)
    n == 0 && push!(pieces, _piece(s, 1, 0))
    while i <= n
        j = length(pieces) == limit - 1 ? n + 1 : nextind(s, i)
        push!(pieces, _piece(s, i, j - 1))
        i = j
    end
    return pieces
end

function _prev_match(f::Function, s::AbstractString, i::Int)
    j = findprev(f, s, i)
    return j === nothing ? (0, -1) : (j, nextind(s, j) - 1)
end
function _prev_match(p, s::AbstractString, i::Int)
    r = findprev(p, s, i)
    return r === nothing ? (0, -1) : (first(r), nextind(s, last(r)) - 1)
end

function _rsplit(s::AbstractString, p, limit::Int, keepempty::Bool)
    p isa AbstractString && isempty(p) && return _split(s, p, limit, keepempty)
    pieces = _piece_type(s)[]
    stop = ncodeunits(s)
    while stop >= 1 && length(pieces) != limit - 1
        j, k = _prev_match(p, s, thisind(s, stop))
        j == 0 && break
        if keepempty || k < stop
            push!(pieces, _piece(s, k + 1, stop))
        end
        stop = j - 1
    end
    if keepempty || stop >= 1
        push!(pieces, _piece(s, 1, stop))
    end
    return reverse!(pieces)
end

# -- join ---------------------------------------------------------------------

"""
    join([io::IO,] iterator [, delim [, last]])

The elements of `iterator` printed one after the other, with `delim` between
them and `last` before the last.
"""
function join(io::IO, iterator, delim = "", last = delim)
    y = iterate(iterator)
    y === nothing && return nothing
    x, state = y
    first = true
    while true
        y = iterate(iterator, state)
        if !first
            print(io, y === nothing ? last : delim)
        end
        print(io, x)
        first = false
        y === nothing && return nothing
        x, state = y
    end
end
function join(iterator, delim = "", last = delim)
    io = IOBuffer()
    join(io, iterator, delim, last)
    return _take_string!(io)
end

# -- replace ------------------------------------------------------------------

"""
    replace(s::AbstractString, pat=>r, ...; count::Integer) -> String

`s` with every match of `pat` replaced by `r`, a string, a character or a
function of the match; the patterns are tried in order at each position.
"""
function replace(s::AbstractString, pairs::Pair...; count::Integer = typemax(Int))
    count < 0 && throw(DomainError(count, "`count` must be non-negative."))
    io = IOBuffer(sizehint = ncodeunits(s))
    _replace(io, s, pairs, Int(count))
    return _take_string!(io)
end
function replace(io::IO, s::AbstractString, pairs::Pair...; count::Integer = typemax(Int))
    _replace(io, s, pairs, Int(count))
    return io
end

# What replaces the match `matched`, which begins at `j` in `t`.
_write_replacement(io::IO, r, p, t, j::Int, matched::SubString) = _write_replacement(io, r, p, matched)
_write_replacement(io::IO, r, p, matched::SubString) = print(io, r)
_write_replacement(io::IO, r::Function, p, matched::SubString) = print(io, r(matched))
_write_replacement(io::IO, r::Function, p::Union{Function, AbstractChar}, matched::SubString) =
    print(io, r(first(matched)))

function _replace(io::IO, s::AbstractString, @nospecialize(pairs::Tuple), count::Int)
    t = _as_bytes(s)
    n = ncodeunits(t)
    patterns = Any[]
    found = Tuple{Int, Int}[]
    may_be_empty = false
    for i in 1:nfields(pairs)
        pattern = _split_pattern(getfield(pairs, i).first)
        push!(patterns, pattern)
        push!(found, _next_match(pattern, t, 1)::Tuple{Int, Int})
        may_be_empty |= !(pattern isa Function) && !(pattern isa AbstractString && !isempty(pattern))
    end
    start = 1
    i = 1
    while count > 0
        best = 0
        for k in 1:length(found)
            j = found[k][1]
            if j != 0 && j < i
                found[k] = i <= n + 1 ? _next_match(patterns[k], t, i)::Tuple{Int, Int} : (0, -1)
                j = found[k][1]
            end
            if j != 0 && (best == 0 || j < found[best][1])
                best = k
            end
        end
        best == 0 && break
        j, k = found[best]
        write(io, SubString(t, start, start > j - 1 ? start - 1 : thisind(t, j - 1)))
        pair = getfield(pairs, best)
        _write_replacement(io, pair.second, pair.first, t, j, k < j ? SubString(t, 1, 0) : SubString(t, j, thisind(t, k)))
        start = k + 1
        if k < j
            # Step over one character after an empty match.
            i = j > n ? n + 2 : nextind(t, j)
            j <= n && write(io, SubString(t, j, j))
            start = i
        else
            i = start
        end
        count -= 1
        i > n + 1 && break
        i == n + 1 && !may_be_empty && break
    end
    start <= n && write(io, SubString(t, start, lastindex(t)))
    return nothing
end
