# One anonymous function, written twenty times at top level: compiled once, twenty types.

#@ step twenty times (each once)
v = [3, 1, 2]
@noinline name_of(f::T) where {T} = nameof(T)
map(x -> x + 1, v); map(x -> x + 1, v); map(x -> x + 1, v); map(x -> x + 1, v); map(x -> x + 1, v)
map(x -> x + 1, v); map(x -> x + 1, v); map(x -> x + 1, v); map(x -> x + 1, v); map(x -> x + 1, v)
sum(x -> x + 1, v); sum(x -> x + 1, v); sum(x -> x + 1, v); sum(x -> x + 1, v); sum(x -> x + 1, v)
filter(x -> x > 1, v); filter(x -> x > 1, v); filter(x -> x > 1, v); filter(x -> x > 1, v)
println(map(x -> x + 1, v), sum(x -> x + 1, v), filter(x -> x > 1, v))
f = x -> x + 1
g = x -> x + 1
println(typeof(f) === typeof(g), " ", name_of(f) === name_of(g))

#@ step and again with other names (no misses)
w = [3, 1, 2]
println(map(item -> item + 1, w), sum(element -> element + 1, w), filter(z -> z > 1, w))
