# What the file system knows of a path: status records, links, modes, and walks through folders.

export stat, lstat, mtime, ctime, filemode, islink, isfifo, ischardev, isblockdev, issocket, issetuid, issetgid,
    issticky, ismount, isdirpath, realpath, readlink, symlink, hardlink, chmod, chown, walkdir, mktemp, relpath,
    expanduser, contractuser, splitdrive, uperm, gperm, operm

# -- status records -----------------------------------------------------------

"What `stat` says of a file: kind and permissions in `mode`, size in bytes, times in seconds since 1970."
struct StatStruct
    desc::Union{String, Int}
    device::UInt
    inode::UInt
    mode::UInt
    nlink::Int
    uid::UInt
    gid::UInt
    rdev::UInt
    size::Int64
    blksize::Int64
    blocks::Int64
    mtime::Float64
    ctime::Float64
end

# The layout of Linux's record: words of 64 bits, the mode and the owner in halves of words.
function _read_status(desc, result::Int32, r::Vector{UInt64})
    result == 0 || return StatStruct(desc, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0.0, 0.0)
    seconds(k) = Float64(r[k] % Int64) + Float64(r[k + 1] % Int64) * 1.0e-9
    return StatStruct(desc, r[1], r[2], r[4] & 0xffffffff, r[3] % Int, r[4] >> 32, r[5] & 0xffffffff, r[6],
                      r[7] % Int64, r[8] % Int64, r[9] % Int64, seconds(12), seconds(14))
end
const _status_words = 24

"`stat(path)`: the status of what `path` leads to, through links; its mode is 0 if there is nothing."
function stat(path::AbstractString)
    r = zeros(UInt64, _status_words)
    return _read_status(String(path), ccall(:stat, Int32, (Cstring, Ptr{UInt64}), String(path), r), r)
end
stat(s::StatStruct) = s
stat(parts::AbstractString...) = stat(joinpath(parts...))
function stat(io::IOStream)
    flush(io)
    r = zeros(UInt64, _status_words)
    return _read_status(Int(io.fd), ccall(:fstat, Int32, (Int32, Ptr{UInt64}), io.fd, r), r)
end
"`lstat(path)`: like `stat`, but of a link itself."
function lstat(path::AbstractString)
    r = zeros(UInt64, _status_words)
    return _read_status(String(path), ccall(:lstat, Int32, (Cstring, Ptr{UInt64}), String(path), r), r)
end
lstat(parts::AbstractString...) = lstat(joinpath(parts...))

function show(io::IO, s::StatStruct)
    print(io, "StatStruct(mode=0o", string(s.mode, base = 8, pad = 6), ", size=", s.size, ")")
    return nothing
end
==(a::StatStruct, b::StatStruct) =
    a.device == b.device && a.inode == b.inode && a.mode == b.mode && a.size == b.size && a.mtime == b.mtime

const _StatTarget = Union{AbstractString, IOStream}
mtime(s::StatStruct) = s.mtime
ctime(s::StatStruct) = s.ctime
filesize(s::StatStruct) = s.size
filemode(s::StatStruct) = s.mode
"Seconds since 1970 of the last change of a file's contents."
mtime(path::_StatTarget, more::AbstractString...) = mtime(stat(path, more...))
"Seconds since 1970 of the last change of a file's status."
ctime(path::_StatTarget, more::AbstractString...) = ctime(stat(path, more...))
"The kind and the permissions of a file as a number."
filemode(path::_StatTarget, more::AbstractString...) = filemode(stat(path, more...))
filesize(io::IOStream) = (flush(io); stat(io).size)

_mode_kind(s::StatStruct) = s.mode & 0xf000
ispath(s::StatStruct) = _mode_kind(s) != 0
isfile(s::StatStruct) = _mode_kind(s) == 0x8000
isdir(s::StatStruct) = _mode_kind(s) == 0x4000
islink(s::StatStruct) = _mode_kind(s) == 0xa000
isfifo(s::StatStruct) = _mode_kind(s) == 0x1000
ischardev(s::StatStruct) = _mode_kind(s) == 0x2000
isblockdev(s::StatStruct) = _mode_kind(s) == 0x6000
issocket(s::StatStruct) = _mode_kind(s) == 0xc000
issetuid(s::StatStruct) = s.mode & 0o4000 != 0
issetgid(s::StatStruct) = s.mode & 0o2000 != 0
issticky(s::StatStruct) = s.mode & 0o1000 != 0
isfile(path::AbstractString, more::AbstractString...) = isfile(joinpath(path, more...))
isdir(path::AbstractString, more::AbstractString...) = isdir(joinpath(path, more...))
ispath(path::AbstractString, more::AbstractString...) = ispath(joinpath(path, more...))
"Whether a path is a symbolic link."
islink(path::AbstractString, more::AbstractString...) = islink(lstat(path, more...))
isfifo(path::AbstractString) = isfifo(stat(path))
ischardev(path::AbstractString) = ischardev(stat(path))
isblockdev(path::AbstractString) = isblockdev(stat(path))
issocket(path::AbstractString) = issocket(stat(path))
issetuid(path::AbstractString) = issetuid(stat(path))
issetgid(path::AbstractString) = issetgid(stat(path))
issticky(path::AbstractString) = issticky(stat(path))
"The permissions of the owner, of the group, of all others: read 4, write 2, execute 1."
uperm(s::StatStruct) = UInt8((s.mode >> 6) & 0x7)
gperm(s::StatStruct) = UInt8((s.mode >> 3) & 0x7)
operm(s::StatStruct) = UInt8(s.mode & 0x7)
uperm(path::AbstractString) = uperm(stat(path))
gperm(path::AbstractString) = gperm(stat(path))
operm(path::AbstractString) = operm(stat(path))
function ismount(path::AbstractString)
    s = lstat(path)
    isdir(s) || return false
    parent = lstat(joinpath(path, ".."))
    return s.device != parent.device || s.inode == parent.inode
end

# -- links, modes, owners -----------------------------------------------------

"`symlink(target, link)`: make `link` a symbolic link to `target`."
function symlink(target::AbstractString, link::AbstractString; dir_target::Bool = false)
    result = ccall(:symlink, Int32, (Cstring, Cstring), String(target), String(link))
    result == 0 || _throw_io_error("symlink($(repr(target)), $(repr(link)))")
    return nothing
end
"`hardlink(file, link)`: give a file another name."
function hardlink(file::AbstractString, link::AbstractString)
    result = ccall(:link, Int32, (Cstring, Cstring), String(file), String(link))
    result == 0 || _throw_io_error("hardlink($(repr(file)), $(repr(link)))")
    return nothing
end
"Where a symbolic link leads."
function readlink(path::AbstractString)
    buffer = zeros(UInt8, 4096)
    n = ccall(:readlink, Int, (Cstring, Ptr{UInt8}, UInt), String(path), buffer, 4096)
    n < 0 && _throw_io_error("readlink($(repr(path)))")
    return String(buffer[1:n])
end
"The absolute path without links, `.` and `..`; everything in it must exist."
function realpath(path::AbstractString)
    buffer = zeros(UInt8, 4096)
    found = ccall(:realpath, Ptr{UInt8}, (Cstring, Ptr{UInt8}), String(path), buffer)
    found == Ptr{UInt8}(0) && _throw_io_error("realpath($(repr(path)))")
    return String(buffer[1:(findfirst(iszero, buffer) - 1)])
end
"`chmod(path, mode; recursive=false)`: set the permissions."
function chmod(path::AbstractString, mode::Integer; recursive::Bool = false)
    result = ccall(:chmod, Int32, (Cstring, UInt32), String(path), mode)
    result == 0 || _throw_io_error("chmod($(repr(path)), 0o$(string(mode, base = 8)))")
    if recursive && isdir(path)
        foreach(name -> islink(joinpath(path, name)) || chmod(joinpath(path, name), mode; recursive = true), readdir(path))
    end
    return path
end
"`chown(path, owner, group=-1)`: set owner and group by their numbers."
function chown(path::AbstractString, owner::Integer, group::Integer = -1)
    result = ccall(:chown, Int32, (Cstring, UInt32, UInt32), String(path), owner % UInt32, group % UInt32)
    result == 0 || _throw_io_error("chown($(repr(path)), $owner, $group)")
    return path
end

# -- paths --------------------------------------------------------------------

splitdrive(path::AbstractString) = ("", String(path))
"Whether a path names a folder by its form: an empty one, or one that ends in `/`, `.` or `..`."
function isdirpath(path::AbstractString)
    name = splitdir(path)[2]
    return isempty(name) || name == "." || name == ".."
end
"`relpath(path, start=pwd())`: the way from `start` to `path`."
function relpath(path::AbstractString, start::AbstractString = ".")
    isempty(path) && throw(ArgumentError("`path` must be non-empty"))
    isempty(start) && throw(ArgumentError("`start` must be non-empty"))
    target = split(abspath(path), '/'; keepempty = false)
    origin = split(abspath(start), '/'; keepempty = false)
    common = 0
    while common < min(length(target), length(origin)) && target[common + 1] == origin[common + 1]
        common += 1
    end
    parts = vcat(fill("..", length(origin) - common), String.(target[(common + 1):end]))
    return isempty(parts) ? "." : join(parts, "/")
end
"A leading `~` replaced by the home folder."
function expanduser(path::AbstractString)
    startswith(path, "~") || return String(path)
    path == "~" && return homedir()
    startswith(path, "~/") || throw(ArgumentError("~user tilde expansion not yet implemented"))
    return string(homedir(), SubString(path, 2))
end
"A leading home folder replaced by `~`."
function contractuser(path::AbstractString)
    home = homedir()
    path == home && return "~"
    return startswith(path, string(home, "/")) ? string("~", SubString(path, ncodeunits(home) + 1)) : String(path)
end

# -- temporary files ----------------------------------------------------------

"""
    mktemp(parent=tempdir(); cleanup=true) -> (path, io)
    mktemp(f, parent=tempdir())

A new file, open for reading and writing; with a function, removed after `f(path, io)`.
"""
function mktemp(parent::AbstractString = tempdir(); cleanup::Bool = true)
    path = tempname(parent; cleanup = cleanup)
    io = open(path, "w+")
    chmod(path, 0o600)
    return (path, io)
end
function mktemp(f::Function, parent::AbstractString = tempdir())
    path, io = mktemp(parent; cleanup = false)
    try
        return f(path, io)
    finally
        close(io)
        rm(path; force = true)
    end
end

# -- walks --------------------------------------------------------------------

# Folders still to be visited, the next one last; `ready` holds what is found but not yet given out.
struct FolderWalk
    root::String
    topdown::Bool
    follow_symlinks::Bool
    onerror::Any
end

"""
    walkdir(dir; topdown=true, follow_symlinks=false, onerror=throw)

An iterator over `(folder, names of folders in it, names of files in it)` of a folder and all below it.
"""
walkdir(path::AbstractString = pwd(); topdown::Bool = true, follow_symlinks::Bool = false, onerror = throw) =
    FolderWalk(String(path), topdown, follow_symlinks, onerror)

const _WalkStep = Tuple{String, Vector{String}, Vector{String}}
IteratorSize(::Type{FolderWalk}) = SizeUnknown()
eltype(::Type{FolderWalk}) = _WalkStep

function _walk_step(w::FolderWalk, folder::String)
    names = try
        readdir(folder)
    catch e
        e isa IOError || rethrow()
        w.onerror(e)
        return nothing
    end
    folders = String[]
    files = String[]
    for name in names
        push!(isdir(joinpath(folder, name)) ? folders : files, name)
    end
    return (folder, folders, files)
end
_is_entered(w::FolderWalk, path::String) = w.follow_symlinks || !islink(path)

function _walk_bottom_up!(steps::Vector{_WalkStep}, w::FolderWalk, folder::String)
    step = _walk_step(w, folder)
    step === nothing && return steps
    for name in step[2]
        path = joinpath(folder, name)
        _is_entered(w, path) && _walk_bottom_up!(steps, w, path)
    end
    return push!(steps, step)
end

function iterate(w::FolderWalk)
    w.topdown && return _next_folder(w, String[w.root], nothing)
    return iterate(w, _walk_bottom_up!(_WalkStep[], w, w.root))
end
iterate(w::FolderWalk, steps::Vector{_WalkStep}) = isempty(steps) ? nothing : (popfirst!(steps), steps)
# The folders of a step are entered after it was given out, so that the caller may remove some.
iterate(w::FolderWalk, state::Tuple{Vector{String}, _WalkStep}) = _next_folder(w, state[1], state[2])
function _next_folder(w::FolderWalk, pending::Vector{String}, last)
    if last !== nothing
        for name in reverse(last[2])
            path = joinpath(last[1], name)
            _is_entered(w, path) && push!(pending, path)
        end
    end
    while !isempty(pending)
        step = _walk_step(w, pop!(pending))
        step === nothing || return (step, (pending, step))
    end
    return nothing
end
