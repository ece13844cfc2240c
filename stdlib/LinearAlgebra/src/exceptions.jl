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
    "PosDefException: matrix is not ", e.info == -1 ? "Hermitian" : "positive definite", "; Factorization failed.")

"Thrown where a factorization needs full rank."
struct RankDeficientException <: Exception
    info::Int
end
"Thrown where a pivot is zero in a factorization without exchanges."
struct ZeroPivotException <: Exception
    info::Int
end
Base.showerror(io::IO, e::ZeroPivotException) = print(io, "ZeroPivotException: factorization encountered ",
    "one or more zero pivots. Consider switching to a pivoted LU factorization.")
"Thrown where an iteration does not converge."
struct LAPACKException <: Exception
    info::Int
end

"The order of a square matrix."
function checksquare(a)
    m, n = size(a)
    m == n || throw(DimensionMismatch("matrix is not square: dimensions are $((m, n))"))
    return m
end
checksquare(a, b...) = Int[checksquare(a), map(checksquare, b)...]
_check_rows(a, b::AbstractVecOrMat) = size(a, 1) == size(b, 1) ||
    throw(DimensionMismatch("arguments must have the same number of rows"))
function _check_finite(a)
    for x in a
        isfinite(x) || throw(ArgumentError("matrix contains Infs or NaNs"))
    end
end

# Elements with which elimination can work: floats and rationals stay, integers become floats.
_field_type(::Type{T}) where {T} = typeof(one(T) / one(T))
# Those of orthogonal factors: they hold square roots.
_root_type(::Type{T}) where {T} = typeof(sqrt(float(one(T))))
_is_upper(uplo::Symbol) = uplo === :U ? true : uplo === :L ? false :
    throw(ArgumentError("uplo argument must be either :U (upper) or :L (lower)"))
