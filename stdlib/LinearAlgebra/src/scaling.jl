# Multiples of the identity of any size.

"`λ * I`: a multiple of the identity of any size."
struct UniformScaling{T<:Number}
    λ::T
end
"The identity matrix of any size."
const I = UniformScaling(true)
(s::UniformScaling)(n::Integer) = Diagonal(fill(s.λ, n))

Base.eltype(::Type{UniformScaling{T}}) where {T} = T
getindex(s::UniformScaling, i::Integer, j::Integer) = i == j ? s.λ : zero(s.λ)
function show(io::IO, ::MIME"text/plain", s::UniformScaling)
    print(io, typeof(s), "\n")
    show(io, s.λ)
    print(io, "*I")
end
adjoint(s::UniformScaling) = UniformScaling(conj(s.λ))
transpose(s::UniformScaling) = s
inv(s::UniformScaling) = UniformScaling(inv(s.λ))

*(x::Number, s::UniformScaling) = UniformScaling(x * s.λ)
*(s::UniformScaling, x::Number) = UniformScaling(s.λ * x)
/(s::UniformScaling, x::Number) = UniformScaling(s.λ / x)
*(s::UniformScaling, a::AbstractVector) = s.λ * a
*(s::UniformScaling, a::AbstractMatrix) = s.λ * a
*(a::AbstractMatrix, s::UniformScaling) = a * s.λ
*(a::UniformScaling, b::UniformScaling) = UniformScaling(a.λ * b.λ)
+(a::UniformScaling, b::UniformScaling) = UniformScaling(a.λ + b.λ)
-(a::UniformScaling, b::UniformScaling) = UniformScaling(a.λ - b.λ)
-(s::UniformScaling) = UniformScaling(-s.λ)
+(a::AbstractMatrix, s::UniformScaling) = _shifted(a, s.λ)
+(s::UniformScaling, a::AbstractMatrix) = _shifted(a, s.λ)
-(a::AbstractMatrix, s::UniformScaling) = _shifted(a, -s.λ)
-(s::UniformScaling, a::AbstractMatrix) = _shifted(-a, s.λ)
function _shifted(a::AbstractMatrix, x)
    n = checksquare(a)
    b = Matrix{typeof(zero(eltype(a)) + x)}(a)
    for i in 1:n
        b[i, i] += x
    end
    return b
end
==(a::UniformScaling, b::UniformScaling) = a.λ == b.λ
==(a::AbstractMatrix, s::UniformScaling) =
    size(a, 1) == size(a, 2) && all(a[i, j] == s[i, j] for i in axes(a, 1), j in axes(a, 2))
==(s::UniformScaling, a::AbstractMatrix) = a == s

Base.Matrix{T}(s::UniformScaling, m::Integer, n::Integer) where {T} = T[s[i, j] for i in 1:m, j in 1:n]
Base.Matrix(s::UniformScaling{T}, m::Integer, n::Integer) where {T} = Matrix{T}(s, m, n)
