# A generator that changes nothing maps with `identity`, so that reductions know what nothing adds up to.
println(sum(x for x in Int[]))
println(typeof(x for x in 1:3).parameters[2])
println(prod(x for x in Float64[]))
println([x for x in 1:3 if isodd(x)])
println(try sum(x + 1 for x in Int[]) catch e; typeof(e) end)
println(try first("") catch e; e.msg end)
