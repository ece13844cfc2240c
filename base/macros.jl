# Macros that do not belong to one topic, evaluation, and time.

export @show, @time, @timed, @elapsed, @allocated, @eval, @macroexpand, @macroexpand1,
    @static, @doc, @kwdef, @enum, @isdefined, @deprecate, time, time_ns,
    macroexpand, gensym, @gensym, @invoke, @invokelatest, @__LINE__, @__FILE__,
    @__DIR__, @int128_str, @uint128_str, @big_str, @NamedTuple, @fastmath

# ---- evaluation ------------------------------------------------------------------------

"Evaluate an expression in the module at hand."
macro eval(ex)
    return Expr(:call, GlobalRef(Core, :_eval), __module__, _quoted(ex))
end
macro eval(mod, ex)
    return Expr(:call, GlobalRef(Core, :_eval), esc(mod), _quoted(ex))
end
_quoted(ex) = Expr(:escape, Expr(:quote, ex))

macroexpand(m::Module, ex; recursive::Bool=true) = Core._macroexpand(m, ex, recursive)
macro macroexpand(ex)
    return Expr(:call, macroexpand, __module__, QuoteNode(ex))
end
macro macroexpand1(ex)
    return Expr(:call, GlobalRef(Core, :_macroexpand), __module__, QuoteNode(ex), false)
end

"A symbol that no program text contains."
function gensym(name="")
    return Symbol(string("##", name, "#", Core._fresh_number()))
end
"Bind variables to fresh symbols."
macro gensym(names...)
    return Expr(:block, map(s -> Expr(:(=), esc(s), Expr(:call, :gensym, string(s))), names)..., nothing)
end

"The branch that a condition on constants selects, at expansion."
macro static(ex)
    if ex isa Expr && (ex.head === :if || ex.head === :elseif)
        n = _expr_nargs(ex)
        if Core._eval(__module__, _expr_arg(ex, 1))
            return esc(_expr_arg(ex, 2))
        elseif n == 3
            return esc(_expr_arg(ex, 3))
        end
        return nothing
    end
    throw(ArgumentError("invalid @static macro"))
end

"Show expressions with their values, and give the last value."
macro show(exs...)
    block = Expr(:block)
    n = nfields(exs)
    stmts = ()
    i = 1
    while i <= n
        ex = getfield(exs, i)
        text = string(sprint_expression(ex), " = ")
        stmts = (stmts..., Expr(:call, :println, text, Expr(:call, :repr, Expr(:(=), :value, esc(ex)))))
        i = i + 1
    end
    return n == 0 ? nothing : Expr(:let, Expr(:block), Expr(:block, Expr(:local, :value), stmts..., :value))
end

# ---- time ------------------------------------------------------------------------------

"Seconds since 1970."
time() = ccall(:jlt_time, Float64, ())
"Nanoseconds from a clock that only goes forward."
time_ns() = ccall(:jlt_time_ns, UInt64, ())
gc_bytes() = ccall(:jlt_gc_bytes, Int64, ())

"The seconds that an expression takes."
macro elapsed(ex)
    return Expr(:let, Expr(:block), Expr(:block,
        Expr(:(=), :start, Expr(:call, :time_ns)),
        esc(ex),
        Expr(:call, :_seconds_since, :start)))
end
_seconds_since(start::UInt64) = (time_ns() - start) / 1.0e9

"""
    @allocated ex

The bytes that an expression allocates. Of a call, only what the function itself allocates counts,
not the boxes that its caller makes for arguments and result.
"""
macro allocated(ex)
    if _is_plain_call(ex)
        return Expr(:call, :getfield, Expr(:call, :_allocated, map(esc, ex.args)...), 1)
    end
    return Expr(:let, Expr(:block), Expr(:block,
        Expr(:(=), :start, Expr(:call, :gc_bytes)),
        esc(ex),
        Expr(:call, :-, Expr(:call, :gc_bytes), :start)))
end
_is_plain_call(ex) = false
function _is_plain_call(ex::Expr)
    ex.head === :call || return false
    return !any(arg -> arg isa Expr && (arg.head === :... || arg.head === :kw || arg.head === :parameters), ex.args)
end
# The result is returned as well: a call whose result is not used might be left out.
@noinline function _allocated(f::F, args::Vararg{Any, N}) where {F, N}
    start = gc_bytes()
    result = f(args...)
    return gc_bytes() - start, result
end

"Print the time that an expression takes; its value is the result."
macro time(ex)
    return Expr(:let, Expr(:block), Expr(:block,
        Expr(:(=), :bytes, Expr(:call, :gc_bytes)),
        Expr(:(=), :start, Expr(:call, :time_ns)),
        Expr(:(=), :val, esc(ex)),
        Expr(:call, :_print_time, Expr(:call, :_seconds_since, :start),
             Expr(:call, :-, Expr(:call, :gc_bytes), :bytes)),
        :val))
end
function _print_time(seconds::Float64, bytes::Int64)
    micros = round(Int, seconds * 1.0e6)
    whole, part = divrem(micros, 1000000)
    print("  ", whole, ".", string(part, pad=6), " seconds")
    bytes > 0 && print(" (", bytes, " bytes allocated)")
    println()
    return nothing
end

"The value, the seconds and the bytes of an expression as a named tuple."
macro timed(ex)
    return Expr(:let, Expr(:block), Expr(:block,
        Expr(:(=), :bytes, Expr(:call, :gc_bytes)),
        Expr(:(=), :start, Expr(:call, :time_ns)),
        Expr(:(=), :val, esc(ex)),
        Expr(:call, :_timed, :val, Expr(:call, :_seconds_since, :start),
             Expr(:call, :-, Expr(:call, :gc_bytes), :bytes))))
end
_timed(value, time, bytes) = (value=value, time=time, bytes=bytes, gctime=0.0)

# ---- definitions -----------------------------------------------------------------------

"""
    @kwdef struct … end

Define a type and a constructor by keywords; a field `x::T = v` has the default `v`.
"""
macro kwdef(def)
    T = _expr_arg(def, 2)
    body = _expr_arg(def, 3)
    name = T
    if name isa Expr && name.head === :(<:)
        name = _expr_arg(name, 1)
    end
    fields = ()
    keywords = ()
    args = ()
    i = 1
    while i <= _expr_nargs(body)
        f = _expr_arg(body, i)
        i = i + 1
        default = nothing
        has = false
        decl = f
        if f isa Expr && f.head === :(=) && !_is_signature(_expr_arg(f, 1))
            decl = _expr_arg(f, 1)
            default = _expr_arg(f, 2)
            has = true
        end
        fields = (fields..., decl)
        s = _field_symbol(decl)
        s === nothing && continue
        keywords = (keywords..., has ? Expr(:kw, s, default) : s)
        args = (args..., s)
    end
    struct_ex = Expr(:struct, _expr_arg(def, 1), T, Expr(:block, fields...))
    if name isa Expr && name.head === :curly
        base = _expr_arg(name, 1)
        params = ntuple(k -> _expr_arg(name, k + 1), _expr_nargs(name) - 1)
        vars = map(_parameter_symbol, params)
        typed = Expr(:where, Expr(:call, Expr(:curly, base, vars...), Expr(:parameters, keywords...)), params...)
        outer = Expr(:block,
            Expr(:(=), Expr(:call, base, Expr(:parameters, keywords...)), Expr(:call, base, args...)),
            Expr(:(=), typed, Expr(:call, Expr(:curly, base, vars...), args...)))
    else
        outer = Expr(:(=), Expr(:call, name, Expr(:parameters, keywords...)), Expr(:call, name, args...))
    end
    return esc(Expr(:toplevel, struct_ex, outer, nothing))
end
function _field_symbol(decl)
    decl isa Symbol && return decl
    if decl isa Expr
        decl.head === :(::) && return _field_symbol(_expr_arg(decl, 1))
        (decl.head === :const || decl.head === :atomic) && return _field_symbol(_expr_arg(decl, 1))
    end
    return nothing
end
_parameter_symbol(p) = p isa Expr ? _parameter_symbol(_expr_arg(p, 1)) : p

"""
    @enum Name[::Integer type] a b=2 …

Define an enumeration: a type and named constants of it.
"""
macro enum(T, syms...)
    name = T
    base = :Int32
    if T isa Expr && T.head === :(::)
        name = _expr_arg(T, 1)
        base = _expr_arg(T, 2)
    end
    if nfields(syms) == 1 && getfield(syms, 1) isa Expr && getfield(syms, 1).head === :block
        block = getfield(syms, 1)
        syms = ()
        k = 1
        while k <= _expr_nargs(block)
            s = _expr_arg(block, k)
            s isa LineNumberNode || (syms = (syms..., s))
            k = k + 1
        end
    end
    B = Core._eval(__module__, base)
    next = zero(B)
    names = ()
    vals = ()
    i = 1
    while i <= nfields(syms)
        s = getfield(syms, i)
        if s isa Expr
            next = B(Core._eval(__module__, _expr_arg(s, 2)))
            s = _expr_arg(s, 1)
        end
        names = (names..., s)
        vals = (vals..., next)
        next = next + one(B)
        i = i + 1
    end
    consts = ntuple(k -> Expr(:const, Expr(:(=), esc(getfield(names, k)),
        Expr(:call, GlobalRef(Core.Intrinsics, :bitcast), esc(name), getfield(vals, k)))), nfields(names))
    return Expr(:toplevel,
        Expr(:primitive, Expr(:(<:), esc(name), Expr(:curly, GlobalRef(Base, :Enum), esc(base))), 8 * Core._sizeof(B)),
        Expr(:(=), Expr(:call, GlobalRef(Base, :_enum_table), Expr(:(::), Expr(:curly, :Type, esc(name)))),
             Expr(:tuple, QuoteNode(names), vals)),
        consts..., nothing)
end
"The supertype of all enumerations, over their integer type."
abstract type Enum{T<:Integer} end
function _enum_table end
function (::Type{T})(n::Integer) where {T<:Enum}
    B = _enum_base(T)
    vals = getfield(_enum_table(T), 2)
    i = 1
    while i <= nfields(vals)
        getfield(vals, i) == n && return bitcast(T, getfield(vals, i))
        i = i + 1
    end
    throw(ArgumentError(string("invalid value for Enum ", nameof(T), ": ", n)))
end
_enum_base(::Type{<:Enum{B}}) where {B} = B
_enum_value(x::Enum{B}) where {B} = bitcast(B, x)
(::Type{T})(x::Enum) where {T<:Integer} = T(_enum_value(x))
Core.Integer(x::Enum) = _enum_value(x)
convert(::Type{T}, x::Enum) where {T<:Integer} = T(_enum_value(x))
instances(::Type{T}) where {T<:Enum} = map(v -> bitcast(T, v), getfield(_enum_table(T), 2))
typemin(::Type{T}) where {T<:Enum} = bitcast(T, min(getfield(_enum_table(T), 2)...))
typemax(::Type{T}) where {T<:Enum} = bitcast(T, max(getfield(_enum_table(T), 2)...))
isless(x::T, y::T) where {T<:Enum} = isless(_enum_value(x), _enum_value(y))
Core.Symbol(x::Enum) = _enum_symbol(x)
function _enum_symbol(x::Enum)
    table = _enum_table(typeof(x))
    i = 1
    while i <= nfields(getfield(table, 2))
        getfield(getfield(table, 2), i) == _enum_value(x) && return getfield(getfield(table, 1), i)
        i = i + 1
    end
    return Symbol(string("<invalid #", _enum_value(x), ">"))
end
broadcastable(x::Enum) = (x,)
hash(x::Enum, h::UInt) = hash(_enum_value(x), h + 0x5cfb2a3e1d4c7b90)
export Enum

# The type by which an argument is dispatched: of a type, its `Type`.
@eval Core Typeof(@nospecialize(x)) = isa(x, Type) ? Type{x} : typeof(x)

# Function, keywords and arguments of a call, as a call with the same meaning as `a[i]`, `a[i] = v`, `a.b` and `a.b = v`.
function _parts_of_call(ex)
    if ex isa Expr && ex.head === :call
        keywords = Any[a for a in ex.args if a isa Expr && a.head === :parameters]
        return ex.args[1], keywords, Any[a for a in ex.args[2:end] if !(a isa Expr && a.head === :parameters)]
    elseif ex isa Expr && ex.head === :(=) && ex.args[1] isa Expr && ex.args[1].head in (:ref, :.)
        place, value = ex.args
        place.head === :. && return :(Base.setproperty!), Any[], Any[place.args[1], place.args[2], value]
        return :(Base.setindex!), Any[], Any[place.args[1], value, place.args[2:end]...]
    elseif ex isa Expr && ex.head === :ref
        return :(Base.getindex), Any[], ex.args
    elseif ex isa Expr && ex.head === :.
        return :(Base.getproperty), Any[], ex.args
    end
    throw(ArgumentError("expected a call, an index or a property"))
end

"""
    @invoke f(x::T; keywords...)

Call `f` with the method for the given argument types. An argument without a type has its own.
The call may be written `x[i]`, `x[i] = v`, `x.name` or `x.name = v`.
"""
macro invoke(ex)
    f, keywords, args = _parts_of_call(ex)
    types, vals, bindings = Any[], Any[], Expr(:block)
    for a in args
        if a isa Expr && a.head === :(::)
            push!(vals, esc(a.args[1]))
            push!(types, esc(a.args[2]))
        else
            name = gensym(:value)
            push!(bindings.args, Expr(:(=), name, esc(a)))
            push!(vals, name)
            push!(types, Expr(:call, GlobalRef(Core, :Typeof), name))
        end
    end
    signature = Expr(:curly, GlobalRef(Core, :Tuple), types...)
    call = Expr(:call, GlobalRef(Core, :invoke), map(esc, keywords)..., esc(f), signature, vals...)
    return isempty(bindings.args) ? call : Expr(:let, bindings, call)
end

"Call `f` with the methods that are defined now: `@invokelatest f(x; keywords...)`."
macro invokelatest(ex)
    f, keywords, args = _parts_of_call(ex)
    return Expr(:call, GlobalRef(Base, :invokelatest), map(esc, keywords)..., esc(f), map(esc, args)...)
end

# Documentation is kept by the driver; here the definition is what counts.
macro doc(args...)
    n = nfields(args)
    (isdefined(Base, :Docs) && isdefined(Docs, :documented)) || return esc(getfield(args, n))
    n == 1 && return Expr(:call, GlobalRef(Docs, :lookup), __module__, QuoteNode(getfield(args, 1)))
    return Docs.documented(__module__, getfield(args, 1), getfield(args, n))
end

# ---- the place in the source -----------------------------------------------------------

macro __LINE__()
    return getfield(__source__, :line)
end
macro __FILE__()
    f = getfield(__source__, :file)
    return f === nothing ? nothing : string(f)
end
macro __DIR__()
    f = getfield(__source__, :file)
    return f === nothing ? nothing : _directory_of(string(f))
end
function _directory_of(path::String)
    i = Core.sizeof(path)
    while i > 1 && Core._string_byte(path, i) !== 0x2f
        i = i - 1
    end
    return i <= 1 ? "." : Core._string_new(Core._string_ptr(path), i - 1)
end

# ---- literals and types ----------------------------------------------------------------

macro int128_str(s)
    return parse(Int128, s)
end
macro uint128_str(s)
    return parse(UInt128, s)
end
macro big_str(s)
    tryparse(BigInt, s) === nothing || return Expr(:call, GlobalRef(Base, :parse), GlobalRef(Base, :BigInt), s)
    tryparse(BigFloat, s) === nothing &&
        throw(ArgumentError(string("invalid number format ", s, " for BigInt or BigFloat")))
    return Expr(:call, GlobalRef(Base, :parse), GlobalRef(Base, :BigFloat), s)
end

"The type of a named tuple: `@NamedTuple{a::Int, b}`."
macro NamedTuple(ex)
    n = _expr_nargs(ex)
    names = ntuple(k -> (d = _expr_arg(ex, k); QuoteNode(d isa Expr ? _expr_arg(d, 1) : d)), n)
    types = ntuple(k -> (d = _expr_arg(ex, k); d isa Expr ? esc(_expr_arg(d, 2)) : :Any), n)
    return Expr(:curly, :NamedTuple, Expr(:tuple, names...), Expr(:curly, :Tuple, types...))
end

"Arithmetic with relaxed rules; here the expression as it is."
macro fastmath(ex)
    return esc(ex)
end

"Keep an old name: calls of the old form go to the new one."
macro deprecate(old, new, export_old=true)
    if old isa Symbol
        return Expr(:toplevel, Expr(:const, Expr(:(=), esc(old), esc(new))), nothing)
    end
    return esc(Expr(:(=), old, new))
end
