# Factorizations changed in place, or made again in the memory of their matrix.

"`lq!(a)`: as `lq`."
lq!(a::AbstractMatrix) = lq(a)
"`hessenberg!(a)`: as `hessenberg`."
hessenberg!(a::AbstractMatrix) = hessenberg(a)
"`hermitianpart!(a[, :U])`: as `hermitianpart`, in the memory of `a`."
hermitianpart!(a::AbstractMatrix, uplo::Symbol=:U) = Hermitian(copyto!(a, (a + a') / 2), uplo)
"`diagview(a, k=0)`: a view of the `k`-th diagonal."
diagview(a::AbstractMatrix, k::Integer=0) = view(a, diagind(a, k))

"`lowrankupdate(c, v)`: the Cholesky factorization of `a + v * v'` from that of `a`."
lowrankupdate(c::Cholesky, v::AbstractVector) = lowrankupdate!(_copied(c, v), collect(promote_type(eltype(c), eltype(v)), v))
"`lowrankdowndate(c, v)`: the Cholesky factorization of `a - v * v'` from that of `a`."
lowrankdowndate(c::Cholesky, v::AbstractVector) = lowrankdowndate!(_copied(c, v), collect(promote_type(eltype(c), eltype(v)), v))
function _copied(c::Cholesky, v)
    T = promote_type(eltype(c), eltype(v))
    return Cholesky{T,Matrix{T}}(Matrix{T}(c.factors), c.uplo, c.info)
end
"`lowrankupdate!(c, v)`: as `lowrankupdate`, in the memory of `c`; `v` is overwritten."
lowrankupdate!(c::Cholesky, v::AbstractVector) = _change_rank!(c, v, 1)
"`lowrankdowndate!(c, v)`: as `lowrankdowndate`, in the memory of `c`; `v` is overwritten."
lowrankdowndate!(c::Cholesky, v::AbstractVector) = _change_rank!(c, v, -1)
# Plane or hyperbolic rotations take the vector into the factor, column by column of L.
function _change_rank!(c::Cholesky, v::AbstractVector, sign::Int)
    a, upper = c.factors, c.uplo == 'U'
    n = size(a, 1)
    length(v) == n || throw(DimensionMismatch("updating vector must fit size of factorization"))
    at(i, k) = upper ? conj(a[k, i]) : a[i, k]
    for k in 1:n
        d, x = real(a[k, k]), v[k]
        square = d^2 + sign * abs2(x)
        square > 0 || throw(LAPACKException(k))
        root = sqrt(square)
        scale, turn = root / d, x / d
        for i in (k + 1):n
            l = (at(i, k) + sign * conj(turn) * v[i]) / scale
            v[i] = scale * v[i] - turn * l
            upper ? (a[k, i] = conj(l)) : (a[i, k] = l)
        end
        a[k, k] = root
    end
    return c
end

"`ordschur(f, select)`: the Schur factorization with the selected eigenvalues first."
ordschur(f::Schur, select::AbstractVector{Bool}) = ordschur!(Schur(copy(f.T), copy(f.Z), copy(f.values)), select)
"`ordschur!(f, select)`: as `ordschur`, in the memory of `f`."
function ordschur!(f::Schur, select::AbstractVector{Bool})
    n = size(f, 1)
    length(select) == n || throw(DimensionMismatch("select has length $(length(select)), but there are $n eigenvalues"))
    istriu(f.T) || throw(ArgumentError("ordschur of a real matrix with complex eigenvalues is not supported: use schur(complex(a))"))
    order = collect(Bool, select)
    # Selected values move up past those that are not, one place at a time.
    for last in 2:n
        order[last] || continue
        k = last
        while k > 1 && !order[k - 1]
            _swap_neighbours!(f.T, f.Z, k - 1)
            order[k - 1], order[k] = true, false
            k -= 1
        end
    end
    f.values .= diag(f.T)
    return f
end
# A rotation that exchanges the eigenvalues of rows k and k + 1 of a triangular matrix.
function _swap_neighbours!(t::AbstractMatrix, z::AbstractMatrix, k::Int)
    a, b, x = t[k, k], t[k + 1, k + 1], t[k, k + 1]
    g, _ = givens(x, b - a, k, k + 1)
    lmul!(g, t)
    rmul!(t, g')
    rmul!(z, g')
    t[k + 1, k] = zero(eltype(t))
    t[k, k], t[k + 1, k + 1] = b, a
    return nothing
end

const HermOrSym{T,S} = Union{Hermitian{T,S},Symmetric{T,S}}
const RealHermSym{T<:Real,S} = Union{Hermitian{T,S},Symmetric{T,S}}
const UpperOrLowerTriangular{T,S} = Union{UpperTriangular{T,S},UnitUpperTriangular{T,S},LowerTriangular{T,S},UnitLowerTriangular{T,S}}
const BlasReal = Union{Float64,Float32}
const BlasComplex = Union{ComplexF64,ComplexF32}
const BlasFloat = Union{BlasReal,BlasComplex}
const BlasInt = Int
"`LinearAlgebra.copy_adjoint!(b, rows, columns, a, ...)`: copy a part of `a'` into a part of `b`."
copy_adjoint!(b::AbstractMatrix, bi::AbstractRange, bj::AbstractRange, a::AbstractMatrix, ai::AbstractRange, aj::AbstractRange) =
    copyto!(view(b, bi, bj), adjoint(view(a, ai, aj)))
"`LinearAlgebra.copy_transpose!(b, rows, columns, a, ...)`: copy a part of `transpose(a)` into a part of `b`."
copy_transpose!(b::AbstractMatrix, bi::AbstractRange, bj::AbstractRange, a::AbstractMatrix, ai::AbstractRange, aj::AbstractRange) =
    copyto!(view(b, bi, bj), transpose(view(a, ai, aj)))
