# Bits: and, or, xor, shifts of each kind, rotation, counts, and texts in base two.
a, b = 0b11001010, 0b01110001
println(bitstring(a & b), " ", bitstring(a | b), " ", bitstring(xor(a, b)), " ", bitstring(~a), " ", bitstring(nand(a, b)), " ", bitstring(nor(a, b)), " ", a ⊻ b == xor(a, b))
for n in (0, 1, 7, 8, 100, -2)
    println(n, ": ", bitstring(a << n), " ", bitstring(a >> n), " ", bitstring(a >>> n), " ", bitstring(reinterpret(Int8, a) >> n), " ", bitstring(reinterpret(Int8, a) >>> n))
end
println(count_ones(a), count_zeros(a), leading_zeros(a), trailing_zeros(a), leading_ones(a), trailing_ones(a), " ", leading_zeros(1), " ", trailing_zeros(0), " ", count_ones(-1), " ", count_ones(Int128(-1)))
println(bitrotate(a, 3), " ", bitrotate(a, -3), " ", bitrotate(1, 63), " ", bswap(0x1234), " ", bswap(0x01020304), " ", ntoh(hton(0x0102)), " ", htol(0x0102), " ", bitreverse(0b00000001))
println(bitstring(1.0f0), " ", bitstring(-0.5), " ", bitstring(Int16(-2)), " ", bitstring(true), " ", bitstring(Float16(1)), " ", bitstring(UInt128(5))[end-7:end])
println(reinterpret(UInt32, 1.5f0), " ", reinterpret(Float64, 0x3ff0000000000000), " ", reinterpret(Int8, 0xff), " ", reinterpret(UInt16, Int16(-1)))
println(1 << 3, " ", 1 << 64, " ", -1 >> 70, " ", -8 >> 1, " ", -8 >>> 60, " ", 0x01 << 0x07, " ", true << 2, " ", big(1) << 100, " ", big(-5) >> 1, " ", big(12) & 10, " ", ~big(5), " ", big(6) ⊻ 3)
println(true & false, true | false, xor(true, true), !true, " ", true & missing, " ", false & missing, " ", true | missing, " ", xor(true, missing), " ", [true, false] .& [true, true], " ", .!BitArray([1, 0]))
println(ispow2(64), ispow2(63), ispow2(0), " ", nextpow(2, 100), " ", prevpow(2, 100), " ", nextpow(10, 1000), " ", prevpow(3, 80), " ", ndigits(255; base=2), " ", ndigits(0), " ", ndigits(-1000))
gray(n) = n ⊻ (n >> 1)
println([string(gray(i); base=2, pad=3) for i in 0:7], " ", [i for i in 0:20 if count_ones(i) == 2])
bits_set(x) = [i for i in 0:8sizeof(x)-1 if (x >> i) & 1 == 1]
println(bits_set(0x91), " ", digits(10; base=2), " ", foldl((acc, d) -> 2acc + d, reverse(digits(10; base=2))), " ", parse(Int, "1010"; base=2), " ", bits_set(Int16(-32768)))
function popcount_table()
    t = zeros(UInt8, 256)
    for i in 0:255
        t[i+1] = (i & 1) + t[i÷2+1]
    end
    return t
end
println(sum(Int, popcount_table()), " ", all(popcount_table()[i+1] == count_ones(i) for i in 0:255))
