"""
C-like formatted output: `@printf`, `@sprintf` and `Printf.format`.
"""
module Printf

export @printf, @sprintf

# One conversion, as `%-08.3f`. Width and precision are -1 where absent, -2 where `*`.
struct Spec
    kind::Char
    left::Bool
    plus::Bool
    space::Bool
    zero::Bool
    hash::Bool
    width::Int
    precision::Int
end

"""
    Printf.Format(fmt)

A format string taken apart: texts with a conversion after each but the last.
"""
struct Format
    texts::Vector{String}
    specs::Vector{Spec}
end

macro format_str(s)
    return Format(unescape_string(s))
end

_invalid(fmt) = throw(ArgumentError("invalid format string: '$fmt'"))

function Format(fmt::AbstractString)
    texts = String[]
    specs = Spec[]
    text = IOBuffer()
    i = 1
    n = ncodeunits(fmt)
    while i <= n
        c = fmt[i]
        i = nextind(fmt, i)
        if c != '%'
            print(text, c)
        elseif i > n
            _invalid(fmt)
        elseif fmt[i] == '%'
            print(text, '%')
            i += 1
        else
            spec, i = parse_spec(fmt, i)
            push!(texts, String(take!(text)))
            push!(specs, spec)
        end
    end
    push!(texts, String(take!(text)))
    return Format(texts, specs)
end

function parse_spec(fmt::AbstractString, i::Int)
    n = ncodeunits(fmt)
    left = plus = space = zero = hash = false
    while i <= n && fmt[i] in "-+ 0#"
        c = fmt[i]
        left |= c == '-'
        plus |= c == '+'
        space |= c == ' '
        zero |= c == '0'
        hash |= c == '#'
        i += 1
    end
    width, i = parse_count(fmt, i)
    precision = -1
    if i <= n && fmt[i] == '.'
        precision, i = parse_count(fmt, i + 1)
        precision == -1 && (precision = 0)
    end
    while i <= n && fmt[i] in "hlLqjzt"
        i += 1
    end
    (i <= n && fmt[i] in "diouxXeEfFgGaAcspn") || _invalid(fmt)
    return Spec(fmt[i], left, plus, space, zero && !left, hash, width, precision), i + 1
end
function parse_count(fmt::AbstractString, i::Int)
    n = ncodeunits(fmt)
    i <= n && fmt[i] == '*' && return -2, i + 1
    value = -1
    while i <= n && isdigit(fmt[i])
        value = 10 * max(value, 0) + (Int(fmt[i]) - 48)
        i += 1
    end
    return value, i
end

# -- one conversion -----------------------------------------------------------

# `body` with its sign or prefix in front, padded to the width of the field.
function write_field(io::IO, spec::Spec, sign::AbstractString, body::AbstractString, zero::Bool)
    fill = spec.width <= 0 ? 0 : spec.width - textwidth(sign) - textwidth(body)
    if fill <= 0
        isempty(sign) || print(io, sign)
        print(io, body)
    elseif spec.left
        print(io, sign, body, " "^fill)
    elseif zero
        print(io, sign, "0"^fill, body)
    else
        print(io, " "^fill, sign, body)
    end
    return nothing
end

_sign(spec::Spec, negative::Bool) = negative ? "-" : spec.plus ? "+" : spec.space ? " " : ""

function write_argument(io::IO, spec::Spec, @nospecialize(x))
    x isa Int && return write_argument(io, spec, x)
    x isa Float64 && return write_argument(io, spec, x)
    return _write_argument(io, spec, x)
end
write_argument(io::IO, spec::Spec, x::Int) =
    _is_integer_kind(spec.kind) ? write_integer(io, spec, x) : _write_argument(io, spec, x)
write_argument(io::IO, spec::Spec, x::Float64) =
    _is_float_kind(spec.kind) ? write_float(io, spec, x) : _write_argument(io, spec, x)
function _write_argument(io::IO, spec::Spec, @nospecialize(x))
    k = spec.kind
    if k == 's'
        s = string(x)
        spec.precision >= 0 && (s = first(s, spec.precision))
        write_field(io, spec, "", s, false)
    elseif k == 'c'
        write_field(io, spec, "", string(x isa Integer ? Char(x) : x isa AbstractString ? first(x) : x), false)
    elseif k == 'p'
        write_field(io, spec, "0x", string(UInt(x), base = 16, pad = 16), false)
    elseif _is_integer_kind(k)
        write_integer(io, spec, x)
    else
        write_float(io, spec, x)
    end
    return nothing
end
_is_float_kind(k::Char) = k == 'f' || k == 'e' || k == 'g' || k == 'F' || k == 'E' || k == 'G' || k == 'a' || k == 'A'
_is_integer_kind(k::Char) = k == 'd' || k == 'i' || k == 'u' || k == 'x' || k == 'X' || k == 'o'

# What most fields hold needs neither dispatch nor prefixes.
function write_integer(io::IO, spec::Spec, x::Int)
    if (spec.kind == 'd' || spec.kind == 'i') && spec.precision <= 0 && !(spec.plus || spec.space)
        spec.width <= 0 && return print(io, x)
        digits = string(x)
        spec.width <= ncodeunits(digits) && return print(io, digits)
    end
    return _write_integer(io, spec, x)
end
write_integer(io::IO, spec::Spec, @nospecialize(x)) = _write_integer(io, spec, x)
function _write_integer(io::IO, spec::Spec, @nospecialize(x))
    if x isa AbstractFloat && !isinteger(x)
        k = spec.kind
        k in "di" && return write_float(io, Spec('f', spec.left, spec.plus, spec.space, spec.zero, spec.hash,
                                                 spec.width, 0), x)
        throw(InexactError(:convert, Int, x))
    end
    n = x isa Bool ? Int(x) : x isa Integer ? x : Integer(x)
    base = spec.kind == 'o' ? 8 : spec.kind == 'x' || spec.kind == 'X' ? 16 : 10
    negative = n < 0
    digits = string(negative ? unsigned(-n) : n, base = base)
    spec.kind == 'X' && (digits = uppercase(digits))
    spec.precision > 0 && (digits = lpad(digits, spec.precision, '0'))
    prefix = spec.hash ? (base == 16 ? string("0", spec.kind) : base == 8 ? "0" : "") : ""
    write_field(io, spec, string(_sign(spec, negative), prefix), digits, spec.zero && spec.precision < 0)
    return nothing
end

write_float(io::IO, spec::Spec, @nospecialize(x)) = write_float(io, spec, Float64(x)::Float64)
function write_float(io::IO, spec::Spec, v::Float64)
    negative = signbit(v) && !isnan(v)
    v = abs(v)
    if isinf(v) || isnan(v)
        body = isnan(v) ? "NaN" : "Inf"
        write_field(io, spec, _sign(spec, negative), body, false)
        return nothing
    end
    write_field(io, spec, _sign(spec, negative), float_digits(v, spec), spec.zero)
    return nothing
end

# The runtime writes the correctly rounded digits as C's printf does.
function float_digits(v::Float64, spec::Spec)
    precision = spec.precision < 0 && !(spec.kind in "aA") ? 6 : spec.precision
    buffer = Vector{UInt8}(undef, 400 + max(precision, 0))
    n = ccall(:jlt_format_float64, Int, (Float64, Ptr{UInt8}, Int, UInt32, Int32, Int32), v, pointer(buffer),
              length(buffer), UInt32(spec.kind), precision % Int32, Int32(spec.hash))
    return String(buffer[1:n])
end

# -- formatting ---------------------------------------------------------------

"""
    Printf.format([io,] f::Printf.Format, args...)

Format `args` by `f`, to `io` or to a string.
"""
function format(io::IO, f::Format, args...)
    write_all(io, f, args)
    return nothing
end
function format(f::Format, args...)
    io = IOBuffer()
    write_all(io, f, args)
    return String(take!(io))
end

function write_all(io::IO, f::Format, @nospecialize(args::Tuple))
    next = 1
    for i in 1:length(f.specs)
        print(io, f.texts[i])
        spec = f.specs[i]
        if spec.width == -2 || spec.precision == -2
            width, precision, left = spec.width, spec.precision, spec.left
            if width == -2
                width = Int(_argument(args, next, f))
                next += 1
                width < 0 && (left = true; width = -width)
            end
            if precision == -2
                precision = Int(_argument(args, next, f))
                next += 1
            end
            spec = Spec(spec.kind, left, spec.plus, spec.space, spec.zero, spec.hash, width, precision)
        end
        write_argument(io, spec, _argument(args, next, f))
        next += 1
    end
    next == nfields(args) + 1 || _count_mismatch(f, args)
    print(io, f.texts[end])
    return nothing
end
_argument(@nospecialize(args::Tuple), i::Int, f::Format) =
    i <= nfields(args) ? getfield(args, i) : _count_mismatch(f, args)
_count_mismatch(f::Format, args) =
    throw(ArgumentError("mismatch between # of format specifiers and provided args: $(length(f.specs)) != $(length(args))"))

# Formats that macros use, by their text: an object in the code could not be cached.
const _formats = Dict{String, Format}()
function parsed(fmt::String)
    f = get(_formats, fmt, nothing)
    f === nothing || return f
    return _formats[fmt] = Format(fmt)
end

# The code that writes `args` by a format that is known when the macro is expanded: one call a
# field. Splatted arguments and widths given by arguments are left to `format`.
function write_code(io, fmt::String, args::Tuple)
    f = Format(fmt)
    is_plain = !any(s -> s.width == -2 || s.precision == -2, f.specs) && !any(a -> a isa Expr && a.head === :..., args)
    is_plain || return :(format($io, parsed($fmt), $(map(esc, args)...)))
    length(args) == length(f.specs) || _count_mismatch(f, args)
    code = Expr(:block, Expr(:local, Expr(:(=), :io, io)))
    values = [gensym() for _ in args]
    for (value, arg) in zip(values, args)
        push!(code.args, Expr(:local, Expr(:(=), value, esc(arg))))
    end
    for i in 1:length(args)
        isempty(f.texts[i]) || push!(code.args, Expr(:call, :print, :io, f.texts[i]))
        push!(code.args, Expr(:call, :write_argument, :io, _spec_code(f.specs[i]), values[i]))
    end
    isempty(f.texts[end]) || push!(code.args, Expr(:call, :print, :io, f.texts[end]))
    push!(code.args, nothing)
    return Expr(:let, Expr(:block), code)
end
_spec_code(s::Spec) =
    Expr(:call, :Spec, s.kind, s.left, s.plus, s.space, s.zero, s.hash, s.width, s.precision)

"""
    @printf([io::IO], "%Fmt", args...)

Print `args` by the format string.
"""
macro printf(first, args...)
    first isa String && return write_code(:stdout, first, args)
    isempty(args) && throw(ArgumentError("must provide a format string"))
    args[1] isa String || throw(ArgumentError("second argument to `@printf` must be a format string when the first is an IO"))
    return write_code(esc(first), args[1], args[2:end])
end

"""
    @sprintf("%Fmt", args...)

`args` as a string by the format string.
"""
macro sprintf(fmt, args...)
    fmt isa String || throw(ArgumentError("first argument to `@sprintf` must be a format string"))
    return quote
        buffer = IOBuffer()
        $(write_code(:buffer, fmt, args))
        String(take!(buffer))
    end
end

end
