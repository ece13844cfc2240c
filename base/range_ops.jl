# Operations on ranges that give ranges, or answers without looking at every element.

export reverse, intersect, issorted, sum

minimum(r::AbstractRange) = _range_extremum(r, step(r) > zero(step(r)), "minimum")
maximum(r::AbstractRange) = _range_extremum(r, !(step(r) > zero(step(r))), "maximum")
minimum(r::AbstractUnitRange) = _range_extremum(r, true, "minimum")
maximum(r::AbstractUnitRange) = _range_extremum(r, false, "maximum")
function _range_extremum(r, from_first::Bool, name)
    isempty(r) && throw(ArgumentError("reducing over an empty collection is not allowed; consider supplying `init` to the reducer"))
    return from_first ? first(r) : last(r)
end
extrema(r::AbstractRange) = (minimum(r), maximum(r))

# The sum of an arithmetic series, without an intermediate that overflows before it must.
function sum(r::AbstractRange{<:Real})
    n = length(r)
    return n * first(r) + (iseven(n) ? (step(r) * (n - 1)) * (n >> 1) : (step(r) * n) * ((n - 1) >> 1))
end
function sum(r::StepRangeLen)
    isempty(r) && return zero(eltype(r))
    n = r.len
    before = r.offset - 1
    after = n - r.offset
    s = _triangle(r.step, after) - _triangle(r.step, before)
    return eltype(r)(r.ref * n + s)
end
_triangle(x, n) = iseven(n) ? x * (n + 1) * (n >> 1) : x * n * ((n + 1) >> 1)

==(r::AbstractUnitRange, s::AbstractUnitRange) =
    (isempty(r) & isempty(s)) | ((first(r) == first(s)) & (last(r) == last(s)))
==(r::OneTo, s::OneTo) = r.stop == s.stop
==(r::OrdinalRange, s::OrdinalRange) =
    (isempty(r) & isempty(s)) | ((first(r) == first(s)) & (last(r) == last(s)) &
                                 ((length(r) == 1 == length(s)) | (step(r) == step(s))))
function ==(r::AbstractRange, s::AbstractRange)
    length(r) == length(s) || return false
    i = 1
    while i <= length(r)
        _element(r, i) == _element(s, i) || return false
        i = i + 1
    end
    return true
end
isequal(r::AbstractUnitRange, s::AbstractUnitRange) = r == s

in(x::Integer, r::AbstractUnitRange{<:Integer}) = (first(r) <= x) & (x <= last(r))
in(x::Real, r::AbstractUnitRange{<:Integer}) = isinteger(x) && (first(r) <= x) & (x <= last(r))
function in(x::Integer, r::OrdinalRange{<:Integer,<:Integer})
    isempty(r) && return false
    lo, hi = minimum(r), maximum(r)
    return lo <= x && x <= hi && rem(x - lo, step(r)) == 0
end
function in(x::Real, r::AbstractRange{<:Real})
    isempty(r) && return false
    lo, hi = minimum(r), maximum(r)
    (lo <= x && x <= hi) || return false
    step(r) == 0 && return true
    i = round(Int, (x - first(r)) / step(r)) + 1
    return 1 <= i && i <= length(r) && _element(r, i) == x
end

reverse(r::OrdinalRange) = last(r):-step(r):first(r)
reverse(r::OrdinalRange{T}) where {T<:Unsigned} = StepRange{T,Int}(last(r), -Int(step(r)), first(r))
reverse(r::StepRangeLen{T,R,S,L}) where {T,R,S,L} =
    StepRangeLen{T,R,S,L}(r.ref, -r.step, r.len, r.len < 1 ? 1 : r.len - r.offset + 1)
reverse(r::LinRange{T}) where {T} = LinRange{T}(r.stop, r.start, r.len)

issorted(r::AbstractUnitRange) = true
issorted(r::AbstractRange) = length(r) <= 1 || step(r) >= zero(step(r))
sort(r::AbstractRange) = issorted(r) ? r : reverse(r)
sort!(r::AbstractUnitRange) = r

intersect(r::OneTo, s::OneTo) = OneTo(min(r.stop, s.stop))
function intersect(r::OrdinalRange{<:Integer}, s::OrdinalRange{<:Integer})
    (isempty(r) || isempty(s)) && return first(r):step(r):(first(r) - step(r))
    a = step(r) < 0 ? reverse(r) : r
    b = step(s) < 0 ? reverse(s) : s
    g, u, _ = gcdx(step(a), step(b))
    d = first(b) - first(a)
    rem(d, g) == 0 || return first(r):step(r):(first(r) - step(r))
    l = lcm(step(a), step(b))
    # first(a) + k*step(a) is in both sequences
    x = first(a) + mod(div(d, g) * u, div(step(b), g)) * step(a)
    lo = max(first(a), first(b))
    x = x + cld(lo - x, l) * l
    out = x:l:min(last(a), last(b))
    return step(r) < 0 ? reverse(out) : out
end

# ---- arithmetic ------------------------------------------------------------------------

-(r::OrdinalRange) = _range_start_step(-first(r), -step(r), Int(length(r)))
-(r::StepRangeLen{T,R,S,L}) where {T,R,S,L} =
    StepRangeLen{T,R,S,L}(-r.ref, -r.step, r.len, r.offset)
-(r::LinRange) = LinRange(-r.start, -r.stop, r.len)
+(r::AbstractRange) = r

function _same_length(r, s)
    length(r) == length(s) ||
        throw(DimensionMismatch(string("argument dimensions must match: length of r1 is ", length(r),
                                       ", length of r2 is ", length(s))))
    return nothing
end
function +(r::OrdinalRange, s::OrdinalRange)
    _same_length(r, s)
    return range(first(r) + first(s), step=step(r) + step(s), length=length(r))
end
function -(r::OrdinalRange, s::OrdinalRange)
    _same_length(r, s)
    return StepRangeLen(first(r) - first(s), step(r) - step(s), length(r))
end
function +(r::AbstractRange, s::AbstractRange)
    _same_length(r, s)
    return range(first(r) + first(s), step=step(r) + step(s), length=length(r))
end
-(r::AbstractRange, s::AbstractRange) = r + (-s)

# Each element with a number; broadcasting of ranges comes here too.
_range_times(r::OrdinalRange, x::Number) = range(first(r) * x, step=step(r) * x, length=length(r))
function _range_times(r::StepRangeLen{T}, x::Number) where {T}
    ref = r.ref * x
    st = r.step * x
    return StepRangeLen{typeof(oneunit(T) * x),typeof(ref),typeof(st),Int}(ref, st, r.len, r.offset)
end
_range_times(r::LinRange, x::Number) = LinRange(r.start * x, r.stop * x, r.len)
_range_plus(r::OrdinalRange, x::Number) = range(first(r) + x, step=step(r), length=length(r))
function _range_plus(r::StepRangeLen{T}, x::Number) where {T}
    ref = r.ref + x
    return StepRangeLen{typeof(zero(T) + x),typeof(ref),typeof(r.step),Int}(ref, r.step, r.len, r.offset)
end
_range_plus(r::LinRange, x::Number) = LinRange(r.start + x, r.stop + x, r.len)
_range_over(r::OrdinalRange, x::Number) =
    range(first(r) / x, step=step(r) / x, length=length(r))
function _range_over(r::StepRangeLen{T}, x::Number) where {T}
    ref = r.ref / x
    st = r.step / x
    return StepRangeLen{typeof(oneunit(T) / x),typeof(ref),typeof(st),Int}(ref, st, r.len, r.offset)
end
_range_over(r::LinRange, x::Number) = LinRange(r.start / x, r.stop / x, r.len)
*(x::Number, r::AbstractRange) = _range_times(r, x)
*(r::AbstractRange, x::Number) = _range_times(r, x)
/(r::AbstractRange, x::Number) = _range_over(r, x)
\(x::Number, r::AbstractRange) = _range_over(r, x)

promote_rule(::Type{UnitRange{T}}, ::Type{UnitRange{S}}) where {T,S} = UnitRange{promote_type(T, S)}
promote_rule(::Type{UnitRange{T}}, ::Type{OneTo{S}}) where {T,S} = UnitRange{promote_type(T, S)}
promote_rule(::Type{OneTo{T}}, ::Type{OneTo{S}}) where {T,S} = OneTo{promote_type(T, S)}
promote_rule(::Type{StepRange{T,S}}, ::Type{StepRange{T2,S2}}) where {T,S,T2,S2} =
    StepRange{promote_type(T, T2),promote_type(S, S2)}
convert(::Type{UnitRange{T}}, r::AbstractUnitRange) where {T<:Real} = UnitRange{T}(first(r), last(r))
convert(::Type{OneTo{T}}, r::OneTo) where {T<:Integer} = OneTo{T}(r.stop)
convert(::Type{StepRange{T,S}}, r::OrdinalRange) where {T,S} = StepRange{T,S}(r)
convert(::Type{T}, r::T) where {T<:AbstractRange} = r
