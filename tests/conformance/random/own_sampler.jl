# Random values of the user's own types and collections, and a generator of one's own.
using Random
struct Point; x::Int; y::Int; end
Random.rand(rng::AbstractRNG, ::Random.SamplerType{Point}) = Point(rand(rng, 1:9), rand(rng, 1:9))
p = rand(Xoshiro(3), Point); println(p isa Point, " ", 1 <= p.x <= 9, " ", rand(Xoshiro(3), Point) == p, " ", length(rand(Xoshiro(1), Point, 4)), " ", typeof(rand(Point, 2, 2)))
struct Die; sides::Int; end
Base.eltype(::Type{Die}) = Int
Random.rand(rng::AbstractRNG, d::Random.SamplerTrivial{Die}) = rand(rng, 1:d[].sides)
rolls = rand(Xoshiro(9), Die(6), 1000); println(extrema(rolls), " ", eltype(rolls), " ", length(unique(rolls)), " ", rand(Die(1)), " ", size(rand(Die(20), 3, 2)))
@enum Suit clubs diamonds hearts spades
println(rand(Xoshiro(1), instances(Suit)) isa Suit, " ", length(unique(rand(Xoshiro(1), collect(instances(Suit)), 200))))
mutable struct Counter <: AbstractRNG; state::UInt64; end
Random.rand(r::Counter, ::Random.SamplerType{UInt64}) = r.state += 0x1
c = Counter(0)
println(rand(c, UInt64), " ", rand(c, UInt64), " ", c isa AbstractRNG)
lcg(seed; a=1664525, m=2^32, b=1013904223) = Iterators.drop(Iterators.accumulate((s, _) -> mod(a * s + b, m), Iterators.repeated(0); init=seed), 0)
println(collect(Iterators.take(lcg(42), 4)), " ", [x % 6 + 1 for x in Iterators.take(lcg(1), 8)])
function xorshift(x::UInt32)
    x ⊻= x << 13; x ⊻= x >> 17; x ⊻= x << 5
    return x
end
println(string.(accumulate((s, _) -> xorshift(s), 1:4; init=0x00000001); base=16), " ", foldl((s, _) -> xorshift(s), 1:1000; init=0x12345678))
deck = vec([string(r, s) for r in [2:10; collect("JQKA")], s in "♣♦♥♠"]); hand = shuffle(Xoshiro(5), deck)[1:5]
println(length(deck), " ", allunique(hand), " ", all(in(deck), hand), " ", hand == shuffle(Xoshiro(5), deck)[1:5], " ", sum(randcycle(Xoshiro(1), 6)), " ", Random.default_rng() isa AbstractRNG, " ", rand(Random.default_rng(), 1:1), " ", Random.GLOBAL_RNG isa AbstractRNG, " ", rand(RandomDevice(), UInt8) isa UInt8)
