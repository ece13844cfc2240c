# Fields that are read and written as a whole.
mutable struct Counter
    @atomic n::Int
    m::Int
    @atomic next::Union{Nothing, Counter}
    @atomic late::Any
    Counter(n, m) = new(n, m, nothing)
end
c = Counter(1, 2)
println(@atomic c.n)
println(@atomic c.n = 5)
println(@atomic c.n += 4)
println(@atomic c.n + 1)
println(@atomic max(c.n, 20))
println(@atomic :monotonic c.n)
println(@atomic :release c.n = 3)
println(@atomicswap c.n = 9)
println(@atomicreplace c.n 9 => 10)
println(@atomicreplace :acquire_release :monotonic c.n 9 => 11)
change = 10 => 12
println(@atomicreplace c.n change)
println(@atomiconce c.late = 1)
println(@atomiconce c.late = 2)
println(@atomic c.late)
@atomic c.next = Counter(7, 8)
println((@atomic c.next.n))
function count!(c, k)
    @sync for i in 1:k
        Threads.@spawn @atomic c.n += 1
    end
    return @atomic c.n
end
println(count!(c, 10))
println(@atomic c.n max 100)
