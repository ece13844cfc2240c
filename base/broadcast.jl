# Broadcasting: `f.(a, b)` builds a tree of `Broadcasted` values, which one loop
# evaluates. Styles decide the container of the result; users add their own.

export broadcast, broadcast!, Broadcast

"How the arguments of a broadcast combine; a type names its own by `BroadcastStyle(T)`."
abstract type BroadcastStyle end
struct Unknown <: BroadcastStyle end
"`Style{C}()`: broadcasting in which all arguments are scalars or `C`s."
struct Style{T} <: BroadcastStyle end
"Broadcasting that gives an array."
abstract type AbstractArrayStyle{N} <: BroadcastStyle end
"`ArrayStyle{A}()`: the style of the array type `A`."
struct ArrayStyle{A} <: AbstractArrayStyle{Any} end
ArrayStyle{A}(::Val) where {A} = ArrayStyle{A}()
"`DefaultArrayStyle{N}()`: broadcasting of ordinary arrays."
struct DefaultArrayStyle{N} <: AbstractArrayStyle{N} end
DefaultArrayStyle(::Val{N}) where {N} = DefaultArrayStyle{N}()
DefaultArrayStyle{M}(::Val{N}) where {M,N} = DefaultArrayStyle{N}()
"Two array styles that do not combine."
struct ArrayConflict <: AbstractArrayStyle{Any} end
ArrayConflict(::Val) = ArrayConflict()

BroadcastStyle(::Type{<:AbstractArray{T,N}}) where {T,N} = DefaultArrayStyle{N}()
BroadcastStyle(::Type{<:Tuple}) = Style{Tuple}()
BroadcastStyle(::Type{T}) where {T} = DefaultArrayStyle{ndims(T)}()
BroadcastStyle(::Type{Union{}}) = Unknown()

BroadcastStyle(::S, ::S) where {S<:BroadcastStyle} = S()
BroadcastStyle(::BroadcastStyle, ::BroadcastStyle) = Unknown()
BroadcastStyle(::Unknown, ::Unknown) = Unknown()
BroadcastStyle(::S, ::Unknown) where {S<:BroadcastStyle} = S()
BroadcastStyle(a::AbstractArrayStyle{0}, ::Style{Tuple}) = Style{Tuple}()
BroadcastStyle(a::AbstractArrayStyle, ::Style{Tuple}) = a
BroadcastStyle(::A, ::A) where {A<:ArrayStyle} = A()
BroadcastStyle(::ArrayStyle, ::ArrayStyle) = Unknown()
BroadcastStyle(::A, ::A) where {A<:AbstractArrayStyle} = A()
function BroadcastStyle(a::A, b::B) where {A<:AbstractArrayStyle{M},B<:AbstractArrayStyle{N}} where {M,N}
    if Core._typename_name(A) === Core._typename_name(B)
        return A(Val(max(M, N)))
    end
    return Unknown()
end
BroadcastStyle(a::AbstractArrayStyle{Any}, ::DefaultArrayStyle) = a
BroadcastStyle(a::AbstractArrayStyle{N}, ::DefaultArrayStyle{N}) where {N} = a
BroadcastStyle(a::AbstractArrayStyle{M}, ::DefaultArrayStyle{N}) where {M,N} = typeof(a)(Val(max(M, N)))
BroadcastStyle(::DefaultArrayStyle{N}, ::DefaultArrayStyle{N}) where {N} = DefaultArrayStyle{N}()
BroadcastStyle(::DefaultArrayStyle{M}, ::DefaultArrayStyle{N}) where {M,N} =
    DefaultArrayStyle{max(M, N)}()

# The style of a pair: a rule may be given for either order.
result_style(s::BroadcastStyle) = s
result_style(a::S, b::S) where {S<:BroadcastStyle} = a
result_style(a::DefaultArrayStyle{N}, b::DefaultArrayStyle{N}) where {N} = a
result_style(::DefaultArrayStyle{M}, ::DefaultArrayStyle{N}) where {M,N} = DefaultArrayStyle{max(M, N)}()
result_style(a::BroadcastStyle, b::BroadcastStyle) =
    _joined_style(a, b, BroadcastStyle(a, b), BroadcastStyle(b, a))
_joined_style(a, b, ::Unknown, ::Unknown) = ArrayConflict()
_joined_style(a, b, ::Unknown, s::BroadcastStyle) = s
_joined_style(a, b, s::BroadcastStyle, ::Unknown) = s
_joined_style(a, b, s::S, ::S) where {S<:BroadcastStyle} = s
_joined_style(a, b, s::BroadcastStyle, t::BroadcastStyle) =
    s isa DefaultArrayStyle ? t : t isa DefaultArrayStyle ? s :
    error("conflicting broadcast rules defined")

combine_styles() = DefaultArrayStyle{0}()
combine_styles(a) = _style_of(a)
combine_styles(a, b) = result_style(_style_of(a), _style_of(b))
combine_styles(a, b, more...) = result_style(_style_of(a), combine_styles(b, more...))
_style_of(a) = BroadcastStyle(typeof(a))
_style_of(a::Union{Number,Ref}) = DefaultArrayStyle{0}()

## arguments

"`broadcastable(x)`: `x` or a wrapper of it that has axes and indexing."
broadcastable(x::Union{Symbol,AbstractString,Function,UndefInitializer,Nothing,Missing,Val,Pair,RoundingMode,Module,Expr}) = Ref(x)
broadcastable(::Type{T}) where {T} = Ref{Type{T}}(T)
broadcastable(x::Union{AbstractArray,Number,AbstractChar,Ref,Tuple}) = x
broadcastable(x) = collect(x)
broadcastable(::Union{AbstractDict,NamedTuple}) =
    throw(ArgumentError("broadcasting over dictionaries and `NamedTuple`s is reserved"))

ndims(::Type{<:Number}) = 0
ndims(::Type{<:AbstractChar}) = 0
ndims(::Type{<:Ref}) = 0
ndims(::Type{<:Tuple}) = 1
axes(::Ref) = ()
axes(::AbstractChar) = ()
axes(t::Tuple) = (OneTo(nfields(t)),)

## the tree

"A broadcast not yet done: function, arguments, style and, once known, axes."
struct Broadcasted{Style,Axes,F,Args<:Tuple}
    style::Style
    f::F
    args::Args
    axes::Axes
end
Broadcasted(style::BroadcastStyle, f::F, args::A) where {F,A<:Tuple} =
    Broadcasted{typeof(style),Nothing,F,A}(style, f, args, nothing)
Broadcasted(style::BroadcastStyle, ::Type{T}, args::A) where {T,A<:Tuple} =
    Broadcasted{typeof(style),Nothing,Type{T},A}(style, T, args, nothing)
Broadcasted{S}(f::F, args::A, axes=nothing) where {S<:BroadcastStyle,F,A<:Tuple} =
    Broadcasted{S,typeof(axes),F,A}(S(), f, args, axes)
Broadcasted{S}(::Type{T}, args::A, axes=nothing) where {S<:BroadcastStyle,T,A<:Tuple} =
    Broadcasted{S,typeof(axes),Type{T},A}(S(), T, args, axes)
_with_axes(bc::Broadcasted{S,Ax,F,A}, axes) where {S,Ax,F,A} =
    Broadcasted{S,typeof(axes),F,A}(bc.style, bc.f, bc.args, axes)

broadcastable(bc::Broadcasted) = bc
BroadcastStyle(::Type{<:Broadcasted{S}}) where {S} = S()
_style_of(bc::Broadcasted) = bc.style

"`broadcasted(f, args...)`: what `f.(args...)` lowers to, before `materialize`."
@inline broadcasted(f, args...) = _broadcasted_of(f, args...)
@inline _broadcasted_of(f) = _broadcasted(f, ())
@inline _broadcasted_of(f, a) = _broadcasted(f, (broadcastable(a),))
@inline _broadcasted_of(f, a, b) = _broadcasted(f, (broadcastable(a), broadcastable(b)))
@inline _broadcasted_of(f, args...) = _broadcasted(f, map(broadcastable, args))
@inline _broadcasted(f, args::Tuple) = broadcasted(combine_styles(args...), f, args...)
@inline broadcasted(s::BroadcastStyle, f, args...) = Broadcasted(s, f, args)
broadcasted_kwsyntax(f, args...; kw...) = broadcasted((xs...) -> f(xs...; kw...), args...)

axes(bc::Broadcasted) = bc.axes === nothing ? combine_axes(bc.args...) : bc.axes
axes(bc::Broadcasted{S,Nothing}) where {S} = combine_axes(bc.args...)
size(bc::Broadcasted) = map(length, axes(bc))
length(bc::Broadcasted) = _len_of(size(bc))
ndims(bc::Broadcasted) = length(axes(bc))
ndims(::Type{<:Broadcasted{<:AbstractArrayStyle{N}}}) where {N} = N
eachindex(bc::Broadcasted) = _eachindex(axes(bc))
_eachindex(ax::Tuple{AbstractUnitRange}) = ax[1]
_eachindex(ax::Tuple) = CartesianIndices(ax)
IteratorSize(::Type{<:Broadcasted}) = HasLength()
IteratorEltype(::Type{<:Broadcasted}) = EltypeUnknown()

## axes

combine_axes() = ()
combine_axes(a) = axes(a)
combine_axes(a, b) = broadcast_shape(axes(a), axes(b))
combine_axes(a, b, more...) = broadcast_shape(axes(a), combine_axes(b, more...))
broadcast_shape(::Tuple{}, ::Tuple{}) = ()
broadcast_shape(::Tuple{}, b::Tuple) = b
broadcast_shape(a::Tuple, ::Tuple{}) = a
@inline broadcast_shape(a::Tuple, b::Tuple) =
    (_joined_axis(a[1], b[1]), broadcast_shape(tail(a), tail(b))...)
function _joined_axis(a, b)
    a == b && return _prefer_axis(a, b)
    length(a) == 1 && return b
    length(b) == 1 && return a
    throw(DimensionMismatch("arrays could not be broadcast to a common size; got a dimension with lengths $(length(a)) and $(length(b))"))
end
_joined_axis(a::OneTo, b::OneTo) = OneTo(_joined_length(last(a), last(b)))
@inline function _joined_length(m::Int, n::Int)
    (m == n || n == 1) && return m
    m == 1 && return n
    throw(DimensionMismatch("arrays could not be broadcast to a common size; got a dimension with lengths $m and $n"))
end
_prefer_axis(a, b) = b isa OneTo ? b : a

function check_broadcast_axes(shape::Tuple, ax::Tuple)
    for d in 1:length(ax)
        n = length(ax[d])
        want = d <= length(shape) ? length(shape[d]) : 1
        n == 1 || (d <= length(shape) && shape[d] == ax[d]) || throw(DimensionMismatch(
            "array could not be broadcast to match destination"))
    end
    return nothing
end

"`instantiate(bc)`: compute and check the axes."
@inline instantiate(bc::Broadcasted{S,Nothing}) where {S} = _with_axes(bc, combine_axes(bc.args...))
instantiate(bc::Broadcasted) = bc
instantiate(bc::Broadcasted{<:AbstractArrayStyle{0},Nothing}) = bc
instantiate(bc::Broadcasted{Style{Tuple},Nothing}) = bc
instantiate(x) = x

## elements

# Position in an argument for the position `I` of the result: dimensions of length 1
# count as constant. Checked by length, so that no flags need to be stored.
@inline _broadcast_getindex(x::Number, I) = x
@inline _broadcast_getindex(x::AbstractChar, I) = x
@inline _broadcast_getindex(r::Ref, I) = r[]
@inline _broadcast_getindex(t::Tuple{Any}, I::Int) = t[1]
@inline _broadcast_getindex(t::Tuple{Any}, I::CartesianIndex) = t[1]
@inline _broadcast_getindex(t::Tuple, I::Int) = @inbounds t[I]
@inline _broadcast_getindex(t::Tuple, I::CartesianIndex) = @inbounds t[I.I[1]]
@inline _broadcast_getindex(a::AbstractArray{T,0}, I) where {T} = a[]
@inline _broadcast_getindex(a::AbstractArray{T,0}, c::CartesianIndex) where {T} = a[]
@inline _broadcast_getindex(a::AbstractVector, i::Int) = @inbounds a[_clipped(axes1(a), i)]
@inline _broadcast_getindex(a::AbstractVector, c::CartesianIndex) = @inbounds a[_clipped(axes1(a), c.I[1])]
@inline _broadcast_getindex(a::AbstractArray, c::CartesianIndex) =
    @inbounds a[_clipped_all(axes(a), c.I)...]
@inline _broadcast_getindex(a, I) = a[I]
@inline _clipped(ax, i::Int) = length(ax) == 1 ? first(ax) : i
@inline _clipped_all(::Tuple{}, I::Tuple) = ()
@inline _clipped_all(ax::Tuple, I::Tuple) = (_clipped(ax[1], I[1]), _clipped_all(tail(ax), tail(I))...)
@inline _clipped_all(ax::Tuple, ::Tuple{}) = (first(ax[1]), _clipped_all(tail(ax), ())...)
@inline _clipped_all(::Tuple{}, ::Tuple{}) = ()

@inline _broadcast_getindex(bc::Broadcasted{S,Ax,F,Tuple{A}}, I) where {S,Ax,F,A} =
    bc.f(_broadcast_getindex(bc.args[1], I))
@inline _broadcast_getindex(bc::Broadcasted{S,Ax,F,Tuple{A,B}}, I) where {S,Ax,F,A,B} =
    bc.f(_broadcast_getindex(bc.args[1], I), _broadcast_getindex(bc.args[2], I))
@inline _broadcast_getindex(bc::Broadcasted, I) = bc.f(_broadcast_args(bc.args, I)...)
@inline _broadcast_args(::Tuple{}, I) = ()
@inline _broadcast_args(args::Tuple, I) = (_broadcast_getindex(args[1], I), _broadcast_args(tail(args), I)...)

@inline getindex(bc::Broadcasted, I::Int) = _broadcast_getindex(bc, I)
@inline getindex(bc::Broadcasted, I::CartesianIndex) = _broadcast_getindex(bc, I)
@inline getindex(bc::Broadcasted, I::Int...) = _broadcast_getindex(bc, CartesianIndex(I))
getindex(bc::Broadcasted) = _broadcast_getindex(bc, CartesianIndex(()))
@inline function iterate(bc::Broadcasted)
    inds = eachindex(bc)
    y = iterate(inds)
    y === nothing && return nothing
    return (bc[y[1]], (inds, y[2]))
end
@inline function iterate(bc::Broadcasted, state)
    y = iterate(state[1], state[2])
    y === nothing && return nothing
    return (bc[y[1]], (state[1], y[2]))
end

## results

"`materialize(bc)`: do the broadcast."
@inline materialize(bc::Broadcasted) = copy(instantiate(bc))
materialize(x) = x
"`materialize!(dest, bc)`: do the broadcast into `dest`."
@inline materialize!(dest, bc::Broadcasted) = _materialize!(combine_styles(dest, bc), dest, bc)
@inline materialize!(dest, x) = materialize!(dest, broadcasted(identity, x))
@inline _materialize!(::BroadcastStyle, dest, bc::Broadcasted) =
    copyto!(dest, _with_axes(bc, axes(dest)))
_materialize!(::BroadcastStyle, dest::AbstractArray, bc::Broadcasted{S,Nothing}) where {S} =
    copyto!(dest, _with_axes(bc, axes(dest)))

"`broadcast(f, args...)`: `f.(args...)`."
broadcast(f, args...) = materialize(broadcasted(f, args...))
"`broadcast!(f, dest, args...)`: `dest .= f.(args...)`."
broadcast!(f, dest, args...) = materialize!(dest, broadcasted(f, args...))

copy(bc::Broadcasted{<:AbstractArrayStyle{0}}) = bc[]
copy(bc::Broadcasted{<:Union{Nothing,Unknown}}) =
    throw(ArgumentError("broadcasting requires an assigned BroadcastStyle"))
function copy(bc::Broadcasted{Style{Tuple}})
    n = length(axes(bc)[1])
    return ntuple(i -> _broadcast_getindex(bc, i), n)
end

_element_type(bc::Broadcasted) = Core._return_type(_broadcast_getindex, Tuple{typeof(bc),eltype(typeof(eachindex(bc)))})

similar(bc::Broadcasted{<:DefaultArrayStyle{N}}, ::Type{T}) where {N,T} = similar(Array{T}, axes(bc))
similar(bc::Broadcasted{<:DefaultArrayStyle{N}}, ::Type{Bool}) where {N} = similar(BitArray, axes(bc))
similar(bc::Broadcasted{ArrayConflict}, ::Type{T}) where {T} = similar(Array{T}, axes(bc))
similar(bc::Broadcasted{<:AbstractArrayStyle}, ::Type{T}) where {T} = similar(Array{T}, axes(bc))
similar(bc::Broadcasted, ::Type{T}, dims) where {T} = similar(Array{T}, dims)

function copy(bc::Broadcasted{<:AbstractArrayStyle})
    T = _element_type(bc)
    if Core._isconcrete(T)
        dest = similar(bc, T)
        return _fill_broadcast!(dest, bc)
    end
    return _copy_widening(bc)
end
# The type of the elements is not known: begin with the first and widen.
function _copy_widening(bc)
    inds = eachindex(bc)
    y = iterate(inds)
    if y === nothing
        T = _element_type(bc)
        return similar(bc, T === Union{} ? Any : T)
    end
    x = bc[y[1]]
    dest = similar(bc, typeof(x))
    dest[y[1]] = x
    return _widen_broadcast!(dest, bc, inds, y[2], 2)
end
function _widen_broadcast!(dest, bc, inds, state, count::Int)
    T = eltype(dest)
    while true
        y = iterate(inds, state)
        y === nothing && return dest
        i = y[1]
        x = bc[i]
        if x isa T
            @inbounds dest[i] = x
        else
            wider = similar(bc, promote_typejoin(T, typeof(x)))
            k = 1
            for j in inds
                k == count && break
                @inbounds wider[j] = dest[j]
                k += 1
            end
            @inbounds wider[i] = x
            return _widen_broadcast!(wider, bc, inds, y[2], count + 1)
        end
        state = y[2]
        count += 1
    end
end

# The loop. Vectors and matrices have their own, without Cartesian indices.
@inline function _fill_broadcast!(dest::AbstractArray, bc)
    for i in eachindex(bc)
        x = _broadcast_getindex(bc, i)
        @inbounds dest[i] = x
    end
    return dest
end

copyto!(dest::AbstractArray, bc::Broadcasted) = _copyto_broadcast!(dest, bc)
copyto!(dest::AbstractArray, bc::Broadcasted{<:AbstractArrayStyle{0}}) = _copyto_broadcast!(dest, bc)
function _copyto_broadcast!(dest::AbstractArray, bc)
    check_broadcast_axes(axes(dest), combine_axes(bc.args...))
    bc2 = _without_aliases(dest, bc)
    for i in _eachindex(axes(dest))
        x = _broadcast_getindex(bc2, i)
        @inbounds dest[i] = x
    end
    return dest
end
_eachindex(::Tuple{}) = CartesianIndices(())
# Arguments that overlap the destination, but are not the destination itself, are copied.
_without_aliases(dest, bc::Broadcasted{S,Ax,F,A}) where {S,Ax,F,A} = _map_args(dest, bc)
function _map_args(dest, bc::Broadcasted{S,Ax,F}) where {S,Ax,F}
    args = map(x -> _without_alias(dest, x), bc.args)
    return Broadcasted{S,Ax,F,typeof(args)}(bc.style, bc.f, args, bc.axes)
end
_without_alias(dest, x) = x
_without_alias(dest, bc::Broadcasted) = _map_args(dest, bc)
_without_alias(dest::AbstractArray, x::SubArray) = dest === x ? x : _unalias(dest, x)
_without_alias(dest::SubArray, x::Array) = _unalias(dest, x)
_without_alias(dest::Array, x::ReshapedArray) = parent(x) === dest ? copy(x) : x

"`dotview(a, I...)`: the destination of `a[I...] .= x`."
@inline dotview(args...) = maybeview(args...)
dotgetproperty(a, f) = getproperty(a, f)

# A scalar destination of `x[i] .= y` for containers: element by element.
copyto!(dest::AbstractDict, bc::Broadcasted) = throw(ArgumentError("cannot broadcast into a dictionary"))

## ranges stay ranges

const _RangeStyle = DefaultArrayStyle{1}
broadcasted(::_RangeStyle, ::typeof(+), r::AbstractUnitRange{<:Integer}, x::Integer) = first(r)+x:last(r)+x
broadcasted(::_RangeStyle, ::typeof(+), x::Integer, r::AbstractUnitRange{<:Integer}) = first(r)+x:last(r)+x
broadcasted(::_RangeStyle, ::typeof(-), r::AbstractUnitRange{<:Integer}, x::Integer) = first(r)-x:last(r)-x
broadcasted(::_RangeStyle, ::typeof(+), r::AbstractRange) = r
broadcasted(::_RangeStyle, ::typeof(+), r::AbstractRange, s::AbstractRange) = r + s
broadcasted(::_RangeStyle, ::typeof(-), r::AbstractRange, s::AbstractRange) = r - s
broadcasted(::_RangeStyle, ::typeof(+), r::AbstractRange, x::Real) = _range_plus(r, x)
broadcasted(::_RangeStyle, ::typeof(+), x::Real, r::AbstractRange) = _range_plus(r, x)
broadcasted(::_RangeStyle, ::typeof(-), r::AbstractRange, x::Real) = _range_plus(r, -x)
broadcasted(::_RangeStyle, ::typeof(-), x::Real, r::AbstractRange) = _range_plus(-r, x)
broadcasted(::_RangeStyle, ::typeof(-), r::AbstractRange) = -r
broadcasted(::_RangeStyle, ::typeof(*), r::AbstractRange, x::Real) = _range_times(r, x)
broadcasted(::_RangeStyle, ::typeof(*), x::Real, r::AbstractRange) = _range_times(r, x)
broadcasted(::_RangeStyle, ::typeof(/), r::AbstractRange, x::Real) = _range_over(r, x)
broadcasted(::_RangeStyle, ::typeof(\), x::Real, r::AbstractRange) = _range_over(r, x)

## macro

# Puts dots on calls and assignments.
function _dotted(@nospecialize ex)
    ex isa Expr || return ex
    h = ex.head
    (h === :quote || h === :inert || h === :$) && return h === :$ ? ex.args[1] : ex
    args = Any[]
    for x in ex.args
        push!(args, _dotted(x))
    end
    if h === :call
        f = ex.args[1]
        f === :(:) && return Expr(:call, args...)
        if f isa Symbol && _is_operator_name(f)
            s = Core._symbol_name(f)
            return Core._string_byte(s, 1) == 0x2e ? Expr(:call, args...) :
                Expr(:call, Symbol(string(".", s)), args[2:end]...)
        end
        return Expr(:., args[1], Expr(:tuple, args[2:end]...))
    elseif h === :(=) && ex.args[1] isa Expr && ex.args[1].head === :call
        return Expr(h, args...)
    elseif h === :(=)
        return Expr(:(.=), ex.args[1], args[2])
    elseif h === :(&&) || h === :(||)
        return Expr(Symbol(string(".", h)), args...)
    elseif h === :comparison
        for k in 2:2:length(args)
            o = args[k]
            if o isa Symbol && Core._string_byte(Core._symbol_name(o), 1) != 0x2e
                args[k] = Symbol(string(".", o))
            end
        end
    elseif h === :ref || h === :.
        return ex
    elseif _is_update(h) && Core._string_byte(Core._symbol_name(h), 1) != 0x2e
        return Expr(Symbol(string(".", h)), ex.args[1], args[2])
    end
    return Expr(h, args...)
end
# An operator is named by something other than a letter, digit or underscore.
function _is_operator_name(f::Symbol)
    b = Core._string_byte(Core._symbol_name(f), 1)
    letter = (0x41 <= b <= 0x5a) || (0x61 <= b <= 0x7a) || b == 0x5f || b == 0x40
    return !letter && b < 0x80 || f in (:÷, :⊻, :≤, :≥, :≠, :∈, :∉)
end
"`@. expr`: a dot on every call and assignment."
macro __dot__(ex)
    return esc(_dotted(ex))
end
export @__dot__

"""
    Broadcast.Extruded(x, keeps, defaults)

An argument of a broadcast with, for each of its dimensions, whether an index is kept and what stands in
its place otherwise.
"""
struct Extruded{T,K,D}
    x::T
    keeps::K
    defaults::D
end
"The argument with what its indices become."
extrude(x::AbstractArray) = Extruded(x, map(r -> length(r) != 1, axes(x)), map(first, axes(x)))
extrude(x) = x
axes(e::Extruded) = axes(e.x)
eltype(::Type{Extruded{T,K,D}}) where {T,K,D} = eltype(T)
broadcastable(e::Extruded) = e
_broadcast_getindex(e::Extruded, i::Integer) = _broadcast_getindex(e, CartesianIndex(i))
_broadcast_getindex(e::Extruded, i::CartesianIndex) =
    e.x[ntuple(d -> e.keeps[d] ? i[d] : e.defaults[d], Val(ndims(e.x)))...]

"Names of broadcasting for those who extend it."
baremodule Broadcast
using Core
import ..Base: Base, BroadcastStyle, Unknown, Style, AbstractArrayStyle, ArrayStyle, DefaultArrayStyle,
    ArrayConflict, Broadcasted, broadcastable, broadcasted, broadcast, broadcast!, materialize,
    materialize!, instantiate, combine_styles, result_style, combine_axes, broadcast_shape,
    dotview, dotgetproperty, _broadcast_getindex, @__dot__, BroadcastFunction, Extruded, extrude
export broadcast, broadcast!, BroadcastStyle, broadcastable, BroadcastFunction, dotview, @__dot__
"What stands for a source that may share memory with the destination."
unalias(dest, src) = Base.mightalias(dest, src) ? Base.copy(src) : src
unalias(dest, src::Base.AbstractRange) = src
broadcast_unalias(dest, src) = dest === src ? src : unalias(dest, src)
broadcast_unalias(::Nothing, src) = src
"The type that inference finds for the elements of `f.(args...)`."
combine_eltypes(f, args::Tuple) = Core._return_type(f, Tuple{Base.map(Base.eltype, args)...})
end
