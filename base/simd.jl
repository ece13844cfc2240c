# Loops whose sums and products may be taken in any order.

"""
`@simd for i in range ... end`: the iterations may run in any order and several at a time; sums and products of floats
that the loop accumulates may be taken in another order than it is written.
"""
macro simd(ex)
    return esc(_simd_loop(ex))
end
macro simd(hint, ex)
    return esc(_simd_loop(ex))
end

function _simd_loop(ex)
    ex isa Expr && ex.head === :for || return ex
    return Expr(:for, ex.args[1], _any_order_statements(ex.args[2]))
end

# What a statement of the loop becomes where it accumulates; blocks and conditions are searched for such statements.
function _any_order_statements(ex)
    ex isa Expr || return ex
    head, args = ex.head, ex.args
    if head === :block || head === :if || head === :elseif || head === :macrocall || head === :&& || head === :||
        new = Expr(head)
        for arg in args
            push!(new.args, _any_order_statements(arg))
        end
        return new
    elseif length(args) == 2 && args[1] isa Symbol
        target = args[1]
        head === :+= && return Expr(:(=), target, _any_order_call(:+, target, args[2]))
        head === :-= && return Expr(:(=), target, _any_order_call(:-, target, args[2]))
        head === :*= && return Expr(:(=), target, _any_order_call(:*, target, args[2]))
        head === :(=) && return Expr(:(=), target, _any_order_value(target, args[2]))
    end
    return ex
end

# `target + x`, `x + target`, `target + x - y`, and the same with products.
function _any_order_value(target::Symbol, ex)
    ex isa Expr && ex.head === :call || return ex
    op, n = ex.args[1], length(ex.args)
    (op === :+ || op === :- || op === :*) && n >= 3 || return ex
    if ex.args[2] === target || _any_order_value(target, ex.args[2]) !== ex.args[2]
        value = _any_order_value(target, ex.args[2])
        for i in 3:n
            value = _any_order_call(op, value, ex.args[i])
        end
        return value
    elseif n == 3 && ex.args[3] === target && op !== :-
        return _any_order_call(op, ex.args[2], target)
    end
    return ex
end
_any_order_call(op::Symbol, x, y) = Expr(:call, GlobalRef(Base, :_any_order), op, x, y)

# `op(x, y)`, which may be combined in any order with others of its kind.
_any_order(op, x, y) = op(x, y)
_any_order(::typeof(+), x::T, y::T) where {T<:Float32or64} = add_float_fast(x, y)
_any_order(::typeof(-), x::T, y::T) where {T<:Float32or64} = add_float_fast(x, -y)
_any_order(::typeof(*), x::T, y::T) where {T<:Float32or64} = mul_float_fast(x, y)
_any_order(op::Union{typeof(+),typeof(-),typeof(*)}, x::Float64, y::Union{Float32,BitInteger}) =
    _any_order(op, x, Float64(y))
