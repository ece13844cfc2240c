# Cholesky factorization of positive definite matrices (Golub and Van Loan, section 4.2).

"""
    cholesky(a[, pivot]; check=true)

A lower triangular `L` with `L * L' == a`, or `U = L'`. With `RowMaximum()`, of the matrix with rows
and columns permuted by `p`.
"""
struct Cholesky{T,S<:AbstractMatrix} <: Factorization{T}
    factors::S
    uplo::Char # the triangle of `factors` that counts
    info::Int  # order of the first minor that is not positive, or 0
end
"A Cholesky factorization with exchanges of rows and columns."
struct CholeskyPivoted{T,S<:AbstractMatrix,P<:AbstractVector{<:Integer}} <: Factorization{T}
    factors::S
    uplo::Char
    piv::P
    rank::Int
    tol::Float64
    info::Int
end
const AnyCholesky = Union{Cholesky,CholeskyPivoted}

function cholesky(a::AbstractMatrix, pivot::PivotingStrategy=NoPivot(); check::Bool=true, tol::Real=0.0)
    checksquare(a)
    uplo = a isa SymOrHerm ? a.uplo : 'U'
    hermitian = ishermitian(a)
    check && !hermitian && throw(PosDefException(-1))
    T = _root_type(eltype(a))
    data = copyto!(Matrix{T}(undef, size(a)), a)
    hermitian || return Cholesky{T,Matrix{T}}(data, uplo, -1)
    return _cholesky!(data, uplo, pivot, check, tol)
end
function cholesky(x::Number)
    real(x) > 0 && isreal(x) || throw(PosDefException(1))
    return Cholesky{typeof(sqrt(float(real(x)))),Matrix{typeof(sqrt(float(real(x))))}}(fill(sqrt(float(real(x))), 1, 1), 'U', 0)
end
"`cholesky!(a)`: as `cholesky`, in the memory of `a`."
cholesky!(a::Matrix, pivot::PivotingStrategy=NoPivot(); check::Bool=true) =
    (ishermitian(a) || throw(PosDefException(-1)); _cholesky!(a, 'U', pivot, check, 0.0))
cholesky!(a::SymOrHerm; check::Bool=true) = cholesky(a; check=check)
function _cholesky!(a::Matrix{T}, uplo::Char, ::NoPivot, check::Bool, tol) where {T}
    n = size(a, 1)
    info = 0
    for k in 1:n
        d = real(a[k, k])
        if !(d > 0)
            info = k
            break
        end
        _take_column!(a, k, sqrt(d))
    end
    check && info > 0 && throw(PosDefException(info))
    uplo == 'U' && (a = _upper_factor(a))
    return Cholesky{T,Matrix{T}}(a, uplo, info)
end
function _upper_factor(l::Matrix)
    u = _full(l')
    for i in axes(u, 1)
        u[i, i] = l[i, i]
    end
    return u
end
# Column `k` of L, and what it takes from the columns after it.
function _take_column!(a::Matrix, k::Int, root)
    n = size(a, 1)
    a[k, k] = root
    for i in (k + 1):n
        @inbounds a[i, k] /= root
    end
    for j in (k + 1):n
        x = conj(a[j, k])
        for i in j:n
            @inbounds a[i, j] -= a[i, k] * x
        end
    end
end
function _cholesky!(a::Matrix{T}, uplo::Char, ::RowMaximum, check::Bool, tol::Real) where {T}
    n = size(a, 1)
    p = collect(1:n)
    stop = tol > 0 ? tol : n * eps(real(T)) * maximum(i -> real(a[i, i]), 1:n; init=zero(real(T)))
    rank = 0
    for k in 1:n
        best = k
        for i in (k + 1):n
            real(a[i, i]) > real(a[best, best]) && (best = i)
        end
        real(a[best, best]) > stop || break
        best == k || _swap_hermitian!(a, p, k, best)
        _take_column!(a, k, sqrt(real(a[k, k])))
        rank = k
    end
    info = rank < n ? 1 : 0
    check && info > 0 && throw(RankDeficientException(info))
    uplo == 'U' && (a = _upper_factor(a))
    return CholeskyPivoted{T,Matrix{T},Vector{Int}}(a, uplo, p, rank, Float64(tol), info)
end
# Exchange rows and columns `k < l` of the lower triangle.
function _swap_hermitian!(a::Matrix, p::Vector{Int}, k::Int, l::Int)
    p[k], p[l] = p[l], p[k]
    a[k, k], a[l, l] = a[l, l], a[k, k]
    for j in 1:(k - 1)
        a[k, j], a[l, j] = a[l, j], a[k, j]
    end
    for i in (k + 1):(l - 1)
        a[i, k], a[l, i] = conj(a[l, i]), conj(a[i, k])
    end
    a[l, k] = conj(a[l, k])
    for i in (l + 1):size(a, 1)
        a[i, k], a[i, l] = a[i, l], a[i, k]
    end
end

function getproperty(f::AnyCholesky, name::Symbol)
    factors, uplo = getfield(f, :factors), getfield(f, :uplo)
    name === :L && return LowerTriangular(uplo == 'L' ? factors : copy(factors'))
    name === :U && return UpperTriangular(uplo == 'U' ? factors : copy(factors'))
    name === :UL && return uplo == 'U' ? UpperTriangular(factors) : LowerTriangular(factors)
    if f isa CholeskyPivoted
        name === :p && return getfield(f, :piv)
        name === :P && return [getfield(f, :piv)[j] == i ? one(eltype(factors)) : zero(eltype(factors)) for i in axes(factors, 1), j in axes(factors, 1)]
    end
    return getfield(f, name)
end
size(f::AnyCholesky) = size(getfield(f, :factors))
iterate(f::Cholesky) = (f.L, Val(:U))
iterate(f::Cholesky, ::Val{:U}) = (f.U, Val(:end))
iterate(f::Cholesky, ::Val{:end}) = nothing
Base.AbstractMatrix(f::Cholesky) = _full(f.L) * _full(f.U)
Base.AbstractMatrix(f::CholeskyPivoted) = (q = invperm(f.p); (_full(f.L) * _full(f.U))[q, q])
rank(f::CholeskyPivoted) = f.rank
function show(io::IO, mime::MIME"text/plain", f::Cholesky)
    issuccess(f) || return print(io, "Failed factorization of type ", typeof(f))
    return _show_parts(io, mime, f, (string(f.uplo, " factor") => f.UL,))
end
show(io::IO, mime::MIME"text/plain", f::CholeskyPivoted) =
    _show_parts(io, mime, f, (string(f.uplo, " factor with rank ", f.rank) => f.UL, "permutation" => f.p))

det(f::AnyCholesky) = abs2(prod(real(x) for x in diag(f.factors); init=one(real(eltype(f)))))
logdet(f::AnyCholesky) = 2 * sum(log(real(x)) for x in diag(f.factors); init=zero(real(eltype(f))))
logabsdet(f::AnyCholesky) = (logdet(f), one(real(eltype(f))))
"`isposdef(a)`: whether a matrix is Hermitian and positive definite."
isposdef(a::AbstractMatrix) = ishermitian(a) && issuccess(cholesky(a; check=false))
isposdef(x::Number) = isreal(x) && real(x) > 0
isposdef(f::Cholesky) = issuccess(f)
isposdef!(a::AbstractMatrix) = isposdef(a)
function _solve(f::Cholesky{T}, b::AbstractVecOrMat) where {T}
    _check_rows(f, b)
    f.info > 0 && throw(PosDefException(f.info))
    x = Array{typeof(one(T) * zero(eltype(b)))}(b)
    return _solve_upper!(f.U.data, _solve_lower!(f.L.data, x, false), false)
end
function _solve(f::CholeskyPivoted{T}, b::AbstractVecOrMat) where {T}
    _check_rows(f, b)
    x = b isa AbstractVector ? b[f.p] : b[f.p, :]
    y = _solve(Cholesky{T,typeof(f.factors)}(f.factors, f.uplo, 0), x)
    return b isa AbstractVector ? y[invperm(f.p)] : y[invperm(f.p), :]
end
inv(f::AnyCholesky) = _solve(f, Matrix{eltype(f)}(I, size(f)...))
