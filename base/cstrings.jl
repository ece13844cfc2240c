# Strings for C: NUL-terminated, passed as pointers.

export Cstring, Cwstring, @ccall

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

"""
    @ccall library.function(value::T, ...)::R
    @ccall function(value::T, ...)::R

Call a function of C with the types of its arguments and of its result.
"""
macro ccall(ex)
    (ex isa Expr && ex.head === :(::) && ex.args[1] isa Expr && ex.args[1].head === :call) ||
        throw(ArgumentError("@ccall needs a function signature with a return type"))
    call = ex.args[1]
    f = call.args[1]
    if f isa Expr && f.head === :.
        library = f.args[1]
        target = Expr(:tuple, f.args[2], library isa Symbol ? esc(library) : library)
    elseif f isa Symbol
        target = QuoteNode(f)
    else
        target = esc(f.args[1])
    end
    types = Any[]
    values = Any[]
    variadic = Any[]
    arguments = Any[]
    for a in call.args[2:end]
        a isa Expr && a.head === :parameters ? append!(variadic, a.args) : push!(arguments, a)
    end
    for (i, a) in enumerate(vcat(arguments, variadic))
        (a isa Expr && a.head === :(::)) || throw(ArgumentError("args in @ccall need type annotations. '$a' doesn't have one."))
        push!(types, i > length(arguments) ? Expr(:..., esc(a.args[2])) : esc(a.args[2]))
        push!(values, esc(a.args[1]))
    end
    return Expr(:call, :ccall, target, esc(ex.args[2]), Expr(:tuple, types...), values...)
end
