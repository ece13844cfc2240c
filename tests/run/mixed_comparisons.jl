# Integers of 64 bits against floats compare exactly.
ints = Any[0, 1, 7, -7, 2^53, 2^53 + 1, -(2^53) - 1, typemax(Int), typemin(Int), typemax(Int) - 1,
           UInt64(0), UInt64(7), UInt64(2)^63, typemax(UInt64), UInt64(2)^53 + 1]
floats = Any[0.0, -0.0, 1.0, 7.0, 7.5, 6.5, -7.0, 2.0^53, -2.0^53, 2.0^53 + 2, 2.0^63, -2.0^63, 2.0^64,
             prevfloat(2.0^63), prevfloat(2.0^64), Inf, -Inf, NaN, 7.0f0, 2.0f0^63, 2.0f0^24, -2.0f0^63, NaN32]
for i in ints
    row = ""
    for f in floats
        row *= string(Int(i == f) + 2Int(i < f) + 4Int(i <= f) + 8Int(f < i) + 16Int(f <= i) + 32Int(f == i), " ")
    end
    println(row)
end
above(v) = count(x -> x > 7, v) + count(x -> 2 <= x, v) + count(x -> x == 7, v)
println(above([1.0, 7.0, 7.5, 2.0, NaN, Inf]))
