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
float(r::OrdinalRange{<:Integer}) = range(float(first(r)); step=float(step(r)), length=length(r))
float(r::StepRangeLen{<:Integer}) = range(float(first(r)); step=float(step(r)), length=length(r))
complex(a::AbstractArray{<:Complex}) = a
complex(a::AbstractArray) = complex.(a)
big(a::AbstractArray) = big.(a)
signed(a::AbstractArray) = signed.(a)
unsigned(a::AbstractArray) = unsigned.(a)
"`conj!(a)`: replace each element by its conjugate."
conj!(a::AbstractArray{<:Number}) = (a .= conj.(a); a)
"`circcopy!(dest, src)`: copy where equal indices, modulo the size, have equal elements."
circcopy!(dest::AbstractArray, src::AbstractArray) = copyto!(dest, src)
"The common shape of arrays, or of their axes."
promote_shape(a::AbstractArray, b::AbstractArray) = promote_shape(axes(a), axes(b))
function promote_shape(a::Tuple, b::Tuple)
    n = max(length(a), length(b))
    for i in 1:n
        x = i <= length(a) ? a[i] : oneto_like(b[i])
        y = i <= length(b) ? b[i] : oneto_like(a[i])
        x == y || throw(DimensionMismatch("dimensions must match: a has dims $a, b has dims $b, mismatch at $i"))
    end
    return length(a) >= length(b) ? a : b
end
oneto_like(::Integer) = 1
oneto_like(r) = OneTo(1)
export conj!, circcopy!, promote_shape
