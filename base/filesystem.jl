# Paths, and files and folders by name.

export joinpath, basename, dirname, splitdir, splitext, splitpath, isabspath, abspath, normpath, pwd, cd, readdir,
    tempdir, tempname, mktempdir, homedir, touch, mkdir, mkpath, rm, mv, cp, isfile, isdir, ispath

# -- paths --------------------------------------------------------------------

isabspath(path::AbstractString) = startswith(path, "/")
"`joinpath(parts...)`: the parts with slashes between; an absolute part begins anew."
joinpath(path::AbstractString) = String(path)
function joinpath(a::AbstractString, b::AbstractString)
    isabspath(b) && return String(b)
    (isempty(a) || endswith(a, "/")) && return string(a, b)
    return string(a, "/", b)
end
joinpath(parts::Union{Tuple{Vararg{AbstractString}}, AbstractVector}) = joinpath(parts...)
joinpath(a::AbstractString, b::AbstractString, rest::AbstractString...) = joinpath(joinpath(a, b), rest...)
"`splitdir(path)`: folder and name."
function splitdir(path::AbstractString)
    at = findlast('/', path)
    at === nothing && return "", String(path)
    folder = rstrip(path[1:prevind(path, at)], '/')
    return (isempty(folder) ? "/" : String(folder)), String(path[(at + 1):end])
end
dirname(path::AbstractString) = splitdir(path)[1]
basename(path::AbstractString) = splitdir(path)[2]
"`splitext(path)`: the path without its extension, and the extension with its dot."
function splitext(path::AbstractString)
    name = basename(path)
    at = findlast('.', name)
    # Dots at the start of a name hide it and begin no extension.
    (at === nothing || all(==('.'), name[1:prevind(name, at)])) && return String(path), ""
    extension = name[at:end]
    return String(path[1:(ncodeunits(path) - ncodeunits(extension))]), String(extension)
end
splitpath(path::AbstractString) = isempty(path) ? [""] :
    String[p for p in vcat(isabspath(path) ? ["/"] : String[], split(path, '/'; keepempty=false))]
"`normpath(path)`: without `.`, `..` and doubled slashes."
function normpath(path::AbstractString)
    kept = String[]
    for part in split(path, '/'; keepempty=false)
        part == "." && continue
        if part == ".." && !isempty(kept) && kept[end] != ".."
            pop!(kept)
        elseif part != ".." || !isabspath(path)
            push!(kept, String(part))
        end
    end
    text = string(isabspath(path) ? "/" : "", join(kept, "/"))
    isempty(text) && return "."
    # What names a folder by its form still does.
    return isdirpath(path) && !isdirpath(text) ? "$text/" : text
end
normpath(path::AbstractString, rest::AbstractString...) = normpath(joinpath(path, rest...))
abspath(path::AbstractString) = normpath(joinpath(pwd(), path))
abspath(path::AbstractString, rest::AbstractString...) = abspath(joinpath(path, rest...))

# -- the file system ----------------------------------------------------------

"An operation on files that the system refused: a message and the negated error number."
struct IOError <: Exception
    msg::AbstractString
    code::Int32
end
showerror(io::IO, e::IOError) = print(io, "IOError: ", e.msg)
# Numbers of errors with their names and what they mean.
const _system_errors = ((1, "EPERM", "operation not permitted"), (2, "ENOENT", "no such file or directory"),
    (13, "EACCES", "permission denied"), (16, "EBUSY", "resource busy or locked"), (17, "EEXIST", "file already exists"),
    (18, "EXDEV", "cross-device link not permitted"), (20, "ENOTDIR", "not a directory"),
    (21, "EISDIR", "illegal operation on a directory"), (22, "EINVAL", "invalid argument"),
    (28, "ENOSPC", "no space left on device"), (30, "EROFS", "read-only file system"),
    (36, "ENAMETOOLONG", "name too long"), (39, "ENOTEMPTY", "directory not empty"),
    (40, "ELOOP", "too many symbolic links encountered"))
_last_error() = unsafe_load(ccall(:__errno_location, Ptr{Int32}, ()))
@noinline function _throw_io_error(call::AbstractString)
    number = _last_error()
    for (known, name, text) in _system_errors
        known == number && throw(IOError("$call: $text ($name)", -number))
    end
    text = lowercase(unsafe_string(ccall(:strerror, Ptr{UInt8}, (Int32,), number)))
    throw(IOError("$call: $text", -number))
end
function _check_call(call, path::AbstractString, result::Int32)
    result == 0 || _throw_io_error("$call($(repr(path)))")
    return nothing
end

# The words of the operating system's status record, or nothing.
function _status(path::AbstractString)
    record = zeros(UInt32, 64)
    ccall(:stat, Int32, (Cstring, Ptr{UInt32}), String(path), record) == 0 || return nothing
    return record
end
_kind(path::AbstractString) = (s = _status(path); s === nothing ? UInt32(0) : s[7] & 0xf000)
isfile(path::AbstractString) = _kind(path) == 0x8000
isdir(path::AbstractString) = _kind(path) == 0x4000
filesize(path::AbstractString) = (s = _status(path); s === nothing ? 0 : Int(s[13]) | Int(s[14]) << 32)
ispath(path::AbstractString) = _status(path) !== nothing

function pwd()
    buffer = zeros(UInt8, 4096)
    ccall(:getcwd, Ptr{UInt8}, (Ptr{UInt8}, UInt), buffer, 4096)
    return String(buffer[1:(findfirst(iszero, buffer) - 1)])
end
cd(path::AbstractString=homedir()) = _check_call("chdir", path, ccall(:chdir, Int32, (Cstring,), String(path)))
function cd(f, path::AbstractString=homedir())
    before = pwd()
    cd(path)
    try
        return f()
    finally
        cd(before)
    end
end
homedir() = get(ENV, "HOME", "/")
tempdir() = get(ENV, "TMPDIR", "/tmp")
"`tempname(parent=tempdir(); cleanup=true)`: a path that nothing has; what is there at the end is removed."
function tempname(parent::AbstractString=tempdir(); cleanup::Bool=true, suffix::AbstractString="", prefix::AbstractString="jl_")
    isdir(parent) || throw(ArgumentError("$(repr(parent)) is not a directory"))
    path = joinpath(parent, string(prefix, _random_name(), suffix))
    cleanup && atexit(() -> rm(path; force=true, recursive=true))
    return path
end
# Ten letters and digits, apart from the program's own random numbers.
function _random_name()
    x = hash(time_ns(), hash(ccall(:getpid, Int32, ())) + objectid(Ref(0)))
    return string(x; base=62, pad=10)[1:10]
end

function mkdir(path::AbstractString; mode::Integer=0o777)
    result = ccall(:mkdir, Int32, (Cstring, UInt32), String(path), mode)
    result == 0 || _throw_io_error("mkdir($(repr(path)); mode=0o$(string(mode; base=8)))")
    return path
end
"`mkpath(path)`: the folder and all above it."
function mkpath(path::AbstractString; mode::Integer=0o777)
    (isempty(path) || isdir(path)) && return path
    mkpath(dirname(rstrip(path, '/')); mode=mode)
    return mkdir(path; mode=mode)
end
function touch(path::AbstractString)
    open(io -> nothing, path, "a")
    return path
end
"`rm(path; force, recursive)`: remove a file, or a folder."
function rm(path::AbstractString; force::Bool=false, recursive::Bool=false)
    if isdir(path) && !islink(path)
        recursive && foreach(name -> rm(joinpath(path, name); force=force, recursive=true), readdir(path))
        _check_call("rmdir", path, ccall(:rmdir, Int32, (Cstring,), String(path)))
    elseif !force || ispath(path) || islink(path)
        _check_call("unlink", path, ccall(:unlink, Int32, (Cstring,), String(path)))
    end
    return nothing
end
function mv(from::AbstractString, to::AbstractString; force::Bool=false)
    !force && ispath(to) && throw(ArgumentError("'$to' exists. `force=true` is required to remove '$to' before moving."))
    _check_call("rename", from, ccall(:rename, Int32, (Cstring, Cstring), String(from), String(to)))
    return to
end
function cp(from::AbstractString, to::AbstractString; force::Bool=false, follow_symlinks::Bool=false)
    !force && ispath(to) && throw(ArgumentError("'$to' exists. `force=true` is required to remove '$to' before copying."))
    force && ispath(to) && rm(to; recursive=true)
    if !follow_symlinks && islink(from)
        symlink(readlink(from), to)
    elseif isdir(from)
        mkdir(to)
        foreach(name -> cp(joinpath(from, name), joinpath(to, name); force, follow_symlinks), readdir(from))
    else
        ispath(from) || _check_call("open", from, Int32(-1))
        write(to, read(from))
        chmod(to, filemode(from))
    end
    return to
end

"`readdir(path; join, sort)`: the names in a folder."
function readdir(path::AbstractString="."; join::Bool=false, sort::Bool=true)
    folder = ccall(:opendir, Ptr{UInt8}, (Cstring,), String(path))
    folder == Ptr{UInt8}(0) && _check_call("readdir", path, Int32(-1))
    names = String[]
    while true
        entry = ccall(:readdir, Ptr{UInt8}, (Ptr{UInt8},), folder)
        entry == Ptr{UInt8}(0) && break
        # The name follows number, offset, length and kind.
        name = unsafe_string(entry + 19)
        name == "." || name == ".." || push!(names, join ? joinpath(path, name) : name)
    end
    ccall(:closedir, Int32, (Ptr{UInt8},), folder)
    return sort ? sort!(names) : names
end
"`mktempdir(parent=tempdir(); prefix, cleanup)`: a new folder."
mktempdir(parent::AbstractString=tempdir(); prefix::AbstractString="jl_", cleanup::Bool=true) =
    mkdir(tempname(parent; cleanup=cleanup, prefix=prefix); mode=0o700)
function mktempdir(f::Function, parent::AbstractString=tempdir(); prefix::AbstractString="jl_")
    path = mktempdir(parent; prefix=prefix, cleanup=false)
    try
        return f(path)
    finally
        rm(path; force=true, recursive=true)
    end
end
