# @printf and @sprintf: conversions, flags, widths and precisions for numbers.
using Printf
for n in (0, 42, -42, 123456789)
    @printf("[%d] [%5d] [%-8d] [%08d] [%+d] [% d] [%x] [%X] [%#x] [%o] [%.5d]\n", n, n, n, n, n, n, n, n, n, n, n)
end
for x in (0.0, 3.14159265, -2.5, 1e10, 1.5e-7, 123456.789)
    @printf("[%f] [%.2f] [%10.3f] [%-10.1f] [%+.0f] [%e] [%.3E] [%g] [%G] [%.3g] [%08.2f] [%a]\n", x, x, x, x, x, x, x, x, x, x, x, x)
end
@printf("%s %10s|%-10s|%.3s|%c|%c|%%|%5c|\n", "str", "right", "left", "truncated", 'x', 65, 'z')
println(@sprintf("%d %i %u", 1, 2, 3), " ", @sprintf("%d", 3.0), " ", @sprintf("%f", 1 // 3), " ", @sprintf("%d", big(10)^25), " ", @sprintf("%.10f", big(1) / 3), " ", @sprintf("%s %s %s", 1.5, :sym, [1, 2]), " ", @sprintf("%5.1f%%", 45.678), " ", @sprintf("%s", nothing))
println(@sprintf("%g %g %g %g", 100000, 1e6, 0.0001, 1e-5), " ", @sprintf("%f %e %g", Inf, -Inf, NaN), " ", @sprintf("%5s|%-5s|%05d", "é", "∀", -3), " ", @sprintf("%x", 255), " ", @sprintf("%X", 0xabc), " ", @sprintf("%#.3g", 1.0), " ", @sprintf("%.0f %.0f %.0f", 0.5, 1.5, 2.5))
@printf(stdout, "%-12s%8s\n", "item", "price")
for (name, price) in (("apple", 1.2), ("pear", 0.75), ("dragonfruit", 12.5))
    @printf("%-12s%8.2f\n", name, price)
end
println(Printf.format(Printf.Format("%d-%s"), 5, "x"), " ", sprint(io -> @printf(io, "%03d", 7)), " ", @sprintf("%*d|%-*d|%.*f", 5, 42, 5, 42, 2, pi))
