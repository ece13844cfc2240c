# Medians and quantiles.

"""
    median(itr)
    median(a; dims)

The middle of the sorted values, or the mean of the two in the middle.
"""
median(itr) = median!(collect(itr))
median(a::AbstractArray; dims=:) = _median(a, dims)
_median(a::AbstractArray, ::Colon) = median!(collect(vec(a)))
_median(a::AbstractArray, dims) = mapslices(median!, a; dims=dims)
median(r::AbstractRange{<:Real}) = mean(r)
"`median!(v)`: as `median`, permuting `v`."
function median!(v::AbstractVector)
    isempty(v) && throw(ArgumentError("median of an empty array is undefined, $(repr(v))"))
    for x in v
        (x isa Missing || (x isa AbstractFloat && isnan(x))) && return x
    end
    sort!(v)
    n = length(v)
    half = div(firstindex(v) + lastindex(v), 2)
    return isodd(n) ? middle(v[half]) : middle(v[half], v[half + 1])
end
median!(a::AbstractArray) = median!(vec(a))

"""
    quantile(itr, p; sorted=false, alpha=1.0, beta=alpha)

The value below which a share `p` of the sorted values lies, interpolated between
neighbours; for a collection of shares, a vector.
"""
quantile(itr, p; sorted::Bool=false, alpha::Real=1.0, beta::Real=alpha) =
    quantile!(collect(itr), p; sorted=sorted, alpha=alpha, beta=beta)
"`quantile!(v, p)`: as `quantile`, sorting `v`."
function quantile!(v::AbstractVector, p::Real; sorted::Bool=false, alpha::Real=1.0, beta::Real=alpha)
    _check_sample(v)
    sorted || sort!(v)
    return _quantile(v, p, alpha, beta)
end
function quantile!(v::AbstractVector, p; sorted::Bool=false, alpha::Real=1.0, beta::Real=alpha)
    _check_sample(v)
    sorted || sort!(v)
    return map(x -> _quantile(v, x, alpha, beta), p)
end
function quantile!(q::AbstractArray, v::AbstractVector, p::AbstractArray; sorted::Bool=false, alpha::Real=1.0, beta::Real=alpha)
    size(p) == size(q) || throw(DimensionMismatch("size of p, $(size(p)), must equal size of q, $(size(q))"))
    return copyto!(q, quantile!(v, p; sorted=sorted, alpha=alpha, beta=beta))
end
function _check_sample(v)
    isempty(v) && throw(ArgumentError("empty data vector"))
    any(ismissing, v) && throw(ArgumentError("quantiles are undefined in presence of missing values"))
    any(x -> x isa AbstractFloat && isnan(x), v) && throw(ArgumentError("quantiles are undefined in presence of NaNs"))
end
# Hyndman and Fan's definitions, between which `alpha` and `beta` choose.
function _quantile(v::AbstractVector, p::Real, alpha::Real, beta::Real)
    0 <= p <= 1 || throw(ArgumentError("input probability out of [0,1] range"))
    n = length(v)
    m = alpha + p * (one(alpha) - alpha - beta)
    position = n * p + oftype(p, m)
    j = clamp(trunc(Int, position), 1, n - 1)
    share = clamp(position - j, 0, 1)
    n == 1 && return v[1] + zero(share)
    a = v[j]
    b = v[j + 1]
    return isfinite(a) && isfinite(b) ? a + share * (b - a) : (1 - share) * a + share * b
end
