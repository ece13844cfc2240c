# Sorting. All sorts are stable: insertion for short pieces, merging above them.

export sort, sort!, sortperm, sortperm!, partialsort, partialsort!, partialsortperm, partialsortperm!, issorted,
    searchsorted, searchsortedfirst, searchsortedlast, insorted, sortslices, InsertionSort, MergeSort, QuickSort,
    PartialQuickSort, invperm, isperm, permute!, invpermute!

"How to sort; all give the same result here."
abstract type Algorithm end
struct InsertionSortAlg <: Algorithm end
struct MergeSortAlg <: Algorithm end
struct QuickSortAlg <: Algorithm end
struct PartialQuickSort{T} <: Algorithm
    k::T
end
const InsertionSort = InsertionSortAlg()
const MergeSort = MergeSortAlg()
const QuickSort = QuickSortAlg()
const DEFAULT_STABLE = MergeSort
const DEFAULT_UNSTABLE = MergeSort

"`issorted(v; lt, by, rev, order)`: whether `v` is in order."
issorted(itr; lt=isless, by=identity, rev::Union{Bool,Nothing}=nothing, order::Ordering=Forward) =
    issorted(itr, ord(lt, by, rev, order))
issorted(itr) = issorted(itr, Forward)
function issorted(itr, o::Ordering)
    y = iterate(itr)
    y === nothing && return true
    prev = y[1]
    while true
        y = iterate(itr, y[2])
        y === nothing && return true
        lt(o, y[1], prev) && return false
        prev = y[1]
    end
end

## the algorithms

const _insertion_max = 20

function _insertion_sort!(v::AbstractVector, lo::Int, hi::Int, o::Ordering)
    i = lo + 1
    while i <= hi
        x = @inbounds v[i]
        j = i
        while j > lo
            y = @inbounds v[j-1]
            lt(o, x, y) || break
            @inbounds v[j] = y
            j -= 1
        end
        @inbounds v[j] = x
        i += 1
    end
    return v
end

function _merge_sort!(v::AbstractVector, lo::Int, hi::Int, o::Ordering, t::Vector)
    hi - lo <= _insertion_max && return _insertion_sort!(v, lo, hi, o)
    mid = lo + ((hi - lo) >> 1)
    _merge_sort!(v, lo, mid, o, t)
    _merge_sort!(v, mid + 1, hi, o, t)
    lt(o, @inbounds(v[mid+1]), @inbounds(v[mid])) || return v
    return _merge!(v, lo, mid, hi, o, t)
end
# Merges the sorted pieces lo:mid and mid+1:hi; the left one is moved to `t` first.
function _merge!(v::AbstractVector, lo::Int, mid::Int, hi::Int, o::Ordering, t::Vector)
    n = mid - lo + 1
    k = 1
    while k <= n
        @inbounds t[k] = v[lo+k-1]
        k += 1
    end
    i = 1
    j = mid + 1
    k = lo
    while i <= n && j <= hi
        x = @inbounds t[i]
        y = @inbounds v[j]
        if lt(o, y, x)
            @inbounds v[k] = y
            j += 1
        else
            @inbounds v[k] = x
            i += 1
        end
        k += 1
    end
    while i <= n
        @inbounds v[k] = t[i]
        k += 1
        i += 1
    end
    return v
end

function _sort!(v::AbstractVector, o::Ordering)
    lo = firstindex(v)
    hi = lastindex(v)
    hi - lo <= _insertion_max && return _insertion_sort!(v, lo, hi, o)
    t = Array{eltype(v),1}(undef, ((hi - lo) >> 1) + 1)
    return _merge_sort!(v, lo, hi, o, t)
end
# Integers of which many have to be equal are counted instead of compared.
function _sort!(v::Vector{<:BitInteger}, o::ForwardOrdering)
    n = length(v)
    n <= _insertion_max && return _insertion_sort!(v, 1, n, o)
    low, values = _value_range(v)
    values <= n || return _merge_sort!(v, 1, n, o, similar(v, ((n - 1) >> 1) + 1))
    counts = _count_values(v, low, values)
    k = 0
    for i in 1:values
        x = (low + (i - 1)) % eltype(v)
        for _ in 1:@inbounds(counts[i])
            k += 1
            @inbounds v[k] = x
        end
    end
    return v
end
# The least element and the number of values from it to the greatest; typemax where that is too large.
function _value_range(v::Vector{<:BitInteger})
    low, high = @inbounds(v[1]), @inbounds(v[1])
    for x in v
        low = ifelse(x < low, x, low)
        high = ifelse(high < x, x, high)
    end
    span = unsigned(high) - unsigned(low)
    return low, span < 1 << 40 ? Int(span) + 1 : typemax(Int)
end
function _count_values(v::Vector{<:BitInteger}, low, values::Int)
    counts = zeros(Int, values)
    for x in v
        @inbounds counts[Int((unsigned(x) - unsigned(low)) % Int)+1] += 1
    end
    return counts
end
# Equal integers cannot be told apart, so that their reverse order is a reversal.
_sort!(v::Vector{<:BitInteger}, ::ReverseOrdering{ForwardOrdering}) = reverse!(_sort!(v, Forward))
_sort!(v::Vector{Float64}, o::ForwardOrdering) = _sort_floats!(v)
_sort!(v::Vector{Float64}, o::ReverseOrdering{ForwardOrdering}) = reverse!(_sort_floats!(v))

# Floats by their bits as integers, whose order is that of `isless`; NaNs go last.
function _sort_floats!(v::Vector{Float64})
    n = length(v)
    n <= _insertion_max && return _insertion_sort!(v, 1, n, Forward)
    bits = Array{Int64,1}(undef, n)
    m = 0
    nans = n
    i = 1
    while i <= n
        x = @inbounds v[i]
        if x == x
            m += 1
            @inbounds bits[m] = _float_key(Core.Intrinsics.bitcast(Int64, x))
        end
        i += 1
    end
    if m < n
        resize!(bits, m)
        gone = filter(x -> x != x, v)
        k = m
        for x in gone
            k += 1
            @inbounds v[k] = x
        end
    end
    _sort!(bits, Forward)
    i = 1
    while i <= m
        @inbounds v[i] = Core.Intrinsics.bitcast(Float64, _float_key(bits[i]))
        i += 1
    end
    return v
end
@inline _float_key(b::Int64) = b < 0 ? xor(b, typemax(Int64)) : b

## sort

"`sort!(v; lt, by, rev, order, alg)`: sort in place."
sort!(v::AbstractVector; alg=MergeSort, lt=isless, by=identity,
      rev::Union{Bool,Nothing}=nothing, order::Ordering=Forward, scratch=nothing) =
    _sort_from_one!(v, ord(lt, by, rev, order))
sort!(v::AbstractVector) = _sort_from_one!(v, Forward)
_sort_from_one!(v::AbstractVector, o::Ordering) =
    has_offset_axes(v) ? copyto!(v, _sort!(_copy_for_sort(v), o)) : _sort!(v, o)
"`sort(v; lt, by, rev, order, alg)`: sorted copy."
sort(v::AbstractVector; kw...) = _with_axes_of(v, sort!(_copy_for_sort(v); kw...))
sort(v::AbstractVector) = _with_axes_of(v, _sort!(_copy_for_sort(v), Forward))
_with_axes_of(v, sorted) = has_offset_axes(v) ? copyto!(similar(v), sorted) : sorted
_copy_for_sort(v::Vector) = copy(v)
_copy_for_sort(v::AbstractVector) = copyto!(similar(v, eltype(v), length(v)), v)
sort(r::AbstractUnitRange) = r
sort(t::Tuple; kw...) = Tuple(sort!(collect(t); kw...))
sort(itr; kw...) = sort!(collect(itr); kw...)
sort(::AbstractString; kw...) = throw(ArgumentError("sort(::AbstractString) is not supported"))

function sort(a::AbstractArray; dims::Integer, kw...)
    r = copyto!(similar(a), a)
    return sort!(r; dims=dims, kw...)
end
function sort!(a::AbstractArray{T,N}; dims::Integer, kw...) where {T,N}
    outer = CartesianIndices(ntuple(d -> d == dims ? 1 : size(a, d), Val(N)))
    for c in outer
        s = view(a, ntuple(d -> d == dims ? Colon() : c.I[d], Val(N))...)
        sort!(s; kw...)
    end
    return a
end
"`sortslices(a; dims, kw...)`: sort the rows or columns."
function sortslices(a::AbstractMatrix; dims::Integer, kw...)
    slices = dims == 1 ? [a[i, :] for i in axes(a, 1)] : [a[:, j] for j in axes(a, 2)]
    p = sortperm(slices; kw...)
    return dims == 1 ? a[p, :] : a[:, p]
end

"`sortperm(v; lt, by, rev, order)`: the permutation that sorts `v`."
sortperm(v::AbstractVector; alg=MergeSort, lt=isless, by=identity,
         rev::Union{Bool,Nothing}=nothing, order::Ordering=Forward) =
    _sortperm(v, ord(lt, by, rev, order))
sortperm(v::AbstractVector) = _sortperm(v, Forward)
_sortperm(v, o::Ordering) = _sort!(_indices_vector(v), Perm(o, v))
function _sortperm(v::Vector{<:BitInteger}, o::ForwardOrdering)
    n = length(v)
    n <= _insertion_max && return _sort!(_indices_vector(v), Perm(o, v))
    low, values = _value_range(v)
    values <= n || return _sort!(_indices_vector(v), Perm(o, v))
    # Where each value's indices begin.
    places = _count_values(v, low, values)
    next = 1
    for i in 1:values
        count = @inbounds places[i]
        @inbounds places[i] = next
        next += count
    end
    indices = Vector{Int}(undef, n)
    for i in 1:n
        value = Int((unsigned(@inbounds(v[i])) - unsigned(low)) % Int) + 1
        @inbounds indices[places[value]] = i
        @inbounds places[value] += 1
    end
    return indices
end
_indices_vector(v) = collect(firstindex(v):lastindex(v))
"`sortperm!(p, v; kw...)`: like `sortperm`, into `p`."
sortperm!(p::AbstractVector, v::AbstractVector; initialized::Bool=false, kw...) = copyto!(p, sortperm(v; kw...))
function sortperm!(p::AbstractArray{<:Any,N}, a::AbstractArray{<:Any,N}; dims::Integer, initialized::Bool=false, kw...) where {N}
    axes(p) == axes(a) || throw(ArgumentError("index array must have the same size/axes as the source array, $(axes(p)) != $(axes(a))"))
    places = LinearIndices(a)
    others = ntuple(d -> d == dims ? OneTo(1) : axes(a, d), N)
    for c in CartesianIndices(others)
        line = ntuple(d -> d == dims ? Colon() : c[d], N)
        p[line...] = places[line...][sortperm(a[line...]; kw...)]
    end
    return p
end
"`sortperm(a; dims, kw...)`: linear indices that sort an array along a dimension."
sortperm(a::AbstractArray; dims::Integer, kw...) = sortperm!(Array{Int}(undef, size(a)), a; dims=dims, kw...)

"`partialsort!(v, k; kw...)`: sort so far that `v[k]` is right, and return it."
function partialsort!(v::AbstractVector, k; lt=isless, by=identity,
                      rev::Union{Bool,Nothing}=nothing, order::Ordering=Forward)
    _sort!(v, ord(lt, by, rev, order))
    return _part(v, k)
end
_part(v, k::Integer) = v[k]
_part(v, k) = view(v, k)
"`partialsort(v, k; kw...)`: the element or elements at `k` of the sorted `v`."
partialsort(v::AbstractVector, k; kw...) = _part(sort(v; kw...), k)
"`partialsortperm(v, k; kw...)`: index or indices of the elements at `k` of the sorted `v`."
partialsortperm(v::AbstractVector, k; kw...) = _part(sortperm(v; kw...), k)
"`partialsortperm!(p, v, k; kw...)`: like `partialsortperm`, with `p` for the permutation."
partialsortperm!(p::AbstractVector{<:Integer}, v::AbstractVector, k; kw...) = _part(sortperm!(p, v; kw...), k)

## searching in sorted collections

"`searchsortedfirst(v, x; kw...)`: first index whose element is not before `x`."
searchsortedfirst(v, x; lt=isless, by=identity, rev::Union{Bool,Nothing}=nothing,
                  order::Ordering=Forward) = searchsortedfirst(v, x, ord(lt, by, rev, order))
searchsortedfirst(v, x) = searchsortedfirst(v, x, Forward)
function searchsortedfirst(v, x, o::Ordering)
    lo = firstindex(v)
    n = length(v)
    while n > 0
        half = n >> 1
        mid = lo + half
        if lt(o, @inbounds(v[mid]), x)
            lo = mid + 1
            n -= half + 1
        else
            n = half
        end
    end
    return lo
end
"`searchsortedlast(v, x; kw...)`: last index whose element is not after `x`."
searchsortedlast(v, x; lt=isless, by=identity, rev::Union{Bool,Nothing}=nothing,
                 order::Ordering=Forward) = searchsortedlast(v, x, ord(lt, by, rev, order))
searchsortedlast(v, x) = searchsortedlast(v, x, Forward)
function searchsortedlast(v, x, o::Ordering)
    lo = firstindex(v)
    n = length(v)
    while n > 0
        half = n >> 1
        mid = lo + half
        if lt(o, x, @inbounds(v[mid]))
            n = half
        else
            lo = mid + 1
            n -= half + 1
        end
    end
    return lo - 1
end
"`searchsorted(v, x; kw...)`: range of the indices whose elements equal `x`."
searchsorted(v, x; lt=isless, by=identity, rev::Union{Bool,Nothing}=nothing,
             order::Ordering=Forward) = searchsorted(v, x, ord(lt, by, rev, order))
searchsorted(v, x, o::Ordering) = searchsortedfirst(v, x, o):searchsortedlast(v, x, o)
"`insorted(x, v; kw...)`: whether `x` is in the sorted `v`."
insorted(x, v; kw...) = !isempty(searchsorted(v, x; kw...))

## permutations

"`isperm(p)`: whether `p` is a permutation of `1:length(p)`."
function isperm(p)
    n = length(p)
    used = fill(false, n)
    for i in p
        (1 <= i <= n && !used[i]) || return false
        used[i] = true
    end
    return true
end
"`invperm(p)`: the inverse permutation."
function invperm(p::AbstractVector)
    q = similar(p, Int)
    fill!(q, 0)
    for (i, j) in enumerate(p)
        (1 <= j <= length(p) && q[j] == 0) || throw(ArgumentError("argument is not a permutation"))
        q[j] = i
    end
    return q
end
invperm(p::Tuple) = Tuple(invperm(collect(p)))
"`permute!(v, p)`: put the elements in the order `v[p]`."
permute!(v::AbstractVector, p::AbstractVector) = copyto!(v, v[p])
"`invpermute!(v, p)`: undo `permute!`."
invpermute!(v::AbstractVector, p::AbstractVector) = (v[p] = copy(v); v)

"Sorting by its names."
baremodule Sort
using Core
export sort, sort!, sortperm, sortperm!, partialsort, partialsort!, partialsortperm, partialsortperm!, searchsorted,
    searchsortedfirst, searchsortedlast, issorted, insorted, Algorithm, InsertionSort, MergeSort, QuickSort, PartialQuickSort,
    DEFAULT_STABLE, DEFAULT_UNSTABLE
import ..Base: partialsortperm, partialsortperm!, sortperm!, insorted
import ..Base: sort, sort!, sortperm, Algorithm, InsertionSort, MergeSort, QuickSort,
    PartialQuickSort, searchsorted, searchsortedfirst, searchsortedlast, issorted, Ordering,
    Forward, Reverse, ord, lt, DEFAULT_STABLE, DEFAULT_UNSTABLE, partialsort, partialsort!
end
