# Base64, secure hashes, unique identifiers.
using Base64, SHA, UUIDs, Random
println(base64encode("Hello!"), base64encode(UInt8[1,2]), base64encode(""), base64encode(print, 12), " ", String(base64decode("SGVsbG8h")), base64decode("AQI="), base64decode("SGVs\nbG8h") |> String)
try base64decode("a") catch e println(e) end
try base64decode("a?==") catch e println(e) end
io = IOBuffer(); p = Base64EncodePipe(io); write(p, "Hello"); print(p, " x"); close(p); println(String(take!(io)))
println(read(Base64DecodePipe(IOBuffer("SGVsbG8h")), String))
println(stringmime("text/plain", [1,2]))
for f in (sha1, sha224, sha256, sha384, sha512, sha3_224, sha3_256, sha3_384, sha3_512)
  println(bytes2hex(f("abc"))); println(bytes2hex(f(""))); println(bytes2hex(f("a"^200)))
end
println(bytes2hex(hmac_sha256("key"|>codeunits|>collect, "data")), bytes2hex(hmac_sha1(collect(codeunits("k"^100)), "data")), bytes2hex(hmac_sha512(UInt8[1,2,3],"x")))
println(bytes2hex(sha256(IOBuffer("abc"))), bytes2hex(sha2_256(UInt8[])))
c = SHA256_CTX(); update!(c, b"ab"); update!(c, UInt8['c']); println(bytes2hex(digest!(c)))
println(bytes2hex(SHA.digest!(SHA3_256_CTX())))
u = UUID("c8d53dae-d516-4f1a-9f5f-1a1f5d1f5e3a"); println(u, " ", repr(u), " ", u.value, " ", uuid_version(u), " ", UUID(u.value)==u, uuid5(u,"abc"), " ", uuid_version(uuid1()), uuid_version(uuid4()), " ", u < UUID(UInt128(1)), " ", hash(u)==hash(UUID(string(u))))
try UUID("abc") catch e println(e) end
println(uuid5(UUIDs.namespace_dns,"julialang.org"), [u], length(string(uuid4())))
