# The iteration protocol: own iterators, sizes, element types, state, use by library functions.
struct Countdown
    from::Int
end
Base.iterate(c::Countdown, n = c.from) = n < 1 ? nothing : (n, n - 1)
Base.length(c::Countdown) = max(c.from, 0)
Base.eltype(::Type{Countdown}) = Int
println(collect(Countdown(4)), " ", sum(Countdown(4)), " ", maximum(Countdown(3)), " ", 2 in Countdown(3), " ", [x^2 for x in Countdown(3)], " ", length(Countdown(-2)))
println(collect(zip(Countdown(3), "abc")), " ", collect(enumerate(Countdown(2))), " ", reduce(-, Countdown(4)), " ", first(Countdown(5)), " ", map(string, Countdown(2)))
a, b... = Countdown(3)
println(a, collect(b), " ", max(Countdown(3)...), " ", Set(Countdown(2)) == Set([1, 2]), " ", join(Countdown(3), "-"), " ", sort(collect(Countdown(3))), " ", isempty(Countdown(0)))
for (i, x) in enumerate(Countdown(2))
    print(i, ":", x, " ")
end
println(iterate(Countdown(1)), " ", iterate(Countdown(1), 0))

struct Fibonacci end
Base.iterate(::Fibonacci, (a, b) = (0, 1)) = (a, (b, a + b))
Base.IteratorSize(::Type{Fibonacci}) = Base.IsInfinite()
Base.eltype(::Type{Fibonacci}) = Int
println(collect(Iterators.take(Fibonacci(), 10)), " ", first(Iterators.filter(iseven, Iterators.drop(Fibonacci(), 4))), " ", collect(Iterators.takewhile(<(20), Fibonacci())))
println(sum(Iterators.take(Fibonacci(), 10)), " ", collect(zip(1:3, Fibonacci())), " ", Iterators.take(Fibonacci(), 3) |> length)

struct Lines
    text::String
end
function Base.iterate(l::Lines, position = 1)
    position > ncodeunits(l.text) && return nothing
    stop = something(findnext('\n', l.text, position), ncodeunits(l.text) + 1)
    return (SubString(l.text, position, prevind(l.text, stop)), stop + 1)
end
Base.IteratorSize(::Type{Lines}) = Base.SizeUnknown()
Base.eltype(::Type{Lines}) = SubString{String}
l = Lines("one\ntwo\n\nfour")
println(collect(l), " ", count(!isempty, l), " ", length.(l), " ", typeof(collect(l)))
try
    length(l)
catch err
    println(err isa MethodError)
end
struct Grid
    w::Int
    h::Int
end
Base.iterate(g::Grid, k = 0) = k >= g.w * g.h ? nothing : ((k % g.w + 1, k ÷ g.w + 1), k + 1)
Base.IteratorSize(::Type{Grid}) = Base.HasShape{2}()
Base.size(g::Grid) = (g.w, g.h)
Base.length(g::Grid) = g.w * g.h
Base.eltype(::Type{Grid}) = Tuple{Int, Int}
println(collect(Grid(2, 3)), " ", [x * y for (x, y) in Grid(2, 2)], " ", size(collect(Grid(3, 1))))
s = Iterators.Stateful(Countdown(5))
println(popfirst!(s), peek(s), collect(Iterators.take(s, 2)), collect(s), isempty(s))
Base.reverse(c::Countdown) = 1:c.from
Base.last(c::Countdown) = 1
println(reverse(Countdown(3)), " ", last(Countdown(9)), " ", extrema(Countdown(4)), " ", any(isodd, Countdown(2)), " ", argmax(collect(Countdown(3))), " ", mapreduce(x -> 2x, +, Countdown(3)), " ", Dict(i => i^2 for i in Countdown(2)) |> length)
