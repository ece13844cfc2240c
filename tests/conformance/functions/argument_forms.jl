# Positional, optional, keyword and slurped arguments, and every way of passing them.
greet(name = "world", mark = "!"; greeting = "Hello", times::Int = 1) = join(fill("$greeting, $name$mark", times), " ")
println(greet())
println(greet("Ada"))
println(greet("Ada", "?"))
println(greet(greeting = "Bye"))
println(greet("Ada"; greeting = "Hi", times = 2))
println(greet(times = 2, "Bob"))
defaults(a, b = a + 1, c = a * b; d = c + 1, e = (d, a)) = (a, b, c, d, e)
println(defaults(1), " ", defaults(1, 5), " ", defaults(2; d = 0), " ", defaults(1, 2, 3; e = 0))
collect_all(first, rest...; options...) = (first, rest, sort(collect(pairs(options)); by = p -> string(p[1])))
println(collect_all(1))
println(collect_all(1, 2, 3; x = 4, y = "five"))
println(collect_all([1, 2]...; NamedTuple{(:k,)}((9,))...))
args, kw = (3, 4), (b = 2, a = 1)
println(collect_all(0, args..., 5; kw..., c = 3))
println(collect_all(0; kw..., b = 20), " ", collect_all(0; Dict(:z => 1)...))
name = :dynamic
println(collect_all(0; name => 1, (:other => 2)))
width = 5; height = 6
box(; width, height = 1, depth...) = (width, height, length(depth))
println(box(width = 1), " ", box(; width = width, height = height, extra = 0))
required(; needed) = needed
try
    required()
catch err
    println(typeof(err), " ", err.var)
end
typed(; n::Int = 0) = n
for call in (() -> typed(n = "1"), () -> typed(m = 1), () -> typed(1))
    try
        call()
    catch err
        println(typeof(err))
    end
end
splat(f) = args -> f(args...)
println(map(splat(+), [(1, 2), (3, 4)]), " ", max([3, 9, 2]...), " ", string("ab"..., 1:3...), " ", [1:3..., 7], " ", (1:2..., 'x'))
unused(_, x, _) = x
println(unused(1, 2, 3), " ", (_ -> 5)(0))
