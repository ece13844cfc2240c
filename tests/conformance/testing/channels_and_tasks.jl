# Tasks and channels: producers, consumers, results, failures, waiting, task-local values.
squares = Channel{Int}(3) do ch
    for i in 1:5
        put!(ch, i^2)
    end
end
println(collect(squares), " ", isopen(squares))
unbuffered = Channel(c -> foreach(i -> put!(c, i), 'a':'c'))
println([x for x in unbuffered], " ", eltype(Channel{String}(1)))
c = Channel{Any}(10)
put!(c, 1); put!(c, "two"); put!(c, :three)
println(isready(c), " ", take!(c), " ", fetch(c), " ", take!(c))
close(c)
println(isopen(c), " ", take!(c), " ", try take!(c) catch e; e isa InvalidStateException end, " ", try put!(c, 1) catch e; typeof(e) end)
t = Task(() -> sum(1:10))
println(istaskstarted(t), istaskdone(t))
schedule(t)
println(fetch(t), " ", istaskdone(t), " ", istaskfailed(t))
order = String[]
@sync begin
    @async (push!(order, "a1"); yield(); push!(order, "a2"))
    @async (push!(order, "b1"); yield(); push!(order, "b2"))
end
println(order)
results = zeros(Int, 4)
@sync for i in 1:4
    @async results[i] = i^2
end
println(results)
failing = @async error("inside a task")
println(try wait(failing) catch e; e isa TaskFailedException end, " ", istaskfailed(failing), " ", failing.result isa ErrorException)
requests, answers = Channel{Tuple{Int, Int}}(2), Channel{Pair{Int, Int}}(10)
worker = @async for (id, n) in requests
    put!(answers, id => n * 10)
end
for id in 1:3
    put!(requests, (id, id + 5))
end
close(requests)
wait(worker)
close(answers)
println(sort(collect(answers)), " ", istaskdone(worker))
l = ReentrantLock()
total = Ref(0)
@sync for i in 1:5
    @async lock(l) do
        v = total[]
        yield()
        total[] = v + i
    end
end
println(total[], " ", islocked(l), " ", trylock(l), " ", islocked(l)); unlock(l)
e = Condition()
waiter = @async (wait(e))
yield()
notify(e, "woken")
println(fetch(waiter), " ", asyncmap(x -> x + 1, 1:3))
primes = Channel{Int}(0) do ch
    known = Int[]
    for n in Iterators.countfrom(2)
        if all(p -> n % p != 0, known)
            push!(known, n)
            put!(ch, n)
        end
    end
end
println([take!(primes) for _ in 1:8], " ", collect(Iterators.take(primes, 2)))
task_local_storage(:key, "outer")
println(task_local_storage(:key), " ", fetch(@async haskey(task_local_storage(), :key)), " ", current_task() isa Task)
