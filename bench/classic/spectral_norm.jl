# The spectral norm of an infinite matrix, cut to n by n, by the power method.
using Printf

entry(i, j) = 1 / ((i + j - 2) * (i + j - 1) ÷ 2 + i)

function multiply!(w, v)
    for i in eachindex(w)
        s = 0.0
        for j in eachindex(v)
            s += entry(i, j) * v[j]
        end
        w[i] = s
    end
end

function multiply_transposed!(w, v)
    for i in eachindex(w)
        s = 0.0
        for j in eachindex(v)
            s += entry(j, i) * v[j]
        end
        w[i] = s
    end
end

function main(io, n)
    u, v, t = ones(n), zeros(n), zeros(n)
    for _ in 1:10
        multiply!(t, u)
        multiply_transposed!(v, t)
        multiply!(t, v)
        multiply_transposed!(u, t)
    end
    uv = sum(u .* v)
    vv = sum(v .* v)
    @printf(io, "%.9f\n", sqrt(uv / vv))
end

main(stdout, isempty(ARGS) ? 100 : parse(Int, ARGS[1]))
