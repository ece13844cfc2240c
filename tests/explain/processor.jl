#@ step the program
square(x) = x * x
@noinline total(xs) = sum(square, xs)
println(total([1, 2, 3]))
#@ step another processor
square(x) = x * x
@noinline total(xs) = sum(square, xs)
println(total([1, 2, 3]))
#@ step the program again
square(x) = x * x
@noinline total(xs) = sum(square, xs)
println(total([1, 2, 3]))
