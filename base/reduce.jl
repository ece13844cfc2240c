# Reductions over whole collections. Reductions over dimensions are in reducedim.jl.
#
# Arrays are reduced by pairwise splitting in blocks of 1024, other iterators
# from left to right.

export mapreduce, mapfoldl, mapfoldr, foldl, foldr, reduce, sum, prod, maximum, minimum,
    extrema, any, all, count, findmax, findmin, argmax, argmin

function vcat end
function hcat end

## operators that widen small integers

const SmallSigned = Union{Int8,Int16,Int32}
const SmallUnsigned = Union{UInt8,UInt16,UInt32}

"`add_sum(x, y)`: addition as `sum` does it; small integers are widened."
add_sum(x, y) = x + y
add_sum(x::SmallSigned, y::SmallSigned) = Int(x) + Int(y)
add_sum(x::SmallUnsigned, y::SmallUnsigned) = UInt(x) + UInt(y)
add_sum(x::Bool, y::Bool) = Int(x) + Int(y)
"`mul_prod(x, y)`: multiplication as `prod` does it; small integers are widened."
mul_prod(x, y) = x * y
mul_prod(x::SmallSigned, y::SmallSigned) = Int(x) * Int(y)
mul_prod(x::SmallUnsigned, y::SmallUnsigned) = UInt(x) * UInt(y)

# What reducing a single element gives.
reduce_first(op, x) = x
reduce_first(::typeof(+), x::Bool) = Int(x)
reduce_first(::typeof(*), x::AbstractChar) = string(x)
reduce_first(::typeof(add_sum), x) = reduce_first(+, x)
reduce_first(::typeof(add_sum), x::SmallSigned) = Int(x)
reduce_first(::typeof(add_sum), x::SmallUnsigned) = UInt(x)
reduce_first(::typeof(mul_prod), x) = reduce_first(*, x)
reduce_first(::typeof(mul_prod), x::SmallSigned) = Int(x)
reduce_first(::typeof(mul_prod), x::SmallUnsigned) = UInt(x)
reduce_first(::typeof(vcat), x) = vcat(x)
reduce_first(::typeof(hcat), x) = hcat(x)
mapreduce_first(f, op, x) = reduce_first(op, f(x))

@noinline _empty_reduce_error() =
    throw(ArgumentError("reducing over an empty collection is not allowed; consider supplying `init` to the reducer"))

# What reducing nothing gives, where the element type `T` tells it.
reduce_empty(op, ::Type) = _empty_reduce_error()
reduce_empty(::typeof(+), ::Type{Union{}}) = _empty_reduce_error()
reduce_empty(::typeof(*), ::Type{Union{}}) = _empty_reduce_error()
reduce_empty(::typeof(add_sum), ::Type{Union{}}) = _empty_reduce_error()
reduce_empty(::typeof(mul_prod), ::Type{Union{}}) = _empty_reduce_error()
reduce_empty(::typeof(+), ::Type{T}) where {T} = zero(T)
reduce_empty(::typeof(+), ::Type{Bool}) = 0
reduce_empty(::typeof(*), ::Type{T}) where {T} = one(T)
reduce_empty(::typeof(*), ::Type{<:AbstractChar}) = ""
reduce_empty(::typeof(&), ::Type{Bool}) = true
reduce_empty(::typeof(|), ::Type{Bool}) = false
reduce_empty(::typeof(add_sum), ::Type{T}) where {T} = reduce_empty(+, T)
reduce_empty(::typeof(add_sum), ::Type{<:SmallSigned}) = 0
reduce_empty(::typeof(add_sum), ::Type{<:SmallUnsigned}) = UInt(0)
reduce_empty(::typeof(mul_prod), ::Type{T}) where {T} = reduce_empty(*, T)
reduce_empty(::typeof(mul_prod), ::Type{<:SmallSigned}) = 1
reduce_empty(::typeof(mul_prod), ::Type{<:SmallUnsigned}) = UInt(1)
reduce_empty(::typeof(vcat), ::Type{<:AbstractVector{T}}) where {T} = T[]
mapreduce_empty(f, op, ::Type) = _empty_reduce_error()
mapreduce_empty(::typeof(identity), op, ::Type{T}) where {T} = reduce_empty(op, T)
mapreduce_empty(f::Type{T}, op, ::Type) where {T} = reduce_empty(op, T)
mapreduce_empty(::typeof(abs), op, ::Type{T}) where {T} = abs(reduce_empty(op, T))
mapreduce_empty(::typeof(abs2), op, ::Type{T}) where {T} = abs2(reduce_empty(op, T))
mapreduce_empty(::typeof(abs), ::typeof(max), ::Type{T}) where {T} = abs(zero(T))
mapreduce_empty(::typeof(abs2), ::typeof(max), ::Type{T}) where {T} = abs2(zero(T))

_mapreduce_empty_iter(f, op, itr) = _mapreduce_empty_iter(f, op, itr, IteratorEltype(itr))
_mapreduce_empty_iter(f, op, itr, ::HasEltype) = mapreduce_empty(f, op, eltype(itr))
_mapreduce_empty_iter(f, op, itr, ::EltypeUnknown) = _empty_reduce_error()
# A generator over something of known type: reduce by its function.
_mapreduce_empty_iter(f, op, g::Generator, ::EltypeUnknown) =
    mapreduce_empty(_after(f, g.f), op, eltype(g.iter))
_after(f, g) = f ∘ g
_after(f, ::typeof(identity)) = f
_after(::typeof(identity), g) = g
_after(::typeof(identity), ::typeof(identity)) = identity

## folds

# Stands for "no initial value".
struct _NoInit end

"`mapfoldl(f, op, itr; [init])`: like `foldl` over `f(x)`."
mapfoldl(f, op, itr; init=_NoInit()) = _mapfoldl(f, op, init, itr)
function _mapfoldl(f, op, init, itr)
    y = iterate(itr)
    y === nothing && return init
    v = op(init, f(y[1]))
    return _foldl_rest(f, op, v, itr, y[2])
end
function _mapfoldl(f, op, ::_NoInit, itr)
    y = iterate(itr)
    y === nothing && return _mapreduce_empty_iter(f, op, itr)
    v = mapreduce_first(f, op, y[1])
    return _foldl_rest(f, op, v, itr, y[2])
end
@inline function _foldl_rest(f, op, v, itr, state)
    while true
        y = iterate(itr, state)
        y === nothing && break
        v = op(v, f(y[1]))
        state = y[2]
    end
    return v
end
"`foldl(op, itr; [init])`: reduce from left to right."
foldl(op, itr; init=_NoInit()) = _mapfoldl(identity, op, init, itr)

"`mapfoldr(f, op, itr; [init])`: like `foldr` over `f(x)`."
mapfoldr(f, op, itr; init=_NoInit()) = _mapfoldl(f, (x, y) -> op(y, x), init, Iterators.reverse(itr))
"`foldr(op, itr; [init])`: reduce from right to left."
foldr(op, itr; init=_NoInit()) = mapfoldr(identity, op, itr; init=init)

"`mapreduce(f, op, itrs...; [init, dims])`: reduce `f(x)` with `op`."
mapreduce(f, op, itr; init=_NoInit()) = _mapfoldl(f, op, init, itr)
mapreduce(f, op, a, b, more...; kw...) = reduce(op, Generator(f, a, b, more...); kw...)
"`reduce(op, itr; [init])`: reduce with an associative operator."
reduce(op, itr; init=_NoInit()) = mapreduce(identity, op, itr; init=init)
reduce(op, x::Number; init=_NoInit()) = _mapfoldl(identity, op, init, x)

## pairwise reduction of arrays

const _pairwise_block = 1024

_mapreduce_array(f, op, ::_NoInit, a::AbstractArray) = _mapreduce(f, op, IndexStyle(a), a)
_mapreduce_array(f, op, init, a::AbstractArray) = _mapfoldl(f, op, init, a)

function _mapreduce(f, op, ::IndexLinear, a::AbstractArray{T}) where {T}
    n = Int(length(a))
    i = Int(firstindex(a))
    n == 0 && return mapreduce_empty(f, op, T)
    n == 1 && return mapreduce_first(f, op, @inbounds a[i])
    if n < 16
        v = op(f(@inbounds a[i]), f(@inbounds a[i+1]))
        j = i + 2
        last = i + n - 1
        while j <= last
            v = op(v, f(@inbounds a[j]))
            j += 1
        end
        return v
    end
    return _mapreduce_pairwise(f, op, a, i, i + n - 1)
end
_mapreduce(f, op, ::IndexCartesian, a::AbstractArray) = _mapfoldl(f, op, _NoInit(), a)

function _mapreduce_pairwise(f, op, a, lo::Int, hi::Int)
    lo == hi && return mapreduce_first(f, op, @inbounds a[lo])
    hi - lo < _pairwise_block && return _mapreduce_block(f, op, a, lo, hi)
    mid = lo + ((hi - lo) >> 1)
    return op(_mapreduce_pairwise(f, op, a, lo, mid), _mapreduce_pairwise(f, op, a, mid + 1, hi))
end
_mapreduce_block(f, op, a, lo::Int, hi::Int) = _mapreduce_chain(f, op, a, lo, hi)
@inline function _mapreduce_chain(f, op, a, lo::Int, hi::Int)
    v = op(f(@inbounds a[lo]), f(@inbounds a[lo+1]))
    i = lo + 2
    while i <= hi
        v = op(v, f(@inbounds a[i]))
        i += 1
    end
    return v
end

# A block's sum may be taken in any order.
function _mapreduce_block(f, op::Union{typeof(add_sum),typeof(+)}, a, lo::Int, hi::Int)
    v = op(f(@inbounds a[lo]), f(@inbounds a[lo+1]))
    i = lo + 2
    while i <= hi
        v = _any_order(op, v, f(@inbounds a[i]))
        i += 1
    end
    return v
end
_any_order(::typeof(add_sum), x::T, y::T) where {T<:Float32or64} = add_float_fast(x, y)

# Floats are compared as numbers first; NaNs, zeros of both signs, and what the order of comparison could tell, by the rule.
_mapreduce_block(f, op::typeof(max), a::Array{<:Float32or64}, lo::Int, hi::Int) =
    _extreme_float(f, op, (x, y) -> x < y, a, lo, hi)
_mapreduce_block(f, op::typeof(min), a::Array{<:Float32or64}, lo::Int, hi::Int) =
    _extreme_float(f, op, (x, y) -> y < x, a, lo, hi)
@inline function _extreme_float(f, op, loses, a, lo::Int, hi::Int)
    v = f(@inbounds a[lo])
    v isa Float32or64 || return _mapreduce_chain(f, op, a, lo, hi)
    numbers = v == v
    i = lo + 1
    while i <= hi
        x = f(@inbounds a[i])
        v = ifelse(loses(v, x), x, v)
        numbers &= x == x
        i += 1
    end
    numbers && v != 0 && return v
    return _mapreduce_chain(f, op, a, lo, hi)
end

## sum, prod

"`sum([f,] itr; [init, dims])`: sum of the elements (or of `f` of them)."
sum(itr; kw...) = mapreduce(identity, add_sum, itr; kw...)
sum(f, itr; kw...) = mapreduce(f, add_sum, itr; kw...)
sum(itr) = mapreduce(identity, add_sum, itr)
sum(f, itr) = mapreduce(f, add_sum, itr)
"`prod([f,] itr; [init, dims])`: product of the elements (or of `f` of them)."
prod(itr; kw...) = mapreduce(identity, mul_prod, itr; kw...)
prod(f, itr; kw...) = mapreduce(f, mul_prod, itr; kw...)
prod(itr) = mapreduce(identity, mul_prod, itr)
prod(f, itr) = mapreduce(f, mul_prod, itr)

## extrema

# Of floats: a NaN wins over every number, and -0.0 lies before 0.0.
function max(x::T, y::T) where {T<:AbstractFloat}
    (x != x) | (y != y) && return ifelse(x != x, x, y)
    return ifelse((y < x) | ((x == y) & signbit(y) & !signbit(x)), x, y)
end
function min(x::T, y::T) where {T<:AbstractFloat}
    (x != x) | (y != y) && return ifelse(x != x, x, y)
    return ifelse((y < x) | ((x == y) & signbit(y) & !signbit(x)), y, x)
end
minmax(x::T, y::T) where {T<:AbstractFloat} = (min(x, y), max(x, y))

"`maximum([f,] itr; [init, dims])`: largest element (or value of `f`)."
maximum(itr; kw...) = mapreduce(identity, max, itr; kw...)
maximum(f, itr; kw...) = mapreduce(f, max, itr; kw...)
maximum(itr) = mapreduce(identity, max, itr)
maximum(f, itr) = mapreduce(f, max, itr)
"`minimum([f,] itr; [init, dims])`: smallest element (or value of `f`)."
minimum(itr; kw...) = mapreduce(identity, min, itr; kw...)
minimum(f, itr; kw...) = mapreduce(f, min, itr; kw...)
minimum(itr) = mapreduce(identity, min, itr)
minimum(f, itr) = mapreduce(f, min, itr)

"`extrema([f,] itr)`: the smallest and the largest element as a pair."
extrema(itr; kw...) = extrema(identity, itr; kw...)
extrema(f, itr; kw...) = mapreduce(_twice(f), _extrema_op, itr; kw...)
_twice(f) = x -> (y = f(x); (y, y))
_extrema_op(a, b) = (min(a[1], b[1]), max(a[2], b[2]))

"`findmax([f,] itr)`: largest value and its key."
findmax(itr; kw...) = _findmax(identity, itr; kw...)
findmax(f, itr; kw...) = _findmax(f, itr; kw...)
"`findmin([f,] itr)`: smallest value and its key."
findmin(itr; kw...) = _findmin(identity, itr; kw...)
findmin(f, itr; kw...) = _findmin(f, itr; kw...)
findmax(itr) = _findmax(identity, itr)
findmin(itr) = _findmin(identity, itr)
_findmax(f, itr) = _find_best(f, itr, _beats_max)
_findmin(f, itr) = _find_best(f, itr, _beats_min)
# NaN and missing win over every number, the first of equals stays.
_beats_max(x, best) = isless(best, x) && !_is_unordered(best)
_beats_min(x, best) = !_is_unordered(best) && (_is_unordered(x) || isless(x, best))
_is_unordered(x) = false
_is_unordered(x::AbstractFloat) = x != x
_is_unordered(::Missing) = true
function _find_best(f, itr, beats)
    ks = pairs(itr)
    y = iterate(ks)
    y === nothing && throw(ArgumentError("collection must be non-empty"))
    key = y[1][1]
    best = f(y[1][2])
    while true
        y = iterate(ks, y[2])
        y === nothing && break
        x = f(y[1][2])
        if beats(x, best)
            best = x
            key = y[1][1]
        end
    end
    return (best, key)
end
"`argmax(itr)`: key of the largest element; `argmax(f, itr)`: element with the largest `f(x)`."
argmax(itr; kw...) = _findmax(identity, itr; kw...)[2]
argmax(f, itr) = _arg_best(f, itr, _beats_max)
"`argmin(itr)`: key of the smallest element; `argmin(f, itr)`: element with the smallest `f(x)`."
argmin(itr; kw...) = _findmin(identity, itr; kw...)[2]
argmin(f, itr) = _arg_best(f, itr, _beats_min)
function _arg_best(f, itr, beats)
    y = iterate(itr)
    y === nothing && throw(ArgumentError("collection must be non-empty"))
    arg = y[1]
    best = f(arg)
    while true
        y = iterate(itr, y[2])
        y === nothing && break
        x = f(y[1])
        if beats(x, best)
            best = x
            arg = y[1]
        end
    end
    return arg
end

argmax(itr) = _findmax(identity, itr)[2]
argmin(itr) = _findmin(identity, itr)[2]

## any, all, count

"`any([p,] itr)`: whether some element (or `p` of it) is true."
any(itr) = _any(identity, itr)
any(f, itr) = _any(f, itr)
function _any(f, itr)
    any_missing = false
    for x in itr
        v = f(x)
        if v === missing
            any_missing = true
        elseif v
            return true
        end
    end
    return any_missing ? missing : false
end
"`all([p,] itr)`: whether all elements (or `p` of them) are true."
all(itr) = _all(identity, itr)
all(f, itr) = _all(f, itr)
function _all(f, itr)
    any_missing = false
    for x in itr
        v = f(x)
        if v === missing
            any_missing = true
        elseif v
            continue
        else
            return false
        end
    end
    return any_missing ? missing : true
end
"`count([p,] itr; init=0)`: number of elements that are true (or for which `p` is)."
count(itr; kw...) = count(identity, itr; kw...)
count(f, itr; init=0, dims=:) = _count_dims(f, itr, dims, init)
count(itr) = _count(identity, itr, 0)
count(f, itr) = _count(f, itr, 0)
_count_dims(f, itr, ::Colon, init) = _count(f, itr, init)
_count_dims(f, a::AbstractArray, ::Colon, init) = _count(f, a, init)
_count_dims(f, a::AbstractArray, dims, init) = sum(_bool_of(f), a; dims=dims, init=init)
_bool_of(f) = x -> f(x)::Bool
# By index, where elements follow each other.
function _count(f, a::Array, init)
    n = init
    i = 1
    while i <= length(a)
        n += f(a[i])::Bool
        i += 1
    end
    return n
end
function _count(f, itr, init)
    n = init
    for x in itr
        n += f(x)::Bool
    end
    return n
end
