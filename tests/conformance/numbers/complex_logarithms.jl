# Roots of unity and of other numbers, by powers and logarithms of complex numbers.
for z in (-8, 16im, -1 + 0im, 2 - 3im)
    println(z, ": ", (z + 0im)^(1 / 3), " ", (z + 0im)^0.5, " ", log(z + 0im))
end
println((1 + 2im)^(0.5 + im), " ", 2^(1 + im), " ", im^im, " ", (0.5 - 3im)^-1.7)
println((2.0 + 0im)^0.5, " ", (1 + im)^(1 // 2), " ", (3 - im)^2.5)
println(log(1 + im), " ", log(1.5 + 0.2im), " ", log(0.8 + 0.3im), " ", log(1e300 + 1e300im), " ", log(1e-3im))
println(log(complex(1.0, 1e-9)), " ", abs(log(complex(0.6, 0.8))) ≈ angle(0.6 + 0.8im))

# Ranges of numbers stay ranges.
println((1:3) .+ (1:3), " ", float(1:3), " ", float(1:2:5), " ", (1:3) .+ 0.5, " ", (1:2:5) .- (0:2))
println(digits(true), " ", empty((a = 1,)), " ", empty((1, 2)), " ", [1, 2, 3][1:UInt(2)])
try
    1 // 2 + typemax(Int)
catch e
    println(e.msg)
end

using Unicode
println(isassigned([1], 1), " ", isassigned([1], 2), " ", Unicode.isassigned('a'))
println(isstructtype(Complex), " ", isstructtype(Number), " ", isstructtype(Int))
