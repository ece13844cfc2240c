# Solving linear systems: \, inv, det, rank, least squares, singular matrices.
using LinearAlgebra
r(x) = round.(x, digits = 6) .+ 0.0
A = [4.0 -2.0 1.0; -2.0 4.0 -2.0; 1.0 -2.0 4.0]
b = [11.0, -16.0, 17.0]
x = A \ b
println(r(x), " ", A * x ≈ b, " ", r(inv(A)), " ", round(det(A), digits = 6), " ", round(logdet(A), digits = 6), " ", inv(A) * A ≈ I)
println(r(b' / A), " ", r([1 2; 3 4] \ [5 6; 7 8]), " ", r([5 6; 7 8] / [1 2; 3 4]), " ", [2 0; 0 3] \ [4, 9], " ", r([1//2 1//3; 1//4 1//5] \ [1//1, 1//1]), " ", 2 \ [4, 6])
println(rank([1 2; 2 4]), rank(A), rank(zeros(2, 2)), rank([1 0 0; 0 1 0]), " ", det([1 2; 3 4]), " ", det(3), " ", round(cond([1 2; 3 4]), digits = 4), " ", det(I(3)), " ", issuccess(lu([1 2; 2 4], check = false)))
M = [1.0 1.0; 1.0 2.0; 1.0 3.0; 1.0 4.0]
y = [6.0, 5.0, 7.0, 10.0]
coefficients = M \ y
println(r(coefficients), " ", r(M * coefficients - y), " ", r(pinv(M) * y), " ", r(nullspace([1.0 1.0]) |> v -> abs.(v)))
try
    [1 2; 2 4] \ [1, 2]
catch e
    println(typeof(e))
end
try
    inv([1.0 2.0; 2.0 4.0])
catch e
    println(sprint(showerror, e))
end
try
    inv([1 2 3; 4 5 6])
catch e
    println(sprint(showerror, e))
end
F = lu(A)
println(r(F.L), r(F.U), F.p, " ", F.L * F.U ≈ A[F.p, :], " ", r(F \ b), " ", round(det(F), digits = 6), " ", size(F.P))
L, U, p = lu([0 1; 1 0])
println(L, U, p)
println(UpperTriangular(A) \ b |> r, " ", LowerTriangular(A) * [1, 1, 1], " ", Diagonal([2, 4]) \ [2, 4], " ", inv(Diagonal([2.0, 4.0])), " ", Symmetric([1 2; 9 3]), " ", det(UpperTriangular([2 5; 0 3])), " ", [1 2; 3 4] |> UpperTriangular |> Matrix)
