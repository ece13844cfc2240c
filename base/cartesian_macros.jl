# `Base.Cartesian`: macros that write out loops, calls and expressions for each of a fixed number of dimensions.

"Macros that repeat an expression for each dimension: `@nloops`, `@nref`, `@nexprs`, `@ntuple`, `@ncall` and more."
baremodule Cartesian
using Core
using ..Base
import ..Base: isexpr

export @nloops, @nref, @ncall, @ncallkw, @nexprs, @nextract, @nall, @nany, @ntuple, @nif

# The expression of an anonymous function for one number: its argument replaced, names with the number written together.
function _for_number(@nospecialize(f), i)
    f isa Expr && f.head === :(->) || return f
    argument = f.args[1]
    argument isa Symbol || throw(ArgumentError("`->` must have one name on its left in $f"))
    return _tidy(_replaced(_body(f.args[2]), argument, i))
end
function _body(@nospecialize(ex))
    ex isa Expr && ex.head === :block || return ex
    parts = filter(a -> !(a isa LineNumberNode), ex.args)
    return length(parts) == 1 ? parts[1] : ex
end

# Where `argument` stands for a number: `x_i` becomes `x_3`, `x_{i+1}` becomes `x_4`.
_replaced(@nospecialize(x), argument::Symbol, i) = x
function _replaced(s::Symbol, argument::Symbol, i)
    s === argument && return i
    text = string(s)
    mark = string('_', argument)
    endswith(text, mark) && i isa Integer && return Symbol(chop(text; tail = length(string(argument))), i)
    return s
end
function _replaced(ex::Expr, argument::Symbol, i)
    # `x_{…}` and, where it is written so, `x_(…)`.
    if ex.head === :curly && length(ex.args) == 2 && ex.args[1] isa Symbol && endswith(string(ex.args[1]), "_")
        at = _number(_replaced(ex.args[2], argument, i))
        at isa Integer && return Symbol(ex.args[1], at)
    end
    return Expr(ex.head, Any[_replaced(a, argument, i) for a in ex.args]...)
end

# An expression of integers alone, computed.
_number(@nospecialize(x)) = x
function _number(ex::Expr)
    if ex.head === :call && length(ex.args) >= 2
        args = Any[_number(a) for a in ex.args[2:end]]
        if all(a -> a isa Integer, args)
            op = ex.args[1]
            op === :+ && return +(args...)
            op === :* && return *(args...)
            op === :- && return -(args...)
            if length(args) == 2
                op === :(==) && return args[1] == args[2]
                op === :!= && return args[1] != args[2]
                op === :< && return args[1] < args[2]
                op === :> && return args[1] > args[2]
                op === :<= && return args[1] <= args[2]
                op === :>= && return args[1] >= args[2]
                op === :% && return args[1] % args[2]
                op === :÷ && return args[1] ÷ args[2]
            end
        end
    end
    return ex
end

# What is known after replacement is decided: arithmetic of literals, conditions that are true or false.
_tidy(@nospecialize(x)) = x
function _tidy(ex::Expr)
    args = Any[_tidy(a) for a in ex.args]
    if (ex.head === :if || ex.head === :elseif) && args[1] isa Bool
        return args[1] ? args[2] : length(args) > 2 ? args[3] : nothing
    end
    if ex.head === :(&&) && args[1] isa Bool
        return args[1] ? args[2] : false
    elseif ex.head === :(||) && args[1] isa Bool
        return args[1] ? true : args[2]
    end
    return _number(Expr(ex.head, args...))
end

_count(n) = n isa Integer ? Int(n) : throw(ArgumentError("the number of dimensions must be a literal, got $n"))
_each(@nospecialize(f), n) = Any[_for_number(f, i) for i in 1:_count(n)]
# A name gives one name for each number; an anonymous function its expressions.
_items(@nospecialize(x), n) = x isa Symbol ? Any[Symbol(x, '_', i) for i in 1:_count(n)] : _each(x, n)

"`@nexprs N i -> ex`: the expression once for each `i` from 1 to `N`."
macro nexprs(n, ex)
    return esc(Expr(:block, _each(ex, n)...))
end
"`@ntuple N ex`: a tuple of the expressions."
macro ntuple(n, ex)
    return esc(Expr(:tuple, _items(ex, n)...))
end
"`@nref N A i`: the element `A[i_1, …, i_N]`."
macro nref(n, array, ex)
    return esc(Expr(:ref, array, _items(ex, n)...))
end
"`@ncall N f x… ex`: the call `f(x…, ex_1, …, ex_N)`."
macro ncall(n, f, args...)
    return esc(Expr(:call, f, args[1:end-1]..., _items(args[end], n)...))
end
"`@ncallkw N f kw x… ex`: a call as of `@ncall` with keyword arguments."
macro ncallkw(n, f, kw, args...)
    return esc(Expr(:call, f, Expr(:parameters, Expr(:..., kw)), args[1:end-1]..., _items(args[end], n)...))
end
"`@nextract N x ex`: assignments to `x_1` … `x_N` of the expressions, or of the elements of an array."
macro nextract(n, name, ex)
    values = ex isa Symbol ? Any[Expr(:ref, ex, i) for i in 1:_count(n)] : _each(ex, n)
    return esc(Expr(:block, Any[Expr(:(=), Symbol(name, '_', i), values[i]) for i in 1:_count(n)]...))
end
"`@nall N ex`: whether all of the expressions are true."
macro nall(n, ex)
    return esc(_chain(:(&&), _items(ex, n), true))
end
"`@nany N ex`: whether any of the expressions is true."
macro nany(n, ex)
    return esc(_chain(:(||), _items(ex, n), false))
end
function _chain(op::Symbol, items, otherwise)
    isempty(items) && return otherwise
    result = items[end]
    for i in length(items)-1:-1:1
        result = Expr(op, items[i], result)
    end
    return result
end
"`@nif N condition ex [otherwise]`: the expression of the first of `N - 1` conditions that is true, else the last."
macro nif(n, condition, cases...)
    count = _count(n)
    result = _for_number(cases[end], count)
    for i in count-1:-1:1
        result = Expr(:if, _for_number(condition, i), _for_number(cases[1], i), result)
    end
    return esc(result)
end
"`@nloops N i range [pre [post]] body`: `N` nested loops, the first index in the innermost; a range may be an array's name."
macro nloops(n, name, range, args...)
    isempty(args) && throw(ArgumentError("@nloops needs a body"))
    result = args[end]
    for d in 1:_count(n)
        over = range isa Symbol ? Expr(:call, GlobalRef(Base, :axes), range, d) : _for_number(range, d)
        before = length(args) > 1 ? _for_number(args[1], d) : nothing
        after = length(args) > 2 ? _for_number(args[2], d) : nothing
        result = Expr(:for, Expr(:(=), Symbol(name, '_', d), over), Expr(:block, before, result, after))
    end
    return esc(result)
end
end
import .Cartesian: @nloops, @nref, @ncall, @ncallkw, @nexprs, @nextract, @nall, @nany, @ntuple, @nif
