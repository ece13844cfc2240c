# Exact linear algebra with fractions: elimination, determinants, inverses and powers, without a library.
function eliminate(a::AbstractMatrix)
    m = Rational{BigInt}.(a)
    rows, row = size(m, 1), 1
    for col in 1:size(m, 2)
        row > rows && break
        p = findfirst(!iszero, m[row:end, col])
        p === nothing && continue
        p += row - 1
        m[[row, p], :] = m[[p, row], :]
        m[row, :] ./= m[row, col]
        for r in 1:rows
            r == row || (m[r, :] .-= m[r, col] .* m[row, :])
        end
        row += 1
    end
    return m
end
show_matrix(m) = foreach(r -> println(join(lpad.(string.(r), 8))), eachrow(m))
a = [2 1 -1; -3 -1 2; -2 1 2]; b = [8, -11, -3]
show_matrix(eliminate([a b]))
solution(a, b) = eliminate([a b])[:, end]; println(Int.(solution(a, b)), " ", a * Int.(solution(a, b)) == b)
identity_matrix(n) = [Int(i == j) for i in 1:n, j in 1:n]
inverse(a) = eliminate([a identity_matrix(size(a, 1))])[:, size(a, 1)+1:end]
show_matrix(inverse(a)); println(inverse(a) * a == identity_matrix(3))
minor(a, i, j) = a[setdiff(1:end, i), setdiff(1:end, j)]
determinant(a) = size(a, 1) == 0 ? 1 : sum((-1)^(j + 1) * a[1, j] * determinant(minor(a, 1, j)) for j in axes(a, 2))
println(determinant(a), " ", determinant([1 2; 3 4]), " ", determinant([i == j ? 2 : 1 for i in 1:6, j in 1:6]), " ", determinant(fill(1, 0, 0)))
println([1 1; 1 0]^10, " ", (big.([1 1; 1 0])^100)[1, 2], " ", count(!iszero, eachrow(eliminate([1 2 3; 2 4 6; 1 0 1]))), " ", a' == permutedims(a), " ", a * a' == (a * a')', " ", sum(a[i, i] for i in 1:3))
hilbert(n) = [1 // (i + j - 1) for i in 1:n, j in 1:n]; println(Int.(inverse(hilbert(3))), " ", determinant(hilbert(3)))
rotate(m) = reverse(permutedims(m); dims=2); println(rotate([1 2; 3 4]), " ", rotate(rotate(rotate(rotate(a)))) == a)
magic(n) = [n * mod(i + j - (n + 3) ÷ 2, n) + mod(i + 2j - 2, n) + 1 for i in 1:n, j in 1:n]; m = magic(3); println(m, " ", unique(vec(sum(m; dims=1))), unique(vec(sum(m; dims=2))))
