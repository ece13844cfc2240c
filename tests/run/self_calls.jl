# Calls of a function by itself in tail position, some of which become loops: values, order of effects, errors.
fib(n) = n < 2 ? n : fib(n - 1) + fib(n - 2)
println(fib(20), " ", fib(Int8(10)), " ", fib(0x0a), " ", fib(big(10)), " ", fib(10.0))
ackermann(m, n) = m == 0 ? n + 1 : n == 0 ? ackermann(m - 1, 1) : ackermann(m - 1, ackermann(m, n - 1))
println(ackermann(2, 3))
struct Tree
    left::Union{Tree, Nothing}
    right::Union{Tree, Nothing}
end
grow(n) = n == 0 ? nothing : Tree(grow(n - 1), grow(n - 2 < 0 ? 0 : n - 2))
size_of(t::Tree) = 1 + size_of(t.left) + size_of(t.right)
size_of(::Nothing) = 0
nodes(t) = t === nothing ? 0 : 1 + nodes(t.left) + nodes(t.right)
println(size_of(grow(10)), " ", nodes(grow(10)))
seen = Int[]
function visit(n)
    push!(seen, n)
    n <= 0 && return n
    return visit(n - 1) + 10 * n + visit(n - 3)
end
println(visit(4), " ", seen)
# What is read after the call sees what the call did.
mutable struct Counter
    count::Int
end
function climb(c::Counter, n)
    c.count += 1
    n == 0 && return 0
    return climb(c, n - 1) + climb(c, n - 1) + c.count
end
println(climb(Counter(0), 3))
# Arguments swap places.
swaps(a, b, n) = n == 0 ? 10a + b : swaps(b, a, n - 1) + swaps(b, a, n - 1)
println(swaps(1, 2, 3))
endless(n) = endless(n + 1) + endless(n + 2)
println(try endless(1) catch e; typeof(e) end)
deep(n) = n == 0 ? 0 : deep(n + 1)
println(try deep(1) catch e; typeof(e) end)
guarded(n) = try n == 0 ? 0 : guarded(n - 1) + guarded(n - 1) + 1 finally nothing end
println(guarded(4))
keyword(n; by=1) = n <= 0 ? by : keyword(n - by; by=by) + keyword(n - 2by; by=by)
println(keyword(8), " ", keyword(8; by=2))
