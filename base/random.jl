# Random numbers: the generator xoshiro256++ and `rand` from it. Seeding, shuffling and other
# distributions are in the library Random.

export rand, randn

"A source of random bits; `_next_bits(r)` gives 64 of them."
abstract type AbstractRNG end

"The generator xoshiro256++ of Blackman and Vigna. A state of zeros means not seeded yet."
mutable struct Xoshiro <: AbstractRNG
    s0::UInt64
    s1::UInt64
    s2::UInt64
    s3::UInt64
end

_rotate(x::UInt64, k::Int) = (x << k) | (x >> (64 - k))
function _next_bits(r::Xoshiro)
    s0, s1, s2, s3 = r.s0, r.s1, r.s2, r.s3
    result = _rotate(s0 + s3, 23) + s0
    t = s1 << 17
    s2 = s2 ⊻ s0
    s3 = s3 ⊻ s1
    r.s1 = s1 ⊻ s2
    r.s0 = s0 ⊻ s3
    r.s2 = s2 ⊻ t
    r.s3 = _rotate(s3, 45)
    return result
end

# splitmix64 spreads one word over the state.
function _seed!(r::Xoshiro, seed::UInt64)
    r.s0, seed = _mix(seed)
    r.s1, seed = _mix(seed)
    r.s2, seed = _mix(seed)
    r.s3, seed = _mix(seed)
    return r
end
function _mix(seed::UInt64)
    seed = seed + 0x9e3779b97f4a7c15
    z = (seed ⊻ (seed >> 30)) * 0xbf58476d1ce4e5b9
    z = (z ⊻ (z >> 27)) * 0x94d049bb133111eb
    return z ⊻ (z >> 31), seed
end

# 64 bits from the operating system.
function _system_bits()
    word = Array{UInt64}(undef, 1)
    ccall(:getrandom, Int, (Ptr{UInt64}, UInt, UInt32), word, 8, 0)
    return word[1] ⊻ time_ns()
end

const _shared_generator = Xoshiro(0, 0, 0, 0)
"The generator that `rand` uses where none is given."
function default_rng()
    r = _shared_generator
    r.s0 | r.s1 | r.s2 | r.s3 == 0 && _seed!(r, _system_bits())
    return r
end

# A number below n, each as likely: Lemire's multiplication, with rejection.
function _below(r::AbstractRNG, n::UInt64)
    m = widemul(_next_bits(r), n)
    if m % UInt64 < n
        least = (-n) % n
        while m % UInt64 < least
            m = widemul(_next_bits(r), n)
        end
    end
    return (m >> 64) % UInt64
end
_position(r::AbstractRNG, n::Int) = Int(_below(r, UInt64(n))) + 1

# -- one value ----------------------------------------------------------------

_sample(r::AbstractRNG, ::Type{T}) where {T<:BitInteger} = _next_bits(r) % T
_sample(r::AbstractRNG, ::Type{T}) where {T<:Union{Int128, UInt128}} =
    ((UInt128(_next_bits(r)) << 64) | _next_bits(r)) % T
_sample(r::AbstractRNG, ::Type{Bool}) = _next_bits(r) >> 63 == 1
_sample(r::AbstractRNG, ::Type{Float64}) = (_next_bits(r) >> 11) * 2.0^-53
_sample(r::AbstractRNG, ::Type{Float32}) = (_next_bits(r) >> 40) * 2.0f0^-24
_sample(r::AbstractRNG, ::Type{Float16}) = Float16((_next_bits(r) >> 53) * 2.0^-11)
_sample(r::AbstractRNG, ::Type{Complex{T}}) where {T} = Complex(_sample(r, T), _sample(r, T))
function _sample(r::AbstractRNG, ::Type{Char})
    c = _below(r, 0x000000000010f800)
    return Char(UInt32(c < 0xd800 ? c : c + 0x800))
end
_sample(r::AbstractRNG, ::Type{T}) where {T<:Tuple} = map(t -> _sample(r, t), (fieldtypes(T)...,))
_sample(r::AbstractRNG, ::Type{T}) where {T} =
    throw(ArgumentError(string("Sampler for this object is not defined: ", T)))

_nothing_to_choose() = throw(ArgumentError("collection must be non-empty"))
function _sample(r::AbstractRNG, a::AbstractArray)
    isempty(a) && _nothing_to_choose()
    return a[firstindex(a) + _position(r, length(a)) - 1]
end
function _sample(r::AbstractRNG, t::Tuple)
    isempty(t) && _nothing_to_choose()
    return t[_position(r, length(t))]
end
_sample(r::AbstractRNG, s::AbstractString) = _sample(r, collect(s))
function _sample(r::AbstractRNG, c::Union{AbstractSet, AbstractDict})
    isempty(c) && _nothing_to_choose()
    left = _position(r, length(c))
    for x in c
        left == 1 && return x
        left -= 1
    end
end
_sample(r::AbstractRNG, x) =
    throw(ArgumentError(string("Sampler for this object is not defined: ", typeof(x))))

_sample_type(::Type{T}) where {T} = T
_sample_type(x) = eltype(x)

# -- `rand` -------------------------------------------------------------------

"""
    rand([rng], [S], [dims...])

A random element of `S`, or an array of them: a type, a collection, or `Float64` in [0, 1).
"""
rand() = _sample(default_rng(), Float64)
rand(r::AbstractRNG) = _sample(r, Float64)
rand(x) = _sample(default_rng(), x)
rand(r::AbstractRNG, x) = _sample(r, x)
rand(d::Integer, dims::Integer...) = _sample_array(default_rng(), Float64, (d, dims...))
rand(r::AbstractRNG, d::Integer, dims::Integer...) = _sample_array(r, Float64, (d, dims...))
rand(x, d::Integer, dims::Integer...) = _sample_array(default_rng(), x, (d, dims...))
rand(r::AbstractRNG, x, d::Integer, dims::Integer...) = _sample_array(r, x, (d, dims...))
rand(x, dims::Tuple{Vararg{Integer}}) = _sample_array(default_rng(), x, dims)
rand(r::AbstractRNG, x, dims::Tuple{Vararg{Integer}}) = _sample_array(r, x, dims)

_sample_array(r::AbstractRNG, x, dims::Tuple) =
    _fill_samples!(r, Array{_sample_type(x)}(undef, map(Int, dims)), x)
function _fill_samples!(r::AbstractRNG, a::AbstractArray, x)
    for i in eachindex(a)
        a[i] = _sample(r, x)
    end
    return a
end

"""
    randn([rng], [T], [dims...])

Random numbers of the normal distribution with mean 0 and standard deviation 1.
"""
randn() = randn(default_rng())
randn(r::AbstractRNG) = _normal(r)
randn(::Type{T}) where {T<:AbstractFloat} = T(_normal(default_rng()))
randn(r::AbstractRNG, ::Type{T}) where {T<:AbstractFloat} = T(_normal(r))
randn(d::Integer, dims::Integer...) = _normals(default_rng(), Float64, (d, dims...))
randn(r::AbstractRNG, d::Integer, dims::Integer...) = _normals(r, Float64, (d, dims...))
randn(::Type{T}, d::Integer, dims::Integer...) where {T<:AbstractFloat} = _normals(default_rng(), T, (d, dims...))
randn(r::AbstractRNG, ::Type{T}, d::Integer, dims::Integer...) where {T<:AbstractFloat} =
    _normals(r, T, (d, dims...))
function _normals(r::AbstractRNG, ::Type{T}, dims::Tuple) where {T}
    a = Array{T}(undef, map(Int, dims))
    for i in eachindex(a)
        a[i] = _normal(r)
    end
    return a
end
# Marsaglia's polar method.
function _normal(r::AbstractRNG)
    while true
        x = 2 * _sample(r, Float64) - 1
        y = 2 * _sample(r, Float64) - 1
        s = x * x + y * y
        0 < s < 1 && return x * sqrt(-2 * log(s) / s)
    end
end
