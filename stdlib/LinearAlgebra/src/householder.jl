# Householder reflections in the convention of LAPACK: `H = 1 - tau * v * v'` with `v[1] == 1`
# and `H' * x == beta * e1`, `beta` real and of the sign opposite to that of `x[1]`.

# From the first element of `x` and the others: beta and tau; `tail` becomes the rest of `v`.
function _reflector!(alpha::T, tail::Vector{T}) where {T}
    length_tail = norm(tail)
    iszero(length_tail) && iszero(imag(alpha)) && return alpha, zero(T)
    beta = -copysign(hypot(abs(alpha), length_tail), real(alpha))
    scale = inv(alpha - beta)
    for i in eachindex(tail)
        tail[i] *= scale
    end
    return T(beta), (beta - alpha) / beta
end

# c = (1 - tau * v * v') * c, where `v` acts on row `head` and the rows after `offset`.
function _reflect_left!(c::AbstractVecOrMat, tail::Vector, tau, head::Int, offset::Int, columns)
    iszero(tau) && return c
    for j in columns
        s = c[head, j]
        for i in eachindex(tail)
            s += conj(@inbounds tail[i]) * @inbounds c[offset + i, j]
        end
        s *= tau
        c[head, j] -= s
        for i in eachindex(tail)
            @inbounds c[offset + i, j] -= tail[i] * s
        end
    end
    return c
end
# c = c * (1 - tau * v * v'), where `v` acts on column `head` and the columns after `offset`.
function _reflect_right!(c::AbstractMatrix, tail::Vector, tau, head::Int, offset::Int, rows)
    iszero(tau) && return c
    for i in rows
        s = c[i, head]
        for k in eachindex(tail)
            s += (@inbounds c[i, offset + k]) * @inbounds tail[k]
        end
        s *= tau
        c[i, head] -= s
        for k in eachindex(tail)
            @inbounds c[i, offset + k] -= s * conj(tail[k])
        end
    end
    return c
end

# Columns 1 to `n` of the product of reflections whose vectors lie in the columns of `factors`,
# below its diagonal or, by `shift`, as far below it.
function _accumulate(factors::AbstractMatrix{T}, tau::Vector, n::Int, shift::Int=0) where {T}
    m = size(factors, 1)
    q = Matrix{T}(I, m, n)
    for k in length(tau):-1:1
        head = k + shift
        _reflect_left!(q, factors[(head + 1):m, k], tau[k], head, head, 1:n)
    end
    return q
end
