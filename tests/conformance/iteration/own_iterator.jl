# The iteration interface: own iterators with and without length, eltype, size and reversal.
struct Countdown
    from::Int
end
Base.iterate(c::Countdown, n = c.from) = n < 0 ? nothing : (n, n - 1)
Base.length(c::Countdown) = c.from + 1
Base.eltype(::Type{Countdown}) = Int
println(collect(Countdown(4)), " ", sum(Countdown(4)), " ", maximum(Countdown(3)), " ", 2 in Countdown(3), " ", 9 in Countdown(3))
println([2x for x in Countdown(3)], " ", map(string, Countdown(2)), " ", filter(iseven, collect(Countdown(5))), " ", reduce(*, Iterators.filter(>(0), Countdown(4))))
println(typeof(collect(Countdown(1))), " ", collect(enumerate(Countdown(1))), " ", collect(zip(Countdown(2), "abc")), " ", first(Countdown(7)), " ", isempty(Countdown(-1)))
a, b = Countdown(9)
println(a, b, " ", max(Countdown(3)...), " ", join(Countdown(3), ">"), " ", [Countdown(2)...], " ", Set(Countdown(2)) == Set(0:2), " ", Tuple(Countdown(1)))
struct Collatz
    start::Int
end
Base.IteratorSize(::Type{Collatz}) = Base.SizeUnknown()
Base.iterate(c::Collatz) = (c.start, c.start)
Base.iterate(::Collatz, n) = n == 1 ? nothing : (m = iseven(n) ? n ÷ 2 : 3n + 1; (m, m))
Base.eltype(::Type{Collatz}) = Int
println(collect(Collatz(6)), " ", count(_ -> true, Collatz(27)), " ", maximum(Collatz(27)), " ", foldl((x, y) -> y, Collatz(5)))
struct Fibonacci end
Base.IteratorSize(::Type{Fibonacci}) = Base.IsInfinite()
Base.iterate(::Fibonacci, s = (0, 1)) = (s[1], (s[2], s[1] + s[2]))
println(collect(Iterators.take(Fibonacci(), 10)), " ", first(Iterators.dropwhile(<(1000), Fibonacci())), " ", eltype(Fibonacci()))
println(Base.IteratorSize(Fibonacci()), " ", Base.IteratorSize(Countdown(1)), " ", Base.IteratorSize(Collatz(1)), " ", Base.IteratorSize([1 2]), " ", Base.IteratorSize(1:2), " ", Base.IteratorEltype(Collatz(1)), " ", Base.IteratorEltype(x for x in 1:2))
struct Grid
    rows::Int
    cols::Int
end
Base.IteratorSize(::Type{Grid}) = Base.HasShape{2}()
Base.size(g::Grid) = (g.rows, g.cols)
Base.length(g::Grid) = g.rows * g.cols
Base.eltype(::Type{Grid}) = Tuple{Int, Int}
Base.iterate(g::Grid, k = 0) = k == length(g) ? nothing : ((k % g.rows + 1, k ÷ g.rows + 1), k + 1)
println(collect(Grid(2, 3)), " ", [i * j for (i, j) in Grid(2, 2)])
try
    length(Collatz(3))
catch e
    println(typeof(e), " ", e.f)
end
state = iterate(Countdown(1))
while state !== nothing
    global state
    item, st = state
    print(item, ";")
    state = iterate(Countdown(1), st)
end
println()
