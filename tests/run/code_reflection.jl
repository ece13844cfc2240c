# Lowered and typed code of methods, and what they return.
using InteractiveUtils
f(x) = x + 1
f(x::String) = x
h(x; k = 1) = x * k
println(code_lowered(f, (Int,)))
println(code_typed(f, (Int,)))
ci, t = @code_typed f(1)
println(ci, t)
println(@code_lowered f(1))
println(code_typed(f, Tuple{Int})[1].second, length(code_lowered(f)), length(code_typed(f, (Any,))))
@code_warntype f(1.5)
println(typeof(ci), eltype(code_lowered(f, (Int,))))
g(x) = x > 0 ? x + 1 : "a"
println(last(only(code_typed(g, (Int,)))))
println(@code_typed optimize=true f(2))
println(@code_typed(h(2)).second)
try code_typed(+) ; catch e; println(typeof(e)); end
try code_typed(===, (Int,Int)) ; catch e; println(e); end
println(Core._morespecific(Tuple{Int}, Tuple{Any}), Core._morespecific(Tuple{Any}, Tuple{Int}), Core._morespecific(Tuple{Int, Any}, Tuple{Any, Int}))
println(length(Core._unicode_normalize("é", 1)), length(Core._unicode_normalize("e\u301", 0)), Core._unicode_normalize("ﬁ", 2), Core._unicode_normalize("ﬁ", 0))
