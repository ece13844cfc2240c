# A type stays itself on its way through a loop.
for T in [Vector, Set]; println(T); end
function shown(xs...)
    for x in xs
        println(x, " ", x === Vector, " ", x isa Type)
    end
end
shown(Vector, Set)
shown(Union{Int, Nothing}, Union{Int, String})
shown(Vector, Int, Union{Int, Nothing})
last_of(xs...) = (r = nothing; for x in xs; r = x; end; r)
println(last_of(Dict, Vector) === Vector, " ", objectid(last_of(Dict, Vector)) == objectid(Vector))
