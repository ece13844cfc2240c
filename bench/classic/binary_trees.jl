# Perfect binary trees, many of them short-lived: the work of an allocator and a collector.

struct Node
    left::Union{Node,Nothing}
    right::Union{Node,Nothing}
end

tree(depth) = depth == 0 ? Node(nothing, nothing) : Node(tree(depth - 1), tree(depth - 1))

check(node::Node) = 1 + check(node.left) + check(node.right)
check(::Nothing) = 0

function main(io, n)
    deepest = max(6, n)
    println(io, "stretch tree of depth ", deepest + 1, "\t check: ", check(tree(deepest + 1)))
    long_lived = tree(deepest)
    for depth in 4:2:deepest
        times = 1 << (deepest - depth + 4)
        total = 0
        for _ in 1:times
            total += check(tree(depth))
        end
        println(io, times, "\t trees of depth ", depth, "\t check: ", total)
    end
    println(io, "long lived tree of depth ", deepest, "\t check: ", check(long_lived))
end

main(stdout, isempty(ARGS) ? 8 : parse(Int, ARGS[1]))
