# Fields of mutable objects that are read in loops, by loops that write them, others of the type, or nothing of it.
mutable struct Cell
    value::Int
    next::Union{Cell, Nothing}
end
mutable struct Other
    value::Int
end
struct Holder
    items::Vector{Int}
end
mutable struct Lazy
    items::Vector{Int}
    Lazy() = new()
end
function grows(v)
    i = 1
    while i <= length(v)
        v[i] > 0 && length(v) < 20 && push!(v, v[i] - 1)
        i += 1
    end
    return v
end
println(grows([3]), " ", grows([5, 2]))
function same_object(a, b, n)
    total = 0
    for i in 1:n
        total += a.value
        b.value += i
    end
    return total
end
c = Cell(1, nothing)
println(same_object(c, c, 5), " ", c.value, " ", same_object(c, Cell(0, nothing), 5), " ", same_object(c, Other(0), 5))
function swaps(v, w, n)
    total = 0
    for i in 1:n
        total = 10total + v[1] + length(v)
        v, w = w, v
    end
    return total
end
println(swaps([1], [2, 3], 4))
function walk(c)
    n = 0
    while c !== nothing
        n += c.value
        c = c.next
    end
    return n
end
println(walk(Cell(1, Cell(2, Cell(3, nothing)))), walk(nothing))
function maybe(v, n)
    total = 0
    for i in 1:n
        if v !== nothing
            total += v[i]
        end
    end
    return total
end
println(maybe([1, 2, 3], 3), maybe(nothing, 3), maybe([1], 0))
function undefined(x, n)
    total = 0
    for i in 1:n
        total += x.items[i]
    end
    return total
end
println(undefined(Lazy(), 0), " ", try undefined(Lazy(), 1) catch e; e end, " ", undefined(Holder([1, 2]), 2))
function nested(h, n)
    total = 0
    for i in 1:n, j in 1:length(h.items)
        total += h.items[j] * i
        h.items[j] += 1
    end
    return total
end
println(nested(Holder([1, 2, 3]), 3))
function resized(v)
    total = 0
    for i in 1:3
        for j in 1:length(v)
            total += v[j]
        end
        push!(v, i)
    end
    return total
end
println(resized([1, 1]))
function replaced(l::Lazy)
    total = 0
    for i in 1:3
        total += l.items[1]
        l.items = [i * 100]
    end
    return total
end
l = Lazy()
l.items = [7]
println(replaced(l))
function caught(v)
    total = 0
    for i in 1:4
        try
            total += v[i]
        catch
            total -= length(v)
        end
    end
    return total
end
println(caught([10, 20]))
function choose(sums, n)
    total, state = 0, 42
    for _ in 1:n
        state = (state * 3877 + 29573) % 139968
        r = state / 139968
        i = 1
        while sums[i] < r
            i += 1
        end
        total += i
    end
    return total
end
println(choose([0.1, 0.3, 0.6, 1.0], 1000))
