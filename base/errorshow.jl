# Messages of exceptions, backtraces, and the report of an uncaught error.

export showerror

"""
    showerror(io::IO, e)

Write the message of the exception `e`.
"""
showerror(io::IO, @nospecialize(e)) = show(io, e)
function showerror(io::IO, @nospecialize(e), bt; backtrace::Bool = true)
    showerror(io, e)
    backtrace && show_backtrace(io, bt)
    return nothing
end

showerror(io::IO, e::ErrorException) = print(io, e.msg)
showerror(io::IO, e::ArgumentError) = print(io, "ArgumentError: ", e.msg)
showerror(io::IO, e::AssertionError) = print(io, "AssertionError: ", e.msg)
showerror(io::IO, e::OverflowError) = print(io, "OverflowError: ", e.msg)
showerror(io::IO, e::DimensionMismatch) = print(io, "DimensionMismatch: ", e.msg)
showerror(io::IO, e::DivideError) = print(io, "DivideError: integer division error")
showerror(io::IO, e::StackOverflowError) = print(io, "StackOverflowError:")
showerror(io::IO, e::UndefRefError) = print(io, "UndefRefError: access to undefined reference")
showerror(io::IO, e::InterruptException) = print(io, "InterruptException:")
showerror(io::IO, e::EOFError) = print(io, "EOFError: read end of file")
showerror(io::IO, e::MissingException) = print(io, "MissingException: ", e.msg)
showerror(io::IO, e::SystemError) = print_file_error(io, e)
showerror(io::IO, e::InvalidStateException) = print(io, "InvalidStateException: ", e.msg)
showerror(io::IO, e::UndefKeywordError) =
    print(io, "UndefKeywordError: keyword argument `", e.var, "` not assigned")
showerror(io::IO, e::CanonicalIndexError) =
    print(io, "CanonicalIndexError: ", e.func, " not defined for ", e.type)
function showerror(io::IO, e::KeyError)
    print(io, "KeyError: key ")
    show(io, e.key)
    print(io, " not found")
    return nothing
end
function showerror(io::IO, e::DomainError)
    print(io, "DomainError with ")
    print(io, e.val)
    print(io, ":\n", e.msg)
    return nothing
end
function showerror(io::IO, e::UndefVarError)
    print(io, "UndefVarError: `", e.var, "` not defined")
    if isdefined(e, :scope)
        scope = getfield(e, :scope)
        if scope isa Module
            print(io, " in `", scope, "`")
        elseif scope === :static_parameter
            print(io, " in static parameter matching")
        elseif scope isa Symbol
            print(io, " in ", scope, " scope")
        end
    end
    Experimental.show_error_hints(io, e)
    return nothing
end
function showerror(io::IO, e::FieldError)
    print(io, "FieldError: type ", nameof(e.type), " has no field `", e.field, "`")
    T = e.type
    n = T isa DataType ? Core._fieldcount(T) : 0
    if n == 0
        print(io, "; ", Core._typename_name(T), " has no fields at all.")
    else
        print(io, ", available fields: ")
        for i in 1:n
            i > 1 && print(io, ", ")
            print(io, "`", Core._fieldname(T, i), "`")
        end
    end
    Experimental.show_error_hints(io, e)
    return nothing
end
function showerror(io::IO, e::InexactError)
    print(io, "InexactError: ", e.func, "(")
    args = e.args
    T = args[1]
    named = T isa Type && Core._typename_name(T) === e.func
    named || print(io, T, ", ")
    for i in 2:length(args)
        i > 2 && print(io, ", ")
        print(io, args[i])
    end
    print(io, ")")
    return nothing
end
function showerror(io::IO, e::TypeError)
    print(io, "TypeError: ")
    if e.expected === Bool
        print(io, "non-boolean (", typeof(e.got), ") used in boolean context")
        return nothing
    end
    print(io, "in ")
    if e.func === Symbol("keyword argument")
        print(io, "keyword argument ", e.context)
    elseif e.context == ""
        print(io, e.func)
    else
        print(io, e.func, ", in ", e.context)
    end
    print(io, ", expected ", e.expected, ", got ")
    e.got isa Type ? print(io, "Type{", e.got, "}") : print(io, "a value of type ", typeof(e.got))
    return nothing
end
function showerror(io::IO, e::BoundsError)
    print(io, "BoundsError")
    isdefined(e, :a) || return nothing
    print(io, ": attempt to access ")
    summary(io, getfield(e, :a))
    isdefined(e, :i) || return nothing
    print(io, " at index [")
    i = getfield(e, :i)
    if i isa Tuple
        for k in 1:nfields(i)
            k > 1 && print(io, ", ")
            _show_index(io, getfield(i, k))
        end
    else
        _show_index(io, i)
    end
    print(io, "]")
    return nothing
end
_show_index(io::IO, @nospecialize(x)) = show(io, x)
_show_index(io::IO, ::Colon) = print(io, ":")
_show_index(io::IO, r::OneTo) = print(io, 1, ":", r.stop)
_show_index(io::IO, s::Slice) = _show_index(io, s.indices)

summary(io::IO, s::AbstractString) =
    print(io, isempty(s) ? "empty" : string(ncodeunits(s), "-codeunit"), " ", typeof(s))

function showerror(io::IO, e::StringIndexError)
    s = e.string
    print(io, "StringIndexError: invalid index [", e.index, "]")
    if 1 <= e.index <= ncodeunits(s)
        i = thisind(s, e.index)
        j = nextind(s, i)
        before = escape_string(s[i:i])
        if j <= ncodeunits(s)
            print(io, ", valid nearby indices [", i, "]=>'", before, "', [", j, "]=>'",
                  escape_string(s[j:j]), "'")
        else
            print(io, ", valid nearby index [", i, "]=>'", before, "'")
        end
    end
    return nothing
end
function showerror(io::IO, e::LoadError)
    print(io, "LoadError: ")
    showerror(io, e.error)
    print(io, "\nin expression starting at ", e.file, ":", e.line)
    return nothing
end
function showerror(io::IO, e::InitError)
    print(io, "InitError: ")
    showerror(io, e.error)
    print(io, "\nduring initialization of module ", e.mod)
    return nothing
end
function showerror(io::IO, e::CapturedException)
    showerror(io, e.ex)
    return nothing
end
function showerror(io::IO, e::CompositeException)
    n = length(e.exceptions)
    if n == 0
        print(io, "CompositeException()\n")
    else
        showerror(io, e.exceptions[1])
        n > 1 && print(io, "\n\n...and ", n - 1, " more exception", n > 2 ? "s" : "", ".\n")
    end
    return nothing
end
showerror(io::IO, e::TaskFailedException) = showerror(io, e, ())
# The frames of the one who waited stand before the failure of the task.
function showerror(io::IO, e::TaskFailedException, bt; backtrace::Bool = true)
    print(io, "TaskFailedException")
    backtrace && show_backtrace(io, bt)
    buffer = IOBuffer()
    showerror(buffer, getfield(e.task, :result), _task_frames(e.task))
    print(io, "\n\n    nested task error: ", replace(takestring!(buffer), "\n" => "\n    "))
    return nothing
end

# -- MethodError --------------------------------------------------------------

function showerror(io::IO, e::MethodError)
    f = e.f
    args = e.args
    first = 1
    keywords = nothing
    if f === Core.kwcall && args isa Tuple && nfields(args) >= 2
        keywords = getfield(args, 1)
        f = getfield(args, 2)
        first = 3
    end
    print(io, "MethodError: ")
    if f isa Type && isabstracttype(f) && isempty(methods(f))
        print(io, "no constructors have been defined for ", f)
        return nothing
    end
    if !(f isa Function) && !(f isa Type) && isempty(methods(f))
        print(io, "objects of type ", typeof(f), " are not callable")
        print(io, "\nThe object of type `", typeof(f),
              "` exists, but no method is defined for this combination of argument types when trying to treat it as a callable object.")
        return nothing
    end
    if f === convert && keywords === nothing && args isa Tuple && nfields(args) == 2 && getfield(args, 1) isa Type
        print(io, "Cannot `convert` an object of type ", typeof(getfield(args, 2)), " to an object of type ",
              getfield(args, 1))
        print(io, "\nThe function `convert` exists, but no method is defined for this combination of argument types.")
        _show_candidates(io, f, _argument_types(args, first), keywords)
        return nothing
    end
    keywords === nothing && _show_ambiguity(io, f, _argument_types(args, first)) && return nothing
    print(io, "no method matching ")
    _print_callee(io, f)
    _print_argument_types(io, args, first, keywords)
    if keywords === nothing && e.world < Core._world_age() && args isa Tuple && applicable(f, args...)
        print(io, "\nThe applicable method may be too new: running in world age ", e.world,
              ", while current world is ", Core._world_age(), ".")
        return nothing
    end
    if !(f isa Function) && !(f isa Type)
        print(io, "\nThe object of type `", typeof(f),
              "` exists, but no method is defined for this combination of argument types when trying to treat it as a callable object.")
    elseif f isa Function
        print(io, "\nThe function `", f, "` exists, but no method is defined for this combination of argument types.")
    else
        print(io, "\nThe type `", f, "` exists, but no method is defined for this combination of argument types when trying to construct it.")
    end
    Experimental.show_error_hints(io, e, _argument_types(args, first), _hint_keywords(keywords))
    _show_candidates(io, f, _argument_types(args, first), keywords)
    return nothing
end
_hint_keywords(@nospecialize(keywords)) = keywords === nothing ? () : pairs(keywords)

# A function by its name, where its module knows it by that, else by its type.
function _print_callee(io::IO, @nospecialize(f))
    T = typeof(f)
    if f isa Type || f isa Core.Builtin || _is_global_function(Core._type_module(T), _function_name(T), f)
        print(io, f)
    else
        print(io, "(::", T, ")")
    end
    return nothing
end

# Whether several methods fit, none of them best; then they are shown.
function _show_ambiguity(io::IO, @nospecialize(f), types::Vector{Any})
    call = Tuple{types...}
    fitting = Any[m for m in methods(f, call) if call <: _signature_arguments(m)]
    length(fitting) < 2 && return false
    print(io, f)
    _print_argument_types(io, call, 1, nothing)
    print(io, " is ambiguous.\n\nCandidates:")
    fix = Any
    for m in fitting
        signature = _signature_arguments(m)
        print(io, "\n  ", f)
        _print_argument_types(io, Core._unwrap_unionall(signature), 1, nothing)
        _print_where(io, m.sig)
        print(io, "\n    @ ", m.module, " ", m.file, ":", m.line)
        fix = typeintersect(fix, signature)
    end
    print(io, "\n\nPossible fix, define\n  ", f)
    _print_argument_types(io, Core._unwrap_unionall(fix), 1, nothing)
    print(io, "\n")
    return true
end
function _signature_arguments(m::Method)
    params = Core._type_params(Core._unwrap_unionall(m.sig))
    return _signature_part(m.sig, params, Core._svec_len(params))
end

# The types of the arguments of a failed call, from number `first` on.
function _argument_types(@nospecialize(args), first::Int)
    types = Any[]
    if args isa Type
        params = Core._type_params(args)
        for i in first:Core._svec_len(params)
            push!(types, Core._svec_ref(params, i))
        end
    else
        for i in first:nfields(args)
            x = getfield(args, i)
            push!(types, x isa Type ? Type{x} : typeof(x))
        end
    end
    return types
end
function _print_argument_types(io::IO, @nospecialize(args), first::Int, @nospecialize(keywords))
    print(io, "(")
    by_type = args isa Type
    n = by_type ? Core._svec_len(Core._type_params(args)) : nfields(args)
    for i in first:n
        i > first && print(io, ", ")
        x = by_type ? Core._svec_ref(Core._type_params(args), i) : getfield(args, i)
        print(io, "::")
        if by_type
            print(io, x)
        elseif x isa Type
            print(io, "Type{", x, "}")
        else
            print(io, typeof(x))
        end
    end
    if keywords isa NamedTuple
        for i in 1:nfields(keywords)
            print(io, i == 1 ? "; " : ", ", fieldname(typeof(keywords), i), "::",
                  typeof(getfield(keywords, i)))
        end
    end
    print(io, ")")
    return nothing
end

# Up to three methods that come closest to a failed call, those with most fitting arguments first.
function _show_candidates(io::IO, @nospecialize(f), types::Vector{Any}, @nospecialize(keywords))
    found = Tuple{Int, String}[]
    for m in methods(f)
        candidate = _candidate(m, f, types, keywords)
        candidate === nothing || push!(found, candidate)
    end
    isempty(found) && return nothing
    print(io, "\n\nClosest candidates are:")
    shown = 0
    for score in length(types) + 1:-1:0, (matches, text) in found
        matches == score || continue
        shown += 1
        if shown > 3
            print(io, "\n  ...")
            break
        end
        print(io, "\n", text)
    end
    print(io, "\n")
    return nothing
end

# The number of fitting arguments and the description of a method; `nothing` if it is too far off.
function _candidate(m::Method, @nospecialize(f), types::Vector{Any}, @nospecialize(keywords))
    params = Core._type_params(Core._unwrap_unionall(m.sig))
    n = Core._svec_len(params)
    out = IOBuffer()
    print(out, "  ")
    _print_callee(out, f)
    print(out, "(")
    matches = 0
    # What stands in the place of each argument: its type, or what the method wants instead.
    given = copy(types)
    special = f === convert || f === getindex || f === setindex!
    for i in 2:n
        i > 2 && print(out, ", ")
        p = Core._svec_ref(params, i)
        last = _is_vararg(p) ? length(given) : i - 1
        fits = last <= length(given) &&
            typeintersect(_signature_part(m.sig, params, i), Tuple{given[1:last]...}) !== Union{}
        fits || i != 2 || !special || return nothing
        if fits
            matches += last - i + 2
        elseif i - 1 <= length(given)
            given[i - 1] = _with_typevars(_vararg_type(p), m.sig)
        end
        print(out, fits ? "::" : "!Matched::", _parameter_text(_vararg_type(p), m.sig), _is_vararg(p) ? "..." : "")
    end
    matches == 0 && length(types) > 1 && return nothing
    special && matches < 1 && return nothing
    _print_keywords(out, m, keywords)
    print(out, "\n   @ ", m.module, " ", m.file, ":", m.line)
    return (matches, takestring!(out))
end
function _print_keywords(out::IO, m::Method, @nospecialize(keywords))
    names = m.keywords
    n = Core._svec_len(names)
    for i in 1:n
        print(out, i == 1 ? "; " : ", ", Core._svec_ref(names, i))
    end
    print(out, ")")
    _print_where(out, m.sig)
    keywords isa NamedTuple || return nothing
    taken = Symbol[Core._svec_ref(names, i) for i in 1:n]
    any(k -> endswith(string(k), "..."), taken) && return nothing
    unknown = [k for k in fieldnames(typeof(keywords)) if !(k in taken)]
    isempty(unknown) && return nothing
    print(out, " got unsupported keyword argument", length(unknown) > 1 ? "s" : "", " \"", join(unknown, "\", \""), "\"")
    return nothing
end
function _print_where(out::IO, @nospecialize(sig))
    sig isa UnionAll || return nothing
    texts = String[]
    body = sig
    while body isa UnionAll
        push!(texts, _typevar_text(body.var, sig))
        body = body.body
    end
    print(out, " where ", length(texts) == 1 ? texts[1] : string("{", join(texts, ", "), "}"))
    return nothing
end
function _typevar_text(v::TypeVar, @nospecialize(sig = v))
    text = string(v.name)
    v.lb === Union{} || (text = string(_parameter_text(v.lb, sig), "<:", text))
    return v.ub === Any ? text : string(text, "<:", _parameter_text(v.ub, sig))
end
# In a signature its variables go by their names: their bounds stand behind `where`.
_parameter_text(@nospecialize(T), @nospecialize(sig)) =
    T isa TypeVar ? string(T.name) : T isa Type && sig isa UnionAll ? Core._show_type(T, sig) : string(T)
_is_vararg(@nospecialize(p)) = p isa typeof(Vararg)
_vararg_type(@nospecialize(p)) = p isa typeof(Vararg) ? (isdefined(p, :T) ? p.T : Any) : p
# The tuple type of a signature's arguments up to parameter `last`.
function _signature_part(@nospecialize(sig), params::SimpleVector, last::Int)
    parts = Any[Core._svec_ref(params, i) for i in 2:last]
    return _with_typevars(Tuple{parts...}, sig)
end
# A part of a signature under the variables of all of it.
function _with_typevars(@nospecialize(T), @nospecialize(sig))
    sig isa UnionAll || return T
    return UnionAll(sig.var, _with_typevars(T, sig.body))
end

# -- backtraces ---------------------------------------------------------------

"""
    show_backtrace(io::IO, frames)

Write the frames (name, signature, file, line, inlined[, module]) as a numbered list. Frames that
follow each other again and again are shown once.
"""
function show_backtrace(io::IO, frames)
    n = _frame_count(frames)
    n == 0 && return nothing
    print(io, "\nStacktrace:")
    list = [frames isa SimpleVector ? Core._svec_ref(frames, i) : frames[i] for i in 1:n]
    width = ndigits(n)
    i = 1
    while i <= n
        (period, count) = _repetition(list, i)
        for k in i:i + period - 1
            _show_frame(io, list[k], k, width, period == 1 ? count : 1)
        end
        if period > 1 && count > 1
            print(io, "\n", " "^(width + 2), "--- the above ", period, " lines are repeated ", count - 1,
                  " more time", count > 2 ? "s" : "", " ---")
        end
        i += period * count
    end
    return nothing
end

# The shortest group of frames from `i` on that is followed by itself, and how often it stands.
function _repetition(list, i::Int)
    n = length(list)
    for period in 1:min(40, div(n - i + 1, 2))
        count = 1
        while i + (count + 1) * period - 1 <= n &&
            all(k -> _same_frame(list[i + k], list[i + count * period + k]), 0:period - 1)
            count += 1
        end
        count > 1 && return (period, count)
    end
    return (1, 1)
end
_same_frame(a, b) =
    all(k -> _frame_field(a, k) == _frame_field(b, k), 2:4)

function _show_frame(io::IO, frame, number::Int, width::Int, count::Int)
    name = _frame_field(frame, 1)
    signature = _frame_field(frame, 2)
    print(io, "\n ", lpad(string("[", number, "]"), width + 2), " ",
          signature === nothing || signature == "" ? name : signature)
    count > 1 && print(io, " (repeats ", count, " times)")
    print(io, "\n", " "^(width + 2), "@ ")
    mod = _frame_field(frame, 6)
    mod === nothing || name === Symbol("top-level scope") || print(io, mod, " ")
    print(io, _frame_field(frame, 3), ":", _frame_field(frame, 4))
    _frame_field(frame, 5) === true && print(io, " [inlined]")
    return nothing
end
_frame_count(frames::SimpleVector) = Core._svec_len(frames)
_frame_count(frames::Union{Tuple, AbstractVector}) = length(frames)
_frame_count(frames) = 0
_frame_field(frame::SimpleVector, i::Int) = i <= Core._svec_len(frame) ? Core._svec_ref(frame, i) : nothing
_frame_field(frame::Tuple, i::Int) = i <= nfields(frame) ? getfield(frame, i) : nothing

"""
    display_error([io,] e, frames)

The report of an uncaught exception: `ERROR: ` and the message, then the frames.
"""
display_error(@nospecialize(e), frames) = display_error(stderr, e, frames)
function display_error(io::IO, @nospecialize(e), frames)
    buffer = IOBuffer()
    print(buffer, get(io, :color, false) === true ? "\e[91m\e[1mERROR: \e[22m\e[39m" : "ERROR: ")
    inner = e
    places = ""
    # A LoadError says where after the frames of what it wraps.
    while inner isa LoadError
        print(buffer, "LoadError: ")
        places = string("\nin expression starting at ", inner.file, ":", inner.line, places)
        inner = inner.error
    end
    try
        showerror(buffer, inner, frames)
    catch err
        print(buffer, typeof(inner), " (its message could not be shown: ", typeof(err), ")")
        show_backtrace(buffer, frames)
    end
    print(buffer, places, "\n")
    print(io, takestring!(buffer))
    return nothing
end
