fib(n) = n < 2 ? n : fib(n - 1) + fib(n - 2)
println(fib(20))
println(fib(10.0))
