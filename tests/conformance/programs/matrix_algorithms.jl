# Matrix algorithms written out: Gauss elimination, determinant, power iteration, LU, transpose, spiral, Pascal, magic squares.
function solve(A, b)
    M = [A b] .// 1
    n = size(A, 1)
    for k in 1:n
        p = findfirst(i -> M[i, k] != 0, k:n)
        p === nothing && throw(ArgumentError("singular matrix"))
        p += k - 1
        M[[k, p], :] = M[[p, k], :]
        M[k, :] ./= M[k, k]
        for i in 1:n
            i == k || (M[i, :] .-= M[i, k] .* M[k, :])
        end
    end
    return M[:, end]
end
println(solve([2 1 -1; -3 -1 2; -2 1 2], [8, -11, -3]), " ", solve([0 1; 1 1], [1, 1//2]))
println(try solve([1 2; 2 4], [1, 2]) catch e; e.msg end)
minor(A, i, j) = A[[1:i-1; i+1:end], [1:j-1; j+1:end]]
determinant(A) = size(A) == (1, 1) ? A[1] : sum((-1)^(j + 1) * A[1, j] * determinant(minor(A, 1, j)) for j in axes(A, 2))
println(determinant([1 2; 3 4]), " ", determinant([2 0 1; 1 3 2; 1 1 4]), " ", determinant(fill(7, 1, 1)))
cofactors(A) = [(-1)^(i + j) * determinant(minor(A, i, j)) for i in axes(A, 1), j in axes(A, 2)]
inverse(A) = permutedims(cofactors(A)) .// determinant(A)
A = [2 0 1; 1 3 2; 1 1 4]
println(inverse(A), " ", A * inverse(A) == [i == j for i in 1:3, j in 1:3])
function lu_parts(A)
    n = size(A, 1)
    L, U = [Float64(i == j) for i in 1:n, j in 1:n], float(copy(A))
    for k in 1:n-1, i in k+1:n
        L[i, k] = U[i, k] / U[k, k]
        U[i, :] -= L[i, k] * U[k, :]
    end
    return L, U
end
L, U = lu_parts([4 3; 6 3])
println(L, " ", U, " ", L * U)
function power_iteration(A; steps = 200)
    v = ones(size(A, 1))
    for _ in 1:steps
        v = A * v
        v ./= maximum(abs, v)
    end
    return round((A * v)[1] / v[1], digits = 6), round.(v, digits = 6)
end
println(power_iteration([2 1; 1 3]))
spiral(M) = isempty(M) ? eltype(M)[] : [M[1, :]; spiral(reverse(permutedims(M[2:end, :]); dims = 1))]
println(spiral(reshape(1:12, 4, 3) |> permutedims))
function magic(n)
    M = zeros(Int, n, n)
    i, j = 1, n ÷ 2 + 1
    for k in 1:n^2
        M[i, j] = k
        ni, nj = mod1(i - 1, n), mod1(j + 1, n)
        (i, j) = M[ni, nj] == 0 ? (ni, nj) : (mod1(i + 1, n), j)
    end
    return M
end
display(magic(3))
M = magic(5)
println(sum(M; dims = 1), " ", sum(M[i, i] for i in 1:5), " ", unique(vec(sum(M; dims = 2))))
power(A, n) = n == 0 ? one(A) : isodd(n) ? A * power(A, n - 1) : power(A * A, n ÷ 2)
println(power([1 1; 1 0], 30)[1, 2], " ", [1 1; 1 0]^30 == power([1 1; 1 0], 30), " ", power(BigInt[1 1; 1 0], 100)[1, 2])
rotate(M) = reverse(permutedims(M); dims = 2)
println(rotate([1 2; 3 4]), " ", rotl90([1 2; 3 4]), " ", rotr90([1 2; 3 4]) == rotate([1 2; 3 4]), " ", foldl((m, _) -> rotate(m), 1:4; init = A) == A)
saddle(M) = [(i, j) for i in axes(M, 1), j in axes(M, 2) if M[i, j] == maximum(M[i, :]) == minimum(M[:, j])]
println(saddle([9 8 7; 5 3 2; 6 6 7]), " ", saddle([1 2; 3 4]))
foreach(r -> println(join(lpad.(r, 3))), eachrow([i * j for i in 1:4, j in 1:4]))
