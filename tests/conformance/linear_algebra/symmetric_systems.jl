# Systems with symmetric matrices that are not positive definite, and factorizations that change.
using LinearAlgebra

stiffness = [2.0 -1 0 3; -1 0 2 1; 0 2 -3 5; 3 1 5 1]
F = bunchkaufman(stiffness)
println(F.p)
println(round.(Matrix(F.D), digits = 4))
println(norm(F.U * F.D * F.U' - stiffness[F.p, F.p]) < 1e-12)
println(round.(F \ [1, 2, 3, 4], digits = 6), " ", round(det(F), digits = 6))
println(inv(F) * stiffness ≈ I, " ", issuccess(F), " ", size(F))
D, U, p = F
println(istriu(U), " ", p == F.p, " ", D == F.D)
lower = bunchkaufman(Symmetric(stiffness, :L))
println(lower.p, " ", norm(lower.L * lower.D * lower.L' - stiffness[lower.p, lower.p]) < 1e-12)
hermitian = Hermitian([1 2im 3; -2im 0 1+im; 3 1-im 2])
H = bunchkaufman(hermitian)
println(H.p, " ", norm(H.U * H.D * H.U' - hermitian[H.p, H.p]) < 1e-12, " ", H \ [1, 0, 0] ≈ Matrix(hermitian) \ [1, 0, 0])
for wrong in ([1 2; 3 4], [0.0 0; 0 0])
    try
        bunchkaufman(wrong)
    catch e
        println(typeof(e))
    end
end

# One more measurement, and one that is taken back.
normal = [4.0 2; 2 3]
C = cholesky(normal)
x = [1.0, 2.0]
more = lowrankupdate(C, x)
println(round.(more.U, digits = 6))
println(Matrix(more) ≈ normal + x * x', " ", Matrix(lowrankdowndate(more, x)) ≈ normal)
lowrankupdate!(C, [0.5, 0.5])
println(round.(C.L, digits = 6))

# Eigenvalues in another order.
S = schur([1.0 2 3; 0 4 5; 0 0 6])
T = ordschur(S, [false, true, true])
println(T.values, " ", T.Z * T.T * T.Z' ≈ S.Z * S.T * S.Z', " ", S.values)
println([5.0, 6]' / [1 2; 3 4], " ", skipmissing([1, missing, 3])[3], " ", argmax(skipmissing([1, missing, 3])))
