# Sources of random bits: Xoshiro256++, the default generator, the system's entropy; seeding.
#
# The generator is that of Blackman and Vigna, "Scrambled Linear Pseudorandom Number
# Generators" (2021). Seeds go through SHA-256 (FIPS 180-4), so that near seeds give
# unrelated streams.

export rand, randn

"Supertype of the generators of random numbers."
abstract type AbstractRNG end

"""
    Xoshiro(seed)
    Xoshiro()

A Xoshiro256++ generator; without a seed it starts from the system's entropy.
"""
mutable struct Xoshiro <: AbstractRNG
    s0::UInt64
    s1::UInt64
    s2::UInt64
    s3::UInt64
    s4::UInt64 # drawn from when a task splits off
    Xoshiro(s0::Integer, s1::Integer, s2::Integer, s3::Integer, s4::Integer) =
        new(s0, s1, s2, s3, s4)
    Xoshiro(s0::Integer, s1::Integer, s2::Integer, s3::Integer) =
        new(s0, s1, s2, s3, _split_state(s0 % UInt64, s1 % UInt64, s2 % UInt64, s3 % UInt64))
end
Xoshiro(seed=nothing) = seed!(Xoshiro(0, 0, 0, 0, 0), seed)
_split_state(s0::UInt64, s1::UInt64, s2::UInt64, s3::UInt64) =
    s0 + 0x0000000000000003 * s1 + 0x0000000000000005 * s2 + 0x0000000000000007 * s3

"The default generator: a token for the state of the running task."
struct TaskLocalRNG <: AbstractRNG end
TaskLocalRNG(::Nothing) = TaskLocalRNG()

"The system's entropy as a generator."
struct RandomDevice <: AbstractRNG end
RandomDevice(::Nothing) = RandomDevice()

"`default_rng()`: the generator that `rand` uses when it is given none."
default_rng() = TaskLocalRNG()

const XoshiroLike = Union{Xoshiro,TaskLocalRNG}

# The default generator's state. All zeros, which no seeded generator reaches, means that
# it has not been seeded in this process.
const _default_state = Xoshiro(0, 0, 0, 0, 0)
_state(rng::Xoshiro) = rng
@inline function _state(::TaskLocalRNG)
    x = _default_state
    x.s0 | x.s1 | x.s2 | x.s3 == 0x0000000000000000 && seed!(x)
    return x
end

function copy!(dst::XoshiroLike, src::XoshiroLike)
    d = dst isa Xoshiro ? dst : _default_state
    s = _state(src)
    d.s0 = s.s0
    d.s1 = s.s1
    d.s2 = s.s2
    d.s3 = s.s3
    d.s4 = s.s4
    return dst
end
copy(rng::XoshiroLike) = copy!(Xoshiro(0, 0, 0, 0, 0), rng)
function ==(a::XoshiroLike, b::XoshiroLike)
    x = _state(a)
    y = _state(b)
    return x.s0 == y.s0 && x.s1 == y.s1 && x.s2 == y.s2 && x.s3 == y.s3 && x.s4 == y.s4
end
==(::TaskLocalRNG, ::TaskLocalRNG) = true
function hash(a::XoshiroLike, h::UInt)
    x = _state(a)
    return hash(x.s0, hash(x.s1, hash(x.s2, hash(x.s3, hash(x.s4, h + 0x49a62c2dda6fa9be % UInt)))))
end

# The output and the step of the generator's 256 bits.
@inline _xoshiro_output(s0::UInt64, s3::UInt64) = bitrotate(s0 + s3, 23) + s0
@inline function _xoshiro_step(s0::UInt64, s1::UInt64, s2::UInt64, s3::UInt64)
    t2 = xor(s2, s0)
    t3 = xor(s3, s1)
    return (xor(s0, t3), xor(s1, t2), xor(t2, s1 << 17), bitrotate(t3, 45))
end
@inline function _next_bits(rng::XoshiroLike)
    x = _state(rng)
    s0 = x.s0
    s1 = x.s1
    s2 = x.s2
    s3 = x.s3
    n = _xoshiro_step(s0, s1, s2, s3)
    x.s0 = getfield(n, 1)
    x.s1 = getfield(n, 2)
    x.s2 = getfield(n, 3)
    x.s3 = getfield(n, 4)
    return _xoshiro_output(s0, s3)
end

"`bytes` bytes of the system's entropy to `p`."
function _fill_entropy(p::Ptr, bytes::Int)
    done = 0
    while done < bytes
        n = ccall(:getrandom, Int, (Ptr{UInt8}, UInt, UInt32), p + done, min(bytes - done, 256) % UInt, 0x00000000)
        n > 0 || error("the system gives no entropy")
        done += n
    end
    return nothing
end

## seeding

"""
    seed!([rng,] seed)
    seed!([rng])

Set a generator's state from a seed (an integer, a string or a vector of words), or from
the system's entropy.
"""
seed!(seed=nothing) = seed!(default_rng(), seed)
seed!(rng::AbstractRNG) = seed!(rng, nothing)
function seed!(rng::XoshiroLike, ::Nothing)
    words = Array{UInt64,1}(undef, 5)
    _fill_entropy(pointer(words), 40)
    _set_state!(rng, words)
    # Neither the all-zero state nor the mark of an unseeded one.
    x = rng isa Xoshiro ? rng : _default_state
    x.s0 |= 0x0000000000000001
    x.s4 = words[5]
    return rng
end
seed!(rng::XoshiroLike, seed) = _set_state!(rng, _hash_seed(seed))
seed!(rng::RandomDevice, seed) = rng
function _set_state!(rng::XoshiroLike, words::Vector{UInt64})
    x = rng isa Xoshiro ? rng : _default_state
    x.s0 = words[1]
    x.s1 = words[2]
    x.s2 = words[3]
    x.s3 = words[4]
    x.s4 = _split_state(x.s0, x.s1, x.s2, x.s3)
    return rng
end

# The bytes of a seed, which differ between kinds of seeds, hashed to four words.
function _hash_seed(seed::Integer)
    bytes = UInt8[]
    negative = seed < 0
    rest = negative ? ~seed : seed
    while true
        _push_bytes!(bytes, (rest & 0xffffffff) % UInt32)
        rest >>>= 32
        iszero(rest) && break
    end
    negative && push!(bytes, 0x01)
    return _sha256_words(bytes)
end
function _hash_seed(seed::Union{AbstractArray{UInt32},AbstractArray{UInt64}})
    bytes = UInt8[]
    for word in seed
        _push_bytes!(bytes, UInt64(word))
    end
    push!(bytes, 0x10)
    return _sha256_words(bytes)
end
function _hash_seed(seed::AbstractString)
    text = String(seed)
    bytes = UInt8[codeunit(text, i) for i in 1:ncodeunits(text)]
    pad = 4 - mod(length(bytes), 4)
    for _ in 1:pad
        push!(bytes, pad % UInt8)
    end
    push!(bytes, 0x05)
    return _sha256_words(bytes)
end
function _push_bytes!(bytes::Vector{UInt8}, word::Union{UInt32,UInt64})
    for i in 1:Core.sizeof(word)
        push!(bytes, (word >> (8 * (i - 1))) % UInt8)
    end
end

## SHA-256

# The standard's constants: the first 32 bits of the fractional parts of the cube roots of the
# first 64 primes. Computed at the first use in a process.
const _sha256_constants = UInt32[]
function _fill_sha256_constants!()
    p = 2
    while length(_sha256_constants) < 64
        divisor = 2
        while divisor * divisor <= p && p % divisor != 0
            divisor += 1
        end
        divisor * divisor > p && push!(_sha256_constants, unsafe_trunc(UInt64, cbrt(Float64(p)) * 4294967296.0) % UInt32)
        p += 1
    end
    return _sha256_constants
end

"The SHA-256 digest of some bytes as four little-endian words."
function _sha256_words(message::Vector{UInt8})
    bytes = copy(message)
    push!(bytes, 0x80)
    while length(bytes) % 64 != 56
        push!(bytes, 0x00)
    end
    for i in 7:-1:0
        push!(bytes, ((8 * length(message)) >> (8 * i)) % UInt8)
    end
    h = UInt32[0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19]
    isempty(_sha256_constants) && _fill_sha256_constants!()
    w = Array{UInt32,1}(undef, 64)
    for block in 0:(length(bytes) ÷ 64 - 1)
        _sha256_block!(h, w, bytes, 64 * block)
    end
    return UInt64[bswap(h[2i - 1]) | (UInt64(bswap(h[2i])) << 32) for i in 1:4]
end

function _sha256_block!(h::Vector{UInt32}, w::Vector{UInt32}, bytes::Vector{UInt8}, offset::Int)
    for t in 1:16
        j = offset + 4 * (t - 1)
        w[t] = (UInt32(bytes[j + 1]) << 24) | (UInt32(bytes[j + 2]) << 16) |
               (UInt32(bytes[j + 3]) << 8) | UInt32(bytes[j + 4])
    end
    for t in 17:64
        x = w[t - 15]
        y = w[t - 2]
        s0 = xor(bitrotate(x, -7), bitrotate(x, -18), x >> 3)
        s1 = xor(bitrotate(y, -17), bitrotate(y, -19), y >> 10)
        w[t] = w[t - 16] + s0 + w[t - 7] + s1
    end
    a, b, c, d, e, f, g, z = h[1], h[2], h[3], h[4], h[5], h[6], h[7], h[8]
    for t in 1:64
        s1 = xor(bitrotate(e, -6), bitrotate(e, -11), bitrotate(e, -25))
        t1 = z + s1 + xor(e & f, ~e & g) + _sha256_constants[t] + w[t]
        s0 = xor(bitrotate(a, -2), bitrotate(a, -13), bitrotate(a, -22))
        t2 = s0 + xor(a & b, a & c, b & c)
        z, g, f, e, d, c, b, a = g, f, e, d + t1, c, b, a, t1 + t2
    end
    for (i, v) in enumerate((a, b, c, d, e, f, g, z))
        h[i] += v
    end
    return nothing
end
