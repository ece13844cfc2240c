# Arguments splatted, widths as arguments, names that the macros use themselves.
using Printf
xs = (1, 2.5)
@printf("%d %.2f\n", xs...); @printf("%*d|%-*d|%.*f\n", 5, 42, 4, 7, 2, 3.14159); @printf "100%%\n"
@printf(stdout, "%s and %s\n", "a", :b)
io = 5; buffer = 6; v = 7
@printf("%d %d %s\n", io, buffer, @sprintf("%d/%d", io, v))
f(x) = @sprintf("%8.3f", x)
println(f(1.5), f(2), @sprintf("none"), repr(@printf("")))
