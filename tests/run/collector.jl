# Allocates many times what stays alive.
mutable struct Node
    value::Int
    next::Union{Node,Nothing}
end
function chain(n)
    head = nothing
    for i in 1:n
        head = Node(i, head)
    end
    return head
end
function total(node)
    s = 0
    while node !== nothing
        s += node.value
        node = node.next
    end
    return s
end
function churn(rounds)
    keep = chain(100)
    sum = 0
    for _ in 1:rounds
        sum += total(chain(50))
    end
    return sum + total(keep)
end
println(churn(200))
words = String[]
for i in 1:100
    push!(words, string("word", i))
end
println(length(join(words, " ")))
d = Dict{String,Vector{Int}}()
for i in 1:200
    push!(get!(d, string(i % 7), Int[]), i)
end
println(sort([k => length(v) for (k, v) in d]))
