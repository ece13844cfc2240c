# Functions of square matrices: exponential by Padé approximants (Higham, 2005), the others by
# eigenvalues where the matrix is Hermitian and by the Schur form where it is not.

_hermitian_function(f, a) = (e = eigen(Hermitian(_full(a))); values = map(f, e.values); (e.vectors .* transpose(values)) * e.vectors')
# The result of a function of a Hermitian matrix keeps the kind of matrix if it is real-valued.
_same_kind(a::SymOrHerm, m) = _rewrap(a, m)
_same_kind(a, m) = m
_is_hermitian(a) = ishermitian(a)

const _pade_bounds = (0.015, 0.25, 0.95, 2.1)
const _pade_coefficients = (
    (120.0, 60.0, 12.0, 1.0),
    (30240.0, 15120.0, 3360.0, 420.0, 30.0, 1.0),
    (17297280.0, 8648640.0, 1995840.0, 277200.0, 25200.0, 1512.0, 56.0, 1.0),
    (17643225600.0, 8821612800.0, 2075673600.0, 302702400.0, 30270240.0, 2162160.0, 110880.0, 3960.0, 90.0, 1.0))
const _pade_13 = (64764752532480000.0, 32382376266240000.0, 7771770303897600.0, 1187353796428800.0,
    129060195264000.0, 10559470521600.0, 670442572800.0, 33522128640.0, 1323241920.0, 40840800.0,
    960960.0, 16380.0, 182.0, 1.0)

"`exp(a)`: the exponential of a square matrix."
Base.exp(a::AbstractMatrix) = _exponential(a)
Base.exp(a::RealHermSymComplexHerm) = _same_kind(a, _hermitian_function(exp, a))
function _exponential(a::AbstractMatrix)
    n = checksquare(a)
    T = _root_type(eltype(a))
    m = copyto!(Matrix{T}(undef, n, n), a)
    n == 0 && return m
    ishermitian(m) && return _full(_same_kind(Hermitian(m), _hermitian_function(exp, m)))
    lo, hi, exchanges, scales = _balance!(m)
    x = _balanced_exponential(m)
    for j in 1:n, i in 1:n
        x[i, j] *= scales[i] / scales[j]
    end
    for (i, k) in reverse(exchanges)
        i == k && continue
        _swap_rows!(x, i, k)
        for r in 1:n
            x[r, i], x[r, k] = x[r, k], x[r, i]
        end
    end
    return x
end
function _balanced_exponential(a::Matrix{T}) where {T}
    size_a = opnorm(a, 1)
    for (bound, c) in zip(_pade_bounds, _pade_coefficients)
        size_a <= bound && return _pade(a, c)
    end
    halvings = max(0, ceil(Int, log2(size_a / 5.4)))
    x = _pade(a / T(2)^halvings, _pade_13)
    for _ in 1:halvings
        x = x * x
    end
    return x
end
# (v - u) \ (v + u), where v has the even powers and u the odd ones.
function _pade(a::Matrix{T}, c::Tuple) where {T}
    square = a * a
    power = Matrix{T}(I, size(a)...)
    u, v = T(c[2]) * power, T(c[1]) * power
    for k in 3:2:length(c)
        power = power * square
        u += T(c[k + 1]) * power
        v += T(c[k]) * power
    end
    u = a * u
    return (v - u) \ (v + u)
end

# The function of a complex upper triangular matrix, back from the Schur form.
function _by_schur(f, a::AbstractMatrix)
    checksquare(a)
    t, z = _complex_schur(schur(a))
    return z * f(t) * z'
end
_complex_schur(f::Schur{<:Complex}) = f.T, f.Z
# Rotations make each block of two rows triangular.
function _complex_schur(f::Schur{T}) where {T<:Real}
    t, z = Matrix{Complex{T}}(f.T), Matrix{Complex{T}}(f.Z)
    n = size(t, 1)
    for k in n:-1:2
        iszero(t[k, k - 1]) && continue
        λ = f.values[k - 1] - t[k, k]
        r = hypot(abs(λ), abs(t[k, k - 1]))
        c, s = λ / r, t[k, k - 1] / r
        for j in (k - 1):n
            x, y = t[k - 1, j], t[k, j]
            t[k - 1, j], t[k, j] = conj(c) * x + s * y, -s * x + c * y
        end
        for (m, last) in ((t, k), (z, n)), i in 1:last
            x, y = m[i, k - 1], m[i, k]
            m[i, k - 1], m[i, k] = c * x + s * y, -s * x + conj(c) * y
        end
        t[k, k - 1] = 0
    end
    return t, z
end
_cleaned(::Type{<:Complex}, m) = m
_cleaned(::Type, m) = all(x -> abs(imag(x)) <= 1000 * eps(real(x) + one(real(x))) * (1 + abs(x)), m) ? real(m) : m

# The square root of an upper triangular matrix (Björck and Hammarling).
function _triangular_sqrt(t::Matrix{T}) where {T}
    n = size(t, 1)
    r = zeros(T, n, n)
    for j in 1:n
        r[j, j] = sqrt(t[j, j])
        for i in (j - 1):-1:1
            s = t[i, j]
            for k in (i + 1):(j - 1)
                s -= r[i, k] * r[k, j]
            end
            d = r[i, i] + r[j, j]
            r[i, j] = iszero(s) ? s : s / d
        end
    end
    return r
end
"`sqrt(a)`: the principal square root of a square matrix."
function Base.sqrt(a::AbstractMatrix)
    ishermitian(a) && return _full(sqrt(Hermitian(_full(a))))
    istriu(a) && eltype(a) <: Real && all(i -> a[i, i] >= 0, axes(a, 1)) && return _triangular_sqrt(Matrix{_root_type(eltype(a))}(a))
    return _cleaned(eltype(a), _by_schur(_triangular_sqrt, a))
end
function Base.sqrt(a::RealHermSymComplexHerm)
    e = eigen(a)
    rounding = -maximum(abs, e.values; init=zero(eltype(e.values))) * eps(eltype(e.values)) * size(a, 1)
    all(x -> x >= rounding, e.values) &&
        return _same_kind(a, (e.vectors .* transpose(sqrt.(max.(e.values, 0)))) * e.vectors')
    return _complex_kind(a, (e.vectors .* transpose(sqrt.(complex(e.values)))) * e.vectors')
end
_complex_kind(::Symmetric, m) = Symmetric(m)
_complex_kind(::Hermitian, m) = m
Base.sqrt(a::UpperTriangular) = UpperTriangular(sqrt(_full(a)))

# Square roots until the matrix is near the identity, then a quadrature of the integral
# log(1 + x) = ∫ x / (1 + t x) dt.
function _triangular_log(t::Matrix{T}) where {T}
    n = size(t, 1)
    roots = 0
    while opnorm(t - I, 1) > 0.05 && roots < 100
        t = _triangular_sqrt(t)
        roots += 1
    end
    x = t - I
    points = 8
    rule = eigen(SymTridiagonal(zeros(points), [k / sqrt(4k^2 - 1) for k in 1:(points - 1)]))
    s = zeros(T, n, n)
    for k in 1:points
        node = (rule.values[k] + 1) / 2
        s += rule.vectors[1, k]^2 * (UpperTriangular(I + node * x) \ x)
    end
    return T(2)^roots * s
end
"`log(a)`: the principal logarithm of a square matrix."
function Base.log(a::AbstractMatrix)
    ishermitian(a) && return _full(log(Hermitian(_full(a))))
    return _cleaned(eltype(a), _by_schur(_triangular_log, a))
end
function Base.log(a::RealHermSymComplexHerm)
    e = eigen(a)
    all(x -> x >= 0, e.values) && return _same_kind(a, (e.vectors .* transpose(log.(e.values))) * e.vectors')
    return _complex_kind(a, (e.vectors .* transpose(log.(complex(e.values)))) * e.vectors')
end

# Powers that are not whole numbers.
function ^(a::AbstractMatrix, p::Real)
    checksquare(a)
    isinteger(p) && return a^Integer(p)
    isdiag(a) && return _full(Diagonal(map(x -> complex(float(x))^p, diag(a)))) |> m -> _cleaned(eltype(a), m)
    if ishermitian(a)
        e = eigen(Hermitian(_full(a)))
        all(x -> x >= 0, e.values) && return (e.vectors .* transpose(e.values .^ p)) * e.vectors'
        return (e.vectors .* transpose(complex(e.values) .^ p)) * e.vectors'
    end
    p == 0.5 && return sqrt(a)
    return _cleaned(eltype(a), _by_schur(t -> _exponential(p * _triangular_log(t)), a))
end
^(a::AbstractMatrix, p::Number) = exp(p * log(a))
^(b::Number, a::AbstractMatrix) = exp(log(b) * a)
^(b::Irrational{:ℯ}, a::AbstractMatrix) = exp(a)

# Circular and hyperbolic functions of real matrices, from exponentials.
_circular(a) = exp(im * _full(a))
_is_real(a) = eltype(a) <: Real
_via_eigen(f, a) = _full(_same_kind(Hermitian(_full(a)), _hermitian_function(f, a)))
Base.cos(a::AbstractMatrix) = ishermitian(a) ? _via_eigen(cos, a) : _is_real(a) ? real(_circular(a)) : (exp(im * a) + exp(-im * a)) / 2
Base.sin(a::AbstractMatrix) = ishermitian(a) ? _via_eigen(sin, a) : _is_real(a) ? imag(_circular(a)) : (exp(im * a) - exp(-im * a)) / 2im
Base.sincos(a::AbstractMatrix) = (sin(a), cos(a))
Base.tan(a::AbstractMatrix) = ishermitian(a) ? _via_eigen(tan, a) : sin(a) / cos(a)
Base.cosh(a::AbstractMatrix) = ishermitian(a) ? _via_eigen(cosh, a) : (exp(a) + exp(-a)) / 2
Base.sinh(a::AbstractMatrix) = ishermitian(a) ? _via_eigen(sinh, a) : (exp(a) - exp(-a)) / 2
Base.tanh(a::AbstractMatrix) = ishermitian(a) ? _via_eigen(tanh, a) : ((p, q) = (exp(a), exp(-a)); (p - q) / (p + q))

"`cbrt(a)`: the real cube root of a symmetric matrix."
function Base.cbrt(a::AbstractMatrix{<:Real})
    checksquare(a)
    isdiag(a) && return Matrix(Diagonal(cbrt.(diag(a))))
    issymmetric(a) || error("cbrt of a matrix that is not symmetric is not supported")
    e = eigen(Symmetric(_full(a)))
    root = (e.vectors .* transpose(cbrt.(e.values))) * e.vectors'
    return a isa SymOrHerm ? _rewrap(a, root) : root
end
Base.cbrt(a::Diagonal) = Diagonal(cbrt.(a.diag))
