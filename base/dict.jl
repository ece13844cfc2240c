# Dict: hash table with open addressing and linear probing.
#
# A slot's byte is 0 when it was never used, 0x7f when its entry was deleted, and
# 0x80 | (top 7 bits of the hash) when it is filled. The place of a key depends only on
# its hash and on the history of sizes, as in Julia, and so does the order of iteration.

export Dict, IdDict

const _max_probe_min = 16
const _max_probe_shift = 6

"`Dict([itr])`: hash table; `Dict(\"a\" => 1)`, `Dict{K,V}()`."
mutable struct Dict{K,V} <: AbstractDict{K,V}
    slots::Memory{UInt8}
    keys::Memory{K}
    vals::Memory{V}
    ndel::Int
    count::Int
    age::UInt
    idxfloor::Int
    maxprobe::Int
    function Dict{K,V}() where {K,V}
        return new{K,V}(Core.memorynew(Memory{UInt8}, 0), Core.memorynew(Memory{K}, 0),
                        Core.memorynew(Memory{V}, 0), 0, 0, UInt(0), 1, 0)
    end
end
function Dict{K,V}(d::Dict{K,V}) where {K,V}
    r = Dict{K,V}()
    r.slots = _copy_memory(d.slots)
    r.keys = _copy_memory(d.keys)
    r.vals = _copy_memory(d.vals)
    r.ndel = d.ndel
    r.count = d.count
    r.idxfloor = d.idxfloor
    r.maxprobe = d.maxprobe
    return r
end
function _copy_memory(m::Memory{T}) where {T}
    n = length(m)
    r = Core.memorynew(Memory{T}, n)
    n > 0 && Core._memcpy!(Core.memoryrefnew(r), Core.memoryrefnew(m), n)
    return r
end
function Dict{K,V}(itr) where {K,V}
    d = Dict{K,V}()
    for (k, v) in itr
        d[k] = v
    end
    return d
end
Dict{K,V}(p::Pair) where {K,V} = setindex!(Dict{K,V}(), p.second, p.first)
function Dict{K,V}(ps::Pair...) where {K,V}
    d = Dict{K,V}()
    for p in ps
        d[p.first] = p.second
    end
    return d
end
Dict() = Dict{Any,Any}()
Dict(::Tuple{}) = Dict{Any,Any}()
Dict(p::Pair{K,V}) where {K,V} = setindex!(Dict{K,V}(), p.second, p.first)
Dict(ps::Pair{K,V}...) where {K,V} = Dict{K,V}(ps)
Dict(ps::Pair...) = Dict(ps)
Dict(d::AbstractDict{K,V}) where {K,V} = Dict{K,V}(d)
Dict(itr) = _dict_of(itr, eltype(itr))
_dict_of(itr, ::Type{Pair{K,V}}) where {K,V} = Dict{K,V}(itr)
_dict_of(itr, ::Type{Tuple{K,V}}) where {K,V} = Dict{K,V}(itr)
# Key and value types follow the values, as in `collect`.
function _dict_of(itr, @nospecialize(T))
    y = iterate(itr)
    y === nothing && return _empty_dict_of(itr)
    _check_pair(y[1])
    k, v = y[1]
    d = Dict{typeof(k),typeof(v)}()
    d[k] = v
    return _dict_grow(d, itr, y[2])
end
_check_pair(x::Union{Pair,Tuple{Any,Any}}) = nothing
_check_pair(x) = throw(ArgumentError("Dict(kv): kv needs to be an iterator of tuples or pairs"))
_empty_dict_of(itr) = _dict_for(_default_eltype(typeof(itr)))
_dict_for(::Type{Pair{K,V}}) where {K,V} = Dict{K,V}()
_dict_for(::Type{Tuple{K,V}}) where {K,V} = Dict{K,V}()
_dict_for(@nospecialize T) = Dict{Any,Any}()
function _dict_grow(d::Dict{K,V}, itr, state) where {K,V}
    while true
        y = iterate(itr, state)
        y === nothing && return d
        state = y[2]
        k, v = y[1]
        if k isa K && v isa V
            d[k] = v
        else
            e = Dict{promote_typejoin(K, typeof(k)),promote_typejoin(V, typeof(v))}(d)
            e[k] = v
            return _dict_grow(e, itr, state)
        end
    end
end

copy(d::Dict{K,V}) where {K,V} = Dict{K,V}(d)
length(d::Dict) = d.count
isempty(d::Dict) = d.count == 0
empty(d::Dict, ::Type{K}, ::Type{V}) where {K,V} = Dict{K,V}()

## probing

@inline _hash_index(h::UInt, sz::Int) = (Core.Intrinsics.bitcast(Int, h) & (sz - 1)) + 1
@inline _short_hash(h::UInt) = UInt8((h >> 57) | 0x80)
@inline _slot(d::Dict, i::Int) = @inbounds d.slots[i]
_table_size(n::Int) = n < 16 ? 16 : one(Int) << (64 - leading_zeros(n - 1))

# The slot of `key`, or -1.
function _find_slot(d::Dict{K,V}, key) where {K,V}
    d.count == 0 && return -1
    keys = d.keys
    sz = length(keys)
    h = hash(key)
    short = _short_hash(h)
    i = _hash_index(h, sz)
    probes = 0
    while true
        s = _slot(d, i)
        s == 0x00 && return -1
        if s == short
            k = @inbounds keys[i]
            (key === k || isequal(key, k)) && return i
        end
        i = (i & (sz - 1)) + 1
        probes += 1
        probes > d.maxprobe && return -1
    end
end

# The slot of `key` (positive) or the negated slot where it belongs, and its hash byte.
function _find_slot!(d::Dict{K,V}, key::K) where {K,V}
    sz = length(d.keys)
    if sz == 0
        rehash!(d, 4)
        sz = length(d.keys)
    end
    h = hash(key)
    short = _short_hash(h)
    i = _hash_index(h, sz)
    avail = 0
    probes = 0
    keys = d.keys
    while true
        s = _slot(d, i)
        if s == 0x00
            return (avail < 0 ? avail : -i, short)
        end
        if s == 0x7f
            avail == 0 && (avail = -i)
        elseif s == short
            k = @inbounds keys[i]
            (key === k || isequal(key, k)) && return (i, short)
        end
        i = (i & (sz - 1)) + 1
        probes += 1
        probes > d.maxprobe && break
    end
    avail < 0 && return (avail, short)
    limit = max(_max_probe_min, sz >> _max_probe_shift)
    while probes < limit
        if _slot(d, i) < 0x80
            d.maxprobe = probes
            return (-i, short)
        end
        i = (i & (sz - 1)) + 1
        probes += 1
    end
    rehash!(d, d.count > 64000 ? sz * 2 : sz * 4)
    return _find_slot!(d, key)
end

"`rehash!(d[, n])`: build the table anew with room for `n` entries."
@noinline function rehash!(d::Dict{K,V}, n::Int=length(d.keys)) where {K,V}
    old_slots = d.slots
    old_keys = d.keys
    old_vals = d.vals
    sz = _table_size(n)
    d.age += UInt(1)
    d.idxfloor = 1
    slots = Core.memorynew(Memory{UInt8}, sz)
    for i in 1:sz
        @inbounds slots[i] = 0x00
    end
    d.slots = slots
    d.keys = Core.memorynew(Memory{K}, sz)
    d.vals = Core.memorynew(Memory{V}, sz)
    d.ndel = 0
    if d.count == 0
        d.maxprobe = 0
        return d
    end
    keys = d.keys
    vals = d.vals
    count = 0
    maxprobe = 0
    for i in 1:length(old_slots)
        s = @inbounds old_slots[i]
        if s >= 0x80
            k = @inbounds old_keys[i]
            home = _hash_index(hash(k), sz)
            j = home
            while @inbounds(slots[j]) != 0x00
                j = (j & (sz - 1)) + 1
            end
            probe = (j - home) & (sz - 1)
            probe > maxprobe && (maxprobe = probe)
            @inbounds slots[j] = s
            @inbounds keys[j] = k
            @inbounds vals[j] = old_vals[i]
            count += 1
        end
    end
    d.count = count
    d.maxprobe = maxprobe
    return d
end

function sizehint!(d::Dict, n::Integer; shrink::Bool=true)
    sz = _table_size(cld(3 * max(Int(n), d.count), 2))
    return sz <= length(d.slots) ? d : rehash!(d, sz)
end

@inline function _fill_slot!(d::Dict{K,V}, v::V, key::K, i::Int, short::UInt8) where {K,V}
    if _slot(d, i) == 0x7f
        d.ndel -= 1
    end
    @inbounds d.slots[i] = short
    @inbounds d.keys[i] = key
    @inbounds d.vals[i] = v
    d.count += 1
    d.age += UInt(1)
    i < d.idxfloor && (d.idxfloor = i)
    sz = length(d.keys)
    if (d.count + d.ndel) * 3 > sz * 2
        rehash!(d, d.count > 64000 ? d.count * 2 : max(d.count * 4, 4))
    end
    return nothing
end

## access

@noinline _throw_bad_key(@nospecialize(key), @nospecialize(K)) =
    throw(ArgumentError("$(repr(key)) is not a valid key for type $K"))
function _as_key(::Type{K}, key0) where {K}
    key = convert(K, key0)
    isequal(key, key0) || _throw_bad_key(key0, K)
    return key::K
end
_as_key(::Type{K}, key::K) where {K} = key

function setindex!(d::Dict{K,V}, v0, key0) where {K,V}
    key = _as_key(K, key0)
    v = v0 isa V ? v0 : convert(V, v0)::V
    i, short = _find_slot!(d, key)
    if i > 0
        d.age += UInt(1)
        @inbounds d.keys[i] = key
        @inbounds d.vals[i] = v
    else
        _fill_slot!(d, v, key, -i, short)
    end
    return d
end
function getindex(d::Dict{K,V}, key) where {K,V}
    i = _find_slot(d, key)
    i < 0 && _throw_key_error(key)
    return @inbounds d.vals[i]
end
"`get(d, key, default)`: the value of `key`, or `default`."
function get(d::Dict{K,V}, key, default) where {K,V}
    i = _find_slot(d, key)
    return i < 0 ? default : @inbounds(d.vals[i])
end
function get(f::Union{Function,Type}, d::Dict{K,V}, key) where {K,V}
    i = _find_slot(d, key)
    return i < 0 ? f() : @inbounds(d.vals[i])
end
"`get!(d, key, default)`: the value of `key`; if there is none, store `default`."
get!(d::Dict, key, default) = get!(() -> default, d, key)
function get!(f::Union{Function,Type}, d::Dict{K,V}, key0) where {K,V}
    key = _as_key(K, key0)
    i, short = _find_slot!(d, key)
    i > 0 && return @inbounds d.vals[i]
    age = d.age
    v0 = f()
    v = v0 isa V ? v0 : convert(V, v0)::V
    # `f` may have changed the table.
    if d.age != age
        i, short = _find_slot!(d, key)
    end
    if i > 0
        @inbounds d.vals[i] = v
    else
        _fill_slot!(d, v, key, -i, short)
    end
    return v
end
function get!(d::AbstractDict, key, default)
    haskey(d, key) && return d[key]
    d[key] = default
    return default
end
function get!(f::Union{Function,Type}, d::AbstractDict, key)
    haskey(d, key) && return d[key]
    v = f()
    d[key] = v
    return v
end
haskey(d::Dict, key) = _find_slot(d, key) >= 0
in(key, k::KeySet{<:Any,<:Dict}) = haskey(k.dict, key)
"`getkey(d, key, default)`: the key stored that equals `key`, or `default`."
function getkey(d::Dict, key, default)
    i = _find_slot(d, key)
    return i < 0 ? default : @inbounds(d.keys[i])
end

## removal

# Forgets what a slot refers to.
@inline _unset!(m::Memory{T}, i::Int) where {T} =
    (Core._isbits(T) || Core._memory_unset!(Core.memoryrefnew(Core.memoryrefnew(m), i, false), 1); nothing)

# Empties a slot. Runs of deleted slots before an empty one become empty again.
function _clear_slot!(d::Dict, i::Int)
    _unset!(d.keys, i)
    _unset!(d.vals, i)
    sz = length(d.slots)
    next = (i & (sz - 1)) + 1
    if _slot(d, next) == 0x00
        gone = 1
        j = i
        while true
            @inbounds d.slots[j] = 0x00
            gone -= 1
            j = ((j - 2) & (sz - 1)) + 1
            _slot(d, j) == 0x7f || break
        end
        d.ndel += gone
    else
        @inbounds d.slots[i] = 0x7f
        d.ndel += 1
    end
    d.count -= 1
    d.age += UInt(1)
    return d
end
"`delete!(d, key)`: remove `key`, if it is there."
function delete!(d::Dict, key)
    i = _find_slot(d, key)
    i > 0 && _clear_slot!(d, i)
    return d
end
"`pop!(d, key[, default])`: remove `key` and return its value."
function pop!(d::Dict, key)
    i = _find_slot(d, key)
    i < 0 && _throw_key_error(key)
    v = @inbounds d.vals[i]
    _clear_slot!(d, i)
    return v
end
function pop!(d::Dict, key, default)
    i = _find_slot(d, key)
    i < 0 && return default
    v = @inbounds d.vals[i]
    _clear_slot!(d, i)
    return v
end
function pop!(d::Dict)
    d.count == 0 && throw(ArgumentError("dict must be non-empty"))
    i = _next_filled(d, d.idxfloor)
    p = @inbounds d.keys[i] => d.vals[i]
    d.idxfloor = i
    _clear_slot!(d, i)
    return p
end
function empty!(d::Dict{K,V}) where {K,V}
    sz = length(d.slots)
    for i in 1:sz
        @inbounds d.slots[i] = 0x00
    end
    d.keys = Core.memorynew(Memory{K}, sz)
    d.vals = Core.memorynew(Memory{V}, sz)
    d.ndel = 0
    d.count = 0
    d.maxprobe = 0
    d.age += UInt(1)
    d.idxfloor = max(1, sz)
    return d
end
function filter!(f, d::Dict)
    for i in 1:length(d.slots)
        if _slot(d, i) >= 0x80 && !f(@inbounds(d.keys[i] => d.vals[i]))
            _clear_slot!(d, i)
        end
    end
    return d
end

## iteration

# The first filled slot from `i` on, or 0.
@inline function _next_filled(d::Dict, i::Int)
    n = length(d.slots)
    while i <= n
        _slot(d, i) >= 0x80 && return i
        i += 1
    end
    return 0
end
@inline function iterate(d::Dict{K,V}, i::Int=d.idxfloor) where {K,V}
    j = _next_filled(d, i)
    j == 0 && return nothing
    return (Pair{K,V}(@inbounds(d.keys[j]), @inbounds(d.vals[j])), j + 1)
end
@inline function iterate(v::ValueIterator{<:Dict}, i::Int=v.dict.idxfloor)
    j = _next_filled(v.dict, i)
    j == 0 && return nothing
    return (@inbounds(v.dict.vals[j]), j + 1)
end
@inline function iterate(k::KeySet{K,<:Dict}, i::Int=k.dict.idxfloor) where {K}
    j = _next_filled(k.dict, i)
    j == 0 && return nothing
    return (@inbounds(k.dict.keys[j]), j + 1)
end

function merge!(d::Dict{K,V}, o::Dict{K,V}) where {K,V}
    i = _next_filled(o, o.idxfloor)
    while i != 0
        d[@inbounds(o.keys[i])] = @inbounds(o.vals[i])
        i = _next_filled(o, i + 1)
    end
    return d
end

# -- immutable dictionaries ---------------------------------------------------

"`ImmutableDict(pairs...)`, `ImmutableDict(dict, pair)`: a list of pairs; a new pair hides older ones."
mutable struct ImmutableDict{K,V} <: AbstractDict{K,V}
    parent::ImmutableDict{K,V}
    key::K
    value::V
    ImmutableDict{K,V}() where {K,V} = new{K,V}()
    ImmutableDict{K,V}(key, value) where {K,V} = new{K,V}(ImmutableDict{K,V}(), key, value)
    ImmutableDict{K,V}(parent::ImmutableDict, key, value) where {K,V} = new{K,V}(parent, key, value)
end
ImmutableDict(p::Pair{K,V}) where {K,V} = ImmutableDict{K,V}(p.first, p.second)
ImmutableDict(d::ImmutableDict{K,V}, p::Pair) where {K,V} = ImmutableDict{K,V}(d, p.first, p.second)
ImmutableDict(d::ImmutableDict, p::Pair, q::Pair, more::Pair...) = ImmutableDict(ImmutableDict(d, p), q, more...)
ImmutableDict(p::Pair, q::Pair, more::Pair...) = ImmutableDict(ImmutableDict(p), q, more...)
_is_filled(d::ImmutableDict) = isdefined(d, :parent)
function get(d::ImmutableDict, key, default)
    while _is_filled(d)
        isequal(d.key, key) && return d.value
        d = d.parent
    end
    return default
end
function getindex(d::ImmutableDict, key)
    while _is_filled(d)
        isequal(d.key, key) && return d.value
        d = d.parent
    end
    throw(KeyError(key))
end
function haskey(d::ImmutableDict, key)
    while _is_filled(d)
        isequal(d.key, key) && return true
        d = d.parent
    end
    return false
end
# Hidden pairs are not visited.
function iterate(d::ImmutableDict{K,V}, state = (d, K[])) where {K,V}
    rest, seen = state
    while _is_filled(rest)
        if !any(k -> isequal(k, rest.key), seen)
            push!(seen, rest.key)
            return (Pair{K,V}(rest.key, rest.value), (rest.parent, seen))
        end
        rest = rest.parent
    end
    return nothing
end
length(d::ImmutableDict) = count(_ -> true, d)
isempty(d::ImmutableDict) = !_is_filled(d)
empty(::ImmutableDict, ::Type{K}, ::Type{V}) where {K,V} = ImmutableDict{K,V}()
