# Destructuring: tuples, arrays, iterators, slurping, nesting, swaps, arguments, loops.
a, b = 1, 2
a, b = b, a
println(a, b)
(x, y), z = (1, [2, 3]), 4
println(x, y, z)
p, q = "hé"
r, s = Dict(:only => 1) |> collect |> first
println(p, q, r, s)
head, tail... = [1, 2, 3]
one, none... = (1,)
println(head, tail, one, none)
u, v = (i^2 for i in 3:10)
k1, k2 = 5:9
println(u, " ", v, " ", k1, k2)
_, second, _ = ("a", "b", "c")
println(second)
arr = zeros(Int, 4)
arr[1], arr[3] = 7, 9
arr[2], m = 1:2
println(arr, m)
mutable struct Pt; x; y end
pt = Pt(0, 0)
pt.x, pt.y = 3, 4
println(pt.x, pt.y)
f((a, b), c) = a + b * c
g(((a, b), c)::Tuple) = (c, b, a)
println(f((1, 2), 3), " ", f([1, 2], 3), " ", g(((1, 2), 3)), " ", map(((a, b),) -> a - b, [(5, 3), (9, 1)]))
for (i, (name, value)) in enumerate(["a" => 1, "b" => 2])
    print(i, name, value, ";")
end
println([i + j for (i, j) in zip(1:2, 3:4)])
t = (a1, b1) = (10, 20, 30)
println(t, a1, b1)
let (w, h) = (3, 4)
    println(w * h)
end
function divide(n, d)
    quotient, remainder = divrem(n, d)
    return (quotient = quotient, remainder = remainder)
end
res = divide(17, 5)
println(res, " ", res.quotient, " ", res[2])
for bad in (() -> ((c, d, e) = (1, 2)), () -> ((c, d) = 5), () -> ((c, d) = nothing), () -> ((c, d) = [1]))
    try
        bad()
        println("no error")
    catch err
        println(typeof(err), " ", err isa BoundsError ? err.i : err.f)
    end
end
x1 = y1 = [1]
push!(x1, 2)
println(y1, " ", ((x2, y2) = (1, 2)) === (1, 2), " ", x2 + y2)
fibs = (0, 1)
seq = Int[]
for _ in 1:8
    global fibs = (fibs[2], sum(fibs))
    push!(seq, fibs[1])
end
i, j, l = 1, 2, 3
i, j, l = l, i, j
println(seq, " ", (i, j, l))
