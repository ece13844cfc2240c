# Macros that take a call and ask about the method that it would run.

# The function and the types of the arguments of a call, as code.
function _call_parts(@nospecialize(ex), name::String)
    if ex isa Expr && ex.head === :ref
        return :getindex, ex.args
    elseif ex isa Expr && ex.head === :. && length(ex.args) == 2 && ex.args[2] isa QuoteNode
        return :getproperty, ex.args
    elseif ex isa Expr && ex.head === :(=) && ex.args[1] isa Expr && ex.args[1].head === :ref
        return :setindex!, Any[ex.args[1].args[1], ex.args[2], ex.args[1].args[2:end]...]
    elseif ex isa Expr && ex.head === Symbol("'")
        return :adjoint, ex.args
    elseif ex isa Expr && ex.head === :call
        operands = filter(a -> !(a isa Expr && a.head in (:parameters, :kw)), ex.args[2:end])
        return ex.args[1], operands
    end
    error("expression is not a function call, or is too complex for @$name to analyze; break it down to simpler parts if possible. In some cases, you may want to use Meta.@lower.")
end
_type_of(@nospecialize(x)) = x isa Type ? Type{x} : typeof(x)
function _ask(@nospecialize(question), @nospecialize(ex), name::String)
    f, operands = _call_parts(ex, name)
    types = Expr(:tuple, [:(_type_of($(esc(a)))) for a in operands]...)
    return :($question($(esc(f)), Tuple{$types...}))
end

"`@which f(args...)`: the method that a call runs; of a name, the module that defines it."
macro which(ex)
    ex isa Symbol && return :(Base.which($(__module__), $(QuoteNode(ex))))
    return _ask(:(Base.which), ex, "which")
end
"`@functionloc f(args...)`: file and line of the method that a call runs."
macro functionloc(ex)
    return _ask(:(Base.functionloc), ex, "functionloc")
end
for name in (:code_typed, :code_warntype, :code_lowered, :code_native)
    text = string("`@", name, " f(args...)`: what `", name, "` shows for the method that a call runs.")
    @eval begin
        macro $name(args...)
            call = _ask($name, args[end], $(string(name)))
            options = [Expr(:kw, a.args[1], esc(a.args[2])) for a in args[1:end - 1]]
            isempty(options) || insert!(call.args, 2, Expr(:parameters, options...))
            return $(name in (:code_typed, :code_lowered) ? :(:(only($call))) : :call)
        end
        @doc $text :(@$name)
    end
end
for name in (:edit, :less, :code_llvm)
    text = string("@", name, " is not supported")
    @eval macro $name(args...)
        return :(error($$text))
    end
end
