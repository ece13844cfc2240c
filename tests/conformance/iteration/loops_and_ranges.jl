# Loop forms over collections: several ranges, continue and break, labels by flags, while, enumerate, mutation in loops.
for i in 1:2, j in i:2
    print((i, j), " ")
end
println()
for i = 3:-1:1
    i == 2 && continue
    print(i, " ")
end
println()
found = nothing
for i in 1:10, j in 1:10
    if i * j == 42
        global found = (i, j)
        break
    end
end
println(found)
for (i, c) in enumerate("añb"), k in 1:i
    print(c, k)
end
println()
n, steps = 27, 0
while n != 1
    global n = iseven(n) ? n ÷ 2 : 3n + 1
    global steps += 1
end
println(steps)
queue, seen = [1], Int[]
while !isempty(queue)
    x = popfirst!(queue)
    x > 20 && continue
    push!(seen, x)
    append!(queue, (2x, 2x + 1))
end
println(seen)
for x in Dict(:only => 1)
    println(x.first, x[2], " ", x isa Pair)
end
for (a, (b, c)) in [(1, (2, 3)), (4, (5, 6))]
    print(a + b * c, " ")
end
println()
for w in eachsplit("a,b,,c", ',')
    print('[', w, ']')
end
println()
for x in (1, "two", 3.0, nothing)
    print(typeof(x), " ")
end
println()
s = 0
for i in Iterators.countfrom(1)
    global s += i
    s > 50 && break
end
println(s)
outer(v) = begin
    for (i, x) in pairs(v)
        for y in v
            y > x && @goto next
        end
        return i
        @label next
    end
    return 0
end
println(outer([3, 9, 4]), outer(Int[]))
let total = 0
    for i in 1:3
        total += i
        i = 100
    end
    println(total)
end
r = for i in 1:3
end
println(r === nothing)
fs = Function[]
for i in 1:3
    push!(fs, () -> i^2)
end
println([f() for f in fs])
m = [1 2; 3 4]
for i in axes(m, 1), j in axes(m, 2)
    m[i, j] += 10 * (i == j)
end
println(m, " ", [i for i in 10:-4:-3], " ", sum(i for i in 1:10 if i % 3 == 0), " ", collect(Iterators.product(1:2, 'a':'b')) |> vec)
do_twice(f) = (f(1); f(2))
do_twice() do k
    print("block ", k, "; ")
end
println()
