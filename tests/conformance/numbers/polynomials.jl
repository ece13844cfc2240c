# Polynomials as a type: arithmetic, division, derivative, evaluation, roots by bisection, printing.
struct Polynomial{T}
    c::Vector{T}
    function Polynomial(c::Vector{T}) where {T}
        n = something(findlast(!iszero, c), 0)
        return new{T}(c[1:n])
    end
end
Polynomial(c...) = Polynomial(collect(promote(c...)))
degree(p::Polynomial) = length(p.c) - 1
Base.getindex(p::Polynomial{T}, k::Int) where {T} = k < length(p.c) ? p.c[k+1] : zero(T)
combine(f, p, q) = Polynomial([f(p[k], q[k]) for k in 0:max(degree(p), degree(q))])
Base.:+(p::Polynomial, q::Polynomial) = combine(+, p, q)
Base.:-(p::Polynomial, q::Polynomial) = combine(-, p, q)
Base.:-(p::Polynomial) = Polynomial(-p.c)
Base.:*(a::Number, p::Polynomial) = Polynomial(a * p.c)
Base.:*(p::Polynomial, q::Polynomial) = Polynomial([sum(p[i] * q[k-i] for i in 0:k) for k in 0:degree(p)+degree(q)])
Base.:^(p::Polynomial, n::Integer) = Base.power_by_squaring(p, n)
Base.:(==)(p::Polynomial, q::Polynomial) = p.c == q.c
(p::Polynomial)(x) = foldr((c, acc) -> c + x * acc, p.c; init=zero(x))
derivative(p::Polynomial) = Polynomial([k * p[k] for k in 1:degree(p)])
function Base.divrem(p::Polynomial, q::Polynomial)
    r, quotient = p, Polynomial([0 // 1])
    while degree(r) >= degree(q)
        t = Polynomial([zeros(Rational{Int}, degree(r) - degree(q)); r.c[end] // q.c[end]])
        quotient, r = quotient + t, r - t * q
    end
    return quotient, r
end
function Base.show(io::IO, p::Polynomial)
    isempty(p.c) && return print(io, "0")
    started = false
    for k in degree(p):-1:0
        c = p[k]
        iszero(c) && continue
        print(io, started ? (c < 0 ? " - " : " + ") : c < 0 ? "-" : "")
        (isone(abs(c)) && k > 0) || print(io, abs(c))
        k > 0 && print(io, "x", k > 1 ? "^$k" : "")
        started = true
    end
end
p, q = Polynomial(-1, 0, 2, 1), Polynomial(1, 1)
println(p, " | ", q, " | ", p + q, " | ", p - p, " | ", -p, " | ", 3q, " | ", p * q, " | ", q^4, " | ", derivative(p), " | ", Polynomial(0.5, 1), " | ", typeof(Polynomial(1, 2.5)))
println(p(2), " ", p(0.5), " ", p(1 // 3), " ", p.([0, 1]), " ", degree(p), " ", p == Polynomial(-1, 0, 2, 1, 0), " ", divrem(Polynomial(-1, 0, 0, 1), Polynomial(-1, 1)), " ", p[10])
bisect(f, a, b) = (for _ in 1:60; m = (a + b) / 2; f(a) * f(m) <= 0 ? (b = m) : (a = m); end; (a + b) / 2)
println(round(bisect(p, 0.0, 1.0); digits=10), " ", round(bisect(Polynomial(-2, 0, 1), 0.0, 2.0); digits=10), " ", [p, q], " ", sum(abs ∘ p, -2:2))
