# Cholesky factorization of positive definite matrices (Golub and Van Loan, section 4.2).

"""
    cholesky(a)

A lower triangular `L` with `L * L' == a`, or `U = L'`.
"""
struct Cholesky{T}
    factors::Matrix{T} # L
    info::Int          # order of the first minor that is not positive, or 0
end
function cholesky(a::AbstractMatrix; check::Bool=true)
    checksquare(a)
    ishermitian(a) || throw(PosDefException(-1))
    f = _cholesky(a)
    check && f.info > 0 && throw(PosDefException(f.info))
    return f
end
function _cholesky(a::AbstractMatrix{T}) where {T}
    l = tril!(Matrix{float(T)}(a))
    n = size(l, 1)
    for k in 1:n
        d = real(l[k, k])
        d > 0 || return Cholesky(l, k)
        l[k, k] = sqrt(d)
        for i in (k + 1):n
            l[i, k] /= l[k, k]
        end
        for j in (k + 1):n
            x = conj(l[j, k])
            for i in j:n
                @inbounds l[i, j] -= l[i, k] * x
            end
        end
    end
    return Cholesky(l, 0)
end
function Base.getproperty(f::Cholesky, name::Symbol)
    name === :L && return LowerTriangular(getfield(f, :factors))
    name === :U && return UpperTriangular(Matrix(getfield(f, :factors)'))
    return getfield(f, name)
end
size(f::Cholesky) = size(getfield(f, :factors))
det(f::Cholesky) = abs2(prod(diag(f.factors)))
"`isposdef(a)`: whether a matrix is Hermitian and positive definite."
isposdef(a::AbstractMatrix) = ishermitian(a) && _cholesky(a).info == 0
function _solve(f::Cholesky{T}, b::AbstractVecOrMat) where {T}
    _check_rows(f.factors, b)
    x = Array{typeof(one(T) * zero(eltype(b)))}(b)
    return _solve_upper!(Matrix(f.factors'), _solve_lower!(f.factors, x, false), false)
end
