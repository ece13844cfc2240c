# `pairs`: key => value views of collections.

"`pairs(collection)`: iterator over `key => value`."
struct Pairs{K,V,I,A} <: AbstractDict{K,V}
    data::A
    itr::I
end
Pairs(data::A, itr::I) where {A,I} = Pairs{eltype(I),eltype(A),I,A}(data, itr)
pairs(a::AbstractArray) = Pairs(a, keys(a))
pairs(a::AbstractVector) = Pairs(a, eachindex(a))
pairs(::IndexLinear, a::AbstractArray) = Pairs(a, LinearIndices(axes(a)))
pairs(::IndexCartesian, a::AbstractArray) = Pairs(a, CartesianIndices(axes(a)))
pairs(t::Tuple) = Pairs(t, OneTo(nfields(t)))
pairs(nt::NamedTuple) = Pairs{Symbol,eltype(typeof(nt)),typeof(keys(nt)),typeof(nt)}(nt, keys(nt))
pairs(d::AbstractDict) = d
pairs(p::Pairs) = p
pairs(s::AbstractString) = Pairs{Int,eltype(typeof(s)),typeof(keys(s)),typeof(s)}(s, keys(s))
pairs(g::Generator) = Iterators.zip(keys(g), g)
pairs(itr) = Pairs(itr, keys(itr))

length(p::Pairs) = length(p.itr)
size(p::Pairs) = size(p.itr)
axes(p::Pairs) = axes(p.itr)
IteratorSize(::Type{<:Pairs{K,V,I}}) where {K,V,I} = IteratorSize(I)
eltype(::Type{<:Pairs{K,V}}) where {K,V} = Pair{K,V}
isempty(p::Pairs) = isempty(p.itr)
keys(p::Pairs) = p.itr
values(p::Pairs) = p.data
@inline function iterate(p::Pairs{K,V}) where {K,V}
    y = iterate(p.itr)
    y === nothing && return nothing
    return (Pair{K,V}(y[1], @inbounds(p.data[y[1]])), y[2])
end
@inline function iterate(p::Pairs{K,V}, state) where {K,V}
    y = iterate(p.itr, state)
    y === nothing && return nothing
    return (Pair{K,V}(y[1], @inbounds(p.data[y[1]])), y[2])
end
getindex(p::Pairs, key) = p.data[key]
setindex!(p::Pairs, v, key) = (p.data[key] = v; p)
haskey(p::Pairs, key) = key in p.itr
haskey(p::Pairs{Symbol,V,I,A}, key::Symbol) where {V,I,A<:NamedTuple} = haskey(p.data, key)
get(p::Pairs, key, default) = haskey(p, key) ? p.data[key] : default
get(f::Union{Function,Type}, p::Pairs, key) = haskey(p, key) ? p.data[key] : f()
merge(a::NamedTuple, p::Pairs{Symbol,V,I,A}) where {V,I,A<:NamedTuple} = merge(a, p.data)
reverse(p::Pairs) = Pairs(p.data, reverse(p.itr))

Core._eval(Iterators, :(import ..Base: Pairs))
