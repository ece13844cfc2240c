# deepcopy: copies of whole object graphs, each object once.

export deepcopy

"`deepcopy(x)`: copy of `x` and everything that it refers to."
function deepcopy(@nospecialize x)
    Core._isbits(typeof(x)) && return x
    return deepcopy_internal(x, IdDict{Any,Any}())
end

deepcopy_internal(x::Union{Symbol,Type,Module,String}, done::IdDict) = x
deepcopy_internal(t::Tuple, done::IdDict) = ntuple(i -> deepcopy_internal(t[i], done), nfields(t))
function deepcopy_internal(a::Array{T}, done::IdDict) where {T}
    haskey(done, a) && return done[a]
    r = similar(a)
    done[a] = r
    if Core._isbits(T)
        copyto!(r, a)
    else
        for i in 1:length(a)
            isassigned(a, i) && (@inbounds r[i] = deepcopy_internal(a[i], done))
        end
    end
    return r
end
function deepcopy_internal(m::Memory{T}, done::IdDict) where {T}
    haskey(done, m) && return done[m]
    r = Core.memorynew(Memory{T}, length(m))
    done[m] = r
    for i in 1:length(m)
        ref = Core.memoryrefnew(Core.memoryrefnew(m), i, false)
        if Core.memoryref_isassigned(ref, :not_atomic, false)
            @inbounds r[i] = deepcopy_internal(m[i], done)
        end
    end
    return r
end
# The places of keys depend on their hashes, which may be identities: insert anew.
function deepcopy_internal(d::Dict{K,V}, done::IdDict) where {K,V}
    haskey(done, d) && return done[d]
    r = Dict{K,V}()
    done[d] = r
    for p in d
        r[deepcopy_internal(p.first, done)] = deepcopy_internal(p.second, done)
    end
    return r
end
function deepcopy_internal(@nospecialize(x), done::IdDict)
    T = typeof(x)
    Core._isbits(T) && return x
    n = nfields(x)
    if Core._ismutable(T)
        haskey(done, x) && return done[x]
        n == 0 && return x
        r = Core._new(T)
        done[x] = r
        for i in 1:n
            isdefined(x, i) && setfield!(r, i, deepcopy_internal(getfield(x, i), done))
        end
        return r
    end
    n == 0 && return x
    fields = Any[]
    for i in 1:n
        isdefined(x, i) || return Core._new(T, fields...)
        push!(fields, deepcopy_internal(getfield(x, i), done))
    end
    return Core._new(T, fields...)
end
