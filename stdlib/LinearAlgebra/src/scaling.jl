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
Base.ndims(::UniformScaling) = 2
Base.isone(s::UniformScaling) = isone(s.λ)
Base.iszero(s::UniformScaling) = iszero(s.λ)
one(::UniformScaling{T}) where {T} = UniformScaling(one(T))
zero(::UniformScaling{T}) where {T} = UniformScaling(zero(T))
real(s::UniformScaling) = UniformScaling(real(s.λ))
conj(s::UniformScaling) = UniformScaling(conj(s.λ))
isdiag(::UniformScaling) = true
issymmetric(::UniformScaling) = true
ishermitian(s::UniformScaling) = isreal(s.λ)
isposdef(s::UniformScaling) = isposdef(s.λ)
istriu(::UniformScaling) = true
istril(::UniformScaling) = true
opnorm(s::UniformScaling, p::Real=2) = norm(s.λ)
det(s::UniformScaling) = isone(s.λ) ? one(s.λ) : throw(ArgumentError("Determinant of UniformScaling is only well-defined when λ is 0 or 1."))
tr(s::UniformScaling) = throw(ArgumentError("trace of UniformScaling is only well-defined when λ is 0"))
^(s::UniformScaling, p::Number) = UniformScaling(s.λ^p)
function Base.isapprox(a::AbstractMatrix, s::UniformScaling; options...)
    n = checksquare(a)
    return isapprox(a, Matrix{eltype(s)}(s, n, n); options...)
end
Base.isapprox(s::UniformScaling, a::AbstractMatrix; options...) = isapprox(a, s; options...)
Base.isapprox(a::UniformScaling, b::UniformScaling; options...) = isapprox(a.λ, b.λ; options...)
function Base.copyto!(a::AbstractMatrix, s::UniformScaling)
    fill!(a, zero(eltype(a)))
    for i in 1:min(size(a)...)
        a[i, i] = s.λ
    end
    return a
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
+(d::Diagonal, s::UniformScaling) = Diagonal(d.diag .+ s.λ)
+(s::UniformScaling, d::Diagonal) = Diagonal(s.λ .+ d.diag)
-(d::Diagonal, s::UniformScaling) = Diagonal(d.diag .- s.λ)
-(s::UniformScaling, d::Diagonal) = Diagonal(s.λ .- d.diag)
+(a::Union{UpperTriangular,LowerTriangular}, s::UniformScaling) = _rewrap(a, _shifted(_full(a), s.λ))
-(a::Union{UpperTriangular,LowerTriangular}, s::UniformScaling) = _rewrap(a, _shifted(_full(a), -s.λ))
+(a::Symmetric, s::UniformScaling) = _rewrap(a, _shifted(_full(a), s.λ))
-(a::Symmetric, s::UniformScaling) = _rewrap(a, _shifted(_full(a), -s.λ))
+(a::Hermitian, s::UniformScaling{<:Real}) = _rewrap(a, _shifted(_full(a), s.λ))
-(a::Hermitian, s::UniformScaling{<:Real}) = _rewrap(a, _shifted(_full(a), -s.λ))
+(a::Tridiagonal, s::UniformScaling) = Tridiagonal(a.dl, a.d .+ s.λ, a.du)
-(a::Tridiagonal, s::UniformScaling) = Tridiagonal(a.dl, a.d .- s.λ, a.du)
+(a::SymTridiagonal, s::UniformScaling) = SymTridiagonal(a.dv .+ s.λ, a.ev)
-(a::SymTridiagonal, s::UniformScaling) = SymTridiagonal(a.dv .- s.λ, a.ev)
/(a::AbstractMatrix, s::UniformScaling) = a / s.λ
\(s::UniformScaling, a::AbstractVecOrMat) = s.λ \ a
\(a::AbstractMatrix, s::UniformScaling) = inv(a) * s.λ
/(s::UniformScaling, a::AbstractMatrix) = s.λ * inv(a)
/(a::UniformScaling, b::UniformScaling) = UniformScaling(a.λ / b.λ)
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

# The identity beside matrices takes their size.
function _common_size(parts, d::Int)
    i = findfirst(p -> p isa AbstractVecOrMat, parts)
    i === nothing && throw(ArgumentError("the concatenation of UniformScaling only is not defined"))
    return size(parts[i], d)
end
_block(s::UniformScaling, n::Int) = Matrix{eltype(s)}(s, n, n)
_block(a, n::Int) = a
_beside(parts) = (n = _common_size(parts, 1); hcat(map(p -> _block(p, n), parts)...))
_below(parts) = (n = _common_size(parts, 2); vcat(map(p -> _block(p, n), parts)...))
Base.hcat(s::UniformScaling, a::AbstractVecOrMat, rest...) = _beside((s, a, rest...))
Base.hcat(a::AbstractVecOrMat, s::UniformScaling, rest...) = _beside((a, s, rest...))
Base.vcat(s::UniformScaling, a::AbstractMatrix, rest...) = _below((s, a, rest...))
Base.vcat(a::AbstractMatrix, s::UniformScaling, rest...) = _below((a, s, rest...))
function _in_rows(rows, parts)
    k = 0
    lines = Any[]
    for n in rows
        line = parts[(k + 1):(k + n)]
        push!(lines, n == 1 ? line[1] : _beside(line))
        k += n
    end
    return _below(Tuple(lines))
end
Base.hvcat(rows::Tuple{Vararg{Int}}, s::UniformScaling, rest...) = _in_rows(rows, (s, rest...))
Base.hvcat(rows::Tuple{Vararg{Int}}, a::AbstractMatrix, s::UniformScaling, rest...) = _in_rows(rows, (a, s, rest...))

Base.Matrix{T}(s::UniformScaling, m::Integer, n::Integer) where {T} = T[s[i, j] for i in 1:m, j in 1:n]
Base.Matrix(s::UniformScaling{T}, m::Integer, n::Integer) where {T} = Matrix{T}(s, m, n)
Base.Matrix{T}(s::UniformScaling, dims::Tuple{Integer,Integer}) where {T} = Matrix{T}(s, dims...)
Base.Matrix(s::UniformScaling{T}, dims::Tuple{Integer,Integer}) where {T} = Matrix{T}(s, dims...)
Base.Array{T}(s::UniformScaling, m::Integer, n::Integer) where {T} = Matrix{T}(s, m, n)
