"""
Random numbers: seeding, other distributions, shuffles. `rand` and `randn` themselves are in Base.
"""
module Random

import Base: AbstractRNG, Xoshiro, default_rng, rand, randn, _seed!, _system_bits, _next_bits, _position,
    _sample, _fill_samples!, _normal

export AbstractRNG, Xoshiro, RandomDevice, TaskLocalRNG, default_rng, seed!, rand!, randn!, randexp, randexp!,
    randstring, shuffle, shuffle!, randperm, randperm!, randcycle, randcycle!, randsubseq, bitrand, rand, randn

"Random bits of the operating system."
struct RandomDevice <: AbstractRNG end
Base._next_bits(::RandomDevice) = _system_bits()

"The generator that `rand` uses where none is given."
struct TaskLocalRNG <: AbstractRNG end
Base._next_bits(::TaskLocalRNG) = _next_bits(default_rng())
const GLOBAL_RNG = TaskLocalRNG()

"`Xoshiro([seed])`: a generator of its own."
Base.Xoshiro() = _seed!(Xoshiro(0, 0, 0, 0), _system_bits())
Base.Xoshiro(seed::Integer) = _seed!(Xoshiro(0, 0, 0, 0), seed % UInt64)
Base.copy(r::Xoshiro) = Xoshiro(r.s0, r.s1, r.s2, r.s3)
Base.:(==)(a::Xoshiro, b::Xoshiro) = a.s0 == b.s0 && a.s1 == b.s1 && a.s2 == b.s2 && a.s3 == b.s3

"""
    seed!([rng], [seed])

Restart a generator, so that the same seed gives the same numbers.
"""
seed!() = seed!(default_rng())
seed!(seed::Integer) = seed!(default_rng(), seed)
seed!(r::Xoshiro) = _seed!(r, _system_bits())
seed!(r::Xoshiro, seed::Integer) = _seed!(r, seed % UInt64)
seed!(r::TaskLocalRNG, seed...) = (seed!(default_rng(), seed...); r)

"`rand!([rng], a, [S])`: fill an array with random elements of `S`."
rand!(a::AbstractArray{T}) where {T} = _fill_samples!(default_rng(), a, T)
rand!(a::AbstractArray, x) = _fill_samples!(default_rng(), a, x)
rand!(r::AbstractRNG, a::AbstractArray{T}) where {T} = _fill_samples!(r, a, T)
rand!(r::AbstractRNG, a::AbstractArray, x) = _fill_samples!(r, a, x)

"`randn!([rng], a)`: fill an array with numbers of the normal distribution."
randn!(a::AbstractArray) = randn!(default_rng(), a)
function randn!(r::AbstractRNG, a::AbstractArray)
    for i in eachindex(a)
        a[i] = _normal(r)
    end
    return a
end

"`randexp([rng], [dims...])`: numbers of the exponential distribution with scale 1."
randexp() = randexp(default_rng())
randexp(r::AbstractRNG) = -log(1 - rand(r))
randexp(d::Integer, dims::Integer...) = randexp(default_rng(), d, dims...)
randexp(r::AbstractRNG, d::Integer, dims::Integer...) = randexp!(r, Array{Float64}(undef, d, dims...))
randexp!(a::AbstractArray) = randexp!(default_rng(), a)
function randexp!(r::AbstractRNG, a::AbstractArray)
    for i in eachindex(a)
        a[i] = randexp(r)
    end
    return a
end

const _letters = ['0':'9'; 'A':'Z'; 'a':'z']
"`randstring([rng], [characters], [length = 8])`: a string of random characters."
randstring() = randstring(default_rng(), _letters, 8)
randstring(n::Integer) = randstring(default_rng(), _letters, n)
randstring(characters, n::Integer = 8) = randstring(default_rng(), characters, n)
randstring(r::AbstractRNG, n::Integer = 8) = randstring(r, _letters, n)
randstring(r::AbstractRNG, characters, n::Integer = 8) =
    String(Char[_sample(r, characters) for _ in 1:n])

"`shuffle!([rng], v)`: put the elements into a random order."
shuffle!(v::AbstractArray) = shuffle!(default_rng(), v)
function shuffle!(r::AbstractRNG, v::AbstractArray)
    for i in length(v):-1:2
        j = _position(r, i)
        v[i], v[j] = v[j], v[i]
    end
    return v
end
"`shuffle([rng], v)`: a copy of `v` in a random order."
shuffle(v::AbstractArray) = shuffle!(collect(v))
shuffle(r::AbstractRNG, v::AbstractArray) = shuffle!(r, collect(v))

"`randperm([rng], n)`: a random permutation of `1:n`."
randperm(n::Integer) = randperm(default_rng(), n)
randperm(r::AbstractRNG, n::Integer) = shuffle!(r, collect(1:Int(n)))
randperm!(a::AbstractArray) = randperm!(default_rng(), a)
randperm!(r::AbstractRNG, a::AbstractArray) = shuffle!(r, copyto!(a, 1:length(a)))

"`randcycle([rng], n)`: a random cyclic permutation of `1:n`."
randcycle(n::Integer) = randcycle(default_rng(), n)
randcycle(r::AbstractRNG, n::Integer) = randcycle!(r, Array{Int}(undef, n))
randcycle!(a::AbstractArray) = randcycle!(default_rng(), a)
function randcycle!(r::AbstractRNG, a::AbstractArray)
    isempty(a) && return a
    a[1] = 1
    for i in 2:length(a)
        j = _position(r, i - 1)
        a[i] = a[j]
        a[j] = i
    end
    return a
end

"`randsubseq([rng], a, p)`: each element of `a` with probability `p`, in order."
randsubseq(a::AbstractArray, p::Real) = randsubseq(default_rng(), a, p)
randsubseq(r::AbstractRNG, a::AbstractArray, p::Real) = [x for x in a if rand(r) < p]

"`bitrand([rng], dims...)`: a `BitArray` of random bits."
bitrand(dims::Integer...) = bitrand(default_rng(), dims...)
function bitrand(r::AbstractRNG, dims::Integer...)
    a = falses(dims...)
    for i in eachindex(a)
        a[i] = rand(r, Bool)
    end
    return a
end

end
