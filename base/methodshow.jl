# Methods and lists of methods as they are shown.

"What `methods` gives: the methods of a function, the most specific first."
struct MethodList <: AbstractVector{Method}
    ms::Vector{Method}
    f::Any
end
size(l::MethodList) = (length(l.ms),)
getindex(l::MethodList, i::Int) = l.ms[i]
IndexStyle(::Type{MethodList}) = IndexLinear()

# The signature with the names of arguments where they are known.
==(a::Method, b::Method) = a === b || (a.name === b.name && a.module === b.module && a.file === b.file && a.line == b.line &&
    a.keywords === b.keywords && a.argnames === b.argnames && a.sig == b.sig)
hash(m::Method, h::UInt) = hash(m.name, hash(m.line, h + 0x6d6574686f64))
# Each inquiry makes an object for a method; the first one made stands for it.
const _method_objects = Dict{UInt, Vector{Method}}()
function _one_object(m::Method)
    known = get!(() -> Method[], _method_objects, hash(m))
    for other in known
        other == m && return other
    end
    push!(known, m)
    return m
end
function _method_objects_of(found)
    list = Method[]
    for i in 1:Core._svec_len(found)
        push!(list, _one_object(Core._svec_ref(found, i)::Method))
    end
    return list
end

function _print_signature(io::IO, m::Method)
    params = Core._type_params(Core._unwrap_unionall(m.sig))
    n = Core._svec_len(params)
    names = m.argnames
    callee = Core._svec_ref(params, 1)
    plain = callee isa DataType && Core._isconcrete(callee) && startswith(string(Core._typename_name(callee)), "#")
    if plain
        print(io, m.name)
    elseif callee isa DataType && callee <: Type && callee !== Type
        print(io, Core._svec_ref(Core._type_params(callee), 1))
    else
        print(io, "(::", callee, ")")
    end
    print(io, "(")
    for i in 2:n
        i > 2 && print(io, ", ")
        p = Core._svec_ref(params, i)
        i <= Core._svec_len(names) && !startswith(string(Core._svec_ref(names, i)), "#") && print(io, Core._svec_ref(names, i))
        T = _vararg_type(p)
        T === Any && i <= Core._svec_len(names) || print(io, "::", _parameter_text(T, m.sig))
        _is_vararg(p) && print(io, "...")
    end
    keywords = m.keywords
    for i in 1:Core._svec_len(keywords)
        print(io, i == 1 ? "; " : ", ", Core._svec_ref(keywords, i))
    end
    print(io, ")")
    _print_where(io, m.sig)
    return nothing
end
function show(io::IO, m::Method)
    _print_signature(io, m)
    print(io, "\n     @ ", m.module, " ", m.file, ":", m.line)
    return nothing
end
show(io::IO, ::MIME"text/plain", m::Method) = show(io, m)

function show(io::IO, l::MethodList)
    n = length(l.ms)
    print(io, "# ", n, n == 1 ? " method" : " methods")
    T = typeof(l.f)
    mod = Core._type_module(T)
    name = string(_short_function_name(T))
    if l.f isa Type
        print(io, " for type constructor")
    elseif startswith(name, "#")
        print(io, " for anonymous function \"", name, "\"")
    elseif l.f isa Function
        print(io, " for ", startswith(name, "@") ? "macro" : "generic function", " \"", name, "\" from ", mod)
    else
        print(io, " for callable object")
    end
    n > 0 && print(io, ":")
    width = ndigits(n) + 3
    for i in 1:n
        m = l.ms[i]
        print(io, "\n", lpad(string("[", i, "]"), width), " ")
        _print_signature(io, m)
        print(io, "\n", " "^(width + 1), "@ ")
        m.module === mod && l.f isa Function || print(io, m.module, " ")
        print(io, m.file, ":", m.line)
    end
    return nothing
end
show(io::IO, ::MIME"text/plain", l::MethodList) = show(io, l)
show(io::IO, name::Core.TypeName) = print(io, "typename(", name.wrapper, ")")
