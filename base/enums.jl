# Enumerations: @enum. And structs with default field values: @kwdef.

export @enum, Enum, instances, @kwdef

"""
    Enum{T<:Integer}

The supertype of the types that `@enum` defines.
"""
abstract type Enum{T <: Integer} end

"""
    instances(T::Type)

The values of the enumeration `T`, in the order of their definition.
"""
function instances end

# The name of each value of an enumeration type, next to the value as an integer.
function _enum_members end

basetype(::Type{<:Enum{T}}) where {T <: Integer} = T

(::Type{T})(x::Enum{B}) where {T <: Integer, B <: Integer} = T(Core.Intrinsics.bitcast(B, x))::T
cconvert(::Type{T}, x::Enum{B}) where {T <: Integer, B <: Integer} = T(x)::T
convert(::Type{T}, x::Enum) where {T <: Integer} = T(x)::T
function Core.Symbol(x::Enum{B}) where {B <: Integer}
    n = Core.Intrinsics.bitcast(B, x)
    for (name, value) in _enum_members(typeof(x))
        value == n && return name
    end
    return Symbol("<invalid #", n, ">")
end
isless(a::T, b::T) where {B, T <: Enum{B}} =
    isless(Core.Intrinsics.bitcast(B, a), Core.Intrinsics.bitcast(B, b))
<(a::T, b::T) where {B, T <: Enum{B}} = isless(a, b)
<=(a::T, b::T) where {B, T <: Enum{B}} = !isless(b, a)
hash(x::Enum{B}, h::UInt) where {B} = hash(Core.Intrinsics.bitcast(B, x), hash(:Enum, h))
broadcastable(x::Enum) = RefValue(x)

print(io::IO, x::Enum) = print(io, Symbol(x))
function show(io::IO, x::Enum)
    mod = Core._type_module(typeof(x))
    get(io, :compact, false) === true || mod === Main || print(io, mod, ".")
    print(io, Symbol(x))
    return nothing
end
function show(io::IO, ::MIME"text/plain", x::Enum)
    print(io, x, "::")
    show(IOContext(io, :compact, true), typeof(x))
    print(io, " = ")
    show(io, Integer(x))
    return nothing
end
Core.Integer(x::Enum{B}) where {B <: Integer} = Core.Intrinsics.bitcast(B, x)

@noinline _enum_error(name::Symbol, x) =
    throw(ArgumentError(string("invalid value for Enum ", name, ": ", x)))

"""
    @enum Name[::BaseType] value1[=x] value2[=y] …
    @enum Name[::BaseType] begin … end

Define an enumeration type and its values.
"""
macro enum(T, args...)
    base = :Int32
    name = T
    bits = Int32
    if T isa Expr && T.head === :(::)
        name = T.args[1]
        base = T.args[2]
        bits = Core.eval(__module__, base)
    end
    name isa Symbol || throw(ArgumentError("invalid type expression for enum $T"))
    length(args) == 1 && args[1] isa Expr && args[1].head === :block && (args = (args[1].args...,))
    isempty(args) && throw(ArgumentError("no arguments given for Enum $name"))
    members = Any[]
    value = zero(bits)
    for a in args
        a isa LineNumberNode && continue
        if a isa Symbol
            member = a
        elseif a isa Expr && (a.head === :(=) || a.head === :kw)
            member = a.args[1]
            value = bits(Core.eval(__module__, a.args[2]))
        else
            throw(ArgumentError("invalid argument for Enum $name: $a"))
        end
        for (other, taken) in members
            taken == value && throw(ArgumentError("both $member and $other have value $value in Enum $name; values must be unique"))
            other === member && throw(ArgumentError("name \"$member\" in Enum $name is not unique"))
        end
        push!(members, (member, value))
        value += one(bits)
    end
    return _enum_code(name, base, bits, members)
end

function _enum_code(name::Symbol, @nospecialize(base), bits, members::Vector{Any})
    T = esc(name)
    values = Any[m[2] for m in members]
    low = minimum(values)
    high = maximum(values)
    test = high - low == length(values) - 1 ? :($low <= x <= $high) : :(x in $((values...,)))
    code = Expr(:block)
    push!(code.args, Expr(:primitive, Expr(:(<:), T, :(Enum{$(esc(base))})), 8 * sizeof(bits)))
    push!(code.args, :(function $T(x::Integer)
        $test || _enum_error($(QuoteNode(name)), x)
        return Core.Intrinsics.bitcast($T, convert($(esc(base)), x))
    end))
    tuples = Any[Expr(:tuple, QuoteNode(m[1]), m[2]) for m in members]
    push!(code.args, :(Base._enum_members(::Type{$T}) = $(Expr(:tuple, tuples...))))
    push!(code.args, :(Base.typemin(::Type{$T}) = $T($low)))
    push!(code.args, :(Base.typemax(::Type{$T}) = $T($high)))
    all_values = Any[:($T($v)) for v in values]
    push!(code.args, :(Base.instances(::Type{$T}) = $(Expr(:tuple, all_values...))))
    for (member, value) in members
        push!(code.args, Expr(:const, Expr(:(=), esc(member), :($T($value)))))
    end
    push!(code.args, nothing)
    return Expr(:toplevel, code.args...)
end

# -- @kwdef -------------------------------------------------------------------

"""
    @kwdef struct T … end

Define a struct whose fields may have default values, with a constructor that takes
the fields as keyword arguments.
"""
macro kwdef(definition)
    definition isa Expr || error("invalid usage of @kwdef")
    definition.head === :struct || error("invalid usage of @kwdef")
    names = Any[]
    parameters = Expr(:parameters)
    fields = Expr(:block)
    for f in definition.args[3].args
        push!(fields.args, _kwdef_field!(names, parameters, f))
    end
    struct_code = Expr(:struct, definition.args[1], definition.args[2], fields)
    header = definition.args[2]
    header isa Expr && header.head === :(<:) && (header = header.args[1])
    isempty(names) && return esc(struct_code)
    code = Expr(:block, struct_code)
    if header isa Symbol
        push!(code.args, Expr(:(=), Expr(:call, header, parameters), Expr(:call, header, names...)))
    else
        name = header.args[1]
        variables = header.args[2:end]
        plain = Any[v isa Expr ? v.args[1] : v for v in variables]
        push!(code.args, Expr(:(=), Expr(:call, name, parameters), Expr(:call, name, names...)))
        applied = Expr(:curly, name, plain...)
        push!(code.args, Expr(:(=), Expr(:where, Expr(:call, applied, parameters), variables...),
                              Expr(:call, applied, names...)))
    end
    push!(code.args, nothing)
    return esc(code)
end

# The field without its default, which becomes that of the keyword.
function _kwdef_field!(names::Vector{Any}, parameters::Expr, @nospecialize(f))
    default = nothing
    has_default = false
    declaration = f
    if f isa Expr && f.head === :(=)
        target = f.args[1]
        # An inner constructor in short form is no field.
        target isa Expr && (target.head === :call || target.head === :where) && return f
        default = f.args[2]
        has_default = true
        declaration = target
    end
    inner = declaration
    if inner isa Expr && (inner.head === :const || inner.head === :atomic)
        inner = inner.args[1]
        if inner isa Expr && inner.head === :(=)
            default = inner.args[2]
            has_default = true
            inner = inner.args[1]
            declaration = Expr(declaration.head, inner)
        end
    end
    name = inner isa Expr && inner.head === :(::) ? inner.args[1] : inner
    name isa Symbol || return f
    push!(names, name)
    push!(parameters.args, has_default ? Expr(:kw, name, default) : name)
    return declaration
end
