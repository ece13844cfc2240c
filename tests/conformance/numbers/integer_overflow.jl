# Integer types: limits, wrapping, checked arithmetic and conversions that do not fit.
using Base.Checked
for T in (Int8, UInt8, Int16, UInt16, Int32, UInt32, Int64, UInt64, Int128, UInt128)
    println(rpad(T, 8), lpad(typemin(T), 42), lpad(typemax(T), 42), " ", sizeof(T), " ", typemax(T) + one(T) == typemin(T), " ", T <: Signed)
end
println(Int8(127) + Int8(1), " ", UInt8(3) - UInt8(5), " ", -typemin(Int8), " ", abs(typemin(Int16)), " ", typemax(Int64) * 2, " ", 10^19, " ", 2^63, " ", 2^64)
for f in (() -> checked_add(typemax(Int8), Int8(1)), () -> checked_sub(UInt8(1), UInt8(2)), () -> checked_mul(2^40, 2^40), () -> checked_neg(typemin(Int32)), () -> checked_abs(typemin(Int8)),
          () -> Int8(200), () -> UInt8(-1), () -> UInt(-5), () -> Int64(2.5), () -> Int8(1e10), () -> convert(UInt16, 70000), () -> Int(typemax(UInt64)), () -> Bool(2), () -> div(1, 0), () -> typemin(Int) ÷ -1, () -> 5 % 0, () -> Int(Inf), () -> Int(NaN))
    try
        println(f())
    catch e
        println(sprint(showerror, e))
    end
end
println(add_with_overflow(typemax(Int8), Int8(1)), " ", mul_with_overflow(100, 100), " ", sub_with_overflow(UInt8(0), UInt8(1)))
println(300 % UInt8, " ", -1 % UInt16, " ", 200 % Int8, " ", big(2)^70 % Int64, " ", unsafe_trunc(Int8, 300.7), " ", signed(0xff), " ", unsigned(Int8(-2)), " ", trunc(Int, -2.7))
println(typeof(1 + 0x01), typeof(Int8(1) + Int16(1)), typeof(0x01 + 0x0001), typeof(true + true), typeof(Int8(1) + true), typeof(Int128(1) + 1), typeof(Int8(1) * 1.0f0), typeof(1 / 2), typeof(2 ^ 2.0))
println(widen(Int8), widen(UInt32), widen(Int64), " ", widemul(typemax(Int64), 2), " ", typeof(widemul(0xff, 0xff)), " ", promote(1, 2.5, 3//1), " ", promote_type(Int8, UInt8), " ", promote_type(Int64, UInt64))
println(0xff, " ", 0x0ff, " ", 0b101, " ", 0o17, " ", typeof(0x000000001), " ", 1_000_000, " ", 0xdead_beef, " ", -0x01, " ", 9223372036854775808, " ", typeof(9223372036854775808), " ", typeof(170141183460469231731687303715884105728))
println(ifelse(true, 1, 2), " ", signbit(-1), " ", sign(-7), " ", copysign(3, -0.0), " ", flipsign(-3, -1), " ", abs2(-4), " ", isone(0x01), " ", iszero(0), " ", iseven(-2), " ", isodd(typemax(Int)))
