# Text in units of 8, 16 and 32 bits: transcode.

export transcode

"""
    transcode(T, src)

The text `src`, a string or a vector of code units, as a `String` or as a vector of code units of
8, 16 or 32 bits (`UInt8`, `UInt16`, `UInt32`).
"""
transcode(::Type{T}, src::AbstractVector{T}) where {T <: Union{UInt8, UInt16, UInt32, Int32}} = src
transcode(::Type{String}, src::String) = src
transcode(::Type{String}, src::AbstractString) = String(src)
transcode(::Type{String}, src::AbstractVector{UInt8}) = String(copy(src))
transcode(::Type{String}, src::CodeUnits{UInt8, String}) = String(src)
transcode(::Type{String}, src::AbstractVector{<:Union{UInt16, UInt32, Int32}}) = sprint(_write_units, src)
transcode(::Type{UInt8}, src::String) = codeunits(src)
transcode(::Type{UInt8}, src::AbstractString) = codeunits(String(src))
transcode(::Type{UInt8}, src::AbstractVector{<:Union{UInt16, UInt32, Int32}}) = Vector{UInt8}(transcode(String, src))
transcode(::Type{T}, src::AbstractVector{UInt8}) where {T <: Union{UInt16, UInt32, Int32}} = transcode(T, String(copy(src)))
transcode(::Type{T}, src::CodeUnits{UInt8, String}) where {T <: Union{UInt16, UInt32, Int32}} = transcode(T, String(src))
transcode(::Type{UInt16}, src::AbstractVector{<:Union{UInt32, Int32}}) = transcode(UInt16, transcode(String, src))
transcode(::Type{T}, src::AbstractVector{UInt16}) where {T <: Union{UInt32, Int32}} = transcode(T, transcode(String, src))
transcode(::Type{T}, src::AbstractString) where {T <: Union{UInt32, Int32}} = T[T(codepoint(c)) for c in src]
function transcode(::Type{UInt16}, src::AbstractString)
    units = UInt16[]
    for c in src
        u = codepoint(c)
        if u < 0x10000
            push!(units, u % UInt16)
        else
            u -= 0x00010000
            push!(units, 0xd800 + (u >> 10) % UInt16, 0xdc00 + (u & 0x3ff) % UInt16)
        end
    end
    return units
end

# Pairs of surrogates make one character; other units stand for themselves.
function _write_units(io::IO, units)
    i = firstindex(units)
    while i <= lastindex(units)
        u = units[i] % UInt32
        if u & 0xfffffc00 == 0xd800 && i < lastindex(units) && (units[i + 1] % UInt32) & 0xfffffc00 == 0xdc00
            u = 0x00010000 + ((u & 0x3ff) << 10) + ((units[i + 1] % UInt32) & 0x3ff)
            i += 1
        end
        print(io, Char(u))
        i += 1
    end
    return nothing
end
