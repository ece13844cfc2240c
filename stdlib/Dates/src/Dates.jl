"""
Dates, times of day and periods of the proleptic Gregorian calendar.
"""
module Dates

export dayofmonth, Period, DatePeriod, TimePeriod, Year, Quarter, Month, Week, Day, Hour, Minute, Second, Millisecond,
    Microsecond, Nanosecond, TimeZone, UTC, TimeType, DateTime, Date, Time, DateFormat, @dateformat_str,
    year, quarter, month, week, day, hour, minute, second, millisecond, microsecond, nanosecond,
    yearmonth, monthday, yearmonthday, dayofweek, isleapyear, daysinmonth, daysinyear, dayofyear, dayname,
    dayabbr, dayofweekofmonth, daysofweekinmonth, monthname, monthabbr, quarterofyear, dayofquarter,
    Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday, Mon, Tue, Wed, Thu, Fri, Sat, Sun,
    January, February, March, April, May, June, July, August, September, October, November, December,
    Jan, Feb, Mar, Apr, Jun, Jul, Aug, Sep, Oct, Nov, Dec,
    firstdayofweek, lastdayofweek, firstdayofmonth, lastdayofmonth, firstdayofquarter, lastdayofquarter,
    firstdayofyear, lastdayofyear, tonext, toprev, tofirst, tolast, now, today, unix2datetime, datetime2unix,
    julian2datetime, datetime2julian, rata2datetime, datetime2rata, canonicalize, ISODateTimeFormat,
    ISODateFormat, ISOTimeFormat, RFC1123Format

include("periods.jl")
include("types.jl")
include("accessors.jl")
include("arithmetic.jl")
include("format.jl")
include("adjusters.jl")

end
