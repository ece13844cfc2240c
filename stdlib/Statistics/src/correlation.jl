# Covariance and Pearson correlation of vectors, and of the columns or rows of matrices.

_check_axes(x, y) = axes(x, 1) == axes(y, 1) || throw(DimensionMismatch(
    "all inputs to eachindex must have the same indices, got $(axes(x, 1)) and $(axes(y, 1))"))
_centred(x::AbstractVector) = x .- mean(x)
_centred(a::AbstractMatrix, dims::Int) = a .- mean(a; dims=dims)

"""
    cov(x[, y]; corrected=true)
    cov(a[, b]; dims=1, corrected=true)

The variance of `x`, or its covariance with `y`; of a matrix, that of its columns (`dims=1`)
or rows (`dims=2`), with one another or with those of `b`.
"""
cov(x::AbstractVector; corrected::Bool=true) = sum(abs2, _centred(x)) / (length(x) - Int(corrected))
function cov(x::AbstractVector, y::AbstractVector; corrected::Bool=true)
    _check_axes(x, y)
    return _sum_products(_centred(x), _centred(y)) / (length(x) - Int(corrected))
end
function _sum_products(x, y)
    isempty(x) && return zero(eltype(x)) * conj(zero(eltype(y)))
    return sum(x[i] * conj(y[i]) for i in eachindex(x, y))
end
function cov(a::AbstractMatrix; dims::Int=1, corrected::Bool=true)
    c = _centred(a, dims)
    return _products(c, c, dims) .* inv(size(a, dims) - Int(corrected))
end
function cov(a::AbstractVecOrMat, b::AbstractVecOrMat; dims::Int=1, corrected::Bool=true)
    x, y = _as_series(a, b, dims)
    return _products(_centred(x, dims), _centred(y, dims), dims) .* inv(size(x, dims) - Int(corrected))
end
cov(itr; corrected::Bool=true) = cov(collect(itr); corrected=corrected)
# Vectors beside matrices are single series.
function _as_series(a, b, dims::Int)
    x, y = _series(a, dims), _series(b, dims)
    size(x, dims) == size(y, dims) ||
        throw(DimensionMismatch("the lengths of the series differ: $(size(x, dims)) and $(size(y, dims))"))
    return x, y
end
_series(a::AbstractMatrix, dims::Int) = a
_series(v::AbstractVector, dims::Int) = dims == 1 ? reshape(v, :, 1) : reshape(v, 1, :)
_products(x, y, dims::Int) = dims == 1 ? Matrix(transpose(x)) * conj(y) : x * Matrix(adjoint(y))

"""
    cor(x, y)
    cor(a[, b]; dims=1)

The Pearson correlation of two vectors, or the matrix of those of a matrix's columns (or rows).
"""
cor(x::AbstractVector) = one(float(eltype(x)))
cor(itr) = cor(collect(itr))
function cor(x::AbstractVector, y::AbstractVector)
    _check_axes(x, y)
    isempty(x) && throw(ArgumentError("correlation only defined for non-empty vectors"))
    mx, my = mean(x), mean(y)
    first_x, first_y = x[begin] - mx, y[begin] - my
    xx, yy, xy = abs2(first_x), abs2(first_y), first_x * conj(first_y)
    for i in (firstindex(x) + 1):lastindex(x)
        dx, dy = x[i] - mx, y[i] - my
        xx += abs2(dx)
        yy += abs2(dy)
        xy += dx * conj(dy)
    end
    return _in_range(xy / max(xx, yy) / sqrt(min(xx, yy) / max(xx, yy)))
end
function cor(a::AbstractMatrix; dims::Int=1)
    c = _centred(a, dims)
    p = _products(c, c, dims)
    deviations = [sqrt(real(p[i, i])) for i in axes(p, 1)]
    return [i == j ? one(p[i, j]) : _in_range(p[i, j] / (deviations[i] * deviations[j])) for i in axes(p, 1), j in axes(p, 2)]
end
function cor(a::AbstractVecOrMat, b::AbstractVecOrMat; dims::Int=1)
    x, y = _as_series(a, b, dims)
    x, y = _centred(x, dims), _centred(y, dims)
    p = _products(x, y, dims)
    u, v = vec(sqrt.(sum(abs2, x; dims=dims))), vec(sqrt.(sum(abs2, y; dims=dims)))
    return [_in_range(p[i, j] / (u[i] * v[j])) for i in axes(p, 1), j in axes(p, 2)]
end
# Rounding may leave the interval of correlations.
_in_range(c::Real) = clamp(c, -one(c), one(c))
_in_range(c) = c
