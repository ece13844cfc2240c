# Inner constructors that refuse bad values, outer ones that fill in defaults.
struct Interval
    low::Float64
    high::Float64
    function Interval(low, high)
        low <= high || throw(ArgumentError("empty interval: $low > $high"))
        new(low, high)
    end
end
Interval(width::Real) = Interval(0, width)
Interval((a, b)::Tuple{Real,Real}) = Interval(min(a, b), max(a, b))
Interval(; center = 0, radius = 1) = Interval(center - radius, center + radius)

Base.in(x, i::Interval) = i.low <= x <= i.high
width(i::Interval) = i.high - i.low

println(Interval(1, 2))
println(Interval(3))
println(Interval((5, -5)))
println(Interval())
println(Interval(center = 10, radius = 2.5))
println(2 in Interval(3), " ", 4 in Interval(3), " ", width(Interval()))
for f in (() -> Interval(2, 1), () -> Interval(-1), () -> Interval(radius = -3))
    try
        println(f())
    catch err
        println(typeof(err), ": ", err.msg)
    end
end
try
    Interval("a", "b")
catch err
    println(err isa MethodError, " ", err.f === convert)
end
println(length(methods(Interval)))

mutable struct Node
    label::String
    next::Node
    Node(label) = (n = new(label); n.next = n)
    Node(label, next) = new(label, next)
end
ring = Node("a")
println(ring.next === ring, " ", ring.next.next.label)
two = Node("b", ring)
ring.next = two
println([two.label, two.next.label, two.next.next.label])

struct Partial
    x::Int
    y::Vector{Int}
    Partial(x) = new(x)
end
p = Partial(4)
println(p.x, " ", isdefined(p, :x), " ", isdefined(p, :y))
try
    p.y
catch err
    println(err)
end
