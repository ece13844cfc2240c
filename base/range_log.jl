# Ranges whose elements grow by a factor: logrange.

export logrange

"""
    LogRange{T}(start, stop, len) <: AbstractVector{T}

The elements of `logrange`; the first and the last are exact.
"""
struct LogRange{T <: Real, X} <: AbstractArray{T, 1}
    start::T
    stop::T
    len::Int
    logs::Tuple{X, X} # of both ends, in more digits than `T` has
    function LogRange{T}(start::T, stop::T, len::Int) where {T <: Real}
        start > 0 && stop > 0 ||
            throw(DomainError((start, stop), "LogRange(start, stop, length) does not accept zero or negative numbers"))
        len >= 0 || throw(ArgumentError("LogRange($start, $stop, $len): can't have negative length"))
        len == 1 && start != stop &&
            throw(ArgumentError("LogRange($start, $stop, $len): endpoints differ, while length is 1"))
        logs = (_wide_log(start), _wide_log(stop))
        return new{T, typeof(logs[1])}(start, stop, len, logs)
    end
end
LogRange{T}(start::Real, stop::Real, len::Integer) where {T} = LogRange{T}(T(start), T(stop), Int(len))
LogRange(start::Real, stop::Real, len::Integer) = LogRange{float(promote_type(typeof(start), typeof(stop)))}(start, stop, len)

_wide_log(x::Real) = log(x)
_wide_log(x::Union{Float16, Float32}) = log(Float64(x))
function _wide_log(x::Float64)
    isfinite(x) || return TwicePrecision{Float64}(log(x), 0.0)
    exact = setprecision(() -> log(BigFloat(x)), BigFloat, 128)
    hi = Float64(exact)
    return TwicePrecision{Float64}(hi, Float64(exact - hi))
end
_narrow_exp(::Type{T}, x::Real) where {T} = T(exp(x))
function _narrow_exp(::Type{T}, x::TwicePrecision) where {T}
    y = exp(x.hi)
    return T(isfinite(y) ? y + y * x.lo : y)
end

"""
    logrange(start, stop, length)
    logrange(start, stop; length)

`length` numbers from `start` to `stop`, of which each is the one before times the same factor.
"""
logrange(start::Real, stop::Real, length::Integer) = LogRange(start, stop, length)
logrange(start::Real, stop::Real; length::Integer) = logrange(start, stop, length)

size(r::LogRange) = (r.len,)
length(r::LogRange) = r.len
first(r::LogRange) = r.len > 0 ? r.start : throw(BoundsError(r, 1))
last(r::LogRange) = r.len > 0 ? r.stop : throw(BoundsError(r, 0))
IndexStyle(::Type{<:LogRange}) = IndexLinear()
function getindex(r::LogRange{T}, i::Int) where {T}
    @boundscheck checkbounds(r, i)
    i == 1 && return r.start
    i == r.len && return r.stop
    a, b = r.logs
    n = r.len - 1
    return _narrow_exp(T, ((n - (i - 1)) * a) / n + ((i - 1) * b) / n)
end
getindex(r::LogRange, ::Colon) = r
==(r::LogRange{T}, s::LogRange{T}) where {T} =
    r.len == s.len && (r.len == 0 || (r.start == s.start && r.stop == s.stop))
show(io::IO, r::LogRange{T}) where {T} =
    print(io, "LogRange{", T, "}(", repr(r.start), ", ", repr(r.stop), ", ", r.len, ")")
function show(io::IO, ::MIME"text/plain", r::LogRange{T}) where {T}
    print(io, r.len, "-element ", typeof(r), ":\n ")
    for i in eachindex(r)
        i > 1 && print(io, ", ")
        show(IOContext(io, :compact => true), r[i])
    end
    return nothing
end
