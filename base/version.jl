# Version numbers: VersionNumber and v"…".

export VersionNumber, VERSION, @v_str

"""
    VersionNumber(major, minor=0, patch=0, prerelease=(), build=())

A version as semantic versioning defines it; `v"1.2.3-rc1"` writes one.
"""
struct VersionNumber
    major::UInt32
    minor::UInt32
    patch::UInt32
    prerelease::Tuple
    build::Tuple
    function VersionNumber(major::Integer, minor::Integer = 0, patch::Integer = 0,
                           prerelease::Tuple = (), build::Tuple = ())
        (major < 0 || minor < 0 || patch < 0) &&
            throw(ArgumentError("invalid negative version number: $major.$minor.$patch"))
        return new(UInt32(major), UInt32(minor), UInt32(patch), prerelease, build)
    end
end
VersionNumber(v::VersionNumber) = v
function VersionNumber(s::AbstractString)
    v = tryparse(VersionNumber, s)
    v === nothing && throw(ArgumentError("invalid version string: $s"))
    return v
end
parse(::Type{VersionNumber}, s::AbstractString) = VersionNumber(s)
convert(::Type{VersionNumber}, s::AbstractString) = VersionNumber(s)

function tryparse(::Type{VersionNumber}, s::AbstractString)
    t = String(s)
    startswith(t, "v") && (t = String(SubString(t, 2)))
    build = ()
    prerelease = ()
    i = findfirst('+', t)
    if i !== nothing
        build = _version_parts(SubString(t, i + 1))
        build === nothing && return nothing
        t = String(SubString(t, 1, prevind(t, i)))
    end
    i = findfirst('-', t)
    if i !== nothing
        prerelease = i == lastindex(t) ? ("",) : _version_parts(SubString(t, i + 1))
        prerelease === nothing && return nothing
        t = String(SubString(t, 1, prevind(t, i)))
    end
    numbers = split(t, '.')
    length(numbers) <= 3 || return nothing
    parsed = Int[]
    for number in numbers
        (isempty(number) || !all(isdigit, number)) && return nothing
        push!(parsed, parse(Int, number))
    end
    while length(parsed) < 3
        push!(parsed, 0)
    end
    return VersionNumber(parsed[1], parsed[2], parsed[3], prerelease, build)
end
function _version_parts(s::AbstractString)
    parts = Any[]
    for piece in split(s, '.')
        isempty(piece) && return nothing
        all(c -> isletter(c) || isdigit(c) || c == '-', piece) || return nothing
        push!(parts, all(isdigit, piece) ? parse(UInt64, piece) : String(piece))
    end
    return (parts...,)
end

"""
    v"…"

A version number.
"""
macro v_str(s)
    return VersionNumber(s)
end

function print(io::IO, v::VersionNumber)
    v == typemax(VersionNumber) && return print(io, "∞")
    print(io, Int(v.major), ".", Int(v.minor), ".", Int(v.patch))
    isempty(v.prerelease) || (print(io, "-"); _print_parts(io, v.prerelease))
    isempty(v.build) || (print(io, "+"); _print_parts(io, v.build))
    return nothing
end
_print_parts(io::IO, parts::Tuple) = join(io, parts, ".")
show(io::IO, v::VersionNumber) = print(io, "v\"", v, "\"")
broadcastable(v::VersionNumber) = RefValue(v)

typemin(::Type{VersionNumber}) = VersionNumber(0, 0, 0, ("",))
typemax(::Type{VersionNumber}) =
    VersionNumber(typemax(UInt32), typemax(UInt32), typemax(UInt32), (), ("",))

_identifier_less(a::Integer, b::Integer) = isless(a, b)
_identifier_less(a::Integer, b::AbstractString) = isempty(b) ? false : true
_identifier_less(a::AbstractString, b::Integer) = isempty(a) ? true : false
_identifier_less(a::AbstractString, b::AbstractString) = isless(a, b)
function _compare_parts(a::Tuple, b::Tuple)
    for i in 1:min(length(a), length(b))
        _identifier_less(a[i], b[i]) && return -1
        _identifier_less(b[i], a[i]) && return 1
    end
    return cmp(length(a), length(b))
end

==(a::VersionNumber, b::VersionNumber) = _compare_versions(a, b) == 0
isless(a::VersionNumber, b::VersionNumber) = _compare_versions(a, b) < 0
function _compare_versions(a::VersionNumber, b::VersionNumber)
    a.major == b.major || return a.major < b.major ? -1 : 1
    a.minor == b.minor || return a.minor < b.minor ? -1 : 1
    a.patch == b.patch || return a.patch < b.patch ? -1 : 1
    # A version without a prerelease part comes after those with one.
    if isempty(a.prerelease) != isempty(b.prerelease)
        return isempty(a.prerelease) ? 1 : -1
    end
    c = _compare_parts(a.prerelease, b.prerelease)
    return c == 0 ? _compare_parts(a.build, b.build) : c
end
hash(v::VersionNumber, h::UInt) = hash(v.major, hash(v.minor, hash(v.patch, hash(v.prerelease, h))))

thispatch(v::VersionNumber) = VersionNumber(v.major, v.minor, v.patch)
thisminor(v::VersionNumber) = VersionNumber(v.major, v.minor, 0)
nextpatch(v::VersionNumber) = VersionNumber(v.major, v.minor, v.patch + 1)
nextminor(v::VersionNumber) = VersionNumber(v.major, v.minor + 1, 0)
nextmajor(v::VersionNumber) = VersionNumber(v.major + 1, 0, 0)

"The version of the language."
const VERSION = VersionNumber(1, 12, 0)
