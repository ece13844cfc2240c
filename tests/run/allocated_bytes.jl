# Allocated bytes are counted to the byte, whenever collections happen.
mutable struct Node
    next::Union{Node, Nothing}
    value::Int
end
function chain(n)
    first = nothing
    for i in 1:n
        first = Node(first, i)
    end
    return first
end
total(n) = (sum = 0; for i in 1:n; sum += i; end; sum)
matrix(n) = Vector{Int}(undef, n)
chain(2); total(2); matrix(2)
@allocated(chain(2)); @allocated(total(2)); @allocated(matrix(2))
println(@allocated(total(1000)))
println(@allocated(chain(1000)))
println(@allocated(chain(3000)) - @allocated(chain(1000)))
println(@allocated(matrix(100_000)) - @allocated(matrix(10_000)))
inside() = @allocated chain(10)
inside()
println(inside())
