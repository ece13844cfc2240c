# Tasks that run to their end when others wait for them; channels with room; locks, conditions, atomics.
t = @async 1 + 1
println(fetch(t), " ", istaskdone(t), " ", istaskfailed(t), " ", t.state)
a = @async println("first")
b = @async println("second")
println("main")
wait(a)
println("after the first")
@sync for i in 1:3
    @async begin
        println("start ", i)
        println("end ", i)
    end
end
results = zeros(Int, 4)
@sync for i in 1:4
    @async results[i] = i^2
end
println(results)
f = @task (println("in the task"); 7)
println(istaskstarted(f))
schedule(f)
yield()
println(fetch(f), " ", istaskstarted(f))
bad = @async error("boom")
try
    wait(bad)
catch e
    println(typeof(e), " ", e.task === bad, " ", istaskfailed(bad), " ", e.task.exception)
end
try
    @sync begin
        @async error("one")
        @async 2
    end
catch e
    println(typeof(e), " ", length(e.exceptions), " ", e.exceptions[1].task.exception)
end
c = Channel{Int}(3)
put!(c, 1)
put!(c, 2)
println(isready(c), " ", take!(c), " ", fetch(c), " ", isopen(c))
close(c)
println(collect(c), " ", isopen(c), " ", try put!(c, 1) catch e typeof(e) end)
squares = Channel{Int}(10) do out
    for i in 1:5
        put!(out, i^2)
    end
end
println(collect(squares), " ", sum(Channel(c -> foreach(i -> put!(c, i), 1:4), 4)))
done = Channel{String}(Inf)
for name in ["a", "b"]
    @async put!(done, name * "!")
end
println(take!(done), take!(done))
order = Int[]
@sync begin
    @async (sleep(0.02); push!(order, 1))
end
println(order, " ", (@elapsed sleep(0.01)) >= 0.01)
l = ReentrantLock()
lock(l) do
    lock(l)
    println(islocked(l), " ", trylock(l))
    unlock(l)
    unlock(l)
end
println(islocked(l))
futures = [Threads.@spawn i * 10 for i in 1:3]
println(fetch.(futures), " ", Threads.nthreads() >= 1, " ", current_task() isa Task)
n = Threads.Atomic{Int}(0)
Threads.@threads for i in 1:10
    Threads.atomic_add!(n, i)
end
println(n[], " ", Threads.atomic_cas!(n, 55, 1), " ", n[])
x = 5
s = Threads.@spawn $x + 1
x = 6
println(fetch(s), " ", asyncmap(i -> i + 1, 1:3))
println(fetch(@async (wait(@async 3); 4)), " ", task_local_storage(:k, 9), " ", task_local_storage(:k))
