# Where packages are: in folders of `LOAD_PATH`, and in projects with what their manifests place in folders.

export DEPOT_PATH, LOAD_PATH, include_dependency, pathof, pkgdir

"Where installed packages would be; none are installed."
const DEPOT_PATH = String[]
"""
    LOAD_PATH

Where `using` and `import` look for packages: folders, project files, `"@"` for the active project. The
variable `JULIA_LOAD_PATH` of the environment adds to it.
"""
const LOAD_PATH = String["@", "@v#.#", "@stdlib"]
const _project = Ref{Union{String, Nothing}}(nothing)

include_dependency(path::AbstractString) = nothing
pathof(m::Module) = nothing
pkgdir(m::Module) = nothing

# The project file of a folder; "@." is the nearest one above the working folder.
function _project_file(path::String)
    if path == "@."
        folder = pwd()
        while !isfile(joinpath(folder, "Project.toml"))
            above = dirname(folder)
            above == folder && return nothing
            folder = above
        end
        return joinpath(folder, "Project.toml")
    end
    return abspath(isdir(path) ? joinpath(path, "Project.toml") : path)
end

"`Base.set_active_project(path)`: makes a project file the one that `\"@\"` in `LOAD_PATH` stands for."
function set_active_project(path::Union{AbstractString, Nothing})
    _project[] = path === nothing ? nothing : _project_file(String(path))
    return nothing
end

"`Base.active_project()`: the path of the active project's file, or `nothing`."
function active_project()
    _project[] === nothing || return _project[]
    path = get(ENV, "JULIA_PROJECT", "")
    return isempty(path) ? nothing : _project_file(path)
end

"`Base.load_path()`: what `LOAD_PATH` stands for: folders and project files."
function load_path()
    entries = String[]
    for entry in split(get(ENV, "JULIA_LOAD_PATH", ""), ':')
        isempty(entry) || push!(entries, entry)
    end
    paths = String[]
    for entry in append!(entries, LOAD_PATH)
        startswith(entry, "@") && entry != "@" && entry != "@." && continue
        path = entry == "@" ? active_project() : entry == "@." ? _project_file("@.") : abspath(entry)
        path === nothing && continue
        project = joinpath(path, "Project.toml")
        path = isfile(project) ? project : path
        path in paths || push!(paths, path)
    end
    return paths
end

# The text that a line `key = "text"` gives; `nothing` for other lines.
function _toml_text(line::AbstractString, key::String)
    startswith(line, key) || return nothing
    found = match(r"^\s*=\s*\"([^\"]*)\"", SubString(line, ncodeunits(key) + 1))
    return found === nothing ? nothing : String(found.captures[1])
end

# The main file of a package that a project is, or that its manifest places in a folder.
function _find_in_project(file::String, name::String)
    folder = dirname(file)
    main(root) = joinpath(root, "src", name * ".jl")
    for line in eachline(file)
        startswith(line, "[") && break
        _toml_text(line, "name") == name && isfile(main(folder)) && return main(folder)
    end
    manifest = joinpath(folder, "Manifest.toml")
    isfile(manifest) || return nothing
    is_ours = false
    for line in eachline(manifest)
        if startswith(line, "[")
            is_ours = line in ("[[deps.$name]]", "[[$name]]")
        elseif is_ours
            path = _toml_text(line, "path")
            path === nothing || return main(normpath(joinpath(folder, path)))
        end
    end
    return nothing
end

"`Base.find_package(name)`: the path of a package's main file, or `nothing`."
function find_package(name::String)
    for path in load_path()
        if isfile(path)
            found = _find_in_project(path, name)
            found === nothing || return found
            continue
        end
        for place in (name * ".jl", joinpath(name, "src", name * ".jl"), joinpath(name * ".jl", "src", name * ".jl"))
            isfile(joinpath(path, place)) && return joinpath(path, place)
        end
    end
    return nothing
end
