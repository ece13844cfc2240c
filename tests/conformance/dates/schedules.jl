# Calendars in use: working days, recurring meetings, overlapping intervals, time zones by hand, countdowns, logs.
using Dates
holidays = [Date(2024, 1, 1), Date(2024, 5, 1)]
working(d) = dayofweek(d) < 6 && !(d in holidays)
next_working(d) = (d += Day(1); while !working(d); d += Day(1); end; d); println(next_working(Date(2024, 4, 30)), " ", next_working(Date(2024, 5, 3)), " ", count(working, Date(2024, 5, 1):Day(1):Date(2024, 5, 31)), " ", foldl((d, _) -> next_working(d), 1:10; init=Date(2024, 4, 26)))
meetings = [d for d in Date(2024, 1, 1):Day(1):Date(2024, 6, 30) if dayofweek(d) == Tue && dayofweekofmonth(d) == 2]; println(meetings); println([lastdayofmonth(d) for d in Date(2024, 1):Month(1):Date(2024, 4)], " ", [Date(y, 2, 29) for y in 2020:2030 if isleapyear(y)])
struct Span; from::DateTime; to::DateTime; end
overlap(a, b) = a.from < b.to && b.from < a.to; duration(s) = s.to - s.from
spans = [Span(DateTime(2024, 5, 6, h), DateTime(2024, 5, 6, h + 2)) for h in (9, 10, 13)]; println([overlap(a, b) for a in spans, b in spans], " ", sum(duration, spans), " ", canonicalize(Dates.CompoundPeriod(sum(duration, spans))))
function free(spans, from, to)
    gaps, at = Span[], from
    for s in sort(spans; by=x -> x.from); s.from > at && push!(gaps, Span(at, s.from)); at = max(at, s.to); end
    return at < to ? push!(gaps, Span(at, to)) : gaps
end
foreach(g -> println(Dates.format(g.from, "HH:MM"), "–", Dates.format(g.to, "HH:MM")), free(spans, DateTime(2024, 5, 6, 8), DateTime(2024, 5, 6, 17)))
zones = Dict("UTC" => Hour(0), "Tokyo" => Hour(9), "New York" => Hour(-4)); t = DateTime(2024, 5, 6, 22, 30); foreach(z -> println(rpad(z, 9), Dates.format(t + zones[z], "e dd HH:MM")), sort(collect(keys(zones))))
left(from, to) = canonicalize(Dates.CompoundPeriod(to - from)); println(left(DateTime(2024, 12, 24, 18), DateTime(2025, 1, 1)), " | ", left(DateTime(2024), DateTime(2024)), " | ", Date(2024, 12, 25) - Date(2024, 5, 6))
log = ["2024-05-06 10:00:01 start", "2024-05-06 10:00:31 step", "2024-05-06 10:02:01 stop"]; times = [DateTime(l[1:19], dateformat"yyyy-mm-dd HH:MM:SS") for l in log]; println(diff(times), " ", [Dates.value(d) ÷ 1000 for d in diff(times)], " ", maximum(times) - minimum(times), " ", Second(maximum(times) - minimum(times)))
groups = Dict{Tuple{Int, Int}, Vector{Date}}(); for d in Date(2023, 11, 20):Day(17):Date(2024, 3, 1); push!(get!(groups, yearmonth(d), Date[]), d); end; foreach(k -> println(k, " ", join(day.(groups[k]), ' ')), sort(collect(keys(groups)))); println(week.(Date(2023, 12, 29):Day(1):Date(2024, 1, 2)), " ", dayofyear(Date(2024, 12, 31)), " ", Date(2024, 1, 1) + Day(59), " ", (Date(2024, 3, 1) - Day(1)) |> day)
