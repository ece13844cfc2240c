# Factorizations of tridiagonal and of wide matrices; equations with unknown matrices.

"`ldlt(a)`: unit lower triangular `L` and diagonal `D` with `L * D * L' == a`, for a symmetric tridiagonal matrix."
struct LDLt{T,S<:AbstractMatrix{T}} <: Factorization{T}
    data::S # D on the diagonal, L beside it
end
function ldlt(a::SymTridiagonal)
    T = _field_type(eltype(a))
    n = size(a, 1)
    d, e = Vector{T}(a.dv), Vector{T}(a.ev[1:max(n - 1, 0)])
    for i in 1:(n - 1)
        iszero(d[i]) && throw(ZeroPivotException(i))
        x = e[i] / d[i]
        d[i + 1] -= x * e[i]
        e[i] = x
    end
    data = SymTridiagonal(d, e)
    return LDLt{T,typeof(data)}(data)
end
ldlt!(a::SymTridiagonal) = ldlt(a)
size(f::LDLt) = size(getfield(f, :data))
function getproperty(f::LDLt, name::Symbol)
    data = getfield(f, :data)
    name === :d && return data.dv
    name === :D && return Diagonal(data.dv)
    (name === :L || name === :Lt) || return getfield(f, name)
    l = UnitLowerTriangular(Matrix(Bidiagonal(ones(eltype(data), size(data, 1)), data.ev, :L)))
    return name === :L ? l : transpose(l)
end
Base.AbstractMatrix(f::LDLt) = _full(f.L) * f.D * _full(f.Lt)
det(f::LDLt) = prod(f.d)
show(io::IO, mime::MIME"text/plain", f::LDLt) = _show_parts(io, mime, f, ("L factor" => f.L, "D factor" => f.D))
_solve(f::LDLt, b::AbstractVecOrMat) = f.Lt \ (f.D \ (f.L \ b))

"`lq(a)`: lower triangular `L` and orthogonal `Q` with `L * Q == a`."
struct LQ{T,S<:AbstractMatrix{T},C<:AbstractVector{T}} <: Factorization{T}
    factors::S # of the QR factorization of the adjoint
    τ::C
end
function lq(a::AbstractMatrix)
    T = _root_type(eltype(a))
    m = copyto!(Matrix{T}(undef, reverse(size(a))), adjoint(a))
    tau = T[_reflect_column!(m, k) for k in 1:min(size(m)...)]
    return LQ{T,Matrix{T},Vector{T}}(m, tau)
end
size(f::LQ) = reverse(size(getfield(f, :factors)))
function getproperty(f::LQ{T}, name::Symbol) where {T}
    factors = getfield(f, :factors)
    n, m = size(factors)
    name === :L && return _full(triu!(factors[1:min(m, n), 1:m])')
    name === :Q && return LQPackedQ{T,typeof(factors),typeof(getfield(f, :τ))}(factors, getfield(f, :τ))
    return getfield(f, name)
end
iterate(f::LQ) = (f.L, Val(:Q))
iterate(f::LQ, ::Val{:Q}) = (f.Q, Val(:end))
iterate(f::LQ, ::Val{:end}) = nothing
"The orthogonal factor of an LQ factorization."
struct LQPackedQ{T,S<:AbstractMatrix{T},C<:AbstractVector{T}} <: AbstractQ{T}
    factors::S
    τ::C
end
_packed(q::LQPackedQ{T}) where {T} = QRPackedQ{T,typeof(q.factors),typeof(q.τ)}(q.factors, q.τ)
lmul!(q::LQPackedQ, b::AbstractVecOrMat) = lmul!(adjoint(_packed(q)), b)
lmul!(a::AdjointQ{T,<:LQPackedQ}, b::AbstractVecOrMat) where {T} = lmul!(_packed(a.Q), b)
_thin(q::LQPackedQ) = _full(_thin(_packed(q))')
*(q::LQPackedQ, b::AbstractVecOrMat) = lmul!(q, _enlarged(q, b, size(b, 1)))
# A left factor with as many columns as the thin `Q` has rows is extended by zeros.
function *(a::AbstractMatrix, q::LQPackedQ)
    n = size(q, 1)
    size(a, 2) == n && return _full(adjoint(adjoint(q) * _full(adjoint(a))))
    size(a, 2) == min(size(q.factors)...) || Base._throw_product_mismatch(a, q)
    return hcat(a, zeros(eltype(a), size(a, 1), n - size(a, 2))) * q
end
Base.AbstractMatrix(f::LQ) = f.L * _thin(f.Q)
function show(io::IO, mime::MIME"text/plain", f::LQ)
    print(io, typeof(f), "\nL factor:\n")
    show(io, mime, f.L)
    print(io, "\nQ factor: ")
    show(io, mime, f.Q)
end
_solve(f::LQ, b::AbstractVecOrMat) = _solve(qr(AbstractMatrix(f)), b)

"`sylvester(a, b, c)`: the solution of `a * x + x * b + c == 0`."
function sylvester(a::AbstractMatrix, b::AbstractMatrix, c::AbstractMatrix)
    m, n = checksquare(a, b)
    size(c) == (m, n) || throw(DimensionMismatch("c has size $(size(c)), but should have size $((m, n))"))
    s, u = _complex_schur(schur(a))
    t, v = _complex_schur(schur(b))
    d = -(u' * c * v)
    x = zeros(eltype(d), m, n)
    # Both triangular: by columns from the first, within a column from the last row.
    for j in 1:n, i in m:-1:1
        r = d[i, j]
        for k in (i + 1):m
            r -= s[i, k] * x[k, j]
        end
        for k in 1:(j - 1)
            r -= x[i, k] * t[k, j]
        end
        x[i, j] = r / (s[i, i] + t[j, j])
    end
    y = u * x * v'
    return promote_type(eltype(a), eltype(b), eltype(c)) <: Real ? real(y) : y
end
"`lyap(a, c)`: the solution of `a * x + x * a' + c == 0`."
lyap(a::AbstractMatrix, c::AbstractMatrix) = sylvester(a, _full(a'), c)
"`condskeel(a[, x, p=Inf])`: Skeel's condition number."
condskeel(a::AbstractMatrix, p::Real=Inf) = opnorm(abs.(inv(a)) * abs.(a), p)
condskeel(a::AbstractMatrix, x::AbstractVector, p::Real=Inf) = norm(abs.(inv(a)) * (abs.(a) * abs.(x)), p) / norm(x, p)
"`copytrito!(b, a, uplo)`: copy a triangle of `a` into `b`."
function copytrito!(b::AbstractMatrix, a::AbstractMatrix, uplo::AbstractChar)
    uplo in ('U', 'L') || throw(ArgumentError("uplo argument must be 'U' (upper) or 'L' (lower), got '$uplo'"))
    for j in axes(a, 2), i in axes(a, 1)
        (uplo == 'U' ? i <= j : i >= j) && (b[i, j] = a[i, j])
    end
    return b
end
