# Expressions as values: equality, hashes, copies.

==(a::Expr, b::Expr) = a.head === b.head && isequal(a.args, b.args)
==(a::QuoteNode, b::QuoteNode) = isequal(a.value, b.value)
hash(x::QuoteNode, h::UInt) = hash(x.value, h + 0x2c97bf8b3de87020)
copy(x::Expr) = Expr(x.head, Any[_copied_part(a) for a in x.args]...)
_copied_part(@nospecialize(x)) = x isa Expr ? copy(x) : x

"`remove_linenums!(ex)`: take the remarks about lines out of an expression."
function remove_linenums!(ex::Expr)
    if ex.head === :block || ex.head === :quote
        filter!(x -> !(x isa LineNumberNode), ex.args)
    end
    for a in ex.args
        a isa Expr && remove_linenums!(a)
    end
    return ex
end
remove_linenums!(x) = x
