# Products, transposition, concatenation, equations.

"`permutedims(a)` of a sparse matrix: rows and columns exchanged."
permutedims(a::SparseMatrixCSC) = ((i, j, v) = findnz(a); sparse(j, i, v, a.n, a.m))
_turned(f, a::SparseMatrixCSC) = ((i, j, v) = findnz(a); sparse(j, i, map(f, v), a.n, a.m))
copy(a::Transpose{<:Any,<:SparseMatrixCSC}) = _turned(identity, parent(a))
copy(a::Adjoint{<:Any,<:SparseMatrixCSC}) = _turned(conj, parent(a))
const TurnedSparse = Union{Transpose{<:Any,<:SparseMatrixCSC},Adjoint{<:Any,<:SparseMatrixCSC}}
sparse(a::TurnedSparse) = copy(a)
nnz(a::TurnedSparse) = nnz(parent(a))
==(a::SparseMatrixCSC, b::TurnedSparse) = a == copy(b)
==(a::TurnedSparse, b::SparseMatrixCSC) = copy(a) == b
for op in (:+, :-)
    @eval $op(a::SparseMatrixCSC, b::TurnedSparse) = $op(a, copy(b))
    @eval $op(a::TurnedSparse, b::SparseMatrixCSC) = $op(copy(a), b)
end

function _check_product(a, b)
    size(a, 2) == size(b, 1) ||
        throw(DimensionMismatch("second dimension of left factor, $(size(a, 2)), does not match first dimension of right factor, $(size(b, 1))"))
end
function *(a::SparseMatrixCSC{S}, x::AbstractVector{T}) where {S,T}
    _check_product(a, x)
    return _add_product!(zeros(Base.promote_op(*, S, T), a.m), a, x, true)
end
function _add_product!(y, a::SparseMatrixCSC, x, scale)
    for j in 1:a.n
        s = x[j] * scale
        for k in nzrange(a, j)
            @inbounds y[a.rowval[k]] += a.nzval[k] * s
        end
    end
    return y
end
*(a::SparseMatrixCSC, x::SparseVector) = sparsevec(a * Vector(x))
function *(a::SparseMatrixCSC{S}, b::Matrix{T}) where {S,T}
    _check_product(a, b)
    y = zeros(Base.promote_op(*, S, T), a.m, size(b, 2))
    for j in axes(b, 2)
        _add_product!(view(y, :, j), a, view(b, :, j), true)
    end
    return y
end
*(a::Matrix, b::SparseMatrixCSC) = Matrix(transpose(_turned(identity, b) * Matrix(transpose(a))))
function *(a::SparseMatrixCSC{S,Ti}, b::SparseMatrixCSC{T}) where {S,T,Ti}
    _check_product(a, b)
    R = Base.promote_op(*, S, T)
    colptr, rowval, nzval = Ti[1], Ti[], R[]
    sums, used = zeros(R, a.m), falses(a.m)
    for j in 1:b.n
        rows = Ti[]
        for k in nzrange(b, j), l in nzrange(a, b.rowval[k])
            i = a.rowval[l]
            used[i] || (push!(rows, i); used[i] = true)
            sums[i] += a.nzval[l] * b.nzval[k]
        end
        for i in sort!(rows)
            push!(rowval, i)
            push!(nzval, sums[i])
            sums[i], used[i] = zero(R), false
        end
        push!(colptr, length(rowval) + 1)
    end
    return SparseMatrixCSC(a.m, b.n, colptr, rowval, nzval)
end
*(a::TurnedSparse, x::AbstractVector) = copy(a) * x
*(a::TurnedSparse, x::Matrix) = copy(a) * x
*(a::TurnedSparse, b::SparseMatrixCSC) = copy(a) * b
*(a::SparseMatrixCSC, b::TurnedSparse) = a * copy(b)
*(a::SparseMatrixCSC, d::Diagonal) = a * sparse(d)
*(d::Diagonal, a::SparseMatrixCSC) = sparse(d) * a
mul!(y::AbstractVector, a::SparseMatrixCSC, x::AbstractVector, α::Number, β::Number) =
    (_check_product(a, x); iszero(β) ? fill!(y, zero(eltype(y))) : (y .*= β); _add_product!(y, a, x, α))
mul!(y::AbstractVector, a::SparseMatrixCSC, x::AbstractVector) = mul!(y, a, x, true, false)
function dot(a::SparseVector, b::SparseVector)
    length(a) == length(b) || throw(DimensionMismatch("Vectors a and b must have the same length"))
    return sum(dot(x, b[Int(i)]) for (i, x) in zip(a.nzind, a.nzval); init=zero(eltype(a)) * zero(eltype(b)))
end
dot(a::SparseVector, b::AbstractVector) = sum(dot(x, b[i]) for (i, x) in zip(a.nzind, a.nzval); init=zero(eltype(a)) * zero(eltype(b)))
function kron(a::SparseMatrixCSC, b::SparseMatrixCSC)
    (i, j, x), (k, l, y) = findnz(a), findnz(b)
    return sparse(vec([(p - 1) * b.m + q for q in k, p in i]), vec([(p - 1) * b.n + q for q in l, p in j]), vec([u * v for v in y, u in x]),
        a.m * b.m, a.n * b.n)
end

# -- concatenation -----------------------------------------------------------------------

function hcat(matrices::SparseMatrixCSC...)
    allequal(map(a -> a.m, matrices)) || throw(DimensionMismatch("number of rows must match"))
    T = promote_type(map(eltype, matrices)...)
    colptr = Int[1]
    for a in matrices, j in 1:a.n
        push!(colptr, last(colptr) + length(nzrange(a, j)))
    end
    return SparseMatrixCSC(matrices[1].m, sum(a -> a.n, matrices), colptr, reduce(vcat, map(a -> Vector{Int}(a.rowval), matrices)),
        reduce(vcat, map(a -> Vector{T}(a.nzval), matrices)))
end
vcat(matrices::SparseMatrixCSC...) = permutedims(hcat(map(permutedims, matrices)...))
vcat(vectors::SparseVector...) = sparsevec(reduce(vcat, map(Array, vectors)))
"`sparse_hcat(arrays...)`: side by side, sparse."
sparse_hcat(arrays...) = hcat(map(a -> sparse(a isa AbstractVector ? reshape(Array(a), :, 1) : a), arrays)...)
"`sparse_vcat(arrays...)`: one above the other, sparse."
sparse_vcat(arrays...) = vcat(map(a -> sparse(a isa AbstractVector ? reshape(Array(a), :, 1) : a), arrays)...)

# -- equations, by the methods for dense matrices -------------------------------------------

\(a::SparseMatrixCSC, b::AbstractVecOrMat) = Matrix(a) \ Array(b)
lu(a::SparseMatrixCSC; check::Bool=true) = lu(Matrix(a); check=check)
qr(a::SparseMatrixCSC) = qr(Matrix(a))
cholesky(a::SparseMatrixCSC; check::Bool=true) = cholesky(Matrix(a); check=check)
det(a::SparseMatrixCSC) = det(Matrix(a))
Base.inv(a::SparseMatrixCSC) = throw(ErrorException("The inverse of a sparse matrix can often be dense and can cause the computer to run out of memory. If you are sure you have enough memory, please either convert your matrix to a dense matrix, e.g. by calling `Matrix`, or use the equivalent of `Matrix(A) \\ I`."))
