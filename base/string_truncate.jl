# Shortening text to a width: ltruncate, rtruncate, ctruncate.

"`Base.rtruncate(s, maxwidth, mark=\"…\")`: `s` in at most `maxwidth` columns, the end given up for `mark`."
function rtruncate(s::AbstractString, maxwidth::Integer, mark::Union{AbstractString, AbstractChar} = '…')
    textwidth(s) <= maxwidth && return string(s)
    room = _room_beside(mark, maxwidth)
    return string(_head_within(s, room), mark)
end
"`Base.ltruncate(s, maxwidth, mark=\"…\")`: `s` in at most `maxwidth` columns, the beginning given up for `mark`."
function ltruncate(s::AbstractString, maxwidth::Integer, mark::Union{AbstractString, AbstractChar} = '…')
    textwidth(s) <= maxwidth && return string(s)
    room = _room_beside(mark, maxwidth)
    return string(mark, _tail_within(s, room))
end
"`Base.ctruncate(s, maxwidth, mark=\"…\"; prefer_left=true)`: `s` in at most `maxwidth` columns, the middle given up for `mark`."
function ctruncate(s::AbstractString, maxwidth::Integer, mark::Union{AbstractString, AbstractChar} = '…'; prefer_left::Bool = true)
    textwidth(s) <= maxwidth && return string(s)
    room = _room_beside(mark, maxwidth)
    small, large = room ÷ 2, room - room ÷ 2
    left, right = prefer_left ? (large, small) : (small, large)
    return string(_head_within(s, left), mark, _tail_within(s, right))
end
function _room_beside(mark, maxwidth::Integer)
    maxwidth >= 0 || throw(ArgumentError("maxwidth must be positive, got $maxwidth"))
    return max(Int(maxwidth) - textwidth(mark), 0)
end
function _head_within(s::AbstractString, room::Int)
    stop = 0
    for (i, c) in pairs(s)
        room -= textwidth(c)
        room < 0 && break
        stop = i
    end
    return SubString(s, 1, stop)
end
function _tail_within(s::AbstractString, room::Int)
    start = ncodeunits(s) + 1
    for i in Iterators.reverse(eachindex(s))
        room -= textwidth(s[i])
        room < 0 && break
        start = i
    end
    return SubString(s, start)
end
