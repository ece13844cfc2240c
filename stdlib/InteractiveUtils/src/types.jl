# What there is in the modules that are loaded.

# The modules that can be reached from `Main`, Base and Core, each once.
function _reachable_modules()
    found = Module[]
    for root in (Core, Base, Main)
        _reach!(found, root)
    end
    return found
end
function _reach!(found::Vector{Module}, m::Module)
    m in found && return found
    push!(found, m)
    for name in names(m; all=true, imported=true)
        isdefined(m, name) || continue
        x = getglobal(m, name)
        x isa Module && _reach!(found, x)
    end
    return found
end
# Every global of every module, as the module, the name and the value.
function _each_global(f)
    for m in _reachable_modules(), name in names(m; all=true, imported=true)
        isdefined(m, name) && f(m, name, getglobal(m, name))
    end
end

"`subtypes(T)`: the types declared directly below the abstract type `T`, by name."
function subtypes(T::Type)
    isabstracttype(T) || return Type[]
    found = Any[]
    _each_global() do m, name, x
        x isa Type && x !== T && !(x isa Union) || return
        U = Base.unwrap_unionall(x)
        U isa DataType && nameof(U) === name && parentmodule(U) === m && _is_directly_below(x, T) && !(x in found) && push!(found, x)
    end
    return sort!(found; by=string)
end
function _is_directly_below(@nospecialize(x), @nospecialize(T))
    x <: T || return false
    above = supertype(Base.unwrap_unionall(x))
    return nameof(above) === nameof(Base.unwrap_unionall(T)) && parentmodule(above) === parentmodule(Base.unwrap_unionall(T))
end

"""
    methodswith(T[, f or module]; supertypes=false)

The methods with an argument of type `T`, or of a type above it other than `Any`.
"""
function methodswith(T::Type; supertypes::Bool=false)
    found = Method[]
    seen = Base.IdSet{Any}()
    _each_global() do m, name, x
        x isa Function && !(x in seen) || return
        push!(seen, x)
        _methods_with!(found, T, x, supertypes)
    end
    return found
end
methodswith(T::Type, f::Union{Function,Type}; supertypes::Bool=false) = _methods_with!(Method[], T, f, supertypes)
function methodswith(T::Type, m::Module; supertypes::Bool=false)
    found = Method[]
    for name in names(m)
        isdefined(m, name) && getglobal(m, name) isa Function && _methods_with!(found, T, getglobal(m, name), supertypes)
    end
    return found
end
function _methods_with!(found, T::Type, @nospecialize(f), supertypes::Bool)
    for m in methods(f)
        parameters = Base.unwrap_unionall(m.sig).parameters
        any(i -> _mentions(parameters[i], T, supertypes), 2:length(parameters)) && push!(found, m)
    end
    return found
end
function _mentions(@nospecialize(P), T::Type, supertypes::Bool)
    P isa TypeVar && (P = P.ub)
    P isa Type || return false
    P === T && return true
    return supertypes && P !== Any && !(P isa Union) && T <: P
end
