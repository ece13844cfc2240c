# Operators as the names of macros, in imports, and between arrows and pairs.
module Pipes
export @>, @>>, →
macro >(first, rest...)
    foldl((value, f) -> :($f($value)), rest; init = first) |> esc
end
macro >>(parts...)
    esc(:(($(reverse(parts)...),)))
end
import Base.show, Base.(==)
struct Arrow
    from::Any
    to::Any
end
→(a, b) = Arrow(a, b)
==(a::Arrow, b::Arrow) = a.from == b.from && a.to == b.to
show(io::IO, a::Arrow) = print(io, a.from, " leads to ", a.to)
end
using .Pipes
using .Pipes: @>

println(@> 4 sqrt string)
println(@>>(1, 2, 3))
println(1 → 2 => 3)
println(1 => 2 → 3)
println(1 → 2 == 2, (1 → 2) == (1 → 2))
println(true ? 1 → 2 : 0)
println(:(a → b => c), " ", :((a => b) → c), " ", :(a → b → c))

# A signature in brackets that is a call names its function.
macro shape(definition)
    QuoteNode(definition.args[1])
end
println(@shape function (a | b) a end)
println(@shape function (f(x)::Int) x end)
println(@shape function (x::Int) x end)
dump(:(:true))

holds = (false # a comment before an operator
    || true)
println(holds)
