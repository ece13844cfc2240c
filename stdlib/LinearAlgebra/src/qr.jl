# QR factorization by Householder reflections (Golub and Van Loan, section 5.2), for
# rectangular systems and ranks.

"""
    qr(a)

An orthogonal `Q` and an upper triangular `R` with `Q * R == a`.
"""
struct QR{T}
    factors::Matrix{T} # R above, the reflections' vectors below the diagonal
    tau::Vector{T}     # their scales
end
function qr(a::AbstractMatrix{T}) where {T}
    f = Matrix{float(T)}(a)
    return QR(f, [_reflect_column!(f, k) for k in 1:min(size(f)...)])
end

# Make column `k` zero below the diagonal, and apply the reflection to the columns after it.
function _reflect_column!(a::Matrix{T}, k::Int) where {T}
    m, n = size(a)
    s = sqrt(sum(i -> abs2(a[i, k]), k:m))
    iszero(s) && return zero(T)
    head = a[k, k]
    beta = real(head) > 0 ? -T(s) : T(s)
    tau = (beta - head) / beta
    scale = inv(head - beta)
    for i in (k + 1):m
        a[i, k] *= scale
    end
    a[k, k] = beta
    for j in (k + 1):n
        _reflect!(a, k, conj(tau), a, j)
    end
    return tau
end
# Apply reflection `k` of the factors to column `j` of `b`.
function _reflect!(factors::Matrix, k::Int, tau, b::AbstractVecOrMat, j::Int)
    m = size(factors, 1)
    s = b[k, j]
    for i in (k + 1):m
        s += conj(factors[i, k]) * b[i, j]
    end
    s *= tau
    b[k, j] -= s
    for i in (k + 1):m
        b[i, j] -= factors[i, k] * s
    end
end

function Base.getproperty(f::QR{T}, name::Symbol) where {T}
    factors = getfield(f, :factors)
    m, n = size(factors)
    k = min(m, n)
    name === :R && return triu!(factors[1:k, 1:n])
    if name === :Q
        q = Matrix{T}(I, m, k)
        for r in k:-1:1, j in 1:k
            _reflect!(factors, r, getfield(f, :tau)[r], q, j)
        end
        return q
    end
    return getfield(f, name)
end
iterate(f::QR) = (f.Q, Val(:R))
iterate(f::QR, ::Val{:R}) = (f.R, Val(:end))
iterate(f::QR, ::Val{:end}) = nothing

# The least squares solution for a matrix with at least as many rows as columns.
function _solve(f::QR{T}, b::AbstractVecOrMat) where {T}
    _check_rows(f.factors, b)
    m, n = size(f.factors)
    m >= n || throw(DimensionMismatch("the system has fewer equations than unknowns"))
    x = Array{typeof(one(T) * zero(eltype(b)))}(b)
    for k in 1:n, j in axes(x, 2)
        _reflect!(f.factors, k, conj(f.tau[k]), x, j)
    end
    for k in 1:n
        iszero(f.factors[k, k]) && throw(SingularException(k))
    end
    rows = x isa AbstractVector ? x[1:n] : x[1:n, :]
    return _solve_upper!(f.factors, rows, false)
end

"`rank(a)`: number of independent rows, by elimination with both pivots."
function rank(a::AbstractMatrix)
    m = Matrix{float(eltype(a))}(a)
    isempty(m) && return 0
    tolerance = maximum(abs, m) * max(size(m)...) * eps(real(float(one(eltype(m)))))
    found = 0
    while found < min(size(m)...)
        best = _largest_from(m, found + 1)
        abs(m[best]) <= tolerance && break
        found += 1
        _swap_rows!(m, found, best[1])
        for i in axes(m, 1)
            m[i, found], m[i, best[2]] = m[i, best[2]], m[i, found]
        end
        for j in (found + 1):size(m, 2)
            x = m[found, j] / m[found, found]
            for i in (found + 1):size(m, 1)
                m[i, j] -= m[i, found] * x
            end
        end
    end
    return found
end
function _largest_from(m::Matrix, k::Int)
    best = CartesianIndex(k, k)
    for j in k:size(m, 2), i in k:size(m, 1)
        abs(m[i, j]) > abs(m[best]) && (best = CartesianIndex(i, j))
    end
    return best
end
