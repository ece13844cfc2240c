# A graph as matrices: walks, connectivity, Laplacian, ranks of pages, a Markov chain.
using LinearAlgebra

edges = [(1, 2), (2, 3), (3, 1), (3, 4), (5, 6)]
n = maximum(maximum, edges)
adjacency = zeros(Int, n, n)
for (i, j) in edges
    adjacency[i, j] = adjacency[j, i] = 1
end
show(stdout, MIME"text/plain"(), adjacency); println()
degrees = vec(sum(adjacency, dims = 2))
println(degrees, " ", issymmetric(adjacency), " ", tr(adjacency))
println("walks of length 3 from 1 to 4: ", (adjacency^3)[1, 4], "; triangles: ", div(tr(adjacency^3), 6))

laplacian = Diagonal(degrees) - adjacency
println(all(iszero, laplacian * ones(Int, n)), " ", rank(laplacian))
println("components: ", count(x -> abs(x) < 1e-8, eigvals(Symmetric(float(laplacian)))))
spanning = det(float(laplacian[2:4, 2:4]))
println("spanning trees of the first component: ", round(Int, spanning))

reachable = adjacency + I .> 0
while true
    global reachable
    next = (reachable * reachable) .> 0
    next == reachable && break
    reachable = next
end
components = unique([findall(reachable[i, :]) for i in 1:n])
println(components)

function page_ranks(links; damping = 0.85, tolerance = 1e-12)
    n = size(links, 1)
    m = links ./ max.(sum(links, dims = 1), 1)
    p = fill(1 / n, n)
    for step in 1:1000
        q = damping * (m * p) .+ (1 - damping * sum(m * p)) / n
        norm(q - p, 1) < tolerance && return q, step < 1000
        p = q
    end
    return p, false
end
p, converged = page_ranks(adjacency)
println(converged, " ", sum(p) ≈ 1, " ", sortperm(p, rev = true)[1], " ", p[5] ≈ p[6])

weather = [0.9 0.5; 0.1 0.5]
steady = eigvecs(weather)[:, argmax(abs.(eigvals(weather)))]
steady /= sum(steady)
println(round.(steady, digits = 4), " ", weather^50 * [0, 1] ≈ steady)
println(UpperTriangular(adjacency)[1:3, 1:3], " ", kron([1 0; 0 1], [1 2])[2, :], " ", dot(degrees, degrees))
println(eigen(Symmetric([2.0 1; 1 2])).values, " ", opnorm(float(adjacency), 1), " ", normalize([3, 4]))
