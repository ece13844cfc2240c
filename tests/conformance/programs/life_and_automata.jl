# Cellular automata: the game of life on a torus, elementary rules, a turmite.
struct Life
    cells::BitMatrix
end
Life(rows::Vector{String}) = Life([c == '#' for row in rows, c in 1:length(rows[1])] .* false .| permutedims(reduce(hcat, [collect(r) .== '#' for r in rows])))
function step(l::Life)
    next = falses(size(l.cells))
    h, w = size(l.cells)
    for i in 1:h, j in 1:w
        alive = sum(l.cells[mod1(i + a, h), mod1(j + b, w)] for a in -1:1 for b in -1:1 if (a, b) != (0, 0))
        next[i, j] = alive == 3 || (alive == 2 && l.cells[i, j])
    end
    return Life(next)
end
Base.show(io::IO, l::Life) = join(io, [join(c ? '#' : '.' for c in row) for row in eachrow(l.cells)], "\n")
Base.:(==)(a::Life, b::Life) = a.cells == b.cells
population(l::Life) = count(l.cells)
Base.iterate(l::Life, state = l) = (state, step(state))
Base.IteratorSize(::Type{Life}) = Base.IsInfinite()
Base.eltype(::Type{Life}) = Life
glider = Life(["..#...", "#.#...", ".##...", "......", "......", "......"])
println(glider, "\n")
generations = collect(Iterators.take(glider, 25))
println(generations[5], "\n")
println(population.(generations[1:6]), " ", generations[25] == glider, " ", generations[5].cells == circshift(glider.cells, (1, 1)))
blinker = Life([".....", "..#..", "..#..", "..#..", "....."])
println(step(blinker), "\n", step(step(blinker)) == blinker)
block = Life(["....", ".##.", ".##.", "...."])
println(step(block) == block, " ", population(Life(["....", "...."])))

rule(n) = (l, c, r) -> isodd(n >> (4l + 2c + r))
advance(f, row) = [f(get(row, i - 1, false), row[i], get(row, i + 1, false)) for i in eachindex(row)]
function show_rule(n, width, generations)
    row = falses(width)
    row[width÷2+1] = true
    for _ in 1:generations
        println(join(ifelse.(row, '*', ' ')) |> rstrip)
        row = advance(rule(n), row)
    end
    return count(row)
end
println(show_rule(90, 31, 8))
println(show_rule(30, 31, 6))

function ant(steps; size = 9)
    black = Set{CartesianIndex{2}}()
    position, direction = CartesianIndex(5, 5), CartesianIndex(-1, 0)
    turn_right(d) = CartesianIndex(d[2], -d[1])
    for _ in 1:steps
        if position in black
            delete!(black, position)
            direction = CartesianIndex(0, 0) - turn_right(direction)
        else
            push!(black, position)
            direction = turn_right(direction)
        end
        position += direction
    end
    return length(black), Tuple(position)
end
println([ant(n) for n in (1, 10, 100, 1000)])
