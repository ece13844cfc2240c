# Grids of characters: reading from text, neighbours, flood fill, life, rotations, printing.
text = """
..#..
.##..
....#
#...#"""
grid = permutedims(reduce(hcat, collect.(split(text, '\n'))))
println(size(grid), " ", count(==('#'), grid), " ", findfirst(==('#'), grid), " ", findall(==('#'), grid)[end])
show_grid(g) = foreach(r -> println(join(r)), eachrow(g))
show_grid(rotr90(grid))
show_grid(reverse(grid, dims = 2))
function fill_from!(g, start, new)
    old = g[start]
    old == new && return 0
    stack, n = [start], 0
    while !isempty(stack)
        c = pop!(stack)
        checkbounds(Bool, g, c) && g[c] == old || continue
        g[c] = new
        n += 1
        for d in ((1, 0), (-1, 0), (0, 1), (0, -1))
            push!(stack, c + CartesianIndex(d))
        end
    end
    return n
end
g = copy(grid)
println(fill_from!(g, CartesianIndex(1, 1), 'o'), " ", fill_from!(g, CartesianIndex(1, 5), 'x'))
show_grid(g)
live(g, i, j) = sum(g[x, y] for x in max(1, i - 1):min(end_(g, 1), i + 1), y in max(1, j - 1):min(end_(g, 2), j + 1)) - g[i, j]
end_(g, d) = size(g, d)
step_(g) = [live(g, i, j) == 3 || (g[i, j] == 1 && live(g, i, j) == 2) ? 1 : 0 for i in axes(g, 1), j in axes(g, 2)]
blinker = zeros(Int, 5, 5)
blinker[3, 2:4] .= 1
next = step_(blinker)
println(next, " ", step_(next) == blinker, " ", sum(next))
println([count(==('#'), r) for r in eachrow(grid)], " ", [count(==('#'), c) for c in eachcol(grid)], " ", vec(any(==('#'), grid, dims = 1)), " ", String(grid[2, :]), " ", join(grid[:, 1]), " ", Set(grid) == Set("#."), " ", map(c -> c == '#' ? 1 : 0, grid)[1:2, :], " ", [join(grid[i, :]) for i in 1:2], " ", string.(grid[1, 1:2]), " ", circshift(grid, (1, 0))[1, :] |> join)
