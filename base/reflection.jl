# Questions about types, functions, modules and the compiler.

export supertype, fieldnames, fieldname, fieldcount, fieldtypes, fieldoffset, isconcretetype, isabstracttype,
    isprimitivetype, isbitstype, isbits, ismutable, ismutabletype, isstructtype, isimmutable, typeintersect, nameof,
    parentmodule, propertynames, hasproperty, hasfield, hasmethod, applicable, methods, which, isdefined, names,
    getfield, setfield!, isdispatchtuple, fullname, instances, isconst, getglobal, setglobal!

"The abstract type right above a type."
supertype(T::DataType) = Core._supertype(T)
supertype(T::UnionAll) = UnionAll(T.var, supertype(T.body))
"The type and all above it."
supertypes(T::Type) = (S = supertype(T); S === T ? (T,) : (T, supertypes(S)...))

fieldcount(@nospecialize(T)) = Core._fieldcount(T)
# Whether a tuple has a value for each field of an object that is to be made of it.
function _check_field_count(::Type{T}, values::Tuple) where {T}
    expected = Core._fieldcount(T)
    n = nfields(values)
    n == expected && return nothing
    throw(ArgumentError(string("new: too ", n < expected ? "few" : "many", " arguments (expected ", expected, ")")))
end
"The name of field `i` of a type."
function fieldname(@nospecialize(T), i::Integer)
    n = Core._fieldcount(T)
    1 <= i <= n || throw(ArgumentError(string("Cannot access field ", i, " since type ", T, " only has ", n, " field", n == 1 ? "" : "s", ".")))
    T <: Tuple && return Int(i)
    return Core._fieldname(T, Int(i))
end
"The names of the fields, in order."
fieldnames(@nospecialize(T)) = ntuple(i -> fieldname(T, i), Core._fieldcount(T))
fieldtypes(@nospecialize(T)) = ntuple(i -> fieldtype(T, i), Core._fieldcount(T))
fieldoffset(T::DataType, i::Integer) = UInt(Core._fieldoffset(T, Int(i)))
function fieldindex(@nospecialize(T), name::Symbol, err::Bool=true)
    i = 1
    while i <= Core._fieldcount(T)
        fieldname(T, i) === name && return i
        i = i + 1
    end
    err && throw(FieldError(T, name))
    return 0
end
hasfield(@nospecialize(T), name::Symbol) = fieldindex(T, name, false) > 0

propertynames(x) = fieldnames(typeof(x))
propertynames(m::Module) = names(m)
propertynames(x, private::Bool) = propertynames(x)
hasproperty(x, s::Symbol) = _symbol_in(s, propertynames(x))

isconcretetype(@nospecialize(T)) = Core._isconcrete(T)
isabstracttype(@nospecialize(T)) = Core._isabstract(T)
isprimitivetype(@nospecialize(T)) = Core._isprimitive(T)
isbitstype(@nospecialize(T)) = Core._isbits(T)
isbits(@nospecialize(x)) = Core._isbits(typeof(x))
ismutabletype(@nospecialize(T)) = Core._ismutable(T)
ismutable(@nospecialize(x)) = Core._ismutable(typeof(x))
isimmutable(@nospecialize(x)) = !ismutable(x)
isstructtype(@nospecialize(T::UnionAll)) = isstructtype(unwrap_unionall(T))
isstructtype(@nospecialize(T)) = T isa DataType && !Core._isabstract(T) && !Core._isprimitive(T)
issingletontype(@nospecialize(T)) = Core._isconcrete(T) && !Core._ismutable(T) && Core._fieldcount(T) == 0 && Core._sizeof(T) == 0
isdispatchtuple(@nospecialize(T)) = T isa DataType && T <: Tuple && Core._isconcrete(T)
sizeof(T::DataType) = Core._sizeof(T)
datatype_alignment(T::DataType) = Core._alignment(T)
typeintersect(@nospecialize(a), @nospecialize(b)) = Core._typeintersect(a, b)
# What Julia's `DataType` has as fields.
getproperty(x::DataType, f::Symbol) =
    f === :parameters ? Core._type_params(x) :
    f === :super ? Core._supertype(x) :
    f === :types ? _field_types(x) :
    f === :name ? _type_name(Core._typename_name(x), Core._type_module(x), Core._type_wrapper(x)) :
    f === :instance ? _the_instance(x) : getfield(x, f)
_type_name(name, mod, wrapper) = Core._new(Core.TypeName, name, mod, wrapper)
function _field_types(@nospecialize(x))
    types = Core.svec()
    i = 1
    while i <= Core._fieldcount(x)
        types = Core.svec(types..., fieldtype(x, i))
        i += 1
    end
    return types
end
function _the_instance(@nospecialize(x))
    (Core._isconcrete(x) && Core._sizeof(x) === 0 && !Core._ismutable(x)) || throw(UndefRefError())
    return Core._new(x)
end
"The name object of a type."
typename(@nospecialize(T)) = Core._unwrap_unionall(T).name
unwrap_unionall(@nospecialize(T)) = Core._unwrap_unionall(T)
uniontypes(@nospecialize(T)) = _svec_vector(Core._union_members(T))
function _svec_vector(sv)
    out = Vector{Any}(undef, Core._svec_len(sv))
    i = 1
    while i <= Core._svec_len(sv)
        out[i] = Core._svec_ref(sv, i)
        i = i + 1
    end
    return out
end
length(sv::SimpleVector) = Core._svec_len(sv)
getindex(sv::SimpleVector, i::Int) = Core._svec_ref(sv, i)
iterate(sv::SimpleVector) = iterate(sv, 1)
iterate(sv::SimpleVector, i::Int) = i > Core._svec_len(sv) ? nothing : (Core._svec_ref(sv, i), i + 1)
eltype(::Type{SimpleVector}) = Any
firstindex(sv::SimpleVector) = 1
lastindex(sv::SimpleVector) = Core._svec_len(sv)
isempty(sv::SimpleVector) = Core._svec_len(sv) == 0

"The name of a function, a type or a module."
nameof(f::Function) = _function_name(typeof(f))
nameof(T::DataType) = Core._typename_name(T)
nameof(T::UnionAll) = Core._typename_name(Core._unwrap_unionall(T))
nameof(m::Module) = Core._module_name(m)
# The type of a function `f` is named `#f`.
function _function_name(T::DataType)
    s = Core._symbol_name(Core._typename_name(T))
    (Core.sizeof(s) > 1 && Core._string_byte(s, 1) === 0x23) || return Core._typename_name(T)
    return Symbol(Core._string_new(Core._string_ptr(s) + 1, Core.sizeof(s) - 1))
end
parentmodule(m::Module) = Core._module_parent(m)
parentmodule(T::DataType) = Core._type_module(T)
parentmodule(T::UnionAll) = Core._type_module(Core._unwrap_unionall(T))
parentmodule(f::Function) = Core._type_module(typeof(f))
function fullname(m::Module)
    p = parentmodule(m)
    (p === m || nameof(m) === :Main || nameof(m) === :Base) && return (nameof(m),)
    return (fullname(p)..., nameof(m))
end
moduleroot(m::Module) = (p = parentmodule(m); p === m ? m : moduleroot(p))
names(m::Module; all::Bool=false, imported::Bool=false) = Symbol[n for n in Core._module_names(m, all, imported)]
isexported(m::Module, s::Symbol) = Core._isexported(m, s)
"Whether a module exports a name or declares it as public."
ispublic(m::Module, s::Symbol) = s in names(m)
isconst(m::Module, s::Symbol) = Core._isconst_global(m, s)
function isconst(T::Type, s::Symbol)
    i = findfirst(==(s), fieldnames(T))
    return i !== nothing && Core._isconst_field(T, i)
end
isconst(T::Type, i::Integer) = Core._isconst_field(T, Int(i))

# ---- methods ---------------------------------------------------------------------------

_signature(T::Type) = T
_signature(t::Tuple) = Tuple{t...}
applicable(@nospecialize(f), @nospecialize(args...)) = Core._applicable(f, args...)
"Whether a function has a method for a tuple of argument types."
hasmethod(@nospecialize(f), @nospecialize(t)) = Core._hasmethod(f, _signature(t))
methods(@nospecialize(f)) = MethodList(_method_objects_of(Core._methods_matching(f, Tuple)), f)
methods(@nospecialize(f), @nospecialize(t)) = MethodList(_method_objects_of(Core._methods_matching(f, _signature(t))), f)
"Whether a method for the types takes all the keywords."
function hasmethod(@nospecialize(f), @nospecialize(t), names::Tuple{Vararg{Symbol}})
    Core._hasmethod(f, _signature(t)) || return false
    taken = which(f, t).keywords
    known = Symbol[]
    for i in 1:Core._svec_len(taken)
        k = Core._svec_ref(taken, i)
        endswith(string(k), "...") && return true
        push!(known, k)
    end
    return all(k -> k in known, names)
end
# The first of the methods, the most specific ones first, that takes all arguments of these types.
function which(@nospecialize(f), @nospecialize(t))
    types = _signature(t)
    ms = Core._methods_matching(f, types)
    called = _called_signature(f, types)
    for i in 1:Core._svec_len(ms)
        m = Core._svec_ref(ms, i)::Method
        called <: m.sig && return _one_object(m)
    end
    error("no unique matching method found for the specified argument types")
end
_called_signature(@nospecialize(f), @nospecialize(types)) = types isa UnionAll ?
    UnionAll(types.var, _called_signature(f, types.body)) : Tuple{Core.Typeof(f), types.parameters...}
"`return_types(f, types = Tuple)`: the inferred return type of each method of `f` that arguments of these types may reach."
return_types(@nospecialize(f), @nospecialize(types = Tuple{Vararg{Any}})) =
    Any[code.rettype for code in _code_of(:typed, f, types)]
promote_op(f, S::Type...) = Core._return_type(f, Tuple{S...})

"The values of an enumeration."
function instances end
