# What follows the `end` of a `do` block directly goes on with its call.
first_of(f, v) = f(v)
z = map([1, 2, 3]) do y
    y + 1
end[2]
println(z)
println(1 + map([1, 2, 3]) do y
    y * 10
end[3])
println([map([5]) do y
    y
end[1], 7])
h(args...) = args
println(h(map([5, 6]) do y
    y
end[2], 8))
if map([true]) do y
    y
end[1]
    println("chosen")
end
w = map([[1, 2], [3, 4]]) do v
    map(v) do x
        x + 1
    end[1]
end[2]
println(w)
p = first_of([3]) do v
    (a = v, b = 2)
end.a[1]
println(p)
q = map([1 2; 3 4]) do x
    x
end'
println(q)
# Sums of many terms are one call.
println(eval(Meta.parse("1" * "+1"^9999)), ' ', eval(Meta.parse("1.5" * "*2"^40)))
