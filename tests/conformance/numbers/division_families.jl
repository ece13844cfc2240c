# Division in all its roundings: div, fld, cld, rem, mod, mod1, fld1, divrem and their identities.
for (a, b) in ((7, 3), (-7, 3), (7, -3), (-7, -3), (6, 3), (0, 5))
    println((a, b), " div=", div(a, b), " fld=", fld(a, b), " cld=", cld(a, b), " rem=", rem(a, b), " mod=", mod(a, b), " mod1=", mod1(a, b), " fld1=", fld1(a, b), " ", divrem(a, b), fldmod(a, b), fldmod1(a, b), " ", a == b * div(a, b) + rem(a, b) == b * fld(a, b) + mod(a, b))
end
for r in (RoundToZero, RoundDown, RoundUp, RoundNearest, RoundNearestTiesAway, RoundNearestTiesUp)
    println(rpad(r, 40), [div(x, 2, r) for x in -5:5], " ", [rem(x, 4, r) for x in -5:5 if !(r in (RoundNearestTiesAway, RoundNearestTiesUp))])
end
println(7.5 ÷ 2, " ", mod(-7.5, 2), " ", rem(-7.5, 2), " ", fld(-7.5, 2), " ", cld(7.5, 2), " ", mod(5, 0.3), " ", rem(5.0, 3, RoundNearest), " ", mod(-0.0, 3), " ", mod(3, Inf), " ", mod(-3, Inf))
println(mod(7, 2:5), " ", mod(-1, Base.OneTo(4)), " ", mod2pi(7.0) ≈ 7 - 2π, " ", rem2pi(7.0, RoundNearest) ≈ 7 - 2π, " ", mod(-1, UInt8(3)), " ", mod(UInt8(5), -3), " ", rem(Int8(-5), UInt8(3)))
println(5 // 3 ÷ 1, " ", mod(5 // 3, 1 // 2), " ", div(7, 2 // 3), " ", fld(-5 // 3, 1), " ", divrem(5 // 2, 3 // 4), " ", rem(big(7)^30, 1000), " ", divrem(big(10)^20, 7))
println(divrem(-7, 2, RoundUp), " ", divrem(7, 2, RoundNearest), " ", cld(typemax(Int), 2), " ", fld(typemin(Int), 2), " ", fld(0x07, 0x02), " ", div(-8, 3, RoundUp), " ", mod1(0, 3), " ", mod1(3, 3), " ", mod1(2.5, 2))
println(gcd(12, 18), " ", lcm(4, 6), " ", gcd(0, 5), " ", gcd(-12, 18), " ", gcd([12, 18, 27]), " ", lcm(2, 3, 4), " ", gcdx(12, 18), " ", gcd(1 // 2, 1 // 3), " ", lcm(1 // 2, 1 // 3), " ", gcd(big(2)^80, 6), " ", lcm(Int[]), " ", gcd(Int[]))
println(invmod(3, 11), " ", powermod(2, 100, 1000007), " ", powermod(3, -1, 7), " ", powermod(big(7), 10^5, 10^9 + 7), " ", invmod(7, 26))
for f in (() -> invmod(2, 4), () -> mod(1, 0), () -> fld(1, 0), () -> powermod(2, 3, 0), () -> gcd(typemin(Int), 0), () -> lcm(typemax(Int), 2))
    try
        println(f())
    catch e
        println(typeof(e), " ", sprint(showerror, e))
    end
end
