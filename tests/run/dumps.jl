# The structure of values.
struct Q; a::Int; b::Vector{Any}; c::Union{Nothing, String}; end
dump(Q(1, [2.5, "x", :s, 'c', (1, "t")], nothing))
dump([1, 2]); dump("s"); dump(1.5); dump(Q); dump(sin); dump(Int); dump((a = 1, b = [true])); dump(nothing); dump(Any[])
dump(:(x + 1)); dump(1 => 2); dump(1//2)
