# The Mandelbrot set as a portable bitmap of n by n pixels, n divisible by 8.

function inside(c)
    z = zero(c)
    for _ in 1:50
        z = z * z + c
        abs2(z) > 4 && return false
    end
    return true
end

function main(io, n)
    println(io, "P4\n", n, " ", n)
    row = zeros(UInt8, n ÷ 8)
    for y in 0:n-1
        for k in eachindex(row)
            byte = 0x00
            for bit in 0:7
                x = 8 * (k - 1) + bit
                byte = byte << 1 | inside(complex(2x / n - 1.5, 2y / n - 1.0))
            end
            row[k] = byte
        end
        write(io, row)
    end
end

main(stdout, isempty(ARGS) ? 64 : parse(Int, ARGS[1]))
