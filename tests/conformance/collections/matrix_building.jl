# Building matrices from comprehensions, blocks, reductions of vectors, and reading them back by parts.
table = [i * j for i in 1:3, j in 1:4]
println(table, " ", size(table), " ", table[2, :], " ", table[:, end], " ", table[end:-1:1, 1], " ", table[:])
rows = [[1, 2, 3], [4, 5, 6]]
println(permutedims(reduce(hcat, rows)), " ", vcat(rows'...), " ", hcat(rows...), " ", reduce(vcat, permutedims.(rows)), " ", [rows[i][j] for i in 1:2, j in 1:3], " ", hvcat(3, rows[1]..., rows[2]...))
function pascal(n)
    m = zeros(Int, n, n)
    for i in 1:n, j in 1:n
        m[i, j] = i == 1 || j == 1 ? 1 : m[i-1, j] + m[i, j-1]
    end
    return m
end
println(pascal(4))
function spiral(n)
    m, r, c, dr, dc = zeros(Int, n, n), 1, 1, 0, 1
    for k in 1:n^2
        m[r, c] = k
        if !(1 <= r + dr <= n && 1 <= c + dc <= n && m[r+dr, c+dc] == 0)
            dr, dc = dc, -dr
        end
        r, c = r + dr, c + dc
    end
    return m
end
show(stdout, MIME("text/plain"), spiral(4))
println()
identity_(n) = [Int(i == j) for i in 1:n, j in 1:n]
magic = [8 1 6; 3 5 7; 4 9 2]
println(sum(magic, dims = 1), " ", all(==(15), sum(magic, dims = 2)), " ", sum(magic[i, i] for i in 1:3), " ", sum(magic[i, 4-i] for i in 1:3), " ", magic * identity_(3) == magic)
checker = [isodd(i + j) ? '#' : '.' for i in 1:3, j in 1:5]
for r in 1:size(checker, 1)
    println(join(checker[r, :]))
end
blocks = [magic zeros(Int, 3, 2); ones(Int, 1, 5)]
println(blocks, " ", size(blocks), " ", [[1 2]; [3 4]; 5 6], " ", [1:3 4:6], " ", [fill(1, 2, 2) fill(2, 2); fill(3, 1, 3)])
big = repeat([1 2; 3 4], 2, 3)
println(big, " ", big[1:2:end, 2:3:end], " ", unique(big), " ", count(==(4), big), " ", findall(==(2), big)[1:2])
upper = [j >= i ? 10i + j : 0 for i in 1:3, j in 1:3]
println(upper, " ", upper', " ", upper + upper' - [i == j ? upper[i, i] : 0 for i in 1:3, j in 1:3])
t = [i + 10j + 100k for i in 1:2, j in 1:2, k in 1:2]
println(t, " ", t[:, :, 1], " ", t[1, :, :], " ", sum(t, dims = 3)[:, :, 1], " ", dropdims(sum(t, dims = (1, 2)), dims = (1, 2)), " ", cat(t[:, :, 2], t[:, :, 1], dims = 3)[1, 1, :])
