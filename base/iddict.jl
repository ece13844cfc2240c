# IdDict: dictionaries whose keys are compared by identity; IdSet on top of it.

export IdDict

# A key that is equal to another exactly when they are identical.
struct _ById
    value::Any
end
isequal(a::_ById, b::_ById) = a.value === b.value
==(a::_ById, b::_ById) = a.value === b.value
hash(k::_ById, h::UInt) = hash(Core._objectid(k.value), h)
hash(k::_ById) = hash(Core._objectid(k.value), UInt(0))

"`IdDict([itr])`: dictionary that compares keys by `===`."
struct IdDict{K,V} <: AbstractDict{K,V}
    table::Dict{_ById,V}
    IdDict{K,V}() where {K,V} = new{K,V}(Dict{_ById,V}())
end
IdDict() = IdDict{Any,Any}()
function IdDict{K,V}(itr) where {K,V}
    d = IdDict{K,V}()
    for (k, v) in itr
        d[k] = v
    end
    return d
end
IdDict{K,V}(ps::Pair...) where {K,V} = IdDict{K,V}(ps)
IdDict(p::Pair{K,V}) where {K,V} = IdDict{K,V}((p,))
IdDict(ps::Pair{K,V}...) where {K,V} = IdDict{K,V}(ps)
IdDict(ps::Pair...) = IdDict{Any,Any}(ps)
IdDict(itr) = IdDict{Any,Any}(itr)

length(d::IdDict) = length(d.table)
isempty(d::IdDict) = isempty(d.table)
empty(d::IdDict, ::Type{K}, ::Type{V}) where {K,V} = IdDict{K,V}()
function setindex!(d::IdDict{K,V}, v, @nospecialize(key)) where {K,V}
    key isa K || throw(ArgumentError("$(repr(key)) is not a valid key for type $K"))
    d.table[_ById(key)] = v
    return d
end
get(d::IdDict{K,V}, @nospecialize(key), default) where {K,V} = get(d.table, _ById(key), default)
haskey(d::IdDict, @nospecialize(key)) = haskey(d.table, _ById(key))
delete!(d::IdDict, @nospecialize(key)) = (delete!(d.table, _ById(key)); d)
pop!(d::IdDict, @nospecialize(key)) = haskey(d, key) ? pop!(d.table, _ById(key)) : _throw_key_error(key)
pop!(d::IdDict, @nospecialize(key), default) = pop!(d.table, _ById(key), default)
empty!(d::IdDict) = (empty!(d.table); d)
function iterate(d::IdDict{K,V}, i::Int=d.table.idxfloor) where {K,V}
    y = iterate(d.table, i)
    y === nothing && return nothing
    return (Pair{K,V}(y[1].first.value, y[1].second), y[2])
end

"`IdSet([itr])`: set that compares by `===`."
struct IdSet{T} <: AbstractSet{T}
    dict::IdDict{T,Nothing}
    IdSet{T}() where {T} = new{T}(IdDict{T,Nothing}())
end
IdSet{T}(itr) where {T} = union!(IdSet{T}(), itr)
IdSet() = IdSet{Any}()
IdSet(itr) = IdSet{Any}(itr)
length(s::IdSet) = length(s.dict)
isempty(s::IdSet) = isempty(s.dict)
push!(s::IdSet, x) = (s.dict[x] = nothing; s)
in(x, s::IdSet) = haskey(s.dict, x)
delete!(s::IdSet, x) = (delete!(s.dict, x); s)
empty!(s::IdSet) = (empty!(s.dict); s)
empty(s::IdSet{T}) where {T} = IdSet{T}()
empty(s::IdSet, ::Type{T}) where {T} = IdSet{T}()
function iterate(s::IdSet, i...)
    y = iterate(s.dict, i...)
    y === nothing && return nothing
    return (y[1].first, y[2])
end
