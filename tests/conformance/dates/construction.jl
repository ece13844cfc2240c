# Dates and times: making them from parts and from text, their parts, limits, and what is no date.
using Dates
d, t, dt = Date(2024, 2, 29), Time(13, 5, 9, 250), DateTime(2023, 12, 31, 23, 59, 58, 7)
println(d, " ", t, " ", dt, " ", Date(2020), " ", Date(2020, 5), " ", DateTime(1999), " ", Time(7), " ", Date(Year(2021), Month(3), Day(4)), " ", DateTime(d), " ", DateTime(d, t - Nanosecond(0)), " ", Date(dt), " ", Time(dt))
println((year(d), month(d), day(d)), yearmonthday(dt), yearmonth(d), monthday(d), " ", hour(dt), minute(dt), second(dt), millisecond(dt), " ", nanosecond(t), microsecond(t), " ", week(d))
for f in (dayofweek, dayname, dayabbr, monthname, monthabbr, dayofyear, daysinmonth, daysinyear, isleapyear, quarterofyear, dayofquarter, dayofweekofmonth, daysofweekinmonth, firstdayofweek, lastdayofweek, firstdayofmonth, lastdayofmonth, firstdayofyear, lastdayofyear, firstdayofquarter, lastdayofquarter)
    print(nameof(f), "=", f(d), " ")
end
println()
for f in (() -> Date(2023, 2, 29), () -> Date(2023, 13), () -> Time(25), () -> DateTime(2020, 1, 1, 24, 1), () -> Time(1, 60), () -> DateTime(2020, 1, 1, 12, 0, 61), () -> Date("2020-13-01"), () -> Date("x"), () -> Date(2020, 4, 31))
    try
        println(f())
    catch e
        println(typeof(e), ": ", sprint(showerror, e))
    end
end
println(repr(d), " ", repr(t), " ", repr(dt), " ", [d, d + Day(1)], " ", typeof(today()), " ", now() isa DateTime, " ", now(UTC) - now(UTC) < Second(5), " ", d == DateTime(2024, 2, 29), " ", isless(d, dt), " ", Dates.value(d), " ", typemax(Date), " ", typemin(DateTime), " ", eps(Date), " ", zero(DateTime))
show(stdout, "text/plain", [d dt]); println(); show(stdout, "text/plain", Dict(d => 1)); println()
