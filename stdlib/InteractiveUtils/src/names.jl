# What a session holds, and on what it runs.

"`versioninfo([io])`: the version of the language and the machine."
function versioninfo(io::IO=stdout; verbose::Bool=false)
    println(io, "Julia Version ", VERSION)
    println(io, "Platform Info:")
    println(io, "  OS: ", Sys.iswindows() ? "Windows" : Sys.isapple() ? "macOS" : "Linux", " (", Sys.MACHINE, ")")
    println(io, "  WORD_SIZE: ", Sys.WORD_SIZE)
    println(io, "  Threads: ", Threads.nthreads())
    return nothing
end

"""
    varinfo(m=Main, pattern=r""; all=false, imported=false, sortby=:name)

A table of the globals of a module: name, size, summary. Sizes are those of the values themselves.
"""
struct VariableTable
    rows::Vector{Tuple{String,String,String}}
end
function varinfo(m::Module=Main, pattern::Regex=r""; all::Bool=false, imported::Bool=false, sortby::Symbol=:name, options...)
    sortby in (:name, :size, :summary) || throw(ArgumentError("Unrecognized `sortby` value `:$sortby`. Possible options are `:name`, `:size`, and `:summary`"))
    rows = Tuple{String,Int,String}[]
    for name in names(m; all=all, imported=imported)
        isdefined(m, name) && occursin(pattern, String(name)) || continue
        x = getglobal(m, name)
        push!(rows, (String(name), x isa Module ? 0 : Base.summarysize(x), summary(x)))
    end
    sortby === :size && sort!(rows; by=r -> r[2], rev=true)
    sortby === :summary && sort!(rows; by=r -> r[3])
    return VariableTable([(n, s == 0 ? "" : Base.format_bytes(s), t) for (n, s, t) in rows])
end
function Base.show(io::IO, ::MIME"text/plain", t::VariableTable)
    rows = vcat([("name", "size", "summary")], t.rows)
    widths = [maximum(r -> textwidth(r[k]), rows) for k in 1:3]
    for (i, r) in enumerate(rows)
        println(io, "  ", rpad(r[1], widths[1]), "  ", lpad(r[2], widths[2]), "  ", r[3])
        i == 1 && println(io, "  ", "–"^widths[1], "  ", "–"^widths[2], "  ", "–"^widths[3])
    end
end

"`apropos([io,] text)`: the names whose documentation contains a text."
apropos(text) = apropos(stdout, text)
function apropos(io::IO, text)
    found = String[]
    for (m, name) in _globals()
        startswith(String(name), "#") && continue
        occursin(text, String(name)) && push!(found, string(m, ".", name))
    end
    foreach(line -> println(io, line), sort!(unique(found)))
end

for (f, what) in ((:edit, "an editor"), (:less, "a pager"), (:clipboard, "the clipboard"), (:code_llvm, "LLVM code"))
    @eval $f(args...; options...) = error($(string(f, " is not supported: there is no access to ", what)))
end
