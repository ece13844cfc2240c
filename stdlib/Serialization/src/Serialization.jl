"""
Values as bytes, to be read back by the same version of the library. The format is this library's own.
"""
module Serialization

export serialize, deserialize, AbstractSerializer, Serializer

"Supertype of what `serialize` writes through, for methods of a program's own types."
abstract type AbstractSerializer end
"`Serializer(io)`: writes and reads values; objects that occur again are written once."
mutable struct Serializer{I<:IO} <: AbstractSerializer
    io::I
    numbers::IdDict{Any,Int}  # objects written so far
    objects::Dict{Int,Any}    # objects read so far
    counter::Int
end
Serializer(io::IO) = Serializer{typeof(io)}(io, IdDict{Any,Int}(), Dict{Int,Any}(), 0)
"`reset_state(s)`: forget the objects that were written or read."
reset_state(s::Serializer) = (empty!(s.numbers); empty!(s.objects); s.counter = 0; s)

# What begins a stream, and each value in it.
const _header = UInt8['J', 'L', 'T', 'S', 0x01]
const NOTHING, TRUE, FALSE, BITS, STRING, SYMBOL, MODULE, TUPLE, DATATYPE, UNION, UNIONALL, TYPEVAR, ARRAY, MEMORY, DICT,
    EXPR, STRUCT, REFERENCE, FUNCTION, SMALL_INT, MISSING_VALUE, SVEC, VARARG = 0x01:0x17

include("writing.jl")
include("reading.jl")

"`serialize(stream, value)`, `serialize(filename, value)`: write a value."
function serialize(io::IO, @nospecialize(x))
    write(io, _header)
    serialize(Serializer(io), x)
    return nothing
end
serialize(path::AbstractString, @nospecialize(x)) = open(io -> serialize(io, x), path, "w")
"`deserialize(stream)`, `deserialize(filename)`: read a value."
function deserialize(io::IO)
    for b in _header
        (eof(io) ? throw(EOFError()) : read(io, UInt8)) == b || error("this is no serialized data of this version")
    end
    return deserialize(Serializer(io))
end
deserialize(path::AbstractString) = open(deserialize, path)

end
