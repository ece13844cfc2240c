# Integers of any size.
println(big(2)^100, " ", factorial(big(30)), " ", big(-5), " ", BigInt(typemin(Int64)), " ", typemax(Int128) + big(1))
a = big(3)^200; b = big(7)^71
println(divrem(a, b) == (div(a, b), rem(a, b)), " ", div(a, b) * b + rem(a, b) == a, " ", div(a, b))
println(mod(-a, b), " ", fld(-a, b), " ", rem(-a, b), " ", cld(a, b), " ", gcd(a * 6, b * 15), " ", lcm(big(12), big(18)))
println(big(5) == 5, 5 < big(6), big(2)^64 == 2.0^64, big(10) > 9.5, hash(big(5)) == hash(5), isless(big(1), 2))
println(Int(big(77)), " ", Float64(big(2)^80 + 1), " ", Float64(a), " ", big(2)^70 % Int64, " ", UInt8(big(255)))
println(parse(BigInt, "123456789012345678901234567890") + 1, " ", 12345678901234567890123456789012345678901234567890, " ", big"-99")
println(string(big(255), base=16), " ", string(big(2)^70, base=2), " ", digits(big(1234)), " ", ndigits(big(10)^40))
println(big(1) << 100, " ", -(big(1) << 70) >> 3, " ", big(-5) >> 1, " ", big(12) & 10, " ", big(-12) & 10, " ", big(-12) | 5, " ", xor(big(12), -7), " ", ~big(7))
println(isqrt(big(10)^41), " ", iseven(a), isodd(a), " ", sum(big.(1:100)), " ", prod(big(1):25), " ", typeof(big(1) + 1), " ", big(1)//3 + big(2)//7)
println(try Int8(big(300)) catch e; typeof(e) end, " ", try div(big(1), 0) catch e; e end, " ", powermod(big(3), 1000, 10^9+7), " ", binomial(big(50), 25))
println([big(1), 2], " ", sort([big(3), big(-1)]), " ", abs(big(-4)), sign(big(-4)), " ", big(10)^20 - big(10)^20, " ", max(big(3), 4), " ", big(7) ÷ 2, " ", -big(7) % 3, " ", collect(big(1):3))
for (p, q) in ((big(2)^96 - 1, big(2)^64 - 1), (big(2)^128 - big(2)^64, big(2)^96 - 1), (big(10)^60, big(10)^30 + 1), (big(2)^95 + 3, big(2)^63 + 1))
    println(div(p, q), " ", rem(p, q))
end
fibs(n) = (a = big(0); b = big(1); for i in 1:n; a, b = b, a + b; end; a)
println(fibs(300))
