# Search with backtracking: queens, sudoku, permutations, subsets, combinations, a maze, and words in a grid.
safe(qs, c) = all(((i, q),) -> q != c && abs(q - c) != length(qs) + 1 - i, enumerate(qs))
queens(n, qs=Int[]) = length(qs) == n ? [qs] : reduce(vcat, [queens(n, [qs; c]) for c in 1:n if safe(qs, c)]; init=Vector{Int}[])
println(length.(queens.(1:7)), " ", first(queens(8)))
permutations(v) = isempty(v) ? [empty(v)] : [[v[i]; p] for i in eachindex(v) for p in permutations(v[[1:i-1; i+1:end]])]; println(permutations([1, 2, 3]), " ", join.(permutations(collect("ab"))))
subsets(v) = isempty(v) ? [empty(v)] : (s = subsets(v[2:end]); [s; [[v[1]; x] for x in s]]); println(subsets([1, 2, 3]), " ", length(subsets(1:8 |> collect)))
combinations(v, k) = k == 0 ? [empty(v)] : [[v[i]; c] for i in eachindex(v) for c in combinations(v[i+1:end], k - 1)]; println(combinations([1, 2, 3, 4], 2), " ", length(combinations(collect(1:10), 4)) == binomial(10, 4))
function sudoku!(g)
    at = findfirst(iszero, g); at === nothing && return true
    i, j = Tuple(at); bi, bj = 3 * ((i - 1) ÷ 3), 3 * ((j - 1) ÷ 3)
    for d in 1:9
        (d in g[i, :] || d in g[:, j] || d in g[bi+1:bi+3, bj+1:bj+3]) && continue
        g[i, j] = d
        sudoku!(g) && return true
        g[i, j] = 0
    end
    return false
end
text = "530070000600195000098000060800060003400803001700020006060000280000419005000080079"
g = permutedims(reshape([parse(Int, c) for c in text], 9, 9)); println(sudoku!(g)); foreach(r -> println(join(r)), eachrow(g))
maze = ["#########", "#S..#...#", "##.##.#.#", "#.....#E#", "#########"]
function solve(maze)
    find(c) = first((i, j) for i in eachindex(maze) for j in eachindex(maze[i]) if maze[i][j] == c)
    start, goal = find('S'), find('E'); came, queue = Dict(start => start), [start]
    while !isempty(queue)
        at = popfirst!(queue); at == goal && break
        for s in ((0, 1), (1, 0), (0, -1), (-1, 0))
            n = at .+ s; (maze[n[1]][n[2]] == '#' || haskey(came, n)) || (came[n] = at; push!(queue, n))
        end
    end
    steps = [goal]; while steps[1] != start; pushfirst!(steps, came[steps[1]]); end
    return steps
end
s = solve(maze); println(length(s) - 1, " ", s[1:4]); println(join([join([(i, j) in s && c == '.' ? '*' : c for (j, c) in enumerate(r)]) for (i, r) in enumerate(maze)], '\n'))
sums(target, v) = target == 0 ? [Int[]] : target < 0 || isempty(v) ? Vector{Int}[] : [[[v[1]; r] for r in sums(target - v[1], v)]; sums(target, v[2:end])]; println(sums(7, [2, 3, 6, 7]))
puzzle = [(d, o, g) for d in 1:9 for o in 0:9 for g in 0:9 if allunique((d, o, g)) && 2 * (100d + 10o + g) == 100 * (2d % 10) + 10 * (2o ÷ 1 % 10) + (2g % 10) && d < 3]; println(length(puzzle), " ", first(puzzle))
