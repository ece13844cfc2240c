# Random strings, subsequences and bit arrays.

const _letters_and_digits = UInt8['0':'9'; 'A':'Z'; 'a':'z']

"`randstring([rng], [chars], [len=8])`: a string of random characters, by default letters and digits."
randstring(rng::AbstractRNG, chars, n::Integer=8) = _string_of(rand(rng, chars, n))
randstring(rng::AbstractRNG) = randstring(rng, _letters_and_digits, 8)
randstring(rng::AbstractRNG, n::Integer) = randstring(rng, _letters_and_digits, n)
randstring() = randstring(default_rng(), _letters_and_digits, 8)
randstring(n::Integer) = randstring(default_rng(), _letters_and_digits, n)
randstring(chars, n::Integer=8) = randstring(default_rng(), chars, n)
_string_of(v::Vector) = String(v)

"""
    randsubseq([rng], a, p)

The elements of `a` that remain when each is kept with probability `p`.
"""
randsubseq(rng::AbstractRNG, a::AbstractArray{T}, p::Real) where {T} = randsubseq!(rng, T[], a, p)
randsubseq(a::AbstractArray, p::Real) = randsubseq(default_rng(), a, p)
"`randsubseq!([rng], s, a, p)`: as `randsubseq`, into the vector `s`."
function randsubseq!(rng::AbstractRNG, s::AbstractVector, a::AbstractArray, p::Real)
    0 <= p <= 1 || throw(ArgumentError("probability $p not in [0,1]"))
    n = length(a)
    p == 1 && return copyto!(resize!(s, n), a)
    empty!(s)
    p == 0 && return s
    if p > 0.15
        for x in a
            rand(rng) <= p && push!(s, x)
        end
        return s
    end
    # The gaps between kept elements are geometric: exponential variates, rounded up.
    scale = -1 / log1p(-p)
    i = 0
    while true
        gap = randexp(rng) * scale
        gap >= n - i && return s
        i += ceil(Int, gap)
        push!(s, a[i])
    end
end
randsubseq!(s::AbstractVector, a::AbstractArray, p::Real) = randsubseq!(default_rng(), s, a, p)

"`bitrand([rng], dims...)`: a `BitArray` of random bits."
bitrand(rng::AbstractRNG, dims::Dims) = rand!(rng, BitArray(undef, dims))
bitrand(rng::AbstractRNG, dims::Integer...) = rand!(rng, BitArray(undef, map(Int, dims)))
bitrand(dims::Dims) = bitrand(default_rng(), dims)
bitrand(dims::Integer...) = bitrand(default_rng(), map(Int, dims))
