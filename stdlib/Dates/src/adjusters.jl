# Days near a given day.

firstdayofweek(d::Date) = d - Day(dayofweek(d) - 1)
lastdayofweek(d::Date) = d + Day(7 - dayofweek(d))
firstdayofmonth(d::Date) = Date(year(d), month(d), 1)
lastdayofmonth(d::Date) = Date(year(d), month(d), daysinmonth(d))
firstdayofquarter(d::Date) = Date(year(d), 3 * quarter(d) - 2, 1)
lastdayofquarter(d::Date) = lastdayofmonth(Date(year(d), 3 * quarter(d), 1))
firstdayofyear(d::Date) = Date(year(d), 1, 1)
lastdayofyear(d::Date) = Date(year(d), 12, 31)
for f in (:firstdayofweek, :lastdayofweek, :firstdayofmonth, :lastdayofmonth, :firstdayofquarter, :lastdayofquarter,
          :firstdayofyear, :lastdayofyear)
    @eval $f(d::DateTime) = DateTime($f(Date(d)))
end

"`tonext(d, weekday; same)`, `tonext(f, d; step, same)`: the next such day after `d`."
tonext(d::DateOrDateTime, weekday::Integer; same::Bool = false) =
    tonext(x -> dayofweek(x) == weekday, d; same = same)
tonext(f, d::TimeType; step::Period = Day(1), same::Bool = false, limit::Integer = 10_000) =
    _adjust(f, d, step, same, limit)
"`toprev(d, weekday; same)`, `toprev(f, d; step, same)`: the last such day before `d`."
toprev(d::DateOrDateTime, weekday::Integer; same::Bool = false) =
    toprev(x -> dayofweek(x) == weekday, d; same = same)
toprev(f, d::TimeType; step::Period = Day(-1), same::Bool = false, limit::Integer = 10_000) =
    _adjust(f, d, step, same, limit)
function _adjust(f, d::TimeType, step::Period, same::Bool, limit::Integer)
    same && f(d) && return d
    for _ in 1:limit
        d += step
        f(d) && return d
    end
    throw(ArgumentError("Adjustment limit reached: $limit iterations"))
end

"`tofirst(d, weekday; of = Month)`: the first such weekday of the month or year."
tofirst(d::DateOrDateTime, weekday::Integer; of = Month) =
    tonext(of === Month ? firstdayofmonth(d) : firstdayofyear(d), weekday; same = true)
"`tolast(d, weekday; of = Month)`: the last such weekday of the month or year."
tolast(d::DateOrDateTime, weekday::Integer; of = Month) =
    toprev(of === Month ? lastdayofmonth(d) : lastdayofyear(d), weekday; same = true)
