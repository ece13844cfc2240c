# References to values, and pointers to memory.

export Ref, C_NULL, unsafe_load, unsafe_store!, pointer, isassigned, unsafe_copyto!

"The reference that `Ref(x)` makes: a mutable box for one value."
mutable struct RefValue{T} <: Ref{T}
    x::T
    RefValue{T}() where {T} = new{T}()
    RefValue{T}(x) where {T} = new{T}(x)
end
RefValue(x::T) where {T} = RefValue{T}(x)
(::Type{Ref})(x::T) where {T} = RefValue{T}(x)
(::Type{Ref})(x::Ref) = x
(::Type{Ref{T}})() where {T} = RefValue{T}()
(::Type{Ref{T}})(x) where {T} = RefValue{T}(convert(T, x))
convert(::Type{Ref{T}}, x::Ref{T}) where {T} = x
convert(::Type{Ref{T}}, x) where {T} = RefValue{T}(convert(T, x))
getindex(r::RefValue) = r.x
setindex!(r::RefValue, v) = (r.x = v; r)
isassigned(r::RefValue) = isdefined(r, :x)
eltype(::Type{<:Ref{T}}) where {T} = T
eltype(r::Ref{T}) where {T} = T
length(::Ref) = 1
size(::Ref) = ()
ndims(::Ref) = 0
isempty(::Ref) = false
iterate(r::Ref) = (r[], nothing)
iterate(r::Ref, state) = nothing
==(a::RefValue, b::RefValue) = a === b

# ---- pointers --------------------------------------------------------------------------

const C_NULL = bitcast(Ptr{Cvoid}, 0x0000000000000000)

convert(::Type{Ptr{T}}, p::Ptr{T}) where {T} = p
convert(::Type{Ptr{T}}, p::Ptr) where {T} = bitcast(Ptr{T}, p)
convert(::Type{Ptr{T}}, n::Union{Int64, UInt64}) where {T} = bitcast(Ptr{T}, n)
cconvert(::Type{Ref{T}}, x::Ref{T}) where {T} = x
cconvert(::Type{Ref{T}}, x) where {T} = RefValue{T}(convert(T, x))
cconvert(::Type{Ptr{T}}, x::Ref{T}) where {T} = x

+(p::Ptr, n::Integer) = bitcast(typeof(p), add_int(bitcast(UInt64, p), n % UInt64))
-(p::Ptr, n::Integer) = bitcast(typeof(p), sub_int(bitcast(UInt64, p), n % UInt64))
+(n::Integer, p::Ptr) = p + n
-(p::Ptr, q::Ptr) = sub_int(bitcast(UInt64, p), bitcast(UInt64, q))
==(p::Ptr, q::Ptr) = eq_int(bitcast(UInt64, p), bitcast(UInt64, q))
<(p::Ptr, q::Ptr) = ult_int(bitcast(UInt64, p), bitcast(UInt64, q))
isless(p::Ptr, q::Ptr) = p < q
eltype(::Type{Ptr{T}}) where {T} = T
hash(p::Ptr, h::UInt) = hash(bitcast(UInt64, p), h)
rem(p::Ptr, ::Type{T}) where {T<:BitInteger} = bitcast(UInt64, p) % T

"Read, or write, the value number `i` of the memory at `p`."
unsafe_load(p::Ptr, i::Integer=1) = pointerref(p, Int(i), 1)
unsafe_store!(p::Ptr{T}, x, i::Integer=1) where {T} =
    (pointerset(p, convert(T, x), Int(i), 1); p)
unsafe_store!(p::Ptr{Any}, @nospecialize(x), i::Integer=1) = (pointerset(p, x, Int(i), 1); p)

pointer(m::Memory{T}) where {T} = bitcast(Ptr{T}, getfield(m, :ptr))
pointer(m::Memory{T}, i::Integer) where {T} = pointer(m) + (Int(i) - 1) * Core._sizeof(T)
