# Lazy iterators: module Iterators. The ones that Base exports are brought out at the end.

export enumerate, zip, pairs, only, peek, Iterators

"`peek(s)`: the next item of a stream or stateful iterator, which stays there."
function peek end
"`isdone(itr)`: whether nothing remains."
function isdone end

"Lazy iterators."
baremodule Iterators

using Core
using ..Base
import ..Base: iterate, length, size, axes, ndims, eltype, isempty, first, last,
    IteratorSize, IteratorEltype, HasLength, HasShape, SizeUnknown, IsInfinite,
    HasEltype, EltypeUnknown, tail, Generator, _NoInit, popfirst!, peek, isdone,
    promote_typejoin, reduce_first, OneTo, CartesianIndices

export enumerate, zip, rest, countfrom, take, drop, takewhile, dropwhile, cycle, repeated,
    product, flatten, flatmap, partition, nth

## enumerate

struct Enumerate{I}
    itr::I
end
"`enumerate(itr)`: pairs `(i, x)` with a counter from 1."
enumerate(itr) = Enumerate(itr)
length(e::Enumerate) = length(e.itr)
size(e::Enumerate) = size(e.itr)
axes(e::Enumerate) = axes(e.itr)
@inline function iterate(e::Enumerate)
    y = iterate(e.itr)
    y === nothing && return nothing
    return ((1, y[1]), (2, y[2]))
end
@inline function iterate(e::Enumerate, state)
    y = iterate(e.itr, state[2])
    y === nothing && return nothing
    i = state[1]
    return ((i, y[1]), (i + 1, y[2]))
end
last(e::Enumerate) = (length(e.itr), last(e.itr))
eltype(::Type{Enumerate{I}}) where {I} = Tuple{Int,eltype(I)}
IteratorSize(::Type{Enumerate{I}}) where {I} = IteratorSize(I)
IteratorEltype(::Type{Enumerate{I}}) where {I} = IteratorEltype(I)

## zip

struct Zip{Is<:Tuple}
    is::Is
end
"`zip(iters...)`: tuples of the elements of several iterators in step."
zip(as...) = Zip(as)
length(z::Zip) = _zip_length(z.is)
_zip_length(::Tuple{}) = throw(ArgumentError("iterator is of undefined length"))
_zip_length(is::Tuple{Any}) = length(is[1])
function _zip_length(is::Tuple)
    IteratorSize(is[1]) isa IsInfinite && return _zip_length(tail(is))
    _all_infinite(tail(is)) && return length(is[1])
    return min(length(is[1]), _zip_length(tail(is)))
end
_all_infinite(::Tuple{}) = true
_all_infinite(is::Tuple) = IteratorSize(is[1]) isa IsInfinite && _all_infinite(tail(is))
size(z::Zip) = Base.map(length, axes(z))
axes(z::Zip) = _zip_axes(z.is)
_zip_axes(is::Tuple{Any}) = axes(is[1])
function _zip_axes(is::Tuple)
    IteratorSize(is[1]) isa IsInfinite && return _zip_axes(tail(is))
    _all_infinite(tail(is)) && return axes(is[1])
    a = axes(is[1])
    b = _zip_axes(tail(is))
    a isa Tuple{OneTo} && b isa Tuple{OneTo} && return (OneTo(min(length(a[1]), length(b[1]))),)
    a == b || throw(DimensionMismatch("dimensions must match: a has dims $a, b has dims $b"))
    return a
end
eltype(::Type{Zip{Is}}) where {Is} = _zip_eltype(Is)
_zip_eltype(::Type{Tuple{A}}) where {A} = Tuple{eltype(A)}
_zip_eltype(::Type{Tuple{A,B}}) where {A,B} = Tuple{eltype(A),eltype(B)}
_zip_eltype(::Type{Tuple{A,B,C}}) where {A,B,C} = Tuple{eltype(A),eltype(B),eltype(C)}
_zip_eltype(::Type{Is}) where {Is} =
    Tuple{ntuple(i -> eltype(fieldtype(Is, i)), Core._fieldcount(Is))...}

@inline iterate(z::Zip{Tuple{}}) = ((), ())
@inline iterate(z::Zip{Tuple{}}, state) = ((), ())
@inline function iterate(z::Zip{Tuple{A}}) where {A}
    y = iterate(z.is[1])
    y === nothing && return nothing
    return ((y[1],), (y[2],))
end
@inline function iterate(z::Zip{Tuple{A}}, state) where {A}
    y = iterate(z.is[1], state[1])
    y === nothing && return nothing
    return ((y[1],), (y[2],))
end
@inline function iterate(z::Zip{Tuple{A,B}}) where {A,B}
    x = iterate(z.is[1])
    x === nothing && return nothing
    y = iterate(z.is[2])
    y === nothing && return nothing
    return ((x[1], y[1]), (x[2], y[2]))
end
@inline function iterate(z::Zip{Tuple{A,B}}, state) where {A,B}
    x = iterate(z.is[1], state[1])
    x === nothing && return nothing
    y = iterate(z.is[2], state[2])
    y === nothing && return nothing
    return ((x[1], y[1]), (x[2], y[2]))
end
@inline function iterate(z::Zip)
    r = _zip_start(z.is)
    r === nothing && return nothing
    return r
end
@inline iterate(z::Zip, state) = _zip_next(z.is, state)
_zip_start(::Tuple{}) = ((), ())
@inline function _zip_start(is::Tuple)
    y = iterate(is[1])
    y === nothing && return nothing
    r = _zip_start(tail(is))
    r === nothing && return nothing
    return ((y[1], r[1]...), (y[2], r[2]...))
end
_zip_next(::Tuple{}, ::Tuple{}) = ((), ())
@inline function _zip_next(is::Tuple, state::Tuple)
    y = iterate(is[1], state[1])
    y === nothing && return nothing
    r = _zip_next(tail(is), tail(state))
    r === nothing && return nothing
    return ((y[1], r[1]...), (y[2], r[2]...))
end
last(z::Zip) = _zip_last(z)
_zip_last(z) = Base.map(i -> _nth_of(i, length(z)), z.is)
_nth_of(itr, n) = first(drop(itr, n - 1))

IteratorSize(::Type{Zip{Is}}) where {Is} = _zip_size(Is)
_zip_size(::Type{Tuple{}}) = IsInfinite()
_zip_size(::Type{Tuple{A}}) where {A} = IteratorSize(A)
_zip_size(::Type{Tuple{A,B}}) where {A,B} = _join_size(IteratorSize(A), IteratorSize(B))
function _zip_size(::Type{Is}) where {Is}
    n = Core._fieldcount(Is)
    s = IteratorSize(fieldtype(Is, n))
    while n > 1
        n -= 1
        s = _join_size(IteratorSize(fieldtype(Is, n)), s)
    end
    return s
end
_join_size(::IsInfinite, ::IsInfinite) = IsInfinite()
_join_size(a::IteratorSize, ::IsInfinite) = a
_join_size(::IsInfinite, b::IteratorSize) = b
_join_size(::HasShape{N}, ::HasShape{N}) where {N} = HasShape{N}()
_join_size(::Union{HasLength,HasShape}, ::Union{HasLength,HasShape}) = HasLength()
_join_size(::IteratorSize, ::IteratorSize) = SizeUnknown()
IteratorEltype(::Type{Zip{Is}}) where {Is} = _zip_eltype_trait(Is)
_zip_eltype_trait(::Type{Tuple{}}) = HasEltype()
_zip_eltype_trait(::Type{Tuple{A,B}}) where {A,B} =
    _join_eltype(IteratorEltype(A), IteratorEltype(B))
function _zip_eltype_trait(::Type{Is}) where {Is}
    for i in 1:Core._fieldcount(Is)
        IteratorEltype(fieldtype(Is, i)) isa EltypeUnknown && return EltypeUnknown()
    end
    return HasEltype()
end
_join_eltype(::HasEltype, ::HasEltype) = HasEltype()
_join_eltype(::IteratorEltype, ::IteratorEltype) = EltypeUnknown()

## filter, map

struct Filter{F,I}
    flt::F
    itr::I
end
"`Iterators.filter(f, itr)`: the elements for which `f` is true."
filter(f, itr) = Filter(f, itr)
@inline function iterate(g::Filter)
    y = iterate(g.itr)
    while y !== nothing
        g.flt(y[1]) && return y
        y = iterate(g.itr, y[2])
    end
    return nothing
end
@inline function iterate(g::Filter, state)
    y = iterate(g.itr, state)
    while y !== nothing
        g.flt(y[1]) && return y
        y = iterate(g.itr, y[2])
    end
    return nothing
end
eltype(::Type{Filter{F,I}}) where {F,I} = eltype(I)
IteratorEltype(::Type{Filter{F,I}}) where {F,I} = IteratorEltype(I)
IteratorSize(::Type{<:Filter}) = SizeUnknown()
reverse(f::Filter) = Filter(f.flt, reverse(f.itr))

"`Iterators.map(f, itrs...)`: lazy map."
map(f, a) = Generator(f, a)
map(f, a, b, more...) = Generator(f, a, b, more...)

## rest, peel, nth

struct Rest{I,S}
    itr::I
    st::S
end
"`rest(itr, state)`: what remains of `itr` from `state` on."
rest(itr, state) = Rest(itr, state)
rest(itr) = itr
rest(r::Rest, state) = Rest(r.itr, state)
"`Iterators.peel(itr)`: the first element and an iterator over the others."
function peel(itr)
    y = iterate(itr)
    y === nothing && return nothing
    return (y[1], Rest(itr, y[2]))
end
iterate(r::Rest, st=r.st) = iterate(r.itr, st)
eltype(::Type{<:Rest{I}}) where {I} = eltype(I)
IteratorEltype(::Type{<:Rest{I}}) where {I} = IteratorEltype(I)
IteratorSize(::Type{<:Rest{I}}) where {I} =
    IteratorSize(I) isa IsInfinite ? IsInfinite() : SizeUnknown()

"`nth(itr, n)`: the `n`th element."
function nth(itr, n::Integer)
    n > 0 || throw(ArgumentError("n must be positive."))
    y = iterate(drop(itr, n - 1))
    y === nothing && throw(BoundsError(itr, n))
    return y[1]
end

"`only(x)`: the one element of a collection that has no other."
function only(x)
    y = iterate(x)
    y === nothing && throw(ArgumentError("Collection is empty, must contain exactly 1 element"))
    iterate(x, y[2]) === nothing ||
        throw(ArgumentError("Collection has multiple elements, must contain exactly 1 element"))
    return y[1]
end

## countfrom

struct Count{T,S}
    start::T
    step::S
end
"`countfrom(start=1, step=1)`: counts forever."
countfrom() = Count(1, 1)
countfrom(start) = Count(start, oneunit(start))
countfrom(start, step) = Count(start, step)
eltype(::Type{Count{T,S}}) where {T,S} = promote_type(T, S)
iterate(c::Count, x=c.start) = (x, x + c.step)
IteratorSize(::Type{<:Count}) = IsInfinite()

## take, drop

struct Take{I}
    xs::I
    n::Int
    function Take(xs::I, n::Integer) where {I}
        n < 0 && throw(ArgumentError("Take length must be non-negative"))
        return new{I}(xs, n)
    end
end
"`take(itr, n)`: at most the first `n` elements."
take(xs, n::Integer) = Take(xs, Int(n))
take(t::Take, n::Integer) = Take(t.xs, min(Int(n), t.n))
eltype(::Type{Take{I}}) where {I} = eltype(I)
IteratorEltype(::Type{Take{I}}) where {I} = IteratorEltype(I)
IteratorSize(::Type{Take{I}}) where {I} = _take_size(IteratorSize(I))
_take_size(::SizeUnknown) = SizeUnknown()
_take_size(::IteratorSize) = HasLength()
length(t::Take) = _take_length(t, IteratorSize(t.xs))
_take_length(t, ::IsInfinite) = t.n
_take_length(t, ::IteratorSize) = min(t.n, length(t.xs))
@inline function iterate(t::Take)
    t.n <= 0 && return nothing
    y = iterate(t.xs)
    y === nothing && return nothing
    return (y[1], (t.n - 1, y[2]))
end
@inline function iterate(t::Take, state)
    state[1] <= 0 && return nothing
    y = iterate(t.xs, state[2])
    y === nothing && return nothing
    return (y[1], (state[1] - 1, y[2]))
end

struct Drop{I}
    xs::I
    n::Int
    function Drop(xs::I, n::Integer) where {I}
        n < 0 && throw(ArgumentError("Drop length must be non-negative"))
        return new{I}(xs, n)
    end
end
"`drop(itr, n)`: all but the first `n` elements."
drop(xs, n::Integer) = Drop(xs, Int(n))
drop(d::Drop, n::Integer) = Drop(d.xs, Int(n) + d.n)
drop(t::Take, n::Integer) = Take(drop(t.xs, n), max(0, t.n - Int(n)))
eltype(::Type{Drop{I}}) where {I} = eltype(I)
IteratorEltype(::Type{Drop{I}}) where {I} = IteratorEltype(I)
IteratorSize(::Type{Drop{I}}) where {I} = _drop_size(IteratorSize(I))
_drop_size(::SizeUnknown) = SizeUnknown()
_drop_size(::IsInfinite) = IsInfinite()
_drop_size(::IteratorSize) = HasLength()
length(d::Drop) = max(0, length(d.xs) - d.n)
function iterate(d::Drop)
    y = iterate(d.xs)
    for i in 1:d.n
        y === nothing && return nothing
        y = iterate(d.xs, y[2])
    end
    return y
end
iterate(d::Drop, state) = iterate(d.xs, state)

struct TakeWhile{P,I}
    pred::P
    xs::I
end
"`takewhile(pred, itr)`: elements up to the first for which `pred` is false."
takewhile(pred, xs) = TakeWhile(pred, xs)
function iterate(t::TakeWhile)
    y = iterate(t.xs)
    y === nothing && return nothing
    return t.pred(y[1]) ? y : nothing
end
function iterate(t::TakeWhile, state)
    y = iterate(t.xs, state)
    y === nothing && return nothing
    return t.pred(y[1]) ? y : nothing
end
eltype(::Type{TakeWhile{P,I}}) where {P,I} = eltype(I)
IteratorSize(::Type{<:TakeWhile}) = SizeUnknown()
IteratorEltype(::Type{TakeWhile{P,I}}) where {P,I} = IteratorEltype(I)

struct DropWhile{P,I}
    pred::P
    xs::I
end
"`dropwhile(pred, itr)`: elements from the first for which `pred` is false."
dropwhile(pred, xs) = DropWhile(pred, xs)
function iterate(d::DropWhile)
    y = iterate(d.xs)
    while y !== nothing
        d.pred(y[1]) || return y
        y = iterate(d.xs, y[2])
    end
    return nothing
end
iterate(d::DropWhile, state) = iterate(d.xs, state)
eltype(::Type{DropWhile{P,I}}) where {P,I} = eltype(I)
IteratorSize(::Type{<:DropWhile}) = SizeUnknown()
IteratorEltype(::Type{DropWhile{P,I}}) where {P,I} = IteratorEltype(I)

## cycle, repeated

struct Cycle{I}
    xs::I
end
"`cycle(itr[, n])`: repeats `itr` forever, or `n` times."
cycle(xs) = Cycle(xs)
cycle(xs, n::Integer) = flatten(repeated(xs, n))
eltype(::Type{Cycle{I}}) where {I} = eltype(I)
IteratorEltype(::Type{Cycle{I}}) where {I} = IteratorEltype(I)
IteratorSize(::Type{<:Cycle}) = IsInfinite()
iterate(c::Cycle) = iterate(c.xs)
function iterate(c::Cycle, state)
    y = iterate(c.xs, state)
    y === nothing && return iterate(c.xs)
    return y
end
isempty(c::Cycle) = isempty(c.xs)

struct Repeated{T}
    x::T
end
"`repeated(x[, n])`: `x` forever, or `n` times."
repeated(x) = Repeated(x)
repeated(x, n::Integer) = take(repeated(x), n)
eltype(::Type{Repeated{T}}) where {T} = T
iterate(r::Repeated) = (r.x, nothing)
iterate(r::Repeated, ::Nothing) = (r.x, nothing)
IteratorSize(::Type{<:Repeated}) = IsInfinite()

include("iterators_nested.jl")

## partition

struct PartitionIterator{T}
    c::T
    n::Int
end
"`partition(itr, n)`: `itr` in pieces of `n` elements."
function partition(c, n::Integer)
    n < 1 && throw(ArgumentError("cannot create partitions of length $n"))
    return PartitionIterator(c, Int(n))
end
eltype(::Type{PartitionIterator{T}}) where {T} = Vector{eltype(T)}
eltype(::Type{PartitionIterator{T}}) where {T<:AbstractRange} = T
eltype(::Type{PartitionIterator{T}}) where {T<:Vector} = SubArray{eltype(T),1,T,Tuple{UnitRange{Int}},true}
IteratorEltype(::Type{PartitionIterator{T}}) where {T<:Vector} = HasEltype()
IteratorEltype(::Type{<:PartitionIterator{T}}) where {T} = EltypeUnknown()
IteratorSize(::Type{PartitionIterator{T}}) where {T} = _drop_size(IteratorSize(T))
length(p::PartitionIterator) = cld(length(p.c), p.n)
function iterate(p::PartitionIterator{<:AbstractVector}, i=firstindex(p.c))
    i > lastindex(p.c) && return nothing
    j = min(i + p.n - 1, lastindex(p.c))
    return (_piece(p.c, i:j), j + 1)
end
_piece(v::AbstractVector, r) = Base.view(v, r)
_piece(v::AbstractRange, r) = v[r]
function iterate(p::PartitionIterator)
    y = iterate(p.c)
    y === nothing && return nothing
    return _fill_partition(p, y)
end
function iterate(p::PartitionIterator, state)
    state === nothing && return nothing
    y = iterate(p.c, state[1])
    y === nothing && return nothing
    return _fill_partition(p, y)
end
function _fill_partition(p, y)
    v = Vector{eltype(p.c)}()
    while true
        Base.push!(v, y[1])
        state = y[2]
        length(v) == p.n && return (v, (state,))
        y = iterate(p.c, state)
        y === nothing && return (v, nothing)
    end
end

## accumulate

struct Accumulate{F,I,T}
    f::F
    itr::I
    init::T
end
"`Iterators.accumulate(f, itr; [init])`: the partial results of a left fold."
accumulate(f, itr; init=_NoInit()) = Accumulate(f, itr, init)
function iterate(a::Accumulate)
    y = iterate(a.itr)
    y === nothing && return nothing
    v = a.init isa _NoInit ? reduce_first(a.f, y[1]) : a.f(a.init, y[1])
    return (v, (v, y[2]))
end
function iterate(a::Accumulate, state)
    y = iterate(a.itr, state[2])
    y === nothing && return nothing
    v = a.f(state[1], y[1])
    return (v, (v, y[2]))
end
length(a::Accumulate) = length(a.itr)
size(a::Accumulate) = size(a.itr)
axes(a::Accumulate) = axes(a.itr)
IteratorSize(::Type{<:Accumulate{F,I}}) where {F,I} = IteratorSize(I)
IteratorEltype(::Type{<:Accumulate}) = EltypeUnknown()

## reverse

struct Reverse{T}
    itr::T
end
"`Iterators.reverse(itr)`: the elements from the last to the first."
reverse(itr) = Reverse(itr)
reverse(r::Reverse) = r.itr
reverse(r::AbstractRange) = Base.reverse(r)
reverse(t::Tuple) = Base.reverse(t)
reverse(g::Generator) = Generator(g.f, reverse(g.iter))
reverse(e::Enumerate) = Zip((length(e):-1:1, reverse(e.itr)))
reverse(z::Zip) = Zip(Base.map(reverse, z.is))
eltype(::Type{Reverse{T}}) where {T} = eltype(T)
IteratorSize(::Type{Reverse{T}}) where {T} = IteratorSize(T)
IteratorEltype(::Type{Reverse{T}}) where {T} = IteratorEltype(T)
length(r::Reverse) = length(r.itr)
size(r::Reverse) = size(r.itr)
axes(r::Reverse) = axes(r.itr)
last(r::Reverse) = first(r.itr)
first(r::Reverse) = last(r.itr)
function iterate(r::Reverse{<:AbstractArray})
    inds = eachindex(r.itr)
    return iterate(r, _backwards(inds))
end
_backwards(r::AbstractRange) = (Base.reverse(r),)
_backwards(c) = (CartesianIndices(Base.map(Base.reverse, c.indices)),)
function iterate(r::Reverse{<:AbstractArray}, state)
    y = length(state) == 1 ? iterate(state[1]) : iterate(state[1], state[2])
    y === nothing && return nothing
    return (@inbounds(r.itr[y[1]]), (state[1], y[2]))
end
function iterate(r::Reverse{<:AbstractString}, i=lastindex(r.itr))
    i < firstindex(r.itr) && return nothing
    return (r.itr[i], Base.prevind(r.itr, i))
end
function iterate(r::Reverse)
    v = Base.collect(r.itr)
    return iterate(r, (v, length(v)))
end
function iterate(r::Reverse, state)
    state[2] < 1 && return nothing
    return (state[1][state[2]], (state[1], state[2] - 1))
end

include("iterators_stateful.jl")

"The type that inference finds for what `iterate` gives for an iterator of type `T`."
function approx_iter_type(T)
    first_step = Core._return_type(iterate, Tuple{T})
    first_step <: Union{Nothing, Tuple{Any, Any}} || return Any
    first_step <: Union{} && return Union{}
    next_step = Core._return_type(_next_step, Tuple{T, first_step})
    return next_step <: first_step ? first_step : Any
end
_next_step(itr, valstate::Union{Nothing, Tuple{Any, Any}}) = valstate === nothing ? nothing : iterate(itr, valstate[2])

end # module Iterators

using .Iterators: enumerate, zip, only, Flatten, Filter, ProductIterator, product, flatten
