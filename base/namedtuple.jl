# Named tuples.

export keys, values, merge, haskey, get

keys(::NamedTuple{names}) where {names} = names
values(nt::NamedTuple) = _field_tuple(nt)
_field_tuple(nt::NamedTuple{()}) = ()
_field_tuple(nt::NamedTuple{names,<:Tuple{Any}}) where {names} = (getfield(nt, 1),)
_field_tuple(nt::NamedTuple{names,<:Tuple{Any,Any}}) where {names} =
    (getfield(nt, 1), getfield(nt, 2))
_field_tuple(nt::NamedTuple{names,<:Tuple{Any,Any,Any}}) where {names} =
    (getfield(nt, 1), getfield(nt, 2), getfield(nt, 3))
_field_tuple(nt::NamedTuple) = ntuple(i -> getfield(nt, i), Val(nfields(nt)))
(::Type{Tuple})(nt::NamedTuple) = _field_tuple(nt)
convert(::Type{Tuple}, nt::NamedTuple) = _field_tuple(nt)

length(nt::NamedTuple) = nfields(nt)
isempty(::NamedTuple{()}) = true
isempty(::NamedTuple) = false
empty(::NamedTuple) = NamedTuple()
empty(@nospecialize(t::Tuple)) = ()
firstindex(::NamedTuple) = 1
lastindex(nt::NamedTuple) = nfields(nt)
getindex(nt::NamedTuple, i::Int) = getfield(nt, i)
getindex(nt::NamedTuple, s::Symbol) = getfield(nt, s)
getindex(nt::NamedTuple, ::Colon) = nt
getindex(nt::NamedTuple, names::Tuple{Vararg{Symbol}}) = NamedTuple{names}(map(n -> getfield(nt, n), names))
indexed_iterate(nt::NamedTuple, i::Int) = (getfield(nt, i), i + 1)
indexed_iterate(nt::NamedTuple, i::Int, state) = (getfield(nt, i), i + 1)
iterate(nt::NamedTuple) = nfields(nt) === 0 ? nothing : (getfield(nt, 1), 2)
iterate(nt::NamedTuple, i::Int) = i > nfields(nt) ? nothing : (getfield(nt, i), i + 1)
rest(nt::NamedTuple) = nt
first(nt::NamedTuple) = getfield(nt, 1)
last(nt::NamedTuple) = getfield(nt, nfields(nt))
tail(nt::NamedTuple{names}) where {names} = NamedTuple{tail(names)}(tail(values(nt)))
front(nt::NamedTuple{names}) where {names} = NamedTuple{front(names)}(front(values(nt)))
eltype(::Type{NamedTuple{names,T}}) where {names,T} = eltype(T)
haskey(nt::NamedTuple, s::Symbol) = _symbol_in(s, keys(nt))
haskey(nt::NamedTuple, i::Integer) = 1 <= i <= nfields(nt)
get(nt::NamedTuple, s::Union{Symbol, Integer}, default) = haskey(nt, s) ? getfield(nt, s) : default
get(f::Callable, nt::NamedTuple, s::Union{Symbol, Integer}) = haskey(nt, s) ? getfield(nt, s) : f()
propertynames(nt::NamedTuple) = keys(nt)
copy(nt::NamedTuple) = nt

==(a::NamedTuple{n}, b::NamedTuple{n}) where {n} = values(a) == values(b)
==(a::NamedTuple, b::NamedTuple) = false
isequal(a::NamedTuple{n}, b::NamedTuple{n}) where {n} = isequal(values(a), values(b))
isequal(a::NamedTuple, b::NamedTuple) = false
isless(a::NamedTuple{n}, b::NamedTuple{n}) where {n} = isless(values(a), values(b))
<(a::NamedTuple{n}, b::NamedTuple{n}) where {n} = values(a) < values(b)

map(f, nt::NamedTuple{names}) where {names} = NamedTuple{names}(map(f, values(nt)))
map(f, a::NamedTuple{names}, b::NamedTuple{names}) where {names} =
    NamedTuple{names}(map(f, values(a), values(b)))
reverse(nt::NamedTuple) = NamedTuple{reverse(keys(nt))}(reverse(values(nt)))
convert(::Type{NamedTuple{names,T}}, nt::NamedTuple{names,T}) where {names,T<:Tuple} = nt
convert(::Type{NamedTuple{names,T}}, nt::NamedTuple{names}) where {names,T<:Tuple} =
    NamedTuple{names,T}(values(nt))
convert(::Type{NamedTuple{names}}, nt::NamedTuple{names}) where {names} = nt
promote_rule(::Type{NamedTuple{n,S}}, ::Type{NamedTuple{n,T}}) where {n,S,T} =
    NamedTuple{n,promote_type(S, T)}

"The fields of all arguments; of two with the same name, the later value."
merge(a::NamedTuple) = a
merge(a::NamedTuple, ::NamedTuple{()}) = a
merge(::NamedTuple{()}, b::NamedTuple) = b
merge(::NamedTuple{()}, b::NamedTuple{()}) = b
merge(a::NamedTuple{n}, b::NamedTuple{n}) where {n} = b
function merge(a::NamedTuple{an}, b::NamedTuple{bn}) where {an,bn}
    names = _merged_names(an, bn)
    return NamedTuple{names}(map(s -> _symbol_in(s, bn) ? getfield(b, s) : getfield(a, s), names))
end
merge(a::NamedTuple, b::NamedTuple, c::NamedTuple...) = merge(merge(a, b), c...)
# Pairs and dictionaries, as in `f(; d...)`.
function merge(a::NamedTuple, itr)
    names = ()
    vals = ()
    for p in itr
        k, v = p
        k isa Symbol || throw(TypeError(:NamedTuple, "", Symbol, k))
        i = _symbol_position(k, names)
        if i === 0
            names = (names..., k)
            vals = (vals..., v)
        else
            vals = setindex(vals, v, i)
        end
    end
    return merge(a, NamedTuple{names}(vals))
end
_merged_names(a::Tuple, b::Tuple) = (a..., _names_without(b, a)...)
function _symbol_position(s::Symbol, names::Tuple)
    i = 1
    while i <= nfields(names)
        getfield(names, i) === s && return i
        i = i + 1
    end
    return 0
end
(::Type{NamedTuple})(itr) = merge(NamedTuple(), itr)

"The fields of `a` whose names `b` (a named tuple or its type) does not have."
structdiff(a::NamedTuple{n}, b::NamedTuple{n}) where {n} = NamedTuple()
structdiff(a::NamedTuple, b::NamedTuple{()}) = a
structdiff(a::NamedTuple{an}, b::NamedTuple{bn}) where {an,bn} = _structdiff(a, an, bn)
structdiff(a::NamedTuple{n}, ::Type{NamedTuple{n}}) where {n} = NamedTuple()
structdiff(a::NamedTuple{an}, ::Type{<:NamedTuple{bn}}) where {an,bn} = _structdiff(a, an, bn)
function _structdiff(a, an, bn)
    names = _names_without(an, bn)
    return NamedTuple{names}(map(s -> getfield(a, s), names))
end
_names_without(::Tuple{}, ::Tuple) = ()
function _names_without(an::Tuple, bn::Tuple)
    s = getfield(an, 1)
    others = _names_without(tail(an), bn)
    return _symbol_in(s, bn) ? others : (s, others...)
end

"The named tuple with the field `key` set to `v`."
setindex(nt::NamedTuple, v, key::Symbol) = merge(nt, NamedTuple{(key,)}((v,)))
delete(a::NamedTuple{an}, key::Symbol) where {an} = _structdiff(a, an, (key,))

Core.kwcall(keywords::NamedTuple, ::typeof(invokelatest), @nospecialize(f), @nospecialize(args...)) =
    isempty(keywords) ? Core._call_latest(f, args...) : Core._call_latest(Core.kwcall, keywords, f, args...)

# `invoke` with keywords picks the method of `Core.kwcall` that stands for the method of `f`.
function Core.kwcall(keywords::NamedTuple, ::typeof(invoke), @nospecialize(f), @nospecialize(T::Type), @nospecialize(args...))
    isempty(keywords) && return invoke(f, T, args...)
    S = _with_leading_types(T, typeof(keywords), f isa Type ? Type{f} : typeof(f))
    return invoke(Core.kwcall, S, keywords, f, args...)
end
_with_leading_types(@nospecialize(T::DataType), @nospecialize(types...)) = Tuple{types..., T.parameters...}
_with_leading_types(@nospecialize(T::UnionAll), @nospecialize(types...)) = UnionAll(T.var, _with_leading_types(T.body, types...))
