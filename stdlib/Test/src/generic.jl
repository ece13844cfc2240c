# Types that offer only the protocols they stand for, to test generic code with.

"""
    GenericString(s)

A string type that offers only the string protocol.
"""
struct GenericString <: AbstractString
    string::AbstractString
end
Base.ncodeunits(s::GenericString) = ncodeunits(s.string)
Base.codeunit(s::GenericString) = codeunit(s.string)
Base.codeunit(s::GenericString, i::Integer) = codeunit(s.string, i)
Base.isvalid(s::GenericString, i::Integer) = isvalid(s.string, i)
Base.iterate(s::GenericString, i::Integer = 1) = iterate(s.string, i)

"`GenericSet(s)`: a set that offers only the protocol of sets."
struct GenericSet{T} <: AbstractSet{T}
    s::AbstractSet{T}
end
"`GenericDict(d)`: a dictionary that offers only the protocol of dictionaries."
struct GenericDict{K,V} <: AbstractDict{K,V}
    s::AbstractDict{K,V}
end
Base.length(x::Union{GenericSet,GenericDict}) = length(x.s)
Base.iterate(x::Union{GenericSet,GenericDict}, state...) = iterate(x.s, state...)
Base.in(v, x::GenericSet) = in(v, x.s)
Base.get(x::GenericDict, key, default) = get(x.s, key, default)
Base.haskey(x::GenericDict, key) = haskey(x.s, key)
Base.getindex(x::GenericDict, key) = x.s[key]

"`GenericArray{T}(undef, dims...)`: an array that offers only the protocol of arrays."
struct GenericArray{T,N} <: AbstractArray{T,N}
    a::Array{T,N}
end
GenericArray{T}(args...) where {T} = GenericArray(Array{T}(args...))
GenericArray{T,N}(args...) where {T,N} = GenericArray(Array{T,N}(args...))
Base.size(x::GenericArray) = size(x.a)
Base.getindex(x::GenericArray, i::Int...) = x.a[i...]
Base.setindex!(x::GenericArray, v, i::Int...) = (x.a[i...] = v; x)
Base.similar(x::GenericArray, ::Type{T}, dims::Dims) where {T} = GenericArray(Array{T}(undef, dims))

"`GenericOrder(x)`: values that are only ordered."
struct GenericOrder{T}
    val::T
end
Base.isless(a::GenericOrder, b::GenericOrder) = isless(a.val, b.val)
