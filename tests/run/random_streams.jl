# Julia's published streams of seeded generators.
using Random
rng = Xoshiro(1234)
println(rand(rng), " ", rand(rng))
println(randn(Xoshiro(123), Float32), " ", randperm(Xoshiro(123), 4), " ", randcycle(Xoshiro(123), 6))
println(shuffle(Xoshiro(123), Vector(1:10)), " ", randsubseq(Xoshiro(123), 1:8, 0.3))
println(Int.(bitrand(Xoshiro(123), 10)), " ", randstring(Xoshiro(3), 'a':'z', 6))
Random.seed!(3)
println(randstring(), " ", randstring("ACGT"))
rng = Xoshiro(123)
randn(rng, Float32)
println(randn(rng, ComplexF32))
# A generator of one's own needs 64 random bits only.
struct Counter <: AbstractRNG
    n::Base.RefValue{UInt64}
end
Base.rand(c::Counter, ::Random.SamplerType{UInt64}) = (c.n[] += 0x4000000000000000)
c = Counter(Ref(UInt64(0)))
println(rand(c), " ", rand(c, 1:4), " ", rand(c, Float32), " ", rand(c, (1, 2)))
# A type of one's own.
struct Die
    sides::Int
end
Base.eltype(::Type{Die}) = Int
Random.rand(rng::AbstractRNG, d::Random.SamplerTrivial{Die}) = rand(rng, 1:d[].sides)
println(rand(Xoshiro(1), Die(6)) in 1:6, " ", typeof(rand(Die(20), 3)))
f(rng, n) = (s = 0.0; for i in 1:n; s += rand(rng) + rand(rng, 1:6) + randn(rng); end; s)
f(rng, 1)
@allocated(f(rng, 1000))
println(@allocated(f(rng, 1000)))
println(rand((7,)), rand((7, 7, 7)), size(rand(2, 3)), rand((7,), 2))
