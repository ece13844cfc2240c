# Over all permutations of 1:n, the most flips of the first p[1] elements until 1 is in front, and a checksum.

function count_flips!(q, p)
    copyto!(q, p)
    flips = 0
    while (first = q[1]) != 1
        i, j = 1, first
        while i < j
            q[i], q[j] = q[j], q[i]
            i += 1
            j -= 1
        end
        flips += 1
    end
    return flips
end

function fannkuch(n)
    p, q, count = collect(1:n), zeros(Int, n), collect(1:n)
    most, checksum, sign = 0, 0, 1
    while true
        if p[1] != 1
            flips = count_flips!(q, p)
            most = max(most, flips)
            checksum += sign * flips
        end
        if sign == 1
            p[1], p[2] = p[2], p[1]
            sign = -1
        else
            p[2], p[3] = p[3], p[2]
            sign = 1
            k = 3
            while count[k] == 1
                k == n && return checksum, most
                count[k] = k
                k += 1
                head = p[1]
                for i in 1:k-1
                    p[i] = p[i+1]
                end
                p[k] = head
            end
            count[k] -= 1
        end
    end
end

function main(io, n)
    checksum, most = fannkuch(n)
    println(io, checksum, "\nPfannkuchen(", n, ") = ", most)
end

main(stdout, isempty(ARGS) ? 7 : parse(Int, ARGS[1]))
