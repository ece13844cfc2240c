# Values for the time of a call: of the task that makes it and of the tasks that start inside.

"Values for the time of a call."
baremodule ScopedValues
using Core
using ..Base
import ..Base: getindex, get, show, Some, Pair, Base
export ScopedValue, with, @with

"""
    ScopedValue(default)
    ScopedValue{T}()

A value that `with` sets for the time of a call; `x[]` reads it.
"""
mutable struct ScopedValue{T}
    const has_default::Bool
    const default::T
    ScopedValue{T}() where {T} = new{T}(false)
    ScopedValue{T}(default) where {T} = new{T}(true, convert(T, default))
    ScopedValue(default::T) where {T} = new{T}(true, default)
end

_scope() = getfield(Base.current_task(), :scope)
"`get(x)`: the value of a scoped value as a `Some`, `nothing` where it has none."
function get(x::ScopedValue{T}) where {T}
    scope = _scope()
    if scope !== nothing && Base.haskey(scope, x)
        return Some{T}(scope[x])
    end
    return x.has_default ? Some{T}(x.default) : nothing
end
function getindex(x::ScopedValue{T}) where {T}
    found = get(x)
    found === nothing && throw(Base.KeyError(x))
    return Base.something(found)::T
end
show(io::Base.IO, x::ScopedValue) =
    (Base.print(io, ScopedValue, "{", Base.eltype(x), "}("); found = get(x); Base.show(io, found === nothing ? Base.undef : Base.something(found)); Base.print(io, ")"))
Base.eltype(::ScopedValue{T}) where {T} = T

"`with(f, x => value...)`: `f()`, while the scoped values have these values."
function with(f, pairs::Pair{<:ScopedValue}...)
    task = Base.current_task()
    before = _scope()
    scope = before === nothing ? Base.IdDict{Any, Any}() : Base.copy(before)
    for (x, value) in pairs
        scope[x] = Base.convert(Base.eltype(x), value)
    end
    setfield!(task, :scope, scope)
    try
        return f()
    finally
        setfield!(task, :scope, before)
    end
end
"`@with x => value... ex`: evaluate `ex`, while the scoped values have these values."
macro with(args...)
    n = nfields(args)
    pairs = Base.map(esc, args[1:n - 1])
    return Expr(:call, with, Expr(:->, Expr(:tuple), esc(args[n])), pairs...)
end
end
