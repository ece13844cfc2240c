# Integers as text and back: bases, padding, signs, the ends of each type.
for b in (2,3,8,10,16,36,62), n in (0, 1, -1, 9, 10, 99, 100, 12345, -987654321, typemax(Int), typemin(Int), 0xff, typemax(UInt64), Int8(-128), typemax(UInt128), typemin(Int128)), pad in (1,5,0)
    s = string(n, base=b, pad=pad)
    println(b, " ", n, " ", pad, " ", s)
    if pad == 1
        println(parse(typeof(n), s, base=b) === n)
    end
end
println(tryparse(Int, "12a"), tryparse(Int, "zz", base=36), tryparse(Int, "zZ", base=62), tryparse(Int, "é"), tryparse(Int,"12["), tryparse(Int,"/"), tryparse(Int,"@"), tryparse(Int,"{", base=36))
println(bitstring(5), bitstring(0x00), bitstring(1.5f0))
println(string("a", 1, 'b', 2.5, :c, nothing, true, -3))
