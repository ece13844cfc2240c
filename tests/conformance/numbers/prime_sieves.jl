# Sieves: Eratosthenes with bits, segments, linear smallest factors, and what they are good for.
function eratosthenes(n)
    s = trues(n); n >= 1 && (s[1] = false)
    for p in 2:isqrt(n); s[p] && (s[p^2:p:n] .= false); end
    return s
end
s = eratosthenes(1000); println(count(s), " ", findall(s)[end-3:end], " ", findnext(s, 500), " ", findprev(s, 500), " ", typeof(s), " ", sum(findall(s)), " ", findall(eratosthenes(1)), findall(eratosthenes(2)))
function smallest_factors(n)
    f, primes = zeros(Int, n), Int[]
    for i in 2:n
        f[i] == 0 && (f[i] = i; push!(primes, i))
        for p in primes
            (p > f[i] || i * p > n) && break
            f[i*p] = p
        end
    end
    return f, primes
end
f, primes = smallest_factors(1000); println(primes == findall(s), " ", f[[12, 35, 97, 1000]])
factor(n) = n == 1 ? Int[] : [f[n]; factor(n ÷ f[n])]; println(factor(360), " ", factor(997), " ", all(n -> prod(factor(n); init=1) == n, 1:1000), " ", [n for n in 2:1000 if length(factor(n)) > 8])
function segment(lo, hi)
    s = trues(hi - lo + 1)
    for p in findall(eratosthenes(isqrt(hi))); s[max(p^2, cld(lo, p) * p)-lo+1:p:end] .= false; end
    return findall(s) .+ (lo - 1)
end
println(segment(10^6, 10^6 + 60), " ", segment(100, 200) == filter(p -> 100 <= p <= 200, primes))
mobius(n) = (fs = factor(n); allunique(fs) ? (-1)^length(fs) : 0); println(mobius.(1:12), " ", sum(mobius, 1:100)); twins = [(p, p + 2) for p in primes if p + 2 <= 1000 && s[p+2]]; println(length(twins), " ", twins[end]); goldbach(n) = first((p, n - p) for p in primes if s[n-p]); println(goldbach.(4:2:16), " ", goldbach(998)); gaps = diff(primes); println(maximum(gaps), " ", primes[argmax(gaps)], " ", [count(==(g), gaps) for g in 2:2:8]); println([p for p in primes if p > 10 && s[parse(Int, reverse(string(p)))] && string(p) != reverse(string(p))][1:6], " ", all(p -> powermod(2, p - 1, p) == 1, primes[2:end]))
