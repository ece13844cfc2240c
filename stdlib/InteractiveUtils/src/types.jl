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
# Every global of every module, as the module and the name. Values are looked at one by one, by code that is not
# compiled for their types.
function _globals()
    found = Tuple{Module,Symbol}[]
    for m in _reachable_modules(), name in names(m; all=true, imported=true)
        isdefined(m, name) && push!(found, (m, name))
    end
    return found
end

"`subtypes(T)`: the types declared directly below the abstract type `T`, by name."
function subtypes(T::Type)
    isabstracttype(T) || return Type[]
    found = Any[]
    for (m, name) in _globals()
        _add_below!(found, T, m, name, getglobal(m, name))
    end
    return sort!(found; by=string)
end
function _add_below!(found::Vector{Any}, @nospecialize(T), m::Module, name::Symbol, @nospecialize(x))
    x isa Type && x !== T && !(x isa Union) || return
    U = Core._unwrap_unionall(x)
    U isa DataType && nameof(U) === name && parentmodule(U) === m && _is_directly_below(x, T) || return
    any(y -> y === x, found) || push!(found, x)
    return
end
function _is_directly_below(@nospecialize(x), @nospecialize(T))
    x <: T || return false
    above = supertype(Core._unwrap_unionall(x))
    return nameof(above) === nameof(Core._unwrap_unionall(T)) && parentmodule(above) === parentmodule(Core._unwrap_unionall(T))
end

"""
    methodswith(T[, f or module]; supertypes=false)

The methods with an argument of type `T`, or of a type above it other than `Any`.
"""
function methodswith(T::Type; supertypes::Bool=false)
    found = Method[]
    seen = Set{UInt}()
    for (m, name) in _globals()
        _add_methods!(found, seen, T, getglobal(m, name), supertypes)
    end
    return found
end
function _add_methods!(found::Vector{Method}, seen::Set{UInt}, @nospecialize(T), @nospecialize(x), supertypes::Bool)
    x isa Function || return
    id = Core._objectid(x)
    id in seen && return
    push!(seen, id)
    _methods_with!(found, T, x, supertypes)
    return
end
methodswith(T::Type, f::Union{Function,Type}; supertypes::Bool=false) = _methods_with!(Method[], T, f, supertypes)
function methodswith(T::Type, m::Module; supertypes::Bool=false)
    found = Method[]
    for name in names(m)
        isdefined(m, name) && getglobal(m, name) isa Function && _methods_with!(found, T, getglobal(m, name), supertypes)
    end
    return found
end
function _methods_with!(found, @nospecialize(T), @nospecialize(f), supertypes::Bool)
    for m in Core._methods_matching(f, Tuple)
        parameters = Core._type_params(Core._unwrap_unionall(m.sig))
        any(i -> _mentions(Core._svec_ref(parameters, i), T, supertypes), 2:Core._svec_len(parameters)) && push!(found, m)
    end
    return found
end
function _mentions(@nospecialize(P), @nospecialize(T), supertypes::Bool)
    P isa TypeVar && (P = P.ub)
    P isa Type || return false
    P === T && return true
    return supertypes && P !== Any && !(P isa Union) && T <: P
end
