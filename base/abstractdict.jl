# Dictionaries of any kind: what follows from iteration, `get`, `setindex!` and `delete!`.

export empty, AbstractDict, AbstractSet, KeyError, keys, values, pairs, haskey, get, get!, getkey, delete!, merge,
    merge!, mergewith, mergewith!, keytype, valtype, filter, Pair, first

# Stands for "no such key" where any value may be stored.
struct _NotFound end
const _not_found = _NotFound()

eltype(::Type{<:AbstractDict{K,V}}) where {K,V} = Pair{K,V}
keytype(::Type{<:AbstractDict{K,V}}) where {K,V} = K
valtype(::Type{<:AbstractDict{K,V}}) where {K,V} = V
keytype(d::AbstractDict) = keytype(typeof(d))
valtype(d::AbstractDict) = valtype(typeof(d))

isempty(d::AbstractDict) = length(d) == 0

"`haskey(d, key)`: whether `d` has a value for `key`."
haskey(d, k) = in(k, keys(d))

@noinline _throw_key_error(@nospecialize(key)) = throw(KeyError(key))
function getindex(d::AbstractDict, key)
    v = get(d, key, _not_found)
    v === _not_found && _throw_key_error(key)
    return v
end
# `d[a, b]` has the tuple as its key.
getindex(d::AbstractDict, k1, k2, ks...) = getindex(d, (k1, k2, ks...))
setindex!(d::AbstractDict, v, k1, k2, ks...) = setindex!(d, v, (k1, k2, ks...))

function in(p::Pair, d::AbstractDict)
    v = get(d, p.first, _not_found)
    return v !== _not_found && v == p.second
end
in(p, d::AbstractDict) = error("AbstractDict collections only contain Pairs;\nEither look for e.g. A=>B instead, or use the `keys` or `values`\nfunction if you are looking for a key or value respectively.")

## keys, values

# What no dictionary holds.
struct NothingThere end
const _nothing_there = NothingThere()
"The keys of a dictionary as a set that follows it."
struct KeySet{K,D<:AbstractDict{K}} <: AbstractSet{K}
    dict::D
end
KeySet(d::D) where {K,D<:AbstractDict{K}} = KeySet{K,D}(d)
"The values of a dictionary as an iterator that follows it."
struct ValueIterator{D<:AbstractDict}
    dict::D
end
"`keys(d)`: the keys of a collection."
keys(d::AbstractDict) = KeySet(d)
"`values(d)`: the values of a collection."
values(d::AbstractDict) = ValueIterator(d)
length(k::KeySet) = length(k.dict)
length(v::ValueIterator) = length(v.dict)
isempty(k::KeySet) = isempty(k.dict)
isempty(v::ValueIterator) = isempty(v.dict)
eltype(::Type{KeySet{K,D}}) where {K,D} = K
eltype(::Type{ValueIterator{D}}) where {D} = valtype(D)
in(key, k::KeySet) = get(k.dict, key, _nothing_there) !== _nothing_there
@inline function iterate(k::KeySet)
    y = iterate(k.dict)
    y === nothing && return nothing
    return (y[1].first, y[2])
end
@inline function iterate(k::KeySet, state)
    y = iterate(k.dict, state)
    y === nothing && return nothing
    return (y[1].first, y[2])
end
@inline function iterate(v::ValueIterator)
    y = iterate(v.dict)
    y === nothing && return nothing
    return (y[1].second, y[2])
end
@inline function iterate(v::ValueIterator, state)
    y = iterate(v.dict, state)
    y === nothing && return nothing
    return (y[1].second, y[2])
end
copy(k::KeySet) = Set(k)

## copies, merging

copy(d::AbstractDict) = merge!(empty(d), d)
"`empty(d[, K, V])`: an empty collection like `d`."
empty(d::AbstractDict{K,V}) where {K,V} = empty(d, K, V)
empty(d::AbstractDict, ::Type{V}) where {V} = empty(d, keytype(d), V)
empty(d::AbstractDict, ::Type{K}, ::Type{V}) where {K,V} = Dict{K,V}()
empty(a::AbstractVector{T}) where {T} = Array{T,1}(undef, 0)
empty(a::AbstractVector, ::Type{T}) where {T} = Array{T,1}(undef, 0)

function empty!(d::AbstractDict)
    for k in collect(keys(d))
        delete!(d, k)
    end
    return d
end

"`merge!(d, others...)`: put the pairs of others into `d`; later ones win."
function merge!(d::AbstractDict, others::AbstractDict...)
    for o in others
        for p in o
            d[p.first] = p.second
        end
    end
    return d
end
"`mergewith!(f, d, others...)`: like `merge!`, equal keys combine their values by `f`."
function mergewith!(f, d::AbstractDict, others::AbstractDict...)
    for o in others
        for (k, v) in o
            d[k] = haskey(d, k) ? f(d[k], v) : v
        end
    end
    return d
end
mergewith!(f) = (ds...) -> mergewith!(f, ds...)
"`merge(d, others...)`: a new dictionary with all pairs; later ones win."
merge(d::AbstractDict, others::AbstractDict...) = merge!(_merged_empty(d, others...), d, others...)
merge(f::Function, d::AbstractDict, others::AbstractDict...) = mergewith(f, d, others...)
merge!(f::Function, d::AbstractDict, others::AbstractDict...) = mergewith!(f, d, others...)
"`mergewith(f, d, others...)`: like `merge`, equal keys combine their values by `f`."
mergewith(f, d::AbstractDict, others::AbstractDict...) =
    mergewith!(f, _merged_empty(d, others...), d, others...)
mergewith(f) = (ds...) -> mergewith(f, ds...)
function _merged_empty(d::AbstractDict, others::AbstractDict...)
    K = keytype(d)
    V = valtype(d)
    for o in others
        K = promote_type(K, keytype(o))
        V = promote_type(V, valtype(o))
    end
    return empty(d, K, V)
end
_merged_empty(d::AbstractDict{K,V}, o::AbstractDict{K,V}) where {K,V} = empty(d, K, V)

## filtering

"`filter(f, d)`: a copy with the pairs for which `f` is true."
function filter(f, d::AbstractDict)
    r = empty(d)
    for p in d
        f(p) && (r[p.first] = p.second)
    end
    return r
end
function filter!(f, d::AbstractDict)
    gone = keytype(d)[]
    for p in d
        f(p) || push!(gone, p.first)
    end
    for k in gone
        delete!(d, k)
    end
    return d
end

## equality, hash

function ==(a::AbstractDict, b::AbstractDict)
    length(a) == length(b) || return false
    any_missing = false
    for p in a
        v = get(b, p.first, _not_found)
        v === _not_found && return false
        eq = p.second == v
        if eq === missing
            any_missing = true
        elseif !eq
            return false
        end
    end
    return any_missing ? missing : true
end
function isequal(a::AbstractDict, b::AbstractDict)
    length(a) == length(b) || return false
    for p in a
        v = get(b, p.first, _not_found)
        (v !== _not_found && isequal(p.second, v)) || return false
    end
    return true
end
function hash(d::AbstractDict, h::UInt)
    sum_of_pairs = 0x6d35bb51952d5539
    for p in d
        sum_of_pairs ⊻= hash(p.first, hash(p.second))
    end
    return hash(sum_of_pairs, h)
end

push!(d::AbstractDict, p::Pair) = setindex!(d, p.second, p.first)
push!(d::AbstractDict, p::Pair, q::Pair) = push!(push!(d, p), q)
push!(d::AbstractDict, p::Pair, q::Pair, r::Pair...) = push!(push!(push!(d, p), q), r...)
convert(::Type{T}, d::AbstractDict) where {T<:AbstractDict} = d isa T ? d : T(d)

"`map!(f, values(d))`: replace each value by `f` of it."
function map!(f, v::ValueIterator)
    d = v.dict
    for k in collect(keys(d))
        d[k] = f(d[k])
    end
    return v
end
