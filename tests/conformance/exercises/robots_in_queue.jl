# Exercise style: a circular buffer with its errors, a simple cipher, a bank of nested parentheses, a change counter, sets.
struct CircularBuffer{T}
    items::Vector{T}
    limit::Int
    CircularBuffer{T}(n) where {T} = new{T}(T[], n)
end
isfull(b::CircularBuffer) = length(b.items) == b.limit
Base.length(b::CircularBuffer) = length(b.items)
Base.isempty(b::CircularBuffer) = isempty(b.items)
function Base.push!(b::CircularBuffer, x; overwrite = false)
    if isfull(b)
        overwrite || throw(BoundsError(b, b.limit + 1))
        popfirst!(b.items)
    end
    push!(b.items, x)
    return b
end
Base.popfirst!(b::CircularBuffer) = isempty(b) ? throw(BoundsError(b, 1)) : popfirst!(b.items)
b = CircularBuffer{Int}(2)
push!(b, 1); push!(b, 2)
println(isfull(b), " ", try push!(b, 3) catch e; (typeof(e), e.i) end, " ", push!(b, 3; overwrite = true).items, " ", popfirst!(b), popfirst!(b), " ", try popfirst!(b) catch e; e.i end, " ", isempty(b))
struct CustomSet{T}
    d::Dict{T, Nothing}
end
CustomSet(xs::Vector{T}) where {T} = CustomSet{T}(Dict(x => nothing for x in xs))
Base.iterate(s::CustomSet, state...) = iterate(keys(s.d), state...)
Base.length(s::CustomSet) = length(s.d)
Base.eltype(::Type{CustomSet{T}}) where {T} = T
Base.in(x, s::CustomSet) = haskey(s.d, x)
Base.push!(s::CustomSet, x) = (s.d[x] = nothing; s)
Base.issubset(a::CustomSet, b::CustomSet) = all(in(b), a)
Base.union(a::CustomSet{T}, b::CustomSet{T}) where {T} = CustomSet(T[collect(a); collect(b)])
Base.intersect(a::CustomSet{T}, b::CustomSet{T}) where {T} = CustomSet(T[x for x in a if x in b])
Base.setdiff(a::CustomSet{T}, b::CustomSet{T}) where {T} = CustomSet(T[x for x in a if !(x in b)])
Base.isdisjoint(a::CustomSet, b::CustomSet) = isempty(intersect(a, b))
Base.isempty(a::CustomSet) = length(a) == 0
Base.:(==)(a::CustomSet, b::CustomSet) = length(a) == length(b) && issubset(a, b)
Base.show(io::IO, s::CustomSet) = print(io, "{", join(sort(collect(s)), ", "), "}")
p, q = CustomSet([3, 1, 2, 3]), CustomSet([3, 4])
println(p, " ", length(p), " ", 2 in p, " ", p ∪ q, " ", p ∩ q, " ", setdiff(p, q), " ", CustomSet([1]) ⊆ p, " ", p == CustomSet([1, 2, 3]), " ", isdisjoint(CustomSet([1]), q), " ", push!(q, 9), " ", sum(p), " ", maximum(p))
simple_shift(s, key; sign = 1) = join('a' + mod(c - 'a' + sign * (k - 'a'), 26) for (c, k) in zip(s, Iterators.cycle(key)))
println(simple_shift("iamapandabear", "dddd"), " ", simple_shift(simple_shift("secret", "key"), "key"; sign = -1))
affine(s, a, b) = gcd(a, 26) == 1 ? map(c -> islowercase(c) ? 'a' + mod(a * (c - 'a') + b, 26) : c, s) : throw(ArgumentError("a and 26 are not coprime"))
println(affine("yes", 5, 7), " ", try affine("x", 13, 1) catch e; e.msg end)
secret(n) = (acts = ["wink", "blink", "close", "jump"][[n >> i & 1 == 1 for i in 0:3]]; n & 16 == 16 ? reverse(acts) : acts)
println(secret(3), secret(19), secret(0), " ", [trunc(Int, sqrt(n))^2 == n for n in (16, 17)], " ", [gigasecond ÷ 86400 for gigasecond in (10^9,)])
nucleotide(s) = [c => count(==(c), s) for c in "ACGT"]
triangle_numbers = (n * (n + 1) ÷ 2 for n in 1:6)
println(collect(triangle_numbers), " ", collect(Iterators.flatten([[1], [2, 3]])), " ", [join(c) for c in Iterators.partition("abcdefg", 3)], " ", nucleotide("GGA"))
