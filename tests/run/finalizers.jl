# Finalizers, weak references, and the stacks of tasks that nobody can resume.
mutable struct A; x::Int; end
const log = Any[]
function make(n)
    for i in 1:n
        a = A(i)
        finalizer(x -> push!(log, x.x), a)
    end
end
make(5)
fillup(n) = n == 0 ? 0 : (v = [n, n+1, n+2]; fillup(n-1) + v[1] - n)
fillup(100)
GC.gc()
println(length(log) >= 4, " ", issubset(log, 1:5))
a = A(10); finalizer(x -> println("f1 ", x.x), a); finalizer(x -> println("f2 ", x.x), a); finalize(a); finalize(a)
println(try finalizer(x -> 1, 3) catch e; sprint(showerror, e) end)
function weak(n)
    return [WeakRef(A(i)) for i in 1:n]
end
ws = weak(20)
fillup(100)
keep = A(7)
wk = WeakRef(keep)
GC.gc()
println(count(w -> w.value === nothing, ws) >= 18, " ", wk.value === keep, " ", wk == WeakRef(keep))
d = WeakKeyDict{A,Int}()
function fill!(d, n)
    for i in 1:n
        d[A(i)] = i
    end
end
fill!(d, 20)
d[keep] = 70
fillup(100)
GC.gc()
println(length(d) <= 3, " ", d[keep], " ", haskey(d, A(1)), " ", get(d, A(2), -1))
d2 = A(5); finalizer(x -> error("in fin"), d2); finalize(d2)
b = A(2); finalizer(x -> println("exit 1 ", x.x), b)
c = A(3); finalizer(x -> println("exit 2 ", x.x), c); finalizer(x -> println("exit 3 ", x.x), c)
function abandon(n)
    for i in 1:n
        c = Channel{Int}(0)
        t = @async (x = A(i); finalizer(x -> push!(log, :task), x); put!(c, x.x); println("never"))
        yield()
    end
end
empty!(log)
abandon(50)
fillup(100)
GC.gc(); GC.gc()
println(count(==(:task), log) >= 45)
