# Fields of every kind: padding, signs, prefixes, precision.
using Printf
for f in (@sprintf("%5d|%-5d|%05d|%+d|% d|%d", 42, 42, 42, 42, 42, -42), @sprintf("%x %X %o %#x %u %i", 255, 255, 8, 255, 7, -7), @sprintf("%5.2f %e %g %s %c %10s|%-4s|", 3.14159, 12345.678, 0.0001, "a", 'c', "héy", "b"), @sprintf("%d %d", 0x10, true), @sprintf("%.3d %8.3d %d", 5, 5, 3.0))
  println(f)
end
