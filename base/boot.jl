# Intrinsics by name, expressions, and the macros that annotate definitions: what every
# other file needs. Everything here speaks only of Core; nothing of Base exists yet.

import Core.Intrinsics: add_int, sub_int, mul_int, neg_int, sdiv_int, udiv_int, srem_int,
    urem_int, checked_sadd_int, checked_uadd_int, checked_ssub_int, checked_usub_int,
    checked_smul_int, checked_umul_int, checked_sdiv_int, checked_udiv_int,
    checked_srem_int, checked_urem_int, eq_int, ne_int, slt_int, ult_int, sle_int, ule_int,
    and_int, or_int, xor_int, not_int, shl_int, lshr_int, ashr_int, bswap_int, ctpop_int,
    ctlz_int, cttz_int, flipsign_int, add_float, sub_float, mul_float, div_float, neg_float,
    add_float_fast, mul_float_fast, abs_float, copysign_float, fma_float, muladd_float, sqrt_llvm, floor_llvm, ceil_llvm,
    trunc_llvm, rint_llvm, eq_float, ne_float, lt_float, le_float, fpiseq, fpext, fptrunc,
    sitofp, uitofp, fptosi, fptoui, sext_int, zext_int, trunc_int, bitcast, pointerref,
    pointerset, add_ptr, sub_ptr
import Core: SimpleVector

const BitSigned = Union{Int8, Int16, Int32, Int64, Int128}
const BitUnsigned = Union{UInt8, UInt16, UInt32, UInt64, UInt128}
const BitInteger = Union{BitSigned, BitUnsigned}
const IEEEFloat = Union{Float16, Float32, Float64}
const Bits8 = Union{Int8, UInt8}
const Bits16 = Union{Int16, UInt16}
const Bits32 = Union{Int32, UInt32}
const Bits64 = Union{Int64, UInt64}
const Bits128 = Union{Int128, UInt128}

# ---- properties ------------------------------------------------------------------------

getproperty(x, f::Symbol) = getfield(x, f)
getproperty(x, f::Int) = getfield(x, f)
getproperty(x::Module, f::Symbol) = getglobal(x, f)
getproperty(x::Type, f::Symbol) = getfield(x, f)
getproperty(x::Tuple, f::Int) = getfield(x, f)
setproperty!(x, f::Symbol, v) = setfield!(x, f, convert(fieldtype(typeof(x), f), v))
swapproperty!(x, f::Symbol, v) = swapfield!(x, f, convert(fieldtype(typeof(x), f), v))
setproperty!(x::Module, f::Symbol, v) = setglobal!(x, f, v)

# ---- expressions -----------------------------------------------------------------------

# Splatting names this function; its methods come with the collections.
function iterate end

Core.Expr(args...) = Core._expr(args...)
Core.LineNumberNode(line::Int) = Core._new(LineNumberNode, line, nothing)
Core.LineNumberNode(line::Int, file) = Core._new(LineNumberNode, line, file)
Core.QuoteNode(value) = Core._new(QuoteNode, value)
Core.GlobalRef(m::Module, s::Symbol) = Core._new(GlobalRef, m, s)

# Access to the arguments of an expression before arrays have any methods.
_expr_nargs(ex::Expr) = getfield(getfield(getfield(ex, :args), :size), 1)
_expr_arg(ex::Expr, i::Int) =
    Core.memoryrefget(Core.memoryrefnew(getfield(getfield(ex, :args), :ref), i, false),
                      :not_atomic, false)

"Boolean negation; `!f` is the function that negates what `f` gives."
!(x::Bool) = not_int(x)

# ---- macros ----------------------------------------------------------------------------

esc(ex) = Expr(:escape, ex)

# The definition `ex` with `meta` as the first statement of its body. For a call site or
# a block, the annotation is dropped: it is only a hint.
function _annotate(ex, meta)
    if isa(ex, Expr)
        h = getfield(ex, :head)
        if h === :function || h === :(->) || h === :(=) || h === :do
            if _expr_nargs(ex) === 2
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

function _is_signature(sig)
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
