# Writing: values first, then the tables with their headers.

"""
    TOML.print([to_toml,] [io,] table; sorted=false, by=identity)

Write a table. `to_toml(x)` is what stands for values that TOML has no form of.
"""
print(table::AbstractDict; options...) = print(stdout, table; options...)
print(io::IO, table::AbstractDict; options...) = print(nothing, io, table; options...)
print(f::Function, table::AbstractDict; options...) = print(f, stdout, table; options...)
function print(f::Union{Nothing,Function}, io::IO, table::AbstractDict; sorted::Bool=false, by=identity, inline_tables=Base.IdSet{Any}())
    _print_table(f, io, table, String[], sorted, by, 0)
    return nothing
end
_is_table(x) = x isa AbstractDict
_is_tables(x) = x isa AbstractArray && !isempty(x) && all(_is_table, x)

function _print_table(f, io::IO, table::AbstractDict, path::Vector{String}, sorted::Bool, by, indent::Int)
    names = collect(keys(table))
    sorted && sort!(names; by=by)
    for key in names
        x = table[key]
        (_is_table(x) || _is_tables(x)) && continue
        Base.print(io, ' '^(4 * max(0, indent - 1)), _key_text(key), " = ")
        _print_value(f, io, x)
        Base.print(io, "\n")
    end
    first = isempty(path) && all(k -> _is_table(table[k]) || _is_tables(table[k]), names)
    for key in names
        x = table[key]
        inner = vcat(path, [String(key)])
        header = join(map(_key_text, inner), '.')
        if _is_table(x)
            # A table of nothing but tables needs no header of its own.
            plain = isempty(x) || any(v -> !(_is_table(v) || _is_tables(v)), values(x))
            if plain
                first || Base.print(io, "\n")
                first = false
                Base.print(io, ' '^(4 * indent), "[", header, "]\n")
            end
            _print_table(f, io, x, inner, sorted, by, indent + Int(plain))
        elseif _is_tables(x)
            for t in x
                first || Base.print(io, "\n")
                first = false
                Base.print(io, ' '^(4 * indent), "[[", header, "]]\n")
                _print_table(f, io, t, inner, sorted, by, indent + 1)
            end
        end
    end
end
_key_text(key) = occursin(r"^[A-Za-z0-9_-]+$", String(key)) ? String(key) : _quoted(String(key))
function _quoted(s::AbstractString)
    out = IOBuffer()
    Base.print(out, '"')
    for c in s
        c == '\b' ? Base.print(out, "\\b") : c == '\t' ? Base.print(out, "\\t") : c == '\n' ? Base.print(out, "\\n") :
        c == '\f' ? Base.print(out, "\\f") : c == '\r' ? Base.print(out, "\\r") : c == '"' ? Base.print(out, "\\\"") :
        c == '\\' ? Base.print(out, "\\\\") : iscntrl(c) ? Base.print(out, "\\u", string(UInt32(c); base=16, pad=4)) : Base.print(out, c)
    end
    Base.print(out, '"')
    return String(take!(out))
end
_print_value(f, io::IO, x::AbstractString) = Base.print(io, _quoted(x))
_print_value(f, io::IO, x::Bool) = Base.print(io, x)
_print_value(f, io::IO, x::Integer) = Base.print(io, Int64(x))
_print_value(f, io::IO, x::AbstractFloat) = Base.print(io, isnan(x) ? "nan" : isinf(x) ? (x > 0 ? "+inf" : "-inf") : Float64(x))
_print_value(f, io::IO, x::Dates.DateTime) = Base.print(io, Dates.format(x, "YYYY-mm-dd\\THH:MM:SS.sss\\Z"))
_print_value(f, io::IO, x::Dates.Date) = Base.print(io, x)
_print_value(f, io::IO, x::Dates.Time) = Base.print(io, Dates.format(x, "HH:MM:SS.sss"))
function _print_value(f, io::IO, a::AbstractVector)
    Base.print(io, "[")
    for (i, x) in enumerate(a)
        i == 1 || Base.print(io, ", ")
        _print_value(f, io, x)
    end
    Base.print(io, "]")
end
function _print_value(f, io::IO, table::AbstractDict)
    Base.print(io, "{")
    for (i, (key, x)) in enumerate(table)
        i == 1 || Base.print(io, ", ")
        Base.print(io, _key_text(key), " = ")
        _print_value(f, io, x)
    end
    Base.print(io, "}")
end
function _print_value(f, io::IO, x)
    f === nothing && error("type `$(typeof(x))` is not a valid TOML type, pass a conversion function to `TOML.print`")
    return _print_value(f, io, f(x))
end
