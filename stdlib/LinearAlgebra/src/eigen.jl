# Eigenvalues and eigenvectors.

"""
    eigen(a[, b])

The eigenvalues (`values`) and eigenvectors (columns of `vectors`) of a square matrix; of a pair of
matrices, those of `a * v == λ * b * v`. Hermitian matrices have real values, ascending; others are
sorted by real, then imaginary part, or by `sortby`.
"""
struct Eigen{T,V,S<:AbstractMatrix,U<:AbstractVector} <: Factorization{T}
    values::U
    vectors::S
end
Eigen(values::AbstractVector{V}, vectors::AbstractMatrix{T}) where {T,V} =
    Eigen{T,V,typeof(vectors),typeof(values)}(values, vectors)
iterate(f::Eigen) = (f.values, Val(:vectors))
iterate(f::Eigen, ::Val{:vectors}) = (f.vectors, Val(:end))
iterate(f::Eigen, ::Val{:end}) = nothing
size(f::Eigen) = size(f.vectors)
show(io::IO, mime::MIME"text/plain", f::Eigen) = _show_parts(io, mime, f, ("values" => f.values, "vectors" => f.vectors))
Base.AbstractMatrix(f::Eigen) = f.vectors * Diagonal(f.values) / f.vectors
det(f::Eigen) = prod(f.values)
inv(f::Eigen) = f.vectors * Diagonal(inv.(f.values)) / f.vectors
isposdef(f::Eigen) = isreal(f.values) && all(x -> real(x) > 0, f.values)

_eigen_order(λ::Real) = λ
_eigen_order(λ::Complex) = (real(λ), imag(λ))
function eigen(a::AbstractMatrix{T}; permute::Bool=true, scale::Bool=true, sortby=_eigen_order) where {T}
    n = checksquare(a)
    m = copyto!(Matrix{_root_type(T)}(undef, n, n), a)
    _check_finite(m)
    isdiag(m) && return _eigen_diagonal(diag(m), sortby)
    ishermitian(m) && return eigen(Hermitian(m); sortby=sortby)
    lo, hi, exchanges, scales = _balanced!(m, permute || scale)
    tau = _to_hessenberg!(m, lo, hi)
    z = _hessenberg_vectors(m, tau)
    triu!(m, -1)
    values = _schur!(m, z, lo, hi, true)
    vectors = _normalize_columns!(_unbalance!(_eigenvectors(m, z, values), exchanges, scales))
    T <: Real && _conjugate_pairs!(vectors, values)
    return _sorted_eigen(_real_where_real(values, T), vectors, sortby)
end
# The second vector of a pair is the conjugate of the first, to the sign of its zeros.
function _conjugate_pairs!(vectors::Matrix, values)
    for k in 2:length(values)
        imag(values[k]) < 0 || continue
        for i in axes(vectors, 1)
            vectors[i, k] = conj(vectors[i, k - 1])
        end
    end
end
_balanced!(m::Matrix, wanted::Bool) =
    wanted ? _balance!(m) : (1, size(m, 1), Tuple{Int,Int}[], ones(real(eltype(m)), size(m, 1)))
_real_where_real(values, ::Type{<:Real}) = _real_if_possible(values)
_real_where_real(values, ::Type) = values
function _sorted_eigen(values, vectors, sortby)
    sortby === nothing && return Eigen(values, vectors)
    order = sortperm(values; by=sortby)
    return Eigen(values[order], vectors[:, order])
end
_eigen_diagonal(d::AbstractVector{T}, sortby) where {T} = _sorted_eigen(d, Matrix{T}(I, length(d), length(d)), sortby)
# The triangle that counts, above the diagonal.
function _upper_half(a::SymOrHerm)
    T = _root_type(eltype(a))
    m = Matrix{T}(undef, size(a))
    for j in axes(m, 2), i in axes(m, 1)
        m[i, j] = i <= j ? a[i, j] : zero(T)
    end
    _check_finite(m)
    return m
end
function eigen(a::RealHermSymComplexHerm; sortby=nothing)
    values, vectors = _hermitian_eigen(_upper_half(a), true)
    return _sorted_eigen(values, vectors, sortby === _eigen_order ? nothing : sortby)
end
function eigen(a::SymTridiagonal{<:Real}; sortby=nothing)
    T = _root_type(eltype(a))
    d, e = Vector{T}(a.dv), Vector{T}(a.ev[1:(size(a, 1) - 1)])
    z = Matrix{T}(I, size(a)...)
    _tridiagonal_eigen!(d, e, z)
    return _sorted_eigen(d, _orient_columns!(z), sortby)
end
eigen(d::Diagonal; permute::Bool=true, scale::Bool=true, sortby=nothing) =
    _eigen_diagonal(Vector{_root_type(eltype(d))}(d.diag), sortby)
eigen!(a::AbstractMatrix; options...) = eigen(a; options...)

# A pair of matrices: by the Cholesky factor of a definite `b`, else by `b \ a`.
function eigen(a::AbstractMatrix, b::AbstractMatrix; sortby=_eigen_order)
    if ishermitian(a) && ishermitian(b)
        f = cholesky(b; check=false)
        if issuccess(f)
            u = f.U
            values, y = eigen(Hermitian(_full((u' \ _full(a)) / _full(u))))
            return GeneralizedEigen(values, u \ y)
        end
    end
    f = eigen(b \ a; sortby=sortby)
    return GeneralizedEigen(f.values, f.vectors)
end
"The eigenvalues and eigenvectors of a pair of matrices."
struct GeneralizedEigen{T,V,S<:AbstractMatrix,U<:AbstractVector} <: Factorization{T}
    values::U
    vectors::S
end
GeneralizedEigen(values::AbstractVector{V}, vectors::AbstractMatrix{T}) where {T,V} =
    GeneralizedEigen{T,V,typeof(vectors),typeof(values)}(values, vectors)
iterate(f::GeneralizedEigen) = (f.values, Val(:vectors))
iterate(f::GeneralizedEigen, ::Val{:vectors}) = (f.vectors, Val(:end))
iterate(f::GeneralizedEigen, ::Val{:end}) = nothing
show(io::IO, mime::MIME"text/plain", f::GeneralizedEigen) = _show_parts(io, mime, f, ("values" => f.values, "vectors" => f.vectors))

"`eigvals(a[, b])`: eigenvalues."
function eigvals(a::AbstractMatrix{T}; permute::Bool=true, scale::Bool=true, sortby=_eigen_order) where {T}
    n = checksquare(a)
    m = copyto!(Matrix{_root_type(T)}(undef, n, n), a)
    _check_finite(m)
    ishermitian(m) && return eigvals(Hermitian(m))
    lo, hi, = _balanced!(m, permute || scale)
    _to_hessenberg!(m, lo, hi)
    triu!(m, -1)
    values = _schur!(m, similar(m, 0, 0), lo, hi, true)
    sortby === nothing || sort!(values; by=sortby)
    return _real_where_real(values, T)
end
eigvals(a::RealHermSymComplexHerm; sortby=nothing) = _hermitian_eigen(_upper_half(a), false)[1]
function eigvals(a::SymTridiagonal{<:Real}; sortby=nothing)
    T = _root_type(eltype(a))
    return _tridiagonal_eigen!(Vector{T}(a.dv), Vector{T}(a.ev[1:(size(a, 1) - 1)]), Matrix{T}(undef, 0, 0))
end
eigvals(a::Union{UpperTriangular,LowerTriangular}; options...) = diag(a)
eigvals(d::Diagonal; sortby=nothing) = sortby === nothing ? copy(d.diag) : sort(d.diag; by=sortby)
eigvals(a::AbstractMatrix, b::AbstractMatrix; options...) = eigen(a, b; options...).values
eigvals(f::Union{Eigen,GeneralizedEigen}) = f.values
eigvals(x::Number; options...) = [x]
eigvals!(a::AbstractMatrix; options...) = eigvals(a; options...)
"`eigvecs(a)`: eigenvectors, in columns."
eigvecs(a::AbstractMatrix; options...) = eigen(a; options...).vectors
eigvecs(a::AbstractMatrix, b::AbstractMatrix; options...) = eigen(a, b; options...).vectors
eigvecs(f::Union{Eigen,GeneralizedEigen}) = f.vectors
function _real_values(a)
    values = eigvals(a)
    eltype(values) <: Complex && throw(DomainError(a, "`A` cannot have complex eigenvalues."))
    return values
end
"`eigmax(a)`: the largest eigenvalue, of a matrix with real ones."
eigmax(a) = maximum(_real_values(a))
"`eigmin(a)`: the smallest eigenvalue, of a matrix with real ones."
eigmin(a) = minimum(_real_values(a))

# Some of the eigenvalues of a Hermitian matrix: by their places in ascending order, or within (low, high].
const RealSpectrum = Union{RealHermSymComplexHerm,SymTridiagonal{<:Real}}
_chosen(values, r::AbstractUnitRange) = intersect(r, eachindex(values))
_chosen(values, low::Real, high::Real) = findall(x -> low < x <= high, values)
eigvals(a::RealSpectrum, r::AbstractUnitRange) = (v = eigvals(a); v[_chosen(v, r)])
eigvals(a::RealSpectrum, low::Real, high::Real) = (v = eigvals(a); v[_chosen(v, low, high)])
function eigen(a::RealSpectrum, choice::Union{AbstractUnitRange,Real}...)
    f = eigen(a)
    kept = _chosen(f.values, choice...)
    return Eigen(f.values[kept], f.vectors[:, kept])
end
eigvecs(a::RealSpectrum, choice::Union{AbstractUnitRange,Real}...) = eigen(a, choice...).vectors
eigvecs(a::SymTridiagonal{<:Real}, choice::AbstractUnitRange{<:Real}) = eigen(a, choice).vectors
function eigvecs(a::SymTridiagonal{<:Real}, values::AbstractVector{<:Real})
    f = eigen(a)
    return f.vectors[:, [argmin(abs.(f.values .- x)) for x in values]]
end
