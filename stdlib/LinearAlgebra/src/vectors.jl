# Vectors: products, norms, scaling and rotating in place.

"`cross(a, b)`, `a × b`: vector product of two vectors of length 3."
function cross(a::AbstractVector, b::AbstractVector)
    length(a) == length(b) == 3 ||
        throw(DimensionMismatch("cross product is only defined for vectors of length 3"))
    return [a[2] * b[3] - a[3] * b[2], a[3] * b[1] - a[1] * b[3], a[1] * b[2] - a[2] * b[1]]
end
const × = cross

"`dot(x, a, y)`: the product of `x`, a matrix and `y` without an intermediate vector."
function dot(x::AbstractVector, a::AbstractMatrix, y::AbstractVector)
    (length(x), length(y)) == size(a) || throw(DimensionMismatch())
    T = typeof(dot(zero(eltype(x)), zero(eltype(a)) * zero(eltype(y))))
    s = zero(T)
    for j in eachindex(y)
        t = zero(T)
        for i in eachindex(x)
            t += dot(x[i], a[i, j])
        end
        s += t * y[j]
    end
    return s
end

"`normalize(a[, p=2])`: `a` divided by its norm."
normalize(a::AbstractArray, p::Real=2) = isempty(a) ? float(a) : _divided!(copyto!(similar(a, _divided_type(a, p)), a), norm(a, p))
normalize(x) = x / norm(x)
"The square of the norm."
norm_sqr(x) = norm(x)^2
norm_sqr(x::Number) = abs2(x)
norm_sqr(x::Union{T, Complex{T}, Rational{T}}) where {T<:Integer} = abs2(float(x))
"`normalize!(a[, p=2])`: divide `a` by its norm."
normalize!(a::AbstractArray, p::Real=2) = _divided!(a, norm(a, p))
_divided_type(a, p) = typeof(first(a) / norm(first(a), p))
# By the reciprocal, unless that overflows.
function _divided!(a::AbstractArray, n)
    tiny = inv(prevfloat(typemax(float(typeof(n)))))
    return n >= tiny ? rmul!(a, inv(n)) : (rmul!(a, inv(eps(n))); rmul!(a, inv(n / eps(n))))
end

"`rmul!(a, x)`: multiply an array by a number in place."
function rmul!(a::AbstractArray, x::Number)
    for i in eachindex(a)
        @inbounds a[i] *= x
    end
    return a
end
rmul!(a::AbstractMatrix, b::AbstractMatrix) = copyto!(a, a * b)
"`lmul!(x, a)`: multiply an array by a number from the left in place."
function lmul!(x::Number, a::AbstractArray)
    for i in eachindex(a)
        @inbounds a[i] = x * a[i]
    end
    return a
end
lmul!(b::AbstractMatrix, a::AbstractVecOrMat) = copyto!(a, b * a)
"`rdiv!(a, x)`: divide an array by a number in place."
rdiv!(a::AbstractArray, x::Number) = _divide_right!(a, x)
rdiv!(a::AbstractMatrix, x::Number) = _divide_right!(a, x)
function _divide_right!(a, x)
    for i in eachindex(a)
        @inbounds a[i] /= x
    end
    return a
end
_check_lengths(x, y) = length(x) == length(y) || throw(DimensionMismatch(
    "x has length $(length(x)), but y has length $(length(y))"))
"`axpy!(α, x, y)`: add `α * x` to `y`."
function axpy!(α::Number, x::AbstractArray, y::AbstractArray)
    _check_lengths(x, y)
    for (i, j) in zip(eachindex(x), eachindex(y))
        @inbounds y[j] += x[i] * α
    end
    return y
end
"`axpby!(α, x, β, y)`: replace `y` by `α * x + β * y`."
function axpby!(α::Number, x::AbstractArray, β::Number, y::AbstractArray)
    _check_lengths(x, y)
    for (i, j) in zip(eachindex(x), eachindex(y))
        @inbounds y[j] = x[i] * α + y[j] * β
    end
    return y
end

"`rotate!(x, y, c, s)`: replace `x` by `c*x + s*y` and `y` by `-conj(s)*x + c*y`."
function rotate!(x::AbstractVector, y::AbstractVector, c, s)
    _check_lengths(x, y)
    for i in eachindex(x, y)
        a, b = x[i], y[i]
        x[i] = c * a + s * b
        y[i] = -conj(s) * a + c * b
    end
    return x, y
end
"`reflect!(x, y, c, s)`: replace `x` by `c*x + s*y` and `y` by `conj(s)*x - c*y`."
function reflect!(x::AbstractVector, y::AbstractVector, c, s)
    _check_lengths(x, y)
    for i in eachindex(x, y)
        a, b = x[i], y[i]
        x[i] = c * a + s * b
        y[i] = conj(s) * a - c * b
    end
    return x, y
end

"A rotation in the plane of axes `i1` and `i2`."
struct Givens{T}
    i1::Int
    i2::Int
    c::T
    s::T
end
"`givens(f, g, i1, i2)`: the rotation that turns `(f, g)` into `(r, 0)`, and `r`."
function givens(f::T, g::T, i1::Integer, i2::Integer) where {T<:Real}
    i1 == i2 && throw(ArgumentError("Indices must be distinct."))
    c, s, r = _rotation(float(f), float(g))
    return Givens(Int(i1), Int(i2), c, s), r
end
givens(f::Real, g::Real, i1::Integer, i2::Integer) = givens(promote(f, g)..., i1, i2)
givens(x::AbstractVector, i1::Integer, i2::Integer) = givens(x[i1], x[i2], i1, i2)
givens(a::AbstractMatrix, i1::Integer, i2::Integer, j::Integer) = givens(a[i1, j], a[i2, j], i1, i2)
adjoint(g::Givens) = Givens(g.i1, g.i2, g.c, -g.s)
function lmul!(g::Givens, a::AbstractVecOrMat)
    for j in axes(a, 2)
        x, y = a[g.i1, j], a[g.i2, j]
        a[g.i1, j] = g.c * x + g.s * y
        a[g.i2, j] = -g.s * x + g.c * y
    end
    return a
end
function rmul!(a::AbstractMatrix, g::Givens)
    for i in axes(a, 1)
        x, y = a[i, g.i1], a[i, g.i2]
        a[i, g.i1] = x * g.c - y * g.s
        a[i, g.i2] = x * g.s + y * g.c
    end
    return a
end
*(g::Givens, a::AbstractVecOrMat) = lmul!(g, copyto!(similar(a, promote_type(typeof(g.c), eltype(a))), a))
*(a::AbstractMatrix, g::Givens) = rmul!(copyto!(similar(a, promote_type(typeof(g.c), eltype(a))), a), g)

# Cosine, sine and length with `[c s; -s c] * [f, g] == [r, 0]`.
function _rotation(f::T, g::T) where {T<:AbstractFloat}
    iszero(g) && return one(T), zero(T), f
    iszero(f) && return zero(T), copysign(one(T), g), abs(g)
    r = copysign(hypot(f, g), f)
    return abs(f) / abs(r), g / r, r
end
# Rotate columns or rows `i` and `k` of a matrix.
function _rotate_columns!(a::AbstractMatrix, i::Int, k::Int, c, s, rows=axes(a, 1))
    for r in rows
        x, y = (@inbounds a[r, i]), (@inbounds a[r, k])
        @inbounds a[r, i] = c * x + s * y
        @inbounds a[r, k] = c * y - s * x
    end
end
function _rotate_rows!(a::AbstractMatrix, i::Int, k::Int, c, s, columns=axes(a, 2))
    for j in columns
        x, y = (@inbounds a[i, j]), (@inbounds a[k, j])
        @inbounds a[i, j] = c * x + s * y
        @inbounds a[k, j] = c * y - s * x
    end
end
