# Periods: numbers of a unit of time.

abstract type AbstractTime end
"A span of time counted in one unit."
abstract type Period <: AbstractTime end
"A period whose length depends on the calendar, or counts days."
abstract type DatePeriod <: Period end
"A period of hours or less, always equally long."
abstract type TimePeriod <: Period end

for (name, kind) in ((:Year, :DatePeriod), (:Quarter, :DatePeriod), (:Month, :DatePeriod), (:Week, :DatePeriod),
                     (:Day, :DatePeriod), (:Hour, :TimePeriod), (:Minute, :TimePeriod), (:Second, :TimePeriod),
                     (:Millisecond, :TimePeriod), (:Microsecond, :TimePeriod), (:Nanosecond, :TimePeriod))
    @eval begin
        struct $name <: $kind
            value::Int64
            $name(value::Number) = new(Int64(value))
            $name(text::AbstractString) = new(Base.parse(Int64, text))
        end
        _unit(::Type{$name}) = $(lowercase(string(name)))
    end
end

"The number of a period's units."
value(p::Period) = p.value

# Lengths in nanoseconds of the periods that always have the same length, and in months.
const _fixed_units = ((Week, 604_800_000_000_000), (Day, 86_400_000_000_000), (Hour, 3_600_000_000_000),
                      (Minute, 60_000_000_000), (Second, 1_000_000_000), (Millisecond, 1_000_000),
                      (Microsecond, 1000), (Nanosecond, 1))
const FixedPeriod = Union{Week, Day, TimePeriod}
const CalendarPeriod = Union{Year, Quarter, Month}
for (name, length) in _fixed_units
    @eval _length(::Type{$name}) = $length
end
_length(::Type{Year}) = 12
_length(::Type{Quarter}) = 3
_length(::Type{Month}) = 1
_extent(p::Period) = Int128(value(p)) * _length(typeof(p))

Base.print(io::IO, p::Period) = print(io, value(p), " ", _unit(typeof(p)), abs(value(p)) == 1 ? "" : "s")
Base.show(io::IO, p::Period) = print(io, nameof(typeof(p)), "(", value(p), ")")
Base.string(p::Period) = sprint(print, p)

Base.:(==)(a::P, b::P) where {P<:Period} = value(a) == value(b)
Base.isless(a::P, b::P) where {P<:Period} = isless(value(a), value(b))
for same in (:FixedPeriod, :CalendarPeriod)
    @eval begin
        Base.:(==)(a::$same, b::$same) = _extent(a) == _extent(b)
        Base.isless(a::$same, b::$same) = _extent(a) < _extent(b)
        Base.promote_rule(::Type{A}, ::Type{B}) where {A<:$same, B<:$same} = _length(A) < _length(B) ? A : B
    end
end
Base.:(==)(a::Period, b::Period) = iszero(value(a)) && iszero(value(b))
Base.hash(p::FixedPeriod, h::UInt) = hash(_extent(p), hash(:fixed_period, h))
Base.hash(p::CalendarPeriod, h::UInt) = hash(_extent(p), hash(:calendar_period, h))

# Conversion to finer units always works, to coarser ones where nothing is left.
function _convert(::Type{P}, p::Period) where {P<:Period}
    n, rest = divrem(_extent(p), _length(P))
    rest == 0 || throw(InexactError(:divexact, Int64, _extent(p) / _length(P)))
    return P(n)
end
Base.convert(::Type{P}, p::P) where {P<:Period} = p
Base.convert(::Type{P}, p::FixedPeriod) where {P<:FixedPeriod} = _convert(P, p)
Base.convert(::Type{P}, p::CalendarPeriod) where {P<:CalendarPeriod} = _convert(P, p)
for (name, _) in _fixed_units
    @eval $name(p::FixedPeriod) = _convert($name, p)
end
for name in (:Year, :Quarter, :Month)
    @eval $name(p::CalendarPeriod) = _convert($name, p)
end

Base.zero(::Union{P, Type{P}}) where {P<:Period} = P(0)
Base.one(::Union{P, Type{P}}) where {P<:Period} = 1
Base.iszero(p::Period) = value(p) == 0
Base.sign(p::Period) = sign(value(p))
Base.abs(p::P) where {P<:Period} = P(abs(value(p)))
Base.typemin(::Type{P}) where {P<:Period} = P(typemin(Int64))
Base.typemax(::Type{P}) where {P<:Period} = P(typemax(Int64))
Base.isfinite(::Period) = true
Base.:-(p::P) where {P<:Period} = P(-value(p))
Base.:+(a::P, b::P) where {P<:Period} = P(value(a) + value(b))
Base.:-(a::P, b::P) where {P<:Period} = P(value(a) - value(b))
Base.:*(p::P, n::Real) where {P<:Period} = P(value(p) * n)
Base.:*(n::Real, p::Period) = p * n
Base.:/(p::P, n::Real) where {P<:Period} = P(value(p) / n)
Base.:/(a::Period, b::Period) = (q = promote(a, b); value(q[1]) / value(q[2]))
for f in (:div, :fld, :cld)
    @eval begin
        Base.$f(p::P, n::Real) where {P<:Period} = P($f(value(p), n))
        Base.$f(a::P, b::P) where {P<:Period} = $f(value(a), value(b))
        Base.$f(a::Period, b::Period) = $f(promote(a, b)...)
    end
end
Base.rem(a::P, b::P) where {P<:Period} = P(rem(value(a), value(b)))
Base.mod(a::P, b::P) where {P<:Period} = P(mod(value(a), value(b)))
Base.rem(a::Period, b::Period) = rem(promote(a, b)...)
Base.mod(a::Period, b::Period) = mod(promote(a, b)...)
Base.rem(p::P, n::Real) where {P<:Period} = P(rem(value(p), n))
Base.mod(p::P, n::Real) where {P<:Period} = P(mod(value(p), n))
Base.gcd(a::P, b::P) where {P<:Period} = P(gcd(value(a), value(b)))
Base.lcm(a::P, b::P) where {P<:Period} = P(lcm(value(a), value(b)))
# Days and months cannot be compared, but ordered as equal zeros are.
Base.isless(a::Period, b::Period) = throw(MethodError(isless, (a, b)))
"`toms(p)`, `tons(p)`, `days(p)`: a period in milliseconds, nanoseconds, days, on average for calendar periods."
toms(p::FixedPeriod) = div(_extent(p), 1_000_000) |> Int64
toms(p::CalendarPeriod) = 86400000.0 * 365.2425 / 12 * Int64(_extent(p))
tons(p::FixedPeriod) = Int64(_extent(p))
tons(p::CalendarPeriod) = toms(p) * 1_000_000
for (name, unit) in ((:days, 86_400_000), (:weeks, 604_800_000), (:hours, 3_600_000), (:minutes, 60_000), (:seconds, 1000), (:milliseconds, 1))
    @eval $name(p::Period) = _quotient(toms(p), $unit)
end
_quotient(n::Integer, unit::Int) = n % unit == 0 ? div(n, unit) : n / unit
_quotient(n::Real, unit::Int) = n / unit

"A sum of periods of different units, the longest first."
struct CompoundPeriod <: AbstractTime
    periods::Vector{Period}
    function CompoundPeriod(periods::Vector{<:Period})
        totals = Dict{DataType, Int64}()
        for p in periods
            totals[typeof(p)] = get(totals, typeof(p), 0) + value(p)
        end
        kept = Period[P(totals[P]) for P in _units if get(totals, P, 0) != 0]
        return new(kept)
    end
end
const _units = (Year, Quarter, Month, Week, Day, Hour, Minute, Second, Millisecond, Microsecond, Nanosecond)
CompoundPeriod(p::Period...) = CompoundPeriod(Period[p...])
CompoundPeriod(c::CompoundPeriod) = c
Base.convert(::Type{CompoundPeriod}, c::CompoundPeriod) = c
Base.convert(::Type{CompoundPeriod}, p::Period) = CompoundPeriod(p)
Base.isequal(a::CompoundPeriod, b::CompoundPeriod) = a == b
periods(c::CompoundPeriod) = c.periods
Base.:+(a::Period, b::Period) = CompoundPeriod(a, b)
Base.:-(a::Period, b::Period) = CompoundPeriod(a, -b)
Base.:+(c::CompoundPeriod, p::Period) = CompoundPeriod(vcat(c.periods, Period[p]))
Base.:+(p::Period, c::CompoundPeriod) = c + p
Base.:+(a::CompoundPeriod, b::CompoundPeriod) = CompoundPeriod(vcat(a.periods, b.periods))
Base.:-(c::CompoundPeriod) = CompoundPeriod(Period[-p for p in c.periods])
Base.:-(c::CompoundPeriod, p::Union{Period, CompoundPeriod}) = c + (-p)
Base.:-(p::Period, c::CompoundPeriod) = p + (-c)
_canonical_extents(c::CompoundPeriod) =
    (sum(_extent(p) for p in c.periods if p isa CalendarPeriod; init = Int128(0)),
     sum(_extent(p) for p in c.periods if p isa FixedPeriod; init = Int128(0)))
Base.:(==)(a::CompoundPeriod, b::CompoundPeriod) = _canonical_extents(a) == _canonical_extents(b)
Base.:(==)(a::Period, b::CompoundPeriod) = CompoundPeriod(a) == b
Base.:(==)(a::CompoundPeriod, b::Period) = a == CompoundPeriod(b)
Base.hash(c::CompoundPeriod, h::UInt) = hash(_canonical_extents(c), h)
Base.print(io::IO, c::CompoundPeriod) =
    isempty(c.periods) ? print(io, "empty period") : join(io, c.periods, ", ")
Base.show(io::IO, c::CompoundPeriod) = print(io, c)
Base.string(c::CompoundPeriod) = sprint(print, c)

"`canonicalize(p)`: the same span in the largest units that fit."
canonicalize(p::Period) = canonicalize(CompoundPeriod(p))
function canonicalize(c::CompoundPeriod)
    months, nanoseconds = _canonical_extents(c)
    parts = Period[]
    for P in (Year, Month)
        n, months = divrem(months, _length(P))
        n == 0 || push!(parts, P(n))
    end
    for (P, length) in _fixed_units
        n, nanoseconds = divrem(nanoseconds, length)
        n == 0 || push!(parts, P(n))
    end
    return CompoundPeriod(parts)
end
