# Bunch-Kaufman factorization of symmetric and Hermitian matrices with blocks of one or two rows
# (Golub and Van Loan, section 4.4.4).

"""
    bunchkaufman(a, rook=false; check=true)

Unit triangular `U` (or `L`, for a matrix that keeps its lower triangle), a `D` of blocks of one or two rows, and a
permutation `p` with `U * D * U' == a[p, p]`, for a symmetric or Hermitian `a`.
"""
struct BunchKaufman{T,S<:AbstractMatrix,P<:AbstractVector{<:Integer}} <: Factorization{T}
    LD::S           # the unit triangle, and D on the diagonal and beside it
    ipiv::P         # the order of rows and columns
    beside::Vector{Bool} # whether a block of two rows begins at a row
    uplo::Char
    symmetric::Bool # `transpose`, or `adjoint`
    rook::Bool
    info::Int       # a row whose block is zero, or 0
end
function bunchkaufman(a::AbstractMatrix, rook::Bool=false; check::Bool=true)
    checksquare(a)
    hermitian = ishermitian(a)
    hermitian || issymmetric(a) ||
        throw(ArgumentError("Bunch-Kaufman decomposition is only valid for symmetric or Hermitian matrices"))
    rook && throw(ArgumentError("bunchkaufman with rook pivoting is not supported"))
    T = _field_type(float(eltype(a)))
    data = copyto!(Matrix{T}(undef, size(a)), a)
    symmetric = a isa Symmetric || !hermitian || T <: Real
    return _bunch_kaufman(data, a isa SymOrHerm ? a.uplo : 'U', symmetric, check)
end
"`bunchkaufman!(a)`: as `bunchkaufman`."
bunchkaufman!(a::AbstractMatrix, rook::Bool=false; check::Bool=true) = bunchkaufman(a, rook; check=check)

# The lower form is the upper one of the matrix turned round.
function _bunch_kaufman(a::Matrix{T}, uplo::Char, symmetric::Bool, check::Bool) where {T}
    n = size(a, 1)
    lower = uplo == 'L'
    lower && (a = a[n:-1:1, n:-1:1])
    p = collect(1:n)
    pairs = fill(false, n)
    info = 0
    turn = symmetric ? transpose : adjoint
    k = n
    while k >= 1
        row, width = _block_pivot(a, k, lower)
        first = k - width + 1
        row == first || _exchange_symmetric!(a, p, row, first, k)
        block = a[first:k, first:k]
        if all(iszero, block)
            info == 0 && (info = k)
        else
            part = a[1:(first - 1), first:k] / block
            rest = 1:(first - 1)
            a[rest, rest] -= part * block * turn(part)
            a[rest, first:k] = part
        end
        width == 2 && (pairs[first] = true)
        k -= width
    end
    check && info > 0 && throw(SingularException(info))
    if lower
        a = a[n:-1:1, n:-1:1]
        p = reverse(n + 1 .- p)
        pairs = Bool[i < n && pairs[n - i] for i in 1:n]
    end
    return BunchKaufman{T,Matrix{T},Vector{Int}}(a, p, pairs, uplo, symmetric, false, info)
end
# The row to exchange with the first of the next block, and the width of the block, that keep elements small.
function _block_pivot(a::Matrix, k::Int, from_end::Bool)
    k == 1 && return (1, 1)
    limit = (1 + sqrt(17.0)) / 8
    rows = from_end ? reverse(1:(k - 1)) : 1:(k - 1)
    best = argmax(i -> abs(a[i, k]), rows)
    here, column = abs(a[k, k]), abs(a[best, k])
    here >= limit * column && return (k, 1)
    row = maximum(abs(a[min(best, j), max(best, j)]) for j in 1:k if j != best)
    here * row >= limit * column^2 && return (k, 1)
    return abs(a[best, best]) >= limit * row ? (best, 1) : (best, 2)
end
function _exchange_symmetric!(a::Matrix, p::Vector{Int}, i::Int, j::Int, left::Int)
    p[i], p[j] = p[j], p[i]
    _swap_rows!(a, i, j)
    # Columns behind the ones that are left hold the triangle alone: only rows count there.
    for r in 1:left
        a[r, i], a[r, j] = a[r, j], a[r, i]
    end
end
function getproperty(f::BunchKaufman{T}, name::Symbol) where {T}
    ld, pairs, uplo = getfield(f, :LD), getfield(f, :beside), getfield(f, :uplo)
    n = size(ld, 1)
    name === :p && return getfield(f, :ipiv)
    name === :P && return T[getfield(f, :ipiv)[i] == j for i in 1:n, j in 1:n]
    if name === :D
        upper = T[pairs[i] ? ld[i, i + 1] : zero(T) for i in 1:(n - 1)]
        lower = T[pairs[i] ? ld[i + 1, i] : zero(T) for i in 1:(n - 1)]
        return Tridiagonal(lower, T[ld[i, i] for i in 1:n], upper)
    elseif name === :U || name === :L
        string(name) == string(uplo) || throw(ArgumentError("factorization is $(uplo == 'U' ? "U*D*" : "L*D*")... but you requested $name"))
        inside(i, j) = uplo == 'U' ? i < j && !(j == i + 1 && pairs[i]) : i > j && !(i == j + 1 && pairs[j])
        full = T[i == j ? one(T) : inside(i, j) ? ld[i, j] : zero(T) for i in 1:n, j in 1:n]
        return uplo == 'U' ? UnitUpperTriangular(full) : UnitLowerTriangular(full)
    end
    return getfield(f, name)
end
propertynames(::BunchKaufman, private::Bool=false) = (:p, :P, :L, :U, :D)
size(f::BunchKaufman) = size(getfield(f, :LD))
_triangle(f::BunchKaufman) = f.uplo == 'U' ? f.U : f.L
_turned(f::BunchKaufman, a) = f.symmetric ? transpose(a) : adjoint(a)
iterate(f::BunchKaufman) = (f.D, Val(:UL))
iterate(f::BunchKaufman, ::Val{:UL}) = (_triangle(f), Val(:p))
iterate(f::BunchKaufman, ::Val{:p}) = (f.p, Val(:end))
iterate(f::BunchKaufman, ::Val{:end}) = nothing
function Base.AbstractMatrix(f::BunchKaufman)
    t, q = _full(_triangle(f)), invperm(f.p)
    return (t * f.D * _turned(f, t))[q, q]
end
function show(io::IO, mime::MIME"text/plain", f::BunchKaufman)
    issuccess(f) || return print(io, "Failed factorization of type ", typeof(f))
    return _show_parts(io, mime, f, ("D factor" => f.D, string(f.uplo, " factor") => _triangle(f), "permutation" => f.p))
end
det(f::BunchKaufman) = f.info > 0 ? zero(eltype(f)) : det(f.D)
logabsdet(f::BunchKaufman) = logabsdet(_full(f.D))
function _solve(f::BunchKaufman, b::AbstractVecOrMat)
    _check_rows(f, b)
    f.info > 0 && throw(SingularException(f.info))
    t = _full(_triangle(f))
    x = b isa AbstractVector ? b[f.p] : b[f.p, :]
    y = _full(_turned(f, t)) \ (_full(f.D) \ (t \ x))
    return b isa AbstractVector ? y[invperm(f.p)] : y[invperm(f.p), :]
end
inv(f::BunchKaufman) = _solve(f, Matrix{eltype(f)}(I, size(f)...))
