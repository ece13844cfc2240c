# A tour of what Juliet runs. Run it twice: the second run generates no code.

println("Hello from Juliet")

# Functions are specialised for the types of their arguments and compiled to native code.
fib(n) = n < 2 ? n : fib(n - 1) + fib(n - 2)
println("fib(20) = ", fib(20))
println("fib(20.0) = ", fib(20.0))

# Types with parameters, dispatch by specificity.
abstract type Shape end
struct Circle{T<:Real} <: Shape
    radius::T
end
struct Rectangle{T<:Real} <: Shape
    width::T
    height::T
end
area(c::Circle) = 3 * c.radius^2
area(r::Rectangle) = r.width * r.height
shapes = Shape[Circle(2), Rectangle(3.0, 4.0)]
for shape in shapes
    println(typeof(shape), " has area ", area(shape))
end

# Closures, comprehensions, higher-order functions.
adder(n) = x -> x + n
println(map(adder(10), [1, 2, 3]))
println([i * j for i in 1:3, j in 1:3])
println(sum(x^2 for x in 1:100 if isodd(x)))

# Keyword arguments and destructuring.
function describe(name; greeting = "Hello", times = 1)
    join(["$greeting, $(name)!" for _ in 1:times], " ")
end
println(describe("Juliet"; times = 2))
(first_value, rest...) = (1, 2, 3)
println(first_value, " ", rest)

# Broadcasting is fused.
xs = collect(1.0:5.0)
println(xs .^ 2 .+ 1)

# Collections.
counts = Dict{Char,Int}()
for c in "wherefore art thou"
    isletter(c) && (counts[c] = get(counts, c, 0) + 1)
end
println(sort(collect(counts); by = last, rev = true)[1:2])

# Exceptions.
try
    [1, 2, 3][4]
catch e
    println(sprint(showerror, e))
end

# Macros.
macro twice(ex)
    quote
        $(esc(ex))
        $(esc(ex))
    end
end
counter = 0
@twice global counter += 1
println("counter = ", counter)
