# Reversed strings, also malformed ones; NaN and signed zeros among the extremes of floats.
for s in ("", "a", "héllo wörld", "日本", "a\xffb\xc3", SubString("xaébx", 2, 5), "\xe2\x82") println(repr(reverse(s))) end
for v in ([1.0,2,3,-4,5,6,7,8,9,10,11,12,13,14,15,16,17,18], [0.0; fill(-0.0,20)], [fill(-0.0,20); 0.0], [fill(0.0,20); -0.0], [fill(1.0,20); NaN], [NaN; fill(1.0,20)], [fill(1.0,10); NaN; fill(2.0,10)], fill(-Inf,20), fill(Inf, 21), Float32[i for i in 1:40], -collect(1.0:33.0))
  println(maximum(v), " ", minimum(v), " ", extrema(v), " ", maximum(abs, v))
end
