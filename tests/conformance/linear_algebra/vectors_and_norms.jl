# dot, cross, norm in its kinds, normalize, and products of vectors.
using LinearAlgebra
a, b = [1, 2, 3], [4, -5, 6]
println(dot(a, b), " ", a ⋅ b, " ", a' * b, " ", cross([1, 0, 0], [0, 1, 0]), " ", a × b, " ", a * b', " ", dot([1im, 2], [1, 1im]), " ", dot(a, [1 0 0; 0 2 0; 0 0 3], b))
println(norm([3, 4]), " ", norm(a, 1), " ", norm(b, Inf), " ", norm(a, 0), " ", norm([1 2; 3 4]), " ", norm([3 + 4im]), " ", norm(Float64[]), " ", norm([3.0, 4.0], 2), " ", norm([-1, 2], -Inf), " ", norm([1, 1], 3) ≈ 2^(1 / 3))
println(opnorm([1 2; 3 4], 1), " ", opnorm([1 2; 3 4], Inf), " ", round(opnorm([1 2; 3 4]), digits = 6), " ", normalize([3.0, 4.0]), " ", normalize([1, 1, 2], 1), " ", norm(normalize([1.0, 2.0, 3.0])) ≈ 1)
println(a', " ", size(a'), " ", typeof(a'), " ", a'', " ", transpose([1 2; 3 4]), " ", [1 + im 2]', " ", (a')[2], " ", a' .+ a, " ", adjoint(2 + 3im), " ", parent(a') === a)
println([1 2; 3 4] * [5, 6], " ", [5, 6]' * [1 2; 3 4], " ", [1 2; 3 4] * [1 0; 1 1], " ", [1 2; 3 4]^2, " ", [1 2; 3 4]^0, " ", 2 * [1 2; 3 4], " ", [1 2; 3 4] / 2, " ", [2 0; 0 4] \ [2, 4], " ", [1 2; 3 4] - I, " ", [1 2; 3 4] + 2I)
println(kron([1, 2], [1, 10]), " ", kron([1 2], [1; 1]), " ", tr([1 2; 3 4]), " ", diag([1 2; 3 4]), " ", diag([1 2 3; 4 5 6], 1), " ", triu([1 2; 3 4]), " ", tril([1 2; 3 4]), " ", tril([1 2 3; 4 5 6; 7 8 9], -1), " ", diagm([1, 2]), " ", diagm(1 => [5, 6]))
c = zeros(2)
mul!(c, [1.0 2.0; 3.0 4.0], [1.0, 1.0])
println(c, " ", mul!(copy(c), [1.0 0.0; 0.0 1.0], [1.0, 1.0], 2.0, 3.0), " ", axpy!(2, [1.0, 1.0], copy(c)), " ", rmul!([1.0, 2.0], 3), " ", lmul!(2, [1.0, 2.0]), " ", axpby!(2, [1, 1], 3, [1, 2]))
println(norm([1e200, 1e200]) ≈ sqrt(2) * 1e200, " ", isapprox([1.0, 2.0], [1.0, 2.0 + 1e-10]), " ", [1.0, 2.0] ≈ [1.0, 2.1], " ", iszero([0, 0]), " ", isone([1 0; 0 1]), " ", zero([1 2; 3 4]), " ", one([1 2; 3 4]))
for bad in (() -> dot([1], [1, 2]), () -> [1, 2] * [3, 4], () -> [1 2; 3 4] * [1, 2, 3], () -> cross([1, 2], [3, 4]), () -> [1 2 3; 4 5 6]^2, () -> det([1 2 3; 4 5 6]))
    try
        bad()
    catch e
        println(typeof(e))
    end
end
