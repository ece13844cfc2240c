# Fields that are read and written as a whole: the macros for `@atomic` fields.

export @atomic, @atomicswap, @atomicreplace, @atomiconce, modifyproperty!, replaceproperty!, setpropertyonce!

getproperty(x, f::Symbol, order::Symbol) = getfield(x, f, order)
setproperty!(x, f::Symbol, v, order::Symbol) = setfield!(x, f, convert(fieldtype(typeof(x), f), v), order)
swapproperty!(x, f::Symbol, v, order::Symbol) = swapfield!(x, f, convert(fieldtype(typeof(x), f), v), order)
"`modifyproperty!(x, f, op, v, order)`: set a field to `op(old, v)`; `old => new`."
modifyproperty!(x, f::Symbol, op, v, order::Symbol = :not_atomic) = Core.modifyfield!(x, f, op, v, order)
"`replaceproperty!(x, f, expected, desired)`: set a field where it has the value that is expected; `(; old, success)`."
replaceproperty!(x, f::Symbol, expected, desired, order::Symbol = :not_atomic, fail_order::Symbol = order) =
    Core.replacefield!(x, f, expected, convert(fieldtype(typeof(x), f), desired), order, fail_order)
"`setpropertyonce!(x, f, v)`: set a field that has no value yet; whether it had none."
setpropertyonce!(x, f::Symbol, v, order::Symbol = :not_atomic, fail_order::Symbol = order) =
    Core.setfieldonce!(x, f, convert(fieldtype(typeof(x), f), v), order, fail_order)

# The order of an access as it is written: a name or a quoted name.
_order(x::QuoteNode) = x.value
_order(x::Symbol) = x
_order(x::Expr) = x.head === :quote ? x.args[1] : error("@atomic order must be a symbol")
_is_field(@nospecialize(ex)) = ex isa Expr && ex.head === :. && length(ex.args) == 2
_field_parts(ex::Expr) = (esc(ex.args[1]), esc(ex.args[2]))
_place(@nospecialize(ex), name::String) = _is_field(ex) ? _field_parts(ex) : error(string("could not parse ", name, " access of ", ex))

function _atomic_access(order::Symbol, @nospecialize(ex))
    ex isa Expr || error(string("could not parse @atomic expression ", ex))
    quoted = QuoteNode(order)
    if _is_field(ex)
        x, f = _field_parts(ex)
        return :(getproperty($x, $f, $quoted))
    elseif ex.head === :(=) && _is_field(ex.args[1])
        x, f = _field_parts(ex.args[1])
        return :(setproperty!($x, $f, $(esc(ex.args[2])), $quoted))
    elseif ex.head === :call && length(ex.args) == 3 && _is_field(ex.args[2])
        x, f = _field_parts(ex.args[2])
        return :(modifyproperty!($x, $f, $(esc(ex.args[1])), $(esc(ex.args[3])), $quoted))
    elseif length(ex.args) == 2 && _is_field(ex.args[1]) && endswith(string(ex.head), "=")
        x, f = _field_parts(ex.args[1])
        op = esc(Symbol(chop(string(ex.head))))
        return :(getfield(modifyproperty!($x, $f, $op, $(esc(ex.args[2])), $quoted), 2))
    end
    error(string("could not parse @atomic expression ", ex))
end

"""
    @atomic [order] x.field
    @atomic [order] x.field = v
    @atomic [order] x.field += v
    @atomic [order] op(x.field, v)

Read, write or modify a field as a whole. The last form answers `old => new`. In a struct it declares such a field.
"""
macro atomic(ex)
    ex isa Symbol && return esc(Expr(:atomic, ex))
    ex isa Expr && ex.head === :(::) && return esc(Expr(:atomic, ex))
    return _atomic_access(:sequentially_consistent, ex)
end
macro atomic(order, ex)
    order isa Union{QuoteNode, Symbol} || order isa Expr && order.head === :quote || return _atomic_access(:sequentially_consistent, Expr(:call, ex.args[1], order, ex.args[2]))
    return _atomic_access(_order(order), ex)
end
# `@atomic x.n max 5`: a name between the field and the value is an operation.
macro atomic(a, op, b)
    return _atomic_access(:sequentially_consistent, Expr(:call, op, a, b))
end
macro atomic(order, a, op, b)
    return _atomic_access(_order(order), Expr(:call, op, a, b))
end

"`@atomicswap [order] x.field = v`: set a field; its old value."
macro atomicswap(ex)
    return _atomic_swap(:sequentially_consistent, ex)
end
macro atomicswap(order, ex)
    return _atomic_swap(_order(order), ex)
end
function _atomic_swap(order::Symbol, @nospecialize(ex))
    ex isa Expr && ex.head === :(=) || error("@atomicswap expression missing field access")
    x, f = _place(ex.args[1], "@atomicswap")
    return :(swapproperty!($x, $f, $(esc(ex.args[2])), $(QuoteNode(order))))
end

"`@atomicreplace [order] x.field expected => desired`: set a field where it has the value that is expected."
macro atomicreplace(ex, change)
    return _atomic_replace(:sequentially_consistent, :sequentially_consistent, ex, change)
end
macro atomicreplace(order, ex, change)
    return _atomic_replace(_order(order), _order(order), ex, change)
end
macro atomicreplace(order, fail_order, ex, change)
    return _atomic_replace(_order(order), _order(fail_order), ex, change)
end
function _atomic_replace(order::Symbol, fail_order::Symbol, @nospecialize(ex), @nospecialize(change))
    x, f = _place(ex, "@atomicreplace")
    if change isa Expr && change.head === :call && change.args[1] === :(=>)
        return :(replaceproperty!($x, $f, $(esc(change.args[2])), $(esc(change.args[3])), $(QuoteNode(order)), $(QuoteNode(fail_order))))
    end
    return :(let pair = $(esc(change))::Pair
        replaceproperty!($x, $f, pair.first, pair.second, $(QuoteNode(order)), $(QuoteNode(fail_order)))
    end)
end

"`@atomiconce [order] x.field = v`: set a field that has no value yet; whether it had none."
macro atomiconce(ex)
    return _atomic_once(:sequentially_consistent, ex)
end
macro atomiconce(order, ex)
    return _atomic_once(_order(order), ex)
end
function _atomic_once(order::Symbol, @nospecialize(ex))
    ex isa Expr && ex.head === :(=) || error("@atomiconce expression missing field access")
    x, f = _place(ex.args[1], "@atomiconce")
    return :(setpropertyonce!($x, $f, $(esc(ex.args[2])), $(QuoteNode(order))))
end
