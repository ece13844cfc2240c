# One index of an array runs over all elements, whatever dimensions the new ones come in.
struct Kept{T,N} <: AbstractArray{T,N}
    a::Array{T,N}
end
Base.size(k::Kept) = size(k.a)
Base.getindex(k::Kept, i::Int...) = k.a[i...]
Base.setindex!(k::Kept, v, i::Int...) = k.a[i...] = v
k = Kept(zeros(Int, 2, 2))
k[:] = [1 2; 3 4]
println(k.a)
k[2:3] = [7 8]
println(k.a)
println(try k[1:3] = [1 2; 3 4] catch e; e end)
y = zeros(Int, 4)
y[:] = [1 2; 3 4]
println(y)
