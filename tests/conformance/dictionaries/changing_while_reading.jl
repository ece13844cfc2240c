# Deleting and adding by collected keys, filter!, pop! loops, keys as live views, iteration protocol, sizes.
d = Dict(i => i^2 for i in 1:10)
for k in collect(keys(d))
    isodd(k) && delete!(d, k)
end
println(sort(collect(d)), " ", length(d))
ks = keys(d)
println(4 in ks, 5 in ks, length(ks))
d[5] = 25
println(5 in ks, length(ks), " ", sort(collect(ks)), " ", sum(values(d)), " ", eltype(ks), eltype(values(d)))
filter!(p -> p.second < 50, d)
println(sort(collect(keys(d))))
total = 0
while !isempty(d)
    global total += pop!(d)[2]
end
println(total, " ", isempty(d), " ", d)
d = Dict("x" => 1)
println(iterate(d) !== nothing, iterate(d)[1], first(d), only(d), collect(d), [k => 2v for (k, v) in d], map(p -> p.second, collect(d)), Dict(k => v + 1 for (k, v) in d), any(((k, v),) -> v == 1, d), all(p -> p isa Pair, d))
for i in 1:1000
    d[string(i)] = i
end
println(length(d), d["777"], haskey(d, "1001"), sum(values(d)))
for i in 1:2:1000
    delete!(d, string(i))
end
println(length(d), haskey(d, "777"), haskey(d, "778"), count(isodd, values(d)), sizehint!(d, 2000) === d, length(empty!(d)))
e = Dict{Int, Int}()
println(isempty(keys(e)), collect(values(e)), get(e, 1, nothing) === nothing, sum(values(e)), maximum(values(Dict(1 => 5, 2 => 3))), extrema(keys(Dict(1 => 5, 2 => 3))), foldl((a, p) -> a + p.first * p.second, Dict(2 => 3); init = 1))
try
    pop!(e)
catch err
    println(typeof(err))
end
replace_values(d, f) = (for (k, v) in d; d[k] = f(v); end; d)
println(sort(collect(replace_values(Dict(:a => 1, :b => 2), x -> 10x))), " ", sort(collect(replace(kv -> kv[1] => kv[2] + 1, Dict(:a => 1))))) 
