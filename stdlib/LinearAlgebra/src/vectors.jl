# Vectors: products, norms, scaling in place.

"`cross(a, b)`, `a × b`: vector product of two vectors of length 3."
function cross(a::AbstractVector, b::AbstractVector)
    length(a) == length(b) == 3 ||
        throw(DimensionMismatch("cross product is only defined for vectors of length 3"))
    return [a[2] * b[3] - a[3] * b[2], a[3] * b[1] - a[1] * b[3], a[1] * b[2] - a[2] * b[1]]
end
const × = cross

"`normalize(a[, p=2])`: `a` divided by its norm."
normalize(a::AbstractArray, p::Real=2) = a * inv(norm(a, p))
normalize!(a::AbstractArray, p::Real=2) = rmul!(a, inv(norm(a, p)))

"`rmul!(a, x)`: multiply an array by a number in place."
function rmul!(a::AbstractArray, x::Number)
    for i in eachindex(a)
        @inbounds a[i] *= x
    end
    return a
end
"`lmul!(x, a)`: multiply an array by a number from the left in place."
function lmul!(x::Number, a::AbstractArray)
    for i in eachindex(a)
        @inbounds a[i] = x * a[i]
    end
    return a
end
"`axpy!(α, x, y)`: add `α * x` to `y`."
function axpy!(α::Number, x::AbstractArray, y::AbstractArray)
    length(x) == length(y) || throw(DimensionMismatch(
        "x has length $(length(x)), but y has length $(length(y))"))
    for (i, j) in zip(eachindex(x), eachindex(y))
        @inbounds y[j] += α * x[i]
    end
    return y
end

"`opnorm(a[, p=Inf])`: operator norm for `p` of 1 or `Inf`."
function opnorm(a::AbstractMatrix, p::Real)
    isempty(a) && return float(real(zero(eltype(a))))
    p == 1 && return float(maximum(j -> sum(abs, view(a, :, j)), axes(a, 2)))
    p == Inf && return float(maximum(i -> sum(abs, view(a, i, :)), axes(a, 1)))
    throw(ArgumentError("invalid p-norm p=$p. Valid: 1, Inf"))
end
