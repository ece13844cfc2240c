# Set and the operations of sets, on sets and on other collections.

export Set, union, union!, intersect, intersect!, setdiff, setdiff!, symdiff, symdiff!, issubset, issetequal,
    isdisjoint, unique, unique!, allunique, ∪, ∩, ⊆, ⊇, ⊊, ⊋, ⊈, ⊉, in!

"`Set([itr])`: distinct values in a hash table."
struct Set{T} <: AbstractSet{T}
    dict::Dict{T,Nothing}
    Set{T}(d::Dict{T,Nothing}) where {T} = new{T}(d)
end
Set{T}() where {T} = Set{T}(Dict{T,Nothing}())
Set{T}(s::Set{T}) where {T} = Set{T}(Dict{T,Nothing}(s.dict))
Set{T}(itr) where {T} = union!(Set{T}(), itr)
Set() = Set{Any}()
Set(itr) = _set_of(itr, IteratorEltype(itr))
Set(s::Set{T}) where {T} = Set{T}(s)
_set_of(itr, ::HasEltype) = Set{eltype(itr)}(itr)
_set_of(itr, ::EltypeUnknown) = Set(collect(itr))

isempty(s::Set) = isempty(s.dict)
length(s::Set) = length(s.dict)
eltype(::Type{<:AbstractSet{T}}) where {T} = T
in(x, s::Set) = haskey(s.dict, x)
"`in!(x, s)`: whether `x` was in `s`; it is afterwards."
function in!(x, s::AbstractSet)
    x in s && return true
    push!(s, x)
    return false
end
push!(s::Set, x) = (s.dict[x] = nothing; s)
push!(s::AbstractSet, x, y...) = (push!(s, x); push!(s, y...))
pop!(s::Set) = isempty(s) ? throw(ArgumentError("set must be non-empty")) : pop!(s.dict).first
pop!(s::Set, x) = (pop!(s.dict, x); x)
pop!(s::Set, x, default) = x in s ? pop!(s, x) : default
delete!(s::Set, x) = (delete!(s.dict, x); s)
empty!(s::Set) = (empty!(s.dict); s)
copy(s::Set{T}) where {T} = Set{T}(s)
empty(s::AbstractSet{T}) where {T} = Set{T}()
empty(s::AbstractSet, ::Type{T}) where {T} = Set{T}()
sizehint!(s::Set, n::Integer; shrink::Bool=true) = (sizehint!(s.dict, n); s)
filter!(f, s::Set) = (filter!(p -> f(p.first), s.dict); s)
function filter(f, s::AbstractSet)
    r = empty(s)
    for x in s
        f(x) && push!(r, x)
    end
    return r
end
@inline iterate(s::Set) = iterate(KeySet(s.dict))
@inline iterate(s::Set, i::Int) = iterate(KeySet(s.dict), i)
hash(s::AbstractSet, h::UInt) = _hash_set(s, h)
function _hash_set(s, h::UInt)
    acc = 0x852ada37cfe8e0ce
    for x in s
        acc ⊻= hash(x)
    end
    return hash(acc, h)
end
copymutable(s::Set) = copy(s)
convert(::Type{T}, s::AbstractSet) where {T<:AbstractSet} = s isa T ? s : T(s)

==(a::AbstractSet, b::AbstractSet) = length(a) == length(b) && issubset(a, b)
isequal(a::AbstractSet, b::AbstractSet) = length(a) == length(b) && issubset(a, b)
<(a::AbstractSet, b::AbstractSet) = length(a) < length(b) && issubset(a, b)
<=(a::AbstractSet, b::AbstractSet) = issubset(a, b)
isless(a::AbstractSet, b::AbstractSet) = a < b

## union, intersection, difference

"`union(s, itrs...)`, `∪`: all elements of all collections."
union(s::AbstractSet) = copy(s)
function union(s::AbstractSet, itrs...)
    T = eltype(s)
    for itr in itrs
        T = promote_type(T, eltype(itr))
    end
    r = empty(s, T)
    union!(r, s)
    for itr in itrs
        union!(r, itr)
    end
    return r
end
union(itr, itrs...) = _distinct(itr, itrs...)
union() = Set{Any}()
_distinct(itrs...) = collect(_ordered_union(itrs))
function _ordered_union(itrs)
    T = Union{}
    for itr in itrs
        T = T === Union{} ? eltype(itr) : promote_type(T, eltype(itr))
    end
    seen = Set{T}()
    r = T[]
    for itr in itrs
        for x in itr
            if !(x in seen)
                push!(seen, x)
                push!(r, x)
            end
        end
    end
    return r
end
# The vector `v` with the elements of `r` in place of its own.
_become!(v::AbstractVector, r) = copyto!(resize!(v, length(r)), r)
"`union!(s, itrs...)`: add all elements of the collections to `s`."
function union!(s::AbstractSet, itr)
    for x in itr
        push!(s, x)
    end
    return s
end
function union!(s::AbstractSet, itr, more...)
    union!(s, itr)
    return union!(s, more...)
end
union!(s::AbstractSet) = s
function union!(v::AbstractVector, itrs...)
    return _become!(v, _ordered_union((v, itrs...)))
end

_as_set(itr) = Set(itr)
_as_set(s::Union{AbstractSet,KeySet}) = s
"`intersect(s, itrs...)`, `∩`: the elements that are in all collections."
function intersect(s::AbstractSet, itr, more...)
    r = empty(s, promote_type(eltype(s), eltype(itr)))
    other = _as_set(itr)
    small, large = length(s) <= length(other) ? (s, other) : (other, s)
    for x in small
        x in large && push!(r, x)
    end
    return more === () ? r : intersect(r, more...)
end
intersect(s::AbstractSet) = copy(s)
function intersect(a, itr, more...)
    T = promote_type(eltype(a), eltype(itr))
    other = _as_set(itr)
    seen = Set{eltype(a)}()
    r = T[]
    for x in a
        if x in other && !(x in seen)
            push!(seen, x)
            push!(r, x)
        end
    end
    return more === () ? r : intersect(r, more...)
end
intersect(a) = unique(a)
intersect(r::AbstractUnitRange{<:Integer}, s::AbstractUnitRange{<:Integer}) =
    max(first(r), first(s)):min(last(r), last(s))
"`intersect!(s, itrs...)`: keep the elements that are in all collections."
function intersect!(s::AbstractSet, itrs...)
    for itr in itrs
        other = _as_set(itr)
        filter!(x -> x in other, s)
    end
    return s
end
function intersect!(v::AbstractVector, itrs...)
    return _become!(v, intersect(v, itrs...))
end

"`setdiff(s, itrs...)`: the elements of `s` that are in no other collection."
setdiff(s::AbstractSet, itrs...) = setdiff!(copymutable(s), itrs...)
copymutable(s::AbstractSet) = union!(empty(s), s)
copymutable(k::KeySet) = Set(k)
function setdiff(a, itrs...)
    drop = Set{Any}()
    for itr in itrs
        union!(drop, itr)
    end
    r = Array{eltype(a),1}(undef, 0)
    seen = Set{eltype(a)}()
    for x in a
        if !(x in drop) && !(x in seen)
            push!(seen, x)
            push!(r, x)
        end
    end
    return r
end
"`setdiff!(s, itrs...)`: remove the elements of the collections."
function setdiff!(s::AbstractSet, itrs...)
    for itr in itrs
        for x in itr
            delete!(s, x)
        end
    end
    return s
end
function setdiff!(v::AbstractVector, itrs...)
    return _become!(v, setdiff(v, itrs...))
end

"`symdiff(s, itrs...)`: the elements that are in an odd number of the collections."
symdiff(s::AbstractSet, itrs...) = symdiff!(union!(empty(s, promote_type(eltype(s), map(eltype, itrs)...)), s), itrs...)
function symdiff(a, itrs...)
    r = _ordered_union((a,))
    for itr in itrs
        other = _ordered_union((itr,))
        r = vcat(setdiff(r, other), setdiff(other, r))
    end
    return r
end
"`symdiff!(s, itrs...)`: like `symdiff`, in place."
function symdiff!(v::AbstractVector, itrs...)
    r = symdiff(v, itrs...)
    resize!(v, length(r))
    return copyto!(v, r)
end
function symdiff!(s::AbstractSet, itrs...)
    for itr in itrs
        for x in _as_set(itr)
            x in s ? delete!(s, x) : push!(s, x)
        end
    end
    return s
end

const ∪ = union
const ∩ = intersect

"`issubset(a, b)`, `a ⊆ b`: whether all elements of `a` are in `b`."
function issubset(a, b)
    other = b isa Union{AbstractSet,AbstractRange,Tuple} ? b : length(b) > 70 ? Set(b) : b
    for x in a
        x in other || return false
    end
    return true
end
issubset(b) = Fix2(issubset, b)
const ⊆ = issubset
⊇(a, b) = b ⊆ a
⊈(a, b) = !(a ⊆ b)
⊉(a, b) = !(b ⊆ a)
⊊(a, b) = _proper_subset(_as_set(a), _as_set(b))
⊋(a, b) = b ⊊ a
_proper_subset(a, b) = length(a) < length(b) && issubset(a, b)
"`issetequal(a, b)`: whether `a` and `b` have the same elements."
issetequal(a, b) = _as_set(a) == _as_set(b)
issetequal(b) = Fix2(issetequal, b)
"`isdisjoint(a, b)`: whether `a` and `b` have no element in common."
isdisjoint(b) = Fix2(isdisjoint, b)
function isdisjoint(a, b)
    other = b isa Union{AbstractSet,AbstractRange} ? b : Set(b)
    for x in a
        x in other && return false
    end
    return true
end

## unique

"`unique([f,] itr)`: the elements without repetitions, in order of first appearance."
function unique(itr)
    T = IteratorEltype(itr) isa HasEltype ? eltype(itr) : _default_eltype(typeof(itr))
    Core._isconcrete(T) || return _unique_widening(itr)
    r = Array{T,1}(undef, 0)
    seen = Set{T}()
    for x in itr
        if !(x in seen)
            push!(seen, x)
            push!(r, x)
        end
    end
    return r
end
function _unique_widening(itr)
    items = collect(itr)
    seen = Set{Any}()
    r = Array{eltype(items),1}(undef, 0)
    for x in items
        if !(x in seen)
            push!(seen, x)
            push!(r, x)
        end
    end
    return r
end
"`unique(a; dims)`: the slices along a dimension that are not equal to earlier ones."
function unique(a::AbstractArray; dims = nothing)
    dims === nothing && return invoke(unique, Tuple{Any}, a)
    kept = Int[]
    seen = Set{Any}()
    for i in axes(a, dims)
        slice = collect(selectdim(a, dims, i))
        slice in seen && continue
        push!(seen, slice)
        push!(kept, i)
    end
    return collect(selectdim(a, dims, kept))
end
unique(r::AbstractRange) = allunique(r) ? r : collect(Iterators.take(r, 1))
function unique(f, itr)
    items = collect(itr)
    seen = Set{Any}()
    r = Array{eltype(items),1}(undef, 0)
    for x in items
        y = f(x)
        if !(y in seen)
            push!(seen, y)
            push!(r, x)
        end
    end
    return r
end
"`unique!([f,] v)`: remove repetitions in place."
unique!(v::AbstractVector) = unique!(identity, v)
function unique!(f, v::AbstractVector)
    seen = Set{Any}()
    q = firstindex(v)
    for x in v
        y = f(x)
        if !(y in seen)
            push!(seen, y)
            v[q] = x
            q += 1
        end
    end
    resize!(v, q - firstindex(v))
    return v
end
function unique!(v::Vector{T}) where {T}
    seen = Set{T}()
    q = 0
    for x in v
        if !(x in seen)
            push!(seen, x)
            q += 1
            v[q] = x
        end
    end
    return resize!(v, q)
end
"`allunique([f,] itr)`: whether no element appears twice."
function allunique(itr)
    seen = Set{Any}()
    for x in itr
        x in seen && return false
        push!(seen, x)
    end
    return true
end
allunique(f, itr) = allunique(Generator(f, itr))
allunique(::Union{AbstractSet,AbstractDict}) = true
allunique(r::AbstractRange) = length(r) <= 1 || !iszero(step(r))
allunique(s::AbstractVector{T}) where {T} = _allunique(Set{T}(), s)
function _allunique(seen::Set, itr)
    for x in itr
        x in seen && return false
        push!(seen, x)
    end
    return true
end

## replacement

# `r` filled with the elements of `a`, the first `limit` that `f` changes as it gives them.
function _replace_elements!(r::Union{AbstractDict, AbstractSet}, a, f, limit::Int)
    limit < 0 && throw(DomainError(limit, "`count` must not be negative (got $limit)"))
    done = 0
    for x in a
        y = done < limit ? f(x) : x
        y === x || (done += 1)
        push!(r, y)
    end
    return r
end
replace(f::Union{Function, Type}, a::Union{AbstractDict, AbstractSet}; count::Integer=typemax(Int)) =
    _replace_elements!(empty(a), a, f, Int(count))
replace(a::AbstractSet, ps::Pair...; count::Integer=typemax(Int)) =
    _replace_elements!(empty(a, promote_type(eltype(a), map(p -> typeof(p.second), ps)...)), a, x -> _replaced(x, ps), Int(count))
replace(a::AbstractDict, ps::Pair...; count::Integer=typemax(Int)) =
    _replace_elements!(empty(a), a, x -> _replaced(x, ps), Int(count))
replace!(f::Union{Function, Type}, a::Union{AbstractDict, AbstractSet}; count::Integer=typemax(Int)) =
    (before = copy(a); _replace_elements!(empty!(a), before, f, Int(count)))
replace!(a::Union{AbstractDict, AbstractSet}, ps::Pair...; count::Integer=typemax(Int)) =
    replace!(x -> _replaced(x, ps), a; count = count)

replace(t::Tuple, ps::Pair...; count::Integer=typemax(Int)) = replace(x -> _replaced(x, ps), t; count = count)
function replace(f::Union{Function, Type}, t::Tuple; count::Integer=typemax(Int))
    count < 0 && throw(DomainError(count, "`count` must not be negative (got $count)"))
    count >= length(t) && return map(f, t)
    return _replace_in_tuple(f, Int(count), t...)
end
_replace_in_tuple(f, limit::Int) = ()
function _replace_in_tuple(f, limit::Int, x, rest...)
    limit == 0 && return (x, rest...)
    y = f(x)
    return (y, _replace_in_tuple(f, limit - (y !== x), rest...)...)
end
