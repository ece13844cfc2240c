# Reading values.

_read_number(s::AbstractSerializer) = Int(read(s.io, Int64))
_read_text(s::AbstractSerializer) = String(read(s.io, _read_number(s)))
_remember!(s::AbstractSerializer, k::Int, @nospecialize(x)) = (s.objects[k] = x; x)

"`deserialize(s)`: the next value."
function deserialize(s::AbstractSerializer)
    tag = read(s.io, UInt8)
    tag == NOTHING && return nothing
    tag == MISSING_VALUE && return missing
    tag == TRUE && return true
    tag == FALSE && return false
    tag == SMALL_INT && return Int(read(s.io, UInt8))
    tag == BITS && return _read_bits(s.io, _bits_types[read(s.io, UInt8)])
    tag == STRING && return _read_text(s)
    tag == SYMBOL && return Symbol(_read_text(s))
    tag == REFERENCE && return s.objects[_read_number(s)]
    tag == TUPLE && return Tuple(_read_several(s))
    tag == SVEC && return Core.svec(_read_several(s)...)
    tag == STRUCT && return _read_struct(s)
    tag == MODULE && return _read_module(s)
    tag == FUNCTION && return _read_global(s)
    return _read_collection(s, tag)
end
function _read_collection(s::AbstractSerializer, tag::UInt8)
    tag == DATATYPE && return _read_datatype(s)
    tag == UNION && return Union{_read_several(s)...}
    tag == UNIONALL && (v = deserialize(s); return UnionAll(v, deserialize(s)))
    if tag == VARARG
        T = deserialize(s)
        return read(s.io, Bool) ? Vararg{T,deserialize(s)} : Vararg{T}
    end
    k = _read_number(s)
    if tag == TYPEVAR
        name = Symbol(_read_text(s))
        lower = deserialize(s)
        return _remember!(s, k, TypeVar(name, lower, deserialize(s)))
    elseif tag == ARRAY
        return _read_array(s, k)
    elseif tag == MEMORY
        T = deserialize(s)
        m = Memory{T}(undef, _read_number(s))
        _remember!(s, k, m)
        return _read_elements!(s, m)
    elseif tag == DICT
        return _read_dict(s, k)
    elseif tag == EXPR
        e = _remember!(s, k, Expr(deserialize(s)))
        append!(e.args, deserialize(s))
        return e
    end
    error("serialized data is damaged: there is no kind of value with number $tag")
end
_read_several(s::AbstractSerializer) = Any[deserialize(s) for _ in 1:_read_number(s)]
_read_bits(io::IO, ::Type{Char}) = reinterpret(Char, read(io, UInt32))
_read_bits(io::IO, ::Type{T}) where {T} = read(io, T)

function _read_module(s::AbstractSerializer)
    path = [Symbol(_read_text(s)) for _ in 1:_read_number(s)]
    root = path[1]
    m = root === :Main ? Main : root === :Base ? Base : root === :Core ? Core : _find_module(root)
    for name in path[2:end]
        m = getglobal(m, name)
    end
    return m::Module
end
function _find_module(name::Symbol)
    isdefined(Main, name) && getglobal(Main, name) isa Module && return getglobal(Main, name)
    return Core._eval(Serialization, Expr(:toplevel, Expr(:import, Expr(:., name)), name))
end
function _read_global(s::AbstractSerializer)
    m = deserialize(s)
    return getglobal(m, Symbol(_read_text(s)))
end
function _read_datatype(s::AbstractSerializer)
    m = deserialize(s)
    text = _read_text(s)
    parameters = _read_several(s)
    name = Symbol(text)
    if !isdefined(m, name) && startswith(text, "#")
        # The type of a function is named after it.
        return typeof(getglobal(m, Symbol(text[2:end])))
    end
    T = getglobal(m, name)
    T === Tuple && return Tuple{parameters...}
    return isempty(parameters) ? T : T{parameters...}
end
function _read_array(s::AbstractSerializer, k::Int)
    T = deserialize(s)
    n = _read_number(s)
    a = Array{T,n}(undef, ntuple(_ -> _read_number(s), n))
    _remember!(s, k, a)
    return _read_elements!(s, a)
end
function _read_elements!(s::AbstractSerializer, a::AbstractArray{T}) where {T<:PlainBits}
    for i in eachindex(a)
        a[i] = _read_bits(s.io, T)
    end
    return a
end
function _read_elements!(s::AbstractSerializer, a::AbstractArray)
    for i in eachindex(a)
        read(s.io, Bool) && (a[i] = deserialize(s))
    end
    return a
end
function _read_dict(s::AbstractSerializer, k::Int)
    d = _remember!(s, k, deserialize(s)())
    for _ in 1:_read_number(s)
        key = deserialize(s)
        d[key] = deserialize(s)
    end
    return d
end
function _read_struct(s::AbstractSerializer)
    k = _read_number(s)
    return _read_fields(s, deserialize(s), k)
end
function _read_fields(s::AbstractSerializer, @nospecialize(T), k::Int)
    defined = _read_number(s)
    n = fieldcount(T)
    if Core._ismutable(T)
        x = _remember!(s, k, Core._new(T))
        fields = Any[]
        variable = true
        for i in 1:defined
            at = defined == n ? i : _read_number(s)
            push!(fields, deserialize(s))
            variable = variable && _can_set!(x, at, fields[end])
        end
        # Objects with constant fields are made when all fields are there.
        return variable ? x : _remember!(s, k, Core._new(T, fields...))
    end
    fields = Any[]
    for _ in 1:defined
        defined == n || _read_number(s)
        push!(fields, deserialize(s))
    end
    n == 0 && T isa DataType && isdefined(T, :instance) && return T.instance
    return _remember!(s, k, Core._new(T, fields...))
end
function _can_set!(@nospecialize(x), i::Int, @nospecialize(v))
    try
        setfield!(x, i, v)
        return true
    catch e
        e isa ErrorException || rethrow()
        return false
    end
end
