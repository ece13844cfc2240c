function counter()
    n = 0
    step() = (n += 1)
    step
end
function adder(x::T) where T
    y -> (x + y)::T
end
function fact(n)
    go(k) = k == 0 ? 1 : k * go(k - 1)
    go(n)
end
let c = 1
    global getc() = c
end
