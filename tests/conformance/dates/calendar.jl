# A calendar: months laid out, weeks, leap years, work days, ages, recurring events.
using Dates

function show_month(year, month)
    first_day = Date(year, month)
    println(lpad(string(monthname(month), " ", year), 20))
    println(join(first.(dayabbr.(1:7), 2), " "))
    print("   "^(dayofweek(first_day) - 1))
    for d in first_day:Day(1):lastdayofmonth(first_day)
        print(lpad(day(d), 2), dayofweek(d) == 7 || d == lastdayofmonth(d) ? "\n" : " ")
    end
end
show_month(2024, 2)
println([y for y in 1896:4:1912 if isleapyear(y)], " ", daysinyear(2023), " ", daysinmonth.(Date.(2023, 1:4)))

isworkday(d, holidays) = dayofweek(d) <= 5 && d ∉ holidays
holidays = Set([Date(2024, 5, 1), Date(2024, 5, 9)])
println(count(d -> isworkday(d, holidays), Date(2024, 5, 1):Day(1):Date(2024, 5, 31)))
function add_workdays(d, n, holidays)
    while n > 0
        d += Day(1)
        isworkday(d, holidays) && (n -= 1)
    end
    return d
end
println(add_workdays(Date(2024, 4, 30), 5, holidays))

age(born, today) = year(today) - year(born) - ((month(today), day(today)) < (month(born), day(born)))
println(age(Date(2000, 2, 29), Date(2024, 2, 28)), " ", age(Date(2000, 2, 29), Date(2024, 2, 29)))
println(Date(2024, 3, 29) - Date(2024, 2, 28), " ", Date(2024, 1, 31) + Month(1), " ", Date(2024, 3, 31) - Month(1))
meetings = filter(d -> dayofweek(d) == Tue && dayofweekofmonth(d) == 2, Date(2024, 1):Day(1):Date(2024, 6, 30))
println(meetings)
println(tonext(d -> dayofweek(d) == Fri && day(d) == 13, Date(2024, 1, 1)), " ", toprev(Date(2024, 7, 3), Mon), " ", tolast(Date(2024, 7, 3), Sun))
println(week(Date(2021, 1, 3)), " ", week(Date(2020, 12, 31)), " ", dayofyear(2024, 12, 31), " ", quarterofyear(Date(2024, 8, 1)), " ", dayofquarter(Date(2024, 8, 1)))
println(firstdayofweek(Date(2024, 7, 3)), " ", firstdayofquarter(Date(2024, 8, 9)), " ", lastdayofyear(Date(2023, 5, 5)))
start = DateTime(2024, 2, 28, 22, 30)
shift = Hour(9) + Minute(45)
println(start + shift, " ", Dates.format(start + shift, "E, d U yyyy HH:MM"), " ", DateTime(2024, 3, 1) - start)
println(canonicalize(Dates.CompoundPeriod(Minute(1000))), " ", Dates.value(Millisecond(DateTime(2024, 3, 1) - start)), " ", round(start, Hour), " ", floor(start, Day))
println(Time(23, 59, 59) + Second(2), " ", Time(12) - Time(9, 30), " ", hour(start), minute(start), " ", yearmonthday(start))
println(Date("03/07/2024", dateformat"dd/mm/yyyy"), " ", Dates.format(Date(2024, 7, 3), "yy-u-dd"), " ", try Date(2023, 2, 29) catch e; e.msg end)
println(datetime2unix(DateTime(2001, 9, 9, 1, 46, 40)), " ", unix2datetime(0), " ", datetime2julian(DateTime(2000, 1, 1, 12)), " ", Dates.epochdays2date(738000))
println(Week(2) == Day(14), " ", Day(1) < Hour(25), " ", sort([Hour(3), Minute(100), Day(1)]), " ", Day(7) ÷ Day(2), " ", 3Day(2), " ", Dates.toms(Second(3)))
