# Channels that a task fills, as iterators.
c = Channel{Int}(3) do ch
    for i in 1:4
        put!(ch, i^2)
    end
end
println(take!(c), " ", collect(c))
producer(ch) = foreach(w -> put!(ch, w), ["x", "y", "z"])
println([w * w for w in Channel(producer)], " ", collect(enumerate(Channel(producer))))
