# Ranges of dates, adjusters, and searching for days that meet conditions.
using Dates
r = Date(2024, 1, 1):Month(1):Date(2024, 12, 31)
println(length(r), " ", r[3], " ", last(r), " ", Date(2024, 5, 1) in r, " ", Date(2024, 5, 2) in r, " ", reverse(r)[1], " ", step(r), " ", r, " ", collect(Date(2024, 1, 31):Month(1):Date(2024, 5, 1)), " ", length(Date(2020):Day(1):Date(2019)))
println(DateTime(2024):Hour(6):DateTime(2024, 1, 2) |> collect |> length, " ", Time(8):Minute(45):Time(11) |> collect, " ", range(Date(2024); step=Week(2), length=3) |> collect, " ", filter(isleapyear, 1995:2005))
println(tonext(Date(2024, 5, 15), Friday), " ", toprev(Date(2024, 5, 15), Friday), " ", tofirst(Date(2024, 5, 15), Monday), " ", tolast(Date(2024, 5, 15), Sunday), " ", tofirst(Date(2024, 5, 15), Monday; of=Year), " ", tonext(d -> day(d) == 13 && dayofweek(d) == 5, Date(2024, 1, 1)), " ", tonext(Date(2024, 5, 17), Friday; same=true), " ", tonext(isleapyear, Date(2025, 1, 1); step=Year(1)))
fridays13 = filter(d -> dayofweek(d) == Friday && day(d) == 13, Date(2020):Day(1):Date(2024, 12, 31))
println(fridays13, " ", [monthname(m) for m in 1:12 if daysinmonth(2023, m) == 30], " ", count(d -> dayofweek(d) < 6, Date(2024, 2, 1):Day(1):Date(2024, 2, 29)))
function calendar(y, m)
    first, n = Date(y, m, 1), daysinmonth(y, m)
    println("     ", monthname(m), ' ', y); println(join(["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"], ' '))
    cells = [fill("  ", dayofweek(first) - 1); [lpad(k, 2) for k in 1:n]]
    foreach(w -> println(rstrip(join(w, ' '))), Iterators.partition(cells, 7))
end
calendar(2024, 2)
easter(y) = let a = y % 19, b = y ÷ 100, c = y % 100, d = (19a + b - b ÷ 4 - (b - (b + 8) ÷ 25 + 1) ÷ 3 + 15) % 30, e = (32 + 2(b % 4) + 2(c ÷ 4) - d - c % 4) % 7, f = d + e - 7((a + 11d + 22e) ÷ 451) + 114; Date(y, f ÷ 31, f % 31 + 1); end
println(easter.([2000, 2023, 2024, 2025]), " ", datetime2unix(DateTime(2000)), " ", unix2datetime(86400), " ", datetime2julian(DateTime(2000, 1, 1, 12)), " ", julian2datetime(2.4515445e6), " ", datetime2rata(Date(1)), " ", rata2datetime(738000), " ", Dates.epochms2datetime(0) |> year)
println(sort([Date(2024, 3, 1), Date(2023, 5, 1), Date(2024, 1, 15)]), " ", extrema([Date(2024), Date(2020)]), " ", unique(yearmonth.(Date(2024, 1, 28):Day(2):Date(2024, 2, 5))), " ", Dates.dayname(1; locale="english"), " ", Dates.Monday, " ", Dates.Dec, " ", dayabbr(7), " ", (@assert Date(2024) < Date(2025); "ok"))
