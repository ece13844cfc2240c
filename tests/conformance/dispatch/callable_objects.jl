# Objects that are called: structs, types, closures as fields, functions on functions.
struct Polynomial{T}
    coefficients::Vector{T}
end
(p::Polynomial)(x) = foldr((c, acc) -> c + x * acc, p.coefficients; init = zero(x))
(p::Polynomial)() = p(0)
(p::Polynomial)(q::Polynomial) = x -> p(q(x))
p = Polynomial([1, 2, 3])
println(p(2), " ", p(), " ", p(1//2), " ", map(p, 0:3), " ", p.([1.5, -1]))
q = Polynomial([0, 1])
println(p(q)(5), " ", (p ∘ q)(5))

mutable struct CountCalls{F}
    f::F
    calls::Int
    CountCalls(f) = new{typeof(f)}(f, 0)
end
function (c::CountCalls)(args...; kw...)
    c.calls += 1
    return c.f(args...; kw...)
end
s = CountCalls(sort)
println(s([3, 1, 2]), s([3, 1, 2]; rev = true), s(["bb", "a"]; by = length), " ", s.calls)
sq = CountCalls(x -> x^2)
println(sum(sq, 1:10), " ", sq.calls, " ", count(x -> sq(x) > 10, 1:5), " ", sq.calls)

abstract type Rule end
struct Add <: Rule; n::Int end
struct Times <: Rule; n::Int end
(r::Add)(x) = x + r.n
(r::Times)(x) = x * r.n
(r::Times)(xs::AbstractVector) = map(r, xs)
rules = Rule[Add(1), Times(10), Add(-5)]
println(foldl((x, r) -> r(x), rules; init = 2), " ", rules[2]([1, 2]), " ", reduce(∘, rules)(2))

(::Type{Symbol})(r::Rule) = nameof(typeof(r))
println(Symbol(Add(1)), " ", Symbol.(rules))
operations = Dict("+" => +, "-" => -, "max" => max, "twice" => x -> 2x)
println(operations["+"](1, 2), operations["max"](1, 2), operations["twice"](4), " ", (isodd(3) ? sin : cos)(0.0))
println((+)(1, 2, 3), " ", (x -> x + 1)(1), " ", (() -> 7)(), " ", ((x, y...) -> y)(1, 2, 3))
compose(fs...) = x -> foldl((acc, f) -> f(acc), fs; init = x)
println(compose(abs, sqrt, string)(-16), " ", compose()(3))
println(p isa Function, " ", sin isa Function, " ", s.f === sort, " ", Add <: Function, " ", typeof(Add(1)) <: Rule)
