"""
The checksum CRC-32c of bytes.
"""
module CRC32c

export crc32c

# What the low byte of a sum becomes after eight steps with the reflected polynomial.
const _table = UInt32[foldl((c, _) -> isodd(c) ? (c >> 1) ⊻ 0x82f63b78 : c >> 1, 1:8; init=UInt32(b)) for b in 0x00:0xff]

function _update(bytes, crc::UInt32)
    c = ~crc
    for b in bytes
        c = (c >> 8) ⊻ @inbounds _table[(UInt8(c & 0xff) ⊻ b) + 1]
    end
    return ~c
end

"""
    crc32c(data, crc::UInt32=0x00000000)
    crc32c(io::IO, [n::Integer,] crc::UInt32=0x00000000)

The CRC-32c checksum of bytes, of a string, or of (at most `n`) bytes that are read from a stream; `crc` is that of
what came before.
"""
crc32c(a::AbstractVector{UInt8}, crc::UInt32=0x00000000) = _update(a, crc)
crc32c(s::Union{String,SubString{String}}, crc::UInt32=0x00000000) = _update(codeunits(s), crc)
crc32c(io::IO, crc::UInt32=0x00000000) = _update(read(io), crc)
crc32c(io::IO, n::Integer, crc::UInt32=0x00000000) = n < 0 ? throw(ArgumentError("number of bytes to checksum must be ≥ 0")) : _update(read(io, n), crc)

end
