# Splats of splats in calls, tuples and vectors; objects that macros make of tuples.
struct P; x::Int; y; end
f(x) = ((x...)...,)
println(f(((1, 2), [3, 4])), f(()))
g(a...) = a
h(a, x, y) = g(a, (x...)..., y..., 0)
println(h(1, ([2], (3, 4)), 5:6))
println(g(((((1, 2), (3,)),)...)...), g((((((1, 2), (3,)),)...)...)...))

struct Q{T}; x::T; end
@eval mk(t) = $(Expr(:splatnew, P, :t))
@generated gen(::Type{T}, t) where {T} = Expr(:splatnew, :T, :t)
println(mk((1, "a")), gen(Q{Int}, (3,)))
try mk((1,)) catch e println(typeof(e)) end
try mk((1.0, 2)) catch e println(typeof(e)) end
println([(([1, 2], [3])...)...])

try mk((1,)) catch e showerror(stdout, e); println() end
try mk((1,2,3)) catch e showerror(stdout, e); println() end
