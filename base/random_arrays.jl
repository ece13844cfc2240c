# Filling arrays with random values.
#
# Arrays of bits types are filled in bulk: eight generators that are split off the given one
# write 64-bit words in turn, so that values do not depend on how they are computed. What is
# left over comes from the generator itself.

"""
    rand!([rng], a, [set])

Fill an array with random values of a set, by default of all values of its elements' type.
"""
rand!(a::AbstractArray) = rand!(default_rng(), a)
rand!(a::AbstractArray, set) = rand!(default_rng(), a, set)
rand!(a::AbstractArray, ::Type{X}) where {X} = rand!(default_rng(), a, X)
rand!(rng::AbstractRNG, a::AbstractArray{T}) where {T} = rand!(rng, a, T)
rand!(rng::AbstractRNG, a::AbstractArray, set) = rand!(rng, a, Sampler(typeof(rng), set, Val(Inf)))
rand!(rng::AbstractRNG, a::AbstractArray, ::Type{X}) where {X} = rand!(rng, a, Sampler(typeof(rng), X, Val(Inf)))
function rand!(rng::AbstractRNG, a::AbstractArray, sp::Sampler)
    for i in eachindex(a)
        @inbounds a[i] = rand(rng, sp)
    end
    return a
end
# The set of a dictionary's pairs and similar sets are arrays' elements too.
rand!(rng::AbstractRNG, a::AbstractArray, set::AbstractArray) = rand!(rng, a, Sampler(typeof(rng), set, Val(Inf)))

function rand!(rng::XoshiroLike, a::Array{T}, ::SamplerTrivial{CloseOpen01{T}}) where {T<:Union{Float64,Float32}}
    _fill_bulk!(rng, bitcast(Ptr{UInt64}, pointer(a)), length(a) * Core.sizeof(T), T)
    Core.donotdelete(a)
    return a
end
function rand!(rng::XoshiroLike, a::Array{T}, ::SamplerType{T}) where {T<:BitInteger}
    _fill_bulk!(rng, bitcast(Ptr{UInt64}, pointer(a)), length(a) * Core.sizeof(T), UInt64)
    Core.donotdelete(a)
    return a
end
function rand!(rng::XoshiroLike, a::Array{Bool}, ::SamplerType{Bool})
    _fill_bulk!(rng, bitcast(Ptr{UInt64}, pointer(a)), length(a), Bool)
    Core.donotdelete(a)
    return a
end
function rand!(rng::RandomDevice, a::Array{T}, ::SamplerType{T}) where {T<:BitInteger}
    _fill_entropy(pointer(a), length(a) * Core.sizeof(T))
    return a
end
function rand!(rng::AbstractRNG, b::BitArray, ::SamplerType{Bool})
    isempty(b) && return b
    rand!(rng, b.chunks, SamplerType{UInt64}())
    used = b.len & 63
    used == 0 || (b.chunks[end] &= (UInt64(1) << used) - UInt64(1))
    return b
end

# What a word of random bits becomes in an array of `T`.
@inline _bulk_word(bits::UInt64, ::Type{UInt64}) = bits
@inline _bulk_word(bits::UInt64, ::Type{Float64}) = bitcast(UInt64, _unit_float64(bits))
@inline function _bulk_word(bits::UInt64, ::Type{Float32})
    high = bitcast(UInt32, _unit_float32((bits >>> 32) % UInt32))
    low = bitcast(UInt32, _unit_float32(bits % UInt32))
    return (UInt64(high) << 32) | UInt64(low)
end

const _bulk_lanes = 8

function _fill_bulk!(rng::XoshiroLike, p::Ptr{UInt64}, bytes::Int, ::Type{T}) where {T}
    done = 0
    if bytes >= 64
        steps = bytes ÷ (8 * _bulk_lanes)
        _fill_lanes!(rng, p, steps, T)
        done = steps * 8 * _bulk_lanes
    end
    while done + 8 <= bytes
        unsafe_store!(p + done, _bulk_word(_next_bits(rng), T))
        done += 8
    end
    done < bytes && _store_bytes!(p + done, _bulk_word(_next_bits(rng), T), bytes - done)
    return nothing
end
function _store_bytes!(p::Ptr, word::UInt64, n::Int)
    q = bitcast(Ptr{UInt8}, p)
    for i in 1:n
        unsafe_store!(q, (word >> (8 * (i - 1))) % UInt8, i)
    end
end

# States of the lanes: word `s` of lane `l` at `8s + l`.
function _split_lanes(rng::XoshiroLike)
    state = Memory{UInt64}(undef, 4 * _bulk_lanes)
    for (s, factor) in enumerate((0x02011ce34bce797f, 0x5a94851fb48a6e05, 0x3688cf5d48899fa7, 0x867b4bb4c42e5661))
        for l in 1:_bulk_lanes
            @inbounds state[(s - 1) * _bulk_lanes + l] = factor * _next_bits(rng)
        end
    end
    return state
end

# Lanes are run one after the other over blocks that stay in the first cache.
function _fill_lanes!(rng::XoshiroLike, p::Ptr{UInt64}, steps::Int, ::Type{T}) where {T}
    state = _split_lanes(rng)
    block = 256
    done = 0
    while done < steps
        n = min(block, steps - done)
        for lane in 1:_bulk_lanes
            _run_lane!(state, lane, p + 8 * (done * _bulk_lanes + lane - 1), n, T)
        end
        done += n
    end
    return nothing
end
function _run_lane!(state::Memory{UInt64}, lane::Int, p::Ptr{UInt64}, n::Int, ::Type{T}) where {T}
    @inbounds begin
        s0 = state[lane]
        s1 = state[lane + _bulk_lanes]
        s2 = state[lane + 2 * _bulk_lanes]
        s3 = state[lane + 3 * _bulk_lanes]
    end
    i = 1
    while i <= n
        unsafe_store!(p, _bulk_word(_xoshiro_output(s0, s3), T))
        s0, s1, s2, s3 = _xoshiro_step(s0, s1, s2, s3)
        p += 8 * _bulk_lanes
        i += 1
    end
    @inbounds begin
        state[lane] = s0
        state[lane + _bulk_lanes] = s1
        state[lane + 2 * _bulk_lanes] = s2
        state[lane + 3 * _bulk_lanes] = s3
    end
    return nothing
end

# Bools take one bit of each byte of a word: eight words of Bools from one of bits.
const _low_bits = 0x0101010101010101
function _fill_bulk!(rng::XoshiroLike, p::Ptr{UInt64}, bytes::Int, ::Type{Bool})
    done = 0
    if bytes >= 640
        state = _split_lanes(rng)
        while done + 64 * _bulk_lanes <= bytes
            for lane in 1:_bulk_lanes
                _run_bool_lane!(state, lane, p + (done + 8 * (lane - 1)))
            end
            done += 64 * _bulk_lanes
        end
    end
    while done < bytes
        bits = _next_bits(rng)
        k = 0
        while done + 8 <= bytes && k < 8
            unsafe_store!(p + done, (bits >> k) & _low_bits)
            done += 8
            k += 1
        end
        if k == 0
            _store_bytes!(p + done, bits & _low_bits, bytes - done)
            done = bytes
        end
    end
    return nothing
end
function _run_bool_lane!(state::Memory{UInt64}, lane::Int, p::Ptr{UInt64})
    @inbounds begin
        n = _bulk_lanes
        s0, s1, s2, s3 = state[lane], state[lane + n], state[lane + 2n], state[lane + 3n]
        bits = _xoshiro_output(s0, s3)
        for k in 0:7
            unsafe_store!(p + 8 * n * k, (bits >> k) & _low_bits)
        end
        s0, s1, s2, s3 = _xoshiro_step(s0, s1, s2, s3)
        state[lane], state[lane + n], state[lane + 2n], state[lane + 3n] = s0, s1, s2, s3
    end
    return nothing
end
