# Points of time plus periods, differences, ranges, rounding.

# A month later is the same day of the month, or its last.
function _plus_months(d::Date, n::Integer)
    y, m, dd = yearmonthday(d)
    total = 12 * y + (m - 1) + n
    y, m = fld(total, 12), mod(total, 12) + 1
    return Date(y, m, min(dd, daysinmonth(y, m)))
end
_plus_months(d::DateTime, n::Integer) =
    _datetime(86_400_000 * days(_plus_months(Date(d), n)) + mod(value(d), 86_400_000))

Base.:+(d::DateOrDateTime, p::Year) = _plus_months(d, 12 * value(p))
Base.:+(d::DateOrDateTime, p::Quarter) = _plus_months(d, 3 * value(p))
Base.:+(d::DateOrDateTime, p::Month) = _plus_months(d, value(p))
Base.:+(d::Date, p::Week) = _date(days(d) + 7 * value(p))
Base.:+(d::Date, p::Day) = _date(days(d) + value(p))
Base.:+(d::DateTime, p::FixedPeriod) = _datetime(value(d) + value(convert(Millisecond, p)))
Base.:+(t::Time, p::TimePeriod) = Time(Nanosecond(mod(value(t) + _extent(p), 86_400_000_000_000)))
Base.:-(d::DateOrDateTime, p::Period) = d + (-p)
Base.:-(t::Time, p::TimePeriod) = t + (-p)
Base.:+(p::Period, d::TimeType) = d + p
function Base.:+(d::TimeType, c::CompoundPeriod)
    for p in c.periods
        d += p
    end
    return d
end
Base.:-(d::TimeType, c::CompoundPeriod) = d + (-c)
Base.:+(c::CompoundPeriod, d::TimeType) = d + c
Base.:+(d::Date, t::Time) = DateTime(d, t)
Base.:+(t::Time, d::Date) = DateTime(d, t)

Base.:-(a::Date, b::Date) = Day(value(a) - value(b))
Base.:-(a::DateTime, b::DateTime) = Millisecond(value(a) - value(b))
Base.:-(a::Time, b::Time) = Nanosecond(value(a) - value(b))
Base.:-(a::Date, b::DateTime) = DateTime(a) - b
Base.:-(a::DateTime, b::Date) = a - DateTime(b)

"Points of time at equal steps: what `first:step:last` makes of them."
struct TimeRange{T, P} <: AbstractRange{T}
    start::T
    step::P
    len::Int
end
function _time_range(a::T, p::P, b::T) where {T, P}
    iszero(p) && throw(ArgumentError("step cannot be zero"))
    forward = value(p) > 0
    (forward ? a <= b : a >= b) || return TimeRange{T, P}(a, p, 0)
    # An estimate from below by the longest the step can be, then one by one.
    n = max(0, div(_span(a, b), _longest(p)) - 1)
    while forward ? a + p * (n + 1) <= b : a + p * (n + 1) >= b
        n += 1
    end
    return TimeRange{T, P}(a, p, Int(n) + 1)
end
_span(a::Date, b::Date) = abs(value(b) - value(a)) * Int128(86_400_000_000_000)
_span(a::DateTime, b::DateTime) = abs(value(b) - value(a)) * Int128(1_000_000)
_span(a::Time, b::Time) = Int128(abs(value(b) - value(a)))
_span(a::Period, b::Period) = abs(_extent(b) - _extent(a))
_longest(p::FixedPeriod) = abs(_extent(p))
_longest(p::CalendarPeriod) = abs(_extent(p)) * 31 * 86_400_000_000_000
Base.:(:)(a::T, p::Period, b::T) where {T<:TimeType} = _time_range(a, p, b)
Base.:(:)(a::P, p::P, b::P) where {P<:Period} = (P(x) for x in value(a):value(p):value(b))
Base.:(:)(a::Date, b::Date) = _time_range(a, Day(1), b)
Base.range(a::T, b::T; step::Period = Day(1)) where {T<:TimeType} = a:step:b
Base.range(a::TimeType; stop::TimeType, step::Period = Day(1)) = a:step:stop
Base.length(r::TimeRange) = r.len
Base.size(r::TimeRange) = (r.len,)
Base.step(r::TimeRange) = r.step
Base.first(r::TimeRange) = r.start
Base.last(r::TimeRange) = r.start + r.step * (r.len - 1)
Base.isempty(r::TimeRange) = r.len == 0
Base.iterate(r::TimeRange, i::Int = 0) = i >= r.len ? nothing : (r.start + r.step * i, i + 1)
function Base.getindex(r::TimeRange, i::Int)
    @boundscheck 1 <= i <= r.len || throw(BoundsError(r, i))
    return r.start + r.step * (i - 1)
end
function Base.getindex(r::TimeRange{T, P}, s::AbstractUnitRange{<:Integer}) where {T, P}
    @boundscheck checkbounds(r, s)
    return TimeRange{T, P}(r.start + r.step * (first(s) - 1), r.step, length(s))
end
Base.in(x::T, r::TimeRange{T}) where {T} = any(==(x), r)
Base.show(io::IO, r::TimeRange) = print(io, repr(first(r)), ":", repr(r.step), ":", repr(last(r)))

# Rounding to multiples of a period, counted from year 0 (from midnight for times).
function Base.floor(d::DateOrDateTime, p::FixedPeriod)
    step = _extent(p)
    # Weeks begin on Mondays.
    origin = p isa Week ? totaldays(0, 1, 3) : totaldays(0, 1, 1)
    since = (value(DateTime(d)) - 86_400_000 * Int128(origin)) * 1_000_000
    return typeof(d)(_datetime(86_400_000 * origin + div(since - mod(since, step), 1_000_000)))
end
function Base.floor(d::T, p::CalendarPeriod) where {T<:DateOrDateTime}
    y, m = yearmonth(d)
    total = 12 * y + (m - 1)
    total -= mod(total, _extent(p))
    return T(Date(fld(total, 12), mod(total, 12) + 1, 1))
end
Base.floor(t::Time, p::TimePeriod) = Time(Nanosecond(value(t) - mod(value(t), Int64(_extent(p)))))
Base.floor(d::TimeType, ::Type{P}) where {P<:Period} = floor(d, P(1))
Base.ceil(d::TimeType, p::Period) = (f = floor(d, p); f == d ? d : f + p)
Base.ceil(d::TimeType, ::Type{P}) where {P<:Period} = ceil(d, P(1))
Base.trunc(d::TimeType, ::Type{P}) where {P<:Period} = floor(d, P(1))
function Base.round(d::TimeType, p::Period)
    low, high = floor(d, p), ceil(d, p)
    return d - low < high - d ? low : high
end
Base.round(d::TimeType, ::Type{P}) where {P<:Period} = round(d, P(1))
Base.floor(p::FixedPeriod, ::Type{P}) where {P<:FixedPeriod} = P(fld(_extent(p), _length(P)))
Base.ceil(p::FixedPeriod, ::Type{P}) where {P<:FixedPeriod} = P(cld(_extent(p), _length(P)))
Base.round(p::FixedPeriod, ::Type{P}) where {P<:FixedPeriod} = P(fld(2 * _extent(p) + _length(P), 2 * _length(P)))
