# Documentation strings: kept where a program gives them, looked up by `@doc`.

export Docs, @doc

"Documentation strings of a program's definitions."
baremodule Docs
using Core
using ..Base

# A list of what was documented, the newest first: module, name, text, and the rest of the list.
mutable struct Notes
    list::Any
    renderer::Any
end
const notes = Notes(nothing, nothing)

"A documentation text, where nothing renders it."
struct DocText
    text::String
end
Base.show(io::IO, d::DocText) = print(io, d.text)
Base.print(io::IO, d::DocText) = print(io, d.text)
Base.:(==)(a::DocText, b::DocText) = a.text == b.text

# The name that a definition gives a meaning to, or nothing.
function defined_name(@nospecialize(ex))
    ex isa Symbol && return ex
    ex isa QuoteNode && return ex.value
    ex isa Expr || return nothing
    head = ex.head
    if head === :struct
        return defined_name(ex.args[2])
    elseif head === :module
        return ex.args[2]
    elseif head === :macro
        name = defined_name(ex.args[1])
        return name isa Symbol ? Symbol("@", name) : nothing
    elseif head === :macrocall
        length(ex.args) < 3 && return ex.args[1]
        return defined_name(ex.args[end])
    elseif head === :. && length(ex.args) == 2
        return defined_name(ex.args[2])
    elseif head in (:function, :(=), :call, :where, :curly, :(::), :(<:), :abstract, :primitive, :const, :global, :local)
        return isempty(ex.args) ? nothing : defined_name(ex.args[1])
    end
    return nothing
end

# Texts of a name in a module, the oldest first.
function texts(mod::Module, name::Symbol)
    found = String[]
    entry = notes.list
    while entry !== nothing
        m, n, text, rest = entry
        m === mod && n === name && pushfirst!(found, text isa String ? text : string(text))
        entry = rest
    end
    return found
end

# What `@doc` gives for an expression, seen from a module.
function lookup(mod::Module, @nospecialize(ex))
    ex isa Expr && ex.head === :macrocall && (ex = ex.args[1])
    name = defined_name(ex)
    place = mod
    if ex isa Expr && ex.head === :. && length(ex.args) == 2
        owner = Core._eval(mod, ex.args[1])
        owner isa Module && (place = owner)
    end
    name isa Symbol || (name = Symbol(string(ex)))
    found = texts(place, name)
    if isempty(found) && isdefined(place, name)
        value = getglobal(place, name)
        if value isa Module
            found = texts(parentmodule(value), nameof(value))
            isempty(found) && (found = texts(value, nameof(value)))
        elseif value isa Function || value isa DataType || value isa UnionAll
            found = texts(parentmodule(value), nameof(value))
        end
    end
    text = isempty(found) ? string("No documentation found for `", place, ".", name, "`.\n") :
        join((endswith(t, "\n") ? t : string(t, "\n") for t in found), "\n")
    renderer = notes.renderer
    return renderer === nothing ? DocText(text) : Base.invokelatest(renderer, text)
end
hasdoc(mod::Module, name::Symbol) = !isempty(texts(mod, name))

"A name in a module."
struct Binding
    mod::Module
    var::Symbol
end
Base.:(==)(a::Binding, b::Binding) = a.mod === b.mod && a.var === b.var
Base.hash(b::Binding, h::UInt) = Base.hash(b.var, Base.hash(b.mod, h))
Base.show(io::IO, b::Binding) = print(io, b.mod === Base.Main || b.mod === Base ? "" : Base.string(b.mod, '.'), b.var)
"`Docs.meta(m)`: the documented names of a module, with their texts."
function meta(m::Module)
    found = Base.Dict{Any, Any}()
    entry = notes.list
    while entry !== nothing
        mod, name, text, rest = entry
        key = Binding(mod, name)
        mod === m && !Base.haskey(found, key) && (found[key] = texts(mod, name))
        entry = rest
    end
    return found
end

"`Docs.getdoc(object, signature)`: a package's own documentation of an object; by default none."
getdoc(@nospecialize(x), @nospecialize(sig)) = getdoc(x)
getdoc(@nospecialize(x)) = nothing

# The definition, and a note of its text made by builtins alone, so that nothing is compiled for it.
function documented(mod::Module, @nospecialize(text), @nospecialize(definition))
    name = defined_name(definition)
    (name isa Symbol && Base.moduleroot(mod) !== Base) || return Base.esc(definition)
    state = GlobalRef(Docs, :notes)
    entry = Expr(:call, GlobalRef(Core, :tuple), mod, QuoteNode(name), Base.esc(text),
                 Expr(:call, GlobalRef(Core, :getfield), state, QuoteNode(:list)))
    note = Expr(:call, GlobalRef(Core, :setfield!), state, QuoteNode(:list), entry)
    # A name alone documents what exists already, or will.
    # So does a signature alone.
    definition isa Symbol && return Expr(:block, note, nothing)
    definition isa Expr && definition.head in (:call, :where, :(::), :.) && return Expr(:block, note, nothing)
    return Expr(:toplevel, Base.esc(definition), note, nothing)
end
end
