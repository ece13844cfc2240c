# Names without an export on which packages rely all the same.

export __precompile__

using .Meta: isexpr

"`Base.depwarn(msg, name; force=false)`: says that a function is out of date, where warnings of that are asked for."
depwarn(msg, funcsym; force::Bool=false) = force ? (@warn msg; nothing) : nothing
"Keep an old name of a binding: the new value under it."
macro deprecate_binding(old, new, export_old=true, message=nothing, constant=true)
    kept = Expr(:const, Expr(:(=), old, new))
    return esc(export_old === false ? Expr(:toplevel, kept, nothing) : Expr(:toplevel, Expr(:export, old), kept, nothing))
end
"An old name of what is in another package now."
macro deprecate_moved(old, new, export_old=true)
    text = string(old, " has been moved to the package ", new)
    method = :($old(args...; kwargs...) = $error($text))
    return esc(export_old === false ? method : Expr(:toplevel, Expr(:export, old), method, nothing))
end
"Whether a module may be compiled beforehand: all are, and it makes no difference to them."
__precompile__(on::Bool=true) = nothing

macro _inline_meta()
    return Expr(:meta, :inline)
end
macro _noinline_meta()
    return Expr(:meta, :noinline)
end
macro _propagate_inbounds_meta()
    return Expr(:meta, :inline, :propagate_inbounds)
end
macro _pure_meta()
    return nothing
end
"Marks what a macro's docstring belongs to."
macro __doc__(ex)
    return esc(ex)
end
"The type that inference finds for the elements of an iterator."
macro default_eltype(itr)
    return :(Core._return_type(first, Tuple{typeof($(esc(itr)))}))
end

# Marks an expression of a function as the compiler's macros do.
function pushmeta!(ex::Expr, mark, args...)
    note = isempty(args) ? mark : Expr(mark, args...)
    inner = ex
    while isexpr(inner, (:macrocall, :const, :global, :escape))
        inner = inner.args[end]
    end
    is_method = isexpr(inner, (:function, :->)) ||
        (isexpr(inner, :(=)) && isexpr(inner.args[1], (:call, :where, :(::))))
    is_method || return ex
    body = inner.args[2]
    if !isexpr(body, :block)
        body = inner.args[2] = Expr(:block, body)
    end
    at = findfirst(a -> !(a isa LineNumberNode), body.args)
    if at !== nothing && isexpr(body.args[at], :meta)
        push!(body.args[at].args, note)
    else
        insert!(body.args, at === nothing ? length(body.args) + 1 : at, Expr(:meta, note))
    end
    return ex
end

"`Base._return_type(f, types)`: the type that inference finds for a call."
_return_type(@nospecialize(f), @nospecialize(types)) = Core._return_type(f, types)
typesof(args...) = Tuple{Any[Core.Typeof(a) for a in args]...}
rewrap_unionall(@nospecialize(t), @nospecialize(u)) = u isa UnionAll ? UnionAll(u.var, rewrap_unionall(t, u.body)) : t
tuple_type_head(T::Type) = fieldtype(T, 1)
tuple_type_tail(T::Type) = (T isa UnionAll ? UnionAll(T.var, tuple_type_tail(T.body)) : Tuple{Iterators.drop(T.parameters, 1)...})

"`Base.isiterable(T)`: whether `iterate` has a method for values of a type."
isiterable(T)::Bool = hasmethod(iterate, Tuple{T})
haslength(itr) = IteratorSize(itr) isa Union{HasShape, HasLength}
promote_eltype() = Union{}
promote_eltype(v1, vs...) = promote_type(eltype(v1), promote_eltype(vs...))
promote_eltypeof() = Union{}
promote_eltypeof(v1, vs...) = promote_type(eltype(v1), promote_eltypeof(vs...))
hastypemax(::Type{T}) where {T} = applicable(typemax, T)
hastypemax(::Type{<:Union{BitInteger, Bool}}) = true
unsafe_length(r::AbstractUnitRange) = last(r) - first(r) + oneunit(eltype(r))
unsafe_length(r) = length(r)
unsafe_indices(a) = axes(a)
unsafe_indices(r::AbstractRange) = (OneTo(length(r)),)
ensure_indexable(I::Tuple) = map(i -> i isa AbstractArray || i isa Integer || i isa Colon ? i : collect(i), I)
reduced_indices(a::AbstractArray, region) = reduced_indices(axes(a), region)
reduced_indices(inds::Tuple, region) = ntuple(d -> d in region ? reduced_index(inds[d]) : inds[d], length(inds))
showindices(io::IO) = nothing
showindices(io::IO, inds...) = print(io, inds2string(inds))
inds2string(inds) = join((string(r) for r in inds), '×')
promote_typejoin_union(@nospecialize(T)) = T
dict_with_eltype(make::Function, ::Type{Pair{K, V}}, kv) where {K, V} = make(K, V)(kv)
# Reduction of the part of an array from one index to another, cut in halves down to blocks.
pairwise_blocksize(f, op) = 1024
mapreduce_impl(f, op, a, from::Integer, to::Integer) = mapreduce_impl(f, op, a, from, to, pairwise_blocksize(f, op))
function mapreduce_impl(f, op, a, from::Integer, to::Integer, block::Integer)
    if to - from >= block
        middle = from + (to - from) >> 1
        return op(mapreduce_impl(f, op, a, from, middle, block), mapreduce_impl(f, op, a, middle + 1, to, block))
    end
    from == to && return mapreduce_first(f, op, a[from])
    return mapfoldl(i -> f(a[i]), op, from:to)
end
"The indices at which a mask is true, as a vector."
struct LogicalIndex{T, A <: AbstractArray{Bool}} <: AbstractVector{T}
    mask::A
    at::Vector{T}
end
LogicalIndex(mask::AbstractArray{Bool}) = (at = findall(mask); LogicalIndex{eltype(at), typeof(mask)}(mask, at))
size(l::LogicalIndex) = size(l.at)
getindex(l::LogicalIndex, i::Int) = l.at[i]
"The library of C's mathematical functions."
const libm_name = "libm.so.6"
StringVector(n::Integer) = Vector{UInt8}(undef, n)
unitrange_last(start::T, stop::T) where {T} = stop >= start ? convert(T, start + floor(stop - start)) : convert(T, start - oneunit(stop - start))
unitrange_last(start::T, stop::T) where {T<:Integer} = stop >= start ? stop : convert(T, start - oneunit(start))
steprange_last(start, step, stop) = last(StepRange(start, step, stop))
mapany(f, items) = Any[f(item) for item in items]
emptymutable(a::AbstractDict{K, V}, ::Type{K2}=K, ::Type{V2}=V) where {K, V, K2, V2} = Dict{K2, V2}()
emptymutable(s::AbstractSet, ::Type{U}=eltype(s)) where {U} = Set{U}()
unsafe_getindex(a, inds...) = @inbounds a[inds...]
unsafe_setindex!(a, v, inds...) = (@inbounds a[inds...] = v; a)
unsafe_view(a, inds...) = @inbounds view(a, inds...)
to_power_type(x) = convert(Base.promote_op(*, typeof(x), typeof(x)), x)
to_dim(d::Integer) = d
"Whether `in` is quick for a collection."
hasfastin(::Type) = false
hasfastin(::Union{Type{<:AbstractSet}, Type{<:AbstractDict}, Type{<:AbstractRange}}) = true
hasfastin(x) = hasfastin(typeof(x))
to_dim(d::OneTo) = last(d)

const BitInteger_types = (Int8, Int16, Int32, Int64, Int128, UInt8, UInt16, UInt32, UInt64, UInt128)
const BitIntegerType = Union{map(T -> Type{T}, BitInteger_types)...}
const BitInteger64_types = (Int8, Int16, Int32, Int64, UInt8, UInt16, UInt32, UInt64)
const BitInteger64 = Union{BitInteger64_types...}

"How arithmetic of a type goes: with rounding, wrapping around, or unknown."
abstract type ArithmeticStyle end
struct ArithmeticRounds <: ArithmeticStyle end
struct ArithmeticWraps <: ArithmeticStyle end
struct ArithmeticUnknown <: ArithmeticStyle end
ArithmeticStyle(instance) = ArithmeticStyle(typeof(instance))
ArithmeticStyle(::Type{Union{}}) = ArithmeticUnknown()
ArithmeticStyle(::Type{<:AbstractFloat}) = ArithmeticRounds()
ArithmeticStyle(::Type{<:Integer}) = ArithmeticWraps()
ArithmeticStyle(::Type{BigInt}) = ArithmeticUnknown()
ArithmeticStyle(::Type{BigFloat}) = ArithmeticRounds()
ArithmeticStyle(::Type{<:Any}) = ArithmeticUnknown()
"Whether the values of a type are in order, as real numbers are."
abstract type OrderStyle end
struct Ordered <: OrderStyle end
struct Unordered <: OrderStyle end
OrderStyle(instance) = OrderStyle(typeof(instance))
OrderStyle(::Type{Union{}}) = Ordered()
OrderStyle(::Type{<:Real}) = Ordered()
OrderStyle(::Type{<:AbstractChar}) = Ordered()
OrderStyle(::Type{<:Any}) = Unordered()

"Numbers that are the machine's own."
const HWNumber = Union{Base.BitInteger, Float64, Float32, Float16, Rational{<:Base.BitInteger}, Complex{Float64}, Complex{Float32}}

"Whether the terminal shows colours."
have_color = nothing
get_have_color() = have_color === true || get(stdout, :color, false)::Bool

"Options that the program was started with."
struct JLOptions
    quiet::Int8
    color::Int8
    warn_overwrite::Int8
    can_inline::Int8
    opt_level::Int8
    check_bounds::Int8
    depwarn::Int8
    use_compiled_modules::Int8
    fast_math::Int8
    code_coverage::Int8
    project::Ptr{UInt8}
end
JLOptions() = JLOptions(0, 0, 0, 1, 2, 0, 0, 1, 0, 0, C_NULL)

"The path of the program's file, or a default."
source_path(default=nothing) = isempty(PROGRAM_FILE) ? default : abspath(PROGRAM_FILE)

"A package by its name and its UUID, where it has one."
struct PkgId
    uuid::Any
    name::String
end
PkgId(name::AbstractString) = PkgId(nothing, String(name))
PkgId(m::Module) = PkgId(nothing, string(nameof(moduleroot(m))))
==(a::PkgId, b::PkgId) = a.uuid == b.uuid && a.name == b.name
hash(p::PkgId, h::UInt) = hash(p.uuid, hash(p.name, h))
show(io::IO, p::PkgId) = print(io, p.name, p.uuid === nothing ? "" : string(" [", p.uuid, "]"))

"The axes of an array of `N` dimensions with the elements of one with the given axes: the last has what is left."
rdims(::Val{N}, inds::Tuple) where {N} = rdims(ntuple(_ -> OneTo(1), Val(N)), inds)
rdims(::Tuple{}, ::Tuple{}) = ()
rdims(out::Tuple, ::Tuple{}) = out
rdims(out::Tuple{Any}, ::Tuple{}) = out
rdims(::Tuple{Any}, inds::Tuple) = (OneTo(rdims_trailing(inds...)),)
rdims(out::Tuple, inds::Tuple) = (inds[1], rdims(tail(out), tail(inds))...)
rdims_trailing(l, inds...) = length(l) * rdims_trailing(inds...)
rdims_trailing(l) = length(l)
rdims_trailing() = 1

# Big numbers here are not laid out as those of GMP and MPFR: their C functions must not see them.
_not_for_c(T) = error("a ", T, " cannot be given to C functions: it is not laid out as those of GMP and MPFR are")
cconvert(::Type{Ref{BigInt}}, x::BigInt) = _not_for_c(BigInt)
cconvert(::Type{Ref{BigFloat}}, x::BigFloat) = _not_for_c(BigFloat)
unsafe_convert(::Type{Ptr{BigInt}}, r::RefValue{BigInt}) = _not_for_c(BigInt)
unsafe_convert(::Type{Ptr{BigFloat}}, r::RefValue{BigFloat}) = _not_for_c(BigFloat)

"Big integers."
baremodule GMP
using Core
import ..Base: BigInt
export BigInt
end

"Floats of any precision."
baremodule MPFR
using Core
import ..Base: BigFloat, precision, setprecision
export BigFloat, setprecision
end

"Arithmetic that `@fastmath` may use: here that of the operators themselves."
baremodule FastMath
using Core
using ..Base
import ..Base: @fastmath
export @fastmath
const FloatTypes = Union{Float16, Float32, Float64}
const ComplexTypes = Union{ComplexF32, ComplexF64}
add_fast(x, y, rest...) = +(x, y, rest...)
sub_fast(x) = -x
sub_fast(x, y) = x - y
mul_fast(x, y, rest...) = *(x, y, rest...)
div_fast(x, y) = x / y
rem_fast(x, y) = rem(x, y)
mod_fast(x, y) = mod(x, y)
inv_fast(x) = inv(x)
eq_fast(x, y) = x == y
ne_fast(x, y) = x != y
lt_fast(x, y) = x < y
le_fast(x, y) = x <= y
cmp_fast(x, y) = cmp(x, y)
pow_fast(x, y) = x ^ y
sqrt_fast(x) = sqrt(x)
abs_fast(x) = abs(x)
abs2_fast(x) = abs2(x)
angle_fast(x) = angle(x)
cis_fast(x) = cis(x)
conj_fast(x) = conj(x)
sign_fast(x) = sign(x)
max_fast(x, y) = max(x, y)
min_fast(x, y) = min(x, y)
minmax_fast(x, y) = minmax(x, y)
sin_fast(x) = sin(x)
cos_fast(x) = cos(x)
tan_fast(x) = tan(x)
sincos_fast(x) = sincos(x)
atan_fast(x, rest...) = atan(x, rest...)
asin_fast(x) = asin(x)
acos_fast(x) = acos(x)
hypot_fast(x, y) = hypot(x, y)
exp_fast(x) = exp(x)
log_fast(x) = log(x)
const fast_op = Dict{Symbol, Symbol}(:+ => :add_fast, :- => :sub_fast, :* => :mul_fast, :/ => :div_fast, :% => :rem_fast,
    :(==) => :eq_fast, :!= => :ne_fast, :< => :lt_fast, :<= => :le_fast, :^ => :pow_fast, :abs => :abs_fast,
    :abs2 => :abs2_fast, :angle => :angle_fast, :atan => :atan_fast, :cis => :cis_fast, :cmp => :cmp_fast,
    :conj => :conj_fast, :cos => :cos_fast, :hypot => :hypot_fast, :inv => :inv_fast, :max => :max_fast,
    :min => :min_fast, :minmax => :minmax_fast, :mod => :mod_fast, :rem => :rem_fast, :sign => :sign_fast,
    :sin => :sin_fast, :sincos => :sincos_fast, :sqrt => :sqrt_fast, :tan => :tan_fast)
end

# What of Julia's compiler packages call.
@eval Core baremodule Compiler
using Core
"`Core.Compiler.return_type(f, types)`: the type that inference finds for a call."
return_type(f, types) = Core._return_type(f, types)
typesubtract(a, b, most=0) = $(GlobalRef(Base, :typesplit))(a, b)
end

# A number as `num * 2^pow / den`: not always in lowest terms; packages of numbers hash and compare by it.
decompose(x::Integer) = (x, 0, 1)
decompose(x::Rational) = (numerator(x), 0, denominator(x))

function decompose(x::AbstractFloat)
    isnan(x) && return (0, 0, 0)
    isinf(x) && return (x > 0 ? 1 : -1, 0, 0)
    digits = precision(x) - 1
    power = _leading_power(x)
    whole = x isa BigFloat ? BigInt : Int
    (whole(ldexp(abs(x), digits - power)), power - digits, signbit(x) ? -1 : 1)
end

# The power of two of the first digit, that of the smallest normal number at least.
_leading_power(x::BigFloat) = iszero(x) ? 0 : exponent(x)
_leading_power(x::AbstractFloat) = max(iszero(x) ? typemin(Int) : exponent(x), exponent(floatmin(x)))
