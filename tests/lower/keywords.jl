function outer(z)
    g(x; s = z) = x + s
    g(1; s = 10)
end
f(x, y = x + 1) = y
struct P{T}
    a::T
    b
end
@swap(p, q)
