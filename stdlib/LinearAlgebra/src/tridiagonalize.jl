# Hermitian eigenvalues: reduction to a real symmetric tridiagonal matrix by reflections from the
# last column on, then the implicit QL method (Golub and Van Loan, sections 8.3.1 and 8.3.3).

# The diagonal, the one beside it, and the reflections (vectors in the columns, scales) whose
# product Q from the last to the first satisfies `Q * T * Q' == a`. The upper triangle is read.
function _tridiagonalize!(a::Matrix{T}) where {T}
    n = size(a, 1)
    e = Vector{real(T)}(undef, max(n - 1, 0))
    tau = Vector{T}(undef, max(n - 1, 0))
    for i in (n - 1):-1:1
        tail = a[1:(i - 1), i + 1]
        beta, t = _reflector!(a[i, i + 1], tail)
        e[i] = real(beta)
        tau[i] = t
        v = vcat(tail, one(T))
        iszero(t) || _reflect_both!(a, v, t)
        for k in 1:(i - 1)
            a[k, i + 1] = tail[k]
        end
    end
    return real(T)[real(a[i, i]) for i in 1:n], e, tau
end
# The leading block becomes H' * a * H, by its upper triangle.
function _reflect_both!(a::Matrix{T}, v::Vector{T}, t::T) where {T}
    n = length(v)
    w = zeros(T, n)
    for j in 1:n
        for i in 1:(j - 1)
            w[i] += a[i, j] * v[j]
            w[j] += conj(a[i, j]) * v[i]
        end
        w[j] += real(a[j, j]) * v[j]
    end
    lmul!(t, w)
    shift = -t * dot(w, v) / 2
    for i in 1:n
        w[i] += shift * v[i]
    end
    for j in 1:n, i in 1:j
        a[i, j] -= v[i] * conj(w[j]) + w[i] * conj(v[j])
    end
end

# The eigenvalues, ascending, of the tridiagonal matrix into `d`; the rotations go to the columns of `z`.
function _tridiagonal_eigen!(d::Vector{T}, e::Vector{T}, z::Matrix{T}) where {T}
    n = length(d)
    push!(e, zero(T))
    for l in 1:n
        rounds = 0
        while true
            m = l
            while m < n && abs(e[m]) > eps(T) / 2 * (abs(d[m]) + abs(d[m + 1]))
                m += 1
            end
            m == l && break
            (rounds += 1) > 60 && throw(LAPACKException(l))
            m == l + 1 ? _split_symmetric_pair!(d, e, z, l) : _ql_step!(d, e, z, l, m)
        end
    end
    pop!(e)
    order = sortperm(d)
    permute!(d, order)
    isempty(z) || copyto!(z, z[:, order])
    return d
end
function _ql_step!(d::Vector{T}, e::Vector{T}, z::Matrix{T}, l::Int, m::Int) where {T}
    g = (d[l + 1] - d[l]) / (2 * e[l])
    g = d[m] - d[l] + e[l] / (g + copysign(hypot(g, one(T)), g))
    s, c, p = one(T), one(T), zero(T)
    for i in (m - 1):-1:l
        f, b = s * e[i], c * e[i]
        r = hypot(f, g)
        e[i + 1] = r
        if iszero(r)
            d[i + 1] -= p
            e[m] = zero(T)
            return
        end
        s, c = f / r, g / r
        g = d[i + 1] - p
        r = (d[i] - g) * s + 2 * c * b
        p = s * r
        d[i + 1] = g + p
        g = c * r - b
        isempty(z) || _rotate_columns!(z, i, i + 1, c, -s)
    end
    d[l] -= p
    e[l] = g
    e[m] = zero(T)
end

# The block [a b; b c] by its own formulas.
function _split_symmetric_pair!(d::Vector{T}, e::Vector{T}, z::Matrix{T}, l::Int) where {T}
    a, b, c = d[l], e[l], d[l + 1]
    total, difference, twice = a + c, a - c, 2b
    far, near = abs(a) > abs(c) ? (a, c) : (c, a)
    p, q = abs(difference), abs(twice)
    root = p > q ? p * sqrt(1 + (q / p)^2) : p < q ? q * sqrt(1 + (p / q)^2) : q * sqrt(T(2))
    first = total < 0 ? (total - root) / 2 : total > 0 ? (total + root) / 2 : root / 2
    second = iszero(total) ? -root / 2 : (far / first) * near - (b / first) * b
    cs = difference >= 0 ? difference + root : difference - root
    if abs(cs) > q
        t = -twice / cs
        sine = inv(sqrt(1 + t * t))
        cosine = t * sine
    elseif iszero(q)
        cosine, sine = one(T), zero(T)
    else
        t = -cs / twice
        cosine = inv(sqrt(1 + t * t))
        sine = t * cosine
    end
    (total >= 0) == (difference >= 0) && ((cosine, sine) = (-sine, cosine))
    d[l], d[l + 1], e[l] = first, second, zero(T)
    isempty(z) || _rotate_columns!(z, l, l + 1, cosine, sine)
end

# Vectors of the tridiagonal matrix have a positive largest component, as LAPACK's have.
function _orient_columns!(z::Matrix{T}) where {T<:Real}
    size(z, 1) > 2 || return z
    for j in axes(z, 2)
        best = 1
        for i in axes(z, 1)
            abs(z[i, j]) >= abs(z[best, j]) * (1 - sqrt(eps(T))) && (best = i)
        end
        z[best, j] < 0 || continue
        for i in axes(z, 1)
            z[i, j] = -z[i, j]
        end
    end
    return z
end

# z = Q * z for the reflections of a tridiagonalization.
function _apply_tridiagonal_reflections!(a::Matrix, tau::Vector, z::Matrix)
    for i in 1:length(tau)
        _reflect_left!(z, a[1:(i - 1), i + 1], tau[i], i, 0, axes(z, 2))
    end
    return z
end

# The whole matrix, with the upper triangle that `_tridiagonalize!` reads.
function _hermitian_eigen(a::Matrix{T}, vectors::Bool) where {T}
    n = size(a, 1)
    d, e, tau = _tridiagonalize!(a)
    z = Matrix{real(T)}(I, vectors ? n : 0, vectors ? n : 0)
    _tridiagonal_eigen!(d, e, z)
    vectors || return d, Matrix{T}(undef, 0, 0)
    return d, _apply_tridiagonal_reflections!(a, tau, Matrix{T}(_orient_columns!(z)))
end
