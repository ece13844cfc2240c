# The names of Base's parts under which programs reach them.

export StackTraces

"Files, folders and paths."
baremodule Filesystem
using Core
import ..Base: abspath, basename, cd, chmod, cp, ctime, dirname, expanduser, filemode, filesize, isabspath, isdir, isfile,
    islink, ispath, joinpath, lstat, mkdir, mkpath, mktemp, mktempdir, mtime, mv, normpath, pwd, readdir, readlink,
    realpath, relpath, rm, samefile, splitdir, splitdrive, splitext, splitpath, stat, symlink, tempdir, tempname, touch,
    walkdir, StatStruct
"What stands between the parts of a path."
const path_separator = "/"
end

"Displays and types of contents."
baremodule Multimedia
using Core
import ..Base: AbstractDisplay, TextDisplay, display, displayable, redisplay, pushdisplay, popdisplay, MIME, @MIME_str,
    istextmime, showable
export AbstractDisplay, TextDisplay, display, displayable, redisplay, pushdisplay, popdisplay, MIME, @MIME_str, istextmime
end

"Enumerations."
baremodule Enums
using Core
import ..Base: Base, Enum, @enum, instances, _enum_table, _enum_base, Dict, zip
export Enum, @enum
"The integer type that holds the values of an enumeration."
basetype(::Type{T}) where {T <: Enum} = _enum_base(T)
"The names of an enumeration by their numbers."
namemap(::Type{T}) where {T <: Enum} = Dict(zip(Core.getfield(_enum_table(T), 2), Core.getfield(_enum_table(T), 1)))
end

"Mathematical functions."
baremodule Math
using Core
import ..Base: sin, cos, tan, sincos, sinpi, cospi, sincospi, tanpi, sind, cosd, tand, asin, acos, atan, asind, acosd, atand,
    sinh, cosh, tanh, asinh, acosh, atanh, sec, csc, cot, asec, acsc, acot, sech, csch, coth, asech, acsch, acoth,
    sinc, cosc, deg2rad, rad2deg, exp, exp2, exp10, expm1, log, log2, log10, log1p, sqrt, cbrt, hypot, ldexp, frexp,
    exponent, significand, modf, rem2pi, mod2pi, clamp, clamp!, max, min, minmax, evalpoly, @evalpoly, @fastmath
end

"Modes of rounding."
baremodule Rounding
using Core
import ..Base: RoundingMode, RoundNearest, RoundToZero, RoundUp, RoundDown, RoundFromZero, RoundNearestTiesAway,
    RoundNearestTiesUp, rounding, setrounding
end

"`samefile(a, b)`: whether two paths lead to one file."
samefile(a::AbstractString, b::AbstractString) = samefile(stat(a), stat(b))
samefile(a::StatStruct, b::StatStruct) = ispath(a) && a.device == b.device && a.inode == b.inode
export samefile

"`summarysize(x)`: the bytes that `x`, with all that it alone leads to, takes."
summarysize(@nospecialize(x)) = _summary_bytes(x, IdDict{Any, Bool}())
function _summary_bytes(@nospecialize(x), seen::IdDict{Any, Bool})
    x isa Union{Type, Module, Symbol, Nothing, Function} && nfields(x) == 0 && return 0
    if ismutable(x)
        haskey(seen, x) && return 0
        seen[x] = true
    end
    x isa String && return 8 + ncodeunits(x)
    x isa Memory && return isbitstype(eltype(x)) ? 16 + x.length * Core._sizeof(eltype(x)) : 16 + 8 * x.length
    if x isa Array
        isbitstype(eltype(x)) && return 40 + sizeof(x)
        bytes = 40 + 8 * length(x)
        for i in eachindex(x)
            isassigned(x, i) && (bytes += _summary_bytes(x[i], seen))
        end
        return bytes
    end
    bytes = Core._sizeof(typeof(x))
    for i in 1:nfields(x)
        isdefined(x, i) || continue
        part = getfield(x, i)
        isbits(part) || (bytes += _summary_bytes(part, seen))
    end
    return bytes
end
