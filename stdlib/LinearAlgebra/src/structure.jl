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
diag(a::AbstractMatrix, k::Integer=0) =
    [a[i, i + k] for i in max(1, 1 - k):min(size(a, 1), size(a, 2) - k)]
"`diagind(a[, k])`: the linear indices of a diagonal."
function diagind(a::AbstractMatrix, k::Integer=0)
    m = size(a, 1)
    n = max(0, min(m, size(a, 2) - k) - max(1, 1 - k) + 1)
    return range(k <= 0 ? 1 - k : k * m + 1; step=m + 1, length=n)
end

"`diagm(v)`, `diagm(k => v, ...)`: a matrix with vectors on its diagonals."
diagm(v::AbstractVector) = diagm(0 => v)
function diagm(parts::Pair{<:Integer,<:AbstractVector}...)
    n = maximum(p -> length(p.second) + abs(p.first), parts)
    return diagm(n, n, parts...)
end
function diagm(m::Integer, n::Integer, parts::Pair{<:Integer,<:AbstractVector}...)
    T = mapreduce(p -> eltype(p.second), promote_type, parts)
    a = zeros(T, m, n)
    for (k, v) in parts
        for (i, x) in enumerate(v)
            a[i + max(0, -k), i + max(0, k)] += x
        end
    end
    return a
end

"`triu(a[, k])`: the part on and above diagonal `k`, zeros elsewhere."
triu(a::AbstractMatrix, k::Integer=0) = triu!(Matrix(a), k)
"`tril(a[, k])`: the part on and below diagonal `k`, zeros elsewhere."
tril(a::AbstractMatrix, k::Integer=0) = tril!(Matrix(a), k)
function triu!(a::AbstractMatrix, k::Integer=0)
    for j in axes(a, 2), i in axes(a, 1)
        j - i >= k || (a[i, j] = zero(a[i, j]))
    end
    return a
end
function tril!(a::AbstractMatrix, k::Integer=0)
    for j in axes(a, 2), i in axes(a, 1)
        j - i <= k || (a[i, j] = zero(a[i, j]))
    end
    return a
end

"`kron(a, b)`: Kronecker product."
kron(a::AbstractVector, b::AbstractVector) = [x * y for x in a for y in b]
function kron(a::AbstractVecOrMat, b::AbstractVecOrMat)
    p, q = size(b, 1), size(b, 2)
    return [a[div(i - 1, p) + 1, div(j - 1, q) + 1] * b[mod(i - 1, p) + 1, mod(j - 1, q) + 1]
            for i in 1:(size(a, 1) * p), j in 1:(size(a, 2) * q)]
end

issymmetric(a::AbstractMatrix) = size(a, 1) == size(a, 2) && a == transpose(a)
ishermitian(a::AbstractMatrix) = size(a, 1) == size(a, 2) && a == adjoint(a)
issymmetric(x::Number) = true
ishermitian(x::Number) = x == conj(x)
istriu(a::AbstractMatrix, k::Integer=0) = all(iszero(a[i, j]) for j in axes(a, 2) for i in axes(a, 1) if j - i < k)
istril(a::AbstractMatrix, k::Integer=0) = all(iszero(a[i, j]) for j in axes(a, 2) for i in axes(a, 1) if j - i > k)
isdiag(a::AbstractMatrix) = istriu(a) && istril(a)
