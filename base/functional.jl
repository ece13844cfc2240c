# map, filter, foreach and the searches over collections.

export map, map!, foreach, filter, findfirst, findlast, findnext, findprev, findall, indexin,
    mapfoldl, allequal, replace!, replace, unique, count

## map

"`map(f, itrs...)`: `f` of the elements, in a collection of the same shape."
map(f, a::AbstractArray) = _as_array_like(a, _map_array(f, a))
# The result has the kind of array that `a` makes.
_as_array_like(a::Union{Array, AbstractRange}, result::Array) = result
function _as_array_like(a::AbstractArray, result::Array)
    kind = similar(a, eltype(result), size(result))
    return kind isa Array ? result : copyto!(kind, result)
end
_as_array_like(a::AbstractArray, result) = result
map(f, itr) = collect(Generator(f, itr))
map(f) = f()
map(f, a, b) = collect(Generator(_Splatted(f), Iterators.zip(a, b)))
map(f, a, b, more...) = collect(Generator(_Splatted(f), Iterators.zip(a, b, more...)))
map(f, ::AbstractDict) = error("map is not defined on dictionaries")
map(f, ::AbstractSet) = error("map is not defined on sets")

# A function of a tuple that gives its elements as arguments.
struct _Splatted{F}
    f::F
end
_Splatted(::Type{T}) where {T} = _Splatted{Type{T}}(T)
@inline (s::_Splatted)(t::Tuple{Any}) = s.f(t[1])
@inline (s::_Splatted)(t::Tuple{Any,Any}) = s.f(t[1], t[2])
@inline (s::_Splatted)(t::Tuple) = s.f(t...)

_map_array(f, a::AbstractArray) = collect(Generator(f, a))
# A plain loop when the type of the results is known.
function _map_array(f, a::Array{T,N}) where {T,N}
    S = Core._return_type(f, Tuple{T})
    Core._isconcrete(S) || return collect(Generator(f, a))
    return _map_into!(Array{S,N}(undef, size(a)), f, a)
end
function _map_into!(r::Array, f, a::Array)
    n = length(a)
    i = 1
    while i <= n
        @inbounds r[i] = f(a[i])
        i += 1
    end
    return r
end

"`map!(f, dest, itrs...)`: like `map`, into `dest`."
function map!(f, dest::AbstractArray, a::AbstractArray)
    for (i, j) in Iterators.zip(eachindex(dest), eachindex(a))
        @inbounds dest[i] = f(a[j])
    end
    return dest
end
function map!(f, dest::AbstractArray, as::AbstractArray...)
    s = _Splatted(f)
    y = iterate(eachindex(dest))
    inds = eachindex(dest)
    for t in Iterators.zip(as...)
        y === nothing && break
        dest[y[1]] = s(t)
        y = iterate(inds, y[2])
    end
    return dest
end
map!(f, a::AbstractArray) = map!(f, a, a)

"`foreach(f, itrs...)`: call `f` on the elements for its effects."
function foreach(f, itr)
    for x in itr
        f(x)
    end
    return nothing
end
function foreach(f, a, b, more...)
    for t in Iterators.zip(a, b, more...)
        f(t...)
    end
    return nothing
end

"`filter(f, a)`: the elements for which `f` is true."
function filter(f, a::Array{T,N}) where {T,N}
    isbitstype(T) && return _filter_bits(f, a)
    r = Array{T,1}(undef, 0)
    for x in a
        f(x) && push!(r, x)
    end
    return r
end
# Every element is written, and the next one over it where it is not kept: nothing to predict.
function _filter_bits(f, a::Array{T}) where {T}
    n = length(a)
    kept = Array{T,1}(undef, n)
    count = 0
    i = 1
    while i <= n && i <= length(a)
        x = @inbounds a[i]
        @inbounds kept[count+1] = x
        count = ifelse(f(x)::Bool, count + 1, count)
        i += 1
    end
    return 2 * count < n ? kept[1:count] : resize!(kept, count)
end
function filter(f, a::AbstractArray)
    r = Array{eltype(a),1}(undef, 0)
    for x in a
        f(x) && push!(r, x)
    end
    return r
end
filter(f) = Fix1(filter, f)
filter(f, t::Tuple) = _filter_tuple(f, t)
_filter_tuple(f, ::Tuple{}) = ()
_filter_tuple(f, t::Tuple) =
    f(t[1]) ? (t[1], _filter_tuple(f, tail(t))...) : _filter_tuple(f, tail(t))

## searches

nextind(a::AbstractArray, i::Integer) = Int(i) + 1
prevind(a::AbstractArray, i::Integer) = Int(i) - 1
nextind(t::Tuple, i::Integer) = Int(i) + 1
prevind(t::Tuple, i::Integer) = Int(i) - 1
nextind(a::AbstractArray, c::CartesianIndex) = _linear_to_key(a, _key_to_linear(a, c) + 1)
prevind(a::AbstractArray, c::CartesianIndex) = _linear_to_key(a, _key_to_linear(a, c) - 1)
_key_to_linear(a, c::CartesianIndex) = _linear_index(axes(a), c.I)
_linear_to_key(a, k::Int) = CartesianIndex(_unravel(axes(a), k - 1))

"`findnext([f,] a, i)`: first index from `i` on whose element is true (or satisfies `f`)."
function findnext(f::Function, a, start)
    i = oftype_index(a, start)
    stop = lastindex_of(a)
    while i <= stop
        f(a[i]) && return i
        i = nextind(a, i)
    end
    return nothing
end
findnext(a, start) = findnext(identity, a, start)
"`findprev([f,] a, i)`: last index up to `i` whose element is true (or satisfies `f`)."
function findprev(f::Function, a, start)
    i = oftype_index(a, start)
    low = firstindex_of(a)
    while i >= low
        f(a[i]) && return i
        i = prevind(a, i)
    end
    return nothing
end
findprev(a, start) = findprev(identity, a, start)
oftype_index(a, i) = i
oftype_index(a, i::Integer) = Int(i)
lastindex_of(a) = last(keys(a))
firstindex_of(a) = first(keys(a))

"`findfirst([f,] a)`: index or key of the first true element (or one that satisfies `f`)."
function findfirst(f::Function, a)
    for (k, x) in pairs(a)
        f(x) && return k
    end
    return nothing
end
findfirst(a) = findfirst(identity, a)
function findfirst(f::Function, a::AbstractVector)
    for i in eachindex(a)
        f(@inbounds a[i]) && return i
    end
    return nothing
end
function findfirst(p::Fix2{typeof(==),T}, r::AbstractUnitRange{<:Integer}) where {T<:Integer}
    return first(r) <= p.x <= last(r) ? Int(p.x - first(r)) + 1 : nothing
end
"`findlast([f,] a)`: index or key of the last true element (or one that satisfies `f`)."
function findlast(f::Function, a)
    for k in Iterators.reverse(keys(a))
        f(a[k]) && return k
    end
    return nothing
end
findlast(a) = findlast(identity, a)
function findlast(f::Function, a::AbstractVector)
    i = lastindex(a)
    low = firstindex(a)
    while i >= low
        f(@inbounds a[i]) && return i
        i -= 1
    end
    return nothing
end

"`findall([f,] a)`: all indices or keys whose elements are true (or satisfy `f`)."
findall(f::Function, a) = collect(Generator(first, Iterators.filter(p -> f(p.second), pairs(a))))
function findall(f::Function, a::AbstractVector)
    r = Int[]
    for i in eachindex(a)
        f(@inbounds a[i]) && push!(r, i)
    end
    return r
end
function findall(f::Function, a::AbstractArray)
    r = Array{keytype(a),1}(undef, 0)
    for k in keys(a)
        f(@inbounds a[k]) && push!(r, k)
    end
    return r
end
findall(a) = findall(identity, a)
findall(a::AbstractArray{Bool}) = findall(identity, a)

"`indexin(a, b)`: for each element of `a` its first index in `b`, or `nothing`."
function indexin(a, b)
    places = Dict{eltype(b),keytype(b)}()
    for (k, x) in pairs(b)
        get!(places, x, k)
    end
    return Union{Nothing,keytype(b)}[get(places, x, nothing) for x in a]
end
indexin(a, b::AbstractSet) = indexin(a, collect(b))

"`allequal([f,] itr)`: whether all elements are equal."
function allequal(itr)
    y = iterate(itr)
    y === nothing && return true
    for x in itr
        isequal(x, y[1]) || return false
    end
    return true
end
allequal(f, itr) = allequal(Generator(f, itr))

## replacement

"`replace(a, old => new...; [count])`: copy with elements replaced."
function replace(a::AbstractArray, ps::Pair...; count::Integer=typemax(Int))
    T = count == typemax(Int) ? _without_replaced(eltype(a), ps) : eltype(a)
    for p in ps
        T = promote_type(T, typeof(p.second))
    end
    return _replace_into!(similar(a, T), a, x -> _replaced(x, ps), Int(count))
end
# `missing => x` and `nothing => x` take that type out of a union.
function _without_replaced(@nospecialize(T), ps)
    T isa Union || return T
    for p in ps
        issingletontype(typeof(p.first)) && (T = typesplit(T, typeof(p.first)))
    end
    return T
end
function typesplit(@nospecialize(T), @nospecialize(S))
    T <: S && return Union{}
    T isa Union || return T
    return Union{filter(member -> !(member <: S), uniontypes(T))...}
end
replace(f::Union{Function,Type}, a::AbstractArray; count::Integer=typemax(Int)) =
    _replace_into!(similar(a), a, f, Int(count))
"`replace!(a, old => new...; [count])`: replace elements in place."
replace!(a::AbstractArray, ps::Pair...; count::Integer=typemax(Int)) =
    _replace_into!(a, a, x -> _replaced(x, ps), Int(count))
replace!(f::Union{Function,Type}, a::AbstractArray; count::Integer=typemax(Int)) =
    _replace_into!(a, a, f, Int(count))
function _replaced(x, ps::Tuple)
    for p in ps
        isequal(p.first, x) && return p.second
    end
    return x
end
function _replace_into!(r, a, f, limit::Int)
    done = 0
    for i in eachindex(a)
        x = a[i]
        if done < limit
            y = f(x)
            y === x || (done += 1)
            r[i] = y
        else
            r[i] = x
        end
    end
    return r
end

## differences

"`diff(a; [dims])`: differences of neighbours."
function diff(v::AbstractVector; dims::Integer=1)
    n = length(v)
    n == 0 && return similar(v)
    return [v[i+1] - v[i] for i in firstindex(v):lastindex(v)-1]
end
diff(a::AbstractMatrix; dims::Integer) = dims == 1 ?
    [a[i+1, j] - a[i, j] for i in 1:size(a, 1)-1, j in 1:size(a, 2)] :
    [a[i, j+1] - a[i, j] for i in 1:size(a, 1), j in 1:size(a, 2)-1]
export diff
