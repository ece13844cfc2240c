# Balancing and reduction to Hessenberg form (Golub and Van Loan, sections 7.4.3 and 7.5.7).

"A matrix that is zero below the first diagonal under the main one."
struct UpperHessenberg{T,S<:AbstractMatrix{T}} <: AbstractMatrix{T}
    data::S
    UpperHessenberg{T,S}(a) where {T,S<:AbstractMatrix{T}} = new{T,S}(a)
end
UpperHessenberg(a::AbstractMatrix{T}) where {T} = (checksquare(a); UpperHessenberg{T,typeof(a)}(a))
size(h::UpperHessenberg) = size(h.data)
parent(h::UpperHessenberg) = h.data
@inline function getindex(h::UpperHessenberg, i::Int, j::Int)
    @boundscheck checkbounds(h, i, j)
    return i <= j + 1 ? h.data[i, j] : zero(eltype(h))
end
replace_in_print_matrix(::UpperHessenberg, i::Integer, j::Integer, s::AbstractString) =
    i <= j + 1 ? s : Base.replace_with_centered_mark(s)

"`hessenberg(a)`: `Q` and `H` with `Q * H * Q' == a`, `H` zero below the first subdiagonal."
struct Hessenberg{T,SH<:AbstractMatrix,S<:AbstractMatrix,W<:AbstractVector,V<:Number} <: Factorization{T}
    H::SH
    uplo::Char
    factors::S
    τ::W
    μ::V
end
function hessenberg(a::AbstractMatrix)
    n = checksquare(a)
    T = _root_type(eltype(a))
    h = copyto!(Matrix{T}(undef, n, n), a)
    tau = _to_hessenberg!(h, 1, n)
    upper = UpperHessenberg(h)
    return Hessenberg{T,typeof(upper),Matrix{T},Vector{T},Bool}(upper, 'L', h, tau, false)
end
function getproperty(f::Hessenberg{T}, name::Symbol) where {T}
    name === :Q || return getfield(f, name)
    factors, tau = getfield(f, :factors), getfield(f, :τ)
    return HessenbergQ{T,typeof(factors),typeof(tau),false}(getfield(f, :uplo), factors, tau)
end
size(f::Hessenberg) = size(getfield(f, :factors))
iterate(f::Hessenberg) = (f.Q, Val(:H))
iterate(f::Hessenberg, ::Val{:H}) = (f.H, Val(:μ))
iterate(f::Hessenberg, ::Val{:μ}) = (f.μ, Val(:end))
iterate(f::Hessenberg, ::Val{:end}) = nothing
Base.AbstractMatrix(f::Hessenberg) = (q = collect(f.Q); q * _full(f.H) * q')
function show(io::IO, mime::MIME"text/plain", f::Hessenberg)
    print(io, typeof(f), "\nQ factor: ")
    show(io, mime, f.Q)
    print(io, "\nH factor:\n")
    show(io, mime, f.H)
end

# Rows and columns `lo` to `hi`; the vectors of the reflections stay below the subdiagonal.
function _to_hessenberg!(h::Matrix{T}, lo::Int, hi::Int) where {T}
    n = size(h, 1)
    tau = zeros(T, max(n - 1, 0))
    for i in lo:(hi - 1)
        tail = h[(i + 2):hi, i]
        beta, t = _reflector!(h[i + 1, i], tail)
        _reflect_right!(h, tail, t, i + 1, i + 1, 1:hi)
        _reflect_left!(h, tail, conj(t), i + 1, i + 1, (i + 1):n)
        h[i + 1, i] = beta
        for k in eachindex(tail)
            h[i + 1 + k, i] = tail[k]
        end
        tau[i] = t
    end
    return tau
end
_hessenberg_vectors(h::Matrix, tau::Vector) = _accumulate(h, tau, size(h, 1), 1)

# Permute rows and columns so that isolated eigenvalues stand first and last, and scale what is
# between by powers of two. Returns the range between, the exchanges and the scales.
function _balance!(a::Matrix{T}) where {T}
    n = size(a, 1)
    exchanges = Tuple{Int,Int}[]
    lo, hi = 1, n
    j = hi
    while j >= 1 && hi > 1
        if all(i -> i == j || iszero(a[j, i]), 1:hi)
            _exchange!(a, j, hi, exchanges)
            hi -= 1
            j = hi
        else
            j -= 1
        end
    end
    j = lo
    while j <= hi && lo < hi
        if all(i -> i == j || iszero(a[i, j]), lo:hi)
            _exchange!(a, j, lo, exchanges)
            lo += 1
            j = lo
        else
            j += 1
        end
    end
    return lo, hi, exchanges, _scale_rows!(a, lo, hi)
end
function _exchange!(a::Matrix, i::Int, k::Int, exchanges)
    push!(exchanges, (i, k))
    i == k && return
    for r in axes(a, 1)
        a[r, i], a[r, k] = a[r, k], a[r, i]
    end
    _swap_rows!(a, i, k)
end
function _scale_rows!(a::Matrix{T}, lo::Int, hi::Int) where {T}
    R = real(T)
    scales = ones(R, size(a, 1))
    again = true
    while again
        again = false
        for i in lo:hi
            c = norm(view(a, lo:hi, i))
            r = norm(view(a, i, lo:hi))
            (iszero(c) || iszero(r)) && continue
            f, before = one(R), c + r
            while c < r / 2
                f, c, r = 2f, 2c, r / 2
            end
            while c / 2 >= r
                f, c, r = f / 2, c / 2, 2r
            end
            c + r < R(0.95) * before || continue
            again = true
            scales[i] *= f
            for j in axes(a, 2)
                a[i, j] /= f
            end
            for j in axes(a, 1)
                a[j, i] *= f
            end
        end
    end
    return scales
end
# Vectors of the matrix that was balanced, from those of the balanced one.
function _unbalance!(v::Matrix, exchanges, scales)
    for i in axes(v, 1), j in axes(v, 2)
        v[i, j] *= scales[i]
    end
    for (i, k) in reverse(exchanges)
        i == k || _swap_rows!(v, i, k)
    end
    return v
end
