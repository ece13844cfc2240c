# The life of objects: what runs when they die, and references that do not keep them alive.

export finalizer, finalize, WeakRef, WeakKeyDict

# The function that the collector calls. What it throws is reported.
struct Finalizer
    f::Any
end
function (finalizer::Finalizer)(@nospecialize(x))
    try
        f = finalizer.f
        f isa Ptr{Cvoid} ? ccall(f, Cvoid, (Ptr{Cvoid},), pointer_from_objref(x)) : f(x)
    catch e
        flush(stdout)
        print(stderr, "error in running finalizer: ")
        show(stderr, e)
        show_backtrace(stderr, catch_backtrace())
        print(stderr, "\n")
    end
    return nothing
end

"""
    finalizer(f, x)

Call `f(x)` when the mutable object `x` is no longer reachable, or when the program ends. Answers `x`.
"""
function finalizer(@nospecialize(f), @nospecialize(x))
    ismutable(x) || error("objects of type ", typeof(x), " cannot be finalized")
    Core.finalizer(Finalizer(f), x)
    return x
end
"`finalize(x)`: call the finalizers of `x` now, the last registered first."
function finalize(@nospecialize(x))
    functions = Core._take_finalizers(x)
    for i in 1:Core._svec_len(functions)
        Core._svec_ref(functions, i)(x)
    end
    return nothing
end
# At the end of the program: those of all objects, also of such that the others made.
function _finalize_all()
    for _ in 1:100
        all = Core._take_finalizers()
        n = Core._svec_len(all)
        n == 0 && return nothing
        for i in 1:2:n
            Core._svec_ref(all, i + 1)(Core._svec_ref(all, i))
        end
    end
    return nothing
end

# -- weak references ----------------------------------------------------------

"`WeakRef(x)`: a reference that does not keep `x` alive; its `value` is `nothing` once `x` is dead."
mutable struct WeakRef
    hidden::UInt
    function WeakRef(@nospecialize(x) = nothing)
        w = new(zero(UInt))
        Core._weak_set(w, x)
        return w
    end
end
getproperty(w::WeakRef, name::Symbol) = name === :value ? Core._weak_get(w) : getfield(w, name)
setproperty!(w::WeakRef, name::Symbol, @nospecialize(x)) = (Core._weak_set(w, x); x)
propertynames(::WeakRef) = (:value,)
==(a::WeakRef, b::WeakRef) = isequal(a.value, b.value)
==(a::WeakRef, @nospecialize(b)) = isequal(a.value, b)
==(@nospecialize(a), b::WeakRef) = isequal(a, b.value)
==(::Missing, ::WeakRef) = missing
==(::WeakRef, ::Missing) = missing
hash(w::WeakRef, h::UInt) = hash(w.value, h)
show(io::IO, w::WeakRef) = (print(io, "WeakRef("); show(io, w.value); print(io, ")"))

"""
    WeakKeyDict([pairs])

A dictionary whose keys are weak references: an entry is gone once its key is dead.
"""
mutable struct WeakKeyDict{K, V} <: AbstractDict{K, V}
    # Entries by the hash of their keys.
    table::Dict{UInt, Vector{Tuple{WeakRef, V}}}
    WeakKeyDict{K, V}() where {K, V} = new{K, V}(Dict{UInt, Vector{Tuple{WeakRef, V}}}())
end
function WeakKeyDict{K, V}(pairs) where {K, V}
    d = WeakKeyDict{K, V}()
    for (k, v) in pairs
        d[k] = v
    end
    return d
end
WeakKeyDict{K, V}(p::Pair, ps::Pair...) where {K, V} = WeakKeyDict{K, V}((p, ps...))
WeakKeyDict() = WeakKeyDict{Any, Any}()
WeakKeyDict(ps::Pair{K, V}...) where {K, V} = WeakKeyDict{K, V}(ps)
WeakKeyDict(ps::Pair...) = WeakKeyDict{Any, Any}(ps)
WeakKeyDict(pairs) = WeakKeyDict(pairs...)
WeakKeyDict(d::AbstractDict{K, V}) where {K, V} = WeakKeyDict{K, V}(d)
_is_dead(w::WeakRef) = getfield(w, :hidden) == 0
function _live_bucket(d::WeakKeyDict, h::UInt)
    bucket = get(d.table, h, nothing)
    bucket === nothing || filter!(entry -> !_is_dead(entry[1]), bucket)
    return bucket
end
function _find_weak(d::WeakKeyDict, @nospecialize(key))
    bucket = _live_bucket(d, hash(key))
    bucket === nothing && return (nothing, 0)
    i = findfirst(entry -> isequal(entry[1].value, key), bucket)
    return (bucket, i === nothing ? 0 : i)
end
function setindex!(d::WeakKeyDict{K, V}, value, key) where {K, V}
    key isa K || (key = convert(K, key))
    ismutable(key) || throw(ArgumentError("objects of type $(typeof(key)) cannot be weak keys: they are not mutable"))
    entry = (WeakRef(key), convert(V, value))
    bucket, i = _find_weak(d, key)
    if i != 0
        bucket[i] = entry
    elseif bucket === nothing
        d.table[hash(key)] = [entry]
    else
        push!(bucket, entry)
    end
    return d
end
function get(d::WeakKeyDict, key, default)
    bucket, i = _find_weak(d, key)
    return i == 0 ? default : bucket[i][2]
end
function get(f::Union{Function, Type}, d::WeakKeyDict, key)
    bucket, i = _find_weak(d, key)
    return i == 0 ? f() : bucket[i][2]
end
function getindex(d::WeakKeyDict, key)
    bucket, i = _find_weak(d, key)
    i == 0 && throw(KeyError(key))
    return bucket[i][2]
end
function get!(f::Union{Function, Type}, d::WeakKeyDict, key)
    bucket, i = _find_weak(d, key)
    i == 0 || return bucket[i][2]
    value = f()
    d[key] = value
    return value
end
get!(d::WeakKeyDict, key, default) = get!(() -> default, d, key)
haskey(d::WeakKeyDict, key) = _find_weak(d, key)[2] != 0
function delete!(d::WeakKeyDict, key)
    bucket, i = _find_weak(d, key)
    i == 0 || deleteat!(bucket, i)
    return d
end
function pop!(d::WeakKeyDict, key)
    value = d[key]
    delete!(d, key)
    return value
end
function pop!(d::WeakKeyDict, key, default)
    value = get(d, key, default)
    delete!(d, key)
    return value
end
empty!(d::WeakKeyDict) = (empty!(d.table); d)
empty(::WeakKeyDict, ::Type{K}, ::Type{V}) where {K, V} = WeakKeyDict{K, V}()
length(d::WeakKeyDict) = count(entry -> !_is_dead(entry[1]), Iterators.flatten(values(d.table)))
isempty(d::WeakKeyDict) = length(d) == 0
# The entries as they are now, which an iteration goes through.
_live_entries(d::WeakKeyDict{K, V}) where {K, V} =
    Pair{K, V}[Pair{K, V}(w.value, v) for bucket in values(d.table) for (w, v) in bucket if !_is_dead(w)]
function iterate(d::WeakKeyDict, state = (_live_entries(d), 1))
    entries, i = state
    return i > length(entries) ? nothing : (entries[i], (entries, i + 1))
end
