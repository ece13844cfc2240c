# Random permutations: Fisher and Yates' shuffle from the front, Sattolo's for cycles. The mask
# of `_rand_below` grows with the index.

"`shuffle!([rng], v)`: permute `v` at random in place."
function shuffle!(rng::AbstractRNG, v::AbstractArray)
    mask = 3
    @inbounds for i in 2:length(v)
        j = 1 + _rand_below(rng, i, mask)
        v[i], v[j] = v[j], v[i]
        i == 1 + mask && (mask = 2 * mask + 1)
    end
    return v
end
# Of Bools it is enough to place the rarer value.
function shuffle!(rng::AbstractRNG, v::AbstractArray{Bool})
    trues = count(v)
    rare = 2 * trues <= length(v)
    left = rare ? trues : length(v) - trues
    left == 0 && return v
    fill!(v, !rare)
    while left > 0
        i = rand(rng, eachindex(v))
        left -= v[i] != rare
        v[i] = rare
    end
    return v
end
shuffle!(v::AbstractArray) = shuffle!(default_rng(), v)

"`shuffle([rng], v)`: a copy of `v` in random order."
shuffle(rng::AbstractRNG, v::AbstractArray) = shuffle!(rng, copymutable(v))
shuffle(rng::AbstractRNG, v::Base.OneTo) = randperm(rng, last(v))
shuffle(v::AbstractArray) = shuffle(default_rng(), v)
copymutable(v::AbstractArray) = copyto!(similar(v), v)

"`randperm([rng], n)`: a random permutation of `1:n`."
randperm(rng::AbstractRNG, n::T) where {T<:Integer} = randperm!(rng, Vector{T}(undef, n))
randperm(n::Integer) = randperm(default_rng(), n)
"`randperm!([rng], a)`: a random permutation of `1:length(a)` into `a`."
function randperm!(rng::AbstractRNG, a::Array{<:Integer})
    isempty(a) && return a
    a[1] = 1
    mask = 3
    @inbounds for i in 2:length(a)
        j = 1 + _rand_below(rng, i, mask)
        i == j || (a[i] = a[j])
        a[j] = i
        i == 1 + mask && (mask = 2 * mask + 1)
    end
    return a
end
randperm!(a::Array{<:Integer}) = randperm!(default_rng(), a)

"`randcycle([rng], n)`: a random permutation of `1:n` that is one cycle."
randcycle(rng::AbstractRNG, n::T) where {T<:Integer} = randcycle!(rng, Vector{T}(undef, n))
randcycle(n::Integer) = randcycle(default_rng(), n)
"`randcycle!([rng], a)`: a random cyclic permutation of `1:length(a)` into `a`."
function randcycle!(rng::AbstractRNG, a::Array{<:Integer})
    isempty(a) && return a
    a[1] = 1
    mask = 3
    @inbounds for i in 2:length(a)
        j = 1 + _rand_below(rng, i - 1, mask)
        a[i] = a[j]
        a[j] = i
        i == 1 + mask && (mask = 2 * mask + 1)
    end
    return a
end
randcycle!(a::Array{<:Integer}) = randcycle!(default_rng(), a)
