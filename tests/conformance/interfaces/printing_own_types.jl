# show in its forms: two and three arguments, IOContext, containers of own types, string, repr, display.
struct Temperature
    celsius::Float64
end
Base.show(io::IO, t::Temperature) = get(io, :compact, false) ? print(io, round(Int, t.celsius), "°") : print(io, t.celsius, " °C")
Base.show(io::IO, ::MIME"text/plain", t::Temperature) = print(io, "Temperature of ", t.celsius, " °C")
Base.show(io::IO, ::MIME"text/html", t::Temperature) = print(io, "<b>", t.celsius, "</b>")
t = Temperature(21.5)
println(t, " ", string(t), " ", repr(t), " ", "it is $t", " ", [t, t], " ", (t, 1), " ", Dict(:now => t), " ", t => t, " ", Some(t))
println(repr("text/plain", t), " ", repr(MIME("text/html"), t), " ", showable("text/html", t), showable("image/png", t), " ", sprint(show, t), " ", sprint(print, t), " ", sprint(show, "text/plain", t))
display(t); display([t, Temperature(3)]); display(Dict("a" => t)); display((t, t)); display([t t])
println(sprint(show, t; context = :compact => true), " ", sprint(print, t; context = IOContext(stdout, :compact => true)), " ", sprint(show, [t]; context = :compact => true))
struct Tree
    label::String
    children::Vector{Tree}
end
Tree(label, children...) = Tree(label, collect(Tree, children))
function Base.show(io::IO, t::Tree)
    depth = get(io, :depth, 0)
    print(io, "  "^depth, t.label)
    for c in t.children
        println(io)
        show(IOContext(io, :depth => depth + 1), c)
    end
end
println(Tree("root", Tree("a", Tree("a1"), Tree("a2")), Tree("b")))
struct Plain
    a::Int
    b::Any
end
struct Empty end
mutable struct Changing
    x
end
module Inner
    struct Thing; n::Int end
    @enum Shade light dark
end
println(Plain(1, "s"), " ", Plain(2, [1.5, nothing]), " ", Empty(), " ", Changing(:q), " ", Inner.Thing(3), " ", Plain(0, Plain(1, missing)), " ", Inner.dark, " ", [Inner.light], " ", Plain(1, 'c'))
println([Plain(1, 2)], " ", Empty[], " ", Union{Plain, Empty}[Empty()], " ", (a = Empty(),), " ", Ref(Empty()), " ", Plain, " ", typeof(Plain), " ", Inner.Thing, " ", [Empty, Plain])
struct Wide{T}
    data::Vector{T}
end
Base.show(io::IO, w::Wide{T}) where {T} = (print(io, "Wide{", T, "}("); join(io, w.data, "|"); print(io, ")"))
println(Wide([1, 2]), " ", Wide(["a"]), " ", [Wide([1.5])], " ", typeof(Wide([1])))
struct Quiet end
Base.show(io::IO, ::Quiet) = nothing
println("<", Quiet(), "> ", repr(Quiet()), " ", length(string(Quiet(), Quiet())))
Base.print(io::IO, c::Changing) = print(io, "changing:", c.x)
println(Changing(1), " ", repr(Changing(1)), " ", [Changing(1)], " ", "$(Changing(2))", " ", string(Changing(3)))
io = IOBuffer()
show(IOContext(io, :limit => true), Wide(1:3 |> collect)); print(io, " / "); show(IOContext(io, :typeinfo => Float64), 1.0); write(io, "\n")
print(String(take!(io)))
Base.summary(io::IO, w::Wide) = print(io, "a wide thing of ", length(w.data))
println(summary(Wide([1])), " ", summary([1, 2]), " ", summary(t), " ", summary(1), " ", summary((1, 2)), " ", summary(Dict(1 => 2)), " ", summary("abc"))
