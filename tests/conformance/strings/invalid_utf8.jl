# Bytes that are no UTF-8 stay in a string as they are, and show themselves escaped.
s = String([0x61, 0xff, 0xc3, 0x28, 0xe2, 0x82, 0x62])
println(repr(s), " ", isvalid(s), " ", length(s), " ", ncodeunits(s))
for c in s
    println(repr(c), " valid=", isvalid(c), " malformed=", Base.ismalformed(c), " overlong=", Base.isoverlong(c))
end
println(isvalid(String, UInt8[0xc3, 0xa9]), " ", isvalid(String, UInt8[0xc3]), " ", isvalid(Char, 0xd800), " ", isvalid(Char, 0x110000))
println(repr("\xff"[1]), " ", repr("\xc3"[1]), " ", repr(Char(0xd800)), " ", repr(Char(0x10ffff)), " ", repr('\0'))
try
    println(UInt32("\xff"[1]))
catch e
    println(sprint(showerror, e))
end
try
    println(Char(0x110000) |> UInt32)
catch e
    println(sprint(showerror, e))
end
println("\xff" == "\xff", " ", "\xff" < "a", " ", cmp("\xff", "\u00ff"), " ", hash("\xff") == hash("\xff"))
println(collect("x\xe2\x82") |> length, " ", [ncodeunits(c) for c in "x\xe2\x82y"])
println(replace(String(copy(codeunits(s))), (!isvalid) => '?') |> repr)
println(filter(isvalid, s), " ", map(c -> isvalid(c) ? c : '\ufffd', s), " ", count(!isvalid, s))
println(codepoint('é'), " ", repr(codepoint('😀')), " ", reinterpret(UInt32, 'é'), " ", bitstring('a'))
