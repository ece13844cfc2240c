# Dictionaries on one line and in text/plain form, with nesting, alignment, types, emptiness.
plain(x) = (show(stdout, MIME("text/plain"), x); println())
for d in (Dict(1 => 2), Dict("a" => 1), Dict(:k => "v"), Dict('c' => 1.5), Dict(1 => nothing), Dict{Any, Any}(1 => "x"), Dict{Int, Any}(), Dict(), Dict{String, Int}(), Dict(1 => Dict(2 => 3)),
          Dict([1, 2] => (3, 4)), Dict((1, 2) => [3]), Dict(1 => [1.5, 2]), Dict("s" => missing), Dict(:f => sin), Dict(Int => Float64), Dict(1 => :sym), Dict(1 => 'c'), Dict(1.0 => 1//2), Dict(missing => 1),
          IdDict(1 => 2), IdDict{Any, Any}(), Base.ImmutableDict(:a => 1), Dict{Union{Int, Missing}, Int}(1 => 1), Dict{Symbol, Vector{Int}}(:v => [1]), Dict{Real, Real}(1 => 2.5))
    println(d)
    plain(d)
end
plain(Dict(1 => "line\nbreak"))
plain(Dict("long key here" => 1, "k" => 22) |> d -> Dict("long key here" => 1))
plain(Dict(:m => [1 2; 3 4]))
plain(Dict(1 => "x"^100))
plain(keys(Dict(:a => 1)))
plain(values(Dict(:a => 1)))
plain(pairs((a = 1, b = 2)))
println(keys(Dict(:a => 1)), " ", values(Dict(:a => [1])), " ", pairs((a = 1,)), " ", pairs([5]))
println(repr(Dict("q" => "\"")), " ", string(Dict(1 => 'x')), " ", sprint(show, Dict(1 => 2)), " ", sprint(print, Dict("a" => "b")), " ", "$(Dict(1 => 2))")
