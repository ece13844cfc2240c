# Functions that lowering names for broadcast operators.

"`.+` as a value: the function that broadcasts `f`."
struct BroadcastFunction{F} <: Function
    f::F
end
(op::BroadcastFunction)(x) = op.f.(x)
(op::BroadcastFunction)(x, y) = op.f.(x, y)
(op::BroadcastFunction)(xs...; kw...) = broadcast(op.f, xs...; kw...)

# The elements of `.&&` and `.||`, whose operands are both evaluated.
andand(a, b) = a && b
andand(a, b, rest...) = andand(a && b, rest...)
oror(a, b) = a || b
oror(a, b, rest...) = oror(a || b, rest...)
