# Diagonals, triangles and Kronecker products of matrices; questions about their structure.

"`tr(a)`: sum of the diagonal."
function tr(a::AbstractMatrix)
    n = checksquare(a)
    s = zero(eltype(a))
    for i in 1:n
        s += @inbounds a[i, i]
    end
    return s
end
tr(x::Number) = x

"`diag(a[, k])`: the diagonal, or the one `k` places to its right."
diag(a::AbstractMatrix, k::Integer=0) = a[diagind(a, k)]
diag(v::AbstractVector) = throw(ArgumentError("use diagm instead of diag to construct a diagonal matrix"))
"`diagind(a[, k])`: the linear indices of a diagonal."
diagind(a::AbstractMatrix, k::Integer=0, ::IndexLinear=IndexLinear()) = diagind(size(a, 1), size(a, 2), k)
diagind(a::AbstractMatrix, style::IndexStyle) = diagind(a, 0, style)
diagind(a::AbstractMatrix, k::Integer, ::IndexCartesian) = CartesianIndices(a)[diagind(a, k)]
function diagind(m::Integer, n::Integer, k::Integer=0)
    count = max(0, min(m, n - k) - max(1, 1 - k) + 1)
    return range(k <= 0 ? 1 - k : k * m + 1; step=m + 1, length=count)
end

"`diagm(v)`, `diagm(k => v, ...)`: a matrix with vectors on its diagonals."
diagm(v::AbstractVector) = diagm(0 => v)
diagm(m::Integer, n::Integer, v::AbstractVector) = diagm(m, n, 0 => v)
function diagm(parts::Pair{<:Integer,<:AbstractVector}...)
    n = maximum(p -> length(p.second) + abs(p.first), parts)
    return diagm(n, n, parts...)
end
function diagm(m::Integer, n::Integer, parts::Pair{<:Integer,<:AbstractVector}...)
    T = mapreduce(p -> eltype(p.second), promote_type, parts)
    a = zeros(T, m, n)
    for (k, v) in parts
        (length(v) <= length(diagind(m, n, k))) || throw(DimensionMismatch("invalid size=$((m, n))"))
        for (i, x) in enumerate(v)
            a[i + max(0, -k), i + max(0, k)] += x
        end
    end
    return a
end

"`triu(a[, k])`: the part on and above diagonal `k`, zeros elsewhere."
triu(a::AbstractMatrix, k::Integer=0) = triu!(copyto!(similar(a, eltype(a), size(a)), a), k)
"`tril(a[, k])`: the part on and below diagonal `k`, zeros elsewhere."
tril(a::AbstractMatrix, k::Integer=0) = tril!(copyto!(similar(a, eltype(a), size(a)), a), k)
"`triu!(a[, k])`: make `a` zero below diagonal `k`."
function triu!(a::AbstractMatrix, k::Integer=0)
    for j in axes(a, 2), i in max(1, j - k + 1):size(a, 1)
        a[i, j] = zero(a[i, j])
    end
    return a
end
"`tril!(a[, k])`: make `a` zero above diagonal `k`."
function tril!(a::AbstractMatrix, k::Integer=0)
    for j in axes(a, 2), i in 1:min(size(a, 1), j - k - 1)
        a[i, j] = zero(a[i, j])
    end
    return a
end

"`kron(a, b...)`: Kronecker product."
kron(a::AbstractVector, b::AbstractVector) = [x * y for x in a for y in b]
kron(a::AbstractVecOrMat, x::Number) = a * x
kron(x::Number, a::AbstractVecOrMat) = x * a
kron(x::Number, y::Number) = x * y
kron(a, b, c, d...) = kron(kron(a, b), c, d...)
function kron(a::AbstractVecOrMat, b::AbstractVecOrMat)
    T = typeof(zero(eltype(a)) * zero(eltype(b)))
    return kron!(Matrix{T}(undef, size(a, 1) * size(b, 1), size(a, 2) * size(b, 2)), a, b)
end
"`kron!(c, a, b)`: Kronecker product into `c`."
function kron!(c::AbstractMatrix, a::AbstractVecOrMat, b::AbstractVecOrMat)
    size(c) == (size(a, 1) * size(b, 1), size(a, 2) * size(b, 2)) || throw(DimensionMismatch("kron!"))
    p, q = size(b, 1), size(b, 2)
    for j in axes(a, 2), l in 1:q, i in axes(a, 1), k in 1:p
        @inbounds c[(i - 1) * p + k, (j - 1) * q + l] = a[i, j] * b[k, l]
    end
    return c
end

"`adjoint!(b, a)`: the conjugate transpose of `a` into `b`."
adjoint!(b::AbstractVecOrMat, a::AbstractVecOrMat) = copyto!(b, adjoint(a))
"`transpose!(b, a)`: the transpose of `a` into `b`."
transpose!(b::AbstractVecOrMat, a::AbstractVecOrMat) = copyto!(b, transpose(a))

"`issymmetric(a)`: whether a matrix equals its transpose."
function issymmetric(a::AbstractMatrix)
    size(a, 1) == size(a, 2) || return false
    for j in axes(a, 2), i in 1:j
        a[i, j] == transpose(a[j, i]) || return false
    end
    return true
end
"`ishermitian(a)`: whether a matrix equals its adjoint."
function ishermitian(a::AbstractMatrix)
    size(a, 1) == size(a, 2) || return false
    for j in axes(a, 2), i in 1:j
        a[i, j] == adjoint(a[j, i]) || return false
    end
    return true
end
issymmetric(x::Number) = x == x
ishermitian(x::Number) = x == conj(x)
"`istriu(a[, k])`: whether `a` is zero below diagonal `k`."
function istriu(a::AbstractMatrix, k::Integer=0)
    for j in axes(a, 2), i in max(1, j - k + 1):size(a, 1)
        iszero(a[i, j]) || return false
    end
    return true
end
"`istril(a[, k])`: whether `a` is zero above diagonal `k`."
function istril(a::AbstractMatrix, k::Integer=0)
    for j in axes(a, 2), i in 1:min(size(a, 1), j - k - 1)
        iszero(a[i, j]) || return false
    end
    return true
end
"`isdiag(a)`: whether `a` is zero off its diagonal."
isdiag(a::AbstractMatrix) = istriu(a) && istril(a)
istriu(x::Number) = true
istril(x::Number) = true
isdiag(x::Number) = true

"`hermitianpart(a[, uplo])`: `(a + a') / 2` as a Hermitian matrix."
function hermitianpart(a::AbstractMatrix, uplo::Symbol=:U)
    n = checksquare(a)
    return Hermitian([(a[i, j] + conj(a[j, i])) / 2 for i in 1:n, j in 1:n], uplo)
end
