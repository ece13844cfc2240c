# Views: SubArray, `view`, `@view`, `@views`.

export SubArray, view, parent, parentindices, @view, @views, selectdim

# Decides from index types whether a view is reached by one linear formula:
# leading Ints, then whole dimensions, then at most one range with Ints after it.
_view_is_linear(::Tuple{}) = true
_view_is_linear(I::Tuple{Int,Vararg{Any}}) = _view_is_linear(tail(I))
_view_is_linear(I::Tuple{Slice}) = true
_view_is_linear(I::Tuple{Slice,Vararg{Any}}) =
    I[2] isa Union{Slice,Int} ? _slices_go_on(tail(I)) : _range_then_ints(tail(I), true)
_view_is_linear(I::Tuple{AbstractRange,Vararg{Any}}) = _all_ints(tail(I))
_view_is_linear(I::Tuple) = false
_slices_go_on(::Tuple{}) = true
_slices_go_on(I::Tuple{Slice,Vararg{Any}}) = _slices_go_on(tail(I))
_slices_go_on(I::Tuple{Int,Vararg{Any}}) = _all_ints(I)
_slices_go_on(I::Tuple) = _range_then_ints(I, true)
_range_then_ints(I::Tuple{AbstractUnitRange,Vararg{Any}}, ::Bool) = _all_ints(tail(I))
_range_then_ints(I::Tuple, ::Bool) = false
_all_ints(::Tuple{Vararg{Int}}) = true
_all_ints(::Tuple) = false

"A part of another array that shares its data."
struct SubArray{T,N,P,I,L} <: AbstractArray{T,N}
    parent::P
    indices::I
    offset1::Int
    stride1::Int
    SubArray{T,N,P,I,L}(parent, indices, offset1, stride1) where {T,N,P,I,L} =
        new{T,N,P,I,L}(parent, indices, offset1, stride1)
end
const FastSubArray{T,N,P,I} = SubArray{T,N,P,I,true}

function SubArray(p::AbstractArray{T}, I::Tuple) where {T}
    N = length(_index_shape(I))
    if IndexStyle(p) isa IndexLinear && _view_is_linear(I)
        s = _first_stride(size(p), I, 1)
        f = _first_offset(axes(p), I)
        start = N == 1 ? first(_index_axes(I)[1]) : 1
        return SubArray{T,N,typeof(p),typeof(I),true}(p, I, f - s * start, s)
    end
    return SubArray{T,N,typeof(p),typeof(I),false}(p, I, 0, 0)
end
_first_stride(sz::Tuple, ::Tuple{}, s::Int) = s
_first_stride(sz::Tuple, I::Tuple, s::Int) = s * step(I[1])
_first_stride(sz::Tuple, I::Tuple{Int,Vararg{Any}}, s::Int) =
    _first_stride(_tail_axes(sz), tail(I), s * (sz === () ? 1 : sz[1]))
# Linear index of the first element.
_first_offset(ax::Tuple, I::Tuple{AbstractArray}) = first(I[1])
_first_offset(ax::Tuple, I::Tuple) = 1 + _offset_of(ax, map(_first_of, I))
_first_of(i::Int) = i
_first_of(r::AbstractRange) = first(r)

"`view(a, I...)`: the part `a[I...]` without copying it."
function view(a::AbstractArray, I...)
    J = to_indices(a, I)
    @boundscheck _check_masks(a, I) && checkbounds(Bool, a, J...) || throw_boundserror(a, I)
    return _view(a, J)
end
_view(a::AbstractArray, J::Tuple) =
    _reduced_rank(a, J) ? SubArray(reshape(a, length(a)), J) : SubArray(a, J)
_reduced_rank(a, J) = length(J) == 1 && ndims(a) > 1 && !(J[1] isa AbstractArray{<:CartesianIndex})
# A view of a view is a view of the original where plain indices allow it.
function _view(v::SubArray, J::Tuple{Vararg{RangeIndex}})
    if length(J) == ndims(v) && v.indices isa Tuple{Vararg{RangeIndex}}
        return SubArray(v.parent, _reindex(v.indices, J))
    end
    return _reduced_rank(v, J) ? SubArray(reshape(v, length(v)), J) : SubArray(v, J)
end
view(r::AbstractRange, i::AbstractUnitRange{<:Integer}) = r[i]
view(r::AbstractRange, i::OrdinalRange{<:Integer}) = r[i]
view(s::AbstractString, r::AbstractUnitRange{<:Integer}) = SubString(s, r)

"`parent(v)`: the array that a view or wrapper stands on."
parent(v::SubArray) = v.parent
parent(a::AbstractArray) = a
"`parentindices(v)`: the indices of a view in its parent."
parentindices(v::SubArray) = v.indices
parentindices(a::AbstractArray) = map(OneTo, size(a))

size(v::SubArray) = _index_shape(v.indices)
axes(v::SubArray) = _index_axes(v.indices)
IndexStyle(::Type{<:SubArray{T,N,P,I,true}}) where {T,N,P,I} = IndexLinear()
IndexStyle(::Type{<:SubArray}) = IndexCartesian()
similar(v::SubArray, ::Type{T}, dims::Dims) where {T} = similar(v.parent, T, dims)
strides(v::SubArray{T,N,P,I,true}) where {T,N,P,I} = _size_to_strides(v.stride1, size(v)...)

# The indices in the parent of the subscripts `I`.
_reindex(::Tuple{}, ::Tuple{}) = ()
@inline _reindex(inds::Tuple{Int,Vararg{Any}}, I::Tuple) = (inds[1], _reindex(tail(inds), I)...)
@inline _reindex(inds::Tuple{AbstractVector,Vararg{Any}}, I::Tuple) =
    (@inbounds(inds[1][I[1]]), _reindex(tail(inds), tail(I))...)
@inline _reindex(inds::Tuple{AbstractMatrix,Vararg{Any}}, I::Tuple) =
    (@inbounds(inds[1][I[1], I[2]]), _reindex(tail(inds), tail(tail(I)))...)
@inline _reindex(inds::Tuple{Int,Vararg{Any}}, ::Tuple{}) = (inds[1], _reindex(tail(inds), ())...)

@inline function getindex(v::SubArray{T,N,P,I,true}, i::Int) where {T,N,P,I}
    @boundscheck checkbounds(v, i)
    return @inbounds v.parent[v.offset1+v.stride1*i]
end
@inline function setindex!(v::SubArray{T,N,P,I,true}, x, i::Int) where {T,N,P,I}
    @boundscheck checkbounds(v, i)
    @inbounds v.parent[v.offset1+v.stride1*i] = x
    return v
end
@inline function getindex(v::SubArray{T,N,P,I,false}, J::Vararg{Int,N}) where {T,N,P,I}
    @boundscheck checkbounds(v, J...)
    return @inbounds v.parent[_reindex(v.indices, J)...]
end
@inline function setindex!(v::SubArray{T,N,P,I,false}, x, J::Vararg{Int,N}) where {T,N,P,I}
    @boundscheck checkbounds(v, J...)
    @inbounds v.parent[_reindex(v.indices, J)...] = x
    return v
end

"`selectdim(a, d, i)`: view of `a` with index `i` in dimension `d`."
function selectdim(a::AbstractArray{T,N}, d::Integer, i) where {T,N}
    d >= 1 || throw(ArgumentError("dimension must be ≥ 1"))
    return view(a, ntuple(k -> k == d ? i : Colon(), Val(N))...)
end

# A source that shares data with the destination is copied first.
_unalias(dest::AbstractArray, src::SubArray) = parent(src) === parent(dest) ? copy(src) : src
_unalias(dest::SubArray, src::Array) = parent(dest) === src ? copy(src) : src

## macros

# `a[i, end]` as `(a, i, lastindex(a, 2))`, with `a` held in a variable where needed.
function _indices_without_end(ex::Expr)
    a = ex.args[1]
    binding = nothing
    if !(a isa Symbol)
        s = gensym("a")
        binding = Expr(:(=), s, a)
        a = s
    end
    n = length(ex.args) - 1
    inds = Any[_replace_end(ex.args[k+1], a, k, n) for k in 1:n]
    return (a, inds, binding)
end
function _replace_end(@nospecialize(ex), a, k::Int, n::Int)
    if ex === :end
        return n == 1 ? Expr(:call, GlobalRef(Base, :lastindex), a) :
            Expr(:call, GlobalRef(Base, :lastindex), a, k)
    elseif ex === :begin
        return n == 1 ? Expr(:call, GlobalRef(Base, :firstindex), a) :
            Expr(:call, GlobalRef(Base, :firstindex), a, k)
    elseif ex isa Expr && ex.head !== :quote && ex.head !== :ref
        r = Expr(ex.head)
        for x in ex.args
            push!(r.args, _replace_end(x, a, k, n))
        end
        return r
    elseif ex isa Expr && ex.head === :ref
        # Inside another indexing `end` means that one's.
        r = Expr(:ref, _replace_end(ex.args[1], a, k, n))
        append!(r.args, ex.args[2:end])
        return r
    end
    return ex
end
function _view_call(ex::Expr, f)
    a, inds, binding = _indices_without_end(ex)
    call = Expr(:call, GlobalRef(Base, f), a)
    append!(call.args, inds)
    return binding === nothing ? call : Expr(:let, binding, call)
end

"`@view a[i, j]`: a view instead of a copy."
macro view(ex)
    (ex isa Expr && ex.head === :ref) ||
        throw(ArgumentError("Invalid use of @view macro: argument must be a reference expression A[...]."))
    return esc(_view_call(ex, :view))
end

# Single elements are read, everything else is viewed.
maybeview(a, I...) = getindex(a, I...)
maybeview(s::AbstractString, r::AbstractUnitRange{<:Integer}) = view(s, r)
maybeview(a::AbstractArray, I...) = view(a, I...)
maybeview(a::AbstractArray, I::Number...) = getindex(a, I...)

function _views(@nospecialize ex)
    ex isa Expr || return ex
    h = ex.head
    (h === :quote || h === :inert || h === :meta) && return ex
    if h === :ref
        r = Expr(:ref)
        for x in ex.args
            push!(r.args, _views(x))
        end
        return _view_call(r, :maybeview)
    elseif h === :(=) && ex.args[1] isa Expr && ex.args[1].head === :ref
        return Expr(:(=), _views_inside(ex.args[1]), _views(ex.args[2]))
    elseif h === :(.=) && ex.args[1] isa Expr && ex.args[1].head === :ref
        return Expr(:(.=), _views_inside(ex.args[1]), _views(ex.args[2]))
    elseif _is_update(h) && ex.args[1] isa Expr && ex.args[1].head === :ref
        return Expr(h, _views_inside(ex.args[1]), _views(ex.args[2]))
    end
    r = Expr(h)
    for x in ex.args
        push!(r.args, _views(x))
    end
    return r
end
function _views_inside(ex::Expr)
    r = Expr(ex.head, ex.args[1])
    for k in 2:length(ex.args)
        push!(r.args, _views(ex.args[k]))
    end
    return r
end
function _is_update(h::Symbol)
    s = Core._symbol_name(h)
    n = Core.sizeof(s)
    return n > 1 && Core._string_byte(s, n) == 0x3d && h !== :(==) && h !== :(!=) &&
        h !== :(<=) && h !== :(>=) && h !== :(===) && h !== :(!==)
end
"`@views expr`: slices in the expression are views."
macro views(ex)
    return esc(_views(ex))
end
