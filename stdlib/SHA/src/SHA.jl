"""
Secure hash functions (FIPS 180-4, FIPS 202) and message authentication with them (RFC 2104).
"""
module SHA

export sha1, SHA1_CTX, update!, digest!, sha224, sha256, sha384, sha512, sha512_224, sha512_256, sha2_224, sha2_256, sha2_384, sha2_512,
    sha3_224, sha3_256, sha3_384, sha3_512, SHA224_CTX, SHA256_CTX, SHA384_CTX, SHA512_CTX, SHA2_224_CTX, SHA2_256_CTX,
    SHA2_384_CTX, SHA2_512_CTX, SHA3_224_CTX, SHA3_256_CTX, SHA3_384_CTX, SHA3_512_CTX, HMAC_CTX, hmac_sha1, hmac_sha224,
    hmac_sha256, hmac_sha384, hmac_sha512, hmac_sha2_224, hmac_sha2_256, hmac_sha2_384, hmac_sha2_512, hmac_sha3_224,
    hmac_sha3_256, hmac_sha3_384, hmac_sha3_512

include("contexts.jl")
include("sha1.jl")
include("sha2.jl")
include("sha3.jl")
include("functions.jl")

end
