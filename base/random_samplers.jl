# From random bits to random values: samplers for types, ranges and collections; `rand`.
#
# `Sampler(RNG, set, repetition)` prepares drawing from a set; `rand(rng, sampler)` draws.
# Sets and types of one's own join in by methods of these two functions.

"How to draw values of type `E` from a set."
abstract type Sampler{E} end
"A sampler for all values of a type."
struct SamplerType{T} <: Sampler{T} end
"A sampler that is no more than the set itself."
struct SamplerTrivial{T,E} <: Sampler{E}
    self::T
end
SamplerTrivial(x::T) where {T} = SamplerTrivial{T,gentype(T)}(x)
"A set together with prepared data."
struct SamplerSimple{T,S,E} <: Sampler{E}
    self::T
    data::S
end
SamplerSimple(x::T, data::S) where {T,S} = SamplerSimple{T,S,gentype(T)}(x, data)
"Prepared data for a set that is named by its type."
struct SamplerTag{T,S,E} <: Sampler{E}
    data::S
    SamplerTag{T}(data::S) where {T,S} = new{T,S,gentype(T)}(data)
end
getindex(sp::SamplerTrivial) = sp.self
getindex(sp::SamplerSimple) = sp.self
getindex(sp::SamplerType{T}) where {T} = T

"The half-open interval from 0 to 1 of a floating point type."
struct CloseOpen01{T<:AbstractFloat} end
CloseOpen01(::Type{T}=Float64) where {T<:AbstractFloat} = CloseOpen01{T}()
const CloseOpen01_64 = CloseOpen01{Float64}
eltype(::Type{CloseOpen01{T}}) where {T} = T

"Whether one value is drawn, or many."
const Repetition = Union{Val{1},Val{Inf}}

eltype(::Type{<:Sampler{E}}) where {E} = E
"The type of the values drawn from a set of type `T`."
gentype(::Type{T}) where {T} = eltype(T)
gentype(x) = gentype(typeof(x))

Sampler(rng::AbstractRNG, x, n::Repetition=Val(Inf)) = Sampler(typeof(rng), x, n)
Sampler(rng::AbstractRNG, ::Type{X}, n::Repetition=Val(Inf)) where {X} = Sampler(typeof(rng), X, n)
Sampler(::Type{R}, x) where {R<:AbstractRNG} = Sampler(R, x, Val(Inf))
Sampler(::Type{R}, ::Type{X}) where {R<:AbstractRNG,X} = Sampler(R, X, Val(Inf))
Sampler(::Type{<:AbstractRNG}, x, ::Repetition) = SamplerTrivial(x)
Sampler(::Type{<:AbstractRNG}, ::Type{X}, ::Repetition) where {X} = SamplerType{X}()
Sampler(::Type{<:AbstractRNG}, ::Type{X}, ::Repetition) where {X<:AbstractFloat} =
    SamplerTrivial{CloseOpen01{X},X}(CloseOpen01{X}())
Sampler(::Type{<:AbstractRNG}, ::Sampler, ::Repetition) =
    throw(ArgumentError("Sampler for this object is not defined"))

@noinline _throw_empty_collection() = throw(ArgumentError("collection must be non-empty"))

## bits, integers, floats

@inline rand(rng::XoshiroLike, ::SamplerType{UInt64}) = _next_bits(rng)
function rand(::RandomDevice, ::SamplerType{UInt64})
    word = Array{UInt64,1}(undef, 1)
    _fill_entropy(pointer(word), 8)
    return word[1]
end
# At least 52 random bits in the low end of a word.
@inline _raw52(rng::AbstractRNG) = rand(rng, SamplerType{UInt64}())
@inline _raw52(rng::XoshiroLike) = _next_bits(rng) >>> 12

@inline rand(rng::AbstractRNG, ::SamplerType{T}) where {T<:Union{Int8,UInt8,Int16,UInt16,Int32,UInt32,Int64,Bool}} =
    (rand(rng, SamplerType{UInt64}()) >>> (64 - 8 * Core.sizeof(T))) % T
@inline function rand(rng::AbstractRNG, ::SamplerType{UInt128})
    high = rand(rng, SamplerType{UInt64}())
    low = rand(rng, SamplerType{UInt64}())
    return (UInt128(high) << 64) | UInt128(low)
end
@inline rand(rng::AbstractRNG, ::SamplerType{Int128}) = rand(rng, SamplerType{UInt128}()) % Int128

@inline _unit_float64(bits::UInt64) = Float64(bits >>> 11) * 1.1102230246251565e-16
@inline _unit_float32(bits::UInt32) = Float32(bits >>> 8) * 5.9604645f-8
@inline rand(rng::AbstractRNG, ::SamplerTrivial{CloseOpen01{Float64}}) =
    _unit_float64(rand(rng, SamplerType{UInt64}()))
@inline rand(rng::AbstractRNG, ::SamplerTrivial{CloseOpen01{Float32}}) =
    _unit_float32(rand(rng, SamplerType{UInt32}()))
@inline rand(rng::AbstractRNG, ::SamplerTrivial{CloseOpen01{Float16}}) =
    Float16(Float32(rand(rng, SamplerType{UInt16}()) >>> 5) * 0.00048828125f0)

rand(rng::AbstractRNG, ::SamplerType{Complex{T}}) where {T<:Real} = complex(rand(rng, T), rand(rng, T))
function rand(rng::AbstractRNG, ::SamplerType{T}) where {T<:AbstractChar}
    c = rand(rng, 0x00000000:0x0010f7ff)
    return c < 0x0000d800 ? T(c) : T(c + 0x00000800)
end
rand(rng::AbstractRNG, ::SamplerType{T}) where {T<:Tuple} =
    ntuple(i -> rand(rng, fieldtype(T, i)), Val(Core._fieldcount(T)))::T
rand(rng::AbstractRNG, ::SamplerType{Pair{A,B}}) where {A,B} = Pair{A,B}(rand(rng, A), rand(rng, B))

## ranges of machine integers

# Lemire, "Fast random integer generation in an interval" (2019): a division only where a
# product falls into the part of the words that would favour some values.
struct SamplerRangeNDL{U<:Unsigned,T} <: Sampler{T}
    a::T # first value
    s::U # number of values, 0 for all of them
end
_sampling_word(::Type{<:Union{Int8,UInt8,Int16,UInt16,Int32,UInt32}}) = UInt32
_sampling_word(::Type{<:Union{Int64,UInt64}}) = UInt64
function SamplerRangeNDL(r::AbstractUnitRange{T}) where {T}
    isempty(r) && _throw_empty_collection()
    U = _sampling_word(T)
    s = (last(r) - first(r)) % unsigned(T) % U + one(U)
    return SamplerRangeNDL{U,T}(first(r), s)
end
Sampler(::Type{<:AbstractRNG}, r::AbstractUnitRange{<:Union{Int8,UInt8,Int16,UInt16,Int32,UInt32,Int64,UInt64}},
        ::Repetition) = SamplerRangeNDL(r)

@inline function rand(rng::AbstractRNG, sp::SamplerRangeNDL{U,T}) where {U,T}
    s = sp.s
    x = rand(rng, SamplerType{U}())
    m = widemul(x, s)
    if m % U < s
        threshold = rem(zero(U) - s, s)
        while m % U < threshold
            x = rand(rng, SamplerType{U}())
            m = widemul(x, s)
        end
    end
    k = s == zero(U) ? x : (m >> (8 * Core.sizeof(U))) % U
    return k % T + sp.a
end

# Ranges of 128-bit integers: masked words, drawn again where they are too large.
struct SamplerRangeFast{T} <: Sampler{T}
    a::T
    m::UInt128 # number of values - 1
end
function Sampler(::Type{<:AbstractRNG}, r::AbstractUnitRange{T}, ::Repetition) where {T<:Union{Int128,UInt128}}
    isempty(r) && _throw_empty_collection()
    return SamplerRangeFast{T}(first(r), (last(r) - first(r)) % UInt128)
end
function rand(rng::AbstractRNG, sp::SamplerRangeFast{T}) where {T}
    bits = 128 - leading_zeros(sp.m)
    mask = bits == 128 ? ~UInt128(0) : (UInt128(1) << bits) - UInt128(1)
    while true
        x = bits <= 64 ? UInt128(rand(rng, SamplerType{UInt64}())) : rand(rng, SamplerType{UInt128}())
        x &= mask
        x <= sp.m && return x % T + sp.a
    end
end

# Ranges of big integers: the lower words, then the highest one below its bound, drawn again where they are too large.
function Sampler(::Type{R}, r::AbstractUnitRange{BigInt}, ::Repetition) where {R<:AbstractRNG}
    isempty(r) && _throw_empty_collection()
    m = last(r) - first(r)
    lower = max(length(m.limbs) - 1, 0)
    highest = isempty(m.limbs) ? zero(UInt64) : m.limbs[end]
    return SamplerSimple(r, (m, lower, Sampler(R, zero(UInt64):highest, Val(1))))
end
function rand(rng::AbstractRNG, sp::SamplerSimple{<:AbstractUnitRange,<:Tuple})
    m, lower, highest = sp.data
    iszero(m) && return first(sp.self)
    while true
        limbs = rand!(rng, Array{UInt64,1}(undef, lower))
        push!(limbs, rand(rng, highest))
        x = _bigint(false, limbs)
        x <= m && return x + first(sp.self)
    end
end

# An integer below `n` by masking: for shuffling, where `mask` only changes now and then.
@inline function _rand_below(rng::AbstractRNG, n::Int, mask::Int)
    while true
        x = (_raw52(rng) % Int) & mask
        x < n && return x
    end
end

## collections

function Sampler(::Type{R}, a::AbstractArray, n::Repetition) where {R<:AbstractRNG}
    return SamplerSimple(a, Sampler(R, firstindex(a):lastindex(a), n))
end
@inline rand(rng::AbstractRNG, sp::SamplerSimple{<:AbstractArray,<:Sampler}) =
    @inbounds sp.self[rand(rng, sp.data)]

function Sampler(::Type{R}, d::Dict, ::Repetition) where {R<:AbstractRNG}
    isempty(d) && _throw_empty_collection()
    return SamplerSimple(d, Sampler(R, 1:length(d.slots), Val(Inf)))
end
function rand(rng::AbstractRNG, sp::SamplerSimple{<:Dict,<:Sampler})
    d = sp.self
    while true
        i = rand(rng, sp.data)
        _slot(d, i) >= 0x80 && return @inbounds d.keys[i] => d.vals[i]
    end
end
Sampler(::Type{R}, s::Set{T}, n::Repetition) where {R<:AbstractRNG,T} =
    SamplerTag{Set{T}}(Sampler(R, s.dict, n))
rand(rng::AbstractRNG, sp::SamplerTag{<:Set,<:Sampler}) = rand(rng, sp.data).first
function Sampler(::Type{R}, s::BitSet, ::Repetition) where {R<:AbstractRNG}
    isempty(s) && _throw_empty_collection()
    return SamplerSimple(s, Sampler(R, minimum(s):maximum(s), Val(Inf)))
end
function rand(rng::AbstractRNG, sp::SamplerSimple{BitSet,<:Sampler})
    while true
        n = rand(rng, sp.data)
        n in sp.self && return n
    end
end
Sampler(::Type{R}, c::Union{AbstractDict,AbstractSet}, n::Repetition) where {R<:AbstractRNG} =
    _collection_sampler(R, c, n)
_collection_sampler(::Type{R}, c, n::Val{Inf}) where {R<:AbstractRNG} =
    Sampler(R, collect(c), n)
_collection_sampler(::Type{<:AbstractRNG}, c, ::Val{1}) = SamplerTrivial(c)
function rand(rng::AbstractRNG, sp::SamplerTrivial{<:Union{AbstractDict,AbstractSet}})
    isempty(sp.self) && _throw_empty_collection()
    return first(Iterators.drop(sp.self, rand(rng, 1:length(sp.self)) - 1))
end

Sampler(::Type{R}, s::AbstractString, n::Val{Inf}) where {R<:AbstractRNG} = Sampler(R, collect(s), n)
Sampler(::Type{R}, s::AbstractString, ::Val{1}) where {R<:AbstractRNG} =
    SamplerSimple(s, Sampler(R, 1:_last_position(s), Val(Inf)))
_last_position(s::String) = sizeof(s)
_last_position(s::AbstractString) = lastindex(s)
function rand(rng::AbstractRNG, sp::SamplerSimple{<:AbstractString,<:Sampler})
    while true
        i = rand(rng, sp.data)
        isvalid(sp.self, i) && return sp.self[i]::Char
    end
end

Sampler(::Type{R}, t::Tuple, n::Repetition) where {R<:AbstractRNG} =
    SamplerSimple(t, Sampler(R, 1:length(t), n))
Sampler(::Type{<:AbstractRNG}, t::Tuple{Any}, ::Repetition) = SamplerTrivial(t)
Sampler(::Type{<:AbstractRNG}, t::Tuple{Any,Any}, ::Repetition) = SamplerSimple(t, SamplerType{Bool}())
Sampler(::Type{<:AbstractRNG}, t::Tuple{Any,Any,Any}, ::Repetition) = SamplerSimple(t, SamplerType{UInt64}())
rand(rng::AbstractRNG, sp::SamplerTrivial{<:Tuple{Any}}) = sp.self[1]
rand(rng::AbstractRNG, sp::SamplerSimple{<:Tuple{Any,Any}}) = sp.self[1 + rand(rng, SamplerType{Bool}())]
function rand(rng::AbstractRNG, sp::SamplerSimple{<:Tuple{Any,Any,Any}})
    while true
        r = _raw52(rng) & 0x000fffffffffffff
        r == 0x000fffffffffffff || return sp.self[1 + (r ÷ 0x0005555555555555) % Int]
    end
end
function rand(rng::AbstractRNG, sp::SamplerSimple{<:Tuple})
    n = length(sp.self)
    i = ispow2(n) ? 1 + (rand(rng, SamplerType{UInt32}()) % Int) & (n - 1) : rand(rng, sp.data)
    return @inbounds sp.self[i]
end

## rand

"""
    rand([rng], [S], [dims...])

A random value of the set `S` (a type, range, collection, string; `Float64` in `[0, 1)` by
default), or an array of such values.
"""
@inline rand() = rand(default_rng(), SamplerTrivial{CloseOpen01_64,Float64}(CloseOpen01_64()))
@inline rand(rng::AbstractRNG) = rand(rng, Sampler(typeof(rng), Float64, Val(1)))
@inline rand(rng::AbstractRNG, set) = rand(rng, Sampler(typeof(rng), set, Val(1)))
@inline rand(rng::AbstractRNG, ::Type{X}) where {X} = rand(rng, Sampler(typeof(rng), X, Val(1)))
@inline rand(set) = rand(default_rng(), set)
@inline rand(::Type{X}) where {X} = rand(default_rng(), X)

rand(rng::AbstractRNG, n::Integer) = rand!(rng, Array{Float64,1}(undef, Int(n)), Float64)
rand(n::Integer) = rand(default_rng(), n)
# Sizes are given one by one: a tuple alone is a set to draw from.
rand(rng::AbstractRNG, set::Dims) = rand(rng, Sampler(typeof(rng), set, Val(1)))
rand(set::Dims) = rand(default_rng(), set)
rand(rng::AbstractRNG, m::Integer, n::Integer, dims::Integer...) = rand(rng, Float64, map(Int, (m, n, dims...)))
rand(m::Integer, n::Integer, dims::Integer...) = rand(default_rng(), m, n, dims...)

rand(rng::AbstractRNG, set, dims::Dims) = rand!(rng, Array{gentype(set)}(undef, dims), set)
rand(rng::AbstractRNG, ::Type{X}, dims::Dims) where {X} = rand!(rng, Array{X}(undef, dims), X)
rand(rng::AbstractRNG, set, n::Integer, dims::Integer...) = rand(rng, set, map(Int, (n, dims...)))
rand(rng::AbstractRNG, ::Type{X}, n::Integer, dims::Integer...) where {X} = rand(rng, X, map(Int, (n, dims...)))
rand(set, dims::Dims) = rand(default_rng(), set, dims)
rand(::Type{X}, dims::Dims) where {X} = rand(default_rng(), X, dims)
rand(set, n::Integer, dims::Integer...) = rand(default_rng(), set, map(Int, (n, dims...)))
rand(::Type{X}, n::Integer, dims::Integer...) where {X} = rand(default_rng(), X, map(Int, (n, dims...)))
