# `filter` of arrays of plain and of other elements.
for n in (0, 1, 2, 7, 40)
    a = collect(1:n)
    println(n, " ", filter(isodd, a), " ", filter(x -> x > n, a), " ", length(filter(x -> true, a)))
end
println(filter(x -> x > 2, [1 2; 3 4]), " ", filter(!isempty, ["a", "", "b"]), " ", filter(x -> x isa Int, Any[1, "a", 2]))
r = filter(x -> x > 0.5, [0.25, 0.75, 1.0])
push!(r, 2.0)
println(r, " ", filter(p -> p[1] < p[2], [(1, 2), (3, 1), (0, 5)]))
try
    filter(x -> 1, [1, 2])
catch e
    println(typeof(e))
end
# A function that changes the array while it is filtered.
b = collect(1:10)
println(filter(x -> (x == 3 && resize!(b, 5); x != 2), b))
