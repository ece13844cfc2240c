# Dates, date-times and times of day. A date counts days, 0001-01-01 being day 1; a date-time
# counts milliseconds, of which day 1 begins at 86,400,000; a time counts nanoseconds of the day.

abstract type TimeZone end
struct UTC <: TimeZone end
"What counts days into years and months."
abstract type Calendar end
"The calendar of the standard ISO 8601."
struct ISOCalendar <: Calendar end
"A point of time, or a time of day."
abstract type TimeType <: AbstractTime end
abstract type AbstractDateTime <: TimeType end
"A moment counted in units of `P` from a fixed day."
struct UTInstant{P<:Period}
    periods::P
end

"`DateTime(y, [m, d, h, mi, s, ms])`: a moment, to the millisecond."
struct DateTime <: AbstractDateTime
    instant::UTInstant{Millisecond}
    DateTime(instant::UTInstant{Millisecond}) = new(instant)
end
"`Date(y, [m, d])`: a day."
struct Date <: TimeType
    instant::UTInstant{Day}
    Date(instant::UTInstant{Day}) = new(instant)
end
"`Time(h, [mi, s, ms, us, ns])`: a time of day, to the nanosecond."
struct Time <: TimeType
    instant::Nanosecond
    Time(instant::Nanosecond) = new(mod(instant, Nanosecond(86_400_000_000_000)))
end

_date(days::Integer) = Date(UTInstant(Day(days)))
_datetime(ms::Integer) = DateTime(UTInstant(Millisecond(ms)))

value(d::Date) = d.instant.periods.value
value(d::DateTime) = d.instant.periods.value
value(t::Time) = t.instant.value
"`days(d)`: the number of the day."
days(d::Date) = value(d)
days(d::DateTime) = fld(value(d), 86_400_000)

"Whether a year (or a date's year) has 366 days."
isleapyear(y::Integer) = (y % 4 == 0) && (y % 100 != 0 || y % 400 == 0)

const _month_lengths = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
"The number of days of a month."
daysinmonth(y::Integer, m::Integer) = m == 2 && isleapyear(y) ? 29 : _month_lengths[m]

# Days before a month when years begin in March: leap days come last.
function totaldays(y::Integer, m::Integer, d::Integer)
    march_year = m > 2 ? y : y - 1
    since_march = m > 2 ? m - 3 : m + 9
    return 365 * march_year + fld(march_year, 4) - fld(march_year, 100) + fld(march_year, 400) +
           div(153 * since_march + 2, 5) + d - 306
end

# The inverse, by 400-year cycles of 146,097 days that begin in March.
function _civil(days::Integer)
    shifted = days + 305
    cycle, day = fldmod(shifted, 146_097)
    in_cycle = div(day - div(day, 1460) + div(day, 36_524) - div(day, 146_096), 365)
    of_year = day - (365 * in_cycle + div(in_cycle, 4) - div(in_cycle, 100))
    since_march = div(5 * of_year + 2, 153)
    d = of_year - div(153 * since_march + 2, 5) + 1
    m = since_march < 10 ? since_march + 3 : since_march - 9
    y = in_cycle + 400 * cycle + (m <= 2 ? 1 : 0)
    return y, m, d
end

_argument(ok::Bool, what, value, range) =
    ok || throw(ArgumentError(string(what, ": ", value, " out of range (", range, ")")))
function _check_date(y, m, d)
    _argument(1 <= m <= 12, "Month", m, "1:12")
    _argument(1 <= d <= daysinmonth(y, m), "Day", d, string("1:", daysinmonth(y, m)))
end
function _check_time(h, mi, s, rest = 1)
    # The end of a day is written as its hour 24.
    (h == 24 && mi == s == rest == 0) || _argument(0 <= h <= 23, "Hour", h, "0:23")
    _argument(0 <= mi <= 59, "Minute", mi, "0:59")
    _argument(0 <= s <= 59, "Second", s, "0:59")
end

function Date(y::Integer, m::Integer = 1, d::Integer = 1)
    _check_date(y, m, d)
    return _date(totaldays(Int64(y), Int64(m), Int64(d)))
end
function DateTime(y::Integer, m::Integer = 1, d::Integer = 1, h::Integer = 0, mi::Integer = 0, s::Integer = 0,
                  ms::Integer = 0)
    _check_date(y, m, d)
    _check_time(h, mi, s, ms)
    _argument(0 <= ms <= 999, "Millisecond", ms, "0:999")
    seconds = s + 60 * (mi + 60 * (h + 24 * totaldays(Int64(y), Int64(m), Int64(d))))
    return _datetime(ms + 1000 * seconds)
end
function Time(h::Integer, mi::Integer = 0, s::Integer = 0, ms::Integer = 0, us::Integer = 0, ns::Integer = 0)
    _check_time(h, mi, s)
    _argument(0 <= ms <= 999, "Millisecond", ms, "0:999")
    _argument(0 <= us <= 999, "Microsecond", us, "0:999")
    _argument(0 <= ns <= 999, "Nanosecond", ns, "0:999")
    return Time(Nanosecond(ns + 1000 * (us + 1000 * (ms + 1000 * (s + 60 * (mi + 60 * Int64(h)))))))
end

# From periods, in any order.
_part(::Type{P}, parts, default) where {P} = (i = findfirst(p -> p isa P, parts); i === nothing ? default : value(parts[i]))
Date(first::DatePeriod, rest::DatePeriod...) =
    (p = (first, rest...); Date(_part(Year, p, 1), _part(Month, p, 1), _part(Day, p, 1)))
DateTime(first::Period, rest::Period...) =
    (p = (first, rest...); DateTime(_part(Year, p, 1), _part(Month, p, 1), _part(Day, p, 1), _part(Hour, p, 0),
                                    _part(Minute, p, 0), _part(Second, p, 0), _part(Millisecond, p, 0)))
Time(first::TimePeriod, rest::TimePeriod...) =
    (p = (first, rest...); Time(_part(Hour, p, 0), _part(Minute, p, 0), _part(Second, p, 0), _part(Millisecond, p, 0),
                                _part(Microsecond, p, 0), _part(Nanosecond, p, 0)))

# From one another.
Date(d::Date) = d
Date(d::DateTime) = _date(days(d))
DateTime(d::DateTime) = d
DateTime(d::Date) = _datetime(86_400_000 * days(d))
DateTime(d::Date, t::Time) = DateTime(d) + Millisecond(div(value(t), 1_000_000))
Time(t::Time) = t
Time(d::DateTime) = Time(Nanosecond(mod(value(d), 86_400_000) * 1_000_000))

# The first moment at steps of the unit after those given for which `f` holds.
_search(f, d::TimeType, step::Period, limit::Integer) = _adjust(f, d, step, true, limit)
Date(f::Function, y, m = 1, d = 1; step::Period = Day(1), limit::Integer = 10_000) = _search(f, Date(y, m, d), step, limit)
DateTime(f::Function, y, m = 1; step::Period = Day(1), limit::Integer = 10_000) = _search(f, DateTime(y, m), step, limit)
DateTime(f::Function, y, m, d; step::Period = Hour(1), limit::Integer = 10_000) = _search(f, DateTime(y, m, d), step, limit)
DateTime(f::Function, y, m, d, h; step::Period = Minute(1), limit::Integer = 10_000) =
    _search(f, DateTime(y, m, d, h), step, limit)
DateTime(f::Function, y, m, d, h, mi; step::Period = Second(1), limit::Integer = 10_000) =
    _search(f, DateTime(y, m, d, h, mi), step, limit)
Time(f::Function, h, mi = 0; step::Period = mi == 0 ? Minute(1) : Second(1), limit::Integer = 10_000) =
    _search(f, Time(h, mi), step, limit)

Base.convert(::Type{Date}, d::DateTime) = Date(d)
Base.convert(::Type{DateTime}, d::Date) = DateTime(d)
Base.convert(::Type{Time}, d::DateTime) = Time(d)
Base.promote_rule(::Type{Date}, ::Type{DateTime}) = DateTime

Base.:(==)(a::T, b::T) where {T<:TimeType} = value(a) == value(b)
Base.:(==)(a::TimeType, b::TimeType) = false
Base.:(==)(a::Date, b::DateTime) = DateTime(a) == b
Base.:(==)(a::DateTime, b::Date) = a == DateTime(b)
Base.isless(a::T, b::T) where {T<:TimeType} = isless(value(a), value(b))
Base.isless(a::Date, b::DateTime) = isless(DateTime(a), b)
Base.isless(a::DateTime, b::Date) = isless(a, DateTime(b))
Base.:<(a::TimeType, b::TimeType) = isless(a, b)
Base.hash(d::Union{Date, DateTime}, h::UInt) = hash(value(DateTime(d)), h + 0x51ed270b)
Base.hash(t::Time, h::UInt) = hash(value(t), h + 0x2545f491)
Base.isfinite(::TimeType) = true
Base.isfinite(::Type{<:TimeType}) = true
Base.typemin(::Union{Time, Type{Time}}) = Time(0)
Base.typemax(::Union{Time, Type{Time}}) = Time(23, 59, 59, 999, 999, 999)
Base.typemin(::Union{Date, Type{Date}}) = Date(-252522163911150, 1, 1)
Base.typemax(::Union{Date, Type{Date}}) = Date(252522163911149, 12, 31)
Base.typemin(::Union{DateTime, Type{DateTime}}) = DateTime(-146138511, 1, 1)
Base.typemax(::Union{DateTime, Type{DateTime}}) = DateTime(146138512, 12, 31, 23, 59, 59)
Base.eps(::Union{Date, Type{Date}}) = Day(1)
Base.eps(::Union{DateTime, Type{DateTime}}) = Millisecond(1)
Base.eps(::Union{Time, Type{Time}}) = Nanosecond(1)
Base.zero(::Type{Date}) = Day(0)
Base.zero(::Type{DateTime}) = Millisecond(0)
Base.zero(::Type{Time}) = Nanosecond(0)
Base.zero(x::TimeType) = zero(typeof(x))
Base.Broadcast.broadcastable(x::AbstractTime) = Ref(x)

# The clock.
"`unix2datetime(x)`: the moment `x` seconds after 1970 began."
unix2datetime(x::Real) = _datetime(62_135_683_200_000 + round(Int64, 1000 * x))
"`datetime2unix(d)`: the seconds since 1970 began."
datetime2unix(d::DateTime) = (value(d) - 62_135_683_200_000) / 1000
julian2datetime(x::Real) = _datetime(round(Int64, x * 86_400_000) - 148_731_076_800_000)
datetime2julian(d::DateTime) = (value(d) + 148_731_076_800_000) / 86_400_000
"`epochdays2date(n)`: the date `n` days after the first of January of the year 0."
epochdays2date(n::Real) = Date(rata2datetime(Int64(n) - 365))
"`date2epochdays(d)`: the days since the first of January of the year 0."
date2epochdays(d::Date) = value(d) + 365
"`epochms2datetime(n)`: the moment `n` milliseconds after the year 0 began."
epochms2datetime(n::Real) = _datetime(Int64(n) - 365 * 86_400_000)
"`datetime2epochms(d)`: the milliseconds since the year 0 began."
datetime2epochms(d::DateTime) = value(d) + 365 * 86_400_000
"`rata2datetime(n)`: the beginning of the day with number `n`."
rata2datetime(n::Integer) = DateTime(_civil(n)...)
"`datetime2rata(d)`: the number of the day."
datetime2rata(d::TimeType) = days(d)
"`epochms2datetime(n)`: the moment `n` milliseconds after the year 0 began."
epochms2datetime(n::Integer) = _datetime(n + value(DateTime(0)))
"`datetime2epochms(d)`: the milliseconds since the year 0 began."
datetime2epochms(d::DateTime) = value(d) - value(DateTime(0))
# Seconds by which local time is ahead of universal time at a moment: a field of C's broken-down time.
function _local_offset(seconds::Int64)
    moment = Int64[seconds]
    parts = zeros(Int64, 7)
    ccall(:localtime_r, Ptr{Cvoid}, (Ptr{Int64}, Ptr{Int64}), moment, parts)
    return parts[6]
end
"`now()`, `now(UTC)`: the present moment in local time, or in universal time."
function now()
    t = time()
    return unix2datetime(t + _local_offset(floor(Int64, t)))
end
now(::Type{UTC}) = unix2datetime(time())
"`today()`: the present day."
today() = Date(now())
