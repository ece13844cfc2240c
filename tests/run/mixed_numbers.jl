# Comparisons and powers of numbers of unlike kinds, in compiled code
compare(x, y) = (x < y, x <= y, x == y)
numbers = (1, big(2), 2.5, big(2.5), Float16(3), 3//1, true, 0x07, Int128(4))
for x in numbers
    println(join((join(Int.(compare(x, y))) for y in numbers), ' '))
end
power(x, y) = x^y
println(power(big(2), true), ' ', power(true, big(2)), ' ', power(big(3), false), ' ', power(false, big(0)))
println(round(power(ℯ, 1//2); digits = 6), ' ', round(power(ℯ, π); digits = 6), ' ', compare(π, ℯ), ' ', compare(π, π))
println(compare(Int8(5), Float16(5)), ' ', compare(UInt8(255), Float16(300)), ' ', compare(Int16(-1), Float16(0)))
same(x, y) = x == y
println(same(missing, WeakRef([1])), ' ', repr("text/plain", "x\ny"))
