# Generators, the traits of iterators, and `collect`.

export collect

"`Generator(f, iter)`: gives `f(x)` for each `x` of `iter`."
struct Generator{I,F}
    f::F
    iter::I
end
Generator(::Type{T}, iter::I) where {T,I} = Generator{I,Type{T}}(T, iter)
Generator(f, a, b, more...) = Generator(xs -> f(xs...), Iterators.zip(a, b, more...))

@inline function iterate(g::Generator)
    y = iterate(g.iter)
    y === nothing && return nothing
    return (g.f(y[1]), y[2])
end
@inline function iterate(g::Generator, state)
    y = iterate(g.iter, state)
    y === nothing && return nothing
    return (g.f(y[1]), y[2])
end
length(g::Generator) = length(g.iter)
size(g::Generator) = size(g.iter)
axes(g::Generator) = axes(g.iter)
ndims(g::Generator) = ndims(g.iter)
isempty(g::Generator) = isempty(g.iter)
keys(g::Generator) = keys(g.iter)
last(g::Generator) = g.f(last(g.iter))
first(g::Generator) = g.f(first(g.iter))

## traits

IteratorSize(x) = IteratorSize(typeof(x))
IteratorSize(::Type) = HasLength()
IteratorSize(::Type{Union{}}) = HasLength()
IteratorSize(::Type{Any}) = SizeUnknown()
IteratorSize(::Type{<:AbstractArray{T,N}}) where {T,N} = HasShape{N}()
IteratorSize(::Type{Generator{I,F}}) where {I,F} = IteratorSize(I)
IteratorSize(::Type{<:Tuple}) = HasLength()
IteratorSize(::Type{<:Number}) = HasShape{0}()

IteratorEltype(x) = IteratorEltype(typeof(x))
IteratorEltype(::Type) = HasEltype()
IteratorEltype(::Type{Union{}}) = HasEltype()
IteratorEltype(::Type{Any}) = EltypeUnknown()
IteratorEltype(::Type{<:Generator}) = EltypeUnknown()

_has_length(itr) = _has_length(IteratorSize(itr))
_has_length(::IteratorSize) = false
_has_length(::HasLength) = true
_has_length(::HasShape) = true

function isempty(itr)
    return iterate(itr) === nothing
end

## collect

"`collect([T,] itr)`: array of all elements of `itr`."
collect(itr) = _collect(IteratorSize(itr), IteratorEltype(itr), itr)
collect(a::Array) = copy(a)
collect(a::AbstractArray{T,N}) where {T,N} = copyto!(Array{T,N}(undef, size(a)), a)
collect(::Type{T}, a::AbstractArray{S,N}) where {T,S,N} = copyto!(Array{T,N}(undef, size(a)), a)
collect(::Type{T}, itr) where {T} = _collect_as(T, itr, IteratorSize(itr))

function _collect_as(::Type{T}, itr, ::HasLength) where {T}
    n = Int(length(itr))
    a = Array{T,1}(undef, n)
    i = 0
    for x in itr
        i += 1
        a[i] = x
    end
    return i == n ? a : resize!(a, i)
end
function _collect_as(::Type{T}, itr, ::HasShape{N}) where {T,N}
    a = Array{T,N}(undef, map(length, axes(itr)))
    i = 0
    for x in itr
        i += 1
        a[i] = x
    end
    return a
end
function _collect_as(::Type{T}, itr, ::SizeUnknown) where {T}
    a = Array{T,1}(undef, 0)
    for x in itr
        push!(a, x)
    end
    return a
end
_collect_as(::Type{T}, itr, ::IsInfinite) where {T} =
    throw(ArgumentError("cannot collect an infinite iterator"))

_collect(size, ::HasEltype, itr) = _collect_as(eltype(itr), itr, size)
_collect(::IsInfinite, ::HasEltype, itr) = throw(ArgumentError("cannot collect an infinite iterator"))
_collect(::IsInfinite, ::EltypeUnknown, itr) = throw(ArgumentError("cannot collect an infinite iterator"))

# The element type follows the values: begin with the type of the first one and
# widen when one does not fit. An empty iterator falls back on what inference knows.
_collect(::SizeUnknown, ::EltypeUnknown, itr) = _collect_growing(itr)
_collect(::HasLength, ::EltypeUnknown, itr) = _collect_sized(itr, (Int(length(itr)),))
_collect(::HasShape{N}, ::EltypeUnknown, itr) where {N} = _collect_sized(itr, to_shape(axes(itr)))

_empty_eltype(itr) = _default_eltype(typeof(itr))
function _default_eltype(::Type{I}) where {I}
    T = Core._return_type(_first_value, Tuple{I})
    return T === Union{} ? Any : T
end
function _default_eltype(::Type{Generator{I,F}}) where {I,F}
    T = Core._return_type(_first_value, Tuple{Generator{I,F}})
    return T
end
function _first_value(itr)
    y = iterate(itr)
    y === nothing && throw(ArgumentError("collection must be non-empty"))
    return y[1]
end

# Over axes that do not begin at 1: an array with these axes, where their type has one.
function _collect_sized(itr, axes::Tuple)
    flat = _collect_growing(itr)
    return copyto!(similar(Array{eltype(flat)}, axes), flat)
end
function _collect_sized(itr, dims::Dims{N}) where {N}
    y = iterate(itr)
    if y === nothing
        T = _empty_eltype(itr)
        return Array{T,N}(undef, dims)
    end
    x = y[1]
    a = Array{typeof(x),N}(undef, dims)
    a[1] = x
    return _collect_to!(a, itr, 2, y[2])
end
function _collect_to!(a::Array{T}, itr, i::Int, state) where {T}
    while true
        y = iterate(itr, state)
        y === nothing && break
        x = y[1]
        if x isa T
            a[i] = x
            i += 1
            state = y[2]
        else
            b = _widened(a, x, i)
            @inbounds b[i] = x
            return _collect_to!(b, itr, i + 1, y[2])
        end
    end
    return a
end
# Copy of the first `i - 1` elements with room for `x`.
@noinline function _widened(a::Array{T,N}, x::S, i::Int) where {T,N,S}
    b = Array{promote_typejoin(T, S),N}(undef, size(a))
    for k in 1:i-1
        isassigned(a, k) && (@inbounds b[k] = a[k])
    end
    return b
end

function _collect_growing(itr)
    y = iterate(itr)
    if y === nothing
        T = _empty_eltype(itr)
        return Array{T,1}(undef, 0)
    end
    x = y[1]
    a = Array{typeof(x),1}(undef, 1)
    @inbounds a[1] = x
    return _grow_to!(a, itr, y[2])
end
function _grow_to!(a::Array{T,1}, itr, state) where {T}
    while true
        y = iterate(itr, state)
        y === nothing && break
        x = y[1]
        if x isa T
            push!(a, x)
            state = y[2]
        else
            b = _widened(a, x, length(a) + 1)
            push!(b, x)
            return _grow_to!(b, itr, y[2])
        end
    end
    return a
end

## conversion of other iterables

(::Type{Array{T,1}})(itr::Generator) where {T} = collect(T, itr)
(::Type{Array{T,1} where T})(itr::Union{Tuple,Generator}) = collect(itr)
(::Type{Array{T,1}})(itr::Tuple) where {T} = collect(T, itr)
