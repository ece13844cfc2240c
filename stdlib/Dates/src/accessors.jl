# The parts of dates and times, and what follows from them.

const DateOrDateTime = Union{Date, DateTime}

yearmonthday(d::DateOrDateTime) = _civil(days(d))
yearmonth(d::DateOrDateTime) = (c = _civil(days(d)); (c[1], c[2]))
monthday(d::DateOrDateTime) = (c = _civil(days(d)); (c[2], c[3]))
year(d::DateOrDateTime) = _civil(days(d))[1]
month(d::DateOrDateTime) = _civil(days(d))[2]
day(d::DateOrDateTime) = _civil(days(d))[3]
quarter(d::DateOrDateTime) = div(month(d) + 2, 3)

hour(d::DateTime) = mod(fld(value(d), 3_600_000), 24)
minute(d::DateTime) = mod(fld(value(d), 60_000), 60)
second(d::DateTime) = mod(fld(value(d), 1000), 60)
millisecond(d::DateTime) = mod(value(d), 1000)
hour(t::Time) = div(value(t), 3_600_000_000_000)
minute(t::Time) = mod(div(value(t), 60_000_000_000), 60)
second(t::Time) = mod(div(value(t), 1_000_000_000), 60)
millisecond(t::Time) = mod(div(value(t), 1_000_000), 1000)
microsecond(t::Time) = mod(div(value(t), 1000), 1000)
nanosecond(t::Time) = mod(value(t), 1000)
hour(::Date) = 0
minute(::Date) = 0
second(::Date) = 0
millisecond(::Date) = 0

"`dayofmonth(d)`: the day of the month; the same as `day`."
dayofmonth(d::DateOrDateTime) = day(d)

# Parts as periods: `Day(date)`.
for (name, part) in ((:Year, :year), (:Quarter, :quarter), (:Month, :month), (:Week, :week), (:Day, :day))
    @eval $name(d::DateOrDateTime) = $name($part(d))
end
for (name, part) in ((:Hour, :hour), (:Minute, :minute), (:Second, :second), (:Millisecond, :millisecond))
    @eval $name(d::Union{DateTime, Time}) = $name($part(d))
end
Microsecond(t::Time) = Microsecond(microsecond(t))
Nanosecond(t::Time) = Nanosecond(nanosecond(t))

isleapyear(d::DateOrDateTime) = isleapyear(year(d))
daysinmonth(d::DateOrDateTime) = (c = _civil(days(d)); daysinmonth(c[1], c[2]))
daysinyear(y::Integer) = isleapyear(y) ? 366 : 365
daysinyear(d::DateOrDateTime) = daysinyear(year(d))
dayofyear(d::DateOrDateTime) = days(d) - totaldays(year(d), 1, 1) + 1
dayofyear(y::Integer, m::Integer, d::Integer) = totaldays(y, m, d) - totaldays(y, 1, 1) + 1
quarterofyear(d::DateOrDateTime) = quarter(d)
dayofquarter(d::DateOrDateTime) = days(d) - totaldays(year(d), 3 * quarter(d) - 2, 1) + 1

"`dayofweek(d)`: 1 for Monday to 7 for Sunday."
dayofweek(n::Integer) = mod1(n, 7)
dayofweek(d::DateOrDateTime) = mod1(days(d), 7)

const Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday = 1, 2, 3, 4, 5, 6, 7
const Mon, Tue, Wed, Thu, Fri, Sat, Sun = 1, 2, 3, 4, 5, 6, 7
const January, February, March, April, May, June = 1, 2, 3, 4, 5, 6
const July, August, September, October, November, December = 7, 8, 9, 10, 11, 12
const Jan, Feb, Mar, Apr, Jun, Jul, Aug, Sep, Oct, Nov, Dec = 1, 2, 3, 4, 6, 7, 8, 9, 10, 11, 12

const _day_names = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
const _month_names = ("January", "February", "March", "April", "May", "June", "July", "August", "September",
                      "October", "November", "December")
"The names of months and days in a language."
struct DateLocale
    months::Vector{String}
    months_abbr::Vector{String}
    days_of_week::Vector{String}
    days_of_week_abbr::Vector{String}
end
const ENGLISH = DateLocale(collect(_month_names), [n[1:3] for n in _month_names], collect(_day_names), [n[1:3] for n in _day_names])
const LOCALES = Dict{String, DateLocale}("english" => ENGLISH)
_locale(l::DateLocale) = l
_locale(name::AbstractString) = LOCALES[name]
dayname(n::Integer; locale = "english") = _locale(locale).days_of_week[n]
dayabbr(n::Integer; locale = "english") = _locale(locale).days_of_week_abbr[n]
monthname(n::Integer; locale = "english") = _locale(locale).months[n]
monthabbr(n::Integer; locale = "english") = _locale(locale).months_abbr[n]
dayname(d::DateOrDateTime; locale = "english") = dayname(dayofweek(d); locale = locale)
dayabbr(d::DateOrDateTime; locale = "english") = dayabbr(dayofweek(d); locale = locale)
monthname(d::DateOrDateTime; locale = "english") = monthname(month(d); locale = locale)
monthabbr(d::DateOrDateTime; locale = "english") = monthabbr(month(d); locale = locale)
"`isam(t)`, `ispm(t)`: whether a time is before noon, or not."
isam(t::TimeType) = hour(t) < 12
ispm(t::TimeType) = !isam(t)

ismonday(d::DateOrDateTime) = dayofweek(d) == 1
istuesday(d::DateOrDateTime) = dayofweek(d) == 2
iswednesday(d::DateOrDateTime) = dayofweek(d) == 3
isthursday(d::DateOrDateTime) = dayofweek(d) == 4
isfriday(d::DateOrDateTime) = dayofweek(d) == 5
issaturday(d::DateOrDateTime) = dayofweek(d) == 6
issunday(d::DateOrDateTime) = dayofweek(d) == 7

"`dayofweekofmonth(d)`: the how manieth of its weekday in the month."
dayofweekofmonth(d::DateOrDateTime) = div(day(d) - 1, 7) + 1
"`daysofweekinmonth(d)`: how many of its weekday the month has."
daysofweekinmonth(d::DateOrDateTime) = div(daysinmonth(d) - mod1(day(d), 7), 7) + 1

"`week(d)`: the week of the year; week 1 holds the first Thursday."
function week(d::DateOrDateTime)
    thursday = days(d) - dayofweek(d) + 4
    first = totaldays(_civil(thursday)[1], 1, 1)
    return div(thursday - first, 7) + 1
end
