# Types that results of structured matrices have, and equality with dense arithmetic.
using LinearAlgebra
D, T = Diagonal([1, 2, 3]), Tridiagonal([1, 1], [4, 4, 4], [2, 2])
U, S = UpperTriangular([1 2 3; 0 4 5; 0 0 6]), Symmetric([2 1 0; 1 2 1; 0 1 2])
dense(x) = Matrix(x)
kind(x) = nameof(typeof(x))
for (name, x) in (("D+D", D + D), ("D*D", D * D), ("D*U", D * U), ("U*U", U * U), ("U+D", U + D), ("2D", 2D), ("D'", D'), ("U'", U'), ("S+S", S + S), ("S*2", S * 2), ("D+T", D + T), ("T*2", T * 2), ("inv(D)", inv(Diagonal([1.0, 2.0, 4.0]))), ("inv(U)", inv(UpperTriangular([1.0 2.0; 0.0 4.0]))), ("-D", -D), ("D-I", D - I), ("U*S", U * S), ("S+D", S + D), ("D^2", D^2), ("transpose(T)", transpose(T)), ("sqrt(D)", sqrt(Diagonal([1.0, 4.0]))), ("abs.(D)", abs.(D)), ("D .+ 1", D .+ 1), ("D .* 2", D .* 2))
    println(rpad(name, 14), rpad(kind(x), 18), dense(x))
end
println(dense(D * T) == dense(D) * dense(T), dense(T * U) == dense(T) * dense(U), dense(S * U) == dense(S) * dense(U), dense(T + U) == dense(T) + dense(U), dense(D - S) == dense(D) - dense(S), D * [1, 2, 3] == dense(D) * [1, 2, 3], T \ [1.0, 2.0, 3.0] ≈ dense(T) \ [1.0, 2.0, 3.0], S \ [1.0, 2.0, 3.0] ≈ dense(S) \ [1.0, 2.0, 3.0])
println(D[1, 1], D[1, 2], T[1, 2], T[1, 3], U[3, 1], S[2, 1], " ", diag(T), diag(U, 1), " ", isdiag(D), istriu(U), issymmetric(S), ishermitian(S), istriu(T), isdiag(T), LinearAlgebra.isbanded(T, -1, 1), " ", tr(S), det(D), " ", size(T), eltype(D))
D[2, 2] = 20
println(D)
try
    D[1, 2] = 5
catch e
    println(typeof(e))
end
try
    U[3, 1] = 1
catch e
    println(typeof(e))
end
println(I + [1 2; 3 4], " ", [1 2; 3 4] * I, " ", (2I)[1, 2], " ", I == I(3), " ", 3I - I, " ", I * 2.5, " ", Matrix(1.0I, 2, 2), " ", [I [1; 2]; [3 4 5]] == [1 0 1; 0 1 2; 3 4 5], " ", I', " ", eltype(I), " ", Matrix{Int}(I, 2, 3), " ", Diagonal([1 2; 3 4]), " ", Array(Bidiagonal([1, 2], [3], :U)))
println(Symmetric([1 2; 3 4])[2, 1], Symmetric([1 2; 3 4], :L)[1, 2], " ", Hermitian([1 2+im; 0 3])[2, 1], " ", parent(S) isa Matrix, " ", LowerTriangular([1 2; 3 4]) + UpperTriangular([1 2; 3 4]), " ", Diagonal([1, 2]) == [1 0; 0 2], " ", triu!([1 2; 3 4]), " ", tril!([1 2; 3 4]), " ", Tridiagonal([1 2 3; 4 5 6; 7 8 9]) |> Matrix)
