# Schur forms by the QR method with implicit shifts: double shifts for real matrices, single ones for
# complex (Golub and Van Loan, sections 7.4 and 7.5; shifts and deflation tests as in LAPACK).

"`schur(a)`: an orthogonal `Z` and an upper (quasi-)triangular `T` with `Z * T * Z' == a`, and the eigenvalues."
struct Schur{Ty,S<:AbstractMatrix{Ty},C<:AbstractVector} <: Factorization{Ty}
    T::S
    Z::S
    values::C
end
function schur(a::AbstractMatrix)
    n = checksquare(a)
    T = _root_type(eltype(a))
    h = copyto!(Matrix{T}(undef, n, n), a)
    tau = _to_hessenberg!(h, 1, n)
    z = _hessenberg_vectors(h, tau)
    triu!(h, -1)
    values = _schur!(h, z, 1, n, true)
    values = _real_if_possible(values)
    return Schur{T,Matrix{T},typeof(values)}(h, z, values)
end
schur!(a::Matrix) = schur(a)
_real_if_possible(v::Vector{<:Complex}) = all(x -> iszero(imag(x)), v) ? real(v) : v
function getproperty(f::Schur, name::Symbol)
    name === :Schur && return getfield(f, :T)
    name === :vectors && return getfield(f, :Z)
    return getfield(f, name)
end
size(f::Schur) = size(getfield(f, :T))
iterate(f::Schur) = (f.T, Val(:Z))
iterate(f::Schur, ::Val{:Z}) = (f.Z, Val(:values))
iterate(f::Schur, ::Val{:values}) = (f.values, Val(:end))
iterate(f::Schur, ::Val{:end}) = nothing
Base.AbstractMatrix(f::Schur) = f.Z * f.T * f.Z'
show(io::IO, mime::MIME"text/plain", f::Schur) =
    _show_parts(io, mime, f, ("T factor" => f.T, "Z factor" => f.Z, "eigenvalues" => f.values))

# -- real ---------------------------------------------------------------------

# Bring the Hessenberg matrix `h` to Schur form between `lo` and `hi`, the transformations into the
# columns of `z` (unless it is empty); without `whole`, only the eigenvalues are right.
function _schur!(h::Matrix{T}, z::Matrix{T}, lo::Int, hi::Int, whole::Bool) where {T<:Real}
    n = size(h, 1)
    values = Complex{T}[h[i, i] for i in 1:n]
    last = hi
    rounds = 0
    while last >= lo
        first = _deflation_row(h, lo, last)
        first > lo && (h[first, first - 1] = zero(T))
        if first == last
            values[last] = h[last, last]
            last -= 1
            rounds = 0
        elseif first == last - 1
            _split_pair!(h, z, last, values, whole)
            last -= 2
            rounds = 0
        else
            (rounds += 1) > 300 && throw(LAPACKException(last))
            columns = whole ? n : last
            _francis_step!(h, z, first, last, rounds, whole ? 1 : first, columns)
        end
    end
    return values
end
# The first row of the last block that does not fall apart (Ahues and Tisseur's test).
function _deflation_row(h::Matrix{T}, lo::Int, last::Int) where {T}
    small = floatmin(real(T)) * (size(h, 1) / eps(real(T)))
    k = last
    while k > lo
        below = abs(h[k, k - 1])
        below <= small && break
        scale = abs(h[k - 1, k - 1]) + abs(h[k, k])
        if iszero(scale)
            k - 2 >= lo && (scale += abs(h[k - 1, k - 2]))
            k + 1 <= last && (scale += abs(h[k + 1, k]))
        end
        if below <= eps(real(T)) / 2 * scale
            above = abs(h[k - 1, k])
            difference = abs(h[k - 1, k - 1] - h[k, k])
            most, least = max(below, above), min(below, above)
            big, little = max(abs(h[k, k]), difference), min(abs(h[k, k]), difference)
            s = big + most
            least * (most / s) <= max(small, eps(real(T)) / 2 * (little * (big / s))) && break
        end
        k -= 1
    end
    return k
end
# Real and imaginary parts of two shifts.
function _shifts(h::Matrix{T}, first::Int, last::Int, rounds::Int) where {T}
    if rounds % 20 == 0 || rounds % 10 == 0
        top = rounds % 20 != 0
        s = top ? abs(h[first + 1, first]) + abs(h[first + 2, first + 1]) :
            abs(h[last, last - 1]) + abs(h[last - 1, last - 2])
        h11 = T(0.75) * s + (top ? h[first, first] : h[last, last])
        h12, h21, h22 = T(-0.4375) * s, s, h11
    else
        h11, h21, h12, h22 = h[last - 1, last - 1], h[last, last - 1], h[last - 1, last], h[last, last]
    end
    s = abs(h11) + abs(h12) + abs(h21) + abs(h22)
    iszero(s) && return zero(T), zero(T), zero(T), zero(T)
    h11, h12, h21, h22 = h11 / s, h12 / s, h21 / s, h22 / s
    mean = (h11 + h22) / 2
    det = (h11 - mean) * (h22 - mean) - h12 * h21
    root = sqrt(abs(det))
    det >= 0 && return mean * s, root * s, mean * s, -root * s
    a, b = mean + root, mean - root
    nearer = abs(a - h22) <= abs(b - h22) ? a : b
    return nearer * s, zero(T), nearer * s, zero(T)
end
function _francis_step!(h::Matrix{T}, z::Matrix{T}, first::Int, last::Int, rounds::Int, top::Int, columns::Int) where {T}
    r1, i1, r2, i2 = _shifts(h, first, last, rounds)
    v = zeros(T, 3)
    m = last - 2
    while true
        s = abs(h[m, m] - r2) + abs(i2) + abs(h[m + 1, m])
        ratio = h[m + 1, m] / s
        v[1] = ratio * h[m, m + 1] + (h[m, m] - r1) * ((h[m, m] - r2) / s) - i1 * (i2 / s)
        v[2] = ratio * (h[m, m] + h[m + 1, m + 1] - r1 - r2)
        v[3] = ratio * h[m + 2, m + 1]
        rdiv!(v, abs(v[1]) + abs(v[2]) + abs(v[3]))
        m == first && break
        around = abs(h[m - 1, m - 1]) + abs(h[m, m]) + abs(h[m + 1, m + 1])
        abs(h[m, m - 1]) * (abs(v[2]) + abs(v[3])) <= eps(T) / 2 * abs(v[1]) * around && break
        m -= 1
    end
    for k in m:(last - 1)
        size_v = min(3, last - k + 1)
        k > m && copyto!(v, view(h, k:(k + size_v - 1), k - 1))
        tail = v[2:size_v]
        beta, tau = _reflector!(v[1], tail)
        if k > m
            h[k, k - 1] = beta
            h[k + 1, k - 1] = zero(T)
            k < last - 1 && (h[k + 2, k - 1] = zero(T))
        elseif m > first
            h[k, k - 1] *= 1 - tau
        end
        _reflect_left!(h, tail, tau, k, k, k:columns)
        _reflect_right!(h, tail, tau, k, k, top:min(k + 3, last))
        isempty(z) || _reflect_right!(z, tail, tau, k, k, axes(z, 1))
    end
end
# Standardize the block of rows `i - 1` and `i`: triangular, or with an equal diagonal.
function _split_pair!(h::Matrix{T}, z::Matrix{T}, i::Int, values, whole::Bool) where {T}
    a, b, c, d, cs, sn = _standard_pair(h[i - 1, i - 1], h[i - 1, i], h[i, i - 1], h[i, i])
    h[i - 1, i - 1], h[i - 1, i], h[i, i - 1], h[i, i] = a, b, c, d
    imaginary = iszero(c) ? zero(T) : sqrt(abs(b)) * sqrt(abs(c))
    values[i - 1], values[i] = Complex(a, imaginary), Complex(d, iszero(imaginary) ? imaginary : -imaginary)
    if whole
        _rotate_rows!(h, i - 1, i, cs, sn, (i + 1):size(h, 2))
        _rotate_columns!(h, i - 1, i, cs, sn, 1:(i - 2))
    end
    isempty(z) || _rotate_columns!(z, i - 1, i, cs, sn)
end
# The standard form of [a b; c d] and the rotation (cosine, sine) that leads to it.
function _standard_pair(a::T, b::T, c::T, d::T) where {T}
    iszero(c) && return a, b, c, d, one(T), zero(T)
    iszero(b) && return d, -c, zero(T), a, zero(T), one(T)
    iszero(a - d) && sign(b) != sign(c) && return a, b, c, d, one(T), zero(T)
    difference = a - d
    p = difference / 2
    most = max(abs(b), abs(c))
    least = min(abs(b), abs(c)) * sign(b) * sign(c)
    scale = max(abs(p), most)
    q = p / scale * p + most / scale * least
    if q >= 4 * eps(T)
        # Real and different.
        q = p + copysign(sqrt(scale) * sqrt(q), p)
        tau = hypot(c, q)
        return d + q, b - c, zero(T), d - most / q * least, q / tau, c / tau
    end
    # Complex, or real and almost equal: make the diagonal equal.
    sigma = b + c
    tau = hypot(sigma, difference)
    cs = sqrt((1 + abs(sigma) / tau) / 2)
    sn = -(p / (tau * cs)) * copysign(one(T), sigma)
    aa, bb, cc, dd = a * cs + b * sn, -a * sn + b * cs, c * cs + d * sn, -c * sn + d * cs
    a, b, c, d = aa * cs + cc * sn, bb * cs + dd * sn, -aa * sn + cc * cs, -bb * sn + dd * cs
    mean = (a + d) / 2
    iszero(c) && return mean, b, c, mean, cs, sn
    iszero(b) && return mean, -c, zero(T), mean, -sn, cs
    sign(b) == sign(c) || return mean, b, c, mean, cs, sn
    root_b, root_c = sqrt(abs(b)), sqrt(abs(c))
    p = copysign(root_b * root_c, c)
    tau = inv(sqrt(abs(b + c)))
    c1, s1 = root_b * tau, root_c * tau
    return mean + p, b - c, zero(T), mean - p, cs * c1 - sn * s1, cs * s1 + sn * c1
end

# -- complex ------------------------------------------------------------------

function _schur!(h::Matrix{T}, z::Matrix{T}, lo::Int, hi::Int, whole::Bool) where {T<:Complex}
    n = size(h, 1)
    last = hi
    rounds = 0
    while last > lo
        first = _deflation_row(h, lo, last)
        if first > lo
            h[first, first - 1] = zero(T)
        end
        if first == last
            last -= 1
            rounds = 0
            continue
        end
        (rounds += 1) > 300 && throw(LAPACKException(last))
        shift = rounds % 10 == 0 ? h[last, last] + T(0.75) * abs(h[last, last - 1]) : _wilkinson_shift(h, last)
        _single_step!(h, z, first, last, shift)
    end
    return T[h[i, i] for i in 1:n]
end
# The eigenvalue of the last block of two rows that is nearer to its last element.
function _wilkinson_shift(h::Matrix{T}, i::Int) where {T}
    a, b, c, d = h[i - 1, i - 1], h[i - 1, i], h[i, i - 1], h[i, i]
    half = (a - d) / 2
    root = sqrt(half^2 + b * c)
    real(conj(half) * root) < 0 && (root = -root)
    return iszero(half + root) ? d : d - b * c / (half + root)
end
# Plane rotations chase the shifted first column down.
function _single_step!(h::Matrix{T}, z::Matrix{T}, first::Int, last::Int, shift::T) where {T}
    n = size(h, 1)
    x, y = h[first, first] - shift, h[first + 1, first]
    for k in first:(last - 1)
        tail = T[y]
        beta, tau = _reflector!(x, tail)
        _reflect_left!(h, tail, conj(tau), k, k, (k > first ? k - 1 : k):n)
        _reflect_right!(h, tail, tau, k, k, 1:min(k + 2, last))
        isempty(z) || _reflect_right!(z, tail, tau, k, k, axes(z, 1))
        if k > first
            h[k + 1, k - 1] = zero(T)
        end
        k < last - 1 && ((x, y) = (h[k + 1, k], h[k + 2, k]))
    end
end
