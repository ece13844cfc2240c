# Tasks that wait in the middle: channels without room, conditions, locks, timers, switching by hand.
function producer(c)
    for i in 1:4
        println("put ", i)
        put!(c, i)
    end
end
for x in Channel(producer)
    println("got ", x)
end
fib = Channel{Int}(0) do c
    a, b = 0, 1
    while true
        put!(c, a)
        a, b = b, a + b
    end
end
println([take!(fib) for _ in 1:10], " ", isopen(fib), " ", isready(fib))
a = @async (for i in 1:3; println("a", i); yield(); end)
b = @async (for i in 1:3; println("b", i); yield(); end)
wait(a); wait(b)
c = Condition()
waiters = [@async (v = wait(c); println("woken ", i, " ", v)) for i in 1:3]
yield()
println(notify(c, 7))
foreach(wait, waiters)
w = @async try wait(c) catch e; println("caught ", e) end
yield()
notify(c, ErrorException("bad"); error = true)
wait(w)
l = ReentrantLock()
t = @async lock(() -> println("other has the lock"), l)
lock(l)
yield()
println("main has the lock ", islocked(l))
unlock(l)
wait(t)
log = String[]
@sync begin
    @async (sleep(0.06); push!(log, "slow"))
    @async (sleep(0.02); push!(log, "fast"))
    @async (yield(); push!(log, "now"))
end
println(log)
main = current_task()
other = @task begin
    x = yieldto(main, 1)
    println("other got ", x)
    y = yieldto(main, 2)
    println("other got ", y)
    schedule(main, 3)
    :end
end
println(yieldto(other))
println(yieldto(other, "p"))
println(yieldto(other, "q"))
println(fetch(other), " ", istaskdone(other))
s = Base.Semaphore(2)
running = Ref(0); most = Ref(0)
@sync for i in 1:6
    @async begin
        Base.acquire(s)
        running[] += 1
        most[] = max(most[], running[])
        sleep(0.005)
        running[] -= 1
        Base.release(s)
    end
end
println("most ", most[])
ch = Channel{Int}(2)
taker = @async collect(ch)
for i in 1:6
    put!(ch, i)
end
close(ch)
println(fetch(taker))
failing = Channel(ch -> (put!(ch, 1); error("broken")), 1)
println(take!(failing))
try take!(failing) catch e; println(typeof(e), " ", e isa TaskFailedException ? e.task.exception : e) end
waiting = @async try wait(Condition()) catch e; e end
yield()
schedule(waiting, InterruptException(); error = true)
println(fetch(waiting))
n = Ref(0)
tm = Timer(t -> (n[] += 1; n[] == 3 && close(t)), 0.005; interval = 0.005)
while isopen(tm); sleep(0.002); end
println("ticks ", n[])
println(timedwait(() -> n[] > 5, 0.02), " ", timedwait(() -> n[] == 3, 1.0))
one = Timer(0.005)
println(isopen(one)); wait(one); println(isopen(one))
println(try wait(one) catch e; e end)
function deep(n)
    n == 0 && (yield(); return 0)
    return 1 + deep(n - 1)
end
println([fetch(t) for t in [@async deep(1000 * i) for i in 1:3]])
overflow(n) = 1 + overflow(n + 1)
println(fetch(@async try overflow(1) catch e; typeof(e) end))
results = Channel{Tuple{Int,Int}}(32)
jobs = Channel{Int}(32)
foreach(i -> put!(jobs, i), 1:8)
close(jobs)
@sync for w in 1:3
    @async for j in jobs
        sleep(0.001)
        put!(results, (j, j^2))
    end
end
close(results)
println(sort(collect(results)))
println(task_local_storage(:x, 1), fetch(@async haskey(task_local_storage(), :x)))
println(asyncmap(x -> (sleep(0.002 * (5 - x)); 2x), 1:4), " ", asyncmap(+, [1 2; 3 4], [10 20; 30 40]))
ev = Base.Event()
e1 = @async (wait(ev); "event")
yield(); println(istaskdone(e1)); notify(ev); println(fetch(e1))
try wait(current_task()) catch e; println(e) end
println(try put!(ch, 1) catch e; e end)
tests = Task[]
for i in 1:3
    push!(tests, @async begin
        try
            yield()
            error("e$i")
        catch err
            yield()
            println(err.msg)
        finally
            println("finally ", i)
        end
    end)
end
foreach(wait, tests)
bad = @async (yield(); throw(ArgumentError("no")))
try fetch(bad) catch e; println(typeof(e), " ", e.task.exception, " ", istaskfailed(bad)) end
println(fetch(@async begin
    inner = @async (yield(); 5)
    fetch(inner) + fetch(Threads.@spawn 6)
end))
