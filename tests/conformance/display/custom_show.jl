# Own show methods: two-argument, text/plain, compact, in containers, with io properties and nesting.
struct Celsius
    degrees::Float64
end
Base.show(io::IO, t::Celsius) = print(io, t.degrees, "°C")
struct Box{T}
    content::T
end
Base.show(io::IO, b::Box) = (print(io, "Box("); show(io, b.content); print(io, ")"))
Base.show(io::IO, ::MIME"text/plain", b::Box) = print(io, "A box that holds ", b.content)
plain(x) = (show(stdout, MIME("text/plain"), x); println())
t = Celsius(21.5)
println(t, " ", string(t), " ", repr(t), " ", [t], " ", (t, 1), " ", Dict(:now => t), " ", "it is $t", " ", t => 1, " ", Some(t), " ", (a = t,))
plain(t)
plain([t, Celsius(-3)])
plain([t Celsius(100)])
plain(Dict("x" => t))
b = Box("text")
println(b, " ", [b, b], " ", Box(Box(1)), " ", Box(t))
plain(b)
plain([b])
plain((b, 2))
plain(Dict(1 => b))
struct Poly
    c::Vector{Int}
end
function Base.show(io::IO, p::Poly)
    if get(io, :compact, false)
        print(io, "P", length(p.c))
    else
        print(io, "Poly: ")
        join(io, ("$(c)x^$(i - 1)" for (i, c) in enumerate(p.c)), " + ")
    end
end
p = Poly([1, 2])
println(p, " | ", [p, p], " | ", (p,), " | ", sprint(show, p, context = :compact => true))
plain(p)
plain([p, p])
plain([p p])
show(IOContext(stdout, :compact => true), [p, p])
println()
struct Plain
    a::Int
    b::String
    c::Vector{Float64}
end
println(Plain(1, "s", [1.5]), " ", [Plain(1, "", [])], " ", Plain(2, "é\n", [NaN]))
plain(Plain(1, "s", [1, 2]))
struct Empty end
println(Empty(), " ", [Empty()], " ", Box(nothing), " ", Box(:s), " ", Box('c'))
mutable struct Counter
    n::Int
    label::Symbol
end
println(Counter(3, :hits))
struct Many{A, B}
    x::A
    y::B
end
println(Many(1, 2.5), " ", Many([1], "a"), " ", Many(Many(1, 2), nothing), " ", Many{Any, Any}(1, 2), " ", Many{Real, Int}(1, 2))
