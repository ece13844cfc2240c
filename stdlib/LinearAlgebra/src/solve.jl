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

\(f::Factorization, b::AbstractVecOrMat) = _solve(f, b)
function _check_columns(a::AbstractMatrix, b::AbstractVecOrMat)
    size(a, 2) == size(b, 1) || throw(DimensionMismatch(
        "second dimension of left hand side A, $(size(a, 2)), and first dimension of right hand side B, $(size(b, 1)), must be equal"))
end
function \(a::AbstractTriangular, b::AbstractVecOrMat)
    _check_columns(a, b)
    unit = a isa AnyUnit
    unit || _check_triangle(a)
    x = _solution(a, b)
    return a isa AnyUpper ? _solve_upper!(a.data, x, unit) : _solve_lower!(a.data, x, unit)
end
\(a::UpperTriangular, b::UpperTriangular) = UpperTriangular(a \ _full(b))
\(a::LowerTriangular, b::LowerTriangular) = LowerTriangular(a \ _full(b))
"`a \\ b`: the solution of `a * x == b`, by least squares where `a` is not square."
function \(a::AbstractMatrix, b::AbstractVecOrMat)
    _check_rows(a, b)
    size(a, 1) == size(a, 2) || return _solve_any_rank(a, b)
    istriu(a) && return UpperTriangular(a) \ b
    istril(a) && return LowerTriangular(a) \ b
    return _solve(lu(a), b)
end
/(b::AbstractMatrix, a::AbstractMatrix) = copy(transpose(transpose(a) \ transpose(b)))
/(b::Adjoint{<:Any,<:AbstractVector}, a::AbstractMatrix) = adjoint(adjoint(a) \ parent(b))
/(b::Transpose{<:Any,<:AbstractVector}, a::AbstractMatrix) = transpose(transpose(a) \ parent(b))
"`ldiv!(f, b)`, `ldiv!(y, f, b)`: solve in place of `b`, or into `y`."
ldiv!(f, b::AbstractVecOrMat) = copyto!(b, f \ b)
ldiv!(y::AbstractVecOrMat, f, b::AbstractVecOrMat) = copyto!(y, f \ b)
ldiv!(x::Number, b::AbstractArray) = _divide_left!(x, b)
ldiv!(x::Number, b::AbstractVecOrMat) = _divide_left!(x, b)
function _divide_left!(x, b)
    for i in eachindex(b)
        b[i] = x \ b[i]
    end
    return b
end
"`rdiv!(b, f)`: `b / f` in place of `b`."
rdiv!(b::AbstractMatrix, f) = copyto!(b, b / f)

"`inv(a)`: inverse matrix."
function inv(a::AbstractMatrix)
    checksquare(a)
    istriu(a) && return _full(inv(UpperTriangular(a)))
    istril(a) && return _full(inv(LowerTriangular(a)))
    return inv(lu(a))
end
# The inverse of U, then the solution of `x * L == inv(U)`, then columns in their order.
inv(f::Factorization) = _solve(f, Matrix{eltype(f)}(I, size(f)...))
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
    p = f.p
    for j in 1:n, i in 1:n
        x[i, p[j]] = a[i, j]
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
