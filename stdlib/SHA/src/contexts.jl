# The state of a hash function: what was hashed so far, and the bytes of a block that is not full.

"Supertype of the states of hash functions."
abstract type SHA_CTX end

# Kinds of functions, as type parameters of their states.
"A state with words `W`, of the function `F`."
mutable struct BlockState{F,W<:Unsigned} <: SHA_CTX
    state::Vector{W}
    bytecount::UInt128
    buffer::Vector{UInt8}
    schedule::Vector{W}
    used::Bool
end
Base.copy(c::BlockState{F,W}) where {F,W} = BlockState{F,W}(copy(c.state), c.bytecount, copy(c.buffer), copy(c.schedule), c.used)
Base.show(io::IO, c::BlockState{F}) where {F} = print(io, _title(c), " hash state")

const SHA1_CTX = BlockState{:sha1,UInt32}
const SHA224_CTX = BlockState{:sha224,UInt32}
const SHA256_CTX = BlockState{:sha256,UInt32}
const SHA384_CTX = BlockState{:sha384,UInt64}
const SHA512_CTX = BlockState{:sha512,UInt64}
const SHA512_224_CTX = BlockState{:sha512_224,UInt64}
const SHA512_256_CTX = BlockState{:sha512_256,UInt64}
const SHA3_224_CTX = BlockState{:sha3_224,UInt64}
const SHA3_256_CTX = BlockState{:sha3_256,UInt64}
const SHA3_384_CTX = BlockState{:sha3_384,UInt64}
const SHA3_512_CTX = BlockState{:sha3_512,UInt64}
const SHA2_224_CTX, SHA2_256_CTX, SHA2_384_CTX, SHA2_512_CTX = SHA224_CTX, SHA256_CTX, SHA384_CTX, SHA512_CTX
const SHA3 = Union{SHA3_224_CTX,SHA3_256_CTX,SHA3_384_CTX,SHA3_512_CTX}
BlockState{F,W}() where {F,W} = _start(BlockState{F,W})
_title(::BlockState{F}) where {F} = replace(uppercase(string(F)), "SHA" => "SHA2 ")
_title(::SHA1_CTX) = "SHA1"

"`update!(c, bytes)`: hash more bytes."
function update!(c::BlockState, data::AbstractVector{UInt8}, length::Integer=length(data))
    size = blocklen(typeof(c))
    c.bytecount += length
    c.used = true
    for i in 1:length
        push!(c.buffer, data[i])
        if Base.length(c.buffer) == size
            transform!(c)
            empty!(c.buffer)
        end
    end
    return nothing
end
update!(c::SHA_CTX, text::AbstractString) = update!(c, codeunits(String(text)))

# The number of bytes before the buffered ones was hashed already: a one, zeros, and the length in bits.
function _finish!(c::BlockState{F,W}) where {F,W}
    size = blocklen(typeof(c))
    bits = c.bytecount * 8
    push!(c.buffer, 0x80)
    length_bytes = 2 * sizeof(W)
    if length(c.buffer) > size - length_bytes
        append!(c.buffer, zeros(UInt8, size - length(c.buffer)))
        transform!(c)
        empty!(c.buffer)
    end
    append!(c.buffer, zeros(UInt8, size - length(c.buffer) - length_bytes))
    for k in (length_bytes - 1):-1:0
        push!(c.buffer, (bits >> (8k)) % UInt8)
    end
    transform!(c)
    empty!(c.buffer)
end
"`digest!(c)`: the hash of what was given; the state begins anew."
function digest!(c::BlockState{F,W}) where {F,W}
    _finish!(c)
    out = UInt8[]
    for w in c.state, k in (sizeof(W) - 1):-1:0
        push!(out, (w >> (8k)) % UInt8)
    end
    fresh = _start(typeof(c))
    c.state, c.bytecount, c.used = fresh.state, fresh.bytecount, false
    return resize!(out, digestlen(typeof(c)))
end
# Word `i` of the buffered block, the first byte being the highest.
function _word(c::BlockState{F,W}, i::Int) where {F,W}
    w = zero(W)
    for k in 1:sizeof(W)
        w = w << 8 | @inbounds c.buffer[sizeof(W) * (i - 1) + k]
    end
    return w
end
_rotate_left(x::W, n::Int) where {W<:Unsigned} = x << n | x >> (8 * sizeof(W) - n)
_rotate_right(x::W, n::Int) where {W<:Unsigned} = x >> n | x << (8 * sizeof(W) - n)
