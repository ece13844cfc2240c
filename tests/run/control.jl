function collatz(n)
    steps = 0
    while n != 1
        n = iseven(n) ? n ÷ 2 : 3n + 1
        steps += 1
    end
    return steps
end
println(collatz(27))
function first_divisor(n)
    for d in 2:n
        n % d == 0 && return d
    end
    return n
end
println(first_divisor(91), " ", first_divisor(97))
function skips(n)
    out = Int[]
    for i in 1:n
        i % 2 == 0 && continue
        i > 7 && break
        push!(out, i)
    end
    return out
end
println(skips(20))
for i in 1:2, j in 1:2
    println(i, " ", j)
end
let x = 1, y = x + 1
    println(x + y)
end
println(1 < 2 < 3, " ", 1 < 3 < 2, " ", (1, 2) == (1, 2))
