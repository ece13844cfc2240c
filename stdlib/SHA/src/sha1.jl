# The first of the secure hash algorithms, SHA-1.

_start(::Type{SHA1_CTX}) = SHA1_CTX(UInt32[0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0], 0, UInt8[], zeros(UInt32, 80), false)
blocklen(::Type{SHA1_CTX}) = 64
digestlen(::Type{SHA1_CTX}) = 20
function transform!(c::SHA1_CTX)
    w = c.schedule
    for i in 1:16
        w[i] = _word(c, i)
    end
    for i in 17:80
        @inbounds w[i] = _rotate_left(w[i - 3] ⊻ w[i - 8] ⊻ w[i - 14] ⊻ w[i - 16], 1)
    end
    h0, h1, h2, h3, h4 = c.state
    for i in 1:80
        f, k = i <= 20 ? ((h1 & h2) | (~h1 & h3), 0x5a827999) : i <= 40 ? (h1 ⊻ h2 ⊻ h3, 0x6ed9eba1) :
            i <= 60 ? ((h1 & h2) | (h1 & h3) | (h2 & h3), 0x8f1bbcdc) : (h1 ⊻ h2 ⊻ h3, 0xca62c1d6)
        t = _rotate_left(h0, 5) + f + h4 + k + @inbounds w[i]
        h4, h3, h2, h1, h0 = h3, h2, _rotate_left(h1, 30), h0, t
    end
    c.state .+= (h0, h1, h2, h3, h4)
    return nothing
end
