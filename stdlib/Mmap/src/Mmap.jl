"""
Files as arrays: their content is in memory as it is read, and what is written to the array goes into the file.
"""
module Mmap

const _page = 4096
const _protect_read = 1
const _protect_write = 2
const _map_shared = 1
const _map_private = 2
const _map_anonymous = 0x20

"Memory of no file, for `mmap`."
struct Anonymous <: IO
    name::String
    readonly::Bool
    create::Bool
end
Anonymous() = Anonymous("", false, true)

"""
    mmap(file, [type, dims], [offset]; grow=true, shared=true)
    mmap(type, dims)

An array whose elements are those in a file (a path or an open stream) from `offset` bytes on. The file grows where it is
shorter than the array and may be written to. The memory stays until the program ends.
"""
function mmap(io::IOStream, ::Type{Array{T, N}}=Vector{UInt8}, dims::NTuple{N, Integer}=_rest(io, T), offset::Integer=position(io);
        grow::Bool=true, shared::Bool=true) where {T, N}
    isbitstype(T) || throw(ArgumentError("unable to mmap $T; must satisfy isbitstype(T) == true"))
    bytes = Int(prod(dims)) * sizeof(T)
    bytes >= 0 || throw(ArgumentError("requested size must be ≥ 0, got $bytes"))
    bytes == 0 && return Array{T, N}(undef, map(Int, dims))
    offset >= 0 || throw(ArgumentError("requested offset must be ≥ 0, got $offset"))
    may_write = iswritable(io)
    if filesize(io) < offset + bytes
        may_write && grow || throw(ArgumentError("requested size exceeds the file, which cannot grow"))
        at = position(io)
        seek(io, offset + bytes - 1)
        write(io, 0x00)
        seek(io, at)
    end
    flush(io)
    lead = Int(offset) % _page
    protection = may_write ? _protect_read | _protect_write : _protect_read
    p = _map(bytes + lead, protection, shared ? _map_shared : _map_private, fd(io), Int(offset) - lead)
    return unsafe_wrap(Array, Ptr{T}(p + lead), map(Int, dims))
end
_rest(io::IO, ::Type{T}) where {T} = (Int(filesize(io) - position(io)) ÷ sizeof(T),)
mmap(io::IOStream, ::Type{Array{T}}, n::Integer, rest...; keywords...) where {T} = mmap(io, Vector{T}, (n,), rest...; keywords...)
mmap(io::IOStream, ::Type{Vector{T}}, n::Integer, rest...; keywords...) where {T} = mmap(io, Vector{T}, (n,), rest...; keywords...)
mmap(path::AbstractString, args...; keywords...) =
    open(io -> mmap(io, args...; keywords...), path, isfile(path) ? "r" : "w+")
function mmap(::Anonymous, ::Type{Array{T, N}}, dims::NTuple{N, Integer}, offset::Integer=0; keywords...) where {T, N}
    isbitstype(T) || throw(ArgumentError("unable to mmap $T; must satisfy isbitstype(T) == true"))
    bytes = Int(prod(dims)) * sizeof(T)
    bytes == 0 && return Array{T, N}(undef, map(Int, dims))
    p = _map(bytes, _protect_read | _protect_write, _map_private | _map_anonymous, -1, 0)
    return unsafe_wrap(Array, Ptr{T}(p), map(Int, dims))
end
mmap(::Type{T}, dims::Tuple{Vararg{Integer}}; keywords...) where {T <: Array} = mmap(Anonymous(), Array{eltype(T), length(dims)}, dims; keywords...)
mmap(::Type{T}, dims::Integer...; keywords...) where {T <: Array} = mmap(T, dims; keywords...)

function _map(bytes::Int, protection::Int, flags::Integer, file::Integer, offset::Int)
    p = ccall(:mmap, Ptr{Cvoid}, (Ptr{Cvoid}, Csize_t, Cint, Cint, Cint, Int64), C_NULL, bytes, protection, flags, file, offset)
    systemerror("memory mapping failed", reinterpret(Int, p) == -1)
    return p
end

"`Mmap.sync!(array)`: write to the file what the array holds, and wait for it."
function sync!(a::Array, flags::Integer=4)
    from = reinterpret(UInt, pointer(a))
    lead = from % _page
    systemerror("msync", ccall(:msync, Cint, (Ptr{Cvoid}, Csize_t, Cint), pointer(a) - lead, sizeof(a) + lead, flags) != 0)
    return nothing
end

end
