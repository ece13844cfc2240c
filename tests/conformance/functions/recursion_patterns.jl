# Recursive functions: numbers, lists, trees, mutual recursion, permutations, backtracking.
power(x, n) = n == 0 ? one(x) : iseven(n) ? power(x * x, n ÷ 2) : x * power(x, n - 1)
println(power(3, 13), " ", power(big(2), 100), " ", power(1.5, 3))
ack(m, n) = m == 0 ? n + 1 : n == 0 ? ack(m - 1, 1) : ack(m - 1, ack(m, n - 1))
println(ack(2, 3), " ", ack(3, 3))
collatz(n, steps = 0) = n == 1 ? steps : collatz(iseven(n) ? n ÷ 2 : 3n + 1, steps + 1)
println(collatz.(1:10))
function hanoi(n, from = 'A', to = 'C', via = 'B')
    n == 0 && return String[]
    return [hanoi(n - 1, from, via, to); "$from$to"; hanoi(n - 1, via, to, from)]
end
println(join(hanoi(3), " "), " ", length(hanoi(8)))
flatten(x) = [x]
flatten(v::Union{AbstractVector, Tuple}) = reduce(vcat, map(flatten, collect(v)); init = Int[])
println(flatten([1, [2, [3, (4, 5)], Int[]], 6]))
depth(x) = 0
depth(v::AbstractVector) = 1 + maximum(depth, v; init = 0)
println(depth(1), depth([]), depth([1, [2, [3]]]))
function permutations_of(v)
    length(v) <= 1 && return [v]
    return [[v[i]; rest] for i in eachindex(v) for rest in permutations_of(v[[1:i-1; i+1:end]])]
end
println(permutations_of([1, 2, 3]), " ", length(permutations_of(1:5)))
subsets(v) = isempty(v) ? [similar(v, 0)] : (rest = subsets(v[2:end]); [rest; [[v[1]; s] for s in rest]])
println(subsets([1, 2, 3]), " ", length(subsets(collect(1:8))))
combos(n, k) = k == 0 ? 1 : n < k ? 0 : combos(n - 1, k - 1) + combos(n - 1, k)
println([combos(6, k) for k in 0:6])
partitions(n, largest = n) = n == 0 ? 1 : sum(partitions(n - k, min(k, n - k)) for k in 1:min(n, largest))
println(partitions.(1:8))
function queens(n)
    solutions = Vector{Int}[]
    function place(rows)
        length(rows) == n && return push!(solutions, rows)
        for r in 1:n
            all(r != q && abs(r - q) != length(rows) + 1 - c for (c, q) in enumerate(rows)) && place([rows; r])
        end
    end
    place(Int[])
    return solutions
end
println(length.(queens.(1:6)), " ", first(queens(6)))
change(amount, coins) = amount == 0 ? 1 : amount < 0 || isempty(coins) ? 0 : change(amount - coins[1], coins) + change(amount, coins[2:end])
println(change(100, [50, 20, 10, 5]))
palindrome(s) = length(s) < 2 || (first(s) == last(s) && palindrome(s[nextind(s, 1):prevind(s, lastindex(s))]))
println(palindrome("racecar"), palindrome("été"), palindrome("ab"))
gcd_steps(a, b) = b == 0 ? [(a, b)] : [(a, b); gcd_steps(b, a % b)]
println(gcd_steps(48, 18))
