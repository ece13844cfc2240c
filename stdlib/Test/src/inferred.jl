# Tests of inference.

"""
    @inferred [allowed] f(args...)

The value of a call, if its type is what inference gives; else an error. Types within `allowed` may differ.
"""
macro inferred(ex)
    return inferred_call(ex, :(Union{}))
end
macro inferred(allowed, ex)
    return inferred_call(ex, esc(allowed))
end

function inferred_call(@nospecialize(ex), @nospecialize(allowed))
    if ex isa Expr && ex.head === :ref
        ex = Expr(:call, :getindex, ex.args...)
    elseif ex isa Expr && ex.head === :. && length(ex.args) == 2 && ex.args[2] isa QuoteNode
        ex = Expr(:call, :getproperty, ex.args...)
    end
    ex isa Expr && ex.head === :call || error("@inferred requires a call expression")
    operands, keywords = split_arguments(ex.args[2:end])
    arguments = Expr(:tuple, map(esc, operands)...)
    return :(check_inferred($(esc(ex.args[1])), $arguments, $(keyword_tuple(keywords)), $allowed))
end
function check_inferred(@nospecialize(f), @nospecialize(arguments::Tuple), @nospecialize(keywords::NamedTuple), @nospecialize(allowed))
    allowed isa Type || throw(ArgumentError("@inferred requires a type as second argument"))
    types = map(_argument_type, arguments)
    if isempty(keywords)
        result = f(arguments...)
        inferred = Core._return_type(f, Tuple{types...})
    else
        result = f(arguments...; keywords...)
        inferred = Core._return_type(Core.kwcall, Tuple{typeof(keywords), typeof(f), types...})
    end
    given = result isa Type ? Type{result} : typeof(result)
    given <: allowed || given == _without(inferred, allowed) ||
        error("return type ", given, " does not match inferred return type ", inferred)
    return result
end
_argument_type(@nospecialize(x)) = x isa Type ? Type{x} : typeof(x)
# The inferred type less the parts that are allowed.
function _without(@nospecialize(inferred), @nospecialize(allowed))
    inferred <: allowed && return Union{}
    inferred isa Union || return inferred
    members = Core._union_members(inferred)
    return Union{[m for m in members if !(m <: allowed)]...}
end
