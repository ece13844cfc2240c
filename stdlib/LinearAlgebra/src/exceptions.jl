# Exceptions and the checks that throw them.

"Thrown where a matrix has no inverse: the column without a pivot."
struct SingularException <: Exception
    info::Int
end
Base.showerror(io::IO, e::SingularException) = print(io, "SingularException(", e.info, ")")

"Thrown where a matrix is not positive definite: the order of the leading minor."
struct PosDefException <: Exception
    info::Int
end
Base.showerror(io::IO, e::PosDefException) = print(io,
    "PosDefException: matrix is not ", e.info == -1 ? "Hermitian" : "positive definite; Factorization failed.")

"The order of a square matrix."
function checksquare(a::AbstractMatrix)
    m, n = size(a)
    m == n || throw(DimensionMismatch("matrix is not square: dimensions are $((m, n))"))
    return m
end
function _check_rows(a::AbstractMatrix, b::AbstractVecOrMat)
    size(a, 1) == size(b, 1) || throw(DimensionMismatch(
        "arguments must have the same number of rows, got $(size(a, 1)) and $(size(b, 1))"))
    return nothing
end

# Elements with which elimination can work: floats and rationals stay, integers become floats.
_field_type(::Type{T}) where {T} = typeof(one(T) / one(T))
