# The first n digits of pi by a spigot of linear fractional transformations over big integers.

function main(io, n)
    numerator, accumulator, denominator = big(1), big(0), big(1)
    k, digits = 0, 0
    digit(m) = div(numerator * m + accumulator, denominator)
    while digits < n
        k += 1
        odd = 2k + 1
        accumulator = (accumulator + 2 * numerator) * odd
        denominator *= odd
        numerator *= k
        numerator > accumulator && continue
        d = digit(3)
        d == digit(4) || continue
        print(io, d)
        digits += 1
        digits % 10 == 0 && println(io, "\t:", digits)
        accumulator = 10 * (accumulator - denominator * d)
        numerator *= 10
    end
    digits % 10 == 0 || println(io, " "^(10 - digits % 10), "\t:", digits)
end

main(stdout, isempty(ARGS) ? 100 : parse(Int, ARGS[1]))
