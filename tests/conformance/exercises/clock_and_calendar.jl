# Exercise style: a clock type with wrapping arithmetic, leap years, weekdays, durations in words.
struct Clock
    minutes::Int
    Clock(h, m = 0) = new(mod(60h + m, 1440))
end
struct Minutes
    n::Int
end
Base.:+(c::Clock, m::Minutes) = Clock(0, c.minutes + m.n)
Base.:-(c::Clock, m::Minutes) = Clock(0, c.minutes - m.n)
Base.:-(a::Clock, b::Clock) = Minutes(mod(a.minutes - b.minutes, 1440))
Base.show(io::IO, c::Clock) = print(io, lpad(c.minutes ÷ 60, 2, '0'), ":", lpad(c.minutes % 60, 2, '0'))
println([Clock(8), Clock(24), Clock(-1, 15), Clock(1, 160), Clock(100, -10), Clock(-25, -160)])
println(Clock(10) + Minutes(3), " ", Clock(0, 3) - Minutes(4), " ", Clock(5) == Clock(29), " ", Clock(1) - Clock(23), " ", "$(Clock(7, 5))", " ", hash(Clock(1)) == hash(Clock(25)))
leap(y) = y % 4 == 0 && (y % 100 != 0 || y % 400 == 0)
days_in(y, m) = m == 2 ? 28 + leap(y) : m in (4, 6, 9, 11) ? 30 : 31
println(leap.([1900, 2000, 2023, 2024]), " ", [days_in(2024, m) for m in 1:12], " ", sum(days_in(2023, m) for m in 1:12))
const day_names = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]
function weekday(y, m, d)
    t = (0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4)
    m < 3 && (y -= 1)
    return day_names[mod(y + y ÷ 4 - y ÷ 100 + y ÷ 400 + t[m] + d, 7)+1]
end
println(weekday(2000, 1, 1), " ", weekday(2024, 2, 29), " ", weekday(1969, 7, 20))
function meetup(y, m, day, which)
    days = [d for d in 1:days_in(y, m) if weekday(y, m, d) == day]
    which === :last && return days[end]
    which === :teenth && return only(filter(in(13:19), days))
    return days[which]
end
println(meetup(2013, 5, "Monday", :teenth), " ", meetup(2013, 3, "Friday", :last), " ", meetup(2013, 1, "Tuesday", 3))
function words(seconds)
    seconds == 0 && return "now"
    parts = String[]
    for (name, size) in (("year", 31536000), ("day", 86400), ("hour", 3600), ("minute", 60), ("second", 1))
        n, seconds = divrem(seconds, size)
        n > 0 && push!(parts, "$n $name" * (n == 1 ? "" : "s"))
    end
    return join(parts, ", ", " and ")
end
foreach(s -> println(words(s)), (0, 1, 62, 3600, 93784, 31536001))
