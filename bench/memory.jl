# Programs that allocate and collect: CPU milliseconds, the best of several runs, one line each.
# Run by microbenchmarks.sh with two Julias.

cpu_ms() = ccall(:clock, Int64, ()) / 1000

function best(f, runs)
    least = Inf
    for _ in 1:runs
        start = cpu_ms()
        f()
        least = min(least, cpu_ms() - start)
    end
    return least
end

mutable struct Tree
    left::Union{Tree, Nothing}
    right::Union{Tree, Nothing}
end
grow(depth) = depth == 0 ? Tree(nothing, nothing) : Tree(grow(depth - 1), grow(depth - 1))
count_nodes(t) = t.left === nothing ? 1 : 1 + count_nodes(t.left) + count_nodes(t.right)

# The binary trees of the benchmarks game.
function binary_trees(depth_max)
    count_nodes(grow(depth_max + 1)) == 2^(depth_max + 2) - 1 || error("stretch tree")
    long_lived = grow(depth_max)
    for depth in 4:2:depth_max
        trees = 1 << (depth_max - depth + 4)
        sum(_ -> count_nodes(grow(depth)), 1:trees) == trees * (2^(depth + 1) - 1) || error("depth $depth")
    end
    return count_nodes(long_lived) == 2^(depth_max + 1) - 1 || error("long-lived tree")
end

struct Pair2
    a::Int
    b::Int
end

# Boxes that are dropped at once, almost all.
function boxes(vector, count)
    for i in 1:count
        vector[(i & 1023) + 1] = Pair2(i, i)
    end
end

mutable struct Link
    next::Union{Link, Nothing}
    value::Int
end
function links(count)
    first = nothing
    for i in 1:count
        first = Link(first, i)
    end
    return first
end

# Arrays of many sizes, filled and dropped.
function arrays(count)
    total = 0.0
    for i in 1:count
        v = zeros(1 + (i * 7919) % 5000)
        w = v .+ 1.0
        total += w[end]
    end
    return total
end

# Strings and a table of them.
function words(count)
    table = Dict{String, Int}()
    for i in 1:count
        word = string("word", i % 5000)
        table[word] = get(table, word, 0) + 1
    end
    return length(table)
end

function report(name, runs, f)
    f()
    println(name, " ", best(f, runs))
end

report("binary_trees_16", 3, () -> binary_trees(16))
report("binary_trees_18", 3, () -> binary_trees(18))
const vector = Vector{Any}(undef, 1024)
report("boxes", 3, () -> boxes(vector, 20_000_000))
report("arrays", 3, () -> arrays(40_000))
report("words", 3, () -> words(1_000_000))
const list = links(6_000_000)
report("collect_list", 3, () -> GC.gc())
const tree = grow(21)
report("collect_tree", 3, () -> GC.gc())
