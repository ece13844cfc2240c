# The macros of method definition, basic types and the first conversions.

export missing, Missing, @inline, @noinline, @inbounds, @boundscheck, @propagate_inbounds, @nospecialize,
    @specialize, @generated, @assume_effects, @constprop, @pure, @nospecializeinfer,
    @polly, @simd, @goto, @label, @isdefined, esc, convert, undef, UndefInitializer, Val,
    Vector, Matrix, VecOrMat, AbstractVector, AbstractMatrix, AbstractVecOrMat,
    DenseVector, DenseMatrix, NTuple, oftype, nothing, sizeof, cconvert, unsafe_convert,
    ifelse, error, Cchar, Cuchar, Cshort, Cushort, Cint, Cuint, Clong, Culong, Clonglong,
    Culonglong, Csize_t, Cssize_t, Cptrdiff_t, Cintmax_t, Cuintmax_t, Cfloat, Cdouble,
    Cstring, Cwchar_t, Colon, reinterpret, IndexStyle, getproperty, setproperty!,
    typeassert, invoke, invokelatest, eval, @eval, @__MODULE__, @__DIR__, Returns,
    swapproperty!, modifyproperty!, replaceproperty!, propertynames, hasproperty

# ---- macros ----------------------------------------------------------------------------

esc(@nospecialize(ex)) = Expr(:escape, ex)

# The definition `ex` with `meta` as the first statement of its body. For a call site or
# a block, the annotation is dropped: it is only a hint.
function _annotate(@nospecialize(ex), meta)
    if isa(ex, Expr)
        h = getfield(ex, :head)
        if h === :function || h === :(->) || h === :(=) || h === :do
            if Core.:(===)(_expr_nargs(ex), 2)
                sig = _expr_arg(ex, 1)
                if h === :(=) && !_is_signature(sig)
                    return ex
                end
                body = _expr_arg(ex, 2)
                if h === :do
                    return Expr(:do, sig, _annotate(body, meta))
                end
                return Expr(h, sig, Expr(:block, meta, body))
            end
        elseif h === :macrocall
            return _annotate_macrocall(ex, meta)
        end
    end
    return ex
end

function _is_signature(@nospecialize(sig))
    isa(sig, Expr) || return false
    h = getfield(sig, :head)
    h === :call && return true
    (h === :where || h === :(::)) && return _is_signature(_expr_arg(sig, 1))
    return false
end

# `@inline @inbounds f(x) = …`: annotate the definition inside the inner macro call.
function _annotate_macrocall(ex::Expr, meta)
    n = _expr_nargs(ex)
    if n === 3
        return Expr(:macrocall, _expr_arg(ex, 1), _expr_arg(ex, 2),
                    _annotate(_expr_arg(ex, 3), meta))
    end
    return ex
end

"Ask the compiler to inline a method."
macro inline()
    return Expr(:meta, :inline)
end
macro inline(ex)
    return esc(_annotate(ex, Expr(:meta, :inline)))
end

"Forbid inlining of a method."
macro noinline()
    return Expr(:meta, :noinline)
end
macro noinline(ex)
    return esc(_annotate(ex, Expr(:meta, :noinline)))
end

"Inline a method and let the caller's `@inbounds` reach into it."
macro propagate_inbounds(ex)
    return esc(_annotate(ex, Expr(:meta, :inline, :propagate_inbounds)))
end

"Evaluate an expression without the bounds checks of the indexing calls in it."
macro inbounds(ex)
    return Expr(:block,
        Expr(:inbounds, true),
        Expr(:local, Expr(:(=), :val, esc(ex))),
        Expr(:inbounds, :pop),
        :val)
end

"Mark an expression as a bounds check, which `@inbounds` in the caller removes."
macro boundscheck(ex)
    return Expr(:if, Expr(:boundscheck), esc(ex))
end

"Do not specialize a method on the types of some arguments."
macro nospecialize(vars...)
    if nfields(vars) === 1
        v = getfield(vars, 1)
        if isa(v, Expr) && getfield(v, :head) === :(=)
            return Expr(:meta, :nospecialize, Expr(:kw, _expr_arg(v, 1), _expr_arg(v, 2)))
        end
    end
    return Expr(:meta, :nospecialize, vars...)
end
macro specialize(vars...)
    return Expr(:meta, :specialize, vars...)
end

macro generated()
    return Expr(:generated)
end
"Define a function whose body computes the code of each specialization."
macro generated(f)
    body = _expr_arg(f, 2)
    stop = Expr(:block, Expr(:meta, :generated_only), Expr(:return, nothing))
    return esc(Expr(getfield(f, :head), _expr_arg(f, 1),
                    Expr(:block, Expr(:if, Expr(:generated), body, stop))))
end

# Hints that this compiler derives by itself: the definition as it stands.
macro assume_effects(args...)
    return esc(getfield(args, nfields(args)))
end
macro constprop(setting, ex)
    return esc(ex)
end
macro pure(ex)
    return esc(ex)
end
macro nospecializeinfer(ex)
    return esc(ex)
end
macro polly(ex)
    return esc(ex)
end
macro simd(ex)
    return esc(ex)
end
macro simd(hint, ex)
    return esc(ex)
end

macro goto(name::Symbol)
    return esc(Expr(:symbolicgoto, name))
end
macro label(name::Symbol)
    return esc(Expr(:symboliclabel, name))
end

"Whether a variable is defined here."
macro isdefined(s::Symbol)
    return Expr(:escape, Expr(:isdefined, s))
end

macro __MODULE__()
    return __module__
end

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

# ---- properties ------------------------------------------------------------------------

getproperty(x, f::Symbol) = getfield(x, f)
getproperty(x, f::Int) = getfield(x, f)
getproperty(x::Module, f::Symbol) = getglobal(x, f)
getproperty(x::Type, f::Symbol) = getfield(x, f)
getproperty(x::Tuple, f::Int) = getfield(x, f)
setproperty!(x, f::Symbol, v) = setfield!(x, f, convert(fieldtype(typeof(x), f), v))
setproperty!(x::Module, f::Symbol, v) = setglobal!(x, f, v)

# ---- access to the compiler ------------------------------------------------------------

"The size of a value, or of a value of a type, in bytes."
sizeof(x) = Core.sizeof(x)

@inline invokelatest(@nospecialize(f), @nospecialize(args...)) = Core._call_latest(f, args...)

"The same bits as a value of another type of the same size."
reinterpret(::Type{T}, x) where {T} = bitcast(T, x)
reinterpret(::Type{T}, x::T) where {T} = x
