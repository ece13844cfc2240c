# A handler of code that cannot throw.
println(reinterpret(UInt8, [0x0102, 0x0304]), reinterpret(UInt16, UInt8[0x00, 0xff]))
function quiet(x)
    y = x
    try
        y = x + 1
    catch
        y = 0
    end
    return y
end
println(quiet(1))
