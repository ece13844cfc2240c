"""
Bytes as text of 64 characters (RFC 4648).
"""
module Base64

export Base64EncodePipe, base64encode, Base64DecodePipe, base64decode, stringmime

const _alphabet = UInt8['A':'Z'; 'a':'z'; '0':'9'; '+'; '/']
const _padding = UInt8('=')
# The value of each character: 0x40 for padding, 0x41 for what is no part of the text.
const _values = let table = fill(0x41, 256)
    for (i, c) in enumerate(_alphabet)
        table[c + 1] = i - 1
    end
    table[_padding + 1] = 0x40
    table
end

# Three bytes become four characters; what is left at the end is padded.
function _encode(bytes::AbstractVector{UInt8}, padded::Bool)
    n = length(bytes)
    out = UInt8[]
    sizehint!(out, 4 * cld(n, 3))
    for i in 1:3:n
        count = min(3, n - i + 1)
        group = UInt32(bytes[i]) << 16
        count > 1 && (group |= UInt32(bytes[i + 1]) << 8)
        count > 2 && (group |= UInt32(bytes[i + 2]))
        for k in 1:4
            push!(out, k <= count + 1 ? _alphabet[(group >> (24 - 6k)) & 0x3f + 1] : _padding)
        end
    end
    return out
end

"""
    base64encode(writer, args...; context=nothing)
    base64encode(args...; context=nothing)

The encoded text of what `writer(io, args...)` (by default `write`) writes.
"""
function base64encode(writer::Function, args...; context=nothing)
    buffer = IOBuffer()
    io = context === nothing ? buffer : IOContext(buffer, context)
    writer(io, args...)
    return String(_encode(take!(buffer), true))
end
base64encode(args...; context=nothing) = base64encode(write, args...; context=context)

"`base64decode(text)`: the bytes that a text stands for."
function base64decode(text::AbstractString)
    out = UInt8[]
    group = UInt32(0)
    count = 0
    padding = 0
    for b in codeunits(String(text))
        v = _values[b + 1]
        if v == 0x41
            b in (0x20, 0x09, 0x0a, 0x0d) && continue
            throw(ArgumentError("malformed base64 sequence"))
        elseif v == 0x40
            padding += 1
            continue
        end
        padding > 0 && throw(ArgumentError("malformed base64 sequence"))
        group = group << 6 | v
        count += 1
        if count == 4
            push!(out, (group >> 16) % UInt8, (group >> 8) % UInt8, group % UInt8)
            group = UInt32(0)
            count = 0
        end
    end
    (count == 1 || padding > 2) && throw(ArgumentError("malformed base64 sequence"))
    count == 2 && push!(out, (group >> 4) % UInt8)
    count == 3 && push!(out, (group >> 10) % UInt8, (group >> 2) % UInt8)
    return out
end

"`Base64EncodePipe(io)`: what is written to it goes to `io` encoded; `close` writes the end."
mutable struct Base64EncodePipe <: IO
    io::IO
    buffer::Vector{UInt8}
    closed::Bool
end
Base64EncodePipe(io::IO) = Base64EncodePipe(io, UInt8[], false)
Base.iswritable(::Base64EncodePipe) = true
Base.isreadable(::Base64EncodePipe) = false
Base.isopen(pipe::Base64EncodePipe) = !pipe.closed
function Base.write(pipe::Base64EncodePipe, b::UInt8)
    push!(pipe.buffer, b)
    if length(pipe.buffer) == 3
        write(pipe.io, _encode(pipe.buffer, true))
        empty!(pipe.buffer)
    end
    return 1
end
function Base.unsafe_write(pipe::Base64EncodePipe, p::Ptr{UInt8}, n::UInt)
    for i in 1:n
        write(pipe, unsafe_load(p, i))
    end
    return Int(n)
end
function Base.close(pipe::Base64EncodePipe)
    pipe.closed || isempty(pipe.buffer) || write(pipe.io, _encode(pipe.buffer, true))
    pipe.closed = true
    return nothing
end

"`Base64DecodePipe(io)`: reads the bytes that the text of `io` stands for."
mutable struct Base64DecodePipe <: IO
    io::IO
    decoded::Union{Nothing,IOBuffer}
end
Base64DecodePipe(io::IO) = Base64DecodePipe(io, nothing)
function _decoded(pipe::Base64DecodePipe)
    pipe.decoded === nothing && (pipe.decoded = IOBuffer(base64decode(read(pipe.io, String))))
    return pipe.decoded::IOBuffer
end
Base.isreadable(::Base64DecodePipe) = true
Base.iswritable(::Base64DecodePipe) = false
Base.eof(pipe::Base64DecodePipe) = eof(_decoded(pipe))
Base.read(pipe::Base64DecodePipe, ::Type{UInt8}) = read(_decoded(pipe), UInt8)
Base.read(pipe::Base64DecodePipe) = read(_decoded(pipe))
Base.read(pipe::Base64DecodePipe, n::Integer) = read(_decoded(pipe), n)
Base.read(pipe::Base64DecodePipe, ::Type{String}) = read(_decoded(pipe), String)
Base.close(::Base64DecodePipe) = nothing

"`stringmime(mime, x; context)`: `x` shown as `mime`, encoded unless that is text."
function stringmime(mime::MIME, x; context=nothing)
    shown = repr(mime, x; context=context)
    return shown isa AbstractString ? shown : base64encode(shown)
end
stringmime(mime::AbstractString, x; context=nothing) = stringmime(MIME(mime), x; context=context)
end
