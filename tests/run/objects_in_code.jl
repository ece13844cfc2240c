# Macros that put objects into code: each place has its own, which the code can change.
struct Wrapped
    list::Vector{Int}
end
mutable struct Node
    const name::String
    next::Union{Nothing, Node}
end
macro counted(x)
    calls = Ref(0)
    return :(($calls)[] += 1; $(esc(x)))
end
macro names(xs...)
    list = [string(x) for x in xs]
    return :(join($list, "-"))
end
macro seen(key)
    known = Dict{Symbol, Int}()
    return :(($known)[$(QuoteNode(key))] = length($known) + 1; sort(collect($known)))
end
macro wrapped(n)
    w = Wrapped([1, 2])
    return :(push!($w.list, $(esc(n))))
end
macro ring(name)
    node = Node(string(name), nothing)
    node.next = node
    return :(($node).next.name)
end
macro memo()
    calls = Ref(10)
    return :(($calls)[] += 1)
end
call(f) = f()
println(call(() -> @names a b), call(() -> @names a c), call(() -> @names a b))
f() = @memo
g() = @memo
println(f(), f(), g(), f(), call(() -> @memo), call(() -> @memo))
println([call(() -> @memo) for _ in 1:3])
println(call() do
    @seen x
end, call() do
    @wrapped 3
end, call(() -> @ring abc), call(() -> @counted 3))
for i in 1:3
    object = [i]
    h = @eval () -> push!($object, $i)
    print(call(h), call(h), " ")
end
println()
