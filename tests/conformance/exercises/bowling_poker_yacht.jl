# Exercise style: bowling scores, poker hands, yacht categories, change, prime numbers by name, isbn checks.
function bowling(rolls)
    score, i = 0, 1
    for frame in 1:10
        i + 1 > length(rolls) && throw(DomainError(rolls, "game is incomplete"))
        if rolls[i] == 10
            score += 10 + rolls[i+1] + rolls[i+2]
            i += 1
        else
            rolls[i] + rolls[i+1] > 10 && throw(ArgumentError("more than ten pins in frame $frame"))
            score += rolls[i] + rolls[i+1] + (rolls[i] + rolls[i+1] == 10 ? rolls[i+2] : 0)
            i += 2
        end
    end
    return score
end
println(bowling(zeros(Int, 20)), " ", bowling(fill(10, 12)), " ", bowling([fill(5, 20); 5]), " ", bowling(repeat([3, 6], 10)))
for bad in ([5, 6], [0, 0], fill(10, 9))
    println(try bowling([bad; zeros(Int, bad == [5, 6] ? 18 : 0)]) catch e; typeof(e) end)
end
struct Card
    rank::Int
    suit::Char
end
Card(s::AbstractString) = Card(findfirst(==(s[1:end-1]), [["_"]; string.(2:10); ["J", "Q", "K", "A"]]), s[end])
function rank_hand(text)
    cards = Card.(split(text))
    ranks = sort([c.rank for c in cards]; rev = true)
    ranks == [14, 5, 4, 3, 2] && (ranks = [5, 4, 3, 2, 1])
    groups = sort([(count(==(r), ranks), r) for r in unique(ranks)]; rev = true)
    shape = first.(groups)
    flush = allequal_suit(cards)
    straight = length(groups) == 5 && ranks[1] - ranks[5] == 4
    category = straight && flush ? 8 : shape[1] == 4 ? 7 : shape[1:2] == [3, 2] ? 6 : flush ? 5 : straight ? 4 : shape[1] == 3 ? 3 : shape[1:2] == [2, 2] ? 2 : shape[1] == 2 ? 1 : 0
    return (category, last.(groups))
end
allequal_suit(cards) = all(c -> c.suit == cards[1].suit, cards)
const hand_names = ["high card", "pair", "two pairs", "three", "straight", "flush", "full house", "four", "straight flush"]
hands = ["4S 5S 7H 8D JC", "4S 4H 7H 8D JC", "4S 4H 7H 7D JC", "4S 4H 4D 7D JC", "AS 2H 3D 4C 5S", "2S 5S 7S 8S JS", "3S 3H 3D 9C 9S", "9S 9H 9D 9C 2S", "10H JH QH KH AH"]
for h in hands
    println(rpad(h, 17), hand_names[rank_hand(h)[1]+1], " ", rank_hand(h)[2])
end
println(issorted(rank_hand.(hands)), " ", maximum(rank_hand.(["2S 2H 5D 9C KS", "2D 2C 5S 9H AS"])), " ", argmax(map(rank_hand, hands)))
yacht = Dict{String, Function}(
    "ones" => d -> count(==(1), d), "full house" => d -> sort([count(==(x), d) for x in unique(d)]) == [2, 3] ? sum(d) : 0,
    "four" => d -> (v = findfirst(x -> count(==(x), d) >= 4, 1:6); v === nothing ? 0 : 4v), "straight" => d -> sort(d) == 1:5 ? 30 : 0,
    "choice" => sum, "yacht" => d -> length(unique(d)) == 1 ? 50 : 0)
dice = [[1, 1, 3, 3, 3], [6, 6, 6, 6, 2], [5, 3, 1, 4, 2], [4, 4, 4, 4, 4]]
for name in sort(collect(keys(yacht)))
    println(rpad(name, 11), [yacht[name](d) for d in dice])
end
isbn10(s) = (t = replace(s, "-" => ""); occursin(r"^\d{9}[\dX]$", t) && sum((11 - i) * (c == 'X' ? 10 : c - '0') for (i, c) in enumerate(t)) % 11 == 0)
println(isbn10.(["3-598-21508-8", "3-598-21507-X", "3-598-21508-9", "3-598-2X507-9"]), " ", [sum(d^length(string(n)) for d in digits(n)) == n for n in (9, 10, 153, 154)])
sublist(a, b) = a == b ? :equal : any(i -> b[i:i+length(a)-1] == a, 1:length(b)-length(a)+1) ? :sublist : any(i -> a[i:i+length(b)-1] == b, 1:length(a)-length(b)+1) ? :superlist : :unequal
println(sublist([1], [1]), sublist([2, 3], [1, 2, 3]), sublist([1, 2, 3], [3]), sublist([1, 3], [1, 2, 3]), sublist(Int[], [1]))
