# Numbers in other bases: digits, digits!, evalpoly, string and parse with base, hexadecimal, Roman numerals.
println(digits(1234), digits(1234; base=100), digits(5; pad=4), digits(-45), digits(0), digits(0x1f; base=16), digits(UInt8, 300), " ", typeof(digits(UInt8, 300)), " ", digits!(zeros(Int, 5), 678))
println([string(97; base=b) for b in 2:16], " ", string(-97; base=7), " ", string(35; base=36), " ", string(61; base=62), string(10; base=62), string(36; base=62), " ", string(UInt8(200); base=2), " ", string(0xff), " ", string(typemin(Int8); base=2), " ", string(12; base=-3), " ", string(true; base=2))
println([parse(Int, s; base=b) for (s, b) in (("ff", 16), ("FF", 16), ("-101", 2), ("777", 8), ("zz", 36), ("+12", 10))], " ", parse(Int, "0xff"), " ", parse(Int, "0b11"), " ", parse(Int, "0o17"), " ", parse(UInt8, "255"), " ", parse(Int, " 12 "), " ", parse(Int, "a"; base=62), parse(Int, "A"; base=62), " ", parse(Bool, "true"), " ", parse(Int128, "-170141183460469231731687303715884105728"))
for (T, s, b) in ((UInt8, "256", 10), (Int8, "-129", 10), (Int, "", 10), (Int, "12a", 10), (Int, "2", 2), (Int, "99999999999999999999", 10), (UInt, "-1", 10), (Int, "1 2", 10), (Bool, "2", 10), (Int, "-", 10), (Int, "0x", 10))
    try
        print(parse(T, s; base=b))
    catch e
        print(sprint(showerror, e))
    end
    println(" | ", tryparse(T, s; base=b))
end
println(evalpoly(2, (1, 0, 3)), " ", evalpoly(10, digits(987)), " ", foldr((d, acc) -> d + 16acc, [1, 2, 3]), " ", sum(d * 8^(i - 1) for (i, d) in enumerate(digits(100; base=8))), " ", evalpoly(1im, [1, 2, 1]), " ", ndigits(12345), ndigits(255; base=16), ndigits(7; base=-2), ndigits(0; pad=3))
println(string(3735928559; base=16), " ", uppercase(string(255; base=16, pad=4)), " ", bytes2hex(UInt8[1, 171]), " ", hex2bytes("01ab"), " ", bytes2hex(codeunits("hi")), " ", repr(0x0a), " ", repr(UInt16(10)), " ", 0xab |> Int, " ", string(0x10; base=10))
const ROMAN = [1000 => "M", 900 => "CM", 500 => "D", 400 => "CD", 100 => "C", 90 => "XC", 50 => "L", 40 => "XL", 10 => "X", 9 => "IX", 5 => "V", 4 => "IV", 1 => "I"]
function roman(n)
    io = IOBuffer()
    for (v, s) in ROMAN
        k, n = divrem(n, v)
        print(io, s^k)
    end
    return String(take!(io))
end
function unroman(s)
    value = Dict(zip("IVXLCDM", (1, 5, 10, 50, 100, 500, 1000)))
    ns = [value[c] for c in s]
    return sum(i < length(ns) && ns[i] < ns[i+1] ? -ns[i] : ns[i] for i in eachindex(ns))
end
println(roman.([4, 9, 14, 1990, 2024, 3999]), " ", all(n -> unroman(roman(n)) == n, 1:3999))
luhn(s) = iseven(sum(((i, d),) -> iseven(i) ? sum(digits(2d)) : d, enumerate(reverse([parse(Int, c) for c in s])))) 
println(luhn("79927398713"), " ", [n for n in 100:999 if n == sum(digits(n) .^ 3)], " ", [n for n in 10:99 if reverse(digits(n)) == digits(n)], " ", sum(digits(2^60)))
