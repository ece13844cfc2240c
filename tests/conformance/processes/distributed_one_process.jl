# Calls for other processes, where there is one.
using Distributed

println(myid(), " ", nprocs(), " ", nworkers(), " ", procs(), " ", workers())
@everywhere square(x) = x^2
println(square(3))
println(pmap(square, 1:5), " ", pmap(+, [1, 2], [10, 20]))
println(remotecall_fetch(square, 1, 7), " ", fetch(remotecall(max, 1, 3, 9)), " ", fetch(@spawnat 1 square(4)), " ", fetch(@spawnat :any 2 + 3))
println(@fetch(square(5)), " ", @fetchfrom 1 square(6))
total = @distributed (+) for i in 1:10
    i^2
end
largest = @distributed max for x in [3, 9, 4]
    2x
end
println(total, " ", largest)
c = RemoteChannel(() -> Channel{Int}(3))
for i in 1:3
    put!(c, 10i)
end
println(take!(c), " ", isready(c), " ", take!(c), " ", take!(c), " ", isready(c))
println(pmap(x -> x > 2 ? error("large") : x, 1:4; on_error = e -> -1))
