# BigInt and BigFloat in use: factorials, powers, bases, precision, mixed arithmetic.
println(factorial(big(30)), " ", big(2)^200, " ", typeof(big(1)), " ", big(10)^40 ÷ 3, " ", big(-7) ÷ 2, " ", mod(big(-7), 2), " ", gcd(big(2)^50, big(6)^20), " ", binomial(big(100), 50))
println(BigInt(5) + 1, " ", typeof(BigInt(5) + 1.5), " ", big(5) / 2, " ", big(6) // 4, " ", big(7) == 7, " ", hash(big(7)) == hash(7), " ", big(2)^64 > typemax(UInt64), " ", Int(big(42)), " ", isqrt(big(10)^30), " ", sqrt(big(2)^10), " ", iseven(big(4)), " ", ndigits(big(10)^50), " ", digits(big(2)^40)[1:5])
println(string(big(255); base=16), " ", parse(BigInt, "zz"; base=36), " ", parse(BigInt, "-123456789012345678901234567890"), " ", tryparse(BigInt, "12x"), " ", big"0xff", " ", string(big(10)^20; pad=25), " ", bitstring(big(5) % UInt8), " ", trailing_zeros(big(2)^70), " ", count_ones(big(2)^70 - 1), " ", big(3) << 10)
x = big"1.1"
println(x, " ", BigFloat(1.1), " ", typeof(x * 2), " ", precision(x), " ", BigFloat(1) / 3, " ", BigFloat("0.5"), " ", BigFloat(1 // 3; precision=20), " ", setprecision(() -> big(π), 80), " ", round(x; digits=3))
println(setprecision(BigFloat, 100) do
    string(sqrt(big(2.0)), " ", exp(big(1.0)), " ", precision(BigFloat))
end)
println(precision(BigFloat), " ", big(1.5) == 1.5, " ", big"1e400", " ", isinf(big"1e400"), " ", Float64(big"1e400"), " ", floor(BigInt, big"1e20" + 0.5), " ", trunc(Int, big(2.7)), " ", isinteger(big(2.0)), " ", big(Inf), big(NaN), -big(0.0), " ", eps(BigFloat) < 1e-70, " ", nextfloat(big(1.0)) > 1)
println([big(1), big(2)^65], " ", sum(big, 1:100), " ", prod(big.(1:25)), " ", Dict(big(1) => "a")[1], " ", sort([big(3), big(-5), big(0)]), " ", sum([big(1) // n for n in 1:5]), " ", maximum([big(2)^i for i in (3, 1, 2)]), " ", big.([1.5, 2]), " ", big(1 + 2im), " ", big(1):big(3), " ", collect(big(1):big(2):big(6)))
function fib_pair(n)
    n == 0 && return (big(0), big(1))
    a, b = fib_pair(n ÷ 2)
    c = a * (2b - a)
    d = a^2 + b^2
    return iseven(n) ? (c, d) : (d, c + d)
end
println(fib_pair(200)[1], " ", sum(digits(big(2)^1000)), " ", powermod(big(3), big(10)^20, big(1_000_007)), " ", invmod(big(3), big(10)^9 + 7))
for f in (() -> Int(big(2)^70), () -> big(1) ÷ 0, () -> parse(BigInt, "a"), () -> BigInt(1.5), () -> factorial(21), () -> factorial(big(-1)), () -> sqrt(big(-1.0)), () -> UInt8(big(256)), () -> BigInt(Inf))
    try
        println(f())
    catch e
        println(typeof(e) == LoadError ? "LoadError" : typeof(e), " ", e isa LoadError ? "" : sprint(showerror, e))
    end
end
