# Number theory with loops and generators: primes, factors, totients, perfect numbers, Collatz, Pythagoras.
function primes_to(n)
    sieve = trues(n)
    sieve[1] = false
    for i in 2:isqrt(n)
        sieve[i] && (sieve[i*i:i:n] .= false)
    end
    return findall(sieve)
end
function factors(n)
    found = Dict{Int, Int}()
    p = 2
    while p * p <= n
        while n % p == 0
            found[p] = get(found, p, 0) + 1
            n ÷= p
        end
        p += p == 2 ? 1 : 2
    end
    n > 1 && (found[n] = get(found, n, 0) + 1)
    return found
end
ps = primes_to(100)
println(ps, " ", length(primes_to(10^4)), " ", eltype(ps))
println(sort(collect(factors(360))), " ", sort(collect(factors(600851475143))), " ", factors(97), " ", isempty(factors(1)))
divisors(n) = sort!(vec(map(prod, Iterators.product((p .^ (0:k) for (p, k) in factors(n))...))))
println(divisors(28), " ", divisors(1), " ", sum(divisors(496)) == 2 * 496, " ", [n for n in 2:500 if sum(divisors(n)) == 2n])
totient(n) = n * prod(1 - 1 // p for p in keys(factors(n)); init=1 // 1)
println(Int.(totient.(1:12)), " ", typeof(totient(10)))
collatz(n) = n == 1 ? [1] : pushfirst!(collatz(iseven(n) ? n ÷ 2 : 3n + 1), n)
println(collatz(6), " ", argmax([length(collatz(n)) for n in 1:100]))
println([(a, b, c) for c in 1:30 for b in 1:c for a in 1:b if a^2 + b^2 == c^2 && gcd(a, b) == 1])
println(isqrt(99), " ", isqrt(10^18), " ", binomial(10, 3), " ", binomial(-3, 2), " ", binomial(5, 7), " ", factorial(10), " ", factorial(20), " ", prevpow(2, 1000), " ", nextprod([2, 3], 13), " ", lcm(1:20...))
crt(rs, ms) = (M = prod(ms); mod(sum(r * (M ÷ m) * invmod(M ÷ m, m) for (r, m) in zip(rs, ms)), M))
println(crt([2, 3, 2], [3, 5, 7]), " ", powermod(5, 117, 19), " ", [powermod(3, k, 7) for k in 0:6], " ", mod.(-3:3, 3))
is_probable_prime(n) = n > 1 && all(a -> powermod(a, n - 1, n) == 1, [b for b in (2, 3, 5, 7) if b < n])
println(filter(is_probable_prime, 1:50), " ", [n for n in 1:3000 if is_probable_prime(n) && !(n in primes_to(3000))])
pascal = [[binomial(n, k) for k in 0:n] for n in 0:5]
foreach(row -> println(lpad(join(row, ' '), 12)), pascal)
println(sum(1 // 2^k for k in 1:10), " ", foldl((x, _) -> (x + 2 / x) / 2, 1:6; init=1.0), " ", [count(==(d), digits(big(2)^100)) for d in 0:9])
