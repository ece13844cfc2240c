# Constructors of the types that Core defines: exceptions, numbers, pointers, names.

# ---- exceptions ------------------------------------------------------------------------

Core.ErrorException(msg) = Core._new(ErrorException, msg)
Core.ArgumentError(msg) = Core._new(ArgumentError, msg)
Core.AssertionError() = Core._new(AssertionError, "")
Core.AssertionError(msg) = Core._new(AssertionError, msg)
Core.OverflowError(msg) = Core._new(OverflowError, msg)
Core.DivideError() = Core._new(DivideError)
Core.StackOverflowError() = Core._new(StackOverflowError)
Core.OutOfMemoryError() = Core._new(OutOfMemoryError)
Core.ReadOnlyMemoryError() = Core._new(ReadOnlyMemoryError)
Core.InterruptException() = Core._new(InterruptException)
Core.UndefRefError() = Core._new(UndefRefError)
Core.UndefKeywordError(var::Symbol) = Core._new(UndefKeywordError, var)
Core.ConcurrencyViolationError(msg) = Core._new(ConcurrencyViolationError, msg)
Core.BoundsError() = Core._new(BoundsError)
Core.BoundsError(@nospecialize(a)) = Core._new(BoundsError, a)
Core.BoundsError(@nospecialize(a), @nospecialize(i)) = Core._new(BoundsError, a, i)
Core.InexactError(f::Symbol, @nospecialize(args...)) = Core._new(InexactError, f, args)
Core.Box(@nospecialize(contents)) = Core._new(Core.Box, contents)
Core.Box() = Core._new(Core.Box)
Core.FieldError(@nospecialize(type), field::Symbol) = Core._new(FieldError, type, field)
Core.TypeError(func, @nospecialize(expected), @nospecialize(got)) =
    Core._new(TypeError, func, "", expected, got)
Core.TypeError(func, context, @nospecialize(expected), @nospecialize(got)) =
    Core._new(TypeError, func, context, expected, got)
Core.LoadError(file, line, @nospecialize(error)) = Core._new(LoadError, file, line, error)
Core.InitError(mod, @nospecialize(error)) = Core._new(InitError, mod, error)

# ---- integers --------------------------------------------------------------------------

# `x` modulo 2^n in the type `T`: the bits kept or extended by the sign of the source.
_wrap(::Type{T}, x::Bits8) where {T<:Bits8} = bitcast(T, x)
_wrap(::Type{T}, x::Bits16) where {T<:Bits16} = bitcast(T, x)
_wrap(::Type{T}, x::Bits32) where {T<:Bits32} = bitcast(T, x)
_wrap(::Type{T}, x::Bits64) where {T<:Bits64} = bitcast(T, x)
_wrap(::Type{T}, x::Bits128) where {T<:Bits128} = bitcast(T, x)
_wrap(::Type{T}, x::Union{Bits16, Bits32, Bits64, Bits128}) where {T<:Bits8} = trunc_int(T, x)
_wrap(::Type{T}, x::Union{Bits32, Bits64, Bits128}) where {T<:Bits16} = trunc_int(T, x)
_wrap(::Type{T}, x::Union{Bits64, Bits128}) where {T<:Bits32} = trunc_int(T, x)
_wrap(::Type{T}, x::Bits128) where {T<:Bits64} = trunc_int(T, x)
_wrap(::Type{T}, x::Int8) where {T<:Union{Bits16, Bits32, Bits64, Bits128}} = sext_int(T, x)
_wrap(::Type{T}, x::UInt8) where {T<:Union{Bits16, Bits32, Bits64, Bits128}} = zext_int(T, x)
_wrap(::Type{T}, x::Int16) where {T<:Union{Bits32, Bits64, Bits128}} = sext_int(T, x)
_wrap(::Type{T}, x::UInt16) where {T<:Union{Bits32, Bits64, Bits128}} = zext_int(T, x)
_wrap(::Type{T}, x::Int32) where {T<:Union{Bits64, Bits128}} = sext_int(T, x)
_wrap(::Type{T}, x::UInt32) where {T<:Union{Bits64, Bits128}} = zext_int(T, x)
_wrap(::Type{T}, x::Int64) where {T<:Bits128} = sext_int(T, x)
_wrap(::Type{T}, x::UInt64) where {T<:Bits128} = zext_int(T, x)
_wrap(::Type{T}, x::Bool) where {T<:Bits8} = bitcast(T, x)
_wrap(::Type{T}, x::Bool) where {T<:Union{Bits16, Bits32, Bits64, Bits128}} = zext_int(T, x)

_isneg(x::BitSigned) = slt_int(x, _wrap(typeof(x), 0))
_isneg(x::BitUnsigned) = false

@noinline _throw_inexact(f::Symbol, @nospecialize(T), @nospecialize(x)) =
    throw(InexactError(f, T, x))

(::Type{T})(x::T) where {T<:Number} = x
(::Type{T})(x::T) where {T<:BitInteger} = x
function (::Type{T})(x::BitInteger) where {T<:BitInteger}
    y = _wrap(T, x)
    if !(_wrap(typeof(x), y) === x && _isneg(x) === _isneg(y))
        _throw_inexact(_inexact_reason(T, x), T, x)
    end
    return y
end
# What failed: the sign bit of a type that is as wide or wider, or the bits cut off.
@noinline _inexact_reason(@nospecialize(T), @nospecialize(x)) =
    Core._sizeof(T) < Core._sizeof(typeof(x)) && !(x isa BitUnsigned && T <: BitSigned && _isneg(_as_signed(x))) ?
    :trunc : :check_top_bit
_as_signed(x::UInt8) = bitcast(Int8, x)
_as_signed(x::UInt16) = bitcast(Int16, x)
_as_signed(x::UInt32) = bitcast(Int32, x)
_as_signed(x::UInt64) = bitcast(Int64, x)
_as_signed(x::UInt128) = bitcast(Int128, x)
(::Type{T})(x::Bool) where {T<:BitInteger} = _wrap(T, x)

# Conversions that cannot fail.
Core.Int16(x::Bits8) = _wrap(Int16, x)
Core.Int32(x::Union{Bits8, Bits16}) = _wrap(Int32, x)
Core.Int64(x::Union{Bits8, Bits16, Bits32}) = _wrap(Int64, x)
Core.Int128(x::Union{Bits8, Bits16, Bits32, Bits64}) = _wrap(Int128, x)
Core.UInt16(x::UInt8) = _wrap(UInt16, x)
Core.UInt32(x::Union{UInt8, UInt16}) = _wrap(UInt32, x)
Core.UInt64(x::Union{UInt8, UInt16, UInt32}) = _wrap(UInt64, x)
Core.UInt128(x::Union{UInt8, UInt16, UInt32, UInt64}) = _wrap(UInt128, x)
function Core.UInt64(x::Int64)
    if slt_int(x, 0)
        _throw_inexact(:check_top_bit, UInt64, x)
    end
    return bitcast(UInt64, x)
end
function Core.Int64(x::UInt64)
    y = bitcast(Int64, x)
    if slt_int(y, 0)
        _throw_inexact(:check_top_bit, Int64, x)
    end
    return y
end

function Core.Bool(x::Real)
    x == 0 && return false
    x == 1 && return true
    _throw_inexact(:Bool, Bool, x)
end
Core.Bool(x::Bool) = x

Core.Integer(x::Integer) = x
Core.Integer(x::AbstractFloat) = Int64(x)
Core.Signed(x::BitUnsigned) = signed_convert(x)
Core.Signed(x::Signed) = x
Core.Unsigned(x::BitSigned) = unsigned_convert(x)
Core.Unsigned(x::Unsigned) = x
Core.Unsigned(x::Bool) = _wrap(UInt64, x)
Core.Signed(x::Bool) = _wrap(Int64, x)
Core.Signed(x::AbstractFloat) = Int64(x)
Core.Unsigned(x::AbstractFloat) = UInt64(x)
signed_convert(x::UInt8) = Int8(x)
signed_convert(x::UInt16) = Int16(x)
signed_convert(x::UInt32) = Int32(x)
signed_convert(x::UInt64) = Int64(x)
signed_convert(x::UInt128) = Int128(x)
unsigned_convert(x::Int8) = UInt8(x)
unsigned_convert(x::Int16) = UInt16(x)
unsigned_convert(x::Int32) = UInt32(x)
unsigned_convert(x::Int64) = UInt64(x)
unsigned_convert(x::Int128) = UInt128(x)

# ---- floats ----------------------------------------------------------------------------

Core.Float64(x::BitSigned) = sitofp(Float64, x)
Core.Float64(x::BitUnsigned) = uitofp(Float64, x)
Core.Float32(x::BitSigned) = sitofp(Float32, x)
Core.Float32(x::BitUnsigned) = uitofp(Float32, x)
Core.Float16(x::BitSigned) = sitofp(Float16, x)
Core.Float16(x::BitUnsigned) = uitofp(Float16, x)
Core.Float64(x::Bool) = uitofp(Float64, _wrap(UInt8, x))
Core.Float32(x::Bool) = uitofp(Float32, _wrap(UInt8, x))
Core.Float16(x::Bool) = uitofp(Float16, _wrap(UInt8, x))
Core.Float64(x::Float32) = fpext(Float64, x)
Core.Float64(x::Float16) = fpext(Float64, x)
Core.Float32(x::Float16) = fpext(Float32, x)
Core.Float32(x::Float64) = fptrunc(Float32, x)
Core.Float16(x::Float64) = fptrunc(Float16, x)
Core.Float16(x::Float32) = fptrunc(Float16, x)
Core.AbstractFloat(x::AbstractFloat) = x
Core.AbstractFloat(x::Union{BitInteger, Bool}) = Float64(x)

# A float in an integer type: exact or an InexactError.
function (::Type{T})(x::IEEEFloat) where {T<:BitInteger}
    if !_fits_integer(T, x)
        _throw_inexact(Core._typename_name(T), T, x)
    end
    return unsafe_trunc(T, x)
end

# ---- the rest --------------------------------------------------------------------------

Core.Symbol(s::String) = Core._symbol(s)
Core.Symbol(s::Symbol) = s
Core.Symbol(@nospecialize(parts...)) = Core._symbol(string(parts...))
Core.MethodError(@nospecialize(f), @nospecialize(args)) =
    Core._new(MethodError, f, args, 0xffffffffffffffff)
Core.MethodError(@nospecialize(f), @nospecialize(args), world::UInt64) =
    Core._new(MethodError, f, args, world)
Core.UndefVarError(var::Symbol) = Core._new(UndefVarError, var, Core._world_age())
Core.UndefVarError(var::Symbol, @nospecialize(scope)) =
    Core._new(UndefVarError, var, Core._world_age(), scope)
Core.TypeVar(name::Symbol) = Core._typevar(name, Union{}, Any)
Core.TypeVar(name::Symbol, @nospecialize(ub)) = Core._typevar(name, Union{}, ub)
Core.TypeVar(name::Symbol, @nospecialize(lb), @nospecialize(ub)) = Core._typevar(name, lb, ub)
Core.UnionAll(v::TypeVar, @nospecialize(t)) = Core._unionall(v, t)
function (::Type{NamedTuple{names}})(args::Tuple) where {names}
    nfields(names) == nfields(args) || error("NamedTuple names and field types must have matching lengths")
    return Core._apply_iterate(iterate, Core._new, (NamedTuple{names, typeof(args)},), args)
end
function (::Type{NamedTuple{names, T}})(args::Tuple) where {names, T<:Tuple}
    nfields(names) == nfields(args) || throw(ArgumentError("Wrong number of arguments to named tuple constructor."))
    return Core._apply_iterate(iterate, Core._new, (NamedTuple{names, T},), convert(T, args))
end
Core.NamedTuple() = NamedTuple{()}(())
(::Type{NamedTuple{names}})(nt::NamedTuple) where {names} =
    NamedTuple{names}(map(n -> getfield(nt, n), names))
(::Type{NamedTuple{names}})(itr) where {names} = NamedTuple{names}(Tuple(itr))
(::Type{NamedTuple{names, T}})(itr) where {names, T<:Tuple} = NamedTuple{names, T}(Tuple(itr))
(::Type{T})(x::Ptr) where {T<:Ptr} = bitcast(T, x)
(::Type{T})(x::Union{Int64, UInt64}) where {T<:Ptr} = bitcast(T, x)
Core.Int64(x::Ptr) = bitcast(Int64, x)
Core.UInt64(x::Ptr) = bitcast(UInt64, x)
Core.Tuple(x::Tuple) = x
Core.Tuple(itr) = _collect_tuple(itr)
