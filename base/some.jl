# `nothing`, `missing`, `Some`, and what the two say about types and logic.

export Some, something, @something, coalesce, @coalesce, ismissing, isnothing, nonmissingtype, skipmissing,
    MissingException, Pair

# ---- Some and nothing ------------------------------------------------------------------

"A wrapper that tells a value `nothing` from the absence of a value."
struct Some{T}
    value::T
end
Some(::Type{T}) where {T} = Some{Type{T}}(T)

convert(::Type{Some{T}}, x::Some{T}) where {T} = x
convert(::Type{Some{T}}, x::Some) where {T} = Some{T}(convert(T, x.value))
promote_rule(::Type{Some{T}}, ::Type{Some{S}}) where {T,S<:T} = Some{T}
==(a::Some, b::Some) = a.value == b.value

isnothing(x) = x === nothing
notnothing(x) = x
notnothing(::Nothing) = throw(ArgumentError("nothing passed to notnothing"))

"The first argument that is not `nothing`, out of its `Some`."
something() = throw(ArgumentError("No value arguments present"))
something(x) = x
something(x::Some) = x.value
something(::Nothing) = throw(ArgumentError("No value arguments present"))
something(::Nothing, y...) = something(y...)
something(x::Some, y...) = x.value
something(x, y...) = x

"`something` that evaluates its arguments only as far as needed."
macro something(args...)
    return _first_that(:something, :nothing, args, nfields(args))
end
"`coalesce` that evaluates its arguments only as far as needed."
macro coalesce(args...)
    return _first_that(:coalesce, :missing, args, nfields(args))
end
# if a1 is not the absent value then f(a1) else …
function _first_that(f, absent, args, n)
    code = f === :something ? Expr(:call, :something, :nothing) : :missing
    i = n
    while i >= 1
        v = Symbol("#value", i)
        code = Expr(:let, Expr(:(=), v, esc(getfield(args, i))),
                    Expr(:if, Expr(:call, :(===), v, absent), code, Expr(:call, f, v)))
        i = i - 1
    end
    return code
end

# ---- missing ---------------------------------------------------------------------------

"Thrown where a `missing` value cannot be used."
struct MissingException <: Exception
    msg::AbstractString
end

ismissing(x) = false
ismissing(::Missing) = true

"The first argument that is not `missing`."
coalesce() = missing
coalesce(x) = x
coalesce(::Missing, y...) = coalesce(y...)
coalesce(x, y...) = x

"A type without `Missing`, or without `Nothing`, among its members."
nonmissingtype(::Type{T}) where {T} = _without(T, Missing)
nonmissingtype_checked(::Type{T}) where {T} = _without(T, Missing)
nonnothingtype(::Type{T}) where {T} = _without(T, Nothing)
function _without(@nospecialize(T), @nospecialize(S))
    T <: S && return Union{}
    T === Any && return Any
    if T isa Union
        members = Core._union_members(T)
        r = Union{}
        i = 1
        while i <= Core._svec_len(members)
            m = Core._svec_ref(members, i)
            if !(m <: S)
                r = Union{r, m}
            end
            i = i + 1
        end
        return r
    end
    return T
end

"""
    promote_typejoin(T, S)

The closest common ancestor, where `Nothing` and `Missing` stay apart in a small union.
"""
function promote_typejoin(@nospecialize(a), @nospecialize(b))
    a === b && return a
    c = Core._typejoin(_without(a, Union{Nothing, Missing}), _without(b, Union{Nothing, Missing}))
    return Union{a, b, c}
end

convert(::Type{T}, x::T) where {T>:Missing} = x
convert(::Type{T}, x::T) where {T>:Nothing} = x
convert(::Type{T}, x::T) where {T>:Union{Missing, Nothing}} = x
convert(::Type{T}, x) where {T>:Missing} = _convert_absent(T, Missing, x)
convert(::Type{T}, x) where {T>:Nothing} = _convert_absent(T, Nothing, x)
convert(::Type{T}, x) where {T>:Union{Missing, Nothing}} =
    _convert_absent(T, Union{Missing, Nothing}, x)
function _convert_absent(::Type{T}, ::Type{A}, x) where {T,A}
    S = _without(T, A)
    S === Union{} && throw(MethodError(convert, (T, x)))
    return convert(S, x)
end

==(::Missing, ::Missing) = missing
==(::Missing, x) = missing
==(x, ::Missing) = missing
==(::Missing, ::Nothing) = missing
==(::Nothing, ::Missing) = missing
<(::Missing, ::Missing) = missing
<(::Missing, x) = missing
<(x, ::Missing) = missing
<=(::Missing, ::Missing) = missing
<=(::Missing, x) = missing
<=(x, ::Missing) = missing
isequal(::Missing, ::Missing) = true
isequal(::Missing, x) = false
isequal(x, ::Missing) = false
isless(::Missing, ::Missing) = false
isless(::Missing, x) = false
isless(x, ::Missing) = true
!(::Missing) = missing

# Arithmetic with the unknown is unknown.
+(::Missing) = missing
-(::Missing) = missing
~(::Missing) = missing
+(::Missing, ::Missing) = missing
-(::Missing, ::Missing) = missing
*(::Missing, ::Missing) = missing
/(::Missing, ::Missing) = missing
^(::Missing, ::Missing) = missing
+(::Missing, ::Number) = missing
-(::Missing, ::Number) = missing
*(::Missing, ::Number) = missing
/(::Missing, ::Number) = missing
^(::Missing, ::Number) = missing
+(::Number, ::Missing) = missing
-(::Number, ::Missing) = missing
*(::Number, ::Missing) = missing
/(::Number, ::Missing) = missing
^(::Number, ::Missing) = missing
*(::Missing, ::AbstractString) = missing
*(::AbstractString, ::Missing) = missing
^(::Missing, ::Integer) = missing
div(::Missing, ::Union{Missing, Number}) = missing
div(::Number, ::Missing) = missing
mod(::Missing, ::Union{Missing, Number}) = missing
mod(::Number, ::Missing) = missing
rem(::Missing, ::Union{Missing, Number}) = missing
rem(::Number, ::Missing) = missing
fld(::Missing, ::Union{Missing, Number}) = missing
fld(::Number, ::Missing) = missing
cld(::Missing, ::Union{Missing, Number}) = missing
cld(::Number, ::Missing) = missing
min(::Missing, ::Missing) = missing
min(::Missing, x) = missing
min(x, ::Missing) = missing
max(::Missing, ::Missing) = missing
max(::Missing, x) = missing
max(x, ::Missing) = missing
zero(::Union{Missing, Type{Missing}}) = missing
one(::Union{Missing, Type{Missing}}) = missing
oneunit(::Union{Missing, Type{Missing}}) = missing
float(::Missing) = missing
abs(::Missing) = missing
abs2(::Missing) = missing
sign(::Missing) = missing
sqrt(::Missing) = missing
exp(::Missing) = missing
log(::Missing) = missing
sin(::Missing) = missing
cos(::Missing) = missing
tan(::Missing) = missing
real(::Missing) = missing
imag(::Missing) = missing
conj(::Missing) = missing
iszero(::Missing) = missing
isone(::Missing) = missing
isodd(::Missing) = missing
iseven(::Missing) = missing
isnan(::Missing) = missing
isfinite(::Missing) = missing
isinf(::Missing) = missing
isinteger(::Missing) = missing
round(::Missing) = missing
floor(::Missing) = missing
ceil(::Missing) = missing
trunc(::Missing) = missing

# Three-valued logic.
(&)(::Missing, ::Missing) = missing
(&)(a::Missing, b::Bool) = b ? missing : false
(&)(b::Bool, a::Missing) = b ? missing : false
(&)(::Missing, ::Integer) = missing
(&)(::Integer, ::Missing) = missing
(|)(::Missing, ::Missing) = missing
(|)(a::Missing, b::Bool) = b ? true : missing
(|)(b::Bool, a::Missing) = b ? true : missing
(|)(::Missing, ::Integer) = missing
(|)(::Integer, ::Missing) = missing
xor(::Missing, ::Missing) = missing
xor(::Missing, ::Union{Bool, Integer}) = missing
xor(::Union{Bool, Integer}, ::Missing) = missing

# ---- skipmissing -----------------------------------------------------------------------

"The elements of `itr` that are not `missing`."
skipmissing(itr) = SkipMissing(itr)
struct SkipMissing{T}
    x::T
end
IteratorSize(::Type{<:SkipMissing}) = SizeUnknown()
IteratorEltype(::Type{SkipMissing{T}}) where {T} = IteratorEltype(T)
eltype(::Type{SkipMissing{T}}) where {T} = nonmissingtype(eltype(T))
IndexStyle(::Type{<:SkipMissing{T}}) where {T} = IndexStyle(T)
keys(itr::SkipMissing) = Iterators.filter(i -> !ismissing(itr.x[i]), keys(itr.x))
eachindex(itr::SkipMissing) = Iterators.filter(i -> !ismissing(itr.x[i]), eachindex(itr.x))
function getindex(itr::SkipMissing, i)
    x = itr.x[i]
    x === missing && throw(MissingException(string("the value at index ", i isa CartesianIndex ? i.I : (i,), " is missing")))
    return x
end
iterate(itr::SkipMissing) = _skip(itr, iterate(itr.x))
iterate(itr::SkipMissing, state) = _skip(itr, iterate(itr.x, state))
function _skip(itr::SkipMissing, y)
    while y !== nothing
        v = getfield(y, 1)
        v === missing || return (v, getfield(y, 2))
        y = iterate(itr.x, getfield(y, 2))
    end
    return nothing
end

# ---- Pair ------------------------------------------------------------------------------

"`a => b`: two values that belong together."
struct Pair{A,B}
    first::A
    second::B
    Pair{A,B}(a, b) where {A,B} = new{A,B}(a, b)
end
Pair(a, b) = Pair{typeof(a), typeof(b)}(a, b)
=>(a, b) = Pair(a, b)

iterate(p::Pair) = (p.first, 2)
iterate(p::Pair, i::Int) = i == 2 ? (p.second, 3) : nothing
indexed_iterate(p::Pair, i::Int) = (getfield(p, i), i + 1)
indexed_iterate(p::Pair, i::Int, state) = (getfield(p, i), i + 1)
getindex(p::Pair, i::Int) = getfield(p, i)
getindex(p::Pair, i::Real) = getfield(p, convert(Int, i))
length(::Pair) = 2
first(p::Pair) = p.first
last(p::Pair) = p.second
firstindex(::Pair) = 1
lastindex(::Pair) = 2
reverse(p::Pair{A,B}) where {A,B} = Pair{B,A}(p.second, p.first)
eltype(::Type{Pair{A,B}}) where {A,B} = promote_typejoin(A, B)
==(p::Pair, q::Pair) = (p.first == q.first) & (p.second == q.second)
isequal(p::Pair, q::Pair) = isequal(p.first, q.first) && isequal(p.second, q.second)::Bool
isless(p::Pair, q::Pair) =
    ifelse(!isequal(p.first, q.first), isless(p.first, q.first), isless(p.second, q.second))
convert(::Type{Pair{A,B}}, p::Pair{A,B}) where {A,B} = p
convert(::Type{Pair{A,B}}, p::Pair) where {A,B} =
    Pair{A,B}(convert(A, p.first), convert(B, p.second))
promote_rule(::Type{Pair{A,B}}, ::Type{Pair{C,D}}) where {A,B,C,D} =
    Pair{promote_type(A, C), promote_type(B, D)}
isapprox(::Missing, ::Missing; kw...) = missing
isapprox(::Missing, ::Any; kw...) = missing
isapprox(::Any, ::Missing; kw...) = missing
