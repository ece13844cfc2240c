# Sparse arrays as text.

function Base.summary(io::IO, a::SparseMatrixCSC)
    n = nnz(a)
    print(io, a.m, "×", a.n, " ", typeof(a), " with ", n, " stored ", n == 1 ? "entry" : "entries")
end
function Base.summary(io::IO, v::SparseVector)
    n = nnz(v)
    print(io, v.n, "-element ", typeof(v), " with ", n, " stored ", n == 1 ? "entry" : "entries")
end
function show(io::IO, a::SparseMatrixCSC)
    i, j, v = findnz(a)
    print(io, "sparse(", i, ", ", j, ", ", v, ", ", a.m, ", ", a.n, ")")
end
show(io::IO, v::SparseVector) = print(io, "sparsevec(", v.nzind, ", ", v.nzval, ", ", v.n, ")")
function show(io::IO, ::MIME"text/plain", a::SparseMatrixCSC)
    summary(io, a)
    (a.m == 0 || a.n == 0) && return nothing
    print(io, ":")
    rows, columns = displaysize(io)
    if get(io, :limit, false) && (a.m > rows - 4 || a.n > (columns - 4) ÷ 4)
        return _show_pattern(io, a, rows - 4, columns - 4)
    end
    println(io)
    return Base.print_array(IOContext(io, :typeinfo => eltype(a), :compact => get(io, :compact, true)), a)
end
Base.replace_in_print_matrix(a::SparseMatrixCSC, i::Integer, j::Integer, s::AbstractString) =
    _is_stored(a, Int(i), Int(j)) ? s : Base.replace_with_centered_mark(s)
_is_stored(a::SparseMatrixCSC, i::Int, j::Int) = (k = _place(a, i, j); k < a.colptr[j + 1] && a.rowval[k] == i)
# Where elements are stored, in dots of which one character has eight.
function _show_pattern(io::IO, a::SparseMatrixCSC, lines::Int, columns::Int)
    scale = max(1.0, a.m / (4 * lines), a.n / (2 * columns))
    height, width = ceil(Int, a.m / scale / 4), ceil(Int, a.n / scale / 2)
    dots = fill(0x2800, height, width)
    bits = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
    for (i, j, _) in zip(findnz(a)...)
        y, x = floor(Int, (i - 1) / scale), floor(Int, (j - 1) / scale)
        dots[y ÷ 4 + 1, x ÷ 2 + 1] |= bits[y % 4 + 1][x % 2 + 1]
    end
    for y in 1:height
        print(io, y == 1 ? "\n⎡" : y == height ? "\n⎣" : "\n⎢", join(Char.(dots[y, :])), y == 1 ? "⎤" : y == height ? "⎦" : "⎥")
    end
    return nothing
end
function show(io::IO, ::MIME"text/plain", v::SparseVector)
    summary(io, v)
    isempty(v.nzind) && return nothing
    print(io, ":")
    width = ndigits(maximum(v.nzind))
    cells = [sprint(show, x; context=IOContext(io, :compact => true)) for x in v.nzval]
    before = [something(findfirst('.', c), ncodeunits(c) + 1) for c in cells]
    for k in eachindex(v.nzind)
        print(io, "\n  [", lpad(v.nzind[k], width), "]  =  ", " "^(maximum(before) - before[k]), cells[k])
    end
    return nothing
end
