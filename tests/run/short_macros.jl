# A quotation right behind a macro's signature.
macro larger(a, b) :($(esc(a)) > $(esc(b)) ? $(esc(a)) : $(esc(b))) end
println(@larger(3, 2 + 2))
function code(x) :(x + 1) end
println(code(1))
ranges(a, b) = (a) :(b)
println(ranges(1, 2))
