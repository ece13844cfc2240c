# Formatting and parsing with patterns: each letter, literal parts, fixed widths, names of days and months.
using Dates
dt = DateTime(2024, 7, 4, 9, 5, 3, 42)
for f in ("yyyy-mm-dd", "yy/m/d", "d.m.yyyy", "HH:MM:SS", "H:M:S", "HH:MM:SS.sss", "U d, yyyy", "u dd", "E", "e", "yyyymmddTHHMMSS", "dd\\dmm\\m", "I:MM p", "yyyy", "Q", "\\yyyy", "e, d u yyyy")
    println(rpad(f, 18), Dates.format(dt, f))
end
println(Dates.format(Date(5, 1, 2), "yyyy-mm-dd"), " ", Dates.format(Time(14, 3), "HH:MM"), " ", Dates.format(dt, dateformat"mm/dd/yy"), " ", Dates.format(dt, ISODateTimeFormat), " ", Dates.format(dt, RFC1123Format), " ", Dates.format(dt, ISODateFormat))
println(Date("2020-02-03"), " ", Date("03/02/2020", "dd/mm/yyyy"), " ", Date("20200203", "yyyymmdd"), " ", DateTime("2020-01-02T03:04:05.6"), " ", DateTime("Jan 5 2021", "u d yyyy"), " ", Date("5 March 1999", dateformat"d U yyyy"), " ", Time("12:34:56.789"), " ", Time("07.30", "HH.MM"), " ", DateTime("2020-01-02 10:20", "yyyy-mm-dd HH:MM"), " ", Date("99-1-2", "yy-m-d"), " ", Date("Fri, 1 Jan 2021", "e, d u yyyy"), " ", DateTime("20210203T0405", "yyyymmddTHHMM"))
println(tryparse(Date, "2020-01-32"), " ", tryparse(Date, "2020-01-31"), " ", parse(DateTime, "2020-05-06T07:08:09"), " ", parse(Date, "1/2/2003", dateformat"d/m/y"), " ", tryparse(Date, "abc", dateformat"y"), " ", Date.(["2020-01-01", "2021-01-01"]), " ", Date("2020", "yyyy"))
for (s, f) in (("2020-01", "dd/mm/yyyy"), ("31/31/2020", "dd/mm/yyyy"), ("2020-1-1x", "yyyy-mm-dd"), ("", "yyyy"), ("12:70", "HH:MM"), ("Foo 1 2020", "u d yyyy"))
    try
        println(DateTime(s, f))
    catch e
        println(typeof(e), " ", sprint(showerror, e))
    end
end
println(string(Date(2020, 1, 1)), " $(Time(1, 2, 3)) ", string(DateTime(2020, 1, 1, 1)), " ", string(Day(1)), " ", string(Day(2)), " ", repr(Hour(3)), " ", [Day(1), Day(2)], " ", Time(1, 2, 3, 4, 5, 6), " ", DateTime(2020, 1, 1, 0, 0, 0, 100))
