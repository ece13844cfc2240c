# Closures: captured variables that change, shared state, loops that make closures, currying.
function counter(start = 0; step = 1)
    n = start
    up() = (n += step)
    down() = (n -= step)
    peek() = n
    return (up = up, down = down, peek = peek)
end
c = counter(10; step = 5)
c.up(); c.up(); c.down()
other = counter()
other.up()
println(c.peek(), " ", other.peek())

makers = [() -> i^2 for i in 1:4]
println([f() for f in makers])
fs = Function[]
for i in 1:3
    push!(fs, () -> i * 10)
end
println([f() for f in fs])
k = 0
ws = Function[]
while k < 3
    global k += 1
    let j = k
        push!(ws, () -> (j, k))
    end
end
println([f() for f in ws])

add(x) = y -> x + y
add3 = add(3)
println(add3(4), " ", add(1)(2), " ", map(add(10), 1:3))
curry(f, xs...) = (ys...) -> f(xs..., ys...)
println(curry(max, 3)(1, 5), " ", curry(string, "a", "b")("c"))

function memoize(f)
    seen = Dict{Any, Any}()
    calls = 0
    function lookup(x)
        haskey(seen, x) && return seen[x]
        calls += 1
        return seen[x] = f(x)
    end
    return lookup, () -> calls
end
slow_square, count_of = memoize(x -> x^2)
println([slow_square(x) for x in (2, 3, 2, 2, 3)], " ", count_of())

function outer(n)
    total = 0
    function visit(i)
        i > n && return
        total += i
        visit(i + 1)
    end
    visit(1)
    return total
end
println(outer(10))
function swap_later()
    x = 1
    f = () -> x
    before = f()
    x = "changed"
    return before, f()
end
println(swap_later())
even(n) = n == 0 ? true : odd(n - 1)
odd(n) = n == 0 ? false : even(n - 1)
println(even(10), odd(7), even(3))
fib = let cache = Dict(0 => 0, 1 => 1)
    n -> get!(() -> fib(n - 1) + fib(n - 2), cache, n)
end
println(fib(50))
compose_all(fs...) = reduce(∘, fs; init = identity)
println(compose_all(x -> x + 1, x -> 2x)(5), " ", compose_all()(7), " ", (x -> y -> z -> (x, y, z))(1)(2)(3))
accumulator = let total = 0.0
    x -> total += x
end
println(accumulator(2), " ", accumulator(3), " ", typeof(accumulator) <: Function)
