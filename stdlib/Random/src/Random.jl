"""
Random numbers. Generators, `rand` and `randn` are defined in Base; this module gives them
their public names and adds permutations, subsequences and strings.
"""
module Random

import Base: rand, randn, AbstractRNG, Xoshiro, TaskLocalRNG, RandomDevice, default_rng, seed!,
    rand!, randn!, randexp, randexp!, Sampler, SamplerType, SamplerTrivial, SamplerSimple,
    SamplerTag, Repetition, CloseOpen01, gentype, _rand_below, _raw52, Dims

export AbstractRNG, Xoshiro, TaskLocalRNG, RandomDevice, rand, randn, rand!, randn!, randexp,
    randexp!, default_rng, bitrand, randstring, randsubseq, randsubseq!, shuffle, shuffle!,
    randperm, randperm!, randcycle, randcycle!, MersenneTwister

"The default generator, by its older name."
const GLOBAL_RNG = default_rng()

include("mersenne_twister.jl")
include("permutations.jl")
include("collections.jl")

end
