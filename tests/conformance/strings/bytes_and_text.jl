# Between text and bytes: code units, encodings by hand, hexadecimal dumps, checksums, and UTF-16.
s = "Añ€😀"
println(codeunits(s), " ", Vector{UInt8}(s) == collect(codeunits(s)), " ", String(Vector{UInt8}(s)) == s, " ", [codepoint(c) for c in s], " ", [string(codepoint(c); base=16, pad=4) for c in s], " ", ncodeunits.(collect(s)))
function utf8(c::Char)
    n = codepoint(c)
    n < 0x80 && return [n % UInt8]
    n < 0x800 && return [0xc0 | (n >> 6) % UInt8, 0x80 | (n & 0x3f) % UInt8]
    n < 0x10000 && return [0xe0 | (n >> 12) % UInt8, 0x80 | (n >> 6 & 0x3f) % UInt8, 0x80 | (n & 0x3f) % UInt8]
    return [0xf0 | (n >> 18) % UInt8, 0x80 | (n >> 12 & 0x3f) % UInt8, 0x80 | (n >> 6 & 0x3f) % UInt8, 0x80 | (n & 0x3f) % UInt8]
end
println(reduce(vcat, utf8.(collect(s))) == codeunits(s), " ", [join(bitstring.(utf8(c)), ' ') for c in s][2:3])
u16 = transcode(UInt16, s); println(u16, " ", transcode(String, u16) == s, " ", length(u16), " ", transcode(UInt8, s) == codeunits(s))
function hexdump(io, bytes)
    for (k, row) in enumerate(Iterators.partition(bytes, 8))
        println(io, string(8(k - 1); base=16, pad=4), "  ", rpad(join([string(b; base=16, pad=2) for b in row], ' '), 24), "|", join([0x20 <= b < 0x7f ? Char(b) : '.' for b in row]), "|")
    end
end
hexdump(stdout, codeunits("Hello,\nworld! é"))
adler(bytes) = (a = UInt32(1); b = UInt32(0); for x in bytes; a = (a + x) % 0xfff1; b = (b + a) % 0xfff1; end; (b << 16) | a)
function crc32(bytes)
    c = 0xffffffff
    for b in bytes
        c ⊻= b
        for _ in 1:8; c = isodd(c) ? (c >> 1) ⊻ 0xedb88320 : c >> 1; end
    end
    return ~c
end
fnv(bytes) = foldl((h, b) -> (h ⊻ b) * 0x00000100000001b3, bytes; init=0xcbf29ce484222325); data = codeunits("Wikipedia"); println(string(adler(data); base=16), " ", string(crc32(codeunits("123456789")); base=16), " ", string(fnv(codeunits("a")); base=16), " ", foldl(⊻, data))
println(reinterpret(UInt32, UInt8[1, 0, 0, 0])[1], " ", reinterpret(UInt8, [0x01020304]) |> collect, " ", hton(0x0102) |> bitstring, " ", ltoh(0x0102), " ", bytes2hex(reverse(hex2bytes("0a0b0c"))), " ", String(map(b -> b ⊻ 0x20, codeunits("Hello"))), " ", sum(codeunits("abc")), " ", Int.(codeunits("az")), " ", b"xyz"[end], " ", length(b"é"), " ", b"a" == UInt8[0x61], " ", String(UInt8[0xe2, 0x82, 0xac]), " ", isvalid(String, UInt8[0xe2, 0x82]))
