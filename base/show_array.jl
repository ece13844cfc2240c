# Showing arrays: the one-line form `[1 2; 3 4]` and the `text/plain` form with
# aligned columns, cut to the size of the screen under the property `:limit`.

# -- what the element type lets one leave out ---------------------------------

# Whether the type of a value is plain from how the value is written.
function typeinfo_implicit(@nospecialize(T))
    (T === Float64 || T === Int || T === Char || T === String || T === Symbol ||
     issingletontype(T)) && return true
    (T isa DataType && Core._isconcrete(T)) || return false
    (T <: Array) && return typeinfo_implicit(eltype(T))
    if T <: Tuple || T <: NamedTuple || T <: Pair
        for i in 1:Core._fieldcount(T)
            typeinfo_implicit(fieldtype(T, i)) || return false
        end
        return true
    end
    return T <: AbstractDict && typeinfo_implicit(keytype(T)) && typeinfo_implicit(valtype(T))
end

# What the context tells of a collection's elements.
_known_eltype(@nospecialize(info)) =
    info isa Type && info !== Any && info !== Union{} && info <: Union{AbstractArray, AbstractDict, AbstractSet} ? eltype(info) : nothing

"""
    typeinfo_prefix(io, x) -> (text, implicit)

What is written before the brackets of a collection, and whether it is left out because the elements
themselves tell their type.
"""
function typeinfo_prefix(io::IO, @nospecialize(x))
    known = _known_eltype(get(io, :typeinfo, Any))
    T = eltype(x)
    if x isa AbstractDict
        T === known && return (_family_name(x), false)
        !isempty(x) && typeinfo_implicit(keytype(x)) && typeinfo_implicit(valtype(x)) &&
            return (_family_name(x), true)
        return (string(typeof(x)), false)
    end
    T === known && return ("", false)
    !isempty(x) && typeinfo_implicit(T) && return ("", true)
    return (string(T), false)
end
_family_name(@nospecialize(x)) = first(split(string(typeof(x)), '{'; limit=2))
# Elements need no types where the prefix tells them.
_element_context(io::IO, @nospecialize(x), implicit::Bool) = implicit ? io : IOContext(io, :typeinfo, eltype(x))

# -- one line -----------------------------------------------------------------

show(io::IO, v::AbstractVector) = show_vector(io, v)
function show(io::IO, a::AbstractArray)
    ndims(a) == 0 && return _show_zero_dimensional(io, a)
    isempty(a) && return _show_empty(io, a)
    prefix, implicit = typeinfo_prefix(io, a)
    print(io, prefix)
    _show_nested(_element_context(io, a, implicit), a)
    return nothing
end

function _show_empty(io::IO, a::AbstractArray)
    if ndims(a) == 1
        print(io, typeinfo_prefix(io, a)[1], "[]")
    elseif a isa Array
        print(io, typeof(a), "(undef, ", join(size(a), ", "), ")")
    else
        summary(io, a)
    end
    return nothing
end
function _show_zero_dimensional(io::IO, a::AbstractArray)
    print(io, "fill(")
    show(IOContext(io, :typeinfo, Any), a[])
    print(io, ")")
    return nothing
end

"""
    show_vector(io, v, open="[", close="]")

`v` on one line, shortened in the middle under `:limit`.
"""
function show_vector(io::IO, @nospecialize(v), open = "[", close = "]")
    v isa AbstractArray || (v = _as_vector(v))
    prefix, implicit = typeinfo_prefix(io, v)
    print(io, prefix)
    context = _element_context(io, v, implicit)
    limited = get(io, :limit, false) === true && length(v) > 20
    if limited
        axis = axes(v, 1)
        f = first(axis)
        l = last(axis)
        _show_delimited(context, v, f, f + 9, open, "")
        print(io, "  …  ")
        _show_delimited(context, v, l - 9, l, "", close)
    else
        _show_delimited(context, v, firstindex(v), lastindex(v), open, close)
    end
    return nothing
end

function _show_delimited(io::IO, @nospecialize(v), i::Int, j::Int, open, close)
    print(io, open)
    if !_show_circular(io, v)
        context = isbitstype(eltype(v)) ? io : IOContext(io, :SHOWN_SET, v)
        for k in i:j
            k > i && print(context, ", ")
            _show_element_at(context, v, k)
        end
    end
    print(io, close)
    return nothing
end
function _show_element_at(io::IO, @nospecialize(v), k)
    if isassigned(v, k)
        show(io, v[k])
    else
        print(io, "#undef")
    end
    return nothing
end

# Of long collections the ends are enough.
_as_vector(v) = collect(v)

# A matrix as `[1 2; 3 4]`; more dimensions with `;;;`.
function _show_nested(io::IO, a::AbstractArray)
    n = ndims(a)
    print(io, "[")
    rows = size(a, 1)
    columns = size(a, 2)
    slices = length(a) ÷ (rows * columns)
    limited = get(io, :limit, false) === true
    for k in 1:slices
        k > 1 && print(io, _slice_separator(a, k - 1))
        base = (k - 1) * rows * columns
        for i in 1:rows
            if limited && rows > 4 && 3 <= i <= rows - 2
                i == 3 && print(io, "; … ")
                continue
            end
            i > 1 && print(io, "; ")
            _show_nested_row(io, a, base + i, rows, columns, limited && columns > 4)
        end
    end
    n == 2 && columns == 1 && print(io, ";;")
    n > 2 && slices == 1 && print(io, repeat(";", n))
    print(io, "]")
    return nothing
end
function _show_nested_row(io::IO, a::AbstractArray, first::Int, rows::Int, columns::Int, cut::Bool)
    for j in 1:columns
        if cut && 3 <= j <= columns - 2
            j == 3 && print(io, " …")
            continue
        end
        j > 1 && print(io, " ")
        _show_element_at(io, a, first + (j - 1) * rows)
    end
    return nothing
end
function _slice_separator(a::AbstractArray, done::Int)
    d = 3
    block = 1
    while d < ndims(a) && done % (block * size(a, d)) == 0
        block *= size(a, d)
        d += 1
    end
    return string(repeat(";", d), " ")
end

# -- text/plain ---------------------------------------------------------------

"""
    dims2string(d) -> String

The dimensions `d` as `2×3`, or `5-element` for one.
"""
dims2string(d) = isempty(d) ? "0-dimensional" : length(d) == 1 ? string(d[1], "-element") : join(map(string, d), "×")

function summary(io::IO, a::AbstractArray)
    print(io, dims2string(size(a)), " ", typeof(a))
    has_offset_axes(a) && print(io, " with indices ", join(map(string, axes(a)), "×"))
    return nothing
end
summary(io::IO, r::AbstractRange) = print(io, dims2string(size(r)), " ", typeof(r))

function show(io::IO, ::MIME"text/plain", a::AbstractArray)
    isempty(a) && (get(io, :compact, false) === true || a isa Vector) && return show(io, a)
    summary(io, a)
    isempty(a) && return nothing
    print(io, ":")
    _show_circular(io, a) && return nothing
    # A screen without a row for the elements.
    get(io, :limit, false) === true && displaysize(io)[1] <= 4 && return print(io, " …")
    println(io)
    context = IOContext(io, :typeinfo, eltype(a))
    haskey(io, :compact) || size(a, 2) == 1 || (context = IOContext(context, :compact, true))
    isbitstype(eltype(a)) || (context = IOContext(context, :SHOWN_SET, a))
    print_array(context, a)
    return nothing
end

function print_array(io::IO, a::AbstractArray)
    n = ndims(a)
    if n == 0
        isassigned(a) ? show(io, a[]) : print(io, "#undef")
    elseif n <= 2
        print_matrix(io, a)
    else
        _print_slices(io, a)
    end
    return nothing
end

function _print_slices(io::IO, a::AbstractArray)
    rows = size(a, 1)
    columns = size(a, 2)
    slices = length(a) ÷ (rows * columns)
    limited = get(io, :limit, false) === true
    for k in 1:slices
        if limited && any(d -> _is_slice_hidden(a, k, d), 3:ndims(a))
            _begins_hidden_slices(a, k) && print(io, "...\n\n")
            continue
        end
        print(io, "[:, :, ", join(_slice_index(a, k), ", "), "] =\n")
        print_matrix(io, reshape(_slice_elements(a, (k - 1) * rows * columns, rows * columns), rows, columns))
        k < slices && print(io, "\n\n")
    end
    return nothing
end
# In a dimension of more than ten only the first three and the last three slices are shown.
_slice_position(a::AbstractArray, k::Int, d::Int) = (k - 1) ÷ prod(size(a)[3:d-1]; init = 1) % size(a, d) + 1
_is_slice_hidden(a::AbstractArray, k::Int, d::Int) =
    size(a, d) > 10 && 3 < _slice_position(a, k, d) <= size(a, d) - 3
# The first of those that one dimension hides says so.
function _begins_hidden_slices(a::AbstractArray, k::Int)
    d = findfirst(d -> _is_slice_hidden(a, k, d), 3:ndims(a)) + 2
    _slice_position(a, k, d) == 4 && all(e -> _slice_position(a, k, e) == 1, 3:d-1) || return false
    return !any(e -> _is_slice_hidden(a, k, e), d+1:ndims(a))
end
function _slice_index(a::AbstractArray, k::Int)
    index = Int[]
    k -= 1
    for d in 3:ndims(a)
        push!(index, _index_at(a, d, k % size(a, d) + 1))
        k ÷= size(a, d)
    end
    return index
end
function _slice_elements(a::AbstractArray, offset::Int, n::Int)
    v = Vector{eltype(a)}(undef, n)
    for i in 1:n
        isassigned(a, offset + i) && (v[i] = a[offset + i])
    end
    return v
end

# -- alignment ----------------------------------------------------------------

"""
    alignment(io, x) -> (left, right)

The columns that `x` takes before and after its point of alignment.
"""
alignment(io::IO, @nospecialize(x)) = (0, textwidth(_show_string(io, x)))
alignment(io::IO, x::Integer) = (textwidth(_show_string(io, x)), 0)
alignment(io::IO, x::Number) = (n = textwidth(_show_string(io, x)); (cld(n, 2), n ÷ 2))
function alignment(io::IO, x::Real)
    s = _show_string(io, x)
    i = findfirst(c -> c == '.' || c == 'e' || c == 'f', s)
    (i === nothing || startswith(s, "Float")) && return (textwidth(s), 0)
    return (i - 1, ncodeunits(s) - i + 1)
end
function alignment(io::IO, x::Rational)
    s = _show_string(io, x)
    i = findfirst('/', s)
    return i === nothing ? (textwidth(s), 0) : (i - 1, ncodeunits(s) - i + 1)
end
function alignment(io::IO, x::Complex)
    s = _show_string(io, x)
    # The sign between the parts, not the one of an exponent.
    i = 2
    n = ncodeunits(s)
    while i <= n
        b = codeunit(s, i)
        (b == 0x2b || b == 0x2d) && codeunit(s, i - 1) != 0x65 && codeunit(s, i - 1) != 0x66 && break
        i += 1
    end
    return i > n ? (n, 0) : (i - 1, n - i + 1)
end
function alignment(io::IO, p::Pair)
    s = _show_string(io, p)
    left = textwidth(_show_string(_pair_key_context(io, p), p.first)) + (get(io, :compact, false) === true ? 1 : 2)
    p.first isa Pair && (left += 2)
    return (left, textwidth(s) - left)
end
_pair_key_context(io::IO, p::Pair) =
    get(io, :typeinfo, Any) === typeof(p) ? IOContext(io, :typeinfo, fieldtype(typeof(p), 1)) : io

function _cell_alignment(io::IO, @nospecialize(a), i::Int, j::Int)
    return _is_cell_assigned(a, i, j) ? alignment(io, _cell(a, i, j)) : (3, 3)
end
# Rows and columns are counted from 1, wherever the indices begin.
_cell(@nospecialize(a), i::Int, j::Int) =
    ndims(a) == 1 ? a[_index_at(a, 1, i)] : a[_index_at(a, 1, i), _index_at(a, 2, j)]
_is_cell_assigned(@nospecialize(a), i::Int, j::Int) =
    ndims(a) == 1 ? isassigned(a, _index_at(a, 1, i)) : isassigned(a, _index_at(a, 1, i), _index_at(a, 2, j))
_index_at(@nospecialize(a), d::Int, i::Int) = a isa Array ? i : Int(first(axes(a, d))) + (i - 1)

# Alignments of columns until `width` is used up, at least one.
function _column_alignments(io::IO, @nospecialize(a), rows::Vector{Int}, columns, width::Int)
    found = Tuple{Int, Int}[]
    used = 0
    for j in columns
        left = 0
        right = 0
        for i in rows
            l, r = _cell_alignment(io, a, i, j)
            left = max(left, l)
            right = max(right, r)
        end
        used += left + right + _separator_width
        used >= width && !isempty(found) && break
        push!(found, (left, right))
    end
    return found
end

# -- matrices -----------------------------------------------------------------

const _separator_width = 2

"""
    print_matrix(io, a)

The rows of the vector or matrix `a`, aligned; under `:limit` with dots for what
does not fit on the screen.
"""
function print_matrix(io::IO, @nospecialize(a))
    limited = get(io, :limit, false) === true
    height, width = limited ? displaysize(io) : (typemax(Int) ÷ 2, typemax(Int) ÷ 2)
    m = size(a, 1)
    n = ndims(a) == 1 ? 1 : size(a, 2)
    (m == 0 || n == 0) && return nothing
    height -= 4
    width -= 1
    gap = 0
    rows = collect(1:m)
    if m > height
        gap = height ÷ 2
        rows = vcat(collect(1:gap), collect((m - (height - 1) ÷ 2 + 1):m))
    end
    aligned = _column_alignments(io, a, rows, 1:n, width)
    if length(aligned) == n
        _print_rows(io, a, rows, gap, aligned, 0, Tuple{Int, Int}[])
        return nothing
    end
    # The right part gets about half of the width, the left part what remains.
    right = reverse!(_column_alignments(io, a, rows, n:-1:1, (width - 4) ÷ 2 + 1))
    used = 5 + _separator_width * (length(right) - 1)
    for (l, r) in right
        used += l + r
    end
    left = _column_alignments(io, a, rows, 1:n, width - used)
    _print_rows(io, a, rows, gap, left, n - length(right), right)
    return nothing
end

"""
    replace_in_print_matrix(a, i, j, s)

What a matrix shows in place of the text `s` of an element, of equal width: matrices with
structure show a dot where nothing is stored.
"""
replace_in_print_matrix(@nospecialize(a), i::Integer, j::Integer, s::AbstractString) = s
replace_with_centered_mark(s::AbstractString) =
    (n = textwidth(s); string(repeat(" ", n ÷ 2), "⋅", repeat(" ", n - n ÷ 2 - 1)))

# `offset` is 0 where all columns fit; else `right` are the alignments of the columns
# after it. After `gap` rows, unless 0, comes a row of dots.
function _print_rows(io::IO, @nospecialize(a), rows::Vector{Int}, gap::Int, left, offset::Int, right)
    for k in 1:length(rows)
        k > 1 && println(io)
        if gap != 0 && k == gap + 1
            _print_dots(io, left, offset, right)
            println(io)
        end
        i = rows[k]
        print(io, " ")
        _print_cells(io, a, i, left, 0, offset != 0)
        if offset != 0
            print(io, (i - 1) % 5 == 0 ? "  …  " : "     ")
            _print_cells(io, a, i, right, offset, false)
        end
    end
    return nothing
end

function _print_cells(io::IO, @nospecialize(a), i::Int, aligned, offset::Int, padded::Bool)
    n = length(aligned)
    for j in 1:n
        j > 1 && print(io, "  ")
        left, right = aligned[j]
        assigned = _is_cell_assigned(a, i, offset + j)
        l, r = assigned ? alignment(io, _cell(a, i, offset + j)) : (3, 3)
        print(io, repeat(" ", max(0, left - l)))
        if !assigned
            print(io, "#undef")
        elseif a isa Array
            _print_cell(io, _cell(a, i, offset + j))
        else
            text = sprint(_print_cell, _cell(a, i, offset + j); context=io)
            print(io, replace_in_print_matrix(a, i, offset + j, text))
        end
        (j < n || padded) && print(io, repeat(" ", max(0, right - r)))
    end
    return nothing
end

# The text/plain form, unless it takes several lines.
_print_cell(io::IO, x::Union{Real, String, Symbol}) = show(io, x)
function _print_cell(io::IO, @nospecialize(x))
    buffer = IOBuffer()
    show(IOContext(buffer, io), MIME{Symbol("text/plain")}(), x)
    s = _take_string!(buffer)
    occursin('\n', s) ? show(io, x) : print(io, s)
    return nothing
end

function _print_dots(io::IO, left, offset::Int, right)
    print(io, " ")
    _print_dot_cells(io, left, 1, offset != 0)
    if offset != 0
        print(io, "  ⋱  ")
        _print_dot_cells(io, right, mod(length(right) - (offset + length(right)) + 1, 5), false)
    end
    return nothing
end
function _print_dot_cells(io::IO, aligned, phase::Int, padded::Bool)
    n = length(aligned)
    for j in 1:n
        j > 1 && print(io, "  ")
        left, right = aligned[j]
        if j % 5 == phase
            before = max(0, left - 1)
            print(io, repeat(" ", before), "⋮")
            (j < n || padded) && print(io, repeat(" ", max(0, left + right - 1 - before)))
        elseif j < n || padded
            print(io, repeat(" ", left + right))
        end
    end
    return nothing
end
