# Elements, columns and parts of sparse arrays; what is stored, and what is dropped.

# The place of a row within a column, or where it would be inserted.
_place(a::SparseMatrixCSC, i::Int, j::Int) = (r = nzrange(a, j); first(r) + searchsortedfirst(view(a.rowval, r), i) - 1)
@inline function getindex(a::SparseMatrixCSC{Tv}, i::Int, j::Int) where {Tv}
    @boundscheck checkbounds(a, i, j)
    k = _place(a, i, j)
    return k < a.colptr[j + 1] && a.rowval[k] == i ? a.nzval[k] : zero(Tv)
end
function setindex!(a::SparseMatrixCSC{Tv}, x, i::Int, j::Int) where {Tv}
    checkbounds(a, i, j)
    k = _place(a, i, j)
    if k < a.colptr[j + 1] && a.rowval[k] == i
        a.nzval[k] = x
    elseif !iszero(x)
        insert!(a.rowval, k, i)
        insert!(a.nzval, k, x)
        for c in (j + 1):(a.n + 1)
            a.colptr[c] += 1
        end
    end
    return a
end
@inline function getindex(v::SparseVector{Tv}, i::Int) where {Tv}
    @boundscheck checkbounds(v, i)
    k = searchsortedfirst(v.nzind, i)
    return k <= length(v.nzind) && v.nzind[k] == i ? v.nzval[k] : zero(Tv)
end
function setindex!(v::SparseVector, x, i::Int)
    checkbounds(v, i)
    k = searchsortedfirst(v.nzind, i)
    if k <= length(v.nzind) && v.nzind[k] == i
        v.nzval[k] = x
    elseif !iszero(x)
        insert!(v.nzind, k, i)
        insert!(v.nzval, k, x)
    end
    return v
end
function getindex(a::SparseMatrixCSC, ::Colon, j::Integer)
    checkbounds(a, :, j)
    r = nzrange(a, j)
    return SparseVector(a.m, a.rowval[r], a.nzval[r])
end
getindex(a::SparseMatrixCSC, i::Integer, ::Colon) = (checkbounds(a, i, :); sparsevec(collect(1:a.n), [a[i, j] for j in 1:a.n], a.n) |> dropzeros!)
getindex(a::SparseMatrixCSC, ::Colon, ::Colon) = copy(a)
getindex(a::SparseMatrixCSC, ::Colon) = sparsevec(a)
getindex(a::SparseMatrixCSC, rows::AbstractVector{<:Integer}, ::Colon) = a[rows, 1:a.n]
getindex(a::SparseMatrixCSC, ::Colon, columns::AbstractVector{<:Integer}) = a[1:a.m, columns]
getindex(a::SparseMatrixCSC, rows::AbstractVector{<:Integer}, j::Integer) = a[:, j][rows]
getindex(a::SparseMatrixCSC, i::Integer, columns::AbstractVector{<:Integer}) = a[i, :][columns]
getindex(a::SparseMatrixCSC, rows::AbstractVector{Bool}, columns::AbstractVector{Bool}) = a[findall(rows), findall(columns)]
function getindex(a::SparseMatrixCSC{Tv,Ti}, rows::AbstractVector{<:Integer}, columns::AbstractVector{<:Integer}) where {Tv,Ti}
    checkbounds(a, rows, columns)
    found = (Ti[], Ti[], Tv[])
    for (jj, j) in enumerate(columns), (ii, i) in enumerate(rows)
        k = _place(a, Int(i), Int(j))
        k < a.colptr[j + 1] && a.rowval[k] == i || continue
        foreach(push!, found, (ii, jj, a.nzval[k]))
    end
    return sparse(found..., length(rows), length(columns))
end
function getindex(v::SparseVector{Tv,Ti}, places::AbstractVector{<:Integer}) where {Tv,Ti}
    checkbounds(v, places)
    kept = Ti[k for (k, i) in enumerate(places) if insorted(i, v.nzind)]
    return SparseVector(length(places), kept, Tv[v[Int(places[k])] for k in kept])
end
getindex(v::SparseVector, places::AbstractVector{Bool}) = (checkbounds(v, places); v[findall(places)])
getindex(v::SparseVector, ::Colon) = copy(v)

"`fkeep!(f, a)`: keep the stored elements for which `f(row, column, value)` (of a vector `f(place, value)`) is true."
function fkeep!(f, a::SparseMatrixCSC)
    kept = 0
    for j in 1:a.n
        r = nzrange(a, j)
        a.colptr[j] = j == 1 ? 1 : a.colptr[j]
        start = kept + 1
        for k in r
            f(a.rowval[k], j, a.nzval[k]) || continue
            kept += 1
            a.rowval[kept], a.nzval[kept] = a.rowval[k], a.nzval[k]
        end
        a.colptr[j] = start
    end
    a.colptr[a.n + 1] = kept + 1
    resize!(a.rowval, kept)
    resize!(a.nzval, kept)
    return a
end
function fkeep!(f, v::SparseVector)
    kept = [k for k in eachindex(v.nzind) if f(v.nzind[k], v.nzval[k])]
    v.nzind[1:length(kept)], v.nzval[1:length(kept)] = v.nzind[kept], v.nzval[kept]
    resize!(v.nzind, length(kept))
    resize!(v.nzval, length(kept))
    return v
end
"`dropzeros!(a)`: no longer store elements that are zero."
dropzeros!(a::SparseMatrixCSC) = fkeep!((i, j, x) -> !iszero(x), a)
dropzeros!(v::SparseVector) = fkeep!((i, x) -> !iszero(x), v)
"`dropzeros(a)`: a copy that stores no zeros."
dropzeros(a::Sparse) = dropzeros!(copy(a))
"`droptol!(a, tol)`: no longer store elements of a magnitude of `tol` or less."
droptol!(a::SparseMatrixCSC, tol) = fkeep!((i, j, x) -> abs(x) > tol, a)
droptol!(v::SparseVector, tol) = fkeep!((i, x) -> abs(x) > tol, v)
findall(a::SparseMatrixCSC{Bool}) = [CartesianIndex(Int(i), Int(j)) for (i, j, x) in zip(findnz(a)...) if x]
