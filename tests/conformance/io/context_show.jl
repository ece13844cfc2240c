# IOContext: properties that printing obeys, asked for by `get`, passed on to the parts of a value.
io = IOContext(stdout, :compact => true, :mine => 7)
println(io, 1 / 3, " ", [1 / 3, 2 / 3], " ", get(io, :mine, 0), " ", get(io, :other, "none"), " ", haskey(io, :compact), " ", io[:mine], " ", get(stdout, :compact, false))
show(io, Float32(0.1)); println(io); show(IOContext(io, :compact => false), 1 / 3); println()
show(IOContext(stdout, :limit => true), 1:1000 |> collect); println()
show(IOContext(stdout, :limit => true, :displaysize => (10, 40)), MIME"text/plain"(), collect(1:100)); println()
show(IOContext(stdout, :typeinfo => Vector{Float32}), Float32[1, 2]); println()
show(IOContext(stdout, :typeinfo => Any), Float32[1, 2]); println(" ", repr([1f0]; context=:typeinfo => Vector{Float32}), " ", repr(1f0; context=:typeinfo => Float32))
println(sprint(show, Dict(1 => 2); context=IOContext(stdout, :compact => true)), " ", sprint(print, pi; context=:compact => true), " ", displaysize(IOContext(IOBuffer(), :displaysize => (3, 4))), " ", displaysize(IOBuffer()))
struct Temperature
    degrees::Float64
end
Base.show(io::IO, t::Temperature) = get(io, :compact, false) ? print(io, round(Int, t.degrees), "°") : print(io, "Temperature(", t.degrees, " degrees)")
Base.show(io::IO, ::MIME"text/plain", t::Temperature) = print(io, "It is ", t.degrees, " degrees.")
Base.show(io::IO, ::MIME"text/html", t::Temperature) = print(io, "<b>", t.degrees, "</b>")
t = Temperature(21.6)
println(t); display(t); println(io, t); show(stdout, MIME("text/html"), t); println()
println([t, t], " ", (t, 1), " ", Dict(:now => t), " ", "$t", " ", repr(t), " ", repr("text/plain", t), " ", repr(MIME"text/html"(), t), " ", sprint(show, t; context=:compact => true), " ", string(t))
show(stdout, "text/plain", [t, t]); println(); show(stdout, "text/plain", [t t]); println(); show(stdout, "text/plain", Dict("x" => t)); println(); show(stdout, "text/plain", (a=t,)); println()
println(showable("text/html", t), showable("text/html", 1), showable(MIME"text/plain"(), t), " ", istextmime("text/html"), istextmime("image/png"), " ", MIME"text/csv"() isa MIME{Symbol("text/csv")}, " ", get(IOContext(IOContext(stdout, :a => 1), :b => 2), :a, 0), " ", IOContext(stdout, IOContext(stdout, :z => 3))[:z])
struct Tree; v::Int; kids::Vector{Tree}; end
Tree(v) = Tree(v, [])
function Base.show(io::IO, t::Tree)
    depth = get(io, :depth, 0)
    print(io, "  "^depth, t.v)
    foreach(k -> (println(io); show(IOContext(io, :depth => depth + 1), k)), t.kids)
end
println(Tree(1, [Tree(2, [Tree(3)]), Tree(4)]))
