# Number theory: primes, factors, perfect numbers, modular inverse, Chinese remainders, continued fractions, digits.
function sieve(n)
    marks = trues(n)
    marks[1] = false
    for p in 2:isqrt(n)
        marks[p] && (marks[p*p:p:n] .= false)
    end
    return findall(marks)
end
println(sieve(50), " ", length(sieve(10_000)))
function factorize(n)
    factors = Pair{Int, Int}[]
    p = 2
    while p * p <= n
        k = 0
        while n % p == 0
            n ÷= p
            k += 1
        end
        k > 0 && push!(factors, p => k)
        p += p == 2 ? 1 : 2
    end
    n > 1 && push!(factors, n => 1)
    return factors
end
println([factorize(n) for n in (12, 97, 360, 1, 1_000_003 * 2)])
write_factors(n) = join((k == 1 ? "$p" : "$p^$k" for (p, k) in factorize(n)), " * ")
println(write_factors(5040), ", ", write_factors(1024), ", ", prod(p^k for (p, k) in factorize(5040)))
divisors(n) = [d for d in 1:n if n % d == 0]
totient(n) = count(k -> gcd(k, n) == 1, 1:n)
println(divisors(28), " ", filter(n -> sum(divisors(n)) == 2n, 1:500), " ", totient.(1:10), " ", [n for n in 1:30 if length(divisors(n)) == 3])
function egcd(a, b)
    b == 0 && return (a, 1, 0)
    g, x, y = egcd(b, a % b)
    return g, y, x - (a ÷ b) * y
end
println(egcd(240, 46), " ", gcdx(240, 46), " ", invmod(3, 11), " ", mod(egcd(3, 11)[2], 11), " ", lcm(4, 6, 10), " ", gcd(12, 18, 27))
chinese(rs, ms) = mod(sum(r * (prod(ms) ÷ m) * invmod(prod(ms) ÷ m, m) for (r, m) in zip(rs, ms)), prod(ms))
println(chinese([2, 3, 2], [3, 5, 7]), " ", powermod(7, 222, 1000), " ", powermod(2, 10, 1000))
function continued(x::Rational)
    terms = Int[]
    while true
        push!(terms, floor(Int, x))
        x -= terms[end]
        x == 0 && return terms
        x = 1 / x
    end
end
convergents(terms) = [foldr((t, acc) -> t + 1 // acc, terms[1:k-1]; init = terms[k] // 1) for k in eachindex(terms)]
println(continued(649//200), " ", convergents([1, 2, 2, 2, 2]), " ", float(convergents(fill(1, 15))[end]))
digit_sum(n) = sum(digits(n))
println(digit_sum(9875), " ", digits(1234), " ", digits(10, base = 2), " ", evalpoly(10, digits(4321)), " ", filter(n -> sum(digits(n) .^ ndigits(n)) == n, 1:999), " ", parse(Int, reverse(string(120))))
happy(n, seen = Set{Int}()) = n == 1 ? true : n in seen ? false : happy(sum(abs2, digits(n)), push!(seen, n))
println(filter(happy, 1:50), " ", [n for n in 1:200 if string(n) == reverse(string(n)) && n > 9][1:5])
const numerals = [1000 => "M", 900 => "CM", 500 => "D", 400 => "CD", 100 => "C", 90 => "XC", 50 => "L", 40 => "XL", 10 => "X", 9 => "IX", 5 => "V", 4 => "IV", 1 => "I"]
function roman(n)
    out = ""
    for (value, letters) in numerals
        while n >= value
            out *= letters
            n -= value
        end
    end
    return out
end
arabic(s) = (vs = [Dict('I' => 1, 'V' => 5, 'X' => 10, 'L' => 50, 'C' => 100, 'D' => 500, 'M' => 1000)[c] for c in s]; sum(i < length(vs) && vs[i] < vs[i+1] ? -vs[i] : vs[i] for i in eachindex(vs)))
println(roman.([1994, 2024, 49, 3]), " ", arabic.(roman.([1994, 2024, 49, 3])), " ", all(arabic(roman(n)) == n for n in 1:500))
luhn(s) = sum(isodd(i) ? d : sum(digits(2d)) for (i, d) in enumerate(reverse([parse(Int, c) for c in s if isdigit(c)]))) % 10 == 0
println(luhn("4539 3195 0343 6467"), luhn("8273 1232 7352 0569"), " ", binomial(10, 3), " ", factorial(20), " ", factorial(big(25)), " ", [binomial(4, k) for k in 0:4], " ", isqrt(99), " ", nextpow(2, 100), prevpow(3, 100), " ", string(255, base = 16), " ", string(5, base = 2, pad = 8))
function collatz_longest(limit)
    best, len = 1, 1
    for n in 1:limit
        m, k = n, 1
        while m != 1
            m = isodd(m) ? 3m + 1 : m >> 1
            k += 1
        end
        k > len && ((best, len) = (n, k))
    end
    return best, len
end
println(collatz_longest(1000))
