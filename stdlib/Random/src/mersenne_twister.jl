# `MersenneTwister`: the generator dSFMT of Saito and Matsumoto, "A PRNG Specialized in Double Precision
# Floating Point Numbers Using an Affine Transition" (2009), with period 2^19937 - 1.
#
# Its words are the bits of floats in [1, 2), of which the lower 52 are random. Floats are taken from a block of
# `floats` words, wider integers from one of bytes, where the 52 random bits of several words are mixed.

const _twister_words = 382 # 191 of 128 bits, in halves; two more hold what the recursion carries along
const _float_block = 1002
const _byte_block = 8016

"""
    MersenneTwister(seed)
    MersenneTwister()

A Mersenne Twister for floats; without a seed it starts from the system's entropy.
"""
mutable struct MersenneTwister <: AbstractRNG
    seed::Vector{UInt32}
    state::Vector{UInt64}
    position::Int # words of the state that are used up
    floats::Vector{UInt64}
    floats_used::Int
    bytes::Vector{UInt128}
    bytes_left::Int
    MersenneTwister(seed::Vector{UInt32}) =
        _start!(new(seed, zeros(UInt64, _twister_words + 2), 0, zeros(UInt64, _float_block), 0, zeros(UInt128, _byte_block >> 4), 0))
end
MersenneTwister(seed=nothing) = MersenneTwister(_seed_words(seed))

_seed_words(::Nothing) = rand(RandomDevice(), UInt32, 4)
_seed_words(words::Vector{UInt32}) = copy(words)
_seed_words(words::AbstractVector{UInt32}) = collect(words)
function _seed_words(n::Integer)
    n < 0 && throw(DomainError(n, "`n` must be non-negative."))
    words = UInt32[]
    while true
        push!(words, (n & 0xffffffff) % UInt32)
        n >>= 32
        n == 0 && return words
    end
end
function seed!(r::MersenneTwister, seed)
    r.seed = _seed_words(seed)
    return _start!(r)
end
seed!(r::MersenneTwister, ::Nothing) = (r.seed = _seed_words(nothing); _start!(r))

function Base.copy!(dst::MersenneTwister, src::MersenneTwister)
    dst.seed = copy(src.seed)
    dst.state = copy(src.state)
    dst.position = src.position
    dst.floats = copy(src.floats)
    dst.floats_used = src.floats_used
    dst.bytes = copy(src.bytes)
    dst.bytes_left = src.bytes_left
    return dst
end
Base.copy(r::MersenneTwister) = copy!(MersenneTwister(UInt32[0]), r)
_unused(r::MersenneTwister) =
    (view(r.floats, r.floats_used+1:_float_block), reinterpret(UInt8, r.bytes)[1:r.bytes_left], r.position)
Base.:(==)(a::MersenneTwister, b::MersenneTwister) = a.seed == b.seed && a.state == b.state && _unused(a) == _unused(b)
Base.hash(r::MersenneTwister, h::UInt) = hash(r.seed, hash(r.state, hash(_unused(r), h)))
function Base.show(io::IO, r::MersenneTwister)
    n = zero(BigInt)
    for word in Iterators.reverse(r.seed)
        n = n << 32 + word
    end
    length(r.seed) > 1 ? print(io, MersenneTwister, "(0x", string(n; base=16, pad=8 * length(r.seed)), ")") :
        print(io, MersenneTwister, "(", n, ")")
end

## seeding and the recursion

_mixed1(x::UInt32) = (x ⊻ (x >> 27)) * 0x0019660d
_mixed2(x::UInt32) = (x ⊻ (x >> 27)) * 0x5d588b65

# The state's 32-bit words are filled from those of the seed, each with three others in turn.
function _start!(r::MersenneTwister)
    size = 2 * (_twister_words + 2)
    lag = 11
    mid = (size - lag) ÷ 2
    w = fill(0x8b8b8b8b, size)
    steps = max(length(r.seed) + 1, size)
    at = 0
    for step in 0:steps-1
        m = (at + mid) % size
        x = _mixed1(w[at+1] ⊻ w[m+1] ⊻ w[(at+size-1)%size+1])
        w[m+1] += x
        x += step == 0 ? length(r.seed) % UInt32 : step <= length(r.seed) ? r.seed[step] + at % UInt32 : at % UInt32
        w[(m+lag)%size+1] += x
        w[at+1] = x
        at = (at + 1) % size
    end
    for _ in 1:size
        m = (at + mid) % size
        x = _mixed2(w[at+1] + w[m+1] + w[(at+size-1)%size+1])
        w[m+1] ⊻= x
        x -= at % UInt32
        w[(m+lag)%size+1] ⊻= x
        w[at+1] = x
        at = (at + 1) % size
    end
    for i in eachindex(r.state)
        word = UInt64(w[2i]) << 32 | w[2i-1]
        r.state[i] = i <= _twister_words ? (word & 0x000fffffffffffff) | 0x3ff0000000000000 : word
    end
    _certify_period!(r.state)
    r.position = _twister_words
    r.floats_used = _float_block
    r.bytes_left = 0
    return r
end

# One bit more or less puts a state on the long cycle.
function _certify_period!(s::Vector{UInt64})
    parity = ((s[_twister_words+1] ⊻ 0x90014964b32f4329) & 0x3d84e1ac0dc82880) ⊻
        ((s[_twister_words+2] ⊻ 0x3b8d12ac548a7c7a) & 0x0000000000000001)
    isodd(count_ones(parity)) || (s[_twister_words+2] ⊻= 0x0000000000000001)
    return nothing
end

function _step_all!(s::Vector{UInt64})
    @inbounds begin
        c0 = s[_twister_words+1]
        c1 = s[_twister_words+2]
        for i in 1:2:_twister_words-1
            k = i + 2 * 117
            k > _twister_words && (k -= _twister_words)
            a0 = s[i]
            a1 = s[i+1]
            n0 = (a0 << 19) ⊻ bitrotate(c1, 32) ⊻ s[k]
            n1 = (a1 << 19) ⊻ bitrotate(c0, 32) ⊻ s[k+1]
            c0 = n0
            c1 = n1
            s[i] = (c0 >> 12) ⊻ (c0 & 0x000ffafffffffb3f) ⊻ a0
            s[i+1] = (c1 >> 12) ⊻ (c1 & 0x000ffdfffc90fffd) ⊻ a1
        end
        s[_twister_words+1] = c0
        s[_twister_words+2] = c1
    end
    return nothing
end
@inline function _next_word!(r::MersenneTwister)
    if r.position == _twister_words
        _step_all!(r.state)
        r.position = 0
    end
    return @inbounds r.state[r.position+=1]
end

## single values

@inline function _next_float_bits(r::MersenneTwister)
    if r.floats_used == _float_block
        for i in 1:_float_block
            @inbounds r.floats[i] = _next_word!(r)
        end
        r.floats_used = 0
    end
    return @inbounds r.floats[r.floats_used+=1]
end
_raw52(r::MersenneTwister) = _next_float_bits(r)
rand(r::MersenneTwister, ::SamplerTrivial{CloseOpen01{Float64}}) = reinterpret(Float64, _next_float_bits(r)) - 1.0
rand(r::MersenneTwister, ::SamplerTrivial{CloseOpen01{Float32}}) = _short_float(_next_float_bits(r) % UInt32)
rand(r::MersenneTwister, ::SamplerTrivial{CloseOpen01{Float16}}) =
    Float16(reinterpret(Float32, ((_next_float_bits(r) % UInt32 & 0x000003ff) << 13) | 0x3f800000) - 1.0f0)

# Integers come from the end of the block of bytes.
function _next_integer(r::MersenneTwister, ::Type{T}) where {T}
    if r.bytes_left < sizeof(T)
        _fill_mixed!(r, r.bytes, length(r.bytes))
        r.bytes_left = _byte_block
    end
    r.bytes_left -= sizeof(T)
    # A value lies at a multiple of its size.
    at = r.bytes_left & ~(sizeof(T) - 1)
    return (r.bytes[1 + at>>4] >> (8 * (at & 15))) % T
end
for T in (Int64, UInt64, Int128, UInt128)
    @eval rand(r::MersenneTwister, ::SamplerType{$T}) = _next_integer(r, $T)
end
for T in (Bool, Int8, UInt8, Int16, UInt16, Int32, UInt32)
    @eval rand(r::MersenneTwister, ::SamplerType{$T}) = _next_float_bits(r) % $T
end

## arrays

# The next `n` words: from the block of floats where they are few, else from the recursion itself but for the last.
function _fill_words!(store!, r::MersenneTwister, n::Int)
    direct = (n - 2) & ~1
    direct < _twister_words && (direct = 0)
    for i in 1:direct
        store!(i, _next_word!(r))
    end
    for i in direct+1:n
        store!(i, _next_float_bits(r))
    end
    return nothing
end
function rand!(r::MersenneTwister, a::Array{Float64}, ::SamplerTrivial{CloseOpen01{Float64}})
    _fill_words!((i, bits) -> (@inbounds a[i] = reinterpret(Float64, bits) - 1.0), r, length(a))
    return a
end

# `n` words of 128 random bits: pairs of words whose 24 constant bits are covered by bits of others, one for four.
function _fill_mixed!(r::MersenneTwister, a::Vector{UInt128}, n::Int)
    fresh = n
    while true
        _fill_words!(r, 2 * fresh) do i, bits
            j = (i + 1) >> 1
            @inbounds a[j] = isodd(i) ? UInt128(bits) : a[j] | UInt128(bits) << 64
        end
        n < 5 && break
        fresh = 0
        while n - fresh >= 5
            fresh += 1
            cover = a[fresh]
            for shift in (48, 36, 24, 12)
                a[n] ⊻= cover << shift
                n -= 1
            end
        end
    end
    if n > 0
        cover = UInt128(_next_float_bits(r))
        cover = cover << 64 | _next_float_bits(r)
        for i in 1:n
            a[i] ⊻= cover << (12 * i)
        end
    end
    return a
end
# As many values of `T` as fit into whole words of 128 bits, and how many these are.
function _bulk_values(r::MersenneTwister, n::Int, ::Type{T}) where {T}
    words = n * sizeof(T) ÷ 16
    return reinterpret(T, _fill_mixed!(r, Vector{UInt128}(undef, words), words))
end
function rand!(r::MersenneTwister, a::Array{T}, sp::SamplerType{T}) where {T<:Base.BitInteger}
    bulk = _bulk_values(r, length(a), T)
    for i in eachindex(a)
        a[i] = i <= length(bulk) ? bulk[i] : rand(r, sp)
    end
    return a
end
# As many pairs of words as `n` values of so many bytes fill.
function _raw_pairs(r::MersenneTwister, n::Int, bytes::Int)
    pairs = zeros(UInt128, n * bytes ÷ 16)
    _fill_words!((i, bits) -> (@inbounds pairs[(i+1)>>1] |= UInt128(bits) << (iseven(i) ? 64 : 0)), r, 2 * length(pairs))
    return pairs
end
# Short floats take the low bits of each part of a pair, onto which its other bits were folded.
_short_float(bits::UInt32) = reinterpret(Float32, (bits & 0x007fffff) | 0x3f800000) - 1.0f0
_short_float(bits::UInt16) = reinterpret(Float16, (bits & 0x03ff) | 0x3c00) - Float16(1)
function rand!(r::MersenneTwister, a::Array{T}, sp::SamplerTrivial{CloseOpen01{T}}) where {T<:Union{Float16,Float32}}
    bulk = reinterpret(T === Float32 ? UInt32 : UInt16, map(u -> u ⊻ u << 26, _raw_pairs(r, length(a), sizeof(T))))
    for i in eachindex(a)
        a[i] = i <= length(bulk) ? _short_float(bulk[i]) : rand(r, sp)
    end
    return a
end
# A Bool is the last bit of a byte; the last Bools come from bits of the first pair that no others came from.
function rand!(r::MersenneTwister, a::Array{Bool}, ::SamplerType{Bool})
    pairs = _raw_pairs(r, length(a), 1)
    first_word = isempty(pairs) ? _next_float_bits(r) : pairs[1] % UInt64
    rest = isempty(pairs) ? first_word : first_word ⊻ first_word >> 17
    bulk = reinterpret(UInt8, map(u -> u ⊻ u << 5, pairs))
    for i in eachindex(a)
        a[i] = isodd(i <= length(bulk) ? bulk[i] : (rest >> (i - length(bulk) - 1)) % UInt8)
    end
    return a
end

## ranges of 128-bit integers: masked words, drawn again where they are too large

struct MaskedRange{T<:Integer} <: Sampler{T}
    first::T
    above::UInt128 # number of values - 1
end
function Sampler(::Type{MersenneTwister}, a::AbstractUnitRange{T}, ::Repetition) where {T<:Union{Int128,UInt128}}
    isempty(a) && throw(ArgumentError("collection must be non-empty"))
    return MaskedRange{T}(first(a), (last(a) - first(a)) % UInt128)
end
function rand(r::MersenneTwister, sp::MaskedRange{T}) where {T}
    bits = 128 - leading_zeros(sp.above)
    mask = bits == 128 ? ~UInt128(0) : (UInt128(1) << bits) - UInt128(1)
    while true
        x = bits > 104 ? rand(r, UInt128) : UInt128(_next_float_bits(r))
        52 < bits <= 104 && (x = (x << 52) ⊻ _next_float_bits(r))
        x &= mask
        x <= sp.above && return (x % T) + sp.first
    end
end
