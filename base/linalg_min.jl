# The part of linear algebra that the language needs: adjoint, transpose, products.

export adjoint, transpose

"`Adjoint(a)`: the conjugate transpose of `a` without a copy."
struct Adjoint{T,S} <: AbstractMatrix{T}
    parent::S
end
"`Transpose(a)`: the transpose of `a` without a copy."
struct Transpose{T,S} <: AbstractMatrix{T}
    parent::S
end
Adjoint(a::AbstractVecOrMat{T}) where {T} = Adjoint{T,typeof(a)}(a)
Transpose(a::AbstractVecOrMat{T}) where {T} = Transpose{T,typeof(a)}(a)
const AdjOrTrans{T,S} = Union{Adjoint{T,S},Transpose{T,S}}

"`adjoint(a)`, `a'`: conjugate transpose."
adjoint(x::Number) = conj(x)
adjoint(a::AbstractVecOrMat) = Adjoint(a)
adjoint(a::Adjoint) = a.parent
adjoint(a::Transpose) = transpose(conj(a.parent))
adjoint(a::Transpose{<:Real}) = a.parent
"`transpose(a)`: transpose."
transpose(x::Number) = x
transpose(a::AbstractVecOrMat) = Transpose(a)
transpose(a::Transpose) = a.parent
transpose(a::Adjoint{<:Real}) = a.parent

parent(a::AdjOrTrans) = a.parent
size(a::AdjOrTrans) = _transposed_size(a.parent)
axes(a::AdjOrTrans) = _transposed_axes(a.parent)
_transposed_axes(v::AbstractVector) = (OneTo(1), axes1(v))
_transposed_axes(m::AbstractMatrix) = (axes(m, 2), axes(m, 1))
_transposed_size(v::AbstractVector) = (1, length(v))
_transposed_size(m::AbstractMatrix) = (size(m, 2), size(m, 1))
IndexStyle(::Type{<:Union{Adjoint{T,S},Transpose{T,S}}}) where {T,S<:AbstractVector} = IndexLinear()
_flip(::Adjoint, x) = adjoint(x)
_flip(::Transpose, x) = transpose(x)
@inline function getindex(a::Union{Adjoint{T,S},Transpose{T,S}}, i::Int) where {T,S<:AbstractVector}
    @boundscheck checkbounds(a, i)
    return _flip(a, @inbounds a.parent[i + (firstindex(a.parent) - 1)])
end
@inline function getindex(a::AdjOrTrans{T,S}, i::Int, j::Int) where {T,S<:AbstractMatrix}
    @boundscheck checkbounds(a, i, j)
    return _flip(a, @inbounds a.parent[j, i])
end
@inline function setindex!(a::Union{Adjoint{T,S},Transpose{T,S}}, x, i::Int) where {T,S<:AbstractVector}
    @boundscheck checkbounds(a, i)
    @inbounds a.parent[i + (firstindex(a.parent) - 1)] = _flip(a, x)
    return a
end
@inline function setindex!(a::AdjOrTrans{T,S}, x, i::Int, j::Int) where {T,S<:AbstractMatrix}
    @boundscheck checkbounds(a, i, j)
    @inbounds a.parent[j, i] = _flip(a, x)
    return a
end
similar(a::AdjOrTrans, ::Type{T}, dims::Dims) where {T} = similar(a.parent, T, dims)

conj(a::AbstractArray{<:Real}) = a
conj(a::AbstractArray) = broadcast(conj, a)
real(a::AbstractArray{<:Real}) = a
real(a::AbstractArray) = broadcast(real, a)
complex(a::AbstractArray{<:Complex}) = a
complex(a::AbstractArray) = broadcast(complex, a)
imag(a::AbstractArray) = broadcast(imag, a)

## sums and multiples

@noinline _throw_sum_mismatch(a, b) = throw(DimensionMismatch(
    "dimensions must match: a has dims $(axes(a)), b has dims $(axes(b)), mismatch at $(_first_difference(axes(a), axes(b)))"))
function _first_difference(a::Tuple, b::Tuple)
    for d in 1:max(length(a), length(b))
        (d <= length(a) && d <= length(b) && a[d] == b[d]) || return d
    end
    return 0
end
function +(a::AbstractArray, b::AbstractArray)
    axes(a) == axes(b) || _throw_sum_mismatch(a, b)
    return broadcast(+, a, b)
end
function -(a::AbstractArray, b::AbstractArray)
    axes(a) == axes(b) || _throw_sum_mismatch(a, b)
    return broadcast(-, a, b)
end
+(a::AbstractArray) = a
-(a::AbstractArray) = broadcast(-, a)
*(a::AbstractArray, x::Number) = broadcast(*, a, x)
*(x::Number, a::AbstractArray) = broadcast(*, x, a)
/(a::AbstractArray, x::Number) = broadcast(/, a, x)
\(x::Number, a::AbstractArray) = broadcast(\, x, a)

## products

@noinline function _throw_product_mismatch(a, b)
    kind(x) = x isa AbstractVector ? "vector" : "matrix"
    both = (a isa AbstractVector) == (b isa AbstractVector)
    vector = b isa AbstractVector
    throw(DimensionMismatch(string(
        "incompatible dimensions for matrix multiplication: tried to multiply a ", kind(a), " of size ", size(a),
        " with a ", kind(b), vector ? " of length " : " of size ", vector ? length(b) : size(b),
        ". The second dimension of the ", both ? "first " : "", kind(a), ": ", size(a, 2), ", does not match the ",
        vector ? "length" : "first dimension", " of the ", both ? "second " : "", kind(b), ": ", size(b, 1), ".")))
end
_product_type(::Type{Any}, ::Type) = Any
_product_type(::Type, ::Type{Any}) = Any
_product_type(::Type{Any}, ::Type{Any}) = Any
# What sums of products begin with.
_empty_sum(::Type{R}) where {R} = zero(R)
_empty_sum(::Type{Any}) = false
_product_type(::Type{S}, ::Type{T}) where {S,T} =
    promote_type(typeof(zero(S) * zero(T) + zero(S) * zero(T)))

"`dot(x, y)`, `x ⋅ y`: scalar product."
dot(x::Number, y::Number) = conj(x) * y
function dot(x, y)
    length(x) == length(y) || throw(DimensionMismatch(
        "first array has length $(length(x)) which does not match the length of the second, $(length(y))."))
    isempty(x) && return dot(zero(eltype(x)), zero(eltype(y)))
    return _dot(x, y)
end
function _dot(x, y)
    y1 = iterate(Iterators.zip(x, y))
    s = dot(y1[1][1], y1[1][2])
    y2 = iterate(Iterators.zip(x, y), y1[2])
    while y2 !== nothing
        s += dot(y2[1][1], y2[1][2])
        y2 = iterate(Iterators.zip(x, y), y2[2])
    end
    return s
end
const ⋅ = dot
"`norm(x[, p=2])`: vector norm; of a matrix, that of its elements."
norm(x::Number, p::Real=2) = p == 0 ? float(!iszero(x)) : float(abs(x))
norm(x::Missing, p::Real=2) = missing
function norm(a, p::Real=2)
    isempty(a) && return float(norm(zero(eltype(a))))
    p == 2 && return _norm2(a)
    p == 1 && return sum(norm, a)
    p == Inf && return _largest_norm(a)
    p == -Inf && return minimum(norm, a)
    p == 0 && return _count_nonzero(a)
    largest = _largest_norm(a)
    (iszero(largest) || isinf(largest)) && return largest
    # Far from one, powers are taken of quotients.
    isfinite(length(a) * largest^p) && !iszero(largest^p) && return sum(x -> norm(x)^p, a)^inv(p)
    return largest * sum(x -> (norm(x) / largest)^p, a)^inv(p)
end
_largest_norm(a) = maximum(norm, a)
_count_nonzero(a) = typeof(norm(first(a)))(count(!iszero, a))
function _norm2(a)
    largest = _largest_norm(a)
    (ismissing(largest) || iszero(largest) || isinf(largest)) && return largest
    square = largest * largest
    isfinite(length(a) * square) && !iszero(square) && return sqrt(sum(_square_of_norm, a))
    return largest * sqrt(sum(x -> (norm(x) / largest)^2, a))
end
_square_of_norm(x) = norm(x)^2
_square_of_norm(x::Number) = float(abs2(x))

# Arrays are compared by the norm of their difference.
function isapprox(x::AbstractArray, y::AbstractArray; atol::Real=0,
                  rtol::Real=atol > 0 ? 0.0 : Float64(max(_array_rtol(x), _array_rtol(y))), nans::Bool=false, norm=norm)
    axes(x) == axes(y) || return false
    d = norm(x - y)
    isfinite(d) && return d <= max(atol, rtol * max(norm(x), norm(y)))
    return all(p -> isapprox(p[1], p[2]; atol=atol, rtol=rtol, nans=nans), Iterators.zip(x, y))
end
_array_rtol(a::AbstractArray{T}) where {T<:Number} = _default_rtol(real(T))
_array_rtol(a::AbstractArray) = 0

*(a::Union{Adjoint{S,V},Transpose{S,V}}, y::AbstractVector{T}) where {S,T,V<:AbstractVector} = _row_times(a, y)
function _row_times(a, y)
    require_one_based_indexing(a, y)
    size(a, 2) == length(y) || _throw_product_mismatch(a, y)
    isempty(y) && return zero(eltype(a)) * zero(eltype(y))
    s = @inbounds a[1] * y[1]
    for i in 2:length(y)
        s += @inbounds a[i] * y[i]
    end
    return s
end
*(x::AbstractVector, a::Union{Adjoint{S,V},Transpose{S,V}}) where {S,V<:AbstractVector} =
    [xi * a[j] for xi in x, j in 1:length(a)]
*(x::AbstractVector, b::AbstractMatrix) = reshape(x, length(x), 1) * b

function *(a::AbstractMatrix{S}, x::AbstractVector{T}) where {S,T}
    require_one_based_indexing(a, x)
    m, n = size(a)
    n == length(x) || _throw_product_mismatch(a, x)
    R = _product_type(S, T)
    y = fill!(Array{R,1}(undef, m), _empty_sum(R))
    for j in 1:n
        xj = @inbounds x[j]
        for i in 1:m
            @inbounds y[i] += a[i, j] * xj
        end
    end
    return y
end
function *(a::AbstractMatrix{S}, b::AbstractMatrix{T}) where {S,T}
    require_one_based_indexing(a, b)
    size(a, 2) == size(b, 1) || _throw_product_mismatch(a, b)
    R = _product_type(S, T)
    c = fill!(Array{R,2}(undef, size(a, 1), size(b, 2)), _empty_sum(R))
    return _multiply_blocks!(c, _plain(a), _plain(b))
end
_plain(a::Array) = a
_plain(a::AbstractMatrix) = copyto!(Array{eltype(a),2}(undef, size(a)), a)
# c += a * b, in blocks of columns of `a` that stay in the cache.
function _multiply_blocks!(c::Matrix, a::Matrix, b::Matrix)
    m, p = size(a)
    n = size(b, 2)
    block = 64
    kk = 1
    while kk <= p
        k_end = min(kk + block - 1, p)
        ii = 1
        while ii <= m
            i_end = min(ii + 4 * block - 1, m)
            for j in 1:n
                for k in kk:k_end
                    _add_multiple!(c, (j - 1) * m, a, (k - 1) * m, (@inbounds b[k, j]), ii, i_end)
                end
            end
            ii += 4 * block
        end
        kk += block
    end
    return c
end
# c[p+i] += a[q+i] * x
@inline function _add_multiple!(c::Array, p::Int, a::Array, q::Int, x, first::Int, last::Int)
    i = first
    while i <= last
        @inbounds c[p + i] += a[q + i] * x
        i += 1
    end
end

# Matrices of floats go to compiled kernels, transposed ones as they lie; the smallest have no
# use for them.
const _Machine = Union{Float64,Float32}
const _Dense{T} = Union{Matrix{T},Adjoint{T,Matrix{T}},Transpose{T,Matrix{T}}}
_storage(a::Matrix) = a
_storage(a::AdjOrTrans) = a.parent
_is_flipped(a::Matrix) = false
_is_flipped(a::AdjOrTrans) = true
function *(a::_Dense{T}, b::_Dense{T}) where {T<:_Machine}
    m, k = size(a)
    k == size(b, 1) || _throw_product_mismatch(a, b)
    n = size(b, 2)
    c = Array{T,2}(undef, m, n)
    m == k == n && m <= 3 && return _multiply_blocks!(fill!(c, zero(T)), _plain(a), _plain(b))
    _gemm!(c, _storage(a), _storage(b), m, n, (k << 2) | Int(_is_flipped(a)) | (Int(_is_flipped(b)) << 1))
    return c
end
_gemm!(c::Matrix{Float64}, a::Matrix{Float64}, b::Matrix{Float64}, m::Int, n::Int, inner::Int) =
    ccall(:jlt_gemm_f64, Cvoid, (Ptr{Float64}, Ptr{Float64}, Ptr{Float64}, Int, Int, Int), c, a, b, m, n, inner)
_gemm!(c::Matrix{Float32}, a::Matrix{Float32}, b::Matrix{Float32}, m::Int, n::Int, inner::Int) =
    ccall(:jlt_gemm_f32, Cvoid, (Ptr{Float32}, Ptr{Float32}, Ptr{Float32}, Int, Int, Int), c, a, b, m, n, inner)
*(a::AbstractMatrix, b::AbstractMatrix, c::AbstractVecOrMat) = a * (b * c)

"`mul!(c, a, b)`, `mul!(c, a, b, α, β)`: the product into `c`, or `a * b * α + c * β`."
mul!(c::AbstractArray, a, b) = _store_product!(c, a, b)
function _store_product!(c::AbstractArray, a, b)
    p = a * b
    size(c) == size(p) || _throw_destination_mismatch(c, a, b)
    return copyto!(c, p)
end
function mul!(c::Matrix{T}, a::_Dense{T}, b::_Dense{T}) where {T<:_Machine}
    m, k = size(a)
    n = size(b, 2)
    k == size(b, 1) || _throw_product_mismatch(a, b)
    size(c) == (m, n) || _throw_destination_mismatch(c, a, b)
    m == k == n && m <= 3 && return _multiply_blocks!(fill!(c, zero(T)), _plain(a), _plain(b))
    _gemm!(c, _storage(a), _storage(b), m, n, (k << 2) | Int(_is_flipped(a)) | (Int(_is_flipped(b)) << 1))
    return c
end
function mul!(c::AbstractArray, a, b, α::Number, β::Number)
    p = a * b
    size(c) == size(p) || _throw_destination_mismatch(c, a, b)
    for i in eachindex(c)
        c[i] = iszero(β) ? p[i] * α : p[i] * α + c[i] * β
    end
    return c
end
@noinline function _throw_destination_mismatch(c, a, b)
    kind(x) = x isa AbstractVector ? "vector of length " : x isa AbstractMatrix ? "matrix of size " : "number of size "
    extent(x) = x isa AbstractVector ? length(x) : size(x)
    needed = b isa AbstractVector && c isa AbstractVector ? size(a, 1) : (size(a, 1), size(b, 2))
    throw(DimensionMismatch(string(
        "incompatible destination size: the destination ", kind(c), extent(c), " is incompatible with the product of a ",
        a isa AbstractVector ? "vector of size " : "matrix of size ", size(a), " and a ", kind(b), extent(b),
        ". The destination must be of ", needed isa Tuple ? "size " : "length ", needed, ".")))
end
function ^(a::AbstractMatrix, k::Integer)
    size(a, 1) == size(a, 2) || throw(DimensionMismatch("matrix is not square: dimensions are $(size(a))"))
    return k < 0 ? power_by_squaring(inv(a), -k) : power_by_squaring(a, k)
end

# Equations and functions of matrices are defined in a module that is loaded when a program first
# needs it, and replaces these methods.
function _with_linear_algebra(f, arguments...)
    Core._eval(Base, Expr(:import, Expr(:., :LinearAlgebra)))
    return Core._call_latest(f, arguments...)
end
inv(a::AbstractMatrix) = _with_linear_algebra(inv, a)
\(a::AbstractMatrix, b::AbstractVecOrMat) = _with_linear_algebra(\, a, b)
/(b::AbstractMatrix, a::AbstractMatrix) = _with_linear_algebra(/, b, a)
exp(a::AbstractMatrix) = _with_linear_algebra(exp, a)
log(a::AbstractMatrix) = _with_linear_algebra(log, a)
sqrt(a::AbstractMatrix) = _with_linear_algebra(sqrt, a)
"`kron(a, b...)`: Kronecker product."
kron(a::AbstractVecOrMat, b::AbstractVecOrMat) = _with_linear_algebra(kron, a, b)
export kron

# The postfix operator by its own name.
const var"'" = adjoint
export var"'"
