# Systems of equations: triangular solution, and the choice of a method by the matrix.

# Both take the triangle of `a` only and work in place of `b`, by columns of `a`.
function _solve_lower!(a::AbstractMatrix, b::AbstractVecOrMat, unit::Bool)
    n = size(b, 1)
    for c in axes(b, 2), j in 1:n
        unit || (b[j, c] /= a[j, j])
        x = b[j, c]
        for i in (j + 1):n
            @inbounds b[i, c] -= a[i, j] * x
        end
    end
    return b
end
function _solve_upper!(a::AbstractMatrix, b::AbstractVecOrMat, unit::Bool)
    n = size(b, 1)
    for c in axes(b, 2), j in n:-1:1
        unit || (b[j, c] /= a[j, j])
        x = b[j, c]
        for i in 1:(j - 1)
            @inbounds b[i, c] -= a[i, j] * x
        end
    end
    return b
end
function _check_triangle(a::AbstractMatrix)
    for i in 1:size(a, 1)
        iszero(a[i, i]) && throw(SingularException(i))
    end
end
_solution(a, b) = Array{typeof(one(_field_type(eltype(a))) * zero(eltype(b)))}(b)

\(f::Union{LU,QR,Cholesky}, b::AbstractVecOrMat) = _solve(f, b)
function \(a::UpperTriangular, b::AbstractVecOrMat)
    _check_rows(a, b)
    _check_triangle(a)
    return _solve_upper!(a.data, _solution(a, b), false)
end
function \(a::LowerTriangular, b::AbstractVecOrMat)
    _check_rows(a, b)
    _check_triangle(a)
    return _solve_lower!(a.data, _solution(a, b), false)
end
function \(a::UnitLowerTriangular, b::AbstractVecOrMat)
    _check_rows(a, b)
    return _solve_lower!(a.data, _solution(a, b), true)
end
"`a \\ b`: the solution of `a * x == b`, by least squares where `a` has more rows than columns."
function \(a::AbstractMatrix, b::AbstractVecOrMat)
    _check_rows(a, b)
    size(a, 1) == size(a, 2) || return _solve(qr(a), b)
    istriu(a) && return UpperTriangular(a) \ b
    istril(a) && return LowerTriangular(a) \ b
    return _solve(lu(a), b)
end
/(b::AbstractMatrix, a::AbstractMatrix) = copy(transpose(transpose(a) \ transpose(b)))
"`ldiv!(f, b)`: solve in place of `b`."
ldiv!(f, b::AbstractVecOrMat) = copyto!(b, f \ b)
ldiv!(y::AbstractVecOrMat, f, b::AbstractVecOrMat) = copyto!(y, f \ b)

"`inv(a)`: inverse matrix."
inv(a::AbstractMatrix) = (checksquare(a); inv(lu(a)))
# The inverse of U, then the solution of `x * L == inv(U)`, then columns in their order.
function inv(f::LU)
    f.info > 0 && throw(SingularException(f.info))
    a = copy(f.factors)
    n = size(a, 1)
    _invert_upper!(a)
    multipliers = similar(a, n)
    for j in (n - 1):-1:1
        for i in (j + 1):n
            multipliers[i] = a[i, j]
            a[i, j] = zero(a[i, j])
        end
        for k in (j + 1):n, i in 1:n
            @inbounds a[i, j] -= a[i, k] * multipliers[k]
        end
    end
    x = similar(a)
    for j in 1:n, i in 1:n
        x[i, f.p[j]] = a[i, j]
    end
    return x
end
function _invert_upper!(a::Matrix)
    for j in axes(a, 2)
        d = inv(a[j, j])
        a[j, j] = d
        for k in 1:(j - 1)
            x = a[k, j]
            for i in 1:(k - 1)
                @inbounds a[i, j] += a[i, k] * x
            end
            a[k, j] = a[k, k] * x
        end
        for i in 1:(j - 1)
            a[i, j] *= -d
        end
    end
    return a
end
