# Covariance and Pearson correlation of vectors and of the columns of matrices.

_check_lengths(x, y) = length(x) == length(y) ||
    throw(DimensionMismatch("the lengths of the vectors differ: $(length(x)) and $(length(y))"))

# The sum of products of two vectors' deviations.
function _sum_products(x, mx, y, my)
    s = zero((zero(eltype(x)) - mx) * (zero(eltype(y)) - my))
    for i in eachindex(x, y)
        s += (x[i] - mx) * conj(y[i] - my)
    end
    return s
end

"""
    cov(x[, y]; corrected=true)

The variance of `x`, or its covariance with `y`; of a matrix, that of its columns (`dims=1`)
or rows (`dims=2`).
"""
cov(x::AbstractVector; corrected::Bool=true) = var(x; corrected=corrected)
function cov(x::AbstractVector, y::AbstractVector; corrected::Bool=true)
    _check_lengths(x, y)
    return _sum_products(x, mean(x), y, mean(y)) / (length(x) - Int(corrected))
end
function cov(a::AbstractMatrix; dims::Int=1, corrected::Bool=true)
    series = _series(a, dims)
    return [cov(x, y; corrected=corrected) for x in series, y in series]
end
_series(a::AbstractMatrix, dims::Int) =
    dims == 1 ? [a[:, j] for j in axes(a, 2)] : [a[i, :] for i in axes(a, 1)]

"""
    cor(x, y)
    cor(a; dims=1)

The Pearson correlation of two vectors, or the matrix of those of a matrix's columns.
"""
cor(x::AbstractVector) = one(float(eltype(x)))
function cor(x::AbstractVector, y::AbstractVector)
    _check_lengths(x, y)
    isempty(x) && throw(ArgumentError("the correlation of empty vectors is not defined"))
    mx = mean(x)
    my = mean(y)
    xx = _sum_products(x, mx, x, mx)
    yy = _sum_products(y, my, y, my)
    return _in_range(_sum_products(x, mx, y, my) / (sqrt(xx) * sqrt(yy)))
end
function cor(a::AbstractMatrix; dims::Int=1)
    series = _series(a, dims)
    means = map(mean, series)
    n = length(series)
    c = [_sum_products(series[i], means[i], series[j], means[j]) for i in 1:n, j in 1:n]
    deviations = [sqrt(c[i, i]) for i in 1:n]
    return [i == j ? one(c[i, j]) : _in_range(c[i, j] / (deviations[i] * deviations[j])) for i in 1:n, j in 1:n]
end
# Rounding may leave the interval of correlations.
_in_range(c::Real) = clamp(c, -one(c), one(c))
_in_range(c) = c
