# Small programs in the manner of Julia's own microbenchmarks: the best time of several runs, in
# milliseconds, one line each. Run by microbenchmarks.sh with two Julias.

fib(n) = n < 2 ? n : fib(n - 1) + fib(n - 2)

# Numbers to text and back.
function parse_integers(count)
    x = UInt32(12345)
    for _ in 1:count
        x = x * 0x0019660d + 0x3c6ef35f
        text = string(x, base=16)
        parse(UInt32, text, base=16) == x || error("round trip of $x")
    end
    return x
end

function escape_time(c)
    z = c
    for n in 1:80
        abs2(z) > 4 && return n - 1
        z = z^2 + c
    end
    return 80
end
mandelbrot() = sum([escape_time(complex(re, im)) for im in -1.0:0.1:1.0, re in -2.0:0.1:0.5])

function random_numbers(count)
    numbers = Vector{Float64}(undef, count)
    x = UInt64(88172645463325252)
    for i in 1:count
        x ⊻= x << 13
        x ⊻= x >> 7
        x ⊻= x << 17
        numbers[i] = Float64(x >> 11) / 9007199254740992.0
    end
    return numbers
end
function partition_sort!(a, lo, hi)
    left, right = lo, hi
    while left < hi
        pivot = a[(lo + hi) >>> 1]
        while left <= right
            while a[left] < pivot
                left += 1
            end
            while a[right] > pivot
                right -= 1
            end
            if left <= right
                a[left], a[right] = a[right], a[left]
                left, right = left + 1, right - 1
            end
        end
        lo < right && partition_sort!(a, lo, right)
        lo, right = left, hi
    end
    return a
end
function quicksort()
    a = partition_sort!(random_numbers(5000), 1, 5000)
    issorted(a) || error("not sorted")
    return a[2500]
end

function pi_sum()
    total = 0.0
    for _ in 1:500
        total = 0.0
        for k in 1:10000
            total += 1.0 / (k * k)
        end
    end
    return total
end

# Dictionaries, strings and dynamic calls, which the classic five leave out.
function count_words()
    counts = Dict{String,Int}()
    for i in 1:20000
        word = string("w", i * 7919 % 977)
        counts[word] = get(counts, word, 0) + 1
    end
    return length(counts) + maximum(values(counts))
end

abstract type Shape end
struct Square <: Shape; side::Float64; end
struct Circle <: Shape; radius::Float64; end
struct Bar <: Shape; width::Float64; height::Float64; end
area(s::Square) = s.side^2
area(c::Circle) = 3.0 * c.radius^2
area(b::Bar) = b.width * b.height
function dynamic_calls()
    shapes = Shape[i % 3 == 0 ? Square(i) : i % 3 == 1 ? Circle(i) : Bar(i, 2) for i in 1:3000]
    total = 0.0
    for shape in shapes
        total += area(shape)
    end
    return total
end

function array_pipeline()
    a = [Float64(i % 17) for i in 1:20000]
    b = a .* 2 .+ 1
    return sum(map(x -> x * x, filter(x -> x > 7, b)))
end

function best_of(runs, f)
    result = f()
    best = typemax(UInt64)
    for _ in 1:runs
        start = time_ns()
        again = f()
        best = min(best, time_ns() - start)
        again == result || error("results differ")
    end
    return best / 1.0e6
end

for (name, f) in [("fib", () -> fib(20)), ("parse_integers", () -> parse_integers(1000)),
                  ("mandelbrot", mandelbrot), ("quicksort", quicksort), ("pi_sum", pi_sum),
                  ("count_words", count_words), ("dynamic_calls", dynamic_calls),
                  ("array_pipeline", array_pipeline)]
    println(name, " ", best_of(5, f))
end
