# Number theory and powers of integers.

export gcd, lcm, gcdx, powermod, invmod, isqrt, factorial, binomial, nextpow, prevpow,
    ispow2, nextprod, ^

"The greatest common divisor."
gcd(a::Integer) = abs(a)
function gcd(a::T, b::T) where {T<:BitInteger}
    a == 0 && return _abs_or_overflow(a, b)
    b == 0 && return _abs_or_overflow(a, b, a)
    # Stein: halve, subtract, halve.
    za = trailing_zeros(a)
    zb = trailing_zeros(b)
    k = min(za, zb)
    u = uabs(a >> za)
    v = uabs(b >> zb)
    while u != v
        if u > v
            u, v = v, u
        end
        v = v - u
        v = v >> trailing_zeros(v)
    end
    r = u << k
    r > typemax(T) % typeof(r) && _gcd_overflow(a, b)
    return r % T
end
_abs_or_overflow(a, b, x=b) = (x < 0 && x == typemin(typeof(x))) ? _gcd_overflow(a, b) : abs(x)
@noinline _gcd_overflow(a, b) =
    throw(OverflowError(string("gcd(", a, ", ", b, ") overflows")))
function gcd(a::T, b::T) where {T<:Integer}
    while b != 0
        a, b = b, rem(a, b)
    end
    return abs(a)
end
gcd(a::Bool, b::Bool) = a | b
gcd(a::T, b::T) where {T<:Real} = throw(MethodError(gcd, (a, b)))
gcd(a::Real, b::Real) = (p = promote(a, b); gcd(p[1], p[2]))
gcd(a::Real, b::Real, c::Real, rest::Real...) = gcd(gcd(a, b), c, rest...)
gcd(a::AbstractArray{<:Integer}) = reduce(gcd, a; init=zero(eltype(a)))

"Both numbers divided by their greatest common divisor."
divgcd(a::Integer, b::Integer) = (g = gcd(a, b); (div(a, g), div(b, g)))

"The least common multiple."
lcm(a::Integer) = abs(a)
function lcm(a::T, b::T) where {T<:Integer}
    (a == 0 || b == 0) && return zero(T)
    return checked_abs(checked_mul(a, div(b, gcd(b, a))))
end
lcm(a::T, b::T) where {T<:Real} = throw(MethodError(lcm, (a, b)))
lcm(a::Real, b::Real) = (p = promote(a, b); lcm(p[1], p[2]))
lcm(a::Real, b::Real, c::Real, rest::Real...) = lcm(lcm(a, b), c, rest...)
lcm(a::AbstractArray{<:Integer}) = reduce(lcm, a; init=one(eltype(a)))

"`(d, u, v)` with `d = gcd(a, b) = u*a + v*b`."
function gcdx(a::T, b::T) where {T<:Integer}
    s0, s1 = oneunit(T), zero(T)
    t0, t1 = s1, s0
    x, y = a, b
    while y != 0
        q = div(x, y)
        x, y = y, rem(x, y)
        s0, s1 = s1, s0 - q * s1
        t0, t1 = t1, t0 - q * t1
    end
    return x < 0 ? (-x, -s0, -t0) : (x, s0, t0)
end
gcdx(a::Integer, b::Integer) = (p = promote(a, b); gcdx(p[1], p[2]))

"The inverse of `n` modulo `m`."
function invmod(n::Integer, m::Integer)
    m == 0 && throw(DomainError(m, "`m` must not be 0."))
    g, x, _ = gcdx(n, m)
    g == 1 || throw(DomainError((n, m), "Greatest common divisor is $g."))
    return mod(x, m)
end

"`invmod(n, T)`, `invmod(n)`: the inverse of an odd number in an integer type whose sums wrap round."
invmod(n::Integer, ::Type{T}) where {T<:BitInteger} = invmod(n % T)
function invmod(n::T) where {T<:BitInteger}
    isodd(n) || throw(DomainError(n, "Argument must be odd."))
    # Each step doubles the number of low bits that are right.
    x = n
    for _ in 1:6
        x *= T(2) - n * x
    end
    return x
end

"`x^p` modulo `m`."
function powermod(x::Integer, p::Integer, m::T) where {T<:Integer}
    p < 0 && return powermod(invmod(x, m), -p, m)
    p == 0 && return mod(one(m), m)
    (m == 1 || m == -1) && return zero(m)
    b = mod(oftype(m, mod(x, m)), m)
    r = one(m)
    while true
        if isodd(p)
            r = _mulmod(r, b, m)
        end
        p = p >> 1
        p == 0 && return mod(r, m)
        b = _mulmod(b, b, m)
    end
end
_mulmod(a::T, b::T, m::T) where {T<:BitInteger} = T(mod(widemul(a, b), widen(m)))
_mulmod(a::T, b::T, m::T) where {T<:Union{Bits128}} = _mulmod_by_addition(a, b, m)
_mulmod(a, b, m) = mod(a * b, m)
function _mulmod_by_addition(a, b, m)
    r = zero(m)
    while b != 0
        if isodd(b)
            r = mod(r + a, m)
        end
        a = mod(a + a, m)
        b = b >> 1
    end
    return r
end

# ---- powers ----------------------------------------------------------------------------

# x^p for an integer p ≥ 0 by squaring, in the order of multiplications that Julia has.
function power_by_squaring(x, p::Integer)
    p == 1 && return copy(x)
    p == 0 && return one(x)
    p == 2 && return x * x
    if p < 0
        isone(x) && return copy(x)
        isone(-x) && return iseven(p) ? one(x) : copy(x)
        _negative_power(x, p)
    end
    t = trailing_zeros(p) + 1
    p = p >> t
    while (t = t - 1) > 0
        x = x * x
    end
    y = x
    while p > 0
        t = trailing_zeros(p) + 1
        p = p >> t
        while (t = t - 1) >= 0
            x = x * x
        end
        y = y * x
    end
    return y
end
@noinline _negative_power(x, p) = throw(DomainError(p, string(
    "Cannot raise an integer x to a negative power ", p, ".\nConvert input to float.")))
@noinline _negative_power(x::Integer, p) = throw(DomainError(p, string(
    "Cannot raise an integer x to a negative power ", p, ".\nMake x or ", p,
    " a float by adding a zero decimal (e.g., 2.0^", p, " or 2^", float(p),
    " instead of 2^", p, "), or write 1/x^", -p, ", float(x)^", p, ", x^float(", p,
    ") or (x//1)^", p)))

^(x::Number, p::Integer) = power_by_squaring(x, p)
^(x::T, p::T) where {T<:Integer} = power_by_squaring(x, p)
^(x::Integer, p::Integer) = power_by_squaring(x, p)
^(x::Bool, p::Integer) = p < 0 && !x ? _negative_power(x, p) : p == 0 || x

# Literal exponents, as in `x^2`: small ones are products.
literal_pow(f, x, ::Val{p}) where {p} = f(x, p)
literal_pow(::typeof(^), x, ::Val{p}) where {p} =
    p < 0 ? (x isa BitInteger ? Float64(x)^p : x isa AbstractFloat ? x^p : inv(x)^(-p)) : x^p
const _HardwareNumber = Union{BitInteger, IEEEFloat}
literal_pow(::typeof(^), x::_HardwareNumber, ::Val{0}) = one(x)
literal_pow(::typeof(^), x::_HardwareNumber, ::Val{1}) = x
literal_pow(::typeof(^), x::_HardwareNumber, ::Val{2}) = x * x
literal_pow(::typeof(^), x::_HardwareNumber, ::Val{3}) = x * x * x
literal_pow(::typeof(^), x::IEEEFloat, ::Val{-1}) = inv(x)

# ---- roots, powers of two, combinatorics -----------------------------------------------

"The integer part of the square root."
function isqrt(x::Union{Int64, UInt64})
    x < 0 && sqrt(x)
    s = unsafe_trunc(typeof(x), sqrt(Float64(x)))
    s = s > oftype(s, 3037000499) && x isa Int64 ? oftype(s, 3037000499) : s
    s = s > oftype(s, 4294967295) ? oftype(s, 4294967295) : s
    while s * s > x
        s = s - one(s)
    end
    return s
end
isqrt(x::Union{Bits8, Bits16, Bits32}) = oftype(x, isqrt(Int64(x)))
function isqrt(x::Integer)
    x < 0 && sqrt(x)
    x <= 1 && return x
    s = oftype(x, trunc(Int128, sqrt(float(x)))) + 1
    while true
        t = (s + div(x, s)) >> 1
        t >= s && break
        s = t
    end
    while s * s > x
        s = s - 1
    end
    return s
end

"Whether `x` is a power of two."
ispow2(x::Integer) = x > 0 && count_ones(x) == 1
ispow2(x::Real) = isinteger(x) && ispow2(Int(x))

"The smallest power of `a` that is at least `x`."
function nextpow(a::Real, x::Real)
    x <= 0 && throw(DomainError(x, "`x` must be positive."))
    a <= 1 && throw(DomainError(a, "`a` must be greater than 1."))
    x <= 1 && return one(a)
    p = one(a)
    while p < x
        p = p * a
    end
    return p
end
"The greatest power of `a` that is at most `x`."
function prevpow(a::Real, x::Real)
    x < 1 && throw(DomainError(x, "`x` must be ≥ 1."))
    a <= 1 && throw(DomainError(a, "`a` must be greater than 1."))
    p = one(a)
    while p <= div(x, a)
        p = p * a
    end
    return p
end

"The least product of powers of `factors` that is at least `x`."
function nextprod(factors, x::Real)
    best = 0
    _search_products(f -> (best = best == 0 || f < best ? f : best), factors, 1, 1, x)
    return best
end
function _search_products(found, factors, k, p, x)
    if p >= x
        found(p)
    elseif k <= length(factors)
        q = p
        while q < x
            _search_products(found, factors, k + 1, q, x)
            q = q * factors[k]
        end
        found(q)
    end
    return nothing
end

"The product `1 * 2 * … * n`."
function factorial(n::Union{Int64, Int32, Int16, Int8})
    n < 0 && throw(DomainError(n, "`n` must not be negative."))
    n > 20 && throw(OverflowError(string(n, " is too large to look up in the table; consider using `factorial(big(", n, "))` instead")))
    r = 1
    i = 2
    while i <= n
        r = r * i
        i = i + 1
    end
    return r
end
factorial(n::Union{UInt8, UInt16, UInt32, UInt64}) =
    n > 20 ? factorial(21) : factorial(Int64(n))
function factorial(n::Union{Int128, UInt128})
    n < 0 && throw(DomainError(n, "`n` must not be negative."))
    n > (n isa Int128 ? 33 : 34) && throw(OverflowError(string(n, " is too large to look up in the table; consider using `factorial(big(", n, "))` instead")))
    r = one(n)
    i = one(n)
    while i < n
        i = i + one(n)
        r = r * i
    end
    return r
end
factorial(n::Bool) = 1
function factorial(n::Integer)
    n < 0 && throw(DomainError(n, "`n` must be nonnegative."))
    r = one(n)
    i = one(n)
    while i < n
        i = i + one(n)
        r = r * i
    end
    return r
end

"The number of ways to choose `k` out of `n`."
function binomial(n::T, k::T) where {T<:Integer}
    k < 0 && return zero(T)
    sgn = one(T)
    if n < 0
        n = -n + k - one(T)
        isodd(k) && (sgn = -sgn)
    end
    k > n && return zero(T)
    (k == 0 || k == n) && return sgn
    k == 1 && return sgn * n
    if k > (n >> 1)
        k = n - k
    end
    x = nn = n - k + one(T)
    nn = nn + one(T)
    rr = T(2)
    while rr <= k
        w = div(widemul(x, nn), widen(rr))
        x = w % T
        x == w || throw(OverflowError(string("binomial(", n, ", ", k, ") overflows")))
        rr = rr + one(T)
        nn = nn + one(T)
    end
    return sgn * x
end
"`binomial(x, k)`: the polynomial `x * (x - 1) * ... * (x - k + 1) / factorial(k)`."
function binomial(x::Number, k::Integer)
    k < 0 && return zero(x) / one(x)
    result = oneunit(x) / one(x)
    for i in 1:k
        result *= (x - i + 1) / i
    end
    return result
end
binomial(n::Integer, k::Integer) = (p = promote(n, k); binomial(p[1], p[2]))
