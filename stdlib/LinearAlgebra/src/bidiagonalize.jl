# Singular values of bidiagonal matrices: reduction by reflections from both sides, then implicit QR
# sweeps that keep small values accurate (Demmel and Kahan, 1990; choices as in LAPACK).

# Diagonal, upper diagonal and the two orthogonal factors (thin) of a matrix with at least as many
# rows as columns. The factors are empty unless wanted.
function _bidiagonalize!(a::Matrix{T}, wanted::Bool) where {T}
    m, n = size(a)
    d, e = zeros(real(T), n), zeros(real(T), max(n - 1, 0))
    tau_q, tau_p = zeros(T, n), zeros(T, max(n - 1, 0))
    for k in 1:n
        tau_q[k] = _reflect_column!(a, k)
        d[k] = real(a[k, k])
        k < n || continue
        tail = T[conj(a[k, j]) for j in (k + 2):n]
        beta, tau = _reflector!(conj(a[k, k + 1]), tail)
        _reflect_right!(a, tail, tau, k + 1, k + 1, (k + 1):m)
        a[k, k + 1] = beta
        e[k] = real(beta)
        tau_p[k] = tau
        for i in eachindex(tail)
            a[k, k + 1 + i] = tail[i]
        end
    end
    wanted || return d, e, Matrix{T}(undef, 0, 0), Matrix{T}(undef, 0, 0)
    q = _accumulate(a, tau_q, n)
    p = Matrix{T}(I, n, n)
    for k in (n - 1):-1:1
        _reflect_left!(p, a[k, (k + 2):n], tau_p[k], k + 1, k + 1, 1:n)
    end
    return d, e, q, p
end

# Make the bidiagonal matrix diagonal; the rotations go to the columns of `u` and of `v`. Afterwards
# the values are positive and descend.
function _bidiagonal_svd!(d::Vector{T}, e::Vector{T}, u::Matrix, v::Matrix) where {T}
    n = length(d)
    tol = clamp((eps(T) / 2)^(-T(1) / 8), T(10), T(100)) * eps(T) / 2
    threshold = max(tol * _least_value(d, e), 6 * n * n * floatmin(T))
    last, rounds = n, 0
    old_first, old_last, down = 0, 0, true
    while last > 1
        (rounds += 1) > 100 * n + 100 && throw(LAPACKException(last))
        first = _block_start!(d, e, last, threshold)
        if first == last
            last -= 1
            continue
        elseif first == last - 1
            _diagonalize_pair!(d, e, u, v, first)
            last -= 2
            continue
        end
        if first > old_last || last < old_first
            down = abs(d[first]) >= abs(d[last])
        end
        least = _deflate!(d, e, first, last, tol, down)
        least < 0 && continue
        old_first, old_last = first, last
        most = maximum(i -> max(abs(d[i]), i < last ? abs(e[i]) : zero(T)), first:last)
        shift = zero(T)
        if n * tol * (least / most) > max(eps(T) / 2, tol / 100)
            i = down ? last - 1 : first
            shift = _smaller_value(d[i], e[i], d[i + 1])
            edge = abs(d[down ? first : last])
            edge > 0 && (shift / edge)^2 < eps(T) / 2 && (shift = zero(T))
        end
        iszero(shift) ? _plain_sweep!(d, e, u, v, first, last, down) :
            _shifted_sweep!(d, e, u, v, first, last, down, shift)
        edge = down ? last - 1 : first
        abs(e[edge]) <= threshold && (e[edge] = zero(T))
    end
    return _order_values!(d, u, v)
end
function _least_value(d::Vector{T}, e::Vector{T}) where {T}
    mu = least = abs(d[1])
    for i in 2:length(d)
        iszero(least) && break
        mu = abs(d[i]) * (mu / (mu + abs(e[i - 1])))
        least = min(least, mu)
    end
    return least / sqrt(T(length(d)))
end
function _block_start!(d, e, last::Int, threshold)
    i = last - 1
    while i >= 1
        if abs(e[i]) <= threshold
            e[i] = zero(e[i])
            return i + 1
        end
        i -= 1
    end
    return 1
end
# Set to zero what is negligible beside its neighbours and answer -1, or estimate the least value.
function _deflate!(d, e, first::Int, last::Int, tol, down::Bool)
    edge, corner = down ? (last - 1, last) : (first, first)
    if abs(e[edge]) <= tol * abs(d[corner])
        e[edge] = zero(tol)
        return -one(tol)
    end
    mu = least = abs(d[down ? first : last])
    for k in first:(last - 1)
        i = down ? k : last - 1 - (k - first)
        if abs(e[i]) <= tol * mu
            e[i] = zero(tol)
            return -one(tol)
        end
        mu = abs(d[down ? i + 1 : i]) * (mu / (mu + abs(e[i])))
        least = min(least, mu)
    end
    return least
end
_turn!(z::Matrix, i::Int, k::Int, c, s) = isempty(z) || _rotate_columns!(z, i, k, c, s)
# A sweep without shift.
function _plain_sweep!(d::Vector{T}, e::Vector{T}, u, v, first::Int, last::Int, down::Bool) where {T}
    c, c_old, s_old = one(T), one(T), zero(T)
    if down
        for i in first:(last - 1)
            c, s, r = _rotation(d[i] * c, e[i])
            i > first && (e[i - 1] = s_old * r)
            c_old, s_old, d[i] = _rotation(c_old * r, d[i + 1] * s)
            _turn!(v, i, i + 1, c, s)
            _turn!(u, i, i + 1, c_old, s_old)
        end
        h = d[last] * c
        d[last], e[last - 1] = h * c_old, h * s_old
    else
        for i in last:-1:(first + 1)
            c, s, r = _rotation(d[i] * c, e[i - 1])
            i < last && (e[i] = s_old * r)
            c_old, s_old, d[i] = _rotation(c_old * r, d[i - 1] * s)
            _turn!(v, i - 1, i, c_old, -s_old)
            _turn!(u, i - 1, i, c, -s)
        end
        h = d[first] * c
        d[first], e[first] = h * c_old, h * s_old
    end
end
function _shifted_sweep!(d::Vector{T}, e::Vector{T}, u, v, first::Int, last::Int, down::Bool, shift) where {T}
    if down
        f = (abs(d[first]) - shift) * (copysign(one(T), d[first]) + shift / d[first])
        g = e[first]
        for i in first:(last - 1)
            c, s, r = _rotation(f, g)
            i > first && (e[i - 1] = r)
            f, e[i] = c * d[i] + s * e[i], c * e[i] - s * d[i]
            g, d[i + 1] = s * d[i + 1], c * d[i + 1]
            _turn!(v, i, i + 1, c, s)
            c, s, d[i] = _rotation(f, g)
            f, d[i + 1] = c * e[i] + s * d[i + 1], c * d[i + 1] - s * e[i]
            i < last - 1 && ((g, e[i + 1]) = (s * e[i + 1], c * e[i + 1]))
            _turn!(u, i, i + 1, c, s)
        end
        e[last - 1] = f
    else
        f = (abs(d[last]) - shift) * (copysign(one(T), d[last]) + shift / d[last])
        g = e[last - 1]
        for i in last:-1:(first + 1)
            c, s, r = _rotation(f, g)
            i < last && (e[i] = r)
            f, e[i - 1] = c * d[i] + s * e[i - 1], c * e[i - 1] - s * d[i]
            g, d[i - 1] = s * d[i - 1], c * d[i - 1]
            _turn!(u, i - 1, i, c, -s)
            c, s, d[i] = _rotation(f, g)
            f, d[i - 1] = c * e[i - 1] + s * d[i - 1], c * d[i - 1] - s * e[i - 1]
            i > first + 1 && ((g, e[i - 2]) = (s * e[i - 2], c * e[i - 2]))
            _turn!(v, i - 1, i, c, -s)
        end
        e[first] = f
    end
end
# The smaller singular value of [f g; 0 h].
function _smaller_value(f::T, g::T, h::T) where {T}
    f, g, h = abs(f), abs(g), abs(h)
    least, most = minmax(f, h)
    iszero(least) && return zero(T)
    above, between = 1 + least / most, (most - least) / most
    if g < most
        q = (g / most)^2
        return least * (2 / (sqrt(above^2 + q) + sqrt(between^2 + q)))
    end
    q = most / g
    iszero(q) && return least * most / g
    return 2 * (least * inv(sqrt(1 + (above * q)^2) + sqrt(1 + (between * q)^2))) * q
end
function _diagonalize_pair!(d::Vector{T}, e::Vector{T}, u, v, i::Int) where {T}
    least, most, s_right, c_right, s_left, c_left = _pair_svd(d[i], e[i], d[i + 1])
    d[i], e[i], d[i + 1] = most, zero(T), least
    _turn!(v, i, i + 1, c_right, s_right)
    _turn!(u, i, i + 1, c_left, s_left)
end
# Singular values of [f g; 0 h] with signs, and the rotations from right and left.
function _pair_svd(f::T, g::T, h::T) where {T}
    swapped = abs(h) > abs(f)
    ft, ht = swapped ? (h, f) : (f, h)
    fa, ha, ga = abs(ft), abs(ht), abs(g)
    largest = swapped ? 3 : 1
    if iszero(ga)
        least, most, cl, cr, sl, sr = ha, fa, one(T), one(T), zero(T), zero(T)
    elseif ga > fa && fa / ga < eps(T) / 2
        largest = 2
        most = ga
        least = ha > 1 ? fa / (ga / ha) : (fa / ga) * ha
        cl, sl, sr, cr = one(T), ht / g, one(T), ft / g
    else
        ga > fa && (largest = 2)
        d = fa - ha
        l = d == fa ? one(T) : d / fa
        m = g / ft
        t = 2 - l
        s = sqrt(t * t + m * m)
        r = iszero(l) ? abs(m) : sqrt(l * l + m * m)
        a = (s + r) / 2
        least, most = ha / a, fa * a
        if iszero(m * m)
            t = iszero(l) ? copysign(T(2), ft) * copysign(one(T), g) : g / copysign(d, ft) + m / t
        else
            t = (m / (s + t) + m / (r + l)) * (1 + a)
        end
        l = sqrt(t * t + 4)
        cr, sr = 2 / l, t / l
        cl, sl = (cr + sr * m) / a, (ht / ft) * sr / a
    end
    c_left, s_left, c_right, s_right = swapped ? (sr, cr, sl, cl) : (cl, sl, cr, sr)
    unit(x) = copysign(one(T), x)
    sign_most = largest == 1 ? unit(c_right) * unit(c_left) * unit(f) :
        largest == 2 ? unit(s_right) * unit(c_left) * unit(g) : unit(s_right) * unit(s_left) * unit(h)
    return copysign(least, sign_most * unit(f) * unit(h)), copysign(most, sign_most), s_right, c_right, s_left, c_left
end
# Positive values in descending order, with their columns.
function _order_values!(d::Vector{T}, u::Matrix, v::Matrix) where {T}
    for i in eachindex(d)
        d[i] < 0 || continue
        d[i] = -d[i]
        for k in axes(v, 1)
            v[k, i] = -v[k, i]
        end
    end
    order = sortperm(d; rev=true)
    permute!(d, order)
    isempty(u) || (u[:, 1:length(d)] = u[:, order])
    isempty(v) || (v[:, 1:length(d)] = v[:, order])
    return d
end
