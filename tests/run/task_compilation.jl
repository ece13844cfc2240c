#@ inferred: 1
# Code that is defined, expanded and generated in tasks that take turns; overflow of their stacks; locks.
r = Any[]
@sync for i in 1:3
    @async begin
        yield()
        @eval $(Symbol("h", i))(x) = x + $i
        yield()
        push!(r, Base.invokelatest(eval(Symbol("h$i")), 10))
    end
end
println(sort(r))
macro slow(x); sleep(0.01); esc(x); end
@sync for i in 1:3
    @async push!(r, eval(:(@slow($i + 1))))
end
println(sort(r))
# The compiler is not left in the middle.
@generated function gg(x); schedule(Task(() -> 1)); yield(); :(x + 1); end
println(fetch(@async try gg(1) catch e; e.msg end))
module M end
@sync for i in 1:3
    @async Core.eval(M, quote sleep(0.005); v = $i; sleep(0.005); w = @__MODULE__; println(w, v isa Int); end)
end
overflow(n) = 1 + overflow(n + 1)
t = @async overflow(1)
try wait(t) catch e; println(typeof(e.task.exception)) end
for i in 1:5
    x = fetch(@async (try overflow(1) catch e; typeof(e) end))
    i == 5 && println(x)
end
println(try overflow(1) catch e; typeof(e) end)
Base.Threads.@threads for i in 1:3
    local z = i
    print(z)
end
println()
try Threads.@threads :static for i in 1:3; i == 2 && error("x"); end catch e; println(typeof(e)) end
println(sprint(show, MIME("text/plain"), ReentrantLock()), " ", Channel{Int}(3), " ", repr("text/plain", Channel{Int}(3)))
oe = Base.OncePerProcess{Int}(() -> (println("init"); 3)); println(oe() + oe())
a = Threads.Atomic{Int}(3); Threads.atomic_add!(a, 4); println(a[], " ", Threads.atomic_xchg!(a, 1))
s = Threads.SpinLock(); lock(s); println(trylock(s)); unlock(s)
c = Threads.Condition(); println(try wait(c) catch e; e end)
w = @async lock(() -> wait(c), c); yield(); lock(c); notify(c, 5); unlock(c); println(fetch(w))
x = Lk = Base.Lockable([1]); println(@lock x x[][1])
