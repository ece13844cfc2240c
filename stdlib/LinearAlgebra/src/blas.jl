# Products and sums by the names of the Basic Linear Algebra Subprograms.

"Products and sums by the names of the Basic Linear Algebra Subprograms."
module BLAS

import Base: dot, norm, mul!
import ..LinearAlgebra: rmul!, axpy!, axpby!, Symmetric, UpperTriangular, LowerTriangular

export dot, dotu, dotc, nrm2, asum, axpy!, axpby!, scal, scal!, iamax, gemv, gemv!, gemm, gemm!, ger!, symv, symm, syrk, trsv, trmv

"The products here use one thread."
get_num_threads() = 1
set_num_threads(n) = nothing

dotc(x::AbstractVector, y::AbstractVector) = dot(x, y)
dotu(x::AbstractVector, y::AbstractVector) = sum(x[i] * y[i] for i in eachindex(x, y))
dot(n::Integer, x::AbstractArray, stepx::Integer, y::AbstractArray, stepy::Integer) =
    dot([x[1 + (i - 1) * stepx] for i in 1:n], [y[1 + (i - 1) * stepy] for i in 1:n])
nrm2(x::AbstractArray) = norm(x)
asum(x::AbstractArray) = sum(v -> abs(real(v)) + abs(imag(v)), x)
iamax(x::AbstractArray) = argmax([abs(real(v)) + abs(imag(v)) for v in vec(x)])
scal!(a::Number, x::AbstractArray) = rmul!(x, a)
scal(a::Number, x::AbstractArray) = a * x
function ger!(α::Number, x::AbstractVector, y::AbstractVector, a::AbstractMatrix)
    for j in eachindex(y), i in eachindex(x)
        a[i, j] += α * x[i] * conj(y[j])
    end
    return a
end
_turned(t::AbstractChar, a) = t == 'N' ? a : t == 'T' ? transpose(a) : t == 'C' ? adjoint(a) :
    throw(ArgumentError("trans argument must be 'N' (no transpose), 'T' (transpose), or 'C' (conjugate transpose), got '$t'"))
gemv!(t::AbstractChar, α::Number, a::AbstractMatrix, x::AbstractVector, β::Number, y::AbstractVector) = mul!(y, _turned(t, a), x, α, β)
gemv(t::AbstractChar, α::Number, a::AbstractMatrix, x::AbstractVector) = α * (_turned(t, a) * x)
gemv(t::AbstractChar, a::AbstractMatrix, x::AbstractVector) = _turned(t, a) * x
gemm!(s::AbstractChar, t::AbstractChar, α::Number, a::AbstractMatrix, b::AbstractMatrix, β::Number, c::AbstractMatrix) =
    mul!(c, _turned(s, a), _turned(t, b), α, β)
gemm(s::AbstractChar, t::AbstractChar, α::Number, a::AbstractMatrix, b::AbstractMatrix) = α * (_turned(s, a) * _turned(t, b))
gemm(s::AbstractChar, t::AbstractChar, a::AbstractMatrix, b::AbstractMatrix) = _turned(s, a) * _turned(t, b)
symv(uplo::AbstractChar, a::AbstractMatrix, x::AbstractVector) = Symmetric(a, Symbol(uplo)) * x
symm(side::AbstractChar, uplo::AbstractChar, a::AbstractMatrix, b::AbstractMatrix) =
    side == 'L' ? Symmetric(a, Symbol(uplo)) * b : b * Symmetric(a, Symbol(uplo))
syrk(uplo::AbstractChar, t::AbstractChar, α::Number, a::AbstractMatrix) = (b = _turned(t, a); α * (b * transpose(b)))
_triangle(uplo::AbstractChar, a) = uplo == 'U' ? UpperTriangular(a) : LowerTriangular(a)
trsv(uplo::AbstractChar, t::AbstractChar, unit::AbstractChar, a::AbstractMatrix, x::AbstractVector) = _turned(t, _triangle(uplo, a)) \ x
trmv(uplo::AbstractChar, t::AbstractChar, unit::AbstractChar, a::AbstractMatrix, x::AbstractVector) = _turned(t, _triangle(uplo, a)) * x

end
