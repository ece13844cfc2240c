# Sparse arrays from triples, dense arrays, diagonals, blocks and chance.

"""
    sparse(a)
    sparse(rows, columns, values[, m, n[, combine]])

A sparse matrix of the elements of `a` that are not zero, or of values at places; those at one place are combined by
`combine` (`+`, for `Bool` `|`).
"""
function sparse(rows::AbstractVector{<:Integer}, columns::AbstractVector{<:Integer}, values::AbstractVector{Tv}, m::Integer, n::Integer,
        combine=Tv === Bool ? (|) : (+)) where {Tv}
    length(rows) == length(columns) == length(values) ||
        throw(ArgumentError("the first three arguments' lengths must match, length(I) (=$(length(rows))) == length(J) (= $(length(columns))) == length(V) (= $(length(values)))"))
    Ti = promote_type(eltype(rows), eltype(columns))
    for (i, j) in zip(rows, columns)
        1 <= i <= m || throw(ArgumentError("row indices I[k] must satisfy 1 <= I[k] <= m"))
        1 <= j <= n || throw(ArgumentError("column indices J[k] must satisfy 1 <= J[k] <= n"))
    end
    order = sortperm(collect(zip(columns, rows)); alg=MergeSort)
    colptr, rowval, nzval = zeros(Ti, n + 1), Ti[], Tv[]
    last = (0, 0)
    for k in order
        place = (Int(columns[k]), Int(rows[k]))
        if place == last
            nzval[end] = combine(nzval[end], values[k])
        else
            push!(rowval, rows[k])
            push!(nzval, values[k])
            colptr[place[1] + 1] += 1
            last = place
        end
    end
    colptr[1] = 1
    return SparseMatrixCSC(m, n, cumsum(colptr), rowval, nzval)
end
sparse(rows::AbstractVector{<:Integer}, columns::AbstractVector{<:Integer}, values::AbstractVector) =
    sparse(rows, columns, values, maximum(rows; init=0), maximum(columns; init=0))
sparse(rows::AbstractVector{<:Integer}, columns::AbstractVector{<:Integer}, value::Number, more...) =
    sparse(rows, columns, fill(value, length(rows)), more...)
function sparse(a::AbstractMatrix{T}) where {T}
    colptr, rowval, nzval = Int[1], Int[], T[]
    for j in axes(a, 2)
        for i in axes(a, 1)
            x = a[i, j]
            iszero(x) || (push!(rowval, i); push!(nzval, x))
        end
        push!(colptr, length(rowval) + 1)
    end
    return SparseMatrixCSC(size(a)..., colptr, rowval, nzval)
end
sparse(a::Sparse) = copy(a)
sparse(v::AbstractVector) = sparsevec(v)
function sparse(d::Diagonal)
    n = length(d.diag)
    return SparseMatrixCSC(n, n, collect(1:(n + 1)), collect(1:n), Vector(d.diag))
end
sparse(s::UniformScaling, m::Integer, n::Integer) = sparse(1:min(m, n), 1:min(m, n), fill(s.λ, min(m, n)), m, n)
SparseMatrixCSC(a::AbstractMatrix) = sparse(a)
SparseMatrixCSC{Tv}(a::AbstractMatrix) where {Tv} = SparseMatrixCSC{Tv,Int}(a)
function SparseMatrixCSC{Tv,Ti}(a::AbstractMatrix) where {Tv,Ti}
    s = sparse(a)
    return SparseMatrixCSC(s.m, s.n, Vector{Ti}(s.colptr), Vector{Ti}(s.rowval), Vector{Tv}(s.nzval))
end
SparseVector(v::AbstractVector) = sparsevec(v)

"`sparsevec(a)`, `sparsevec(places, values[, n[, combine]])`, `sparsevec(dictionary[, n])`: a sparse vector."
function sparsevec(v::AbstractVector{T}) where {T}
    places = findall(!iszero, v)
    return SparseVector(length(v), places, T[v[i] for i in places])
end
sparsevec(v::SparseVector) = copy(v)
function sparsevec(places::AbstractVector{Ti}, values::AbstractVector, n::Integer=maximum(places; init=0), combine=+) where {Ti<:Integer}
    s = sparse(places, ones(Ti, length(places)), values, n, 1, combine)
    return SparseVector(n, s.rowval, s.nzval)
end
sparsevec(places::AbstractVector{<:Integer}, value::Number, more...) = sparsevec(places, fill(value, length(places)), more...)
sparsevec(d::AbstractDict{Ti,Tv}, n::Integer=maximum(keys(d); init=0)) where {Ti<:Integer,Tv} =
    sparsevec(collect(Ti, keys(d)), collect(Tv, values(d)), n)
function sparsevec(a::SparseMatrixCSC)
    rows, columns, values = findnz(a)
    return sparsevec(rows .+ a.m .* (columns .- 1), values, length(a))
end

"`spzeros([T,] m[, n])`: a sparse array that stores nothing."
spzeros(dims::Integer...) = spzeros(Float64, dims...)
spzeros(::Type{T}, dims::Integer...) where {T} = spzeros(T, Int, dims...)
spzeros(::Type{T}, ::Type{Ti}, m::Integer, n::Integer) where {T,Ti} = SparseMatrixCSC(m, n, ones(Ti, n + 1), Ti[], T[])
spzeros(::Type{T}, ::Type{Ti}, n::Integer) where {T,Ti} = SparseVector(n, Ti[], T[])
spzeros(::Type{T}, dims::Tuple) where {T} = spzeros(T, dims...)

"`spdiagm([m, n,] k => values...)`: a sparse matrix with diagonals."
function spdiagm(diagonals::Pair{<:Integer,<:AbstractVector}...)
    n = maximum(abs(k) + length(v) for (k, v) in diagonals; init=0)
    return spdiagm(n, n, diagonals...)
end
spdiagm(v::AbstractVector) = spdiagm(0 => v)
spdiagm(m::Integer, n::Integer, v::AbstractVector) = spdiagm(m, n, 0 => v)
function spdiagm(m::Integer, n::Integer, diagonals::Pair{<:Integer,<:AbstractVector}...)
    T = promote_type(map(d -> eltype(d.second), diagonals)...)
    rows, columns, all = Int[], Int[], T[]
    for (k, v) in diagonals, i in eachindex(v)
        push!(rows, i + max(-k, 0))
        push!(columns, i + max(k, 0))
        push!(all, v[i])
    end
    return sparse(rows, columns, all, m, n)
end
"`blockdiag(matrices...)`: matrices one after the other along the diagonal."
function blockdiag(matrices::SparseMatrixCSC...)
    rows, columns, values = Int[], Int[], promote_type(map(eltype, matrices)...)[]
    m = n = 0
    for a in matrices
        i, j, v = findnz(a)
        append!(rows, i .+ m)
        append!(columns, j .+ n)
        append!(values, v)
        m, n = m + a.m, n + a.n
    end
    return sparse(rows, columns, values, m, n)
end

"`sprand([rng,] [T,] m[, n], p[, rand])`: a sparse array whose elements are stored with the probability `p`."
sprand(arguments...) = _sprand(rand, arguments...)
"`sprandn([rng,] m[, n], p)`: like `sprand`, with normally distributed values."
sprandn(arguments...) = _sprand(randn, arguments...)
_sprand(draw, arguments...) = _sprand(draw, Random.default_rng(), arguments...)
_sprand(draw, rng::AbstractRNG, m::Integer, n::Integer, p::AbstractFloat, values=(rng, k) -> draw(rng, k)) = _sprand_matrix(rng, m, n, p, values)
_sprand(draw, rng::AbstractRNG, n::Integer, p::AbstractFloat, values=(rng, k) -> draw(rng, k)) = sparsevec(_sprand_matrix(rng, n, 1, p, values))
_sprand(draw, rng::AbstractRNG, ::Type{T}, m::Integer, n::Integer, p::AbstractFloat) where {T} = _sprand_matrix(rng, m, n, p, (rng, k) -> draw(rng, T, k))
_sprand(draw, rng::AbstractRNG, ::Type{T}, n::Integer, p::AbstractFloat) where {T} = sparsevec(_sprand_matrix(rng, n, 1, p, (rng, k) -> draw(rng, T, k)))
function _sprand_matrix(rng::AbstractRNG, m::Integer, n::Integer, p::AbstractFloat, values)
    0 <= p <= 1 || throw(ArgumentError("$p not in [0,1]"))
    places = randsubseq(rng, 0:(m * n - 1), p)
    drawn = applicable(values, rng, length(places)) ? values(rng, length(places)) : values(length(places))
    return sparse(Int[k % m + 1 for k in places], Int[k ÷ m + 1 for k in places], drawn, m, n)
end
