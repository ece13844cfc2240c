# Waiting for several tasks: waitany and waitall.
slow(x, seconds) = @async (sleep(seconds); x)
tasks = [slow(i, 0.02i) for i in 1:3]
done, rest = waitany(tasks)
println(fetch.(done), " ", length(rest))
done, rest = waitall(tasks)
println(fetch.(done), " ", length(rest))

failing = @async error("no luck")
never = Task(() -> 1)
done, rest = waitall([failing, never]; throw = false)
println(done == [failing], " ", rest == [never])
try
    waitany([never, failing])
catch e
    println(typeof(e), " ", e.exceptions[1].task.exception)
end
println(waitall(Task[]))

# Hints that a program adds to errors.
struct Shape end
area(x::Int) = x
Base.Experimental.register_error_hint(MethodError) do io, e, types, keywords
    e.f === area && print(io, "\nShapes have no area yet: ", types[1])
end
try
    area(Shape())
catch e
    println(occursin("Shapes have no area yet: Shape", sprint(showerror, e)))
end

# Functions with an argument in a later place.
println(Base.Fix{3}(clamp, 10)(20, 1), " ", Base.Fix{1}(-, 10)(3), " ", map(Base.Fix{2}(-, 1), [3, 4]))
println(Base.Broadcast.BroadcastFunction(+)([1, 2], [3, 4]), " ", Base.mightalias(done, view(done, 1:0)))
