d = Dict("a" => 1)
lookup(d, k) = d[k]
lookup(d, "b")
