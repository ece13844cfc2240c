# Methods that no call can tell apart.

"""
    detect_ambiguities(modules...; recursive=false, ambiguous_bottom=false)

The pairs of methods of the modules (and with `recursive` of their submodules) that some arguments fit,
where neither is more specific and no third one settles it. Pairs that meet only where a type parameter
is `Union{}` count with `ambiguous_bottom`.
"""
function detect_ambiguities(modules::Module...; recursive::Bool=false, ambiguous_bottom::Bool=false, allowed_undefineds=nothing)
    pairs = Set{Tuple{Method,Method}}()
    for f in _callables(modules, recursive)
        candidates = Method[m for m in methods(f) if _lies_in(m.module, modules, recursive)]
        for i in 1:length(candidates), j in i+1:length(candidates)
            a, b = candidates[i], candidates[j]
            _is_ambiguous(a, b, candidates, ambiguous_bottom) || continue
            ((b, a) in pairs) || push!(pairs, (a, b))
        end
    end
    return collect(pairs)
end

"""
    detect_unbound_args(modules...; recursive=false)

The methods of the modules with a type parameter that some call they take leaves without a value.
"""
function detect_unbound_args(modules::Module...; recursive::Bool=false, allowed_undefineds=nothing)
    found = Set{Method}()
    for f in _callables(modules, recursive)
        candidates = collect(Method, methods(f))
        for m in candidates
            _lies_in(m.module, modules, recursive) && _leaves_unbound(m, candidates) && push!(found, m)
        end
    end
    return collect(found)
end
function _leaves_unbound(m::Method, candidates)
    variables, body = TypeVar[], m.sig
    while body isa UnionAll
        push!(variables, body.var)
        body = body.body
    end
    all(v -> _determines(body, v), variables) && return false
    # The shortest call may have a method of its own.
    shortest = [p for p in body.parameters if !(p isa Core.TypeofVararg)]
    length(shortest) == length(body.parameters) && return true
    longer = Any[shortest..., body.parameters[end].T]
    all(v -> any(p -> _determines(p, v), longer) || _determines(body, v), variables) || return true
    taken = foldr(UnionAll, variables; init=Tuple{shortest...})
    return !any(c -> c !== m && taken <: c.sig && Core._morespecific(c.sig, m.sig), candidates)
end
# Whether each type that `T` contains fixes the variable.
function _determines(@nospecialize(T), v::TypeVar)
    T === v && return true
    T isa Union && return _determines(T.a, v) && _determines(T.b, v)
    T isa UnionAll && return T.var !== v && _determines(T.body, v)
    if T isa Core.TypeofVararg
        isdefined(T, :N) || return false
        return T.N === v || (T.N isa Int && T.N > 0 && _determines(T.T, v))
    end
    return T isa DataType && any(p -> _determines(p, v), T.parameters)
end

_lies_in(m::Module, modules, recursive::Bool) =
    m in modules || recursive && parentmodule(m) !== m && _lies_in(parentmodule(m), modules, recursive)

# The functions and types that the modules name.
function _callables(modules, recursive::Bool)
    found = Base.IdSet{Any}()
    seen = Base.IdSet{Module}()
    waiting = collect(Module, modules)
    while !isempty(waiting)
        mod = pop!(waiting)
        mod in seen && continue
        push!(seen, mod)
        for name in names(mod; all=true, imported=true)
            isdefined(mod, name) || continue
            x = getglobal(mod, name)
            if x isa Module
                recursive && x !== mod && parentmodule(x) === mod && push!(waiting, x)
            elseif x isa Function || x isa Type
                push!(found, x)
            end
        end
    end
    return found
end

# Whether some arguments fit both methods, where neither is more specific and no third one settles it.
function _is_ambiguous(a::Method, b::Method, candidates, ambiguous_bottom::Bool)
    a.sig == b.sig && return false
    (Core._morespecific(a.sig, b.sig) || Core._morespecific(b.sig, a.sig)) && return false
    both = typeintersect(a.sig, b.sig)
    both === Union{} && return false
    ambiguous_bottom || !_has_bottom(both) && _meet_above_bottom(a.sig, b.sig) || return false
    return !any(candidates) do c
        both <: c.sig && Core._morespecific(c.sig, a.sig) && Core._morespecific(c.sig, b.sig)
    end
end
# Whether a type has a part that no value is of, as `Vector{Union{}}` has.
function _has_bottom(@nospecialize(T))
    T === Union{} && return true
    T isa UnionAll && return _has_bottom(Base.unwrap_unionall(T))
    T isa Union && return _has_bottom(T.a) && _has_bottom(T.b)
    T isa TypeVar && return _has_bottom(T.ub)
    return T isa DataType && any(_has_bottom, T.parameters)
end
# Whether the types that two signatures take as arguments `Type{...}` have more in common than `Union{}`.
function _meet_above_bottom(@nospecialize(a), @nospecialize(b))
    p, q = Base.unwrap_unionall(a).parameters, Base.unwrap_unionall(b).parameters
    for i in 1:min(length(p), length(q))
        x, y = _taken_type(p[i]), _taken_type(q[i])
        (x === nothing || y === nothing) && continue
        typeintersect(_closed(x, a), _closed(y, b)) === Union{} && return false
    end
    return true
end
# The bound of what `Type{...}` holds; `nothing` for other types.
function _taken_type(@nospecialize(T))
    T = Base.unwrap_unionall(T)
    T isa DataType && T <: Type && length(T.parameters) == 1 || return nothing
    held = T.parameters[1]
    return held isa TypeVar ? held.ub : held
end
_closed(@nospecialize(T), @nospecialize(signature)) = signature isa UnionAll ? UnionAll(signature.var, _closed(T, signature.body)) : T
