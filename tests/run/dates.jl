# Dates, times, periods.
using Dates
d = Date(2013, 5, 13)
println(d, " ", repr(d), " ", d + Day(20), " ", d + Month(9), " ", Date(2012,1,31) + Month(1), " ", d - Date(2013,1,1))
println(dayofweek(d), dayname(d), monthname(d), daysinmonth(d), isleapyear(d), " ", week(d), " ", dayofyear(d), " ", quarterofyear(d))
t = DateTime("2015-01-24T23:59:59")
println(t, " ", repr(t), " ", t + Second(10^9), " ", Date(t), " ", Time(t), " ", hour(t), minute(t), second(t))
println(Date("2013-05-13", dateformat"y-m-d") == d, " ", Date("13/05/2013", "d/m/Y"), " ", DateTime("2011-04-25"), " ", Date("May 3 2020", "U d y"))
println(Time(13, 0, 0) < Time(t), " ", Time(1,2,3,4), " ", repr(Time(1,2)), " ", Time("10:20:30.5"))
println(Dates.format(t, "yyyy/mm/dd HH:MM p"), " ", Dates.format(d, "E, U d, Y"), " ", Dates.format(d, "e u yy"))
println(collect(Date(2020,1,30):Day(1):Date(2020,2,2)), " ", length(Date(2020,1,1):Month(1):Date(2020,12,31)))
println(Day(1), " ", Hour(25), " ", Day(2) == Hour(48), " ", Day(1) + Hour(2), " ", Dates.value(Minute(7)), " ", Minute(90) > Hour(1))
println([Year(1), Month(2)], " ", typeof(Day(1) - Day(3)), " ", Week(2) + Day(1), " ", convert(Minute, Hour(2)))
println(firstdayofmonth(d), " ", lastdayofweek(d), " ", tonext(d, Friday), " ", Dates.toprev(d, 7), " ", floor(t, Hour), " ", round(t, Minute(15)))
println(canonicalize(Dates.CompoundPeriod(Second(100000))), " ", datetime2unix(DateTime(2000)), " ", unix2datetime(1e9), " ", Date(-1, 3, 1), " ", Dates.days(d))
for x in ("2020-13-01", "abc", "2020-02-30"); try Date(x) catch e; println(e) end; end
println(all(Dates.yearmonthday(Date(y, m, 1)) == (y, m, 1) for y in -5:3:2500, m in 1:12))
println(year(today()) > 2000, " ", Dates.Date(2020) in [Date(2020)], " ", sort([Date(2), Date(1)]), " ", Dict(d => 1)[Date(2013,5,13)])
println(DateTime(2020,1,1) - DateTime(2019,12,31), " ", DateTime(2012,2,29,1,2,3,4), " ", Dates.monthday(d), " ", maximum([Date(1), Date(3)]))
