# lpad, rpad and columns of text: widths count characters as they show.
for (s, n) in (("ab", 5), ("ab", 1), ("é", 3), ("", 2))
    println("[", lpad(s, n), "] [", rpad(s, n), "] [", lpad(s, n, '.'), "] [", rpad(s, n, "xy"), "]")
end
println(lpad(12, 5), "|", rpad(3.5, 6, '0'), "|", lpad(:sym, 6, '-'), "|", lpad("abc", 7, "12"), "|", rpad('c', 3, "→"), "|", lpad(true, 6))
println(string(7; pad=3), " ", string(-7; pad=3), " ", string(255; base=16, pad=4), " ", string(5; base=2, pad=8), " ", string(-255; base=16), " ", string(0; pad=0))
rows = [("apple", 3, 1.5), ("kiwi", 12, 0.25), ("dragonfruit", 1, 10.0)]
for (name, n, price) in rows
    println(rpad(name, 12, '.'), lpad(n, 4), lpad(price, 8))
end
function table(io, headings, rows)
    cells = [string.(r) for r in rows]
    widths = [maximum(length, [headings[k]; [c[k] for c in cells]]) for k in eachindex(headings)]
    line = join(["-"^w for w in widths], "-+-")
    println(io, join(rpad.(headings, widths), " | "))
    println(io, line)
    for c in cells
        println(io, join([lpad(x, w) for (x, w) in zip(c, widths)], " | "))
    end
end
table(stdout, ["fruit", "n", "price"], rows)
center(s, n) = lpad(rpad(s, (n + length(s)) ÷ 2), n)
foreach(w -> println('[', center(w, 9), ']'), ["odd", "even", "toolongword"])
println(length(lpad("x", 10^3)), " ", rpad("", 4, "ab"), " ", lpad("", 3, 'z'))
