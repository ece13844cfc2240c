# `dump`: the structure of a value, field by field.

export dump

"`dump([io], x; maxdepth = 8)`: show every field of a value, and theirs."
dump(@nospecialize(x); maxdepth::Integer=8) = dump(stdout, x; maxdepth=maxdepth)
function dump(io::IO, @nospecialize(x); maxdepth::Integer=8)
    _dump(io, x, Int(maxdepth), "")
    println(io)
    return nothing
end

function _dump(io::IO, @nospecialize(x), depth::Int, indent::String)
    T = typeof(x)
    if x isa Function && nfields(x) == 0
        print(io, x, " (function of type ", T, ")")
    elseif x isa DataType
        _dump_type(io, x, indent)
    elseif x isa Type
        print(io, "UnionAll" == string(nameof(T)) ? "UnionAll " : "Union ", x)
    elseif x isa Symbol || x isa Module || x isa Number && nfields(x) == 0 || x isa AbstractChar
        print(io, T, " ", x isa Union{Symbol, Number} ? string(x) : repr(x))
    elseif x isa AbstractString
        print(io, T, " ", repr(x))
    elseif x isa Array
        _dump_array(io, x, depth, indent)
    else
        print(io, T)
        x isa Union{Nothing, Missing} && nfields(x) == 0 && print(io, " ", x)
        depth > 0 && _dump_fields(io, x, depth, indent)
    end
    return nothing
end
function _dump_fields(io::IO, @nospecialize(x), depth::Int, indent::String)
    for i in 1:nfields(x)
        print(io, "\n", indent, "  ", x isa Tuple ? i : fieldname(typeof(x), i), ": ")
        isdefined(x, i) ? _dump(io, getfield(x, i), depth - 1, string(indent, "  ")) : print(io, "#undef")
    end
    return nothing
end
function _dump_array(io::IO, x::Array, depth::Int, indent::String)
    print(io, "Array{", eltype(x), "}(", size(x), ")")
    if eltype(x) <: Number
        print(io, " ")
        show(io, x)
    elseif depth > 0
        for i in 1:min(length(x), 10)
            print(io, "\n", indent, "  ", i, ": ")
            isassigned(x, i) ? _dump(io, x[i], depth - 1, string(indent, "  ")) : print(io, "#undef")
        end
        length(x) > 10 && print(io, "\n", indent, "  ...")
    end
    return nothing
end
function _dump_type(io::IO, T::DataType, indent::String)
    print(io, T)
    T === Any || print(io, " <: ", supertype(T))
    (isabstracttype(T) || T <: Tuple || isprimitivetype(T)) && return nothing
    for i in 1:fieldcount(T)
        print(io, "\n", indent, "  ", fieldname(T, i), "::", fieldtype(T, i))
    end
    return nothing
end
