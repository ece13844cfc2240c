# Arrays of zeros are zero in memory that held other things before.
function rounds(n)
    for len in (1, 7, 100, 1000, 1020, 1021, 1022, 5000, 100_000)
        for i in 1:n
            a = fill(-1.5, len)
            b = fill(typemax(UInt16), len)
            a[1] == -1.5 && b[len] == typemax(UInt16) || error("not filled")
        end
        GC.gc()
        for i in 1:n
            all(iszero, zeros(len)) || error("zeros($len)")
            all(iszero, zeros(UInt16, len)) || error("zeros(UInt16, $len)")
            all(iszero, zeros(Int8, 3, len)) || error("zeros(Int8, 3, $len)")
        end
    end
end
rounds(5)
println(zeros(Float32), " ", zeros(Int128, 2), " ", zeros(Complex{Float64}, 1), " ", zeros(Bool, 2), " ", size(zeros(2, 1)))
