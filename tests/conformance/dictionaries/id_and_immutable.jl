# Dictionaries by identity, immutable dictionaries, keys that are arrays, and what equality of keys means.
a, b = [1, 2], [1, 2]
by_value, by_identity = Dict(a => "a", b => "b"), IdDict(a => "a", b => "b")
println(length(by_value), length(by_identity), by_value[[1, 2]], by_identity[a], by_identity[b], haskey(by_identity, [1, 2]), haskey(by_value, [1.0, 2.0]))
delete!(by_identity, a)
println(length(by_identity), get(by_identity, a, "gone"), get!(by_identity, a, "back"), by_identity[a], pop!(by_identity, b), length(by_identity), eltype(by_identity), keytype(by_identity))
i = Base.ImmutableDict(:x => 1)
j = Base.ImmutableDict(i, :x => 2, :y => 3)
println(i[:x], j[:x], j[:y], haskey(i, :y), get(j, :z, 0), length(i), " ", i)
d = Dict{Any, Int}()
for (n, k) in enumerate((1, 1.0, 0x01, true, 1//1, 1 + 0im, big(1), '1', "1", :1))
    d[k] = n
end
println(length(d), " ", d[1], " ", d['1'], " ", d["1"])
z = Dict(0.0 => :positive, -0.0 => :negative, NaN => :nan)
println(length(z), z[0.0], z[-0.0], z[NaN], haskey(z, 0), get(z, -0, :none))
t = Dict((1, 'a') => 10, (2, 'b') => 20)
println(t[1, 'a'], t[(2, 'b')], haskey(t, (1, 'b')), sum(v for ((n, c), v) in t if n > 1))
s = Dict("α" => 1, SubString("xβ", 2) => 2)
println(s["β"], haskey(s, "α"), sort(collect(keys(s))), typeof(s))
m = Dict(missing => 1, nothing => 2)
println(m[missing], m[nothing], haskey(m, missing), length(m))
e = Dict(:a => 1)
f = e
f[:b] = 2
println(length(e), e === f, e == copy(e), e === copy(e), isequal(e, Dict(:b => 2, :a => 1)), hash(e) == hash(copy(e)), e == Dict("a" => 1), Dict(1 => 1) == Dict(1.0 => 1.0), empty(e) == Dict(), objectid(e) == objectid(f))
k = [1]
g = Dict(k => "found")
push!(k, 2)
println(haskey(g, k) || "changed key is lost", " ", length(g), " ", first(keys(g)))
