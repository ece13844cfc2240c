# Calls that no method answers best: the error's text, and the method that resolves it.
collide(x::Int, y) = "int left"
collide(x, y::Int) = "int right"
println(collide(1, "a"), ", ", collide("a", 1))
function report(call)
    try
        println(call())
    catch err
        text = sprint(showerror, err)
        println(typeof(err), ": ", first(split(text, '\n')))
        println("  possible fix: ", occursin("Possible fix, define", text))
    end
end
report(() -> collide(1, 2))
collide(x::Int, y::Int) = "both"
println(collide(1, 2))

join_up(a::AbstractVector, b) = "vector, any"
join_up(a, b::AbstractVector) = "any, vector"
report(() -> join_up([1], [2]))
println(join_up([1], 2), ", ", join_up(1, [2]))

overlap(::Union{Int, String}) = 1
overlap(::Union{Int, Symbol}) = 2
println(overlap("a"), overlap(:a))
report(() -> overlap(3))
overlap(::Int) = 3
println(overlap(3))

rest(a::Int, b...) = "int first"
rest(a, b::String...) = "strings after"
println(rest(1, 2), ", ", rest(:x, "a"))
report(() -> rest(1, "a"))

println(hasmethod(collide, Tuple{Int, Int}), " ", applicable(join_up, [1], 2), " ", hasmethod(join_up, Tuple{Int, Int}))
