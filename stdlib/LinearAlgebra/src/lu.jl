# LU factorization: Gaussian elimination with the largest pivot of each column, column by
# column (Golub and Van Loan, Matrix Computations, section 3.4).

"""
    lu(a; check=true)

Unit lower and upper triangular factors `L`, `U` and a permutation `p` with
`L * U == a[p, :]`.
"""
struct LU{T,S<:AbstractMatrix{T}}
    factors::S
    p::Vector{Int}
    swaps::Int # exchanges of rows
    info::Int  # first column without a pivot, or 0
end
lu(a::AbstractMatrix{T}; check::Bool=true) where {T} = _eliminate!(Matrix{_field_type(T)}(a), check)
lu(f::LU) = f

# Left-looking: the products that a column loses are summed before they are subtracted.
function _eliminate!(a::Matrix{T}, check::Bool) where {T}
    m, n = size(a)
    p = collect(1:m)
    sums = Vector{T}(undef, m)
    swaps = 0
    info = 0
    for k in 1:n
        _reduce_column!(a, k, sums)
        k > m && continue
        best = _pivot_row(a, k)
        if iszero(a[best, k])
            info == 0 && (info = k)
            continue
        end
        if best != k
            _swap_rows!(a, k, best)
            p[k], p[best] = p[best], p[k]
            swaps += 1
        end
        scale = inv(a[k, k])
        for i in (k + 1):m
            @inbounds a[i, k] *= scale
        end
    end
    check && info > 0 && throw(SingularException(info))
    return LU{T,Matrix{T}}(a, p, swaps, info)
end
function _reduce_column!(a::Matrix{T}, k::Int, sums::Vector{T}) where {T}
    m = size(a, 1)
    fill!(sums, zero(T))
    for c in 1:min(k - 1, m)
        x = @inbounds a[c, k] -= sums[c]
        for i in (c + 1):m
            @inbounds sums[i] += a[i, c] * x
        end
    end
    for i in k:m
        @inbounds a[i, k] -= sums[i]
    end
end
function _pivot_row(a::Matrix, k::Int)
    best = k
    for i in (k + 1):size(a, 1)
        abs(a[i, k]) > abs(a[best, k]) && (best = i)
    end
    return best
end
function _swap_rows!(a::Matrix, i::Int, k::Int)
    for j in axes(a, 2)
        @inbounds a[i, j], a[k, j] = a[k, j], a[i, j]
    end
end

size(f::LU) = size(getfield(f, :factors))
size(f::LU, d::Integer) = size(getfield(f, :factors), d)
function Base.getproperty(f::LU, name::Symbol)
    factors = getfield(f, :factors)
    m, n = size(factors)
    k = min(m, n)
    name === :U && return triu!(factors[1:k, 1:n])
    if name === :L
        l = tril!(factors[1:m, 1:k])
        for i in 1:k
            l[i, i] = one(eltype(l))
        end
        return l
    end
    name === :P && return [getfield(f, :p)[i] == j ? one(eltype(factors)) : zero(eltype(factors)) for i in 1:m, j in 1:m]
    return getfield(f, name)
end
iterate(f::LU) = (f.L, Val(:U))
iterate(f::LU, ::Val{:U}) = (f.U, Val(:p))
iterate(f::LU, ::Val{:p}) = (f.p, Val(:end))
iterate(f::LU, ::Val{:end}) = nothing
issuccess(f::LU) = f.info == 0

"`det(a)`: determinant."
det(x::Number) = x
det(a::AbstractMatrix) = (checksquare(a); det(lu(a; check=false)))
function det(f::LU{T}) where {T}
    f.info > 0 && return zero(T)
    d = one(T)
    for i in 1:size(f, 1)
        d *= f.factors[i, i]
    end
    return isodd(f.swaps) ? -d : d
end
"`logabsdet(a)`: the logarithm of the determinant's magnitude, and its sign."
function logabsdet(a::AbstractMatrix)
    f = lu(a; check=false)
    sign = isodd(f.swaps) ? -one(eltype(f.factors)) : one(eltype(f.factors))
    s = zero(real(eltype(f.factors)))
    for i in 1:checksquare(a)
        x = f.factors[i, i]
        sign *= Base.sign(x)
        s += log(abs(x))
    end
    return (s, sign)
end
"`logdet(a)`: the logarithm of the determinant."
function logdet(a::AbstractMatrix)
    s, sign = logabsdet(a)
    return s + log(sign)
end

# x = U \ (L \ b[p]), in place of the rows of `b` in the factorization's order.
function _solve(f::LU{T}, b::AbstractVecOrMat) where {T}
    f.info > 0 && throw(SingularException(f.info))
    _check_rows(f.factors, b)
    S = typeof(one(T) * zero(eltype(b)))
    x = b isa AbstractVector ? S[b[i] for i in f.p] : S[b[i, j] for i in f.p, j in axes(b, 2)]
    return _solve_upper!(f.factors, _solve_lower!(f.factors, x, true), false)
end
