# Loops over threads, locks, channels in iterators, events and timers.
using Base.Threads
@threads for (a, b) in [(1, 2), (3, 4)]
    print(a + b, " ")
end
println()
function psum(v)
    parts = zeros(Int, nthreads())
    @threads :static for x in v
        parts[threadid()] += x
    end
    sum(parts)
end
println(psum(1:100))
l = ReentrantLock()
total = Ref(0)
@threads for i in 1:50
    lock(() -> total[] += i, l)
end
println(total[])
println(try @eval(@threads 1 + 1) catch e; e isa LoadError ? e.error : e end)

s = Threads.@spawn 3
println(fetch(s))
x = Atomic{Float64}(1.5); atomic_add!(x, 2.0); println(x[])
b = Base.Event(); t = @async (wait(b); wait(b); 5); yield(); notify(b); println(fetch(t))
c = Channel{Int}(Inf); foreach(i -> put!(c, i), 1:3); close(c); println(collect(c), " ", Base.n_avail(c))
c = Channel{String}(1); t = @async (wait(c); take!(c)); yield(); put!(c, "w"); println(fetch(t))
println(fetch(@async current_task() isa Task), " ", current_task() === current_task())
try put!(Channel{Int}(1), "a") catch e; println(typeof(e)) end
function gen(n); Channel{Int}() do c; for i in 1:n; put!(c, i); end; end; end
println(sum(gen(1000)), " ", [x^2 for x in gen(4)], " ", first(Iterators.drop(gen(10), 3)))
println(collect(zip(gen(3), gen(3))))
bound = Channel{Int}(1); tt = @async (sleep(0.001); 1); bind(bound, tt); println(try take!(bound) catch e; e end)
r = Channel(1) do c; put!(c, 1); error("dead"); end
println(take!(r)); println(try take!(r) catch e; typeof(e) end)
try
    @sync begin
        @async throw(BoundsError())
        @async throw(KeyError(:k))
    end
catch e
    println(length(e.exceptions), " ", [x.task.exception for x in e.exceptions])
end
println(istaskfailed(@async 1))
w = Timer(0.001); tk = @async (try wait(w); :fired catch; :closed end); println(fetch(tk))
w = Timer(10); tk = @async (try wait(w); :fired catch; :closed end); yield(); close(w); println(fetch(tk))
