# Smaller, larger and absolute values of 128-bit integers.
f(x::Int128, y::Int128) = (min(x, y), max(x, y), abs(x), clamp(x, Int128(0), y), sign(x))
println(f(Int128(-3), Int128(5)))
println(f(typemax(Int128), typemin(Int128) + 1))
g(x::UInt128, y::UInt128) = (min(x, y), max(x, y), x < y ? x : y, div(x, y))
println(g(UInt128(7), UInt128(2)))
h(n) = (m = max(Int128(0), div(Int128(n), Int128(7)) - 1); m)
println(h(100), " ", h(-100))
