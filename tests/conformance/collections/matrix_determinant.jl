# Elimination with rationals: determinant, inverse and rank written over plain matrices, swapping rows and columns.
function eliminate(A)
    m = Rational{Int}.(A)
    sign, r = 1, 1
    for c in axes(m, 2)
        r > size(m, 1) && break
        p = findfirst(!iszero, m[r:end, c])
        p === nothing && continue
        p += r - 1
        if p != r
            m[[r, p], :] = m[[p, r], :]
            sign = -sign
        end
        for i in r+1:size(m, 1)
            m[i, :] .-= m[r, :] .* (m[i, c] // m[r, c])
        end
        r += 1
    end
    return m, sign, r - 1
end
determinant(A) = ((m, s, _) = eliminate(A); s * prod(m[i, i] for i in 1:size(m, 1)))
rank_(A) = eliminate(A)[3]
A = [0 2 1; 1 1 0; 2 0 3]
println(eliminate(A)[1][3, 3], " ", determinant(A), " ", determinant([1 2; 3 4]), " ", determinant([1 2; 2 4]), " ", rank_([1 2; 2 4]), rank_(A), rank_([1 2 3; 4 5 6]))
function inverse(A)
    n = size(A, 1)
    m = Rational{Int}.([A [i == j ? 1 : 0 for i in 1:n, j in 1:n]])
    for c in 1:n
        p = c - 1 + something(findfirst(!iszero, m[c:n, c]), 0)
        p < c && error("matrix is singular")
        m[[c, p], :] = m[[p, c], :]
        m[c, :] .//= m[c, c]
        for i in 1:n
            i == c || (m[i, :] .-= m[c, :] .* m[i, c])
        end
    end
    return m[:, n+1:end]
end
B = inverse(A)
println(A * B == [1 0 0; 0 1 0; 0 0 1], " ", Float64.(inverse([2 0; 0 4])), " ", numerator.(B .* 8), " ", all(denominator.(B .* 8) .== 1))
try
    inverse([1 2; 2 4])
catch e
    println(e.msg)
end
minor(A, i, j) = A[[1:i-1; i+1:end], [1:j-1; j+1:end]]
laplace(A) = size(A, 1) == 1 ? A[1] : sum((-1)^(1 + j) * A[1, j] * laplace(minor(A, 1, j)) for j in axes(A, 2))
println(laplace(A), " ", laplace([2 1 0 3; 1 0 1 2; 0 1 4 1; 3 1 1 0]), " ", minor(A, 2, 2), " ", [(-1)^(i + j) * laplace(minor(A, i, j)) for i in 1:3, j in 1:3])
trace(A) = sum(A[i, i] for i in axes(A, 1))
println(trace(A), " ", A^2 - trace(A) * A, " ", [sum(A[i, k] * A[k, j] for k in 1:3) for i in 1:3, j in 1:3] == A * A)
