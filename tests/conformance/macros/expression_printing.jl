# How expressions print: operators and precedence, calls, blocks, definitions, literals.
for ex in (:(a + b * c), :((a + b) * c), :(a - (b - c)), :(-(a + b)), :(-a), :(!a), :(!(a && b)), :(a^b^c), :((a^b)^c), :(2x), :(2 * (x + 1)),
           :(a && (b || c)), :(a < b <= c), :(a == b), :(a => b), :(a .+ b .* c), :(f.(x, y)), :(a ? b : c), :(x -> x^2), :((x, y) -> x + y),
           :(a[1]), :(a[1, :]), :(a[end]), :(a.b), :(a.b.c(d)), :((a + b).c), :([1, 2]), :([1 2]), :([1 2; 3 4]), :([1; 2]), :([x for x in 1:3]),
           :((x for x in 1:3 if x > 1)), :((1, 2)), :((1,)), :(()), :((a = 1, b = 2)), :(f(x; k = 1)), :(f(x..., y)), :(x::Int), :(f(x::T) where T),
           :(A{B, C}), :("a $b c"), :("a$(b + 1)"), :'c', :"s", :(:sym), :(a'), :(a:b), :(1:2:3), :(x += 1), :(x .= y), :(x, y = 1, 2), :(a in b), :(a ∈ b), :(a |> f), :(a ∘ b), :(√x), :(a ÷ b), :(a // b), :(T <: S), :(a isa B), :(&x), :(a & b | c), :(a << 2), :(x = y = 1), :(const c = 3), :(global g), :(return x), :(return), :(a = (b = 1; b)))
    println(ex isa Expr ? Base.remove_linenums!(ex) : ex)
end
for ex in (:(begin; x; y; end), :(if a; b; elseif c; d; else e end), :(for i = 1:3; print(i); end), :(while true; break; end), :(function f(x); x + 1; end),
           :(f(x) = x), :(struct S; x::Int; y; end), :(mutable struct M{T} <: A; x::T; end), :(try; a; catch e; b; finally; c; end), :(let x = 1, y; x; end),
           :(map(x) do y; y; end), :(module M; x = 1; end), :(abstract type A end), :(primitive type P 8 end), :(import A.B, C), :(using A: b, c), :(export a, b), :(quote; x; end), :(macro m(x); x; end), :(for i in a, j in b; end))
    println(Base.remove_linenums!(ex))
end
println(repr(:(a + b)), " ", repr(:a), " ", repr(:(x = 1)), " ", repr(Symbol("a b")), " ", repr(:(:a)), " ", repr(QuoteNode(:a)), " ", repr(:+), " ", [:a, :(b + 1)], " ", (:x, :(y.z)))
