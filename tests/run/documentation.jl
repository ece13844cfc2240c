# Documentation strings and what is known of methods.
"doc of f"
f(x) = 1
"""
    g(x)

Longer text of `g`.
"""
function g(x)
    return 2
end
"A type."
struct T
    a::Int
end
"A number."
const number = 5
"A module."
module M
"Inside."
h() = 1
"A macro."
macro m(x)
    return x
end
end
"More of f."
f(x, y) = 2
"Named afterwards."
later() = 3
function bare end
"A function without methods."
bare
what = "computed"
"Text that is $what."
k(x) = x
println(@doc f)
println(@doc(g))
println(@doc T)
println(@doc(number), @doc(M), @doc(M.h), @doc(M.@m), @doc(later), @doc(bare), @doc(k))
println(f(1), g(1), T(3), number, M.h(), (M.@m 4), later(), k(2))
undocumented() = 1
println(occursin("No documentation found", string(@doc undocumented)))

p(x::Int, y::String="a"; key=1) = 1
p(x::Float64) = 2
println(length(methods(p)), " ", methods(p) isa AbstractVector, " ", first(methods(f)).name, " ", which(p, Tuple{Float64}).module)
println(split(string(methods(p)), "\n")[1])
println(hasmethod(p, Tuple{Int}), hasmethod(p, Tuple{Int, String}, (:key,)), hasmethod(p, Tuple{Int, String}, (:other,)), hasmethod(p, Tuple{String}))
println(applicable(p, 1), applicable(p, "a"), " ", which(p, (Float64,)).line, " ", length(methods(p, (Float64,))))
Base.Meta.show_sexpr(:(a + b(1)))
println()
println(Base.operator_associativity(:^), " ", Base.operator_precedence(:+), " ", Meta.isidentifier(:a), " ", Meta.isoperator(:+))
println(Base.remove_linenums!(quote
    x = 1
end))
println(:(a + b) == :(a + b), " ", :(a + b) == :(a - b), " ", hash(:(a + b)) == hash(:(a + b)), " ", Dict(:(f(x)) => 1)[:(f(x))])
