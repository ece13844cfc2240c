# Grids: flood fill, shortest way through a maze, islands, minesweeper, sudoku, spiral, tic-tac-toe, knight's moves.
parse_grid(text) = permutedims(reduce(hcat, collect.(split(strip(text), '\n'))))
show_grid(g) = join([join(r) for r in eachrow(g)], "\n")
const sides = (CartesianIndex(0, 1), CartesianIndex(1, 0), CartesianIndex(0, -1), CartesianIndex(-1, 0))
maze = parse_grid("""
S.#.....
..#.###.
.##.#.#.
......#E""")
function shortest(maze)
    start, goal = findfirst(==('S'), maze), findfirst(==('E'), maze)
    from = Dict(start => start)
    queue = [start]
    while !isempty(queue)
        here = popfirst!(queue)
        here == goal && break
        for d in sides
            next = here + d
            checkbounds(Bool, maze, next) && maze[next] != '#' && !haskey(from, next) || continue
            from[next] = here
            push!(queue, next)
        end
    end
    haskey(from, goal) || return nothing
    path = [goal]
    while path[1] != start
        pushfirst!(path, from[path[1]])
    end
    return path
end
path = shortest(maze)
println(length(path) - 1, " ", Tuple.(path[1:4]))
marked = copy(maze)
for p in path[2:end-1]
    marked[p] = 'o'
end
println(show_grid(marked))
println(shortest(parse_grid("S#\n#E")))
function flood!(grid, at, new)
    old = grid[at]
    old == new && return 0
    grid[at] = new
    return 1 + reduce(+, [flood!(grid, at + d, new) for d in sides if checkbounds(Bool, grid, at + d) && grid[at+d] == old]; init = 0)
end
land = parse_grid("##..#\n#..##\n...#.\n##...")
function islands(grid)
    g, sizes = copy(grid), Int[]
    while (p = findfirst(==('#'), g)) !== nothing
        push!(sizes, flood!(g, p, '~'))
    end
    return sizes
end
println(islands(land), " ", count(==('#'), land))
mines = parse_grid("*...\n....\n.*..\n....")
near(g, p) = count(q -> checkbounds(Bool, g, q) && g[q] == '*', [p + CartesianIndex(i, j) for i in -1:1, j in -1:1])
println(show_grid([mines[p] == '*' ? '*' : near(mines, p) == 0 ? '.' : Char('0' + near(mines, p)) for p in CartesianIndices(mines)]))
possible(s, r, c, n) = n ∉ s[r, :] && n ∉ s[:, c] && n ∉ s[2*((r-1)÷2)+1:2*((r-1)÷2)+2, 2*((c-1)÷2)+1:2*((c-1)÷2)+2]
function solve!(s)
    hole = findfirst(==(0), s)
    hole === nothing && return true
    for n in 1:4
        possible(s, hole[1], hole[2], n) || continue
        s[hole] = n
        solve!(s) && return true
        s[hole] = 0
    end
    return false
end
puzzle = [1 0 0 4; 0 0 1 0; 0 3 0 0; 2 0 0 3]
println(solve!(puzzle), " ", puzzle)
lines_of(b) = [[b[i, :] for i in 1:3]; [b[:, j] for j in 1:3]; [[b[i, i] for i in 1:3], [b[i, 4-i] for i in 1:3]]]
winner(b) = (i = findfirst(l -> l[1] != ' ' && all(==(l[1]), l), lines_of(b)); i === nothing ? nothing : lines_of(b)[i][1])
function score(b, player)
    w = winner(b)
    w === nothing || return w == 'X' ? 1 : -1
    free = findall(==(' '), b)
    isempty(free) && return 0
    results = Int[]
    for p in free
        b[p] = player
        push!(results, score(b, player == 'X' ? 'O' : 'X'))
        b[p] = ' '
    end
    return player == 'X' ? maximum(results) : minimum(results)
end
board = ['X' 'O' ' '; ' ' 'X' ' '; 'O' ' ' ' ']
println(winner(board), " ", score(copy(board), 'X'), " ", winner(['O' 'X' 'X'; 'X' 'O' 'O'; 'X' 'X' 'O']), " ", score(['X' 'O' 'X'; 'X' 'O' 'O'; 'O' 'X' ' '], 'X'))
knight(p) = [q for q in (p + CartesianIndex(a, b) for a in (-2, -1, 1, 2), b in (-2, -1, 1, 2) if abs(a) != abs(b)) if all(k -> 1 <= k <= 8, Tuple(q))]
function knight_distance(a, b)
    frontier, steps = Set([CartesianIndex(a)]), 0
    while CartesianIndex(b) ∉ frontier
        frontier = union((Set(knight(p)) for p in frontier)...)
        steps += 1
    end
    return steps
end
println(length(knight(CartesianIndex(1, 1))), length(knight(CartesianIndex(4, 4))), " ", knight_distance((1, 1), (2, 3)), knight_distance((1, 1), (2, 2)), knight_distance((1, 1), (8, 8)))
boomerang = zeros(Int, 3, 4)
position, direction = CartesianIndex(1, 1), 1
for k in 1:12
    boomerang[position] = k
    if !(checkbounds(Bool, boomerang, position + sides[direction]) && boomerang[position+sides[direction]] == 0)
        global direction = mod1(direction + 1, 4)
    end
    global position += sides[direction]
end
println(boomerang)
