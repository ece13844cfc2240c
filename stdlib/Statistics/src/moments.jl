# Means, variances and standard deviations.

"""
    mean([f,] itr)
    mean([f,] a; dims)

The mean of a collection, or of an array over dimensions.
"""
mean(itr) = mean(identity, itr)
function mean(f, itr)
    y = iterate(itr)
    y === nothing && return _mean_of_none(f, itr)
    total = f(y[1]) / 1
    count = 1
    y = iterate(itr, y[2])
    while y !== nothing
        total += f(y[1])
        count += 1
        y = iterate(itr, y[2])
    end
    return total / count
end
_mean_of_none(f, itr) = _mean_of_none(f, itr, Base.IteratorEltype(typeof(itr)))
_mean_of_none(f, itr, ::Base.HasEltype) = f(zero(eltype(itr))) / 0
_mean_of_none(f, itr, ::Base.EltypeUnknown) = throw(ArgumentError("mean of an empty collection of unknown element type"))
mean(a::AbstractArray; dims=:) = _mean(identity, a, dims)
mean(f, a::AbstractArray; dims=:) = _mean(f, a, dims)
_mean(f, a::AbstractArray, ::Colon) = _sum_as_mean(f, a) / length(a)
_mean(f, a::AbstractArray, dims) =
    sum(x -> f(x) / 1, a; dims=dims) ./ prod(d -> size(a, d), dims)
# Where the sum of the elements could overflow, it is taken of the quotients' type.
_sum_as_mean(f, a::AbstractArray) = isempty(a) ? f(zero(eltype(a))) / 1 : sum(x -> f(x) / 1, a)
mean(r::AbstractRange{<:Real}) = isempty(r) ? zero(eltype(r)) / 0 : (first(r) + last(r)) / 2
"`mean!(r, a)`: the means of `a` over the dimensions that are single in `r`."
function mean!(r::AbstractArray, a::AbstractArray)
    copyto!(r, sum(a; dims=_single_dims(r, a)))
    return r .= r .* (max(1, length(r)) // length(a))
end
_single_dims(r, a) = Tuple(d for d in 1:ndims(a) if size(r, d) == 1 && size(a, d) != 1)

"""
    var(itr; corrected=true, mean=nothing, dims)

The sample variance; with `corrected=false` divided by `n` instead of `n - 1`.
"""
function var(itr; corrected::Bool=true, mean=nothing)
    v = collect(itr)
    return _var(v, mean === nothing ? Statistics.mean(v) : mean, corrected, :)
end
function var(a::AbstractArray; corrected::Bool=true, mean=nothing, dims=:)
    return _var(a, mean === nothing ? _mean(identity, a, dims) : mean, corrected, dims)
end
_var(a::AbstractArray, m, corrected::Bool, ::Colon) = _sum_squares(a, m) / (length(a) - Int(corrected))
function _sum_squares(a::AbstractArray, m)
    isempty(a) && return abs2(zero(eltype(a)) - m)
    return sum(x -> abs2(x - m), a)
end
_var(a::AbstractArray, m, corrected::Bool, dims) =
    sum(abs2.(a .- m); dims=dims) ./ (prod(d -> size(a, d), dims) - Int(corrected))
"`varm(itr, m)`: the variance about a known mean."
varm(itr, m; corrected::Bool=true) = var(itr; corrected=corrected, mean=m)
varm(a::AbstractArray, m; corrected::Bool=true, dims=:) = var(a; corrected=corrected, mean=m, dims=dims)

"""
    std(itr; corrected=true, mean=nothing, dims)

The sample standard deviation.
"""
std(itr; corrected::Bool=true, mean=nothing) = sqrt(var(itr; corrected=corrected, mean=mean))
function std(a::AbstractArray; corrected::Bool=true, mean=nothing, dims=:)
    v = var(a; corrected=corrected, mean=mean, dims=dims)
    return dims isa Colon ? sqrt(v) : sqrt.(v)
end
"`stdm(itr, m)`: the standard deviation about a known mean."
stdm(itr, m; corrected::Bool=true) = std(itr; corrected=corrected, mean=m)

"`middle(x)`, `middle(x, y)`, `middle(a)`: half-way between two values, or between the extrema."
middle(x::Number) = x / 1
middle(x::Number, y::Number) = x / 2 + y / 2
middle(a::AbstractArray) = middle(extrema(a)...)
middle(a::AbstractRange) = middle(first(a), last(a))
