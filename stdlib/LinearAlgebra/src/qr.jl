# QR factorization by Householder reflections (Golub and Van Loan, section 5.2), with or without
# exchange of columns.

"""
    qr(a[, pivot=NoPivot()])

An orthogonal `Q` and an upper triangular `R` with `Q * R == a`; with `ColumnNorm()` also a
permutation `p` with `Q * R == a[:, p]`.
"""
struct QR{T,S<:AbstractMatrix{T},C<:AbstractVector{T}} <: Factorization{T}
    factors::S # R above, the reflections' vectors below the diagonal
    τ::C       # their scales
end
"The factorization of a matrix of machine numbers: the scales lie on the diagonals of blocks."
struct QRCompactWY{S,M<:AbstractMatrix{S},C<:AbstractMatrix{S}} <: Factorization{S}
    factors::M
    T::C
end
"A QR factorization with exchanged columns."
struct QRPivoted{T,S<:AbstractMatrix{T},C<:AbstractVector{T},P<:AbstractVector{<:Integer}} <: Factorization{T}
    factors::S
    τ::C
    jpvt::P
end
const AnyQR = Union{QR,QRCompactWY,QRPivoted}
const MachineFloat = Union{Float64,Float32,ComplexF64,ComplexF32}

qr(a::AbstractMatrix{T}, pivot::PivotingStrategy=NoPivot(); blocksize=36) where {T} =
    _qr!(copyto!(Matrix{_root_type(T)}(undef, size(a)), a), pivot)
qr(v::AbstractVector) = qr(reshape(v, :, 1))
"`qr!(a)`: as `qr`, in the memory of `a`."
qr!(a::Matrix, pivot::PivotingStrategy=NoPivot()) = _qr!(a, pivot)
function _qr!(a::Matrix{T}, ::NoPivot) where {T}
    tau = T[_reflect_column!(a, k) for k in 1:min(size(a)...)]
    return QR{T,Matrix{T},Vector{T}}(a, tau)
end
function _qr!(a::Matrix{T}, ::NoPivot) where {T<:MachineFloat}
    tau = T[_reflect_column!(a, k) for k in 1:min(size(a)...)]
    return QRCompactWY{T,Matrix{T},Matrix{T}}(a, _block_scales(a, tau))
end
# The triangular matrices T with `H1 * H2 * ... == 1 - V * T * V'` for blocks of reflections.
function _block_scales(a::Matrix{T}, tau::Vector{T}) where {T}
    k = length(tau)
    width = min(36, k)
    t = zeros(T, width, k)
    for j in 1:k
        first = j - mod1(j, width) + 1
        for i in first:(j - 1)
            s = a[j, i]
            for r in (j + 1):size(a, 1)
                s += a[r, j] * conj(a[r, i])
            end
            t[i - first + 1, j] = -tau[j] * conj(conj(s))
        end
        c = j - first + 1
        t[c, j] = tau[j]
        for i in 1:(c - 1)
            t[i, j] = sum(t[i, first + l - 1] * t[l, j] for l in i:(c - 1))
        end
    end
    return t
end
# Each step takes the longest of the columns that are left.
function _qr!(a::Matrix{T}, ::ColumnNorm) where {T}
    m, n = size(a)
    p = collect(1:n)
    tau = Vector{T}(undef, min(m, n))
    for k in 1:min(m, n)
        lengths = [norm(view(a, k:m, j)) for j in k:n]
        best = k - 1 + argmax(lengths)
        if best != k
            p[k], p[best] = p[best], p[k]
            for i in 1:m
                a[i, k], a[i, best] = a[i, best], a[i, k]
            end
        end
        tau[k] = _reflect_column!(a, k)
    end
    return QRPivoted{T,Matrix{T},Vector{T},Vector{Int}}(a, tau, p)
end
# Make column `k` zero below the diagonal, and apply the reflection to the columns after it.
function _reflect_column!(a::Matrix{T}, k::Int) where {T}
    m, n = size(a)
    tail = a[(k + 1):m, k]
    a[k, k], tau = _reflector!(a[k, k], tail)
    for i in eachindex(tail)
        a[k + i, k] = tail[i]
    end
    _reflect_left!(a, tail, conj(tau), k, k, (k + 1):n)
    return tau
end
_scales(f::Union{QR,QRPivoted}) = getfield(f, :τ)
_scales(f::QRCompactWY) = (t = getfield(f, :T); eltype(t)[t[mod1(j, size(t, 1)), j] for j in axes(t, 2)])

size(f::AnyQR) = size(getfield(f, :factors))
function getproperty(f::AnyQR, name::Symbol)
    factors = getfield(f, :factors)
    m, n = size(factors)
    name === :R && return triu!(factors[1:min(m, n), 1:n])
    name === :Q && return _orthogonal(f)
    if f isa QRPivoted
        name === :p && return getfield(f, :jpvt)
        if name === :P
            p = getfield(f, :jpvt)
            return [p[j] == i ? one(eltype(factors)) : zero(eltype(factors)) for i in 1:n, j in 1:n]
        end
    end
    return getfield(f, name)
end
iterate(f::AnyQR) = (f.Q, Val(:R))
iterate(f::AnyQR, ::Val{:R}) = (f.R, Val(:p))
iterate(f::Union{QR,QRCompactWY}, ::Val{:p}) = nothing
iterate(f::QRPivoted, ::Val{:p}) = (f.p, Val(:end))
iterate(f::QRPivoted, ::Val{:end}) = nothing
Base.AbstractMatrix(f::Union{QR,QRCompactWY}) = Matrix(f.Q) * f.R
Base.AbstractMatrix(f::QRPivoted) = (Matrix(f.Q) * f.R)[:, invperm(f.p)]
function show(io::IO, mime::MIME"text/plain", f::AnyQR)
    print(io, typeof(f), "\nQ factor: ")
    show(io, mime, f.Q)
    print(io, "\nR factor:\n")
    show(io, mime, f.R)
    if f isa QRPivoted
        print(io, "\npermutation:\n")
        show(io, mime, f.p)
    end
end

# -- the orthogonal factor: a product of reflections, not stored as a matrix ---

"Supertype of orthogonal factors that are kept as reflections."
abstract type AbstractQ{T} end
"The orthogonal factor of a QR factorization."
struct QRPackedQ{T,S<:AbstractMatrix{T},C<:AbstractVector{T}} <: AbstractQ{T}
    factors::S
    τ::C
end
"The orthogonal factor of a QR factorization of machine numbers."
struct QRCompactWYQ{S,M<:AbstractMatrix{S},C<:AbstractMatrix{S}} <: AbstractQ{S}
    factors::M
    T::C
end
"The orthogonal factor of a reduction to Hessenberg form."
struct HessenbergQ{T,S<:AbstractMatrix{T},W<:AbstractVector{T},Sym} <: AbstractQ{T}
    uplo::Char
    factors::S
    τ::W
end
"The adjoint of an orthogonal factor."
struct AdjointQ{T,S<:AbstractQ{T}} <: AbstractQ{T}
    Q::S
end
_orthogonal(f::QRCompactWY{S}) where {S} = QRCompactWYQ{S,typeof(getfield(f, :factors)),typeof(getfield(f, :T))}(getfield(f, :factors), getfield(f, :T))
_orthogonal(f::Union{QR{T},QRPivoted{T}}) where {T} = QRPackedQ{T,typeof(getfield(f, :factors)),typeof(getfield(f, :τ))}(getfield(f, :factors), getfield(f, :τ))
_scales(q::Union{QRPackedQ,HessenbergQ}) = q.τ
_scales(q::QRCompactWYQ) = eltype(q)[q.T[mod1(j, size(q.T, 1)), j] for j in axes(q.T, 2)]
_shift(::AbstractQ) = 0
_shift(::HessenbergQ) = 1

Base.eltype(::Type{<:AbstractQ{T}}) where {T} = T
Base.ndims(::AbstractQ) = 2
size(q::AbstractQ) = (n = size(q.factors, 1); (n, n))
size(q::AdjointQ) = reverse(size(q.Q))
size(q::AbstractQ, d::Integer) = d <= 2 ? size(q)[d] : 1
Base.axes(q::AbstractQ) = map(Base.OneTo, size(q))
Base.axes(q::AbstractQ, d::Integer) = Base.OneTo(size(q, d))
adjoint(q::AbstractQ{T}) where {T} = AdjointQ{T,typeof(q)}(q)
adjoint(q::AdjointQ) = q.Q
transpose(q::AbstractQ{<:Real}) = adjoint(q)
inv(q::AbstractQ) = adjoint(q)
show(io::IO, q::AbstractQ) = print(io, Base.dims2string(size(q)), " ", typeof(q))
show(io::IO, ::MIME"text/plain", q::AbstractQ) = show(io, q)

# b = q * b and b = q' * b.
function lmul!(q::AbstractQ, b::AbstractVecOrMat)
    m = size(q.factors, 1)
    m == size(b, 1) || Base._throw_product_mismatch(q, b)
    tau, shift = _scales(q), _shift(q)
    for k in length(tau):-1:1
        head = k + shift
        _reflect_left!(b, q.factors[(head + 1):m, k], tau[k], head, head, axes(b, 2))
    end
    return b
end
function lmul!(a::AdjointQ, b::AbstractVecOrMat)
    q = a.Q
    m = size(q.factors, 1)
    m == size(b, 1) || Base._throw_product_mismatch(q, b)
    tau, shift = _scales(q), _shift(q)
    for k in 1:length(tau)
        head = k + shift
        _reflect_left!(b, q.factors[(head + 1):m, k], conj(tau[k]), head, head, axes(b, 2))
    end
    return b
end
rmul!(b::AbstractMatrix, q::AbstractQ) = copyto!(b, b * q)
_enlarged(q::AbstractQ{T}, b, rows::Int) where {T} = _with_rows(promote_type(T, eltype(b)), b, rows)
_with_rows(::Type{S}, b::AbstractVector, rows::Int) where {S} = S[i <= length(b) ? b[i] : zero(S) for i in 1:rows]
_with_rows(::Type{S}, b::AbstractMatrix, rows::Int) where {S} =
    S[i <= size(b, 1) ? b[i, j] : zero(S) for i in 1:rows, j in axes(b, 2)]
# A right factor with as many rows as the thin `Q` has columns is extended by zeros.
function *(q::AbstractQ, b::AbstractVecOrMat)
    size(b, 1) == size(q, 2) || size(b, 1) == size(q.factors, 2) || Base._throw_product_mismatch(q, b)
    return lmul!(q, _enlarged(q, b, size(q, 2)))
end
*(q::AdjointQ, b::AbstractVecOrMat) = lmul!(q, _enlarged(q, b, size(b, 1)))
*(b::AbstractMatrix, q::AbstractQ) = _full(adjoint(adjoint(q) * _full(adjoint(b))))
*(a::AbstractQ, b::AbstractQ) = a * _whole(b)
*(q::AbstractQ, x::Number) = _whole(q) * x
*(x::Number, q::AbstractQ) = x * _whole(q)
*(q::AbstractQ, s::UniformScaling) = _whole(q) * s
-(q::AbstractQ, a::Union{AbstractMatrix,UniformScaling}) = _whole(q) - a
-(a::Union{AbstractMatrix,UniformScaling}, q::AbstractQ) = a - _whole(q)
\(q::AbstractQ, b::AbstractVecOrMat) = adjoint(q) * b
==(q::AbstractQ, a::AbstractMatrix) = _whole(q) == a
==(a::AbstractMatrix, q::AbstractQ) = a == _whole(q)
Base.isapprox(q::AbstractQ, a::AbstractMatrix; options...) = isapprox(_whole(q), a; options...)
_whole(q::AbstractQ{T}) where {T} = lmul!(q, Matrix{T}(I, size(q)...))
_thin(q::AbstractQ) = _accumulate(q.factors, _scales(q), min(size(q.factors)...), _shift(q))
_thin(q::AdjointQ) = _whole(q)
Base.Matrix(q::AbstractQ) = _thin(q)
Base.Array(q::AbstractQ) = _thin(q)
Base.Matrix{T}(q::AbstractQ) where {T} = Matrix{T}(_thin(q))
Base.collect(q::AbstractQ) = _whole(q)
getindex(q::AbstractQ, i...) = _whole(q)[i...]
det(q::AbstractQ{<:Real}) = isodd(count(!iszero, _scales(q))) ? -one(eltype(q)) : one(eltype(q))

# -- equations ----------------------------------------------------------------

# Least squares for more rows than columns; for fewer, the smallest of the solutions.
function _solve(f::AnyQR, b::AbstractVecOrMat)
    _check_rows(f, b)
    m, n = size(f)
    x = adjoint(f.Q) * b
    if m >= n
        r = f.R
        _check_triangle(r)
        return _unpermuted(f, _solve_upper!(r, _with_rows(eltype(x), x, n), false))
    end
    # R' = P * S: the smallest solution lies in the range of P.
    g = qr(_full(f.R'))
    s = _solve_lower!(_full(g.R'), _with_rows(eltype(x), x, m), false)
    return _unpermuted(f, g.Q * _with_rows(eltype(s), s, n))
end
_unpermuted(f, x) = x
_unpermuted(f::QRPivoted, x::AbstractVector) = x[invperm(f.p)]
_unpermuted(f::QRPivoted, x::AbstractMatrix) = x[invperm(f.p), :]

# The smallest least squares solution where the rank may be less than the number of columns.
function _solve_any_rank(a::AbstractMatrix, b::AbstractVecOrMat)
    _check_rows(a, b)
    f = qr(a, ColumnNorm())
    m, n = size(f)
    k = min(m, n)
    threshold = k * eps(real(float(one(eltype(f.factors))))) * (k == 0 ? 0 : abs(f.factors[1, 1]))
    r = 0
    while r < k && abs(f.factors[r + 1, r + 1]) > threshold
        r += 1
    end
    x = adjoint(f.Q) * b
    head = _with_rows(eltype(x), x, r)
    r == n && return _unpermuted(f, _solve_upper!(f.R, head, false))
    g = qr(_full(f.R[1:r, :]'))
    s = _solve_lower!(_full(g.R'), head, false)
    return _unpermuted(f, g.Q * _with_rows(eltype(s), s, n))
end
