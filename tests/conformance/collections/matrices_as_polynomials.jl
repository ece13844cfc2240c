# Coefficient vectors: addition with padding, product by convolution, division, derivatives, evaluation, printing.
struct Poly{T}
    c::Vector{T}
    Poly{T}(c) where {T} = (n = findlast(!iszero, c); new{T}(n === nothing ? T[] : c[1:n]))
end
Poly(c::AbstractVector{T}) where {T} = Poly{T}(collect(c))
degree(p::Poly) = length(p.c) - 1
Base.getindex(p::Poly{T}, k::Int) where {T} = 0 <= k <= degree(p) ? p.c[k+1] : zero(T)
Base.:+(p::Poly, q::Poly) = Poly([p[k] + q[k] for k in 0:max(degree(p), degree(q))])
Base.:-(p::Poly) = Poly(-p.c)
Base.:-(p::Poly, q::Poly) = p + (-q)
Base.:*(p::Poly, q::Poly) = Poly([sum(p[i] * q[k-i] for i in 0:k) for k in 0:degree(p)+degree(q)])
Base.:*(a::Number, p::Poly) = Poly(a * p.c)
Base.:^(p::Poly{T}, n::Integer) where {T} = foldl(*, fill(p, n), init = Poly([one(T)]))
Base.:(==)(p::Poly, q::Poly) = p.c == q.c
(p::Poly)(x) = foldr((a, acc) -> a + x * acc, p.c, init = zero(x))
derivative(p::Poly) = Poly([k * p[k] for k in 1:degree(p)])
function Base.divrem(p::Poly, q::Poly)
    r, quotient = Poly(p.c .// 1), Poly(Rational{Int}[])
    while degree(r) >= degree(q)
        k = degree(r) - degree(q)
        t = Poly([zeros(Rational{Int}, k); r[degree(r)] // q[degree(q)]])
        quotient += t
        r -= t * q
    end
    return quotient, r
end
function Base.show(io::IO, p::Poly)
    isempty(p.c) && return print(io, 0)
    terms = [k == 0 ? "$a" : (a == 1 ? "" : a == -1 ? "-" : "$a") * (k == 1 ? "x" : "x^$k") for (k, a) in zip(0:degree(p), p.c) if !iszero(a)]
    print(io, replace(join(reverse(terms), " + "), "+ -" => "- "))
end
p, q = Poly([1, 2, 1]), Poly([-1, 1])
println(p, " | ", q, " | ", p + q, " | ", p - p, " | ", p * q, " | ", 3p, " | ", -q, " | ", q^3, " | ", q^0)
println(p(2), " ", p(0.5), " ", p(1im), " ", q.([1, 2, 3]), " ", derivative(p), " ", derivative(q^4), " ", degree(p * p), degree(Poly(Int[])), " ", p == Poly([1, 2, 1, 0]), " ", [p, q])
d, r = divrem(p * q + Poly([5]), p)
println(d, " | ", r, " | ", p * q == Poly(Int.((d * p).c)), " | ", divrem(q, p)[2])
println(Poly([0.5, 0, 2]), " ", Poly([1//2, 1])^2, " ", map(k -> (q^5)[k], 0:6), " ", sum([p, q]), " ", prod([q, q, q])(3))
