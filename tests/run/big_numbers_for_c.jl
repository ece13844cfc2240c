# C functions must not see big numbers, which are not laid out as those of GMP and MPFR.
said(f) = try f() catch e; println(e isa ErrorException ? e.msg : e) end
n, x = Ref{BigInt}(3), Ref{BigFloat}(1)
said(() -> ccall(:strlen, Csize_t, (Ref{BigInt},), n))
said(() -> ccall(:strlen, Csize_t, (Ref{BigInt},), big(3)))
said(() -> ccall(:strlen, Csize_t, (Ref{BigFloat},), x))
said(() -> ccall(:strlen, Csize_t, (Ref{BigFloat},), big(1.5)))
n[] += 1
println(n[], " ", x[])
