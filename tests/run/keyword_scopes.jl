# Which variable a name in a keyword's default is.
a = 10
b = 20
f(; a = a, c = a + 1) = (a, c)
println(f(), f(a = 1), f(c = 2), f(a = 1, c = 2))
g(; a = b, b = a) = (a, b)
println(g(), g(a = 1), g(b = 2))
h(x; y = x, z = (y, b)) = (x, y, z)
println(h(1), h(1, y = 2), h(1, z = 3))
k(x; norm = norm) = norm(x)
norm(x) = x + 1
println(k(1), k(1, norm = abs), k(1; norm = y -> y * 7))
