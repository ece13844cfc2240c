# Operators: function forms, user definitions, chained comparisons, updating forms, precedence, Unicode.
println(+(1, 2, 3), " ", *(2, 3, 4), " ", -(5), " ", (-)(5, 2), " ", /(1, 2), " ", \(2, 6), " ", ÷(7, 2), " ", %(7, 4), " ", ^(2, 10))
println(1 < 2 <= 2 < 3, " ", 1 < 3 > 2, " ", 1 == 1.0 === 1.0, " ", 3 > 2 > 2, " ", <(1, 2), " ", !=(1, 2), " ", 'a' ≤ 'b' ≠ 'c')
println(2 + 3 * 4^2 / 8 - 1, " ", -2^2, " ", (-2)^2, " ", 2^-1, " ", 2^3^2, " ", 10 - 4 - 3, " ", 100 / 10 / 2, " ", 7 ÷ 2 * 2)
println(1:3 .+ 1, " ", (1:3) .+ 1, " ", 1 + 1:4, " ", !true || true, " ", 1 + 2 == 3 && 2 < 1 || true, " ", 5 & 3 == 1, " ", (5 & 3) == 1, " ", 1 | 2 ⊻ 3, " ", 1 << 2 + 1)
a = 10
a += 5; a -= 3; a *= 2; a ÷= 5; a ^= 2; a %= 7
print(a, " "); a <<= 3; a |= 1; a &= 0x0d; a ⊻= 2; print(a, " "); a >>= 1; a //= 4; println(a)
v = [1, 2, 3]
v .+= 1; v .*= [1, 10, 100]
println(v, " ", 2v, " ", 3(4 + 1), " ", 2a, " ", (1 + 1)v, " ", 2π > 6)
⊕(x, y) = mod(x + y, 12)
⊗(x, y) = [x * j for j in y]
x ⪯ y = x <= y
¬(x) = !x
println(7 ⊕ 8, " ", 2 ⊗ [1, 2], " ", 1 ⪯ 1, " ", ¬(true), " ", √16, " ", ∛27, " ", reduce(⊕, 1:12), " ", 3 ⊕ 4 * 2)
println(2 ∈ [1, 2], " ", 3 ∉ [1, 2], " ", [1] ⊆ [1, 2], " ", [1, 2] ∪ [3], " ", [1, 2] ∩ [2], " ", [1] ⊈ [2], " ", in(1, [1]), " ", [1, 2] ∋ 1)
struct V2; x::Int; y::Int end
Base.:+(p::V2, q::V2) = V2(p.x + q.x, p.y + q.y)
Base.:-(p::V2) = V2(-p.x, -p.y)
Base.:*(k::Int, p::V2) = V2(k * p.x, k * p.y)
Base.:(==)(p::V2, q::V2) = p.x == q.x && p.y == q.y
Base.:<(p::V2, q::V2) = p.x < q.x
Base.:!(p::V2) = V2(p.y, p.x)
Base.:|(p::V2, q::V2) = "either"
Base.:(:)(p::V2, q::V2) = "from $p to $q"
Base.:^(p::V2, n::Int) = reduce(+, fill(p, n))
p, q = V2(1, 2), V2(3, 4)
println(p + q, " ", -p, " ", 2p, " ", p == V2(1, 2), " ", p != q, " ", p < q, " ", q > p, " ", !p, " ", p | q, " ", p:q, " ", p^3, " ", +(p, q, p))
p += q
println(p, " ", p ≠ q, " ", [p, q] .== [p, p], " ", sum([p, q]))
println(true ? false ? 1 : 2 : 3, " ", (1, 2) < (1, 3), " ", "a" < "b" <= "b", " ", 1 => 2 => 3, " ", (1 => 2) => 3, " ", isa(1, Int) && 1 isa Real)
println(.1 + .2, " ", 1e3, " ", 0x1p4, " ", 5 // 10, " ", 1_000, " ", 'a' + 1, " ", 'c' - 'a', " ", "a" * "b", " ", "ab"^2, " ", [1 2]', " ", -0.0 === 0.0, " ", 3 |> -)
println(Base.operator_precedence(:+) < Base.operator_precedence(:*), " ", Base.isoperator(:+), " ", Base.isoperator(:f), " ", Base.operator_associativity(:^), " ", Base.isunaryoperator(:!), " ", Base.isbinaryoperator(:⊕))
