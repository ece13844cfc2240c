# Destructuring by property names, slurping in the middle, shorthand named tuples and keywords.
(; name, age) = (age = 41, name = "Grace", city = "Arlington")
println(name, " ", age)
struct Config
    host::String
    port::Int
    tags::Vector{String}
end
(; port, host) = Config("localhost", 80, ["a"])
println(host, ":", port)
summary_of((; host, tags)) = string(host, " has ", length(tags), " tags")
println(summary_of(Config("example", 1, ["x", "y"])), ", ", summary_of((host = "nt", tags = ())))
println(map(((; port),) -> port, [Config("a", 1, []), Config("b", 2, [])]))
first_one, middle..., last_one = 1:5
println(first_one, " ", middle, " ", last_one)
front..., back = ("a", "b", "c")
println(front, " ", back)
a, b..., c = "héllo"
println(a, " ", b, " ", c)
lo, none..., hi = (1, 2)
println(lo, " ", none, " ", hi)
x, y = 3, 4
point = (; x, y)
println(point, " ", (; x, z = 5), " ", (; point..., y = 0), " ", (; point.x, w = 1))
area(; width, height) = width * height
width, height = 3, 7
println(area(; width, height), " ", area(; width, height = 2), " ", area(; (; width = 1, height = 1)...))
settings = (width = 2, height = 5)
println(area(; settings...), " ", area(; settings.width, height))
for (; x, y) in [(x = 1, y = 2), (y = 4, x = 3)]
    print(x - y, ";")
end
println([x + y for (; x, y) in [point]])
let (; x) = (x = "inner",)
    println(x)
end
println(x, " ", merge(point, (; y = 9)), " ", NamedTuple(), " ", (;) === NamedTuple())
f((a, b...), (; k)) = (a, b, k)
println(f([1, 2, 3], (k = 0,)))
try
    (; missing_name) = point
catch err
    println(occursin("missing_name", sprint(showerror, err)))
end
