"""
Shared libraries: opened by name, their symbols looked up by `ccall` or by hand.
"""
module Libdl

export DL_LOAD_PATH, RTLD_DEEPBIND, RTLD_FIRST, RTLD_GLOBAL, RTLD_LAZY, RTLD_LOCAL, RTLD_NODELETE, RTLD_NOLOAD, RTLD_NOW,
    dlclose, dlopen, dlopen_e, dlsym, dlsym_e, dlpath, dlext, find_library

const RTLD_LAZY = 0x00000001
const RTLD_NOW = 0x00000002
const RTLD_NOLOAD = 0x00000004
const RTLD_DEEPBIND = 0x00000008
const RTLD_GLOBAL = 0x00000100
const RTLD_LOCAL = 0x00000000
const RTLD_NODELETE = 0x00001000
const RTLD_FIRST = 0x00000000
const _default_flags = RTLD_LAZY | RTLD_DEEPBIND

"Folders that `dlopen` looks into first."
const DL_LOAD_PATH = String[]
"How the names of shared libraries end here."
const dlext = "so"

_open(name::AbstractString, flags::Integer) = ccall(:dlopen, Ptr{Cvoid}, (Cstring, Cint), name, flags)
function _last_error()
    text = ccall(:dlerror, Cstring, ())
    return text == C_NULL ? "unknown error" : unsafe_string(text)
end
_spellings(name::String) = occursin(".so", basename(name)) ? [name] : [string(name, ".", dlext), name]

"""
    dlopen(name, [flags]; throw_error=true)
    dlopen(f, name, [flags])

Open a shared library. Gives a handle, or `nothing` where it fails and `throw_error` is false. With a function, calls it
with the handle and closes the library after it.
"""
function dlopen(name::AbstractString, flags::Integer=_default_flags; throw_error::Bool=true)
    for spelling in _spellings(String(name))
        for folder in (isabspath(spelling) ? String[] : DL_LOAD_PATH)
            handle = _open(joinpath(folder, spelling), flags)
            handle == C_NULL || return handle
        end
        handle = _open(spelling, flags)
        handle == C_NULL || return handle
    end
    throw_error || return nothing
    _open(name, flags)
    error("could not load library \"", name, "\"\n", _last_error())
end
dlopen(name::Symbol, flags::Integer=_default_flags; throw_error::Bool=true) = dlopen(string(name), flags; throw_error)
function dlopen(f::Function, name, args...)
    handle = dlopen(name, args...)
    try
        return f(handle)
    finally
        dlclose(handle)
    end
end
"`dlopen_e(name)`: as `dlopen`, with `C_NULL` for what cannot be opened."
function dlopen_e(args...)
    handle = dlopen(args...; throw_error=false)
    return handle === nothing ? C_NULL : handle
end

"`dlclose(handle)`: close a library; whether it was open."
dlclose(handle::Ptr) = ccall(:dlclose, Cint, (Ptr{Cvoid},), handle) == 0
dlclose(::Nothing) = false

"`dlsym(handle, name; throw_error=true)`: the address of a symbol; `nothing` where it is absent and nothing is to be thrown."
function dlsym(handle::Ptr, name::Union{Symbol, AbstractString}; throw_error::Bool=true)
    handle == C_NULL && throw(ArgumentError("NULL library handle"))
    address = ccall(:dlsym, Ptr{Cvoid}, (Ptr{Cvoid}, Cstring), handle, string(name))
    address == C_NULL || return address
    throw_error || return nothing
    error("could not load symbol \"", name, "\":\n", _last_error())
end
"`dlsym_e(handle, name)`: as `dlsym`, with `C_NULL` for what is absent."
function dlsym_e(args...)
    address = dlsym(args...; throw_error=false)
    return address === nothing ? C_NULL : address
end

"`find_library(names, [folders])`: the first of the names of a library that can be opened, or an empty string."
function find_library(names, folders=String[])
    for name in names
        for folder in folders
            path = joinpath(folder, string(name))
            dlopen_e(path) == C_NULL || return path
        end
        dlopen_e(string(name)) == C_NULL || return string(name)
    end
    return ""
end
find_library(name::Union{Symbol, AbstractString}, folders=String[]) = find_library([string(name)], folders)

"`dlpath(library)`: the path of a library's file."
function dlpath(handle::Ptr{Cvoid})
    map = Ref{Ptr{Ptr{UInt8}}}(C_NULL)
    ccall(:dlinfo, Cint, (Ptr{Cvoid}, Cint, Ptr{Cvoid}), handle, 2, map) == 0 || error("no such library")
    return unsafe_string(unsafe_load(map[], 2))
end
dlpath(name::Union{Symbol, AbstractString}) = dlopen(dlpath, string(name))

end
