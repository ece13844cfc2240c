# A field whose type is a tuple of a value can hold nothing.
struct Sized{N}
    x::Tuple{N}
end
for bad in ((), (3,), (1, 2))
    try
        Sized{3}(bad)
        println("made")
    catch e
        println(typeof(e))
    end
end
struct Typed{T}
    x::Tuple{T}
end
println(Typed((1.5,)).x, " ", Typed{Int}((2.0,)).x)
