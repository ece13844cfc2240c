f(x, y) = x + y
function g(n)
    s = 0
    for i in 1:n
        i == 3 && continue
        s += i
    end
    s
end
a, b = b, a
x.y[end] += 1
h(x; k = 1, rest...) = k
[i * j for i in 1:2, j in v if i != j]
y .= f.(x) .+ 2
