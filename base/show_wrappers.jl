# Showing what wraps other values: views, adjoints, reshaped arrays, lazy iterators,
# Cartesian indices, pairs of collections, composed functions, named constants.

# -- arrays that wrap arrays --------------------------------------------------

function _summarize_wrapper(io::IO, a::AbstractArray)
    print(io, dims2string(size(a)), " ")
    showarg(io, a)
    print(io, " with eltype ", eltype(a))
    return nothing
end

"""
    showarg(io, x)

How `x` is named inside a summary: `::T`, or as the call that makes it.
"""
showarg(io::IO, @nospecialize(x)) = print(io, "::", typeof(x))
function showarg(io::IO, v::SubArray)
    print(io, "view(")
    showarg(io, v.parent)
    for i in v.indices
        print(io, ", ")
        i isa Slice ? print(io, ":") : show(io, i)
    end
    print(io, ")")
    return nothing
end
showarg(io::IO, a::Adjoint) = (print(io, "adjoint("); showarg(io, a.parent); print(io, ")"))
showarg(io::IO, a::Transpose) = (print(io, "transpose("); showarg(io, a.parent); print(io, ")"))
function showarg(io::IO, a::ReshapedArray)
    print(io, "reshape(")
    showarg(io, a.parent)
    print(io, ", ", join(a.dims, ", "), ")")
    return nothing
end
summary(io::IO, a::SubArray) = _summarize_wrapper(io, a)
summary(io::IO, a::Adjoint) = _summarize_wrapper(io, a)
summary(io::IO, a::Transpose) = _summarize_wrapper(io, a)
function showarg(io::IO, a::PermutedDimsArray{T,N,P}) where {T,N,P}
    print(io, "PermutedDimsArray(")
    showarg(io, parent(a))
    print(io, ", ", P, ")")
    return nothing
end
summary(io::IO, a::ReshapedArray) = _summarize_wrapper(io, a)
summary(io::IO, a::PermutedDimsArray) = _summarize_wrapper(io, a)

show(io::IO, v::Adjoint{<:Real,<:AbstractVector}) = (print(io, "adjoint("); show(io, v.parent); print(io, ")"))
show(io::IO, v::Transpose{<:Number,<:AbstractVector}) = (print(io, "transpose("); show(io, v.parent); print(io, ")"))

# -- Cartesian indices --------------------------------------------------------

function show(io::IO, i::CartesianIndex)
    print(io, "CartesianIndex(", join(i.I, ", "), ")")
    return nothing
end
function show(io::IO, c::CartesianIndices)
    print(io, "CartesianIndices((")
    n = length(c.indices)
    for k in 1:n
        k > 1 && print(io, ", ")
        r = c.indices[k]
        r isa OneTo ? print(io, r.stop) : show(io, r)
    end
    print(io, n == 1 ? ",))" : "))")
    return nothing
end
show(io::IO, ::MIME"text/plain", c::CartesianIndices) = show(io, c)

# -- iterators ----------------------------------------------------------------

function _show_call_form(io::IO, name::String, args)
    print(io, name, "(")
    for i in 1:length(args)
        i > 1 && print(io, ", ")
        show(io, args[i])
    end
    print(io, ")")
    return nothing
end
show(io::IO, e::Iterators.Enumerate) = _show_call_form(io, "enumerate", (e.itr,))
show(io::IO, z::Iterators.Zip) = _show_call_form(io, "zip", z.is)
show(io::IO, s::SkipMissing) = _show_call_form(io, "skipmissing", (s.x,))

function show(io::IO, p::Pairs)
    print(io, "Base.Pairs(")
    k = 0
    context = IOContext(io, :typeinfo, eltype(p))
    for x in p
        (k += 1) > 1 && print(io, ", ")
        show(context, x)
    end
    print(io, ")")
    return nothing
end
function summary(io::IO, p::Pairs)
    print(io, "pairs(::", p.data isa NamedTuple ? "NamedTuple" : typeof(p.data), ") with ", length(p),
          length(p) == 1 ? " entry" : " entries")
    return nothing
end

# -- functions and constants --------------------------------------------------

function show(io::IO, f::ComposedFunction{typeof(!)})
    print(io, "!")
    _show_composed(io, f.inner)
    return nothing
end
function show(io::IO, f::ComposedFunction)
    f.outer isa ComposedFunction ? show(io, f.outer) : _show_composed(io, f.outer)
    print(io, " ∘ ")
    _show_composed(io, f.inner)
    return nothing
end
function _show_composed(io::IO, @nospecialize(f))
    parens = f isa ComposedFunction || (f isa Function && isoperator(string(f)))
    parens && print(io, "(")
    show(io, f)
    parens && print(io, ")")
    return nothing
end
show(io::IO, ::MIME"text/plain", f::ComposedFunction) = show(io, f)

show(io::IO, ::Irrational{sym}) where {sym} = print(io, sym)
function show(io::IO, ::MIME"text/plain", x::Irrational{sym}) where {sym}
    if get(io, :compact, false) === true
        print(io, sym)
    else
        print(io, sym, " = ", first(string(Float64(x)), 15), "...")
    end
    return nothing
end
