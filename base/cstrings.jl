# Strings for C: NUL-terminated, passed as pointers.

export Cstring, Cwstring

"A NUL-terminated string as C takes it."
primitive type Cstring 64 end

"A NUL-terminated string of wide characters, as C takes it."
primitive type Cwstring 64 end

cconvert(::Type{Cstring}, s::String) = s
cconvert(::Type{Cstring}, s::Symbol) = String(s)
cconvert(::Type{Cstring}, s::AbstractString) = String(s)

function unsafe_convert(::Type{Cstring}, s::String)
    for i in 1:ncodeunits(s)
        codeunit(s, i) == 0x00 &&
            throw(ArgumentError("embedded NULs are not allowed in C strings: $(repr(s))"))
    end
    return bitcast(Cstring, Core._string_ptr(s))
end
unsafe_convert(::Type{Cstring}, s::Cstring) = s

Cstring(p::Union{Ptr{UInt8}, Ptr{Int8}, Ptr{Cvoid}}) = bitcast(Cstring, p)
pointer(s::Cstring) = bitcast(Ptr{UInt8}, s)
(::Type{Ptr{T}})(s::Cstring) where {T<:Union{UInt8, Int8, Cvoid}} = bitcast(Ptr{T}, s)
convert(::Type{Ptr{T}}, s::Cstring) where {T<:Union{UInt8, Int8, Cvoid}} = bitcast(Ptr{T}, s)
==(s::Cstring, p::Ptr) = pointer(s) == bitcast(Ptr{UInt8}, p)
==(p::Ptr, s::Cstring) = s == p
unsafe_string(s::Cstring) = unsafe_string(pointer(s))
