# Showing basic values: numbers, characters, strings, symbols, tuples, structs, types,
# functions and modules. Arrays are in show_array.jl, collections in show_dict.jl,
# expressions in show_expr.jl.

export show, showable, summary

"""
    show([io::IO,] [mime,] x)

Write a representation of `x` that Julia would, where possible, read back.
"""
show(@nospecialize(x)) = show(stdout, x)
show(io::IO, ::MIME"text/plain", @nospecialize(x)) = show(io, x)
show(io::IO, m::AbstractString, @nospecialize(x)) = show(io, MIME(m), x)
"Whether `x` can be shown as `mime`."
showable(::MIME{mime}, @nospecialize(x)) where {mime} = hasmethod(show, Tuple{IO, MIME{mime}, typeof(x)})
showable(m::AbstractString, @nospecialize(x)) = showable(MIME(m), x)

"""
    summary(x) -> String

A short description of `x`.
"""
summary(@nospecialize(x)) = sprint(summary, x)
summary(io::IO, @nospecialize(x)) = print(io, typeof(x))
summary(io::IO, f::Function) = show(io, MIME{Symbol("text/plain")}(), f)

# -- numbers ------------------------------------------------------------------

show(io::IO, x::Bool) = _present_typeinfo(io) === Bool ? print(io, x ? "1" : "0") : print(io, x ? "true" : "false")
print(io::IO, x::Bool) = print(io, x ? "true" : "false")
# What the context tells of the type, apart from that the value may be absent.
_present_typeinfo(io::IO) = nonmissingtype(nonnothingtype(get(io, :typeinfo, Any)))
_is_typeinfo(io::IO, @nospecialize(T)) = get(io, :typeinfo, Any) === T

function show(io::IO, x::Union{UInt8, UInt16, UInt32, UInt64, UInt128})
    write(io, "0x")
    shift = 8 * sizeof(x) - 4
    while shift >= 0
        d = ((x >> shift) & 0x0f) % UInt8
        write(io, d < 0x0a ? d + 0x30 : d + 0x57)
        shift -= 4
    end
    return nothing
end
show(io::IO, p::Ptr) = print(io, typeof(p), " @", repr(Core.Intrinsics.bitcast(UInt, p)))

_float_mode(io::IO) = get(io, :compact, false) === true ? Int32(1) : Int32(0)

function _print_float(io::IO, x::Float64, mode::Int32)
    m = Core.memorynew(Memory{UInt8}, 64)
    n = ccall(:jlt_print_float64, Int, (Float64, Ptr{UInt8}, Int32), x, _memory_pointer(m, 1), mode)
    unsafe_write(io, _memory_pointer(m, 1), n)
    return nothing
end
function _print_float(io::IO, x::Float32, mode::Int32, exponent::UInt8=UInt8('e'))
    m = Core.memorynew(Memory{UInt8}, 64)
    n = ccall(:jlt_print_float32, Int, (Float32, Ptr{UInt8}, Int32), x, _memory_pointer(m, 1), mode)
    for i in 1:n
        p = _memory_pointer(m, i)
        unsafe_load(p) == UInt8('e') && unsafe_store!(p, exponent)
    end
    unsafe_write(io, _memory_pointer(m, 1), n)
    return nothing
end
function _print_float(io::IO, x::Float16, mode::Int32)
    m = Core.memorynew(Memory{UInt8}, 64)
    n = ccall(:jlt_print_float16, Int, (UInt16, Ptr{UInt8}, Int32), Core.Intrinsics.bitcast(UInt16, x),
              _memory_pointer(m, 1), mode)
    unsafe_write(io, _memory_pointer(m, 1), n)
    return nothing
end
show(io::IO, x::Float64) = _print_float(io, x, _float_mode(io))
print(io::IO, x::Float64) = _print_float(io, x, _float_mode(io))
show(io::IO, x::Float32) =
    _print_float(io, x, _is_typeinfo(io, Float32) || get(io, :compact, false) === true ? _float_mode(io) : Int32(2), UInt8('f'))
print(io::IO, x::Float32) = _print_float(io, x, _float_mode(io))
function show(io::IO, x::Float16)
    (_is_typeinfo(io, Float16) || get(io, :compact, false) === true) && return _print_float(io, x, _float_mode(io))
    if isfinite(x)
        print(io, "Float16(")
        _print_float(io, x, _float_mode(io))
        print(io, ")")
    else
        print(io, isnan(x) ? "NaN16" : signbit(x) ? "-Inf16" : "Inf16")
    end
    return nothing
end
print(io::IO, x::Float16) = _print_float(io, x, _float_mode(io))

function show(io::IO, z::Complex)
    r = real(z)
    i = imag(z)
    compact = get(io, :compact, false) === true
    show(io, r)
    if signbit(i) && !isnan(i)
        print(io, compact ? "-" : " - ")
        i isa Union{Int8, Int16, Int32, Int64} && i == typemin(i) ? show(io, -widen(i)) : show(io, -i)
    else
        print(io, compact ? "+" : " + ")
        show(io, i)
    end
    (i isa Integer && !(i isa Bool) || i isa AbstractFloat && isfinite(i)) || print(io, "*")
    print(io, "im")
    return nothing
end
print(io::IO, z::Complex) = show(io, z)
show(io::IO, z::Complex{Bool}) = print(io, z == Complex(false, true) ? "im" : string("Complex(", real(z), ",", imag(z), ")"))

function show(io::IO, x::Rational)
    show(io, numerator(x))
    # Among rationals a whole number is written as such.
    isone(denominator(x)) && _present_typeinfo(io) <: Rational && return nothing
    print(io, "//")
    show(io, denominator(x))
    return nothing
end

show(io::IO, ::Nothing) = print(io, "nothing")
show(io::IO, ::Missing) = print(io, "missing")
show(io::IO, ::UndefInitializer) = print(io, "UndefInitializer(): array initializer with undefined values")
show(io::IO, ::Colon) = print(io, "Colon()")
show(io::IO, ::Val{x}) where {x} = (print(io, "Val{"); show(io, x); print(io, "}()"))

# -- characters and strings ---------------------------------------------------

function show(io::IO, c::AbstractChar)
    if c == '\''
        print(io, "'\\''")
    elseif c == '\\'
        print(io, "'\\\\'")
    elseif c == '"'
        print(io, "'\"'")
    else
        write(io, 0x27)
        ismalformed(c) ? _print_malformed(io, Char(c)) : _escape_character(io, Char(c), '\0')
        write(io, 0x27)
    end
    return nothing
end
function show(io::IO, ::MIME"text/plain", c::Char)
    show(io, c)
    get(io, :compact, false) === true && return nothing
    if ismalformed(c)
        print(io, ": Malformed UTF-8 (category Ma: Malformed, bad data)")
        return nothing
    end
    u = codepoint(c)
    print(io, ": ", isascii(c) ? "ASCII/" : "", "Unicode U+", uppercase(_hex(u, 4)),
          " (category ", category_abbrev(c), ": ", category_string(c), ")")
    return nothing
end
function _print_malformed(io::IO, c::Char)
    u = _char_bits(c)
    while true
        print(io, "\\x", _hex(u >> 24, 2))
        u <<= 8
        u == 0x00000000 && break
    end
    return nothing
end

show(io::IO, s::AbstractString) = print_quoted(io, s)
function print_quoted(io::IO, s::AbstractString)
    write(io, 0x22)
    escape_string(io, s, ('"', '$'))
    write(io, 0x22)
    return nothing
end
# With :limit, a string that takes several lines of the screen, or one inside a collection, loses its middle.
function show(io::IO, ::MIME"text/plain", s::AbstractString)
    get(io, :limit, false) === true || return show(io, s)
    limit = max(20, displaysize(io)[2])
    get(io, :typeinfo, nothing) === nothing && (limit *= 7)
    n = ncodeunits(s)
    n <= limit - 2 && return show(io, s)
    # What the quotes and the remark about what is left out take, without its number.
    overhead = 18
    chars = max(limit, overhead + 1) - overhead
    chars -= d = ndigits(n - chars)
    chars = max(0, chars + d - ndigits(n - chars))
    head = nextind(s, 0, 1 + (chars + 1) ÷ 2)
    tail = prevind(s, n + 1, chars ÷ 2)
    skipped = tail - head
    least = overhead + ndigits(n - chars) - 1
    if 4 * least <= skipped || least <= skipped && least <= length(s, head, tail - 1)
        show(io, SubString(s, 1, prevind(s, head)))
        printstyled(io, " ⋯ ", skipped, " bytes ⋯ "; color = :light_yellow, bold = true)
        show(io, SubString(s, tail))
    else
        show(io, s)
    end
    return nothing
end

# -- symbols ------------------------------------------------------------------

function show(io::IO, s::Symbol)
    name = Core._symbol_name(s)
    if name in (":", "::", ":=", "=", "==", "===", "=>")
        print(io, ":(", name, ")")
    elseif _is_plain_symbol(name)
        print(io, ":", name)
    else
        print(io, "Symbol(")
        print_quoted(io, name)
        print(io, ")")
    end
    return nothing
end
_is_plain_symbol(name::String) = name == "..." || (isidentifier(name) && !_is_quoted_keyword(name)) || isoperator(name) || name == "\$"
_is_quoted_keyword(name::String) = name == "true" || name == "false"

_is_identifier_start(c::Char) =
    'a' <= c <= 'z' || 'A' <= c <= 'Z' || c == '_' || ('\x7f' < c && _is_wide_identifier_start(c))
function _is_wide_identifier_start(c::Char)
    k = category_code(c)
    return _category_lu <= k <= _category_lo || k == _category_nl || k == 20 || k == _category_so ||
           c == '∂' || c == '∇' || c == '∞' || c == '∑' || c == '∏' || c == '∅' || c == '∫'
end
function _is_identifier_character(c::Char)
    (_is_identifier_start(c) || isdigit(c) || c == '!') && return true
    c <= '\x7f' && return false
    k = category_code(c)
    return _category_mn <= k <= _category_no || k == _category_pc || k == 21 || '′' <= c <= '‷'
end

"""
    isidentifier(s) -> Bool

Whether `s` is the spelling of an identifier.
"""
function isidentifier(s::AbstractString)
    isempty(s) && return false
    (s == "true" || s == "false") && return false
    _is_identifier_start(Char(s[1])) || return false
    for c in s
        _is_identifier_character(Char(c)) || return false
    end
    return true
end
isidentifier(s::Symbol) = isidentifier(Core._symbol_name(s))

# -- tuples and pairs ---------------------------------------------------------

function show(io::IO, t::Tuple)
    write(io, 0x28)
    n = nfields(t)
    for i in 1:n
        i > 1 && print(io, ", ")
        show(_field_context(io, t, i), getfield(t, i))
    end
    n == 1 && write(io, 0x2c)
    write(io, 0x29)
    return nothing
end

# Elements of a tuple inherit what is known of their types from outside.
function _field_context(io::IO, @nospecialize(t), i::Int)
    info = get(io, :typeinfo, Any)
    info === Any && return io
    return IOContext(io, :typeinfo, info === typeof(t) ? fieldtype(info, i) : Any)
end

function show(io::IO, t::NamedTuple)
    n = nfields(t)
    T = typeof(t)
    if n == 0
        print(io, "NamedTuple()")
        return nothing
    end
    write(io, 0x28)
    for i in 1:n
        i > 1 && print(io, ", ")
        _show_field_name(io, fieldname(T, i))
        print(io, " = ")
        show(_field_context(io, t, i), getfield(t, i))
    end
    n == 1 && write(io, 0x2c)
    write(io, 0x29)
    return nothing
end
_show_field_name(io::IO, s::Symbol) =
    isidentifier(s) || isoperator(Core._symbol_name(s)) ? print(io, s) :
    (print(io, "var"); print_quoted(io, Core._symbol_name(s)))

function show(io::IO, p::Pair)
    T = typeof(p)
    info = get(io, :typeinfo, Any)
    known = info === T
    if !known && !_is_implied_pair(p)
        print(io, T, "(")
        show(IOContext(io, :typeinfo, fieldtype(T, 1)), p.first)
        print(io, ", ")
        show(IOContext(io, :typeinfo, fieldtype(T, 2)), p.second)
        print(io, ")")
        return nothing
    end
    _show_pair_side(known ? IOContext(io, :typeinfo, fieldtype(T, 1)) : io, p.first)
    print(io, get(io, :compact, false) === true ? "=>" : " => ")
    _show_pair_side(known ? IOContext(io, :typeinfo, fieldtype(T, 2)) : io, p.second)
    return nothing
end
_is_implied_pair(p::Pair) =
    typeof(p) === Pair{typeof(p.first), typeof(p.second)}
function _show_pair_side(io::IO, @nospecialize(x))
    parens = x isa Pair
    parens && print(io, "(")
    show(io, x)
    parens && print(io, ")")
    return nothing
end

function show(io::IO, x::Some)
    print(io, "Some(")
    show(IOContext(io, :typeinfo, Any), x.value)
    print(io, ")")
    return nothing
end

# -- any other value ----------------------------------------------------------

show(io::IO, @nospecialize(x)) = show_default(io, x)

# `T(field, field, …)`; a struct that contains itself is cut off.
function show_default(io::IO, @nospecialize(x))
    T = typeof(x)
    show(io, T)
    write(io, 0x28)
    n = nfields(x)
    if n > 0
        if !_show_circular(io, x)
            context = Core._ismutable(T) ? IOContext(IOContext(io, :SHOWN_SET, x), :typeinfo, Any) :
                      IOContext(io, :typeinfo, Any)
            for i in 1:n
                i > 1 && print(io, ", ")
                if isdefined(x, i)
                    show(context, getfield(x, i))
                else
                    print(io, "#undef")
                end
            end
        end
    elseif Core._isprimitive(T)
        _show_primitive_bits(io, x, Core._sizeof(T))
    end
    write(io, 0x29)
    return nothing
end

function _show_primitive_bits(io::IO, @nospecialize(x), n::Int)
    print(io, "0x")
    n == 1 && return print(io, _hex(Core.Intrinsics.bitcast(UInt8, x), 2))
    n == 2 && return print(io, _hex(Core.Intrinsics.bitcast(UInt16, x), 4))
    n == 4 && return print(io, _hex(Core.Intrinsics.bitcast(UInt32, x), 8))
    n == 8 && return print(io, _hex(Core.Intrinsics.bitcast(UInt64, x), 16))
    return nothing
end

# Whether `x` is being shown further out; then a remark that says how far stands for it.
function _show_circular(io::IO, @nospecialize(x))
    io isa IOContext || return false
    distance = 0
    p = io.dict
    while p !== nothing
        if p.key === :SHOWN_SET
            distance += 1
            if p.value === x
                print(io, "#= circular reference @-", distance, " =#")
                return true
            end
        end
        p = p.parent
    end
    return false
end

# -- types, functions, modules ------------------------------------------------

show(io::IO, @nospecialize(T::Type)) = (write(io, Core._show_type(T)); nothing)
print(io::IO, @nospecialize(T::Type)) = (write(io, Core._show_type(T)); nothing)
show(io::IO, v::TypeVar) = print(io, _typevar_text(v))
function show(io::IO, v::typeof(Vararg))
    print(io, "Vararg")
    isdefined(v, :T) || return nothing
    print(io, "{", v.T)
    isdefined(v, :N) && print(io, ", ", v.N)
    print(io, "}")
    return nothing
end

# A function that its module knows by its name is shown by it, others by their type.
function show(io::IO, @nospecialize(f::Function))
    T = typeof(f)
    name = _function_name(T)
    mod = Core._type_module(T)
    if get(io, :compact, false) === true
        print(io, _short_function_name(T))
    elseif _is_global_function(mod, name, f)
        _is_seen_unqualified(mod, name) || print(io, mod, ".")
        print(io, name)
    else
        show_default(io, f)
    end
    return nothing
end
print(io::IO, @nospecialize(f::Function)) =
    startswith(Core._symbol_name(Core._typename_name(typeof(f))), "#") ? print(io, _short_function_name(typeof(f))) : show(io, f)
function _is_global_function(mod::Module, name::Symbol, @nospecialize(f))
    return startswith(Core._symbol_name(Core._typename_name(typeof(f))), "#") && isdefined(mod, name) &&
           getglobal(mod, name) === f
end
_is_seen_unqualified(mod::Module, name::Symbol) =
    mod === Main || ((mod === Base || mod === Core || parentmodule(mod) === Base) && isexported(mod, name)) ||
    (isdefined(Main, name) && isdefined(mod, name) && getglobal(Main, name) === getglobal(mod, name))
# `f` for the type `#f#12` of a local function, `#12` for that of an anonymous one.
function _short_function_name(@nospecialize(T))
    name = Core._symbol_name(Core._typename_name(T))
    startswith(name, "#") || return name
    second = findnext('#', name, 2)
    second === nothing && return _all_digits(name, 2) ? name : String(SubString(name, 2))
    first_part = SubString(name, 2, prevind(name, second))
    return all(isdigit, first_part) ? string("#", first_part) : String(first_part)
end
function _all_digits(s::String, i::Int)
    for j in i:ncodeunits(s)
        isdigit(Char(codeunit(s, j))) || return false
    end
    return true
end
function show(io::IO, ::MIME"text/plain", @nospecialize(f::Function))
    get(io, :compact, false) === true && return show(io, f)
    T = typeof(f)
    if startswith(Core._symbol_name(Core._typename_name(T)), "#")
        name = _short_function_name(T)
    else
        name = string("(::", T, ")")
    end
    n = length(methods(f))
    print(io, name, startswith(name, "@") ? " (macro with " : " (generic function with ", n, n == 1 ? " method)" : " methods)")
    return nothing
end
show(io::IO, f::Core.Builtin) = print(io, chopprefix(string(Core._typename_name(typeof(f))), "#"))

function show(io::IO, m::Module)
    parent = parentmodule(m)
    if parent === m || nameof(m) === :Base
        print(io, nameof(m))
    else
        show(io, parent)
        print(io, ".", nameof(m))
    end
    return nothing
end
print(io::IO, m::Module) = show(io, m)

function show(io::IO, v::SimpleVector)
    print(io, "svec(")
    for i in 1:Core._svec_len(v)
        i > 1 && print(io, ", ")
        show(io, Core._svec_ref(v, i))
    end
    print(io, ")")
    return nothing
end

function show(io::IO, r::RefValue)
    T = typeof(r)
    print(io, T, "(")
    isdefined(r, :x) ? show(IOContext(io, :typeinfo, fieldtype(T, :x)), r.x) : print(io, "#undef")
    print(io, ")")
    return nothing
end

function show(io::IO, r::AbstractUnitRange)
    show(io, first(r))
    print(io, ":")
    show(io, last(r))
    return nothing
end
show(io::IO, r::IdentityUnitRange) = print(io, "Base.IdentityUnitRange(", r.indices, ")")
show(io::IO, r::OneTo) = print(io, "Base.OneTo(", r.stop, ")")
function show(io::IO, r::OrdinalRange)
    show(io, first(r))
    print(io, ":")
    show(io, step(r))
    print(io, ":")
    show(io, last(r))
    return nothing
end
function show(io::IO, r::StepRangeLen)
    if step(r) == 0
        print(io, "StepRangeLen(", repr(first(r)), ", ", repr(step(r)), ", ", length(r), ")")
        return nothing
    end
    show(io, first(r))
    print(io, ":")
    show(io, step(r))
    print(io, ":")
    show(io, last(r))
    return nothing
end
function show(io::IO, r::LinRange)
    print(io, "LinRange{", eltype(r), "}(")
    show(io, first(r))
    print(io, ", ")
    show(io, last(r))
    print(io, ", ", length(r), ")")
    return nothing
end
show(io::IO, ::MIME"text/plain", r::AbstractUnitRange) = show(io, r)
show(io::IO, ::MIME"text/plain", r::OrdinalRange) = show(io, r)
show(io::IO, ::MIME"text/plain", r::StepRangeLen) = show(io, r)
function show(io::IO, ::MIME"text/plain", r::LinRange)
    summary(io, r)
    isempty(r) && return nothing
    print(io, ":\n ")
    for i in 1:length(r)
        i > 1 && print(io, ", ")
        show(io, r[i])
    end
    return nothing
end

print(io::IO, x::Enum) = print(io, Symbol(x))
function show(io::IO, x::Enum)
    mod = Core._type_module(typeof(x))
    get(io, :compact, false) === true || mod === Main || print(io, mod, ".")
    print(io, Symbol(x))
    return nothing
end
function show(io::IO, ::MIME"text/plain", T::Type{<:Enum})
    Core._isconcrete(T) || return show(io, T)
    print(io, "Enum ", T, ":")
    for x in instances(T)
        print(io, "\n", Symbol(x), " = ")
        show(io, Integer(x))
    end
    return nothing
end
function show(io::IO, ::MIME"text/plain", x::Enum)
    print(io, Symbol(x), "::", typeof(x), " = ")
    show(io, Integer(x))
    return nothing
end

function show(io::IO, g::Generator)
    print(io, "Base.Generator{", typeof(g.iter), ", ", typeof(g.f), "}(")
    show(io, g.f)
    print(io, ", ")
    show(io, g.iter)
    print(io, ")")
    return nothing
end

# Lower-case hexadecimal digits of u, at least `pad` of them.
function _hex(u::Unsigned, pad::Int)
    x = u % UInt64
    n = 1
    while n < 16 && (x >> (4 * n)) != 0
        n += 1
    end
    n = max(n, pad)
    m = Core.memorynew(Memory{UInt8}, n)
    for i in n:-1:1
        d = (x & 0x0f) % UInt8
        _set_memory_byte!(m, i, d < 0x0a ? d + 0x30 : d + 0x57)
        x >>= 4
    end
    return Core._string_new(_memory_pointer(m, 1), n)
end
