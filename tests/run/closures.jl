function counter()
    n = 0
    return () -> (n += 1)
end
c = counter()
c(); c()
println(c())
compose2(f, g) = x -> f(g(x))
println(compose2(x -> x + 1, x -> 2x)(5))
println(map(x -> x^2, [1, 2, 3]))
function powers(n)
    go(k) = k == 0 ? 1 : 2 * go(k - 1)
    return [go(k) for k in 0:n]
end
println(powers(5))
fs = [() -> i for i in 1:3]
println([f() for f in fs])
total = 0
for x in 1:3
    global total += x
end
println(total)
apply(f, xs...) = f(xs...)
println(apply(+, 1, 2, 3))
println(foldl((a, b) -> a * 10 + b, [1, 2, 3]))
