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
# Several periods are added up first: two months after the 31st of January are the 31st of March.
Base.:+(d::TimeType, p::Period, q::Period) = d + (p + q)
Base.:+(d::TimeType, p::Period, q::Period, rest::Period...) = +(d + (p + q), rest...)
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

# Ranges. The steps of a calendar period are counted from the start: months after a 31st come back to it.
# The number of whole steps between two points.
function _steps(a::T, b::T, p::Period) where {T}
    forward = value(p) > 0
    (forward ? a <= b : a >= b) || return -1
    p isa FixedPeriod && return Int(div(_span(a, b), abs(_extent(p))))
    # An estimate from below by the longest the step can be, then one by one.
    n = Int(max(0, div(_span(a, b), _longest(p)) - 1))
    while forward ? a + p * (n + 1) <= b : a + p * (n + 1) >= b
        n += 1
    end
    return n
end
_span(a::Date, b::Date) = abs(value(b) - value(a)) * Int128(86_400_000_000_000)
_span(a::DateTime, b::DateTime) = abs(value(b) - value(a)) * Int128(1_000_000)
_span(a::Time, b::Time) = Int128(abs(value(b) - value(a)))
_longest(p::Period) = abs(_extent(p)) * 31 * 86_400_000_000_000
_check_step(p::Period) = iszero(p) && throw(ArgumentError("step cannot be zero"))
function Base._step_last(a::T, p::Period, b::T) where {T<:TimeType}
    _check_step(p)
    n = _steps(a, b, p)
    # The last of an empty range lies before its first.
    return n < 0 ? (a isa Time ? _before(a, p) : a - _smallest(p)) : a + p * n
end
_smallest(p::P) where {P<:Period} = P(sign(value(p)))
_before(t::Time, p::Period) = value(t) == 0 ? t : Time(Nanosecond(value(t) - 1))
function Base._step_last(a::P, p::P, b::P) where {P<:Period}
    _check_step(p)
    return P(last(value(a):value(p):value(b)))
end
const TimeRange{T, P} = StepRange{T, P}
Base.length(r::StepRange{<:TimeType, <:Period}) = _steps(r.start, r.stop, r.step) + 1
Base.length(r::StepRange{P, P}) where {P<:Period} = length(value(r.start):value(r.step):value(r.stop))
Base.isempty(r::StepRange{<:TimeType, <:Period}) = value(r.step) > 0 ? r.start > r.stop : r.start < r.stop
Base.isempty(r::StepRange{P, P}) where {P<:Period} = isempty(value(r.start):value(r.step):value(r.stop))
const AnyTimeRange = Union{StepRange{<:TimeType, <:Period}, StepRange{<:Period, <:Period}}
Base.iterate(r::AnyTimeRange) = isempty(r) ? nothing : (r.start, (1, length(r)))
Base.iterate(r::AnyTimeRange, s::Tuple{Int, Int}) = s[1] >= s[2] ? nothing : (r.start + r.step * s[1], (s[1] + 1, s[2]))
Base._element(r::StepRange{<:TimeType, <:Period}, i::Int) = r.start + r.step * (i - 1)
Base._element(r::StepRange{P, P}, i::Int) where {P<:Period} = r.start + r.step * (i - 1)
Base.in(x::T, r::StepRange{T, <:Period}) where {T<:TimeType} =
    (n = isempty(r) ? -1 : value(r.step) > 0 ? _steps(r.start, x, r.step) : _steps(r.start, x, r.step); n >= 0 && n < length(r) && r.start + r.step * n == x)
Base.in(x::TimeType, r::StepRange{<:TimeType, <:Period}) = any(==(x), r)
Base.:(:)(a::Date, b::Date) = StepRange(a, Day(1), b)
Base.reverse(r::StepRange{<:TimeType, <:FixedPeriod}) = StepRange(last(r), -step(r), first(r))
Base.:+(r::StepRange{<:TimeType, <:Period}, p::Period) = StepRange(r.start + p, r.step, r.stop + p)
Base.:-(r::StepRange{<:TimeType, <:Period}, p::Period) = StepRange(r.start - p, r.step, r.stop - p)
Base.range(a::TimeType; step::Period = Day(1), stop::Union{TimeType, Nothing} = nothing, length::Union{Integer, Nothing} = nothing) =
    stop === nothing ? StepRange(a, step, a + step * (length - 1)) : a:step:stop
Base.range(a::T, b::T; step::Period = Day(1)) where {T<:TimeType} = a:step:b

# Rounding to multiples of a period, counted from year 0 (from midnight for times).
function Base.floor(d::DateOrDateTime, p::FixedPeriod)
    _check_precision(p)
    step = _extent(p)
    # Weeks begin on Mondays.
    origin = p isa Week ? totaldays(0, 1, 3) : totaldays(0, 1, 1)
    since = (value(DateTime(d)) - 86_400_000 * Int128(origin)) * 1_000_000
    return typeof(d)(_datetime(86_400_000 * origin + div(since - mod(since, step), 1_000_000)))
end
function Base.floor(d::T, p::CalendarPeriod) where {T<:DateOrDateTime}
    _check_precision(p)
    y, m = yearmonth(d)
    total = 12 * y + (m - 1)
    total -= mod(total, _extent(p))
    return T(Date(fld(total, 12), mod(total, 12) + 1, 1))
end
Base.floor(t::Time, p::TimePeriod) = Time(Nanosecond(value(t) - mod(value(t), Int64(_extent(p)))))
Base.floor(a::P, b::FixedPeriod) where {P<:FixedPeriod} = typeof(b)(fld(_extent(a), _extent(b)) * value(b))
_check_precision(p::Period) = value(p) >= 1 || throw(DomainError(p))
const Roundable = Union{TimeType, FixedPeriod}
"`floorceil(x, p)`: the multiples of the period `p` below and above `x`."
floorceil(x::Roundable, p::Period) = (f = floor(x, p); (f, f == x ? f : f + p))
Base.ceil(x::Roundable, p::Period) = (_check_precision(p); floorceil(x, p)[2])
Base.trunc(x::TimeType, ::Type{P}) where {P<:Period} = floor(x, P(1))
function Base.round(x::Roundable, p::Period, ::RoundingMode{:NearestTiesUp})
    _check_precision(p)
    low, high = floorceil(x, p)
    return _nearer_low(x, low, high) ? low : high
end
_nearer_low(x::TimeType, low, high) = x - low < high - x
_nearer_low(x::Period, low, high) = 2 * _extent(x) < _extent(low) + _extent(high)
Base.round(x::Roundable, p::Period, ::RoundingMode{:Down}) = floor(x, p)
Base.round(x::Roundable, p::Period, ::RoundingMode{:Up}) = ceil(x, p)
Base.round(x::Roundable, p::Period, mode::RoundingMode) = throw(DomainError(mode))
Base.round(x::Roundable, p::Period) = round(x, p, RoundNearestTiesUp)
Base.floor(x::Roundable, ::Type{P}) where {P<:Period} = floor(x, P(1))
Base.ceil(x::Roundable, ::Type{P}) where {P<:Period} = ceil(x, P(1))
Base.round(x::Roundable, ::Type{P}, mode::RoundingMode = RoundNearestTiesUp) where {P<:Period} = round(x, P(1), mode)
