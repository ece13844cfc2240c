# Arrays whose indices begin anywhere, as a program would write them.
module Offsets

export OffsetVec, OffsetArr, IdOffsetRange, origin

# A range that is its own axis: indexing with its values gives the values back.
struct IdOffsetRange{T <: Integer} <: AbstractUnitRange{T}
    first::T
    last::T
end
IdOffsetRange(r::AbstractUnitRange{T}) where {T <: Integer} = IdOffsetRange{T}(first(r), last(r))
Base.first(r::IdOffsetRange) = r.first
Base.last(r::IdOffsetRange) = r.last
Base.size(r::IdOffsetRange) = (length(r.first:r.last),)
Base.length(r::IdOffsetRange) = length(r.first:r.last)
Base.axes(r::IdOffsetRange) = (r,)
Base.reduced_index(r::IdOffsetRange) = IdOffsetRange(first(r), first(r))
Base.getindex(r::IdOffsetRange, i::Integer) = (checkbounds(r, i); oftype(r.first, i))
Base.show(io::IO, r::IdOffsetRange) = print(io, "IdOffsetRange(", r.first, ":", r.last, ")")

struct OffsetArr{T, N, A <: AbstractArray{T, N}} <: AbstractArray{T, N}
    parent::A
    offsets::NTuple{N, Int}
end
const OffsetVec{T, A} = OffsetArr{T, 1, A}
OffsetArr(A::AbstractArray{T, N}, inds::Vararg{AbstractUnitRange, N}) where {T, N} =
    OffsetArr{T, N, typeof(A)}(A, map((ax, r) -> Int(first(r)) - Int(first(ax)), axes(A), inds))

Base.parent(A::OffsetArr) = A.parent
Base.size(A::OffsetArr) = size(A.parent)
Base.axes(A::OffsetArr) = map((ax, o) -> IdOffsetRange(first(ax) + o, last(ax) + o), axes(A.parent), A.offsets)
Base.IndexStyle(::Type{<:OffsetArr}) = IndexCartesian()
@inline function Base.getindex(A::OffsetArr{T, N}, I::Vararg{Int, N}) where {T, N}
    @boundscheck checkbounds(A, I...)
    return @inbounds A.parent[map(-, I, A.offsets)...]
end
@inline function Base.setindex!(A::OffsetArr{T, N}, v, I::Vararg{Int, N}) where {T, N}
    @boundscheck checkbounds(A, I...)
    @inbounds A.parent[map(-, I, A.offsets)...] = v
    return A
end
const Axis = Union{IdOffsetRange, Base.IdentityUnitRange}
function Base.similar(A::AbstractArray, ::Type{T}, inds::Tuple{Axis, Vararg{Axis}}) where {T}
    return OffsetArr(similar(A, T, map(length, inds)), inds...)
end
Base.similar(::Type{T}, inds::Tuple{Axis, Vararg{Axis}}) where {T <: AbstractArray} =
    OffsetArr(similar(T, map(length, inds)), inds...)
Base.reshape(A::AbstractArray, inds::Tuple{Axis, Vararg{Axis}}) =
    OffsetArr(reshape(A, map(length, inds)), inds...)
end

using .Offsets

r = IdOffsetRange(-2:2)
println(axes(r), " ", axes(r, 1) === r, " ", length(r), " ", size(r))
println(r[-2], " ", r[2], " ", first(r), " ", last(r))
println([i for i in r])
println(collect(r) == [-2, -1, 0, 1, 2], " ", sum(r), " ", -1 in r, " ", 3 in r)
println(r == r, " ", isempty(r), " ", eachindex(r) === r)
println(try r[3] catch e; typeof(e) end)

v = OffsetArr([10, 20, 30, 40, 50], -2:2)
println(axes(v), " ", v[-2], " ", v[2], " ", firstindex(v), " ", lastindex(v), " ", v[begin], " ", v[end])
println(length(v), " ", size(v), " ", ndims(v), " ", eltype(v))
println(eachindex(v), " ", collect(eachindex(v)))
println([x for x in v] == [10, 20, 30, 40, 50])
println(collect(pairs(v)))
println(sum(v), " ", maximum(v), " ", argmax(v), " ", findfirst(==(30), v), " ", findmax(v), " ", prod(v .÷ 10))
println(try v[3] catch e; e isa BoundsError end)
v[0] = 7
println(v[0], " ", v.parent)
w = v .+ 1
println(typeof(w) == typeof(v), " ", axes(w), " ", w[-2], " ", w.parent)
u = map(x -> x / 2, v)
println(axes(u), " ", u[-1])
println(axes(similar(v)), " ", axes(similar(v, Float64)), " ", axes(copy(v)), " ", copy(v) == v)
println(v == w, " ", v == v.parent, " ", isequal(v, copy(v)), " ", hash(v) == hash(copy(v)))
v .= 0
println(v.parent)
fill!(v, 3)
v[-1:1] .= 8
println(v.parent, " ", v[-1:1], " ", v[[-2, 2]], " ", v[:].parent)
sv = view(v, -1:1)
println(sv, " ", axes(sv), " ", sum(sv))
sv2 = view(v, IdOffsetRange(-1:1))
println(axes(sv2), " ", sv2[-1])

m = OffsetArr(reshape(collect(1:6), 2, 3), 0:1, -1:1)
println(axes(m), " ", m[0, -1], " ", m[1, 1], " ", m[CartesianIndex(1, 0)])
println(CartesianIndices(m)[1], " ", length(CartesianIndices(m)), " ", first(CartesianIndices(m)), " ", last(CartesianIndices(m)))
for I in CartesianIndices(m)
    print(Tuple(I), "=", m[I], " ")
end
println()
for I in eachindex(m)
    print(m[I], " ")
end
println()
println(sum(m), " ", sum(m, dims = 1).parent, " ", axes(sum(m, dims = 1)), " ", axes(sum(m, dims = 2)))
println(maximum(m, dims = 2).parent, " ", mapreduce(abs2, +, m))
println((m .* 2)[1, 1], " ", axes(m .* 2))
println((m .+ OffsetArr([10, 20], 0:1)).parent)
println(try m .+ [1, 2] catch e; typeof(e) end)
println(m[0, :].parent, " ", axes(m[0, :]), " ", axes(view(m, :, 0)))
println(axes(m, 1), " ", axes(m, 3), " ", size(m, 2))
println(LinearIndices(m)[1, 1], " ", LinearIndices(m)[0, -1], " ", m[1])
println(findall(iseven, m), " ", any(>(5), m), " ", all(>(0), m), " ", count(isodd, m))
show(stdout, v); println()
show(stdout, m); println()
println(summary(v))
println(summary(m))
println(extrema(m), " ", foldl(-, v), " ", accumulate(+, v).parent, " ", axes(cumsum(v)))
println(reverse(v).parent, " ", sort(OffsetArr([3, 1, 2], 5:7)).parent)
println(zero(v) == fill!(similar(v), 0), " ", (v + v).parent, " ", (2v).parent, " ", axes(-v))
println(collect(enumerate(v)))
println(checkbounds(Bool, v, -2), " ", checkbounds(Bool, v, 3), " ", checkindex(Bool, r, 2))
println(vec(m))
println(axes(similar(Array{Int}, axes(v))), " ", axes(fill(1, 2)), " ", axes(m'), " ", axes(permutedims(m)))
println(copyto!(similar(v), v) == v, " ", collect(m))
println(issorted(v), " ", eachcol(m) isa Any, " ", [sum(c) for c in eachcol(m)], " ", [sum(c) for c in eachrow(m)])
s = 0
for i in axes(m, 1), j in axes(m, 2)
    global s += i * j * m[i, j]
end
println(s)
println("-- more")
display(v)
display(m)
display(OffsetArr(["a" "b"], 3:3, 0:1))
w2 = OffsetArr([3, 1, 2], 5:7)
sort!(w2); println(w2, " ", w2[5])
println(v'[1, -2], " ", (v')[1], " ", sum(v'), " ", m'[-1, 0])
vv = view(m, 0, :)
println(vv[-1], " ", vv[1], " ", axes(vv), " ", sum(vv))
vv[0] = 100
println(m[0, 0], " ", parent(m))
println([m[i, j] for i in axes(m, 1), j in axes(m, 2)] == m, " ", axes([i for i in axes(m, 1)]))
z = OffsetArr(zeros(Int, 3), 0:2)
for (i, x) in pairs(v)
    0 <= i <= 2 && (z[i] += x)
end
println(z, " ", z[0:1], " ", count(!iszero, z), " ", reduce(+, z), " ", z[end], " ", any(==(0), z))
println(map(+, z, z), " ", axes(map(+, z, z)), " ", z .== z, " ", axes(z .== 1))
println(first(z), " ", last(z), " ", first(z, 2), " ", last(z, 2), " ", findall(>(0), z), " ", findlast(>(0), z))
println(minimum(z), " ", filter(>(3), z), " ", unique(z), " ", cumsum(z), " ", diff([1, 2]))
for f in (x -> x * [1, 2], x -> vcat(x, x), x -> push!(x, 1))
    println(try f(m); "ok" catch e; "error" end)
end
c = CartesianIndices((0:1, -1:1))
println(c[1, 1], " ", collect(c)[2, 3], " ", size(c))
println(Base.IdentityUnitRange(-1:1), " ", axes(Base.IdentityUnitRange(-1:1)), " ", Base.IdentityUnitRange(-1:1)[0], " ", collect(Base.IdentityUnitRange(2:3)))
println(Base.has_offset_axes(v), " ", Base.has_offset_axes([1]), " ", try Base.require_one_based_indexing(v) catch e; typeof(e) end)
