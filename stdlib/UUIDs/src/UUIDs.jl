"""
Universally unique identifiers (RFC 9562).
"""
module UUIDs

using Random
import SHA

export UUID, uuid1, uuid4, uuid5, uuid7, uuid_version

"`UUID(text)`, `UUID(n::UInt128)`: an identifier of 128 bits."
struct UUID
    value::UInt128
    UUID(value::UInt128) = new(value)
end
UUID(value::Integer) = UUID(UInt128(value))
UUID(u::NTuple{2,UInt64}) = UUID((UInt128(u[1]) << 64) | UInt128(u[2]))
UUID(u::UUID) = u
Base.UInt128(u::UUID) = u.value
const _dashes = (9, 14, 19, 24)

function Base.tryparse(::Type{UUID}, text::AbstractString)
    s = String(text)
    ncodeunits(s) == 36 || return nothing
    value = UInt128(0)
    for (i, b) in enumerate(codeunits(s))
        if i in _dashes
            b == UInt8('-') || return nothing
            continue
        end
        d = UInt8('0') <= b <= UInt8('9') ? b - UInt8('0') : UInt8('a') <= b <= UInt8('f') ? b - UInt8('a') + 10 :
            UInt8('A') <= b <= UInt8('F') ? b - UInt8('A') + 10 : 255
        d == 255 && return nothing
        value = value << 4 | d % UInt128
    end
    return UUID(value)
end
function Base.parse(::Type{UUID}, text::AbstractString)
    u = tryparse(UUID, text)
    u === nothing && throw(ArgumentError("Malformed UUID string: $(repr(text))"))
    return u
end
UUID(text::AbstractString) = parse(UUID, text)

function Base.string(u::UUID)
    digits = string(u.value; base=16, pad=32)
    return join((digits[1:8], digits[9:12], digits[13:16], digits[17:20], digits[21:32]), "-")
end
Base.print(io::IO, u::UUID) = print(io, string(u))
Base.show(io::IO, u::UUID) = print(io, UUID, "(\"", string(u), "\")")
Base.isless(a::UUID, b::UUID) = isless(a.value, b.value)
Base.hash(u::UUID, h::UInt) = hash(u.value, h ⊻ 0x6a6a2bea)

const namespace_dns = UUID(0x6ba7b8109dad11d180b400c04fd430c8)
const namespace_url = UUID(0x6ba7b8119dad11d180b400c04fd430c8)
const namespace_oid = UUID(0x6ba7b8129dad11d180b400c04fd430c8)
const namespace_x500 = UUID(0x6ba7b8149dad11d180b400c04fd430c8)

"`uuid_version(u)`: the number of the version of an identifier."
uuid_version(u::UUID) = Int((u.value >> 76) & 0xf)
_marked(value::UInt128, version::Integer) =
    UUID(value & 0xffffffffffff0fff3fffffffffffffff | UInt128(version) << 76 | UInt128(2) << 62)

"`uuid1([rng])`: an identifier by the time, and random bits for the place."
function uuid1(rng::AbstractRNG=Random.RandomDevice())
    # Steps of 100 ns since 1582, when the Gregorian calendar began.
    stamp = round(UInt64, time() * 1e7) + 0x01b21dd213814000
    node = rand(rng, UInt128) & 0x00000000000000003fffffffffffffff | 0x0000010000000000
    value = UInt128(stamp & 0xffffffff) << 96 | UInt128((stamp >> 32) & 0xffff) << 80 | UInt128((stamp >> 48) & 0x0fff) << 64
    return _marked(value | node, 1)
end
"`uuid4([rng])`: an identifier of random bits."
uuid4(rng::AbstractRNG=Random.RandomDevice()) = _marked(rand(rng, UInt128), 4)
"`uuid5(namespace, name)`: the identifier of a name in a namespace."
function uuid5(namespace::UUID, name::String)
    bytes = UInt8[(namespace.value >> (8k)) % UInt8 for k in 15:-1:0]
    digest = SHA.sha1(vcat(bytes, codeunits(name)))
    value = UInt128(0)
    for i in 1:16
        value = value << 8 | digest[i]
    end
    return _marked(value, 5)
end
uuid5(namespace::UUID, name::AbstractString) = uuid5(namespace, String(name))
"`uuid7([rng])`: an identifier that begins with the time in milliseconds, and random bits."
uuid7(rng::AbstractRNG=Random.RandomDevice()) =
    _marked(UInt128(round(UInt64, time() * 1000)) << 80 | rand(rng, UInt128) & 0x00000000000fffffffffffffffffffff, 7)
end
