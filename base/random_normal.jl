# Normal and exponential variates by the ziggurat method; tables are in random_ziggurat.jl.

# `k`, `x`, `f` of random_ziggurat.jl; empty before the first use.
mutable struct ZigguratTables
    k::Memory{UInt64}
    x::Memory{Float64}
    f::Memory{Float64}
    ZigguratTables() = new(Memory{UInt64}(undef, 0), Memory{Float64}(undef, 0), Memory{Float64}(undef, 0))
end
const _normal_tables = ZigguratTables()
const _exponential_tables = ZigguratTables()

const _normal_edge = 3.654152885361009
const _exponential_edge = 7.69711747013105

@noinline function _fill_tables!(t::ZigguratTables, k::String, x::String, f::String)
    t.x = _decode_words(Float64, x)
    t.f = _decode_words(Float64, f)
    t.k = _decode_words(UInt64, k)
    return nothing
end
function _decode_words(::Type{T}, digits::String) where {T}
    words = Memory{T}(undef, 256)
    word = 0x0000000000000000
    count = 0
    for i in 1:ncodeunits(digits)
        c = codeunit(digits, i)
        c <= 0x20 && continue
        word = (word << 4) | UInt64(c <= 0x39 ? c - 0x30 : c - 0x57)
        count += 1
        count % 16 == 0 && (words[count ÷ 16] = reinterpret(T, word))
    end
    return words
end
@inline function _ready_normal()
    t = _normal_tables
    length(t.k) == 0 && _fill_tables!(t, _normal_k_digits(), _normal_x_digits(), _normal_f_digits())
    return t
end
@inline function _ready_exponential()
    t = _exponential_tables
    length(t.k) == 0 && _fill_tables!(t, _exponential_k_digits(), _exponential_x_digits(), _exponential_f_digits())
    return t
end

"""
    randn([rng], [T=Float64], [dims...])

Normally distributed random numbers with mean 0 and standard deviation 1.
"""
@inline randn() = randn(default_rng())
@inline function randn(rng::AbstractRNG)
    t = _ready_normal()
    r = _raw52(rng) & 0x000fffffffffffff
    m = (r >> 1) % Int
    layer = m & 0xff
    x = (r % Bool ? -m : m) * @inbounds t.x[layer + 1]
    (m % UInt64) < (@inbounds t.k[layer + 1]) && return x
    return _randn_outside(rng, layer, m, x)
end
@noinline function _randn_outside(rng::AbstractRNG, layer::Int, m::Int, x::Float64)
    if layer == 0
        while true
            a = -log(rand(rng)) / _normal_edge
            b = -log(rand(rng))
            b + b > a * a && return (m >> 8) % Bool ? -_normal_edge - a : _normal_edge + a
        end
    end
    f = _normal_tables.f
    (f[layer] - f[layer + 1]) * rand(rng) + f[layer + 1] < exp(-0.5 * x * x) && return x
    return randn(rng)
end

"""
    randexp([rng], [T=Float64], [dims...])

Exponentially distributed random numbers with mean 1.
"""
@inline randexp() = randexp(default_rng())
@inline function randexp(rng::AbstractRNG)
    t = _ready_exponential()
    r = _raw52(rng) & 0x000fffffffffffff
    layer = (r % Int) & 0xff
    x = Float64(r) * @inbounds t.x[layer + 1]
    r < (@inbounds t.k[layer + 1]) && return x
    return _randexp_outside(rng, layer, x)
end
@noinline function _randexp_outside(rng::AbstractRNG, layer::Int, x::Float64)
    layer == 0 && return _exponential_edge - log(rand(rng))
    f = _exponential_tables.f
    (f[layer] - f[layer + 1]) * rand(rng) + f[layer + 1] < exp(-x) && return x
    return randexp(rng)
end

## other types and arrays

randn(rng::AbstractRNG, ::Type{T}) where {T<:Union{Float16,Float32,Float64}} = T(randn(rng))
function randn(rng::AbstractRNG, ::Type{Complex{T}}) where {T<:AbstractFloat}
    s = T(0.7071067811865476)
    a = randn(rng, T)
    return Complex{T}(s * a, s * randn(rng, T))
end
randn(::Type{T}) where {T} = randn(default_rng(), T)
randexp(rng::AbstractRNG, ::Type{T}) where {T<:Union{Float16,Float32,Float64}} = T(randexp(rng))
randexp(::Type{T}) where {T} = randexp(default_rng(), T)

"`randn!([rng], a)`: fill an array with normally distributed numbers."
function randn!(rng::AbstractRNG, a::AbstractArray{T}) where {T}
    for i in eachindex(a)
        @inbounds a[i] = randn(rng, T)
    end
    return a
end
randn!(a::AbstractArray) = randn!(default_rng(), a)
"`randexp!([rng], a)`: fill an array with exponentially distributed numbers."
function randexp!(rng::AbstractRNG, a::AbstractArray{T}) where {T}
    for i in eachindex(a)
        @inbounds a[i] = randexp(rng, T)
    end
    return a
end
randexp!(a::AbstractArray) = randexp!(default_rng(), a)

randn(rng::AbstractRNG, dims::Dims) = randn!(rng, Array{Float64}(undef, dims))
randn(rng::AbstractRNG, n::Integer, dims::Integer...) = randn(rng, map(Int, (n, dims...)))
randn(rng::AbstractRNG, ::Type{T}, dims::Dims) where {T} = randn!(rng, Array{T}(undef, dims))
randn(rng::AbstractRNG, ::Type{T}, n::Integer, dims::Integer...) where {T} = randn(rng, T, map(Int, (n, dims...)))
randn(dims::Dims) = randn(default_rng(), dims)
randn(n::Integer, dims::Integer...) = randn(default_rng(), map(Int, (n, dims...)))
randn(::Type{T}, dims::Dims) where {T} = randn(default_rng(), T, dims)
randn(::Type{T}, n::Integer, dims::Integer...) where {T} = randn(default_rng(), T, map(Int, (n, dims...)))

randexp(rng::AbstractRNG, dims::Dims) = randexp!(rng, Array{Float64}(undef, dims))
randexp(rng::AbstractRNG, n::Integer, dims::Integer...) = randexp(rng, map(Int, (n, dims...)))
randexp(rng::AbstractRNG, ::Type{T}, dims::Dims) where {T} = randexp!(rng, Array{T}(undef, dims))
randexp(rng::AbstractRNG, ::Type{T}, n::Integer, dims::Integer...) where {T} = randexp(rng, T, map(Int, (n, dims...)))
randexp(dims::Dims) = randexp(default_rng(), dims)
randexp(n::Integer, dims::Integer...) = randexp(default_rng(), map(Int, (n, dims...)))
randexp(::Type{T}, dims::Dims) where {T} = randexp(default_rng(), T, dims)
randexp(::Type{T}, n::Integer, dims::Integer...) where {T} = randexp(default_rng(), T, map(Int, (n, dims...)))
