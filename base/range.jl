# Ranges of integers and of anything with a step: types, construction, access.
# Ranges of floats are in range_float.jl, operations on ranges in range_ops.jl.

export AbstractRange, OrdinalRange, AbstractUnitRange, UnitRange, StepRange, StepRangeLen, LinRange, range, step,
    first, last, (:), minimum, maximum, extrema, isempty

"An array whose elements lie at equal distances."
abstract type AbstractRange{T} <: AbstractArray{T,1} end
"A range with a step of type `S` that reaches its elements by addition."
abstract type OrdinalRange{T,S} <: AbstractRange{T} end
"A range with the step one."
abstract type AbstractUnitRange{T} <: OrdinalRange{T,T} end

"The range `1:stop`, where it is known that it begins with one."
struct OneTo{T<:Integer} <: AbstractUnitRange{T}
    stop::T
    OneTo{T}(stop) where {T<:Integer} = (n = convert(T, stop); new{T}(ifelse(n < zero(T), zero(T), n)))
    OneTo{Int}(stop::Int) = new{Int}(ifelse(stop < 0, 0, stop))
end
# What arrays can be made with: DimOrOneTo by everybody, DimOrInd where there is an array type with such axes.
const DimOrOneTo = Union{Integer, OneTo}
const DimOrInd = Union{Integer, AbstractUnitRange}
OneTo(n::T) where {T<:Integer} = OneTo{T}(n)
OneTo(r::AbstractUnitRange{T}) where {T<:Integer} =
    first(r) == 1 ? OneTo{T}(last(r)) : throw(ArgumentError(string("first element must be 1, got ", first(r))))

"The range `start:stop`."
struct UnitRange{T<:Real} <: AbstractUnitRange{T}
    start::T
    stop::T
    UnitRange{T}(start, stop) where {T<:Real} =
        (a = convert(T, start); new{T}(a, _unit_last(a, convert(T, stop))))
    UnitRange{Int}(start::Int, stop::Int) =
        new{Int}(start, ifelse(start <= stop, stop, sub_int(start, 1)))
end
UnitRange(start::T, stop::T) where {T<:Real} = UnitRange{T}(start, stop)
UnitRange(start::Real, stop::Real) = (p = promote(start, stop); UnitRange(p[1], p[2]))
UnitRange(r::AbstractUnitRange{T}) where {T} = UnitRange{T}(first(r), last(r))
UnitRange{T}(r::AbstractUnitRange) where {T<:Real} = UnitRange{T}(first(r), last(r))
_unit_last(a::T, b::T) where {T<:Integer} = ifelse(a <= b, b, a - oneunit(a))
_unit_last(a::T, b::T) where {T<:Real} = a <= b ? a + floor(b - a) : a - oneunit(a)

"The range `start:step:stop`."
struct StepRange{T,S} <: OrdinalRange{T,S}
    start::T
    step::S
    stop::T
    StepRange{T,S}(start, step, stop) where {T,S} =
        (a = convert(T, start); s = convert(S, step);
         new{T,S}(a, s, _step_last(a, s, convert(T, stop))))
end
StepRange(start::T, step::S, stop::T) where {T,S} = StepRange{T,S}(start, step, stop)
StepRange(r::AbstractUnitRange{T}) where {T} = StepRange{T,T}(first(r), step(r), last(r))
StepRange{T,S}(r::OrdinalRange) where {T,S} = StepRange{T,S}(first(r), step(r), last(r))

# The last element: `stop` moved back on to the grid; before the start if there is none.
function _step_last(a, s, b)
    z = zero(s)
    s == z && throw(ArgumentError("step cannot be zero"))
    b == a && return b
    if (s > z) != (b > a)
        return _step_empty(a, s)
    end
    return b - _step_excess(a, s, b)
end
_step_empty(a::Integer, s) = s > zero(s) ? a - oneunit(a) : a + oneunit(a)
_step_empty(a, s) = a - s
_step_excess(a, s, b) = rem(b - a, s)
# Differences of machine integers may overflow their type: as unsigned they are right.
function _step_excess(a::T, s::BitSigned, b::T) where {T<:BitSigned}
    d = b > a ? _wrap(UInt128, b - a) & _wrap(UInt128, typemax(unsigned(T))) :
        _wrap(UInt128, a - b) & _wrap(UInt128, typemax(unsigned(T)))
    r = _wrap(T, rem(d, _wrap(UInt128, uabs(s))))
    return b > a ? r : -r
end
function _step_excess(a::Int64, s::Int64, b::Int64)
    if b > a
        return bitcast(Int64, rem(bitcast(UInt64, sub_int(b, a)), uabs(s)))
    end
    return neg_int(bitcast(Int64, rem(bitcast(UInt64, sub_int(a, b)), uabs(s))))
end
function _step_excess(a::T, s, b::T) where {T<:BitUnsigned}
    return b > a ? rem(b - a, uabs(s)) % T : -(rem(a - b, uabs(s)) % T)
end

"""
    StepRangeLen(ref, step, len, offset=1)

The range whose element `i` is `ref + (i - offset) * step`.
"""
struct StepRangeLen{T,R,S,L<:Integer} <: AbstractRange{T}
    ref::R
    step::S
    len::L
    offset::L
    function StepRangeLen{T,R,S,L}(ref, step, len, offset) where {T,R,S,L<:Integer}
        n = convert(L, len)
        n < 0 && throw(ArgumentError(string("length cannot be negative, got ", n)))
        k = convert(L, offset)
        (1 <= k && k <= (n < 1 ? one(n) : n)) ||
            throw(ArgumentError(string("StepRangeLen: offset must be in [1,", n, "], got ", k)))
        return new{T,R,S,L}(ref, step, n, k)
    end
end
StepRangeLen{T,R,S}(ref, step, len, offset=1) where {T,R,S} =
    StepRangeLen{T,R,S,Int}(ref, step, len, offset)
StepRangeLen{T}(ref::R, step::S, len::Integer, offset::Integer=1) where {T,R,S} =
    StepRangeLen{T,R,S,Int}(ref, step, len, offset)
StepRangeLen(ref::R, step::S, len::Integer, offset::Integer=1) where {R,S} =
    StepRangeLen{typeof(ref + zero(step)),R,S,Int}(ref, step, len, offset)

"The range of `len` points from `start` to `stop`, computed by interpolation."
struct LinRange{T,L<:Integer} <: AbstractRange{T}
    start::T
    stop::T
    len::L
    lendiv::L
    function LinRange{T,L}(start, stop, len) where {T,L<:Integer}
        len < 0 && throw(ArgumentError(string("range(", start, ", stop=", stop, ", length=", len,
                                              "): negative length")))
        if len == 1 && start != stop
            throw(ArgumentError(string("range(", start, ", stop=", stop, ", length=", len,
                                       "): endpoints differ")))
        end
        return new{T,L}(start, stop, len, len > 1 ? len - 1 : 1)
    end
end
LinRange{T}(start, stop, len::Integer) where {T} = LinRange{T,Int}(start, stop, len)
LinRange(start, stop, len::Integer) =
    LinRange{typeof((stop - start) / 1 + start),Int}(start, stop, len)

# ---- the colon -------------------------------------------------------------------------

(::Colon)(start::Int, stop::Int) = UnitRange{Int}(start, stop)
(::Colon)(start::T, stop::T) where {T<:Real} = UnitRange{T}(start, stop)
(::Colon)(start::T, stop::T) where {T<:AbstractFloat} = _colon_float(start, oneunit(T), stop)
(::Colon)(start::Real, stop::Real) = (p = promote(start, stop); p[1]:p[2])
(::Colon)(start::T, stop::T) where {T} = start:oneunit(stop - start):stop
(::Colon)(start::T, step::T, stop::T) where {T<:AbstractFloat} = _colon_float(start, step, stop)
(::Colon)(start::T, step::T, stop::T) where {T<:Real} = StepRange{T,T}(start, step, stop)
(::Colon)(start::T, step::Real, stop::T) where {T<:Real} = _colon_real(start, step, stop)
(::Colon)(start::T, step::Real, stop::T) where {T<:AbstractFloat} =
    (p = promote(start, step, stop); p[1]:p[2]:p[3])
(::Colon)(start::T, step::AbstractFloat, stop::T) where {T<:Real} =
    (p = promote(start, step, stop); p[1]:p[2]:p[3])
(::Colon)(start::T, step::AbstractFloat, stop::T) where {T<:AbstractFloat} =
    (p = promote(start, step, stop); p[1]:p[2]:p[3])
(::Colon)(start::Real, step, stop::Real) = (p = promote(start, stop); p[1]:step:p[2])
(::Colon)(start::T, step, stop::T) where {T} = StepRange{T,typeof(step)}(start, step, stop)
(::Colon)(start, step, stop) = (p = promote(start, stop); StepRange(p[1], step, p[2]))
# The elements are of the type that a step leads to.
_colon_real(start::T, step::S, stop::T) where {T,S} =
    (a = start + zero(step); StepRange{typeof(a),S}(a, step, convert(typeof(a), stop)))
const (:) = Colon()

"""
    range(start, stop; length, step)
    range(start; stop, length, step)

A range of evenly spaced elements, given by three of: first element, last element, step,
length.
"""
range(start; stop=nothing, length=nothing, step=nothing) = _range(start, step, stop, length)
range(start, stop; length=nothing, step=nothing) = _range(start, step, stop, length)
range(start, stop, length::Integer) = _range(start, nothing, stop, length)
range(; start=nothing, stop=nothing, length=nothing, step=nothing) =
    _range(start, step, stop, length)

# Which three of the four are given; tests of types, so that each call keeps one branch.
function _range(start, step, stop, len)
    if start === nothing
        len === nothing && return _range_up_to(step, stop)
        return _range_before(step, stop, len)
    elseif stop === nothing
        len === nothing && throw(ArgumentError("At least one of `length` or `stop` must be specified"))
        return step === nothing ? _range_from(start, len) : _range_start_step(start, step, Int(len))
    end
    len === nothing && return step === nothing ? (start:stop) : (start:step:stop)
    step === nothing && return _range_start_stop(start, stop, Int(len))
    throw(ArgumentError("Too many arguments specified; try passing only one of `stop` or `length`"))
end
_range_from(start, len) = _range_start_step(start, oneunit(start), Int(len))
_range_from(start::Integer, len) = start:(start + oftype(start, len) - oneunit(start))
_range_up_to(::Nothing, stop::Integer) = OneTo(stop)
_range_up_to(step, stop) =
    throw(ArgumentError("At least one of `length` or `start` must be specified"))
# The `len` elements that end at `stop`.
function _range_before(step, stop, len)
    stop !== nothing && return _range_start_step(stop - step * (len - 1), step, Int(len))
    throw(ArgumentError("At least one of `start` or `stop` must be specified"))
end
function _range_before(::Nothing, stop, len)
    stop === nothing && return OneTo(len)
    stop isa Integer && return (stop - oftype(stop, len) + oneunit(stop)):stop
    return _range_start_step(stop - oneunit(stop) * (len - 1), oneunit(stop), Int(len))
end

_range_start_step(start::T, step::S, len::Int) where {T<:Integer, S<:Integer} =
    StepRange{typeof(start + zero(step)),S}(start, step, start + step * (len - 1))
function _range_start_step(start, step, len::Int)
    s = start + zero(step)
    return s isa AbstractFloat ? _float_start_step(s, oftype(s, step), len) :
        StepRangeLen(start, step, len)
end
_range_start_stop(start::T, stop::S, len::Int) where {T<:Integer, S<:Integer} =
    _linspace_integers(Float64(start), Float64(stop), start, stop, len)
function _range_start_stop(start, stop, len::Int)
    len < 0 && throw(ArgumentError(string("range(", start, ", stop=", stop, ", length=", len, "): negative length")))
    p = promote(start, stop)
    d = (p[2] - p[1]) / 1
    a = p[1] + zero(d)
    b = p[2] + zero(d)
    if a isa AbstractFloat && b isa AbstractFloat
        return _float_start_stop(a, b, len)
    end
    return len == 1 ? StepRangeLen(a, zero(d), 1) : StepRangeLen(a, d / (len - 1), len)
end

# ---- access ----------------------------------------------------------------------------

first(r::OneTo{T}) where {T} = oneunit(T)
first(r::Union{UnitRange, StepRange, LinRange}) = getfield(r, :start)
first(r::StepRangeLen) = _element(r, 1)
last(r::Union{OneTo, UnitRange, StepRange, LinRange}) = getfield(r, :stop)
last(r::StepRangeLen) = _element(r, Int(r.len))
"The distance between the elements of a range."
step(r::AbstractUnitRange{T}) where {T} = oneunit(T)
step(r::StepRange) = r.step
step(r::StepRangeLen{T}) where {T} = _plain(T, r.step)
step(r::LinRange) = (last(r) - first(r)) / r.lendiv
_plain(::Type{T}, x) where {T} = x

# The type of the length of a range of `T`, and the length.
const _SmallInts = Union{Bits8, Bits16, Bits32}
length(r::OneTo) = _length_value(r.stop)
_length_value(n::Int) = n
_length_value(n::_SmallInts) = Int(n)
_length_value(n) = n
length(r::UnitRange{Int}) = add_int(sub_int(r.stop, r.start), 1)
length(r::UnitRange{<:_SmallInts}) = Int(r.stop) - Int(r.start) + 1
length(r::AbstractUnitRange{T}) where {T<:Integer} = _length_value(last(r) - first(r) + oneunit(T))
length(r::AbstractUnitRange) = Int(last(r) - first(r)) + 1
function length(r::StepRange)
    isempty(r) && return _length_value(zero(r.stop - r.start))
    return _length_value(div(r.stop - r.start, r.step) + 1)
end
function length(r::StepRange{Int,Int})
    isempty(r) && return 0
    a, s, b = r.start, r.step, r.stop
    if s > 0
        return bitcast(Int, udiv_int(bitcast(UInt, sub_int(b, a)), bitcast(UInt, s))) + 1
    end
    return bitcast(Int, udiv_int(bitcast(UInt, sub_int(a, b)), uabs(s))) + 1
end
length(r::StepRange{<:_SmallInts,<:_SmallInts}) =
    isempty(r) ? 0 : div(Int(r.stop) - Int(r.start), Int(r.step)) + 1
length(r::StepRangeLen) = r.len
length(r::LinRange) = r.len
size(r::AbstractRange) = (length(r),)
axes(r::AbstractRange) = (OneTo(length(r)),)
isempty(r::OneTo) = r.stop <= 0
isempty(r::AbstractUnitRange) = first(r) > last(r)
isempty(r::StepRange) = (r.start != r.stop) & ((r.step > zero(r.step)) != (r.stop > r.start))
isempty(r::Union{StepRangeLen, LinRange}) = r.len == 0
eltype(::Type{<:AbstractRange{T}}) where {T} = T
parent(r::AbstractRange) = r

# Ranges of a program's own, by their ends.
iterate(r::OrdinalRange) = isempty(r) ? nothing : (first(r), first(r))
iterate(r::OrdinalRange, i) = i == last(r) ? nothing : (y = i + step(r); (y, y))
iterate(r::OneTo) = r.stop <= 0 ? nothing : (one(r.stop), one(r.stop))
iterate(r::OneTo, i) = i == r.stop ? nothing : (i + one(i), i + one(i))
iterate(r::OneTo{Int}, i::Int) = i === r.stop ? nothing : (add_int(i, 1), add_int(i, 1))
iterate(r::UnitRange) = r.start > r.stop ? nothing : (r.start, r.start)
iterate(r::UnitRange, i) = i == r.stop ? nothing : (i + one(i), i + one(i))
iterate(r::UnitRange{Int}, i::Int) = i === r.stop ? nothing : (add_int(i, 1), add_int(i, 1))
iterate(r::StepRange) = isempty(r) ? nothing : (r.start, r.start)
function iterate(r::StepRange{T}, i) where {T}
    i == r.stop && return nothing
    n = convert(T, i + r.step)
    return (n, n)
end
iterate(r::Union{StepRangeLen, LinRange}) = r.len < 1 ? nothing : (_element(r, 1), 2)
iterate(r::Union{StepRangeLen, LinRange}, i::Int) =
    i > r.len ? nothing : (_element(r, i), i + 1)

# Element `i`, which lies within the range.
_element(r::OneTo{T}, i::Int) where {T} = i % T
_element(r::AbstractRange, i::Int) = convert(eltype(r), first(r) + (i - 1) * step(r))
_element(r::UnitRange, i::Int) = oftype(r.start, r.start + (i - 1))
_element(r::UnitRange{Int}, i::Int) = add_int(r.start, sub_int(i, 1))
_element(r::StepRange{T}, i::Int) where {T} = convert(T, r.start + (i - 1) * r.step)
_element(r::StepRangeLen{T}, i::Int) where {T} = T(r.ref + (i - r.offset) * r.step)
function _element(r::LinRange{T}, i::Int) where {T}
    r.len == 1 && return r.start
    k = i - 1
    t = k / r.lendiv
    return T((1 - t) * r.start + t * r.stop)
end

@noinline _range_bounds(r, i) = throw(BoundsError(r, i))
# One method for all integers: a program's own range may have another for `Int` or `Integer`.
@inline function getindex(r::AbstractRange, i::Integer)
    k = _range_index(i)
    @boundscheck (1 <= k) & (k <= length(r)) || _range_bounds(r, i)
    return _element(r, k)
end
_range_index(i::Int) = i
_range_index(i::Integer) = Int(i)
@noinline _range_index(i::Bool) = throw(ArgumentError(string("invalid index: ", i, " of type Bool")))
getindex(r::AbstractRange, ::Colon) = copy(r)
copy(r::AbstractRange) = r

# A range of indices gives a range.
@noinline _range_bounds2(r, s) = throw(BoundsError(r, s))
@inline function _check_subrange(r, s)
    isempty(s) && return nothing
    n = length(r)
    ((1 <= first(s)) & (first(s) <= n) & (1 <= last(s)) & (last(s) <= n)) || _range_bounds2(r, s)
    return nothing
end
function getindex(r::AbstractUnitRange{T}, s::AbstractUnitRange{<:Integer}) where {T<:Integer}
    @boundscheck _check_subrange(r, s)
    a = oftype(first(r), first(r) + (first(s) - 1))
    return UnitRange{T}(a, oftype(first(r), a + (length(s) - 1)))
end
function getindex(r::OneTo{T}, s::OneTo) where {T}
    @boundscheck _check_subrange(r, s)
    return OneTo{T}(s.stop)
end
function getindex(r::AbstractUnitRange{T}, s::StepRange{<:Integer}) where {T<:Integer}
    @boundscheck _check_subrange(r, s)
    a = oftype(first(r), first(r) + (first(s) - 1))
    return _range_start_step(a, step(s), Int(length(s)))
end
function getindex(r::StepRange, s::AbstractRange{<:Integer})
    @boundscheck _check_subrange(r, s)
    a = oftype(r.start, r.start + (first(s) - 1) * r.step)
    st = r.step * step(s)
    return StepRange(a, st, oftype(a, a + (length(s) - 1) * st))
end
function getindex(r::StepRangeLen{T}, s::OrdinalRange{<:Integer}) where {T}
    @boundscheck _check_subrange(r, s)
    n = Int(length(s))
    # The reference stays where it is nearest, so that no digit is lost.
    k = step(s) == 0 ? 1 : round(Int, (r.offset - first(s)) / step(s)) + 1
    k = n == 0 ? 1 : k < 1 ? 1 : k > n ? n : k
    i = n == 0 ? r.offset : first(s) + (k - 1) * step(s)
    ref = r.ref + (i - r.offset) * r.step
    return StepRangeLen{T,typeof(ref),typeof(r.step * 1),Int}(ref, r.step * step(s), n, k)
end
function getindex(r::LinRange{T}, s::OrdinalRange{<:Integer}) where {T}
    @boundscheck _check_subrange(r, s)
    return LinRange{T}(_element(r, Int(first(s))), _element(r, Int(last(s))), length(s))
end
