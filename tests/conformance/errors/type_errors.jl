# TypeError and conversions that fail: conditions, assertions, typed places, wrong parameters.
function text(f)
    try
        return string("value ", f())
    catch err
        return sprint(showerror, err)
    end
end
show_text(f) = println(first(split(text(f), '\n')))
show_text(() -> 1 ? 2 : 3)
show_text(() -> if "true" 1 end)
show_text(() -> while nothing end)
show_text(() -> 1 && true)
show_text(() -> true && 1)
show_text(() -> false || "last")
show_text(() -> !1)
show_text(() -> (1.5)::Int)
show_text(() -> "a"::Union{Int, Symbol})
show_text(() -> (1)::Int)
show_text(() -> isa(1, 2))
show_text(() -> Vector{1})
show_text(() -> Dict{String, Int, Int})
show_text(() -> typeassert([1], Vector{Float64}))
struct Strict
    n::Int
    s::String
end
show_text(() -> Strict(1.0, "a").n)
show_text(() -> Strict(1.5, "a"))
show_text(() -> Strict(1, :a))
mutable struct Typed
    n::Int
end
t = Typed(1)
show_text(() -> (t.n = 2.0; t.n))
show_text(() -> t.n = "x")
show_text(() -> t.n = 1.5)
show_text(() -> setfield!(t, :n, 3.0))
show_text(() -> t.m = 1)
show_text(() -> Strict(1, "a").n = 2)
v = [1, 2]
show_text(() -> (v[1] = 3.0; v[1]))
show_text(() -> v[1] = 2.5)
show_text(() -> push!(v, "s"))
show_text(() -> v["a"])
show_text(() -> v[1.0])
show_text(() -> v[nothing])
typed_return(x)::Int = x
show_text(() -> typed_return("s"))
show_text(() -> typed_return(2.0))
kw(; n::Int = 1) = n
show_text(() -> kw(n = 1.0))
d = Dict{Symbol, Int}()
show_text(() -> d["s"] = 1)
show_text(() -> d[:a] = "x")
show_text(() -> d[:a] = 2.0)
abstract type Abs end
show_text(() -> Abs())
show_text(() -> Union{Int, String}(1))
show_text(() -> Array{Int}("a"))
show_text(() -> convert(String, 1))
show_text(() -> convert(Symbol, "a"))
show_text(() -> Tuple{Int, String}((1, 2)))
show_text(() -> (1, 2)::Tuple{Int, Float64})
show_text(() -> throw(TypeError(:f, "in context", Int, "x")))
show_text(() -> throw(TypeError(:g, Int, 2.5)))
