# Same content, one object.

#@ step equal functions
module Left
@noinline weigh(x) = x * 2003 + 2011
end
module Right
@noinline measure(y) = y * 2003 + 2011
end
@noinline judge(z) = z * 2003 + 2011
println(Left.weigh(1), " ", Right.measure(2), " ", judge(3))

#@ step equal functions that call different callees of one interface
@noinline red(x) = x * 2017
@noinline blue(x) = x * 2027
@noinline by_red(x) = red(x) + 2029
@noinline by_blue(x) = blue(x) + 2029
println(by_red(1), " ", by_blue(1))

#@ step an anonymous function written many times (each once)
v = [1, 2, 3]
println(map(x -> x * 2039 + 1, v))
println(map(x -> x * 2039 + 1, v))
println(map(x -> x * 2039 + 1, v))
println(map(x -> x * 2039 + 1, v))
println(sum(x -> x * 2039 + 1, v))
println(sum(x -> x * 2039 + 1, v))
println(sum(x -> x * 2039 + 1, v))
println(sum(x -> x * 2039 + 1, v))
println(filter(x -> x * 2039 > 3000, v))
println(filter(x -> x * 2039 > 3000, v))
println(filter(x -> x * 2039 > 3000, v))

#@ step a group that calls itself in circles
@noinline first_(n) = n <= 0 ? 2053 : second_(n - 1) + 1
@noinline second_(n) = n <= 0 ? 2063 : third_(n - 2) + 2
@noinline third_(n) = n <= 0 ? 2069 : first_(n - 3) + 3
println(first_(20), " ", second_(20), " ", third_(20))

#@ step the group renamed and in another order (no misses)
@noinline zulu(n) = n <= 0 ? 2069 : yankee(n - 3) + 3
@noinline alfa(n) = n <= 0 ? 2063 : zulu(n - 2) + 2
@noinline yankee(n) = n <= 0 ? 2053 : alfa(n - 1) + 1
println(zulu(20), " ", alfa(20), " ", yankee(20))
