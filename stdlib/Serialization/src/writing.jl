# Writing values.

_tag(s::AbstractSerializer, tag::UInt8) = (write(s.io, tag); nothing)
_number(s::AbstractSerializer, n::Integer) = (write(s.io, Int64(n)); nothing)
function _text(s::AbstractSerializer, text::String)
    _number(s, ncodeunits(text))
    write(s.io, text)
    return nothing
end

# Whether the object was written before; if not, it gets a number.
function _is_known(s::AbstractSerializer, @nospecialize(x))
    k = get(s.numbers, x, 0)
    if k != 0
        _tag(s, REFERENCE)
        _number(s, k)
        return true
    end
    s.counter += 1
    s.numbers[x] = s.counter
    return false
end

serialize(s::AbstractSerializer, ::Nothing) = _tag(s, NOTHING)
serialize(s::AbstractSerializer, ::Missing) = _tag(s, MISSING_VALUE)
serialize(s::AbstractSerializer, x::Bool) = _tag(s, x ? TRUE : FALSE)
function serialize(s::AbstractSerializer, x::Int)
    if 0 <= x < 256
        _tag(s, SMALL_INT)
        write(s.io, x % UInt8)
    else
        _bits(s, x)
    end
    return nothing
end
const PlainBits = Union{Int8,UInt8,Int16,UInt16,Int32,UInt32,Int64,UInt64,Int128,UInt128,Float16,Float32,Float64,Char}
serialize(s::AbstractSerializer, x::PlainBits) = _bits(s, x)
function _bits(s::AbstractSerializer, x)
    _tag(s, BITS)
    write(s.io, _kind_of_bits(typeof(x)))
    _write_bits(s.io, x)
    return nothing
end
const _bits_types = (Int8, UInt8, Int16, UInt16, Int32, UInt32, Int64, UInt64, Int128, UInt128, Float16, Float32, Float64, Char)
_kind_of_bits(::Type{T}) where {T} = findfirst(x -> x === T, _bits_types) % UInt8
_write_bits(io::IO, x::Char) = write(io, reinterpret(UInt32, x))
_write_bits(io::IO, x) = write(io, x)

serialize(s::AbstractSerializer, x::String) = (_tag(s, STRING); _text(s, x))
serialize(s::AbstractSerializer, x::Symbol) = (_tag(s, SYMBOL); _text(s, String(x)))
function serialize(s::AbstractSerializer, m::Module)
    _tag(s, MODULE)
    path = fullname(m)
    _number(s, length(path))
    for name in path
        _text(s, String(name))
    end
end
function serialize(s::AbstractSerializer, t::Tuple)
    _tag(s, TUPLE)
    _number(s, length(t))
    for x in t
        serialize(s, x)
    end
end
function serialize(s::AbstractSerializer, v::Core.SimpleVector)
    _tag(s, SVEC)
    _number(s, length(v))
    for x in v
        serialize(s, x)
    end
end
serialize(s::AbstractSerializer, p::Ptr) = error("pointers cannot be serialized")
serialize(s::AbstractSerializer, t::Task) = error("tasks cannot be serialized")

# -- types --------------------------------------------------------------------

function serialize(s::AbstractSerializer, T::DataType)
    _tag(s, DATATYPE)
    name = nameof(T)
    occursin('#', String(name)) && !isdefined(parentmodule(T), name) && !(T <: Function) &&
        error("the type $T has no name to find it by")
    serialize(s, parentmodule(T))
    _text(s, String(name))
    # A function's type is found by the function.
    parameters = T <: Function && isdefined(T, :instance) ? Core.svec() : Core._type_params(T)
    _number(s, length(parameters))
    for p in parameters
        serialize(s, p)
    end
end
function serialize(s::AbstractSerializer, T::Union)
    _tag(s, UNION)
    members = Core._union_members(T)
    _number(s, length(members))
    for m in members
        serialize(s, m)
    end
end
function serialize(s::AbstractSerializer, T::UnionAll)
    _tag(s, UNIONALL)
    serialize(s, T.var)
    serialize(s, T.body)
end
function serialize(s::AbstractSerializer, v::TypeVar)
    _is_known(s, v) && return nothing
    _tag(s, TYPEVAR)
    _number(s, s.counter)
    _text(s, String(v.name))
    serialize(s, v.lb)
    serialize(s, v.ub)
end
serialize(s::AbstractSerializer, ::typeof(Union{})) = (_tag(s, UNION); _number(s, 0))

function serialize(s::AbstractSerializer, v::typeof(Vararg{Any}))
    _tag(s, VARARG)
    serialize(s, v.T)
    write(s.io, isdefined(v, :N))
    isdefined(v, :N) && serialize(s, v.N)
end

# -- functions ----------------------------------------------------------------

function serialize(s::AbstractSerializer, f::Function)
    name = nameof(f)
    m = parentmodule(typeof(f))
    if fieldcount(typeof(f)) == 0 && isdefined(m, name) && getglobal(m, name) === f
        _tag(s, FUNCTION)
        serialize(s, m)
        _text(s, String(name))
    elseif startswith(String(nameof(typeof(f))), "#")
        error("anonymous functions cannot be serialized: they have no name to find them by")
    else
        _fields(s, f)
    end
    return nothing
end

# -- collections and objects --------------------------------------------------

function serialize(s::AbstractSerializer, a::Array{T,N}) where {T,N}
    _is_known(s, a) && return nothing
    _tag(s, ARRAY)
    _number(s, s.counter)
    serialize(s, T)
    _number(s, N)
    for d in size(a)
        _number(s, d)
    end
    _elements(s, a)
end
function serialize(s::AbstractSerializer, m::Memory{T}) where {T}
    _is_known(s, m) && return nothing
    _tag(s, MEMORY)
    _number(s, s.counter)
    serialize(s, T)
    _number(s, length(m))
    _elements(s, m)
end
function _elements(s::AbstractSerializer, a::AbstractArray{<:PlainBits})
    for x in a
        _write_bits(s.io, x)
    end
end
function _elements(s::AbstractSerializer, a::AbstractArray)
    for i in eachindex(a)
        assigned = isassigned(a, i)
        write(s.io, assigned)
        assigned && serialize(s, a[i])
    end
end
function serialize(s::AbstractSerializer, d::Union{Dict,IdDict})
    _is_known(s, d) && return nothing
    _tag(s, DICT)
    _number(s, s.counter)
    serialize(s, typeof(d))
    _number(s, length(d))
    for (k, v) in d
        serialize(s, k)
        serialize(s, v)
    end
end
function serialize(s::AbstractSerializer, e::Expr)
    _is_known(s, e) && return nothing
    _tag(s, EXPR)
    _number(s, s.counter)
    serialize(s, e.head)
    serialize(s, e.args)
end
serialize(s::AbstractSerializer, @nospecialize(x)) = serialize_any(s, x)
"`serialize_any(s, x)`: as values without a method of their own are written: type and fields."
function serialize_any(s::AbstractSerializer, @nospecialize(x))
    if Core._ismutable(typeof(x))
        _is_known(s, x) && return nothing
    else
        s.counter += 1
    end
    _fields(s, x)
end
function _fields(s::AbstractSerializer, @nospecialize(x))
    T = typeof(x)
    isprimitivetype(T) && error("values of the primitive type $T cannot be serialized")
    _tag(s, STRUCT)
    _number(s, s.counter)
    serialize(s, T)
    n = nfields(x)
    defined = count(i -> isdefined(x, i), 1:n)
    _number(s, defined)
    for i in 1:n
        isdefined(x, i) || continue
        defined == n || _number(s, i)
        serialize(s, getfield(x, i))
    end
end
