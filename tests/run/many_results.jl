f(x) = (x, "a", x, "b", 1.5, x, Int8(2), x, "c", 'd', x, x)
g(x) = f(x)[5] + f(x)[1]
@noinline h(x) = f(x)
println(h(2)); println(h(3)[10])
k() = ["black", "brown", "red", "orange", "yellow", "green", "blue", "violet", "grey", "white"]
println(all(k() .== k()))
