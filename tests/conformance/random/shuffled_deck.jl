# A deck of cards: shuffling, dealing, sampling without replacement; only what holds for every stream.
using Random

@enum Suit clubs diamonds hearts spades
struct Card
    rank::Int
    suit::Suit
end
Base.isless(a::Card, b::Card) = (a.rank, Int(a.suit)) < (b.rank, Int(b.suit))
Base.show(io::IO, c::Card) = print(io, get(Dict(11 => "J", 12 => "Q", 13 => "K", 14 => "A"), c.rank, string(c.rank)),
    "♣♦♥♠"[nextind("♣♦♥♠", 0, Int(c.suit) + 1)])

deck = [Card(r, s) for r in 2:14 for s in instances(Suit)]
println(length(deck), " ", first(deck), " ", last(deck), " ", maximum(deck))
Random.seed!(2024)
shuffled = shuffle(deck)
println(shuffled != deck, " ", sort(shuffled) == deck, " ", allunique(shuffled))
Random.seed!(2024)
println(shuffle(deck) == shuffled, " ", shuffle!(copy(deck)) != shuffled)
deal!(pack, k) = [pop!(pack) for _ in 1:k]
hands = [deal!(shuffled, 5) for _ in 1:4]
println(length(shuffled), " ", isempty(intersect(hands...)), " ", length(union(hands...)))
positions = randperm(52)
println(sort(positions) == 1:52, " ", deck[positions][invperm(positions)] == deck)
cycle = randcycle(10)
seen, at = Set{Int}(), 1
while at ∉ seen
    push!(seen, at)
    global at = cycle[at]
end
println(length(seen), " ", eltype(cycle))
picked = randsubseq(deck, 0.5)
println(issorted(picked), " ", 5 < length(picked) < 47, " ", randsubseq(deck, 0) == Card[], " ", randsubseq(deck, 1) == deck)
println(length(randstring(12)), " ", all(in("abc"), randstring("abc", 30)), " ", all(isascii, randstring(50)))
println(rand(instances(Suit)) isa Suit, " ", rand(deck) in deck, " ", size(rand(1:6, 3, 2)))
rolls = [rand(1:6) + rand(1:6) for _ in 1:4000]
counts = [count(==(k), rolls) for k in 2:12]
println(sum(counts), " ", argmax(counts) + 1 in 6:8, " ", extrema(rolls))
u = rand(10_000)
println(all(0 .<= u .< 1), " ", abs(sum(u) / 10_000 - 0.5) < 0.02, " ", abs(sum(randn(10_000)) / 10_000) < 0.06)
println(all(>(0), randexp(100)), " ", bitrand(5) isa BitVector, " ", eltype(rand(Float32, 2)), " ", rand(Bool) in (true, false))
