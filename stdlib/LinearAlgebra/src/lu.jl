# LU factorization: Gaussian elimination with the largest pivot of each column, column by
# column (Golub and Van Loan, Matrix Computations, section 3.4).

"""
    lu(a[, pivot=RowMaximum()]; check=true)

Unit lower and upper triangular factors `L`, `U` and a permutation `p` with
`L * U == a[p, :]`.
"""
struct LU{T,S<:AbstractMatrix{T},P<:AbstractVector{<:Integer}} <: Factorization{T}
    factors::S
    ipiv::P   # the row that each row was exchanged with, in turn
    info::Int # first column without a pivot, or 0
end
const Pivoting = Union{RowMaximum,RowNonZero,NoPivot}
lu(a::AbstractMatrix{T}, pivot::Pivoting=RowMaximum(); check::Bool=true) where {T} =
    _eliminate!(Matrix{_field_type(T)}(a), pivot, check)
"`lu!(a)`: as `lu`, in the memory of `a`."
lu!(a::Matrix, pivot::Pivoting=RowMaximum(); check::Bool=true) = _eliminate!(a, pivot, check)
lu(f::LU) = f

# Left-looking: the products that a column loses are summed before they are subtracted.
function _eliminate!(a::Matrix{T}, pivot::Pivoting, check::Bool) where {T}
    m, n = size(a)
    ipiv = collect(1:min(m, n))
    sums = Vector{T}(undef, m)
    info = 0
    for k in 1:n
        _reduce_column!(a, k, sums)
        k > m && continue
        best = _pivot_row(pivot, a, k)
        if iszero(a[best, k])
            info == 0 && (info = k)
            continue
        end
        if best != k
            _swap_rows!(a, k, best)
            ipiv[k] = best
        end
        scale = inv(a[k, k])
        for i in (k + 1):m
            @inbounds a[i, k] *= scale
        end
    end
    check && info > 0 && throw(pivot isa NoPivot ? ZeroPivotException(info) : SingularException(info))
    return LU{T,Matrix{T},Vector{Int}}(a, ipiv, info)
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
_pivot_row(::NoPivot, a::Matrix, k::Int) = k
function _pivot_row(::RowNonZero, a::Matrix, k::Int)
    i = findfirst(x -> !iszero(x), view(a, k:size(a, 1), k))
    return i === nothing ? k : k + i - 1
end
function _pivot_row(::RowMaximum, a::Matrix, k::Int)
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

function _permutation(ipiv::AbstractVector, m::Int)
    p = collect(1:m)
    for (i, k) in enumerate(ipiv)
        p[i], p[k] = p[k], p[i]
    end
    return p
end
_swaps(f::LU) = count(i -> f.ipiv[i] != i, eachindex(f.ipiv))

size(f::LU) = size(getfield(f, :factors))
function getproperty(f::LU, name::Symbol)
    factors = getfield(f, :factors)
    m, n = size(factors)
    k = min(m, n)
    name === :U && return triu!(factors[1:k, 1:n])
    name === :p && return _permutation(getfield(f, :ipiv), m)
    if name === :L
        l = tril!(factors[1:m, 1:k])
        for i in 1:k
            l[i, i] = one(eltype(l))
        end
        return l
    elseif name === :P
        p = f.p
        return [p[i] == j ? one(eltype(factors)) : zero(eltype(factors)) for i in 1:m, j in 1:m]
    end
    return getfield(f, name)
end
propertynames(::LU, private::Bool=false) = (:L, :U, :p, :P, :factors, :ipiv, :info)
iterate(f::LU) = (f.L, Val(:U))
iterate(f::LU, ::Val{:U}) = (f.U, Val(:p))
iterate(f::LU, ::Val{:p}) = (f.p, Val(:end))
iterate(f::LU, ::Val{:end}) = nothing
Base.AbstractMatrix(f::LU) = (f.L * f.U)[invperm(f.p), :]
function show(io::IO, mime::MIME"text/plain", f::LU)
    f.info > 0 && return print(io, "Failed factorization of type ", typeof(f))
    return _show_parts(io, mime, f, ("L factor" => f.L, "U factor" => f.U))
end

"`det(a)`: determinant."
det(x::Number) = x
function det(a::AbstractMatrix{T}) where {T}
    checksquare(a)
    (istriu(a) || istril(a)) && return _product_of_diagonal(a, _field_type(T))
    return det(lu(a; check=false))
end
_product_of_diagonal(a, ::Type{S}) where {S} = prod(i -> S(a[i, i]), axes(a, 1); init=one(S))
function det(f::LU{T}) where {T}
    f.info > 0 && return zero(T)
    d = one(T)
    for i in 1:size(f, 1)
        d *= f.factors[i, i]
    end
    return isodd(_swaps(f)) ? -d : d
end
"`logabsdet(a)`: the logarithm of the determinant's magnitude, and its sign."
logabsdet(a::AbstractMatrix) = (checksquare(a); logabsdet(lu(a; check=false)))
logabsdet(x::Number) = (log(abs(x)), sign(x))
function logabsdet(f::LU)
    sign = isodd(_swaps(f)) ? -one(eltype(f.factors)) : one(eltype(f.factors))
    s = zero(real(eltype(f.factors)))
    for i in 1:size(f, 1)
        x = f.factors[i, i]
        sign *= Base.sign(x)
        s += log(abs(x))
    end
    return (s, sign)
end
"`logdet(a)`: the logarithm of the determinant."
function logdet(a)
    s, sign = logabsdet(a)
    return s + log(sign)
end

# x = U \ (L \ b[p]), in place of the rows of `b` in the factorization's order.
function _solve(f::LU{T}, b::AbstractVecOrMat) where {T}
    f.info > 0 && throw(SingularException(f.info))
    n = size(f, 1)
    n == size(b, 1) || throw(DimensionMismatch("matrix has dimensions ($n,$n) but right hand side has $(size(b, 1)) rows"))
    S = typeof(one(T) * zero(eltype(b)))
    p = f.p
    x = b isa AbstractVector ? S[b[i] for i in p] : S[b[i, j] for i in p, j in axes(b, 2)]
    return _solve_upper!(f.factors, _solve_lower!(f.factors, x, true), false)
end
