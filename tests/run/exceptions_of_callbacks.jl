struct Refused <: Exception; a::Int; end
bad(a, b)::Cint = a == 3 ? throw(Refused(a)) : cmp(a, b)
const refuse = @cfunction(bad, Cint, (Ref{Int}, Ref{Int}))
sorting(v) = (ccall(:qsort, Cvoid, (Ptr{Int}, Csize_t, Csize_t, Ptr{Cvoid}), v, length(v), 8, refuse); v)
function tried(v)
    n = length(v)
    s = "sum $(sum(v))"
    try
        sorting(v)
        println("sorted ", v)
    catch e
        println("caught ", e, " ", n, " ", s)
    finally
        n += 1
    end
    return n
end
println(tried([5, 4, 2, 9]))
println(tried([5, 4, 3, 9]))
println(tried([5, 4, 3, 9, 7, 8, 10, 1, 2, 5]))
# a handler in the function that calls C
function direct(v)
    total = 0
    for k in 1:1000
        try
            total += k
            ccall(:qsort, Cvoid, (Ptr{Int}, Csize_t, Csize_t, Ptr{Cvoid}), v, length(v), 8, refuse)
            total += 1_000_000
        catch e
            total -= e.a
        end
    end
    return total
end
println(direct([2, 3, 4]), " ", direct([2, 5, 4]))
# the top level, which is interpreted
try
    ccall(:qsort, Cvoid, (Ptr{Int}, Csize_t, Csize_t, Ptr{Cvoid}), [3, 1], 2, 8, refuse)
catch e
    println("top level: ", e)
end
# callbacks in callbacks
inner(a, b)::Cint = (a == 4 && sorting([4, 3]); cmp(a, b))
const nested = @cfunction(inner, Cint, (Ref{Int}, Ref{Int}))
function outer(v)
    try
        ccall(:qsort, Cvoid, (Ptr{Int}, Csize_t, Csize_t, Ptr{Cvoid}), v, length(v), 8, nested)
    catch e
        return e
    end
    return v
end
println(outer([1, 2]), " ", outer([1, 4, 2]), " ", outer([2, 1]))
# a handler inside the callback, a result of another type, an error raised by the runtime
safe(a, b)::Cint = try bad(a, b) catch; Cint(1) end
println(ccall(:qsort, Cvoid, (Ptr{Int}, Csize_t, Csize_t, Ptr{Cvoid}), [3, 1], 2, 8, @cfunction(safe, Cint, (Ref{Int}, Ref{Int}))))
other(a, b) = a < b
for f in (@cfunction(other, Cint, (Ref{Int}, Ref{Int})), @cfunction((a, b) -> [1][a], Cint, (Ref{Int}, Ref{Int})))
    try
        ccall(:qsort, Cvoid, (Ptr{Int}, Csize_t, Csize_t, Ptr{Cvoid}), [3, 1], 2, 8, f)
    catch e
        println(typeof(e))
    end
end
# in a task, with garbage
t = @async begin
    caught = 0
    for k in 1:200
        try
            garbage = [string(i) for i in 1:50]
            sorting([k, 3, length(garbage)])
        catch e
            caught += e.a
        end
    end
    caught
end
println(fetch(t))
println(sorting([2, 1]))
# variadic, by pointer
bypointer(f, v) = try ccall(f, Cvoid, (Ptr{Int}, Csize_t, Csize_t, Ptr{Cvoid}), v, length(v), 8, refuse); v catch e; e end
println(bypointer(cglobal(:qsort), [3, 1]), bypointer(cglobal(:qsort), [2, 1]))
# nothing but the call of C can throw
only(v, n) = try; ccall(:qsort, Cvoid, (Ptr{Int}, Csize_t, Csize_t, Ptr{Cvoid}), v, n, 8, refuse); 1; catch; 2; end
const bare = convert(Ptr{Int}, Libc.malloc(16))
unsafe_store!(bare, 3); unsafe_store!(bare, 1, 2)
println(only(bare, 2), only(bare, 1))
