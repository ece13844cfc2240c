# An invoice on paper: columns, alignment, rounding, thousands, alternate formats, padding with wide text.
using Printf

struct Position
    text::String
    amount::Int
    price::Float64
end
positions = [Position("Screws, 4×30", 1200, 0.035), Position("Hammer", 2, 19.9), Position("Öl", 10, 7.25), Position("Große Säge", 1, 1049)]
function thousands(n::Integer)
    digits_text = string(abs(n))
    groups = [digits_text[max(1, i - 2):i] for i in length(digits_text):-3:1]
    return (n < 0 ? "-" : "") * join(reverse(groups), "'")
end
money(x) = (cents = round(Int, 100x); string(thousands(cents ÷ 100), ".", lpad(abs(cents) % 100, 2, '0')))
println(rpad("item", 16), lpad("amount", 8), lpad("price", 10), lpad("total", 12))
println("-"^46)
total = 0.0
for p in positions
    global total += p.amount * p.price
    println(rpad(p.text, 16, '.'), lpad(p.amount, 8), lpad(@sprintf("%.3f", p.price), 10), lpad(money(p.amount * p.price), 12))
end
println("="^46)
for (label, value) in ("net" => total, "tax 19%" => 0.19total, "gross" => 1.19total)
    @printf("%-16s%30s\n", label, money(value))
end
println(thousands(1234567), " ", thousands(-1000), " ", thousands(999), " ", money(-1234.5))
@printf("%5d|%-5d|%05d|%+d|% d|%x|%#X|%o\n", 42, 42, 42, 42, 42, 255, 255, 8)
@printf("%8.3f|%-8.2f|%+.1f|%e|%.2E|%g|%g\n", π, π, π, 12345.678, 0.00012, 1e10, 0.5)
@printf("%s|%10s|%-10s|%.2s|%c|%%\n", "abc", "right", "left", "cut", 'z')
println(@sprintf("%3d%%", 50), " ", @sprintf("%s and %s", :sym, [1, 2]), " ", @sprintf("%5.1f", -0.04), " ", @sprintf("%i", 3))
println(round(2.675, digits = 2), " ", round(1234.5678, sigdigits = 3), " ", round(-2.5), " ", round(Int, 3.5), " ", round(0.125, digits = 2), " ", round(17, digits = -1))
println(string(255, base = 16), " ", string(5, base = 2, pad = 8), " ", bitstring(Int8(-2)), " ", repr(0x1f), " ", string(1.0f-5), " ", 1e21, " ", 123456.789e3)
println(lpad("ab", 5, "xy"), " ", rpad("日本", 6), "|", " ", join(["a", "b", "c"], ", ", " and "), " ", repeat("=-", 3), " ", textwidth("日本"))
println(uppercasefirst("word"), " ", titlecase("the big one"), " ", chomp("line\n"), " ", strip("  x "), " ", lstrip("007", '0'), " ", rstrip("1.500", '0'))
show(stdout, MIME"text/plain"(), [1.5 10.25; 100.125 -2])
println()
show(stdout, MIME"text/plain"(), ["a" => 1, "b" => 22])
println()
println(sprint(show, 'x'), " ", sprint(print, 1//3), " ", repr("q\"\\\n\t\$"), " ", escape_string("tab\t"), " ", unescape_string("\\u00e9"))
println(summary(zeros(2, 3)), " ", sprint(show, [1.0, 2.5]; context = :compact => true), " ", sprint(show, 0.1 + 0.2; context = :compact => true))
