# Reading from a stream into another, and value by value.

export readeach, copyuntil, copyline

"""
    copyuntil(out::IO, from::IO, delim; keep=false)
    copyuntil(out::IO, filename::AbstractString, delim; keep=false)

Write what stands before `delim` (with it, if `keep`) to `out`, which is the result.
"""
function copyuntil(out::IO, from::IO, delim; keep::Bool = false)
    write(out, readuntil(from, delim; keep = keep))
    return out
end
copyuntil(out::IO, name::AbstractString, delim; keep::Bool = false) =
    open(from -> copyuntil(out, from, delim; keep = keep), name)

"""
    copyline(out::IO, from::IO=stdin; keep=false)
    copyline(out::IO, filename::AbstractString; keep=false)

Write one line to `out`, which is the result; without the line's end unless `keep`.
"""
function copyline(out::IO, from::IO = stdin; keep::Bool = false)
    write(out, readline(from; keep = keep))
    return out
end
copyline(out::IO, name::AbstractString; keep::Bool = false) = open(from -> copyline(out, from; keep = keep), name)

struct ReadEach{T, S <: IO}
    stream::S
end
"`readeach(io, T)`: an iterator over the values of type `T` that a stream holds."
readeach(stream::IO, T::Type) = ReadEach{T, typeof(stream)}(stream)
iterate(r::ReadEach{T}, state = nothing) where {T} = eof(r.stream) ? nothing : (read(r.stream, T), nothing)
eltype(::Type{ReadEach{T, S}}) where {T, S} = T
IteratorSize(::Type{<:ReadEach}) = SizeUnknown()
isdone(r::ReadEach, state...) = eof(r.stream)
