# Diagonal matrices.

"`Diagonal(v)`: the matrix with `v` on its diagonal and zeros elsewhere."
struct Diagonal{T,V<:AbstractVector{T}} <: AbstractMatrix{T}
    diag::V
    Diagonal{T,V}(v) where {T,V<:AbstractVector{T}} = new{T,V}(v)
end
Diagonal(v::AbstractVector{T}) where {T} = Diagonal{T,typeof(v)}(v)
Diagonal{T}(v::AbstractVector) where {T} = Diagonal(convert(AbstractVector{T}, v))
Diagonal(a::AbstractMatrix) = Diagonal(diag(a))
Diagonal{T}(a::AbstractMatrix) where {T} = Diagonal{T}(diag(a))
Diagonal{T}(::typeof(undef), n::Integer) where {T} = Diagonal(Vector{T}(undef, n))
Diagonal(d::Diagonal) = d

size(d::Diagonal) = (length(d.diag), length(d.diag))
parent(d::Diagonal) = d.diag
copy(d::Diagonal) = Diagonal(copy(d.diag))
similar(d::Diagonal, ::Type{T}) where {T} = Diagonal(similar(d.diag, T))
@inline function getindex(d::Diagonal, i::Int, j::Int)
    @boundscheck checkbounds(d, i, j)
    return i == j ? (@inbounds d.diag[i]) : zero(eltype(d))
end
function setindex!(d::Diagonal, x, i::Int, j::Int)
    @boundscheck checkbounds(d, i, j)
    if i == j
        d.diag[i] = x
    elseif !iszero(x)
        throw(ArgumentError("cannot set off-diagonal entry ($i, $j) to a nonzero value ($x)"))
    end
    return d
end
show(io::IO, d::Diagonal) = (print(io, "Diagonal("); show(io, d.diag); print(io, ")"))
replace_in_print_matrix(::Diagonal, i::Integer, j::Integer, s::AbstractString) =
    i == j ? s : Base.replace_with_centered_mark(s)

diag(d::Diagonal, k::Integer=0) = k == 0 ? copy(d.diag) : zeros(eltype(d), max(0, length(d.diag) - abs(k)))
inv(d::Diagonal) = (_check_diagonal(d); Diagonal(map(inv, d.diag)))
function _check_diagonal(d::Diagonal)
    i = findfirst(iszero, d.diag)
    i === nothing || throw(SingularException(i))
end
adjoint(d::Diagonal) = Diagonal(map(adjoint, d.diag))
transpose(d::Diagonal) = d
real(d::Diagonal) = Diagonal(real(d.diag))
imag(d::Diagonal) = Diagonal(imag(d.diag))
conj(d::Diagonal) = Diagonal(conj(d.diag))
one(d::Diagonal) = Diagonal(map(one, d.diag))
zero(d::Diagonal) = Diagonal(map(zero, d.diag))
det(d::Diagonal) = prod(d.diag)
tr(d::Diagonal) = sum(d.diag)
logabsdet(d::Diagonal) = (sum(x -> log(abs(x)), d.diag), prod(sign, d.diag))
isdiag(::Diagonal) = true
issymmetric(::Diagonal) = true
ishermitian(d::Diagonal) = all(ishermitian, d.diag)
isposdef(d::Diagonal) = all(x -> isreal(x) && real(x) > 0, d.diag)
istriu(d::Diagonal, k::Integer=0) = k <= 0 || iszero(d.diag)
istril(d::Diagonal, k::Integer=0) = k >= 0 || iszero(d.diag)
triu!(d::Diagonal, k::Integer=0) = (k > 0 && fill!(d.diag, zero(eltype(d))); d)
tril!(d::Diagonal, k::Integer=0) = (k < 0 && fill!(d.diag, zero(eltype(d))); d)
==(a::Diagonal, b::Diagonal) = a.diag == b.diag
triu(d::Diagonal, k::Integer=0) = triu!(copy(d), k)
tril(d::Diagonal, k::Integer=0) = tril!(copy(d), k)
rmul!(d::Diagonal, x::Number) = (rmul!(d.diag, x); d)
lmul!(x::Number, d::Diagonal) = (lmul!(x, d.diag); d)

_product_mismatch(a, b) = size(a, 2) == size(b, 1) || Base._throw_product_mismatch(a, b)
*(a::Diagonal, b::Diagonal) = (_product_mismatch(a, b); Diagonal(a.diag .* b.diag))
*(d::Diagonal, v::AbstractVector) = (_product_mismatch(d, v); d.diag .* v)
*(d::Diagonal, a::AbstractMatrix) = (_product_mismatch(d, a); d.diag .* a)
*(a::AbstractMatrix, d::Diagonal) = (_product_mismatch(a, d); a .* transpose(d.diag))
*(a::AdjOrTrans{<:Any,<:AbstractVector}, d::Diagonal) = (_product_mismatch(a, d); a isa Adjoint ? adjoint(adjoint(d) * adjoint(a)) : transpose(transpose(d) * transpose(a)))
*(x::Number, d::Diagonal) = Diagonal(x * d.diag)
*(d::Diagonal, x::Number) = Diagonal(d.diag * x)
/(d::Diagonal, x::Number) = Diagonal(d.diag / x)
\(x::Number, d::Diagonal) = Diagonal(x \ d.diag)
+(a::Diagonal, b::Diagonal) = Diagonal(a.diag + b.diag)
-(a::Diagonal, b::Diagonal) = Diagonal(a.diag - b.diag)
-(d::Diagonal) = Diagonal(-d.diag)
^(d::Diagonal, k::Integer) = Diagonal(d.diag .^ k)
^(d::Diagonal, p::Real) = Diagonal(d.diag .^ p)
\(d::Diagonal, b::AbstractVecOrMat) = (_check_rows(d, b); _check_diagonal(d); d.diag .\ b)
\(a::Diagonal, b::Diagonal) = (_check_rows(a, b); _check_diagonal(a); Diagonal(a.diag .\ b.diag))
/(a::Diagonal, b::Diagonal) = (_check_diagonal(b); Diagonal(a.diag ./ b.diag))
/(a::AbstractMatrix, d::Diagonal) = (_check_diagonal(d); a ./ transpose(d.diag))
/(a::Adjoint{<:Any,<:AbstractVector}, d::Diagonal) =
    (_check_diagonal(d); adjoint(map((x, y) -> conj(conj(x) / y), parent(a), d.diag)))
/(a::Transpose{<:Any,<:AbstractVector}, d::Diagonal) = (_check_diagonal(d); transpose(map(/, parent(a), d.diag)))
kron(a::Diagonal, b::Diagonal) = Diagonal(kron(a.diag, b.diag))
dot(x::AbstractVector, d::Diagonal, y::AbstractVector) = sum(dot(x[i], d.diag[i] * y[i]) for i in eachindex(x))

# Functions of a diagonal matrix are those of its diagonal.
for f in (:exp, :log, :sqrt, :sin, :cos, :tan, :sinh, :cosh, :tanh, :cbrt)
    @eval Base.$f(d::Diagonal) = Diagonal(map($f, d.diag))
end
Base.abs(d::Diagonal) = Diagonal(map(abs, d.diag))
Base.sum(d::Diagonal) = sum(d.diag)

"`isbanded(a, lower, upper)`: whether all that is not zero lies between two diagonals."
isbanded(a::AbstractMatrix, lower::Integer, upper::Integer) = istriu(a, lower) && istril(a, upper)
