# Periods added to and taken from dates; differences; months of different lengths; compound periods.
using Dates
d = Date(2024, 1, 31)
println(d + Month(1), " ", d + Month(1) + Month(1), " ", d + Month(2), " ", d - Year(1), " ", Date(2024, 2, 29) + Year(1), " ", d + Week(1) + Day(3), " ", d + (Month(1) + Day(1)), " ", Day(1) + d, " ", d - Date(2023, 1, 31), " ", typeof(d - d))
dt = DateTime(2024, 3, 10, 22, 30)
println(dt + Hour(3), " ", dt + Minute(90), " ", dt - Second(1), " ", dt + Millisecond(1), " ", dt - DateTime(2024, 3, 9), " ", Time(23) + Hour(2), " ", Time(1) - Minute(61), " ", Time(5) - Time(3), " ", Date(2020, 1, 1):Day(1):Date(2020, 1, 4) |> collect)
println(Day(3) + Day(4), " ", 2Week(1), " ", Day(7) == Week(1), " ", Hour(25) > Day(1), " ", Day(10) ÷ Day(3), " ", Day(10) % Day(3), " ", Day(9) / Day(2), " ", Day(6) ÷ 2, " ", -Day(2), " ", abs(Day(-2)), " ", sign(Day(-3)), " ", Day(1) < Hour(1), " ", max(Minute(1), Minute(2)), " ", sum([Day(1), Day(2)]), " ", Dates.value(Hour(5)))
c = Year(1) + Month(2) + Day(3) + Hour(1) - Minute(30)
println(c, " ", typeof(c), " ", c - Day(3), " ", -c, " ", canonicalize(Dates.CompoundPeriod(Hour(49), Minute(61))), " ", Dates.CompoundPeriod([Day(1), Day(2)]), " ", c == c, " ", Dates.CompoundPeriod(), " ", Dates.periods(c), " ", Dates.canonicalize(Day(15)), " ", dt + c)
println(convert(Minute, Hour(2)), " ", Minute(Hour(1)), " ", Day(Week(2)), " ", round(Minute(90), Hour), " ", floor(Hour(50), Day), " ", ceil(Second(61), Minute), " ", promote(Day(1), Hour(1)), " ", Dates.toms(Day(1)), " ", Millisecond(Second(3)), " ", Year(2) == Month(24), " ", hash(Day(7)) == hash(Week(1)))
println(floor(dt, Month), " ", ceil(dt, Day), " ", round(dt, Hour), " ", floor(dt, Minute(20)), " ", round(Date(2024, 5, 17), Month), " ", floor(d, Week), " ", trunc(dt, Year), " ", round(DateTime(2024, 1, 1, 0, 30), Hour, RoundDown))
for f in (() -> Year(1.5), () -> convert(Day, Hour(5)), () -> d + Hour(1), () -> Month(1) < Day(31), () -> Day("x"), () -> Second(1) + 1, () -> convert(Month, Day(30)))
    try
        println(f())
    catch e
        println(typeof(e))
    end
end
age(birth, on) = year(on) - year(birth) - (monthday(on) < monthday(birth))
println(age(Date(1990, 6, 15), Date(2024, 6, 14)), " ", age(Date(1990, 6, 15), Date(2024, 6, 15)), " ", Dates.days(Week(1)), " ", Dates.monthday(d), " ", [Dates.format(d + Month(k), "u") for k in 0:11])
