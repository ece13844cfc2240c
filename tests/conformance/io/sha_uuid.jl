# SHA digests of texts, bytes, files and in pieces, and UUIDs: parsing, order, versions, names.
using SHA, UUIDs
hex = bytes2hex
for s in ("", "abc", "The quick brown fox jumps over the lazy dog", "é∀")
    println(repr(s)); println("  ", hex(sha1(s)), " ", hex(sha224(s))); println("  ", hex(sha256(s))); println("  ", hex(sha512(s))[1:40], " ", hex(sha384(s))[1:20], " ", hex(sha3_256(s))[1:20], " ", hex(sha3_512(s))[1:20])
end
println(typeof(sha256("x")), " ", length(sha512("x")), " ", sha256("abc") == sha256(b"abc") == sha256(IOBuffer("abc")), " ", hex(sha256("a"^200))[1:16], " ", hex(sha1("a"^64))[1:16])
ctx = SHA256_CTX(); update!(ctx, b"ab"); update!(ctx, b"c"); println(digest!(ctx) == sha256("abc"))
println(hex(hmac_sha256(collect(b"key"), "message")), " ", hex(hmac_sha1(collect(b"k"), b"m")), " ", hex(hmac_sha512(collect(codeunits("k"^200)), "m"))[1:16])
path = tempname(); write(path, "file content\n"); println(open(sha256, path) |> hex, " ", open(f -> hex(sha1(f)), path)); rm(path)
u = UUID("6ba7b810-9dad-11d1-80b4-00c04fd430c8")
println(u, " ", repr(u), " ", UUID(string(u)) == u, " ", u.value, " ", UInt128(u) == u.value, " ", uuid_version(u), " ", string(u)[15], " ", UUID(0x1234), " ", UUID("00000000-0000-0000-0000-000000000001") < u, " ", hash(u) == hash(UUID(u.value)), " ", UUID("6BA7B810-9DAD-11D1-80B4-00C04FD430C8") == u)
println(uuid5(u, "example"), " ", uuid5(u, "example") == uuid5(u, "example"), " ", uuid_version(uuid5(u, "x")), " ", uuid_version(uuid4()), " ", uuid_version(uuid1()), " ", uuid4() != uuid4(), " ", length(string(uuid4())), " ", typeof(uuid1()), " ", sort([u, UUID(1)])[1], " ", Dict(u => 1)[u])
for bad in ("", "6ba7b810", "6ba7b810-9dad-11d1-80b4-00c04fd430cg", "6ba7b8109dad11d180b400c04fd430c8xxxx")
    try
        println(UUID(bad))
    catch e
        println(typeof(e), " ", sprint(showerror, e))
    end
end
