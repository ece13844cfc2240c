# Sequences made lazily: closures, Channel-free iterators, takewhile, accumulate, zip with drop, until a condition.
struct Unfold{F, S}
    f::F
    start::S
end
Base.iterate(u::Unfold, s = u.start) = u.f(s)
Base.IteratorSize(::Type{<:Unfold}) = Base.SizeUnknown()
Base.IteratorEltype(::Type{<:Unfold}) = Base.EltypeUnknown()
digits_of(n) = Unfold(k -> k == 0 ? nothing : (k % 10, k ÷ 10), n)
println(collect(digits_of(9075)), " ", sum(digits_of(12345)), " ", join(digits_of(321)), " ", collect(digits_of(0)), " ", typeof(collect(digits_of(7))))
fib = Unfold(((a, b),) -> (a, (b, a + b)), (0, 1))
println(collect(Iterators.take(fib, 12)), " ", first(Iterators.filter(>(100), fib)), " ", collect(Iterators.takewhile(<(50), Iterators.filter(iseven, fib))))
function counter(start = 0)
    n = start
    return () -> (n += 1)
end
c, d = counter(), counter(10)
println(c(), c(), d(), c(), " ", [c() for _ in 1:3], " ", (d(), d()))
triangular = Iterators.accumulate(+, Iterators.countfrom(1))
println(collect(Iterators.take(triangular, 6)), " ", first(Iterators.dropwhile(<(100), triangular)))
pairwise(v) = zip(v, Iterators.drop(v, 1))
println(collect(pairwise([1, 4, 9])), " ", [b - a for (a, b) in pairwise([1, 4, 9, 16])], " ", all(a < b for (a, b) in pairwise("abc")), " ", isempty(pairwise([1])))
sieve(n) = (s = trues(n); s[1] = false; for i in 2:isqrt(n); s[i] && (s[i^2:i:n] .= false); end; findall(s))
println(sieve(40), " ", length(sieve(1000)))
collatz(n) = Unfold(k -> k == 0 ? nothing : (k, k == 1 ? 0 : iseven(k) ? k ÷ 2 : 3k + 1), n)
println(collect(collatz(6)), " ", maximum(collatz(27)), " ", argmax([length(collect(collatz(n))) for n in 1:30]))
interleave(a, b) = Iterators.flatten(zip(a, b))
println(join(interleave("ace", "bdf")), " ", collect(interleave(1:2, 3:4)), " ", collect(Iterators.flatten(fill(k, k) for k in 1:3)), " ", [x for x in 1:20 if x in sieve(20)])
chunked(v, n) = [v[i:min(i + n - 1, end)] for i in 1:n:length(v)]
println(chunked([1, 2, 3, 4, 5], 2), " ", chunked("abcdefg", 3), " ", collect.(Iterators.partition(1:5, 2)), " ", map(sum, Iterators.partition([1, 2, 3, 4, 5], 2)), " ", map(join, Iterators.partition("abcdefg", 3)))
newton(x) = Unfold(g -> (g, (g + x / g) / 2), x / 2)
println([round(g, digits = 6) for g in Iterators.take(newton(2.0), 5)], " ", first(g for g in newton(9.0) if abs(g^2 - 9) < 1e-9) ≈ 3)
