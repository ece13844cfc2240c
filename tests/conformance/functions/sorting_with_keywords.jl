# Own functions that pass their keywords on: wrappers, defaults, overriding, forwarding to methods.
function top(items, n = 3; by = identity, rev = true, kw...)
    sorted = sort(items; by = by, rev = rev, kw...)
    return sorted[1:min(n, end)]
end
println(top([5, 3, 9, 1]), " ", top([5, 3, 9, 1], 2), " ", top(["bb", "a", "ccc"]; by = length), " ", top([2, 1]; rev = false))
println(top([3, -9, 5], 2; by = abs, alg = MergeSort))
describe(; kw...) = join(["$k=$(repr(v))" for (k, v) in kw], ", ")
println(describe(), "|", describe(a = 1), "|", describe(; b = "x", c = [1]))
outer(args...; kw...) = inner(args...; verbose = false, kw...)
inner(args...; verbose = true, level = 0) = (args, verbose, level)
println(outer(1), " ", outer(1, 2; verbose = true), " ", outer(; level = 3))
struct Style; color::Symbol; width::Int end
Style(; color = :black, width = 1) = Style(color, width)
restyle(s::Style; kw...) = Style(; color = s.color, width = s.width, kw...)
base = Style(width = 3)
println(base, " ", restyle(base; color = :red), " ", restyle(base))
f(; a = 1, b = a + 1, c = a + b) = (a, b, c)
println(f(), f(a = 10), f(b = 0), f(c = 0, a = 5))
opts = Dict(:a => 7, :c => 1)
println(f(; opts...), " ", f(; a = 0, opts...), " ", f(; opts..., a = 0), " ", f(; [:b => 4]...), " ", f(; zip((:a, :b), (1, 1))...))
function kinds(; kw...)
    println(kw isa Base.Pairs, " ", keys(kw), " ", values(kw), " ", haskey(kw, :x), " ", length(kw), " ", get(kw, :x, "none"), " ", isempty(kw))
end
kinds(x = 1, y = "b"); kinds()
g(x; y) = x - y
g(x, z; y = 1) = x + z + y
println(g(5; y = 2), " ", g(1, 2), " ", g(1, 2; y = 10), " ", hasmethod(g, Tuple{Int}, (:y,)))
for call in (() -> g(1), () -> g(1; z = 2), () -> f(d = 1), () -> f(1), () -> top([1]; wrong = 2), () -> g(1, 2, 3; y = 1))
    try
        call()
        println("accepted")
    catch err
        println(typeof(err), " ", first(split(sprint(showerror, err), '\n')))
    end
end
unpack(; rest...) = (; rest...)
println(unpack(q = 1, r = 2), " ", NamedTuple(pairs((m = 1,))), " ", merge((a = 1, b = 2), pairs((b = 3, c = 4))))
