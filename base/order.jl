# Orderings: what `lt`, `by`, `rev` and `order` of the sorting functions stand for.

"How two values compare; `lt(o, a, b)` says whether `a` comes first."
abstract type Ordering end
"`Base.Order.Forward`: by `isless`."
struct ForwardOrdering <: Ordering end
"`Base.Order.ReverseOrdering(o)`: the order `o` turned round."
struct ReverseOrdering{O<:Ordering} <: Ordering
    fwd::O
end
"`Base.Order.By(f, o)`: by what `f` gives."
struct By{F,O<:Ordering} <: Ordering
    by::F
    order::O
end
By(by) = By(by, Forward)
"`Base.Order.Lt(lt)`: by a comparison function."
struct Lt{F} <: Ordering
    lt::F
end
"`Base.Order.Perm(o, data)`: indices, by what they point at."
struct Perm{O<:Ordering,V<:AbstractVector} <: Ordering
    order::O
    data::V
end
const Forward = ForwardOrdering()
const Reverse = ReverseOrdering(Forward)

@inline lt(::ForwardOrdering, a, b) = isless(a, b)
@inline lt(o::ReverseOrdering, a, b) = lt(o.fwd, b, a)
@inline lt(o::By, a, b) = lt(o.order, o.by(a), o.by(b))
@inline lt(o::Lt, a, b) = o.lt(a, b)
@inline function lt(p::Perm, i::Integer, j::Integer)
    x = @inbounds p.data[i]
    y = @inbounds p.data[j]
    return lt(p.order, x, y) || (!lt(p.order, y, x) && i < j)
end

"`ord(lt, by, rev, order)`: the ordering that the keywords describe."
ord(lt, by, rev::Union{Bool,Nothing}, order::Ordering=Forward) =
    rev === true ? _reversed(_by_order(by, _lt_order(lt, order))) : _by_order(by, _lt_order(lt, order))
_reversed(o::Ordering) = ReverseOrdering(o)
_reversed(o::ReverseOrdering) = o.fwd
_by_order(::typeof(identity), o::Ordering) = o
_by_order(by, o::Ordering) = By(by, o)
_by_order(by, o::ReverseOrdering) = ReverseOrdering(By(by, o.fwd))
_by_order(::typeof(identity), o::ReverseOrdering) = o
_lt_order(::typeof(isless), o::Ordering) = o
_lt_order(::typeof(isless), o::ForwardOrdering) = o
_lt_order(::typeof(isless), o::ReverseOrdering{ForwardOrdering}) = o
_lt_order(lt, ::ForwardOrdering) = Lt(lt)
_lt_order(lt, ::ReverseOrdering{ForwardOrdering}) = ReverseOrdering(Lt(lt))
_lt_order(lt, o::Ordering) = throw(ArgumentError("passing both lt= and order= arguments is ambiguous; please pass order=Forward or order=Reverse (or leave default)"))

"Orderings by their names."
baremodule Order
using Core
import ..Base: Ordering, ForwardOrdering, ReverseOrdering, By, Lt, Perm, Forward, Reverse, lt, ord
export Ordering, Forward, Reverse, By, Lt, Perm, ReverseOrdering, ForwardOrdering, ord, lt
end
