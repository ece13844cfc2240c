# Famous integer sequences, each made in another way: recursion, closures, generators, iteration, memory.
fib(n) = n < 2 ? n : fib(n - 1) + fib(n - 2)
println([fib(n) for n in 0:15], " ", fib(big(20)))
const memory = Dict{Int, BigInt}()
catalan(n) = get!(memory, n) do
    n == 0 ? big(1) : sum(catalan(k) * catalan(n - 1 - k) for k in 0:n-1)
end
println([catalan(n) for n in 0:10], " ", catalan(40))
function bell(n)
    row = [big(1)]
    for _ in 2:n
        row = accumulate(+, [row[end]; row])
    end
    return row[end]
end
println(bell.(1:8), " ", bell(25))
triangular = Iterators.accumulate(+, Iterators.countfrom(1)); println(collect(Iterators.take(triangular, 8)), " ", first(Iterators.filter(t -> count(k -> t % k == 0, 1:t) > 5, triangular)))
struct Primes end
Base.iterate(::Primes, n=2) = (while any(k -> n % k == 0, 2:isqrt(n)); n += 1; end; (n, n + 1))
Base.IteratorSize(::Type{Primes}) = Base.IsInfinite(); Base.eltype(::Type{Primes}) = Int
println(collect(Iterators.take(Primes(), 12)), " ", first(Iterators.dropwhile(<(1000), Primes())), " ", sum(Iterators.takewhile(<(50), Primes())))
look_and_say(s) = replace(s, r"(.)\1*" => m -> string(length(m), m[1])); println(accumulate((s, _) -> look_and_say(s), 1:6; init="1"))
happy(n) = (seen = Set{Int}(); while n != 1 && !(n in seen); push!(seen, n); n = sum(abs2, digits(n)); end; n == 1); println(filter(happy, 1:50))
hanoi(n, a="A", b="B", c="C") = n == 0 ? String[] : [hanoi(n - 1, a, c, b); "$a→$c"; hanoi(n - 1, b, a, c)]; println(hanoi(3), " ", length(hanoi(10)))
ackermann(m, n) = m == 0 ? n + 1 : n == 0 ? ackermann(m - 1, 1) : ackermann(m - 1, ackermann(m, n - 1)); println([ackermann(2, n) for n in 0:4], " ", ackermann(3, 3))
partitions(n, k=n) = n == 0 ? 1 : sum(partitions(n - j, j) for j in 1:min(n, k)); println(partitions.(1:12))
thue(n) = reduce((s, _) -> s * map(c -> c == '0' ? '1' : '0', s), 1:n; init="0"); println(thue(4))
continued(x, n) = n == 0 ? Int[] : (a = floor(Int, x); x == a ? [a] : [a; continued(1 / (x - a), n - 1)]); println(continued(sqrt(2), 6), " ", continued(3.14159265, 4), " ", continued(415 // 93, 9))
