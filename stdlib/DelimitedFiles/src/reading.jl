# Reading tables.

const _invalid_delimiter = '\uffff' # any white space

"""
    readdlm(source, [delim], [T], [eol]; header=false, skipstart=0, skipblanks=true, quotes=true, dims, comments=false, comment_char='#')

The table of a file (by name), a stream or bytes, as a matrix. Without `T` the elements are floats if all are numbers,
else numbers and texts. Without `delim` columns are separated by white space. With `header=true` a pair: the table, and
its first line as a row of texts.
"""
readdlm(input, T::Type; opts...) = readdlm(input, _invalid_delimiter, T, '\n'; opts...)
readdlm(input, delim::AbstractChar, T::Type; opts...) = readdlm(input, delim, T, '\n'; opts...)
readdlm(input; opts...) = readdlm(input, _invalid_delimiter, '\n'; opts...)
readdlm(input, delim::AbstractChar; opts...) = readdlm(input, delim, '\n'; opts...)
readdlm(input, delim::AbstractChar, eol::AbstractChar; opts...) = _read_table(_text_of(input), delim, Float64, eol, true, opts)
readdlm(input, delim::AbstractChar, T::Type, eol::AbstractChar; opts...) = _read_table(_text_of(input), delim, T, eol, false, opts)

_text_of(path::AbstractString) = isfile(path) ? read(path, String) : throw(ArgumentError("Cannot open '$path': not a file"))
_text_of(io::IO) = read(io, String)
_text_of(bytes::AbstractVector{UInt8}) = String(copy(bytes))

const _known_options = (:header, :has_header, :use_mmap, :quotes, :comments, :dims, :comment_char, :skipstart, :skipblanks, :ignore_invalid_chars)
function _read_table(text::String, delim::AbstractChar, T::Type, eol::AbstractChar, automatic::Bool, opts)
    for name in keys(opts)
        name in _known_options || throw(ArgumentError("unknown option $name"))
    end
    header = get(opts, :header, get(opts, :has_header, false))
    comment = get(opts, :comments, false) ? get(opts, :comment_char, '#') : nothing
    rows = _rows(text, Char(delim), Char(eol), get(opts, :quotes, true), comment,
                 get(opts, :skipblanks, true), get(opts, :skipstart, 0))
    names = nothing
    if header
        isempty(rows) && throw(ArgumentError("no header in an empty table"))
        names = popfirst!(rows)
    end
    m = length(rows)
    n = maximum(length, rows; init=0)
    names === nothing || (n = max(n, length(names)))
    dims = get(opts, :dims, (m, n))
    for (what, k) in zip(("rows", "columns"), dims)
        # A table of nothing is refused where its cells would be placed, which is at no row.
        k > 0 || error("at row 0, column 0 : ArgumentError(\"number of $what in dims must be > 0, got $k\")")
    end
    cells = automatic ? _automatic_cells(rows, dims) : _typed_cells(T, rows, dims)
    names === nothing && return cells
    return cells, reshape(AbstractString[k <= length(names) ? names[k] : SubString("") for k in 1:size(cells, 2)], 1, :)
end

# The texts of the cells, row by row. Quotes keep delimiters, line ends and comments; two of them stand for one.
function _rows(text::String, delim::Char, eol::Char, quotes::Bool, comment, skipblanks::Bool, skipstart::Integer)
    rows = Vector{SubString{String}}[]
    i = firstindex(text)
    last = ncodeunits(text)
    for _ in 1:skipstart
        k = findnext(==(eol), text, i)
        k === nothing && return rows
        i = nextind(text, k)
    end
    while i <= last
        row = SubString{String}[]
        i = _read_row!(row, text, i, delim, eol, quotes, comment)
        blank = isempty(row) || (length(row) == 1 && isempty(row[1]))
        (blank && skipblanks) || push!(rows, row)
    end
    return rows
end
_is_between(c::Char, delim::Char) = delim == _invalid_delimiter ? (c == ' ' || c == '\t' || c == '\v' || c == '\f') : c == delim
function _read_row!(row, text::String, i::Int, delim::Char, eol::Char, quotes::Bool, comment)
    last = ncodeunits(text)
    white = delim == _invalid_delimiter
    start = i
    while true
        # White space before the first cell of a line is no delimiter.
        if white
            while i <= last && _is_between(text[i], delim)
                i = nextind(text, i)
            end
            start = i
            (i > last || text[i] == eol || text[i] == '\r' && eol == '\n') && return _after_line(text, i, eol)
        end
        if quotes && i <= last && text[i] == '"'
            cell, i = _quoted_cell(text, i)
            push!(row, cell)
        else
            while i <= last && text[i] != eol && !_is_between(text[i], delim) && text[i] != comment
                i = nextind(text, i)
            end
            stop = prevind(text, i)
            (i > last || text[i] == eol) && eol == '\n' && stop >= start && text[stop] == '\r' && (stop = prevind(text, stop))
            (i <= last && text[i] == comment && stop < start && (white || isempty(row))) || push!(row, SubString(text, start, stop))
        end
        i > last && return i
        if text[i] == comment
            k = findnext(==(eol), text, i)
            return k === nothing ? last + 1 : nextind(text, k)
        end
        text[i] == '\r' && eol == '\n' && (i = nextind(text, i))
        (i > last || text[i] == eol) && return i > last ? i : nextind(text, i)
        i = nextind(text, i)
        start = i
        if i > last || text[i] == eol
            white || push!(row, SubString(text, start, start - 1))
            return i > last ? i : nextind(text, i)
        end
    end
end
_after_line(text::String, i::Int, eol::Char) = (k = findnext(==(eol), text, i); k === nothing ? ncodeunits(text) + 1 : nextind(text, k))
function _quoted_cell(text::String, i::Int)
    first = i + 1
    doubled = false
    k = first
    while k <= ncodeunits(text)
        if text[k] == '"'
            k < ncodeunits(text) && text[k + 1] == '"' || break
            doubled = true
            k += 1
        end
        k = nextind(text, k)
    end
    cell = SubString(text, first, prevind(text, k))
    doubled && (cell = SubString(replace(String(cell), "\"\"" => "\"")))
    return cell, min(k + 1, ncodeunits(text) + 1)
end

# -- values -------------------------------------------------------------------

# Floats if all cells are numbers; else each number or text by itself.
function _automatic_cells(rows, dims::Tuple)
    m, n = dims
    numbers = Matrix{Float64}(undef, m, n)
    for i in 1:m, j in 1:n
        x = j <= length(rows[i]) ? tryparse(Float64, strip(rows[i][j])) : nothing
        x === nothing && return _mixed_cells(rows, dims)
        numbers[i, j] = x
    end
    return numbers
end
function _mixed_cells(rows, dims::Tuple)
    m, n = dims
    cells = Matrix{Any}(undef, m, n)
    for i in 1:m, j in 1:n
        cells[i, j] = j <= length(rows[i]) ? _mixed_value(rows[i][j]) : SubString("")
    end
    return cells
end
function _mixed_value(s::SubString{String})
    isempty(s) && return s
    x = tryparse(Int, s)
    x === nothing || return x
    s == "true" && return true
    s == "false" && return false
    y = tryparse(Float64, s)
    return y === nothing ? s : y
end
function _typed_cells(::Type{T}, rows, dims::Tuple) where {T}
    T === Any && return _mixed_cells(rows, dims)
    m, n = dims
    cells = Matrix{T}(undef, m, n)
    for i in 1:m, j in 1:n
        text = j <= length(rows[i]) ? rows[i][j] : SubString("")
        x = _typed_value(T, text)
        x === nothing && error("at row $i, column $j : ErrorException(\"file entry \\\"$text\\\" cannot be converted to $T\")")
        cells[i, j] = x
    end
    return cells
end
_typed_value(::Type{T}, s) where {T<:Number} = tryparse(T, strip(s))
_typed_value(::Type{T}, s) where {T<:AbstractString} = convert(T, s)
_typed_value(::Type{Char}, s) = length(s) == 1 ? first(s) : nothing
_typed_value(::Type{Symbol}, s) = Symbol(s)
_typed_value(::Type{T}, s) where {T} = error("cannot parse $T")
