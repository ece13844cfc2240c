# Reports with @printf: invoices, histograms, progress lines, and conversions of one's own numbers.
using Printf
struct Item; name::String; n::Int; price::Float64; end
items = [Item("Bolt", 120, 0.05), Item("Gear", 3, 12.5), Item("Motor", 1, 249.99)]
@printf("%-10s|%6s|%9s|%10s\n", "Item", "Qty", "Price", "Total")
println(repeat('-', 10), '+', repeat('-', 6), '+', repeat('-', 9), '+', repeat('-', 10))
for i in items
    @printf("%-10s|%6d|%9.2f|%10.2f\n", i.name, i.n, i.price, i.n * i.price)
end
total = sum(i -> i.n * i.price, items)
@printf("%-10s %6s %9s %10.2f\n", "Total", "", "", total)
@printf("%-27s %10.2f\n", @sprintf("VAT (%d%%)", 20), 0.2total)
data = [3, 7, 1, 9, 4]
for (k, v) in enumerate(data)
    @printf("%2d %-9s %3d (%4.1f%%)\n", k, '#'^v, v, 100v / sum(data))
end
for p in (0, 0.333, 1)
    @printf("[%-20s] %3.0f%%\n", "="^round(Int, 20p), 100p)
end
thousands(n) = replace(string(n), r"(?<=\d)(?=(\d{3})+$)" => "_")
println(thousands(1234567), " ", thousands(999), " ", thousands(1000))
human(n) = (k = n < 1 ? 0 : min(4, floor(Int, log(1024, n))); @sprintf("%.1f %s", n / 1024.0^k, ("B", "KiB", "MiB", "GiB", "TiB")[k+1]))
println(human.([0, 512, 1536, 3 * 1024^2, 5 * 1024^3]))
duration(s) = @sprintf("%02d:%02d:%05.2f", s ÷ 3600, (s % 3600) ÷ 60, s % 60)
println(duration(3725.5), " ", duration(59.999), " ", duration(86399.0))
for f in (() -> @sprintf("%d", "x"), () -> @sprintf("%f", :a), () -> @sprintf("%c", "ab"), () -> Printf.format(Printf.Format("%d %d"), 1))
    try
        println(f())
    catch e
        println(typeof(e))
    end
end
