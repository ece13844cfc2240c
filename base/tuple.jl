# Tuples: access, iteration, maps and comparison. Short tuples have methods of their own,
# which cost the compiler least; the general ones recurse.

export ntuple, tuple, getindex, lastindex, iterate, map, reverse, eltype, isempty

# Inference knows these of each type of tuples: ranks of arrays rest on them.
length(t::Tuple) = nfields(t)
firstindex(@nospecialize(t::Tuple)) = 1
lastindex(t::Tuple) = nfields(t)
size(t::Tuple, d::Integer) =
    d == 1 ? nfields(t) : throw(ArgumentError(string("invalid tuple dimension ", d)))
axes(t::Tuple, d::Integer) = OneTo(size(t, d))
keys(t::Tuple) = OneTo(nfields(t))
values(t::Tuple) = t
isempty(::Tuple{}) = true
isempty(@nospecialize(t::Tuple)) = false

getindex(t::Tuple, i::Int) = getfield(t, i)
getindex(t::Tuple, i::Integer) = getfield(t, Int(i))
getindex(t::Tuple, i::Real) = getfield(t, convert(Int, i))
getindex(t::Tuple, ::Colon) = t
getindex(t::Tuple, r::AbstractUnitRange) =
    (n = length(r); ntuple(k -> getfield(t, Int(first(r)) + k - 1), n))
getindex(t::Tuple, inds::AbstractVector{<:Integer}) =
    ntuple(k -> getfield(t, Int(inds[k])), length(inds))
getindex(t::Tuple, mask::AbstractVector{Bool}) = t[findall(mask)]
get(t::Tuple, i::Integer, default) = 1 <= i <= nfields(t) ? getfield(t, Int(i)) : default
get(f::Callable, t::Tuple, i::Integer) = 1 <= i <= nfields(t) ? getfield(t, Int(i)) : f()

"`setindex(t, v, i)`: the tuple with `v` in place `i`."
function setindex(t::Tuple, v, i::Integer)
    1 <= i <= nfields(t) || throw(BoundsError(t, i))
    return ntuple(k -> k == i ? v : getfield(t, k), length(t))
end

iterate(t::Tuple) = nfields(t) === 0 ? nothing : (getfield(t, 1), 2)
iterate(t::Tuple, i::Int) =
    (1 <= i) & (i <= nfields(t)) ? (getfield(t, i), i + 1) : nothing

# ---- destructuring ---------------------------------------------------------------------

indexed_iterate(t::Tuple, i::Int) = (getfield(t, i), i + 1)
indexed_iterate(t::Tuple, i::Int, state) = (getfield(t, i), i + 1)
indexed_iterate(a::Array, i::Int) = (a[i], i + 1)
indexed_iterate(a::Array, i::Int, state) = (a[i], i + 1)
function indexed_iterate(itr, i::Int)
    y = iterate(itr)
    y === nothing && throw(BoundsError(itr, i))
    return y
end
function indexed_iterate(itr, i::Int, state)
    y = iterate(itr, state)
    y === nothing && throw(BoundsError(itr, i))
    return y
end

"What is left of a collection after some elements were taken by destructuring."
rest(t::Tuple) = t
rest(t::Tuple, i::Int) = ntuple(k -> getfield(t, k + i - 1), length(t) - i + 1)
rest(a::Array) = copy(a)
rest(a::Array, i::Int) = a[i:end]
rest(a::AbstractArray{T}, state...) where {T} = collect(T, Iterators.rest(a, state...))[:]
rest(s::AbstractString, i::Int = 1) = SubString(s, i)
rest(itr, state...) = Iterators.rest(itr, state...)
function split_rest(t::Tuple, n::Int)
    m = length(t) - n
    m >= 0 || throw(ArgumentError("The collection contains not enough elements."))
    return (ntuple(k -> getfield(t, k), m), ntuple(k -> getfield(t, m + k), n))
end
split_rest(t::Tuple, n::Int, i::Int) = split_rest(rest(t, i), n)
function split_rest(itr, n::Int, state...)
    c = rest(itr, state...)
    c isa AbstractString && return _split_text(c, n)
    c isa AbstractVector || (c = collect(c))
    m = length(c) - n
    m >= 0 || throw(ArgumentError("The collection contains not enough elements."))
    return (c[1:m], c[m+1:end])
end
function _split_text(s::AbstractString, n::Int)
    length(s) >= n || throw(ArgumentError("The collection contains not enough elements."))
    i = prevind(s, ncodeunits(s) + 1, n)
    return (SubString(s, 1, prevind(s, i)), SubString(s, i))
end

# ---- parts -----------------------------------------------------------------------------

"All elements but the first."
tail(::Tuple{}) = throw(ArgumentError("Cannot call tail on an empty tuple."))
tail(t::Tuple{Any}) = ()
tail(t::Tuple{Any,Any}) = (getfield(t, 2),)
tail(t::Tuple{Any,Any,Any}) = (getfield(t, 2), getfield(t, 3))
tail(t::Tuple{Any,Any,Any,Any}) = (getfield(t, 2), getfield(t, 3), getfield(t, 4))
tail(t::Tuple{Any,Any,Any,Any,Any}) =
    (getfield(t, 2), getfield(t, 3), getfield(t, 4), getfield(t, 5))
tail(t::Tuple) = _all_but_first(t...)
_all_but_first(x, rest...) = rest

"All elements but the last."
front(::Tuple{}) = throw(ArgumentError("Cannot call front on an empty tuple."))
front(t::Tuple{Any}) = ()
front(t::Tuple{Any,Any}) = (getfield(t, 1),)
front(t::Tuple{Any,Any,Any}) = (getfield(t, 1), getfield(t, 2))
front(t::Tuple) = (getfield(t, 1), front(tail(t))...)

first(t::Tuple) = getfield(t, 1)
first(::Tuple{}) = throw(ArgumentError("tuple must be non-empty"))
last(t::Tuple) = t[nfields(t)]

reverse(::Tuple{}) = ()
reverse(t::Tuple{Any}) = t
reverse(t::Tuple{Any,Any}) = (getfield(t, 2), getfield(t, 1))
reverse(t::Tuple{Any,Any,Any}) = (getfield(t, 3), getfield(t, 2), getfield(t, 1))
reverse(t::Tuple) = (n = length(t); ntuple(k -> getfield(t, n + 1 - k), n))

# ---- construction ----------------------------------------------------------------------

"`ntuple(f, n)`: the tuple `(f(1), …, f(n))`."
@inline function ntuple(f::F, n::Integer) where {F}
    n == 0 && return ()
    n == 1 && return (f(1),)
    n == 2 && return (f(1), f(2))
    n == 3 && return (f(1), f(2), f(3))
    n == 4 && return (f(1), f(2), f(3), f(4))
    return _ntuple_long(f, Int(n))
end
@noinline function _ntuple_long(f::F, n::Int) where {F}
    n < 0 && throw(ArgumentError(string("tuple length should be ≥ 0, got ", n)))
    t = ()
    i = 1
    while i <= n
        t = (t..., f(i))
        i = i + 1
    end
    return t
end
ntuple(f, ::Val{0}) = ()
ntuple(f, ::Val{1}) = (f(1),)
ntuple(f, ::Val{2}) = (f(1), f(2))
ntuple(f, ::Val{3}) = (f(1), f(2), f(3))
ntuple(f, ::Val{4}) = (f(1), f(2), f(3), f(4))
ntuple(f, ::Val{5}) = (f(1), f(2), f(3), f(4), f(5))
ntuple(f, ::Val{6}) = (f(1), f(2), f(3), f(4), f(5), f(6))
function ntuple(f, ::Val{N}) where {N}
    N < 0 && throw(ArgumentError(string("tuple length should be ≥ 0, got ", N)))
    return (ntuple(f, Val{N - 1}())..., f(N))
end

function _collect_tuple(itr)
    t = ()
    for x in itr
        t = (t..., x)
    end
    return t
end

# A tuple of the given type: as many elements as it has, each converted.
(::Type{T})() where {T<:Tuple} = convert(T, ())
(::Type{T})(x::Tuple) where {T<:Tuple} = convert(T, x)
function (::Type{T})(itr) where {T<:Tuple}
    _is_any_length(T) && return convert(T, _collect_tuple(itr))
    t = ()
    for x in itr
        length(t) == Core._fieldcount(T) && break
        t = (t..., x)
    end
    length(t) == Core._fieldcount(T) || throw(ArgumentError("too few elements for tuple type $T"))
    return convert(T, t)
end
_is_any_length(@nospecialize(T)) = !(T isa DataType) || any(p -> p isa Core.TypeofVararg, T.parameters)

_convert_tuple(::Type{Tuple{}}, x::Tuple{}) = ()
function _convert_tuple(::Type{T}, x::Tuple) where {T<:Tuple}
    nfields(x) > _most_elements(T) && throw(MethodError(convert, (T, x)))
    y = _convert_elements(T, x, 1)
    y isa T || throw(MethodError(convert, (T, x)))
    return y
end
_most_elements(::Type{<:NTuple{N,Any}}) where {N} = N
_most_elements(::Type{<:Tuple}) = typemax(Int)
_convert_elements(T, x::Tuple{}, i) = ()
_convert_elements(T, x::Tuple, i) =
    (convert(fieldtype(T, i), getfield(x, 1)), _convert_elements(T, tail(x), i + 1)...)

eltype(::Type{Tuple{}}) = Union{}
eltype(::Type{Tuple{A}}) where {A} = A
eltype(::Type{Tuple{A,B}}) where {A,B} = promote_typejoin(A, B)
eltype(::Type{Tuple{A,B,C}}) where {A,B,C} = promote_typejoin(promote_typejoin(A, B), C)
eltype(::Type{Tuple{A,B,C,D}}) where {A,B,C,D} =
    promote_typejoin(promote_typejoin(A, B), promote_typejoin(C, D))
eltype(::Type{Tuple{A,B,C,D,E}}) where {A,B,C,D,E} =
    promote_typejoin(eltype(Tuple{A,B,C,D}), E)
eltype(::Type{Tuple{A,B,C,D,E,F}}) where {A,B,C,D,E,F} =
    promote_typejoin(eltype(Tuple{A,B,C,D}), promote_typejoin(E, F))
eltype(::Type{Tuple{Vararg{E}}}) where {E} = E
function eltype(::Type{T}) where {T<:Tuple}
    T isa DataType || return Any
    params = Core._type_params(T)
    r = Union{}
    i = 1
    while i <= Core._svec_len(params)
        p = Core._svec_ref(params, i)
        r = promote_typejoin(r, p isa Type ? p : Any)
        i = i + 1
    end
    return r
end

# ---- map -------------------------------------------------------------------------------

map(f, ::Tuple{}) = ()
map(f, t::Tuple{Any}) = (f(getfield(t, 1)),)
map(f, t::Tuple{Any,Any}) = (f(getfield(t, 1)), f(getfield(t, 2)))
map(f, t::Tuple{Any,Any,Any}) = (f(getfield(t, 1)), f(getfield(t, 2)), f(getfield(t, 3)))
map(f, t::Tuple{Any,Any,Any,Any}) =
    (f(getfield(t, 1)), f(getfield(t, 2)), f(getfield(t, 3)), f(getfield(t, 4)))
map(f, t::Tuple) = (f(getfield(t, 1)), map(f, tail(t))...)
map(f, ::Tuple{}, ::Tuple{}) = ()
map(f, ::Tuple, ::Tuple{}) = ()
map(f, ::Tuple{}, ::Tuple) = ()
map(f, t::Tuple{Any}, s::Tuple{Any}) = (f(getfield(t, 1), getfield(s, 1)),)
map(f, t::Tuple{Any,Any}, s::Tuple{Any,Any}) =
    (f(getfield(t, 1), getfield(s, 1)), f(getfield(t, 2), getfield(s, 2)))
map(f, t::Tuple{Any,Any,Any}, s::Tuple{Any,Any,Any}) =
    (f(getfield(t, 1), getfield(s, 1)), f(getfield(t, 2), getfield(s, 2)),
     f(getfield(t, 3), getfield(s, 3)))
map(f, t::Tuple, s::Tuple) =
    (f(getfield(t, 1), getfield(s, 1)), map(f, tail(t), tail(s))...)
function map(f, t::Tuple, s::Tuple, u::Tuple, more::Tuple...)
    ts = (t, s, u, more...)
    n = min(map(length, ts)...)
    return ntuple(k -> f(map(x -> getfield(x, k), ts)...), n)
end
foreach(f, t::Tuple) = _foreach_tuple(f, t)
_foreach_tuple(f, ::Tuple{}) = nothing
_foreach_tuple(f, t::Tuple) = (f(getfield(t, 1)); _foreach_tuple(f, tail(t)))

# ---- comparison ------------------------------------------------------------------------

==(a::Tuple, b::Tuple) = nfields(a) === nfields(b) && _tuple_eq(a, b)
_tuple_eq(::Tuple{}, ::Tuple{}) = true
_tuple_eq(a::Tuple{Any}, b::Tuple{Any}) = getfield(a, 1) == getfield(b, 1)
function _tuple_eq(a::Tuple, b::Tuple)
    e = getfield(a, 1) == getfield(b, 1)
    e === false && return false
    r = _tuple_eq(tail(a), tail(b))
    r === false && return false
    return e & r
end

isequal(a::Tuple, b::Tuple) = nfields(a) === nfields(b) && _tuple_isequal(a, b)
_tuple_isequal(::Tuple{}, ::Tuple{}) = true
_tuple_isequal(a::Tuple{Any}, b::Tuple{Any}) = isequal(getfield(a, 1), getfield(b, 1))
_tuple_isequal(a::Tuple, b::Tuple) =
    isequal(getfield(a, 1), getfield(b, 1)) && _tuple_isequal(tail(a), tail(b))

# The order of dictionaries.
isless(::Tuple{}, ::Tuple{}) = false
isless(::Tuple{}, ::Tuple) = true
isless(::Tuple, ::Tuple{}) = false
function isless(a::Tuple, b::Tuple)
    x = getfield(a, 1)
    y = getfield(b, 1)
    return isless(x, y) || (isequal(x, y) && isless(tail(a), tail(b)))
end
<(::Tuple{}, ::Tuple{}) = false
<(::Tuple{}, ::Tuple) = true
<(::Tuple, ::Tuple{}) = false
function <(a::Tuple, b::Tuple)
    x = getfield(a, 1)
    y = getfield(b, 1)
    e = x == y
    e === missing && return missing
    e || return x < y
    return tail(a) < tail(b)
end

in(x, ::Tuple{}) = false
# Known names are compared while the caller is compiled: recursion, not a loop, for short tuples.
_symbol_in(::Symbol, ::Tuple{}) = false
function _symbol_in(x::Symbol, t::Tuple)
    nfields(t) > 12 && return _symbol_in(x, t, 1)
    return getfield(t, 1) === x || _symbol_in(x, tail(t))
end
function _symbol_in(x::Symbol, t::Tuple, i::Int)
    while i <= nfields(t)
        getfield(t, i) === x && return true
        i = i + 1
    end
    return false
end

all(t::Tuple{Vararg{Bool}}) = _all_true(t, 1)
any(t::Tuple{Vararg{Bool}}) = _any_true(t, 1)
_all_true(t, i) = (while i <= nfields(t); getfield(t, i) || return false; i = i + 1; end; true)
_any_true(t, i) = (while i <= nfields(t); getfield(t, i) && return true; i = i + 1; end; false)
sum(t::Tuple{Any, Vararg{Any}}) = +(t...)
prod(::Tuple{}) = 1
prod(::Tuple{}) = 1
prod(t::Tuple{Any, Vararg{Any}}) = *(t...)
findfirst(f::Function, t::Tuple) = _findfirst_tuple(f, t)
function _findfirst_tuple(f, t)
    i = 1
    while i <= nfields(t)
        f(getfield(t, i)) && return i
        i = i + 1
    end
    return nothing
end
copy(t::Tuple) = t
broadcastable(t::Tuple) = t
