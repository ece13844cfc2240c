# ==, isequal, ===, hash and isless of own types: in sets, dictionaries, sorting, unique, findfirst.
struct Fraction
    n::Int
    d::Int
end
Base.:(==)(a::Fraction, b::Fraction) = a.n * b.d == b.n * a.d
Base.hash(f::Fraction, h::UInt) = hash(f.n / f.d, hash(:Fraction, h))
Base.isless(a::Fraction, b::Fraction) = a.n * b.d < b.n * a.d
half, two_quarters, third = Fraction(1, 2), Fraction(2, 4), Fraction(1, 3)
println(half == two_quarters, half === two_quarters, isequal(half, two_quarters), half != third, half < third, third <= half, half > third)
println(length(Set([half, two_quarters, third])), " ", Dict(half => "h")[two_quarters], " ", unique([half, two_quarters, third]), " ", findfirst(==(two_quarters), [third, half]), " ", two_quarters in [half])
println(sort([half, third, Fraction(3, 4)]), " ", maximum([half, third]), " ", sort([half, third]; rev = true), " ", issorted([third, half]), " ", searchsorted([third, half], two_quarters), " ", extrema([half, third]), " ", indexin([two_quarters], [third, half]))
struct NoEquals
    v::Vector{Int}
end
println(NoEquals([1]) == NoEquals([1]), " ", NoEquals([1]).v == NoEquals([1]).v, " ", isequal(NoEquals([1]), NoEquals([1])))
struct Bits
    a::Int
    b::Char
end
println(Bits(1, 'x') == Bits(1, 'x'), " ", Bits(1, 'x') === Bits(1, 'x'), " ", hash(Bits(1, 'x')) == hash(Bits(1, 'x')), " ", Bits(1, 'x') in Set([Bits(1, 'x')]))
mutable struct M; x::Int end
m = M(1)
println(m == m, M(1) == M(1), m === m, " ", length(Set([m, m, M(1)])), " ", objectid(m) == objectid(m), " ", hash(m) == hash(m))
println(1 == 1.0, 1 === 1.0, isequal(1, 1.0), hash(1) == hash(1.0), hash(1//2) == hash(0.5), " ", 0.0 == -0.0, isequal(0.0, -0.0), 0.0 === -0.0, " ", NaN == NaN, isequal(NaN, NaN), NaN === NaN, " ", isless(NaN, 1), isless(1, NaN))
println([1, 2] == [1.0, 2.0], [1, 2] === [1, 2], (1, 2) === (1, 2), "ab" === "ab", :a === :a, [1] == (1,), 1:2 == [1, 2], " ", hash([1, 2]) == hash(1:2), hash("a") == hash(SubString("ab", 1, 1)), isequal([NaN], [NaN]), [NaN] == [NaN], " ", (a = 1,) == (a = 1.0,), Dict(:a => 1) == Dict(:a => 1.0), Set([1]) == Set([1.0]))
println(Dict(1 => :a, 1.0 => :b, true => :c) |> length, " ", Set(Any[1, 1.0, 0x01, true, 1//1]) |> length, " ", unique([0.0, -0.0, NaN, NaN]), " ", unique(Any[1, 1.0, "1"]), " ", 1 in [1.0], " ", missing in [missing], " ", findfirst(isequal(missing), [1, missing]))
println(isless(1, 2), isless("a", "b"), isless((1, 2), (1, 3)), isless([1, 2], [1, 3]), isless(:a, :b), isless('a', 'b'))
println(cmp(1, 2), cmp("b", "a"), cmp(1.0, 1), " ", isless(missing, 1), " ", sort([3, missing, 1.5, NaN, -Inf]), " ", sort([:b, :a]), " ", sort([(2, 'a'), (1, 'b'), (1, 'a')]), " ", sort([[2, 1], [1, 5], [1]]), " ", sort(["b", "A", "a"]), " ", min("b", "a"), " ", minimum([[3], [2, 9]]))
struct Version_; major::Int; minor::Int end
Base.isless(a::Version_, b::Version_) = (a.major, a.minor) < (b.major, b.minor)
versions = [Version_(1, 10), Version_(1, 2), Version_(0, 9)]
println(sort(versions), " ", sortperm(versions), " ", argmax(versions), " ", partialsort(versions, 1), " ", Version_(1, 2) < Version_(1, 10), " ", clamp(Version_(5, 0), versions[3], versions[1]))
