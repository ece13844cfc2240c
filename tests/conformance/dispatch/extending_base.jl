# Own types in Base's functions: arithmetic, comparison, hashing, printing, length, iteration.
struct Money
    cents::Int
    currency::Symbol
end
Money(amount::Real) = Money(round(Int, 100amount), :EUR)
check(a::Money, b::Money) = a.currency == b.currency || error("cannot mix $(a.currency) and $(b.currency)")
import Base: +, -, *, /, ==, isless, show, zero, abs, hash, iszero
+(a::Money, b::Money) = (check(a, b); Money(a.cents + b.cents, a.currency))
-(a::Money, b::Money) = a + -b
-(a::Money) = Money(-a.cents, a.currency)
*(a::Money, k::Real) = Money(round(Int, a.cents * k), a.currency)
*(k::Real, a::Money) = a * k
/(a::Money, k::Real) = a * (1 / k)
/(a::Money, b::Money) = (check(a, b); a.cents / b.cents)
==(a::Money, b::Money) = a.cents == b.cents && a.currency == b.currency
hash(a::Money, h::UInt) = hash(a.cents, hash(a.currency, h))
isless(a::Money, b::Money) = (check(a, b); a.cents < b.cents)
zero(a::Money) = Money(0, a.currency)
iszero(a::Money) = a.cents == 0
abs(a::Money) = Money(abs(a.cents), a.currency)
function show(io::IO, a::Money)
    sign = a.cents < 0 ? "-" : ""
    whole, part = divrem(abs(a.cents), 100)
    print(io, sign, whole, ".", lpad(part, 2, "0"), " ", a.currency)
end
show(io::IO, ::MIME"text/plain", a::Money) = print(io, "Money: ", a)

bill = [Money(12.5), Money(3.99), Money(0.01)]
println(bill, " ", sum(bill), " ", maximum(bill), " ", minimum(bill), " ", sort(bill))
println(Money(1) - Money(2.5), " ", 3Money(1.11), " ", Money(10) / 3, " ", Money(10) / Money(4), " ", abs(Money(-1)))
println("total: $(sum(bill))", " ", string(Money(5)), " ", repr(Money(5)), " ", repr("text/plain", Money(5)))
println(Money(1) == Money(1), " ", Money(1) != Money(2), " ", Money(1) <= Money(1), " ", Money(3) > Money(2), " ", Money(1) in bill)
println(Set([Money(1), Money(1), Money(2)]) |> length, " ", Dict(Money(1) => "one")[Money(1)], " ", unique([Money(1), Money(1)]))
println(cumsum(bill), " ", extrema(bill), " ", reverse(bill), " ", bill .* 2, " ", iszero(zero(Money(4))))
for f in (() -> Money(1) + Money(100, :USD), () -> sort([Money(1), Money(1, :USD)]), () -> Money(1) * Money(2), () -> Money(1) + 1)
    try
        f()
    catch err
        println(typeof(err), " ", err isa ErrorException ? err.msg : err.f)
    end
end
display(Money(7)); display(bill)
print(stdout, Money(7), "\n")
println(isequal(Money(1), Money(1)), " ", clamp(Money(5), Money(1), Money(3)), " ", max(Money(1), Money(2)), " ", findmax(bill))
