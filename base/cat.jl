# Concatenation: what `[a; b]`, `[a b]`, `[a b; c d]`, `[a;;; b]` and `cat` mean.

export vcat, hcat, cat, hvcat, hvncat, stack

# Element type of what is put together: of arrays their elements, of others themselves.
_cat_eltype(::Tuple{}) = Any
_cat_eltype(xs::Tuple{Any}) = _cat_eltype1(xs[1])
_cat_eltype(xs::Tuple) = promote_type(_cat_eltype1(xs[1]), _cat_eltype(tail(xs)))
_cat_eltype1(x) = typeof(x)
_cat_eltype1(a::AbstractArray) = eltype(a)

_cat_size(x, d::Int) = 1
_cat_size(a::AbstractArray, d::Int) = size(a, d)
_cat_ndims(x) = 0
_cat_ndims(a::AbstractArray) = ndims(a)

## vectors and scalars

"`vcat(xs...)`: concatenate along dimension 1."
vcat() = Array{Any,1}(undef, 0)
vcat(xs::T...) where {T<:Number} = vect(xs...)
vcat(xs::Number...) = vect(xs...)
vcat(xs::AbstractVector...) = _vcat_vectors(_cat_eltype(xs), xs)
vcat(xs...) = _typed_vcat(_cat_eltype(xs), xs)
vcat(v::AbstractVector) = copyto!(similar(v), v)
function vcat(a::Vector{T}, b::Vector{T}) where {T}
    m = length(a)
    n = length(b)
    r = Array{T,1}(undef, m + n)
    _move!(r, 1, a, 1, m)
    return _move!(r, m + 1, b, 1, n)
end
function _vcat_vectors(::Type{T}, xs) where {T}
    n = 0
    for v in xs
        n += length(v)
    end
    r = Array{T,1}(undef, n)
    k = 1
    for v in xs
        k = _put!(r, k, v)
    end
    return r
end
# Writes the elements of `v` from index `k` on and gives the index after them.
function _put!(r::Array, k::Int, v::AbstractVector)
    for x in v
        @inbounds r[k] = x
        k += 1
    end
    return k
end
function _put!(r::Array, k::Int, x)
    @inbounds r[k] = x
    return k + 1
end
_typed_vcat(::Type{T}, xs::Tuple) where {T} = _typed_cat(T, 1, xs)
"`typed_vcat(T, xs...)`: what `T[a; b]` means."
typed_vcat(::Type{T}) where {T} = Array{T,1}(undef, 0)
typed_vcat(::Type{T}, xs...) where {T} = _typed_cat(T, 1, xs)
typed_vcat(::Type{T}, xs::AbstractVector...) where {T} = _vcat_vectors(T, xs)

# A collection of vectors, without splatting it.
reduce(::typeof(vcat), vs::AbstractVector{<:AbstractVector}) =
    isempty(vs) ? _vcat_vectors(eltype(eltype(vs)), vs) : _vcat_vectors(_eltypes_of(vs), vs)
function _eltypes_of(vs)
    T = eltype(first(vs))
    for v in vs
        T = promote_type(T, eltype(v))
    end
    return T
end
_eltypes_of(vs::AbstractVector{<:Array{T}}) where {T} = T
function reduce(::typeof(hcat), vs::AbstractVector{<:AbstractVecOrMat})
    isempty(vs) && throw(ArgumentError("reducing over an empty collection is not allowed; consider supplying `init` to the reducer"))
    m = size(first(vs), 1)
    n = 0
    for v in vs
        size(v, 1) == m || _throw_hcat_mismatch()
        n += size(v, 2)
    end
    r = Array{_eltypes_of(vs),2}(undef, m, n)
    k = 1
    for v in vs
        copyto!(r, k, v)
        k += length(v)
    end
    return r
end

"`hcat(xs...)`: concatenate along dimension 2."
hcat() = Array{Any,1}(undef, 0)
hcat(xs...) = _typed_cat(_cat_eltype(xs), 2, xs)
hcat(xs::Number...) = _row_of(_cat_eltype(xs), xs)
hcat(vs::AbstractVector{T}...) where {T} = _hcat_vectors(T, vs)
# Matrices of one type are copied whole.
function hcat(xs::Matrix{T}...) where {T}
    m = size(xs[1], 1)
    n = 0
    for x in xs
        size(x, 1) == m || return _typed_cat(T, 2, xs)
        n += size(x, 2)
    end
    r = Array{T,2}(undef, m, n)
    k = 1
    for x in xs
        _move!(r, k, x, 1, length(x))
        k += length(x)
    end
    return r
end
_row_of(::Type{T}, xs) where {T} = _fill_from_tuple!(Array{T,2}(undef, 1, nfields(xs)), xs)
@noinline _throw_hcat_mismatch() = throw(DimensionMismatch("vectors must have same lengths"))
function _hcat_vectors(::Type{T}, vs) where {T}
    m = length(vs[1])
    for v in vs
        length(v) == m || _throw_hcat_mismatch()
    end
    r = Array{T,2}(undef, m, length(vs))
    k = 1
    for v in vs
        k = _put!(r, k, v)
    end
    return r
end
"`typed_hcat(T, xs...)`: what `T[a b]` means."
typed_hcat(::Type{T}) where {T} = Array{T,1}(undef, 0)
typed_hcat(::Type{T}, xs...) where {T} = _typed_cat(T, 2, xs)
typed_hcat(::Type{T}, xs::Number...) where {T} = _row_of(T, xs)

## any dimensions

"`cat(xs...; dims)`: concatenate along the given dimensions."
cat(xs...; dims) = _typed_cat(_cat_eltype(xs), dims, xs)
cat(::Type{T}, xs...; dims) where {T} = _typed_cat(T, dims, xs)
typed_cat(::Type{T}, dims, xs...) where {T} = _typed_cat(T, dims, xs)

_along(d::Int, dims::Integer) = d == dims
_along(d::Int, dims) = d in dims
_along(d::Int, ::Val{D}) where {D} = _along(d, D)
_max_dim(dims::Integer) = Int(dims)
_max_dim(dims) = maximum(dims)
_max_dim(::Val{D}) where {D} = _max_dim(D)

function _typed_cat(::Type{T}, dims, xs) where {T}
    N = _max_dim(dims)
    for x in xs
        N = max(N, _cat_ndims(x))
    end
    return _cat_into(Array{T,N}(undef, ntuple(d -> _cat_extent(d, dims, xs), N)), dims, xs)
end
_typed_cat(::Type{T}, dims::Int, xs::Tuple{Vararg{Union{Number,AbstractVecOrMat}}}) where {T} =
    dims == 1 && !_some_matrix(xs) ? _vcat_flat(T, xs) : _typed_cat2(T, dims, xs)
function _typed_cat2(::Type{T}, dims::Int, xs) where {T}
    if dims > 2
        return _cat_into(Array{T}(undef, ntuple(d -> _cat_extent(d, dims, xs), dims)), dims, xs)
    end
    return _cat_into(Array{T,2}(undef, _cat_extent(1, dims, xs), _cat_extent(2, dims, xs)), dims, xs)
end
_some_matrix(xs) = any(x -> x isa AbstractMatrix, xs)
function _vcat_flat(::Type{T}, xs) where {T}
    r = Array{T,1}(undef, _cat_extent(1, 1, xs))
    k = 1
    for x in xs
        k = _put!(r, k, x)
    end
    return r
end

# Size of the result in dimension `d`.
function _cat_extent(d::Int, dims, xs)
    if _along(d, dims)
        n = 0
        for x in xs
            n += _cat_size(x, d)
        end
        return n
    end
    n = _cat_size(xs[1], d)
    # A scalar among several dimensions takes one place.
    for k in 2:length(xs)
        _cat_size(xs[k], d) == n || _throw_cat_mismatch(d, dims, xs, k, n)
    end
    return n
end
@noinline function _throw_cat_mismatch(d, dims, xs, k, n)
    if dims == 1
        lens = join(map(x -> string(_cat_size(x, 2)), collect(Any, xs)), ", ")
        throw(DimensionMismatch("number of columns of each array must match (got ($lens))"))
    elseif dims == 2
        lens = join(map(x -> string(_cat_size(x, 1)), collect(Any, xs)), ", ")
        throw(DimensionMismatch("number of rows of each array must match (got ($lens))"))
    end
    throw(DimensionMismatch("mismatch in dimension $d (expected $n got $(_cat_size(xs[k], d)))"))
end

function _cat_into(r::AbstractArray{T,N}, dims, xs) where {T,N}
    several = !(dims isa Integer) && !(dims isa Val) && length(dims) > 1
    several && fill!(r, _cat_zero(T))
    offset = fill(0, N)
    for x in xs
        _place!(r, x, Tuple(offset))
        for d in 1:N
            _along(d, dims) && (offset[d] += _cat_size(x, d))
        end
    end
    return r
end
_cat_zero(::Type{T}) where {T} = zero(T)
function _place!(r::AbstractArray{T,N}, x, offset) where {T,N}
    r[ntuple(d -> offset[d] + 1, Val(N))...] = x
    return r
end
function _place!(r::AbstractArray{T,N}, a::AbstractArray{S,M}, offset) where {T,N,S,M}
    before = map((o, ax) -> o + 1 - first(ax), ntuple(d -> offset[d], Val(M)), axes(a))
    for c in CartesianIndices(axes(a))
        sub = ntuple(d -> d <= M ? c.I[d] + before[d] : 1 + offset[d], Val(N))
        @inbounds r[sub...] = a[c]
    end
    return r
end

## rows of blocks

"`hvcat(rows, xs...)`: what `[a b; c d]` means; `rows` holds the lengths of the rows."
hvcat(rows::Tuple{Vararg{Int}}, xs...) = typed_hvcat(_cat_eltype(xs), rows, xs...)
hvcat(::Tuple{Vararg{Int}}) = Any[]
hvcat(rows::Tuple{Vararg{Int}}, xs::Number...) = _matrix_of(_cat_eltype(xs), rows, xs)
hvcat(cols::Int, xs...) = hvcat(ntuple(i -> cols, div(length(xs), cols)), xs...)
# Blocks of one type: each is copied by columns to its place.
function hvcat(rows::Tuple{Vararg{Int}}, xs::Matrix{T}...) where {T}
    m, n = _block_extent(rows, xs)
    m < 0 && return typed_hvcat(T, rows, xs...)
    r = Array{T,2}(undef, m, n)
    block = 1
    top = 0
    for count in rows
        left = 0
        for x in block:(block + count - 1)
            a = xs[x]
            h = size(a, 1)
            for j in 1:size(a, 2)
                _move!(r, (left + j - 1) * m + top + 1, a, (j - 1) * h + 1, h)
            end
            left += size(a, 2)
        end
        top += size(xs[block], 1)
        block += count
    end
    return r
end
# The size of the matrix of blocks; (-1, 0) where they do not fit.
function _block_extent(rows, xs)
    m = 0
    n = -1
    block = 1
    for count in rows
        (count > 0 && block + count - 1 <= length(xs)) || return (-1, 0)
        h = size(xs[block], 1)
        width = 0
        for x in block:(block + count - 1)
            size(xs[x], 1) == h || return (-1, 0)
            width += size(xs[x], 2)
        end
        n == -1 || n == width || return (-1, 0)
        n = width
        m += h
        block += count
    end
    return block == length(xs) + 1 ? (m, n) : (-1, 0)
end
"`typed_hvcat(T, rows, xs...)`: what `T[a b; c d]` means."
typed_hvcat(::Type{T}, rows::Tuple{Vararg{Int}}, xs::Number...) where {T} = _matrix_of(T, rows, xs)
function typed_hvcat(::Type{T}, rows::Tuple{Vararg{Int}}, xs...) where {T}
    bands = Array{Any,1}(undef, length(rows))
    k = 1
    for i in 1:length(rows)
        bands[i] = _typed_cat(T, 2, xs[k:k+rows[i]-1])
        k += rows[i]
    end
    n = size(bands[1], 2)
    for i in 2:length(bands)
        size(bands[i], 2) == n || throw(DimensionMismatch(
            "row lengths must match: row 1 has $n columns, row $i has $(size(bands[i], 2))"))
    end
    return _typed_cat(T, 1, Tuple(bands))
end
function _matrix_of(::Type{T}, rows::Tuple{Vararg{Int}}, xs) where {T}
    m = length(rows)
    n = rows[1]
    m * n == length(xs) || throw(ArgumentError(
        "argument count does not match specified shape (expected $(m * n), got $(length(xs)))"))
    for i in 2:m
        rows[i] == n || throw(DimensionMismatch(
            "row $i has mismatched number of columns (expected $n, got $(rows[i]))"))
    end
    a = Array{T,2}(undef, m, n)
    k = 0
    for x in xs
        i, j = divrem(k, n)
        @inbounds a[i+1, j+1] = x
        k += 1
    end
    return a
end

"`hvncat(dims, row_first, xs...)`: what brackets with `;;` and `;;;` mean."
hvncat(dim::Int, xs...) = _typed_cat(_cat_eltype(xs), dim, xs)
hvncat(dims::Tuple, row_first::Bool, xs...) = typed_hvncat(_cat_eltype(xs), dims, row_first, xs...)
typed_hvncat(::Type{T}, dim::Int, xs...) where {T} =
    xs === () ? Array{T}(undef, ntuple(d -> 0, dim)) : _typed_cat(T, dim, xs)
typed_hvncat(::Type{T}, dim::Int) where {T} = Array{T}(undef, ntuple(d -> 0, dim))
hvncat(dim::Int) = typed_hvncat(Any, dim)
function typed_hvncat(::Type{T}, dims::Tuple{Vararg{Int}}, row_first::Bool, xs...) where {T}
    N = length(dims)
    # Blocks lie in the order of writing: rows first where `row_first`.
    order = row_first ? (2, 1, ntuple(d -> d + 2, N - 2)...) : ntuple(identity, N)
    blocks = collect(Any, xs)
    for k in 1:N
        d = order[k]
        w = dims[d]
        joined = Array{Any,1}(undef, div(length(blocks), w))
        for i in 1:length(joined)
            joined[i] = _typed_cat(T, d, Tuple(blocks[(i-1)*w+1:i*w]))
        end
        blocks = joined
    end
    return _at_least_ndims(blocks[1], N)
end
_at_least_ndims(a, N::Int) =
    ndims(a) >= N ? a : reshape(a, ntuple(d -> size(a, d), N))
function typed_hvncat(::Type{T}, shape::Tuple{Vararg{Tuple}}, row_first::Bool, xs...) where {T}
    # Ragged: `shape[k]` counts the elements that each block of level `k` holds.
    N = length(shape)
    blocks = collect(Any, xs)
    counts = fill(1, length(blocks))
    for k in 1:N
        d = row_first ? (k == 1 ? 2 : k == 2 ? 1 : k) : k
        next = Any[]
        next_counts = Int[]
        p = 1
        for want in shape[k]
            q = p
            have = 0
            while have < want
                have += counts[q]
                q += 1
            end
            push!(next, _typed_cat(T, d, Tuple(blocks[p:q-1])))
            push!(next_counts, have)
            p = q
        end
        blocks = next
        counts = next_counts
    end
    return _at_least_ndims(blocks[1], N)
end

"`stack(itr; dims)`, `stack(f, itr)`: arrays of one size as the slices of one array."
stack(itr; dims=:) = _stack(collect(itr), dims)
stack(f, itr; dims=:) = _stack([f(x) for x in itr], dims)
function _stack(xs::AbstractArray, dims)
    isempty(xs) && throw(ArgumentError("`stack` on an empty collection is not allowed"))
    x1 = first(xs)
    sz = _stack_size(x1)
    T = _stack_eltype(xs)
    k = length(sz)
    for x in xs
        _stack_size(x) == sz || throw(DimensionMismatch(
            "stack expects uniform slices, got axes(x) == $(map(OneTo, _stack_size(x))) while first had $(map(OneTo, sz))"))
    end
    if dims isa Colon
        r = Array{T}(undef, (sz..., size(xs)...))
        i = 1
        for x in xs
            for y in x
                r[i] = y
                i += 1
            end
        end
        return r
    end
    d = Int(dims)
    r = Array{T}(undef, ntuple(q -> q < d ? sz[q] : q == d ? length(xs) : sz[q-1], k + 1))
    n = 0
    for x in xs
        n += 1
        r[ntuple(q -> q == d ? n : Colon(), k + 1)...] = x isa AbstractArray ? x : collect(x)
    end
    return r
end
_stack_size(x::AbstractArray) = size(x)
_stack_size(x) = (length(x),)
function _stack_eltype(xs)
    T = eltype(typeof(first(xs)))
    for x in xs
        T = promote_type(T, eltype(typeof(x)))
    end
    return T
end
