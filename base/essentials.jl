# The macros of method definition, basic types and the first conversions.

export missing, Missing, @inline, @noinline, @inbounds, @boundscheck, @nospecialize, @specialize, @generated, @polly,
    @simd, @goto, @label, @isdefined, esc, convert, undef, UndefInitializer, Val, Vector, Matrix, VecOrMat,
    AbstractVector, AbstractMatrix, AbstractVecOrMat, DenseVector, DenseMatrix, NTuple, oftype, nothing, sizeof,
    ifelse, error, Cchar, Cuchar, Cshort, Cushort, Cint, Cuint, Clong, Culong, Clonglong, Culonglong, Csize_t,
    Cssize_t, Cptrdiff_t, Cintmax_t, Cuintmax_t, Cfloat, Cdouble, Cwchar_t, Colon, reinterpret, IndexStyle,
    getproperty, setproperty!, typeassert, invoke, invokelatest, eval, @eval, @__MODULE__, Returns, StridedArray,
    StridedVector, StridedMatrix, UndefInitializer, StridedVecOrMat, swapproperty!, propertynames, hasproperty

# ---- aliases ---------------------------------------------------------------------------

const AbstractVector{T} = AbstractArray{T,1}
const AbstractMatrix{T} = AbstractArray{T,2}
const AbstractVecOrMat{T} = Union{AbstractVector{T}, AbstractMatrix{T}}
const DenseVector{T} = DenseArray{T,1}
const DenseMatrix{T} = DenseArray{T,2}
const Vector{T} = Array{T,1}
const Matrix{T} = Array{T,2}
const VecOrMat{T} = Union{Vector{T}, Matrix{T}}
const NTuple{N,T} = Tuple{Vararg{T,N}}
const StridedArray{T,N} = DenseArray{T,N}
const StridedVector{T} = DenseArray{T,1}
const StridedMatrix{T} = DenseArray{T,2}
const StridedVecOrMat{T} = Union{StridedVector{T}, StridedMatrix{T}}
const Callable = Union{Function, Type}
const Bottom = Union{}

const Cchar = Int8
const Cuchar = UInt8
const Cshort = Int16
const Cushort = UInt16
const Cint = Int32
const Cuint = UInt32
const Clong = Int64
const Culong = UInt64
const Clonglong = Int64
const Culonglong = UInt64
const Csize_t = UInt64
const Cssize_t = Int64
const Cptrdiff_t = Int64
const Cintmax_t = Int64
const Cuintmax_t = UInt64
const Cfloat = Float32
const Cdouble = Float64
const Cwchar_t = Int32

# ---- small types -----------------------------------------------------------------------

"The type of `missing`, the value that is there but not known."
struct Missing end
const missing = Missing()

"The type of `undef`, which asks for an array whose elements are not set."
struct UndefInitializer end
const undef = UndefInitializer()

"`Val(c)` lifts the value `c` into a type, for dispatch."
struct Val{x} end
Val(x) = Val{x}()

"The index `:`, all of a dimension."
struct Colon <: Function end

"`Returns(value)` is a function that ignores its arguments and gives `value`."
struct Returns{V} <: Function
    value::V
end
(obj::Returns)(@nospecialize(args...); @nospecialize(kw...)) = obj.value

# ---- errors ----------------------------------------------------------------------------

"Throw an `ErrorException` with a message made of the arguments."
@noinline error(s::String) = throw(ErrorException(s))
@noinline error(s::AbstractString) = throw(ErrorException(String(s)))
@noinline error(@nospecialize(s...)) = throw(ErrorException(string(s...)))

# ---- conversion ------------------------------------------------------------------------

"`convert(T, x)`: `x` as a value of type `T`."
convert(::Type{T}, x::T) where {T} = x
convert(::Type{Any}, @nospecialize(x)) = x
convert(::Type{Union{}}, @nospecialize(x)) =
    throw(MethodError(convert, (Union{}, x)))
convert(::Type{Type}, x::Type) = x
convert(::Type{T}, x::T) where {T<:Tuple} = x
convert(::Type{T}, x::Tuple) where {T<:Tuple} = _convert_tuple(T, x)

"`oftype(x, y)`: `y` converted to the type of `x`."
oftype(x, y) = y isa typeof(x) ? y : convert(typeof(x), y)::typeof(x)

cconvert(::Type{T}, x) where {T} = x isa T ? x : convert(T, x)
cconvert(::Type{Ptr{T}}, x) where {T} = x
unsafe_convert(::Type{T}, x::T) where {T} = x
unsafe_convert(::Type{T}, x::T) where {T<:Ptr} = x
unsafe_convert(::Type{Ptr{T}}, x::Ptr) where {T} = bitcast(Ptr{T}, x)
unsafe_convert(::Type{Ptr{UInt8}}, s::String) = Core._string_ptr(s)
unsafe_convert(::Type{Ptr{Int8}}, s::String) = bitcast(Ptr{Int8}, Core._string_ptr(s))
unsafe_convert(::Type{Ptr{Cvoid}}, s::String) = bitcast(Ptr{Cvoid}, Core._string_ptr(s))
unsafe_convert(::Type{Ptr{T}}, m::Memory{T}) where {T} = bitcast(Ptr{T}, getfield(m, :ptr))

# ---- access to the compiler ------------------------------------------------------------

"The size of a value, or of a value of a type, in bytes."
sizeof(x) = Core.sizeof(x)

@inline invokelatest(@nospecialize(f), @nospecialize(args...)) = Core._call_latest(f, args...)

"The same bits as a value of another type of the same size."
reinterpret(::Type{T}, x) where {T} = bitcast(T, x)
reinterpret(::Type{T}, x::T) where {T} = x
