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

"The elements of an array as floats, as complex numbers."
float(a::AbstractArray{<:AbstractFloat}) = a
float(a::AbstractArray) = float.(a)
float(r::AbstractRange{<:AbstractFloat}) = r
complex(a::AbstractArray{<:Complex}) = a
complex(a::AbstractArray) = complex.(a)
big(a::AbstractArray) = big.(a)
signed(a::AbstractArray) = signed.(a)
unsigned(a::AbstractArray) = unsigned.(a)
