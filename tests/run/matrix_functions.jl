# Norms, functions of matrices, products in place.
using LinearAlgebra
clean(x::Real) = (y = round(x; digits=6); y == 0 ? zero(y) : y)
clean(x::AbstractArray) = map(clean, x)
a = [1 2; 3 4]
println(norm([1, 2, 3], 1), " ", norm([1, 2, 3], Inf), " ", norm([1, 2, 3], 0), " ", norm(a, -Inf), " ", norm(Int[]), " ", norm([3 + 4im]), " ", clean(norm(a, 3)))
println(norm([1e200, 1e200]), " ", norm([[3, 4], [0, 0]]), " ", opnorm(a, 1), " ", opnorm(a, Inf), " ", clean(cond(a, 1)))
println(clean(exp(a)), clean(exp([0 1; -1 0])), clean(log([2 1; 1 3])), clean(sqrt([4 1; 0 9])), clean(sqrt([2 1; 1 2])))
println(clean(cos([1 2; 2 3])), clean(sin(a)), clean(tanh([0.1 0.2; 0.3 0.1])), clean([4 0; 0 9]^0.5), clean(2^a), clean(a^-1), a^0)
println(exp(complex(log([1.0 2; 3 4]))) ≈ a, " ", sqrt([1 2; 3 4])^2 ≈ a, " ", exp(Diagonal([0.0, 0.0])))
c = zeros(2)
println(mul!(c, a, [1, 1]), mul!(c, [1.0 2; 3 4], [1.0, 1], 2, 1), ldiv!(lu([1.0 2; 3 4]), [1.0, 2]))
println(axpy!(2, [1, 2], [3, 4]), axpby!(2, [1, 2], 3, [3, 4]), rmul!([1.0, 2], 2), lmul!(2, [1, 2]), normalize([3, 0]), cross([1, 0, 0], [0, 1, 0]))
println(clean(logdet([2 1; 1 3])), logabsdet([1 0; 0 -1]), tr(a), clean(a / [5 6; 7 8]), factorize([2.0 1; 1 3]) isa Cholesky)
for f in (() -> opnorm(a, 3), () -> cross([1, 2], [3, 4]), () -> mul!(zeros(2, 3), ones(2, 2), ones(2, 2)), () -> axpy!(1, [1, 2], [1, 2, 3]),
          () -> eigmax([0 1; -1 0]), () -> exp([1 2 3; 4 5 6]))
    try
        f()
    catch e
        println(sprint(showerror, e))
    end
end
