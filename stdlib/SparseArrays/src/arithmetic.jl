# Sums, element by element functions and reductions, on what is stored where that is enough.

-(a::Sparse) = _with_values(a, -a.nzval)
for f in (:real, :imag, :conj, :abs, :float)
    @eval $f(a::Sparse) = _with_values(a, map($f, a.nzval))
end
*(x::Number, a::Sparse) = _with_values(a, x * a.nzval)
*(a::Sparse, x::Number) = _with_values(a, a.nzval * x)
/(a::Sparse, x::Number) = _with_values(a, a.nzval / x)
\(x::Number, a::Sparse) = a / x
+(a::SparseMatrixCSC, b::SparseMatrixCSC) = _merge(+, a, b)
-(a::SparseMatrixCSC, b::SparseMatrixCSC) = _merge(-, a, b)
+(a::SparseVector, b::SparseVector) = _merge(+, a, b)
-(a::SparseVector, b::SparseVector) = _merge(-, a, b)
+(a::SparseMatrixCSC, s::UniformScaling) = a + _scaling(s, a)
-(a::SparseMatrixCSC, s::UniformScaling) = a - _scaling(s, a)
+(s::UniformScaling, a::SparseMatrixCSC) = _scaling(s, a) + a
-(s::UniformScaling, a::SparseMatrixCSC) = _scaling(s, a) - a
_scaling(s::UniformScaling, a::SparseMatrixCSC) = (n = LinearAlgebra.checksquare(a); sparse(s, n, n))

# `f` of the elements of two arrays, where `f` of two zeros is zero.
function _merge(f, a::SparseMatrixCSC{<:Any,Ti}, b::SparseMatrixCSC{<:Any,Tj}) where {Ti,Tj}
    size(a) == size(b) || throw(DimensionMismatch("dimensions must match: a has dims $(axes(a)), b has dims $(axes(b))"))
    columns = [_merge(f, a[:, j], b[:, j]) for j in 1:a.n]
    T = Base.promote_op(f, eltype(a), eltype(b))
    colptr = cumsum(pushfirst!([length(c.nzind) for c in columns], 1))
    return SparseMatrixCSC(a.m, a.n, Vector{promote_type(Ti, Tj)}(colptr), reduce(vcat, map(c -> c.nzind, columns); init=promote_type(Ti, Tj)[]),
        reduce(vcat, map(c -> c.nzval, columns); init=T[]))
end
function _merge(f, a::SparseVector{S,Ti}, b::SparseVector{T,Tj}) where {S,T,Ti,Tj}
    length(a) == length(b) || throw(DimensionMismatch("dimensions must match: a has dims $(axes(a)), b has dims $(axes(b))"))
    places, values = promote_type(Ti, Tj)[], Base.promote_op(f, S, T)[]
    i = k = 1
    while i <= length(a.nzind) || k <= length(b.nzind)
        p = i <= length(a.nzind) ? a.nzind[i] : typemax(Int)
        q = k <= length(b.nzind) ? b.nzind[k] : typemax(Int)
        x = f(p <= q ? a.nzval[i] : zero(S), q <= p ? b.nzval[k] : zero(T))
        if !iszero(x)
            push!(places, min(p, q))
            push!(values, x)
        end
        i += p <= q
        k += q <= p
    end
    return SparseVector(length(a), places, values)
end
==(a::SparseMatrixCSC, b::SparseMatrixCSC) = size(a) == size(b) && all(iszero, _merge(-, a, b).nzval)
==(a::SparseVector, b::SparseVector) = length(a) == length(b) && all(iszero, _merge(-, a, b).nzval)
Base.hash(a::Sparse, h::UInt) = hash(Array(a), h)

# -- broadcasting ------------------------------------------------------------------

"How sparse arrays are broadcast: the result is sparse."
struct SparseStyle{N} <: Broadcast.AbstractArrayStyle{N} end
SparseStyle{M}(::Val{N}) where {M,N} = SparseStyle{N}()
Base.BroadcastStyle(::Type{<:SparseMatrixCSC}) = SparseStyle{2}()
Base.BroadcastStyle(::Type{<:SparseVector}) = SparseStyle{1}()
Base.BroadcastStyle(::SparseStyle{M}, ::Broadcast.DefaultArrayStyle{N}) where {M,N} =
    N == 0 ? SparseStyle{M}() : SparseStyle{max(M, N)}()
Base.BroadcastStyle(::SparseStyle{M}, ::SparseStyle{N}) where {M,N} = SparseStyle{max(M, N)}()
Base.similar(bc::Broadcast.Broadcasted{SparseStyle{N}}, ::Type{T}) where {N,T} = Array{T,N}(undef, map(length, axes(bc)))
function Base.copy(bc::Broadcast.Broadcasted{SparseStyle{N}}) where {N}
    return sparse(Broadcast.materialize(_dense(bc)))
end
_dense(x) = x
_dense(a::Sparse) = Array(a)
_dense(bc::Broadcast.Broadcasted) = Broadcast.broadcasted(bc.f, map(_dense, bc.args)...)

"`map(f, a)` of a sparse array: sparse."
function map(f, a::Sparse{T}) where {T}
    iszero(f(zero(T))) || return sparse(map(f, Array(a)))
    return dropzeros!(_with_values(a, map(f, a.nzval)))
end
map(f, a::SparseMatrixCSC, b::SparseMatrixCSC) = sparse(map(f, Array(a), Array(b)))

# -- reductions ------------------------------------------------------------------------

sum(a::Sparse; dims=:) = dims === (:) ? sum(a.nzval; init=zero(eltype(a))) : sum(Array(a); dims=dims)
sum(f, a::Sparse; dims=:) = dims === (:) ? sum(f, a.nzval; init=f(zero(eltype(a))) * (length(a) - nnz(a))) : sum(f, Array(a); dims=dims)
count(a::Sparse{Bool}) = count(a.nzval)
count(f, a::Sparse) = count(f, a.nzval) + (f(zero(eltype(a))) ? length(a) - nnz(a) : 0)
iszero(a::Sparse) = all(iszero, a.nzval)
norm(a::Sparse, p::Real=2) = p <= 0 ? norm(Array(a), p) : norm(a.nzval, p)
tr(a::SparseMatrixCSC) = (LinearAlgebra.checksquare(a); sum(a[i, i] for i in 1:a.n; init=zero(eltype(a))))
function diag(a::SparseMatrixCSC, k::Integer=0)
    stored = [(min(i, j), x) for (i, j, x) in zip(findnz(a)...) if j - i == k]
    return sparsevec(Int[first(s) for s in stored], eltype(a)[last(s) for s in stored], length(diagind(a, k)))
end
getindex(a::SparseMatrixCSC, i::Int) = (checkbounds(a, i); a[(i - 1) % a.m + 1, (i - 1) ÷ a.m + 1])
issymmetric(a::SparseMatrixCSC) = a.m == a.n && a == transpose(a)
ishermitian(a::SparseMatrixCSC) = a.m == a.n && a == adjoint(a)
triu(a::SparseMatrixCSC, k::Integer=0) = fkeep!((i, j, x) -> j - i >= k, copy(a))
tril(a::SparseMatrixCSC, k::Integer=0) = fkeep!((i, j, x) -> j - i <= k, copy(a))
istriu(a::SparseMatrixCSC, k::Integer=0) = all(((i, j, x),) -> j - i >= k || iszero(x), zip(findnz(a)...))
istril(a::SparseMatrixCSC, k::Integer=0) = all(((i, j, x),) -> j - i <= k || iszero(x), zip(findnz(a)...))
