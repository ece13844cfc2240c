# SHA-3: the Keccak permutation of 25 words.

# Round constants by the shift register of the standard, rotations by its walk over the words.
const _round_constants = let constants = UInt64[], register = 0x01
    for _ in 1:24
        c = UInt64(0)
        for j in 0:6
            register & 0x01 != 0 && (c |= UInt64(1) << (2^j - 1))
            register = register & 0x80 != 0 ? (register << 1) ⊻ 0x71 : register << 1
        end
        push!(constants, c)
    end
    constants
end
const _rotations, _destinations = let rotations = zeros(Int, 25), destinations = zeros(Int, 25)
    destinations[1] = 1
    x, y = 1, 0
    for t in 0:23
        i = x + 5y + 1
        rotations[i] = ((t + 1) * (t + 2) ÷ 2) % 64
        x, y = y, (2x + 3y) % 5
        destinations[i] = x + 5y + 1
    end
    rotations, destinations
end

_start(::Type{C}) where {C<:SHA3} = C(zeros(UInt64, 25), 0, UInt8[], zeros(UInt64, 25), false)
digestlen(::Type{SHA3_224_CTX}) = 28
digestlen(::Type{SHA3_256_CTX}) = 32
digestlen(::Type{SHA3_384_CTX}) = 48
digestlen(::Type{SHA3_512_CTX}) = 64
blocklen(::Type{C}) where {C<:SHA3} = 200 - 2 * digestlen(C)

function transform!(c::SHA3)
    a, b = c.state, c.schedule
    for i in 1:(length(c.buffer) ÷ 8)
        w = UInt64(0)
        for k in 8:-1:1
            w = w << 8 | c.buffer[8 * (i - 1) + k]
        end
        a[i] ⊻= w
    end
    parity = zeros(UInt64, 5)
    for round in 1:24
        for x in 1:5
            parity[x] = a[x] ⊻ a[x + 5] ⊻ a[x + 10] ⊻ a[x + 15] ⊻ a[x + 20]
        end
        for x in 1:5
            d = parity[mod1(x - 1, 5)] ⊻ _rotate_left(parity[mod1(x + 1, 5)], 1)
            for i in x:5:25
                a[i] ⊻= d
            end
        end
        for i in 1:25
            r = _rotations[i]
            b[_destinations[i]] = r == 0 ? a[i] : _rotate_left(a[i], r)
        end
        for y in 0:5:20, x in 1:5
            a[y + x] = b[y + x] ⊻ (~b[y + mod1(x + 1, 5)] & b[y + mod1(x + 2, 5)])
        end
        a[1] ⊻= _round_constants[round]
    end
    return nothing
end
function _finish!(c::SHA3)
    size = blocklen(typeof(c))
    push!(c.buffer, 0x06)
    append!(c.buffer, zeros(UInt8, size - length(c.buffer)))
    c.buffer[end] |= 0x80
    transform!(c)
    empty!(c.buffer)
end
function digest!(c::SHA3)
    _finish!(c)
    out = UInt8[]
    for w in c.state, k in 0:7
        push!(out, (w >> (8k)) % UInt8)
    end
    c.state, c.bytecount, c.used = zeros(UInt64, 25), 0, false
    return resize!(out, digestlen(typeof(c)))
end
