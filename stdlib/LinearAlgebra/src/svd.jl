# Singular values, and what they tell: ranks, pseudo-inverses, condition numbers, null spaces.

"""
    svd(a; full=false)

`U`, `S`, `V` with `U * Diagonal(S) * V' == a`: the singular values `S` descend. Without `full`, `U`
and `V` have only the columns that the product needs.
"""
struct SVD{T,Tr,M<:AbstractArray{T},C<:AbstractVector{Tr}} <: Factorization{T}
    U::M
    S::C
    Vt::M
end
SVD(u::AbstractArray{T}, s::AbstractVector{Tr}, vt::AbstractArray{T}) where {T,Tr} = SVD{T,Tr,typeof(u),typeof(s)}(u, s, vt)
getproperty(f::SVD, name::Symbol) = name === :V ? adjoint(getfield(f, :Vt)) : getfield(f, name)
propertynames(::SVD, private::Bool=false) = (:U, :S, :V, :Vt)
size(f::SVD) = (size(f.U, 1), size(f.Vt, 2))
iterate(f::SVD) = (f.U, Val(:S))
iterate(f::SVD, ::Val{:S}) = (f.S, Val(:V))
iterate(f::SVD, ::Val{:V}) = (f.V, Val(:end))
iterate(f::SVD, ::Val{:end}) = nothing
show(io::IO, mime::MIME"text/plain", f::SVD) =
    _show_parts(io, mime, f, ("U factor" => f.U, "singular values" => f.S, "Vt factor" => f.Vt))
Base.AbstractMatrix(f::SVD) = (k = length(f.S); (view(f.U, :, 1:k) .* transpose(f.S)) * f.Vt[1:k, :])
svdvals(f::SVD) = f.S
inv(f::SVD) = (i = findfirst(iszero, f.S); i === nothing ? f.V * (f.S .\ f.U') : throw(SingularException(i)))
function _solve(f::SVD, b::AbstractVecOrMat)
    k = count(x -> x > eps(eltype(f.S)) * f.S[1], f.S)
    return f.Vt[1:k, :]' * (f.S[1:k] .\ (f.U[:, 1:k]' * b))
end

function svd(a::AbstractMatrix{T}; full::Bool=false, alg=nothing) where {T}
    m = copyto!(Matrix{_root_type(T)}(undef, size(a)), a)
    u, s, v = _svd(m, true)
    full && (u = _completed(u); v = _completed(v))
    return SVD(u, s, _full(v'))
end
svd(v::AbstractVector; options...) = svd(reshape(v, :, 1); options...)
svd!(a::AbstractMatrix; options...) = svd(a; options...)
"`svdvals(a)`: the singular values, descending."
svdvals(a::AbstractMatrix{T}) where {T} = _svd(copyto!(Matrix{_root_type(T)}(undef, size(a)), a), false)[2]
svdvals(x::Number) = [abs(float(x))]
svdvals(v::AbstractVector) = [norm(v)]
svdvals!(a::AbstractMatrix) = svdvals(a)

function _svd(a::Matrix{T}, wanted::Bool) where {T}
    m, n = size(a)
    k = min(m, n)
    k == 0 && return Matrix{T}(I, m, 0), real(T)[], Matrix{T}(I, n, 0)
    if any(isnan, a)
        return fill(T(NaN), m, k), fill(real(T)(NaN), k), fill(T(NaN), n, k)
    end
    m < n && return _svd_wide(a, wanted)
    # A tall matrix is made square first.
    if m >= 11 * n ÷ 6
        f = qr!(a)
        d, e, q, p = _bidiagonalize!(f.R, wanted)
        _values!(d, e, q, p)
        return (wanted ? f.Q * _with_rows(T, q, m) : q), d, p
    end
    d, e, q, p = _bidiagonalize!(a, wanted)
    _values!(d, e, q, p)
    return q, d, p
end
function _svd_wide(a::Matrix{T}, wanted::Bool) where {T}
    m, n = size(a)
    if n >= 11 * m ÷ 6
        f = qr!(_full(a'))
        d, e, q, p = _bidiagonalize!(_full(f.R'), wanted)
        _values!(d, e, q, p)
        return q, d, wanted ? f.Q * _with_rows(T, p, n) : p
    end
    # The transposed reduction gives a lower bidiagonal matrix; rotations from the left make it upper.
    d, e, p, q = _bidiagonalize!(_full(a'), wanted)
    for i in 1:(m - 1)
        c, s, d[i] = _rotation(d[i], e[i])
        e[i], d[i + 1] = s * d[i + 1], c * d[i + 1]
        _turn!(q, i, i + 1, c, s)
    end
    _values!(d, e, q, p)
    return q, d, p
end
function _values!(d::Vector, e::Vector, q::Matrix, p::Matrix)
    length(d) > 1 && return _bidiagonal_svd!(d, e, q, p)
    d[1] < 0 && (d[1] = -d[1]; lmul!(-1, q))
    return d
end
# Orthonormal columns extended to a basis.
function _completed(u::Matrix{T}) where {T}
    m, k = size(u)
    m == k && return u
    f = qr(u)
    return hcat(u, _whole(f.Q)[:, (k + 1):m])
end

"`rank(a; atol=0, rtol)`: the number of singular values above `max(atol, rtol * the largest)`."
function rank(a::AbstractMatrix; atol::Real=0.0, rtol::Real=(min(size(a)...) * eps(real(float(one(eltype(a)))))) * iszero(atol))
    isempty(a) && return 0
    s = svdvals(a)
    bound = max(atol, rtol * s[1])
    return count(x -> x > bound, s)
end
rank(x::Union{Number,AbstractVector}) = Int(!iszero(x))
"`opnorm(a[, p=2])`: operator norm for `p` of 1, 2 or `Inf`."
function opnorm(a::AbstractMatrix, p::Real=2)
    p == 2 && return isempty(a) ? float(real(zero(eltype(a)))) : svdvals(a)[1]
    p == 1 || p == Inf || throw(ArgumentError("invalid p-norm p=$p. Valid: 1, 2, Inf"))
    isempty(a) && return float(real(zero(eltype(a))))
    p == 1 && return float(maximum(j -> sum(abs, view(a, :, j)), axes(a, 2)))
    return float(maximum(i -> sum(abs, view(a, i, :)), axes(a, 1)))
end
opnorm(x::Number, p::Real=2) = abs(float(x))
opnorm(v::AbstractVector, p::Real=2) = opnorm(reshape(v, :, 1), p)
opnorm(v::AdjOrTrans{<:Any,<:AbstractVector}, p::Real=2) = p == 2 ? norm(v.parent) : p == 1 ? float(norm(v.parent, Inf)) : float(norm(v.parent, 1))
"`cond(a[, p=2])`: condition number."
function cond(a::AbstractMatrix, p::Real=2)
    if p == 2
        s = svdvals(a)
        isempty(s) && return zero(real(float(one(eltype(a)))))
        return s[1] == 0 ? oftype(s[1], Inf) : s[1] / s[end]
    elseif p == 1 || p == Inf
        checksquare(a)
        f = lu(a; check=false)
        issuccess(f) || return oftype(real(float(one(eltype(a)))), Inf)
        return opnorm(a, p) * opnorm(inv(f), p)
    end
    throw(ArgumentError("p-norm must be 1, 2 or Inf, got $p"))
end
cond(x::Number, p::Real=2) = iszero(x) ? Inf : 1.0

"`pinv(a; atol=0, rtol)`: the pseudo-inverse of Moore and Penrose."
function pinv(a::AbstractMatrix{T}; atol::Real=0.0, rtol::Real=(eps(real(float(one(T)))) * min(size(a)...)) * iszero(atol)) where {T}
    m, n = size(a)
    S = _root_type(T)
    isempty(a) && return zeros(S, n, m)
    if isdiag(a)
        d = diag(a)
        bound = max(rtol * maximum(abs, d), atol)
        b = zeros(S, n, m)
        for i in eachindex(d)
            abs(d[i]) > bound && (b[i, i] = inv(d[i]))
        end
        return b
    end
    f = svd(a)
    bound = max(rtol * f.S[1], atol)
    k = count(x -> x > bound, f.S)
    return f.Vt[1:k, :]' * (f.S[1:k] .\ f.U[:, 1:k]')
end
pinv(v::AbstractVector) = iszero(v) ? adjoint(zero(float(v))) : adjoint(v / sum(abs2, v))
pinv(x::Number) = iszero(x) ? zero(float(x)) : inv(x)
"`nullspace(a; atol=0, rtol)`: an orthonormal basis of the solutions of `a * x == 0`."
function nullspace(a::AbstractVecOrMat; atol::Real=0.0, rtol::Real=(min(size(a, 1), size(a, 2)) * eps(real(float(one(eltype(a)))))) * iszero(atol))
    m, n = size(a, 1), size(a, 2)
    (m == 0 || n == 0) && return Matrix{_root_type(eltype(a))}(I, n, n)
    f = svd(reshape(_full(reshape(a, m, n)), m, n); full=true)
    bound = max(atol, f.S[1] * rtol)
    k = count(x -> x > bound, f.S)
    return _full(f.Vt[(k + 1):n, :]')
end
