# The functions: hashes of bytes, texts and streams, and authentication codes.

"""
    HMAC_CTX(c, key)

The state of a message authentication code with the hash function of the state `c`.
"""
struct HMAC_CTX{C<:SHA_CTX} <: SHA_CTX
    context::C
    outer::Vector{UInt8}
    HMAC_CTX{C}(context, outer) where {C<:SHA_CTX} = new{C}(context, outer)
end
function HMAC_CTX(c::SHA_CTX, key::Vector{UInt8}, size::Integer=blocklen(typeof(c)))
    if length(key) > size
        update!(c, key)
        key = digest!(c)
    end
    key = vcat(key, zeros(UInt8, size - length(key)))
    update!(c, key .⊻ 0x36)
    return HMAC_CTX{typeof(c)}(c, key .⊻ 0x5c)
end
update!(c::HMAC_CTX, data::AbstractVector{UInt8}, length::Integer=length(data)) = update!(c.context, data, length)
function digest!(c::HMAC_CTX)
    inner = digest!(c.context)
    update!(c.context, c.outer)
    update!(c.context, inner)
    return digest!(c.context)
end

function _hash(c::SHA_CTX, data::AbstractVector{UInt8})
    update!(c, data)
    return digest!(c)
end
_hash(c::SHA_CTX, text::AbstractString) = _hash(c, codeunits(String(text)))
_hash(c::SHA_CTX, io::IO, chunk::Integer=4096) = (while !eof(io); update!(c, read(io, chunk)); end; digest!(c))
_hash(c::SHA_CTX, data::Tuple) = _hash(c, collect(UInt8, data))
_key(key::AbstractString) = Vector{UInt8}(codeunits(String(key)))
_key(key) = collect(UInt8, key)
const Message = Union{AbstractVector{UInt8},AbstractString,IO,Tuple{Vararg{UInt8}}}

for (names, context) in (((:sha1,), :SHA1_CTX), ((:sha224, :sha2_224), :SHA224_CTX), ((:sha256, :sha2_256), :SHA256_CTX),
                         ((:sha384, :sha2_384), :SHA384_CTX), ((:sha512, :sha2_512), :SHA512_CTX),
                         ((:sha512_224,), :SHA512_224_CTX), ((:sha512_256,), :SHA512_256_CTX), ((:sha3_224,), :SHA3_224_CTX),
                         ((:sha3_256,), :SHA3_256_CTX), ((:sha3_384,), :SHA3_384_CTX), ((:sha3_512,), :SHA3_512_CTX))
    for name in names
        @eval begin
            $name(data::Message) = _hash($context(), data)
            $(Symbol(:hmac_, name))(key, data::Message) = _hash(HMAC_CTX($context(), _key(key)), data)
        end
    end
end
