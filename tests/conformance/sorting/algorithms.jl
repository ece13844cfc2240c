# The named algorithms: stability, partial sorting, the largest k, and permutations applied in place.
struct Card
    rank::Int
    suit::Char
end
Base.show(io::IO, c::Card) = print(io, c.rank, c.suit)
hand = [Card(7, 'h'), Card(2, 's'), Card(7, 'c'), Card(10, 'd'), Card(2, 'h'), Card(7, 'd')]
println(sort(hand, by = c -> c.rank))
println(sort(hand, by = c -> c.rank, rev = true))
println(sort(hand, by = c -> c.rank, alg = InsertionSort))
println(sort(hand, by = c -> c.rank, alg = MergeSort))
println(sort([9, 3, 7, 1, 8], alg = QuickSort), " ", sort([9, 3, 7], alg = PartialQuickSort(1))[1])
Base.isless(a::Card, b::Card) = (a.rank, a.suit) < (b.rank, b.suit)
println(sort(hand), " ", maximum(hand), " ", minimum(hand), " ", extrema(hand), " ", hand[argmax(hand)], " ", issorted(hand))
println(partialsort(hand, 2), " ", partialsort(hand, 1:3), " ", partialsort([5, 1, 4], 1, rev = true), " ", partialsort([-9, 2, 5], 1, by = abs))
println(partialsortperm([50, 20, 40, 10], 1:2), " ", partialsortperm([50, 20, 40, 10], 1, rev = true), " ", partialsort!([4, 3, 2, 1], 2))
v = ["d", "a", "c", "b"]
p = sortperm(v)
println(permute!(copy(v), p), invpermute!(copy(v), p), v[p][invperm(p)] == v)
big = [mod(i * 7919, 1009) for i in 1:500]
s = sort(big)
println(issorted(s), " ", s[1], " ", s[250], " ", s[end], " ", sum(s) == sum(big), " ", sort(big, rev = true) == reverse(s))
println(sort(big, by = x -> x % 10)[1:5], " ", sortperm(big)[1:3], " ", sort(big, alg = MergeSort) == s, " ", sort(string.(big[1:6])))
function insertion_count(v)
    n = 0
    x = copy(v)
    for i in 2:length(x), j in i:-1:2
        x[j] < x[j-1] || break
        x[j], x[j-1] = x[j-1], x[j]
        n += 1
    end
    return n, x
end
println(insertion_count([3, 1, 2]))
