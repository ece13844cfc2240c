# Reductions over some dimensions of an array (`dims`), and accumulation.

export accumulate, accumulate!, cumsum, cumprod, cumsum!, cumprod!, sum!, prod!, maximum!,
    minimum!, any!, all!

## over dimensions

# The methods without keywords come second: they replace the ones that the keyword
# definitions make, and spare the common call their handling.
mapreduce(f, op, a::AbstractArray; dims=:, init=_NoInit()) = _mapreduce_dims(f, op, a, dims, init)
mapreduce(f, op, a::AbstractArray) = _mapreduce_array(f, op, _NoInit(), a)
reduce(op, a::AbstractArray; dims=:, init=_NoInit()) = _mapreduce_dims(identity, op, a, dims, init)
reduce(op, a::AbstractArray) = _mapreduce_array(identity, op, _NoInit(), a)
_mapreduce_dims(f, op, a::AbstractArray{T,N}, ::Colon, init) where {T,N} =
    _mapreduce_array(f, op, init, a)

_in_dims(d::Int, dims::Integer) = d == dims
_in_dims(d::Int, dims) = d in dims
function _check_dims(dims)
    for d in dims
        d isa Integer || throw(ArgumentError("reduced dimension(s) must be integers"))
        d < 1 && throw(ArgumentError("region dimension(s) must be ≥ 1, got $d"))
    end
    return nothing
end

# Sizes of `a` where the dimensions to reduce have become 1.
function reduced_dims(a::AbstractArray{T,N}, dims) where {T,N}
    _check_dims(dims)
    sz = size(a)
    return ntuple(d -> _in_dims(d, dims) ? 1 : sz[d], Val(N))
end

"`reduced_index(r)`: the axis `r` of a dimension that was reduced to length 1."
reduced_index(::OneTo{T}) where {T} = OneTo(one(T))
reduced_index(r::AbstractUnitRange) = throw(ArgumentError(
    "no method of reduced_index for an axis of type $(typeof(r)), which a reduction over dimensions needs"))
# Arrays whose indices begin elsewhere are reduced as arrays from 1 on; the axes come back at the end.
function _reduce_offset(reduction, a::AbstractArray{T,N}, dims) where {T,N}
    _check_dims(dims)
    inds = axes(a)
    r = reduction(collect(a))
    return copyto!(similar(a, eltype(r), ntuple(d -> _in_dims(d, dims) ? reduced_index(inds[d]) : inds[d], Val(N))), r)
end

function _mapreduce_dims(f, op, a::AbstractArray{T,N}, dims, init) where {T,N}
    has_offset_axes(a) && return _reduce_offset(b -> _mapreduce_dims(f, op, b, dims, init), a, dims)
    rdims = reduced_dims(a, dims)
    if isempty(a)
        v = init isa _NoInit ? mapreduce_empty(f, op, T) : init
        return fill(v, rdims)
    end
    return _reduce_cells(f, op, a, rdims, init)
end

function _reduce_cells(f, op, a::AbstractArray{T,N}, rdims::Dims{N}, ::_NoInit) where {T,N}
    return _accumulate_cells(f, op, a, rdims)
end

# Column-major sweep over `a` that combines every element into its cell: every cell sees
# its elements in order. The first element of a cell starts it.
function _accumulate_cells(f, op, a::AbstractArray{T,N}, rdims::Dims{N}) where {T,N}
    first_slice = CartesianIndices(rdims)
    r = collect(Generator(i -> mapreduce_first(f, op, @inbounds a[i]), first_slice))
    S = Core._return_type(op, Tuple{eltype(r),eltype(r)})
    if !(S <: eltype(r)) && S !== Union{}
        r = convert(Array{promote_typejoin(S, eltype(r)),N}, r)
    end
    return _sweep!(f, op, r, a, true)
end
function _reduce_cells(f, op, a::AbstractArray{T,N}, rdims::Dims{N}, init::S) where {T,N,S}
    R = promote_typejoin(S, Core._return_type(_apply_op, Tuple{typeof(f),typeof(op),S,T}))
    r = fill!(Array{R,N}(undef, rdims), init)
    return _sweep!(f, op, r, a, false)
end
_apply_op(f, op, x, y) = op(x, f(y))
# Column by column, where both are matrices.
function _sweep!(f, op, r::Matrix{S}, a::Matrix{T}, skip_first::Bool) where {S,T}
    m, n = size(a)
    is_row, is_column = size(r, 1) == 1, size(r, 2) == 1
    for j in 1:n
        to = is_column ? 1 : j
        if is_row
            first = skip_first && (j == 1 || !is_column) ? 2 : 1
            v = @inbounds r[1, to]
            for i in first:m
                v = op(v, f(@inbounds a[i, j]))
            end
            @inbounds r[1, to] = v
        elseif !(skip_first && (j == 1 || !is_column))
            for i in 1:m
                @inbounds r[i, to] = op(r[i, to], f(a[i, j]))
            end
        end
    end
    return r
end
function _sweep!(f, op, r::AbstractArray{S,N}, a::AbstractArray{T,N}, skip_first::Bool) where {S,T,N}
    rdims = size(r)
    for i in CartesianIndices(axes(a))
        j = CartesianIndex(map(_clip, i.I, rdims))
        if skip_first && i == j
            continue
        end
        @inbounds r[j] = op(r[j], f(a[i]))
    end
    return r
end
_clip(i::Int, n::Int) = n == 1 ? 1 : i

## into an array given

function _reduce_into!(f, op, r::AbstractArray, a::AbstractArray, init::Bool)
    require_one_based_indexing(r, a)
    N = ndims(a)
    full = reshape(r, ntuple(d -> size(r, d), Val(ndims(a))))
    if init
        v = _mapreduce_dims(f, op, a, filter(d -> size(full, d) == 1 && size(a, d) != 1, collect(1:N)), _NoInit())
        copyto!(full, v)
    else
        _sweep!(f, op, full, a, false)
    end
    return r
end
"`sum!(r, a)`: sum `a` over the singleton dimensions of `r`, into `r`."
sum!(r::AbstractArray, a::AbstractArray; init::Bool=true) = _reduce_into!(identity, add_sum, r, a, init)
"`prod!(r, a)`: like `sum!` with products."
prod!(r::AbstractArray, a::AbstractArray; init::Bool=true) = _reduce_into!(identity, mul_prod, r, a, init)
"`maximum!(r, a)`: like `sum!` with maxima."
maximum!(r::AbstractArray, a::AbstractArray; init::Bool=true) = _reduce_into!(identity, max, r, a, init)
"`minimum!(r, a)`: like `sum!` with minima."
minimum!(r::AbstractArray, a::AbstractArray; init::Bool=true) = _reduce_into!(identity, min, r, a, init)
"`any!(r, a)`: like `sum!`, whether any element is true."
any!(r::AbstractArray, a::AbstractArray; init::Bool=true) = _reduce_into!(_bool_of(identity), |, r, a, init)
"`all!(r, a)`: like `sum!`, whether all elements are true."
all!(r::AbstractArray, a::AbstractArray; init::Bool=true) = _reduce_into!(_bool_of(identity), &, r, a, init)

any(a::AbstractArray; dims=:) = any(identity, a; dims=dims)
any(f, a::AbstractArray; dims=:) =
    dims isa Colon ? _any(f, a) : mapreduce(_bool_of(f), |, a; dims=dims, init=false)
any(a::AbstractArray) = _any(identity, a)
any(f, a::AbstractArray) = _any(f, a)
all(a::AbstractArray; dims=:) = all(identity, a; dims=dims)
all(f, a::AbstractArray; dims=:) =
    dims isa Colon ? _all(f, a) : mapreduce(_bool_of(f), &, a; dims=dims, init=true)
all(a::AbstractArray) = _all(identity, a)
all(f, a::AbstractArray) = _all(f, a)

_findmax(f, a::AbstractArray; dims=:) = _find_dims(f, a, dims, _beats_max)
_findmin(f, a::AbstractArray; dims=:) = _find_dims(f, a, dims, _beats_min)
_find_dims(f, a::AbstractArray{T,N}, ::Colon, beats) where {T,N} = _find_best(f, a, beats)
function _find_dims(f, a::AbstractArray{T,N}, dims, beats) where {T,N}
    require_one_based_indexing(a)
    rdims = reduced_dims(a, dims)
    ks = keys(a)
    first_slice = CartesianIndices(rdims)
    vals = collect(Generator(i -> f(a[i]), first_slice))
    inds = collect(Generator(i -> ks[i], first_slice))
    for i in CartesianIndices(axes(a))
        j = CartesianIndex(map(_clip, i.I, rdims))
        x = f(a[i])
        if beats(x, vals[j])
            vals[j] = x
            inds[j] = ks[i]
        end
    end
    return (vals, inds)
end

## accumulation

"`accumulate(op, a; [dims, init])`: all partial results of a left fold."
accumulate(op, itr; dims=nothing, init=_NoInit()) = _accumulate(op, itr, dims, init)
_accumulate(op, t::Tuple, ::Nothing, init) = (collect(Iterators.accumulate(op, t; init=init))...,)
_accumulate(op, itr, ::Nothing, init) = collect(Iterators.accumulate(op, itr; init=init))
function _accumulate(op, v::AbstractVector, ::Nothing, init)
    R = _partial_type(op, eltype(v), init)
    partial = Iterators.accumulate(op, v; init=init)
    # What inference does not know is found out element by element.
    R === Any && !(eltype(v) === Any) && !isempty(v) && return collect(partial)
    return copyto!(similar(v, R), partial)
end
# The type of the partial results: of the first one, and of those that follow it.
function _partial_type(op, ::Type{T}, init) where {T}
    first_type = init isa _NoInit ? Core._return_type(reduce_first, Tuple{typeof(op),T}) :
        Core._return_type(op, Tuple{typeof(init),T})
    common = promote_type(first_type, Core._return_type(op, Tuple{first_type,T}))
    return promote_typejoin(common, Core._return_type(op, Tuple{common,T}))
end
_accumulate(op, a::AbstractArray, ::Nothing, init) =
    reshape(collect(Iterators.accumulate(op, vec(a); init=init)), size(a))
_accumulate(op, v::AbstractVector, dims::Integer, init) =
    dims == 1 ? _accumulate(op, v, nothing, init) : _accumulate_along(op, v, dims, init)
_accumulate(op, a::AbstractArray, dims::Integer, init) = _accumulate_along(op, a, dims, init)
function _accumulate_along(op, a::AbstractArray{T,N}, dims::Integer, init) where {T,N}
    dims > 0 || throw(ArgumentError("dims must be a positive integer"))
    R = Core._return_type(op, Tuple{T,T})
    R = promote_typejoin(R, typeof(reduce_first(op, zero(T))))
    r = similar(a, R)
    for i in CartesianIndices(axes(a))
        if dims > N || i.I[dims] == first(axes(a, dims))
            r[i] = init isa _NoInit ? reduce_first(op, a[i]) : op(init, a[i])
        else
            j = CartesianIndex(ntuple(d -> d == dims ? i.I[d] - 1 : i.I[d], Val(N)))
            r[i] = op(r[j], a[i])
        end
    end
    return r
end
"`accumulate!(op, b, a; [dims, init])`: like `accumulate`, into `b`."
function accumulate!(op, b::AbstractArray, a::AbstractArray; dims=nothing, init=_NoInit())
    copyto!(b, _accumulate(op, a, dims, init))
    return b
end

# Sums are accumulated pairwise for floats, as `sum` does, from left to right otherwise.
"`cumsum(a; [dims])`: partial sums."
cumsum(v::AbstractVector; dims::Integer=1) = dims == 1 ? _cumsum(v) : _accumulate_along(add_sum, v, dims, _NoInit())
cumsum(a::AbstractArray; dims::Integer) = _accumulate_along(add_sum, a, dims, _NoInit())
cumsum(itr) = accumulate(add_sum, itr)
_cumsum(v::AbstractVector) = _accumulate(add_sum, v, nothing, _NoInit())
function _cumsum(v::AbstractVector{T}) where {T<:AbstractFloat}
    r = similar(v)
    n = length(v)
    n == 0 && return r
    lo = firstindex(v)
    s = v[lo]
    r[lo] = s
    n == 1 && return r
    _cumsum_pairwise!(r, v, s, lo + 1, n - 1)
    return r
end
# Writes prefix sums of `n` elements from `lo` on, on top of `s`; gives the block's own sum.
function _cumsum_pairwise!(r, v, s, lo::Int, n::Int)
    if n < 128
        t = v[lo]
        r[lo] = s + t
        for i in lo+1:lo+n-1
            t += @inbounds v[i]
            @inbounds r[i] = s + t
        end
        return t
    end
    h = n >> 1
    t = _cumsum_pairwise!(r, v, s, lo, h)
    u = _cumsum_pairwise!(r, v, s + t, lo + h, n - h)
    return t + u
end
"`cumprod(a; [dims])`: partial products."
cumprod(v::AbstractVector; dims::Integer=1) = _accumulate(mul_prod, v, dims, _NoInit())
cumprod(a::AbstractArray; dims::Integer) = _accumulate_along(mul_prod, a, dims, _NoInit())
cumprod(itr) = accumulate(mul_prod, itr)
cumsum!(b::AbstractArray, a::AbstractArray; dims::Integer=1) = copyto!(b, cumsum(a; dims=dims))
cumprod!(b::AbstractArray, a::AbstractArray; dims::Integer=1) = copyto!(b, cumprod(a; dims=dims))
cumsum(t::Tuple) = Tuple(cumsum(collect(t)))
cumprod(t::Tuple) = Tuple(cumprod(collect(t)))

# -- into an array that is there ----------------------------------------------

export count!, findmax!, findmin!
# The dimensions in which `r` has one element only.
_reduced_dims(r::AbstractArray, a::AbstractArray) = Tuple(d for d in 1:ndims(a) if size(r, d) == 1 && size(a, d) != 1)
"`count!([f,] r, a)`: count over the dimensions that `r` lacks."
count!(r::AbstractArray, a::AbstractArray; init::Bool=true) = count!(identity, r, a; init=init)
function count!(f, r::AbstractArray, a::AbstractArray; init::Bool=true)
    counted = count(f, a; dims=_reduced_dims(r, a))
    return init ? copyto!(r, counted) : (r .+= reshape(counted, size(r)); r)
end
"`findmax!(values, indices, a)`: the largest elements, and where they are, over the dimensions that `values` lacks."
findmax!(v::AbstractArray, i::AbstractArray, a::AbstractArray) = _store_found!(v, i, findmax(a; dims=_reduced_dims(v, a)))
"`findmin!(values, indices, a)`: like `findmax!`, for the smallest."
findmin!(v::AbstractArray, i::AbstractArray, a::AbstractArray) = _store_found!(v, i, findmin(a; dims=_reduced_dims(v, a)))
_store_found!(v, i, found) = (copyto!(v, found[1]), copyto!(i, found[2]))
