# Iterators over iterators: Iterators.product, flatten and flatmap.

## product

struct ProductIterator{T<:Tuple}
    iterators::T
end
"`product(iters...)`: all combinations, the first iterator varies fastest."
product(iters...) = ProductIterator(iters)
_product_size(::Type{Tuple{}}) = HasShape{0}()
function _product_size(::Type{T}) where {T}
    s = HasShape{0}()
    for i in 1:Core._fieldcount(T)
        s = _cross_size(s, IteratorSize(fieldtype(T, i)))
    end
    return s
end
_product_size(::Type{Tuple{A,B}}) where {A,B} = _cross_size(_cross_size(HasShape{0}(), IteratorSize(A)), IteratorSize(B))
_cross_size(::HasShape{M}, ::HasShape{N}) where {M,N} = HasShape{M + N}()
_cross_size(::HasShape{M}, ::HasLength) where {M} = HasShape{M + 1}()
_cross_size(::SizeUnknown, b) = SizeUnknown()
_cross_size(::IsInfinite, b) = IsInfinite()
_cross_size(::HasShape, ::SizeUnknown) = SizeUnknown()
_cross_size(::HasShape, ::IsInfinite) = IsInfinite()
IteratorSize(::Type{ProductIterator{T}}) where {T} = _product_size(T)
IteratorEltype(::Type{ProductIterator{T}}) where {T} = _zip_eltype_trait(T)
eltype(::Type{ProductIterator{T}}) where {T} = _zip_eltype(T)
eltype(::Type{ProductIterator{Tuple{}}}) = Tuple{}
size(p::ProductIterator) = Base.map(length, axes(p))
axes(p::ProductIterator) = _product_axes(p.iterators)
_product_axes(::Tuple{}) = ()
_product_axes(is::Tuple) = (_axes_of(is[1], IteratorSize(is[1]))..., _product_axes(tail(is))...)
_axes_of(i, ::HasShape) = axes(i)
_axes_of(i, ::HasLength) = (OneTo(Int(length(i))),)
_axes_of(i, ::IteratorSize) =
    throw(ArgumentError("Cannot compute size for object of type $(typeof(i))"))
ndims(p::ProductIterator) = length(axes(p))
length(p::ProductIterator) = _product_length(p.iterators)
_product_length(::Tuple{}) = 1
_product_length(is::Tuple) = length(is[1]) * _product_length(tail(is))

@inline function iterate(p::ProductIterator)
    s = _product_start(p.iterators)
    s === nothing && return nothing
    return (s[1], s)
end
@inline function iterate(p::ProductIterator, s)
    t = _product_next(p.iterators, s[1], s[2])
    t === nothing && return nothing
    return (t[1], t)
end
# A state is the tuple of current values and the tuple of states.
_product_start(::Tuple{}) = ((), ())
@inline function _product_start(is::Tuple)
    y = iterate(is[1])
    y === nothing && return nothing
    r = _product_start(tail(is))
    r === nothing && return nothing
    return ((y[1], r[1]...), (y[2], r[2]...))
end
_product_next(::Tuple{}, ::Tuple{}, ::Tuple{}) = nothing
@inline function _product_next(is::Tuple, values::Tuple, states::Tuple)
    y = iterate(is[1], states[1])
    y === nothing || return ((y[1], tail(values)...), (y[2], tail(states)...))
    r = _product_next(tail(is), tail(values), tail(states))
    r === nothing && return nothing
    z = iterate(is[1])
    z === nothing && return nothing
    return ((z[1], r[1]...), (z[2], r[2]...))
end
reverse(p::ProductIterator) = ProductIterator(Base.map(reverse, p.iterators))
last(p::ProductIterator) = Base.map(last, p.iterators)

## flatten

struct Flatten{I}
    it::I
end
"`flatten(itr)`: the elements of the elements of `itr`."
flatten(itr) = Flatten(itr)
eltype(::Type{Flatten{I}}) where {I} = eltype(eltype(I))
eltype(::Type{Flatten{I}}) where {I<:Tuple} =
    promote_typejoin(ntuple(i -> eltype(fieldtype(I, i)), Core._fieldcount(I))...)
eltype(::Type{Flatten{Tuple{}}}) = Union{}
IteratorEltype(::Type{Flatten{I}}) where {I} = _flatten_trait(I, IteratorEltype(I))
IteratorEltype(::Type{Flatten{I}}) where {I<:Tuple} = EltypeUnknown()
_flatten_trait(::Type{I}, ::EltypeUnknown) where {I} = EltypeUnknown()
_flatten_trait(::Type{I}, ::HasEltype) where {I} = IteratorEltype(eltype(I))
# The length is known where every inner iterator has the same, which its type tells.
IteratorSize(::Type{Flatten{I}}) where {I} = _flatten_size(IteratorSize(I), _inner_length(eltype(I)))
_flatten_size(::Union{HasLength,HasShape}, ::Int) = HasLength()
_flatten_size(::IsInfinite, ::Int) = IsInfinite()
_flatten_size(::IteratorSize, _) = SizeUnknown()
_inner_length(::Type) = nothing
_inner_length(::Type{Union{}}) = nothing
_inner_length(::Type{<:Tuple{Vararg{Any,N}}}) where {N} = N
_inner_length(::Type{<:Union{Number,AbstractChar}}) = 1
length(f::Flatten{I}) where {I} = _flatten_length(f, _inner_length(eltype(I)))
_flatten_length(f::Flatten, n::Int) = n * length(f.it)
_flatten_length(f::Flatten, ::Nothing) = throw(ArgumentError(
    "Iterates of the argument to Flatten are not known to have constant length"))
@inline function iterate(f::Flatten)
    y = iterate(f.it)
    while y !== nothing
        z = iterate(y[1])
        z === nothing || return (z[1], (y[2], y[1], z[2]))
        y = iterate(f.it, y[2])
    end
    return nothing
end
@inline function iterate(f::Flatten, state)
    z = iterate(state[2], state[3])
    z === nothing || return (z[1], (state[1], state[2], z[2]))
    y = iterate(f.it, state[1])
    while y !== nothing
        w = iterate(y[1])
        w === nothing || return (w[1], (y[2], y[1], w[2]))
        y = iterate(f.it, y[2])
    end
    return nothing
end
reverse(f::Flatten) = Flatten(Generator(reverse, reverse(f.it)))
"`flatmap(f, itrs...)`: the elements of `f` of the elements."
flatmap(f, itrs...) = flatten(map(f, itrs...))
